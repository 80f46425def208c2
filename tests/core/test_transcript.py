import pytest

from voice_interviewer.core.events import (
    InterviewerSpoke,
    PhraseRecorded,
    PromptPlayed,
    QuestionAsked,
    RequestHeard,
    UtteranceHeard,
    Word,
)
from voice_interviewer.core.transcript import Line, cite, clock, find, stamped, transcribe, words_within


def heard(utterance_id, text, start_s, *, question_id="q1", seconds_per_word=0.5, confidence=0.9):
    words, at = [], start_s
    for word in text.split():
        words.append(Word(text=word, start_s=at, end_s=at + seconds_per_word, confidence=confidence))
        at += seconds_per_word
    return UtteranceHeard(
        utterance_id=utterance_id, question_id=question_id, text=text, start_s=start_s, end_s=at, words=tuple(words)
    )


def asked(question_id, text, at_s, form="main"):
    return QuestionAsked(question_id=question_id, text=text, form=form, at_s=at_s)


def test_lines_stand_in_the_order_of_their_times_with_speaker_and_question():
    log = [
        InterviewerSpoke(purpose="greeting", text="Hello, I am an AI.", at_s=0.0),
        PromptPlayed(start_s=0.4, end_s=2.0),
        asked("q1", "What is an index?", 2.0),
        PromptPlayed(start_s=2.1, end_s=3.5, question_id="q1"),
        PhraseRecorded(utterance_id="u1", question_id="q1", start_s=5, end_s=7, audio="u1.flac", sha256="ab"),
        heard("u1", "A sorted copy of a column.", 5.0),
    ]
    lines = transcribe(log).lines
    assert [(line.speaker, line.start_s, line.end_s) for line in lines] == [
        ("interviewer", 0.4, 2.0),
        ("interviewer", 2.1, 3.5),
        ("candidate", 5.0, 8.0),
    ]
    assert lines[1].purpose == "main"
    assert (lines[2].audio, lines[2].sha256) == ("u1.flac", "ab")
    assert stamped(lines[2]) == "[00:05] Candidate: A sorted copy of a column."


def test_a_phrase_recognised_late_still_stands_before_what_came_after_it():
    log = [
        asked("q1", "One?", 0.0),
        InterviewerSpoke(purpose="nudge", text="Take your time.", at_s=20.0),
        heard("u1", "Yes.", 8.0),
    ]
    assert [line.text for line in transcribe(log).lines] == ["One?", "Yes.", "Take your time."]


def test_an_utterance_transcribed_again_after_a_crash_counts_once():
    log = [asked("q1", "One?", 0.0), heard("u1", "Yess.", 5.0), heard("u1", "Yes.", 5.0)]
    assert [line.text for line in transcribe(log).answer("q1")] == ["Yes."]


def test_a_question_played_again_after_a_resume_keeps_its_first_time():
    log = [
        asked("q1", "One?", 0.0),
        PromptPlayed(start_s=0.5, end_s=1.0, question_id="q1"),
        heard("u1", "Yes.", 5.0),
        PromptPlayed(start_s=9.0, end_s=9.5, question_id="q1"),
    ]
    assert [line.text for line in transcribe(log).lines] == ["One?", "Yes."]


def test_a_request_is_in_the_transcript_and_not_in_the_answer():
    log = [
        asked("q1", "One?", 0.0),
        heard("u1", "Could you repeat that?", 2.0),
        RequestHeard(question_id="q1", utterance_ids=("u1",), request="repeat"),
        heard("u2", "An index is sorted.", 9.0),
    ]
    transcript = transcribe(log)
    assert [line.line_id for line in transcript.answer("q1")] == ["u2"]
    assert [line.request for line in transcript.utterances("q1")] == ["repeat", ""]


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "00:00"), (59.999, "00:59"), (60, "01:00"), (4503.2, "75:03"), (-1, "00:00")]
)
def test_clock(seconds, shown):
    assert clock(seconds) == shown


def test_a_citation_carries_the_times_of_its_words():
    (line,) = transcribe([heard("u1", "I would add an index first.", 10.0)]).lines
    evidence = cite(line, 8, 20)
    assert evidence.quote == "add an index"
    assert (evidence.start_s, evidence.end_s) == (11.0, 12.5)
    assert line.text[evidence.start_char : evidence.end_char] == evidence.quote


def test_a_citation_of_typed_text_carries_the_times_of_the_line():
    typed = UtteranceHeard(utterance_id="u1", question_id="q1", text="an index", start_s=3, end_s=4, via="typed")
    (line,) = transcribe([typed]).lines
    assert (cite(line, 3, 8).start_s, cite(line, 3, 8).end_s) == (3, 4)


@pytest.mark.parametrize("span", [(0, 0), (-1, 3), (0, 99), (1, 2), (5, 3)])
def test_there_is_no_citation_of_nothing(span):
    with pytest.raises(ValueError, match="no text at"):
        cite(Line(line_id="u1", speaker="candidate", text="a  b", start_s=0, end_s=1), *span)


def test_repeated_words_are_told_apart_by_their_place():
    (line,) = transcribe([heard("u1", "the index and the index", 0.0)]).lines
    assert [word.start_s for word in words_within(line, 18, 23)] == [2.0]


@pytest.mark.parametrize("quote", ["ADD AN INDEX", "add an\nindex", "don’t add an index", "index"])
def test_a_quotation_is_found_despite_case_spacing_and_typographic_quotes(quote):
    lines = transcribe([heard("u1", "Well, I don't add an index blindly.", 0.0)]).lines
    evidence = find(lines, quote)
    assert evidence is not None
    assert evidence.quote in lines[0].text


@pytest.mark.parametrize("quote", ["", "  ", "inde", "ndex", "add the index", "(index"])
def test_what_was_never_said_is_not_found(quote):
    assert find(transcribe([heard("u1", "I add an index.", 0.0)]).lines, quote) is None
