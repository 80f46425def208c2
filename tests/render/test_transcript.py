import itertools
import json
import re
import unicodedata

import pytest

from voice_interviewer.core.events import Word
from voice_interviewer.core.transcript import Line, Transcript
from voice_interviewer.render import TRANSCRIPTS
from voice_interviewer.render.markup import markdown, markup

NAMES = "अनन्या شريف 李雷 “quoted” 🎧"


def candidate(text, start_s=61.5, *, words=True, seconds_per_word=0.5):
    at, spoken = start_s, []
    for word in text.split():
        spoken.append(Word(text=word, start_s=at, end_s=at + seconds_per_word))
        at += seconds_per_word
    return Line(
        line_id="u1", speaker="candidate", text=text, start_s=start_s, end_s=at, words=tuple(spoken) if words else ()
    )


@pytest.mark.parametrize("form", TRANSCRIPTS)
def test_every_script_survives_in_every_form(form):
    shown = TRANSCRIPTS[form](Transcript((candidate(NAMES),)))
    assert NAMES in shown
    assert shown.encode().decode() == shown
    assert shown.endswith("\n")


@pytest.mark.parametrize("form", TRANSCRIPTS)
def test_an_empty_transcript_is_no_error(form):
    assert isinstance(TRANSCRIPTS[form](Transcript()), str)


def test_text_has_one_line_for_each_utterance_even_with_line_breaks_inside():
    shown = TRANSCRIPTS["txt"](Transcript((candidate("one\ntwo"), candidate("three", 70))))
    assert shown == "[01:01] Candidate: one two\n[01:10] Candidate: three\n"


def test_text_without_speakers():
    assert TRANSCRIPTS["txt"](Transcript((candidate("one"),)), speakers=False) == "[01:01] one\n"


def test_json_keeps_words_times_and_confidence():
    document = json.loads(TRANSCRIPTS["json"](Transcript((candidate("one two"),), language="en")))
    assert document["schema_version"]
    assert document["lines"][0]["words"][1] == {"text": "two", "start_s": 62.0, "end_s": 62.5, "confidence": 1.0}


@pytest.mark.parametrize("words", [True, False])
@pytest.mark.parametrize("form", ["srt", "vtt"])
def test_long_answers_become_short_cues_that_lose_no_word_and_run_forward(form, words):
    line = candidate(" ".join(f"word{i}" for i in range(60)), words=words)
    shown = TRANSCRIPTS[form](Transcript((line,)))
    times = re.findall(r"(\d\d):(\d\d):(\d\d)[,.](\d{3}) --> (\d\d):(\d\d):(\d\d)[,.](\d{3})", shown)
    assert len(times) > 4
    starts = [[int(part) for part in time[:4]] for time in times]
    assert starts == sorted(starts)
    assert all(time[:4] < time[4:] for time in times)
    assert re.findall(r"word\d+", shown) == line.text.split()
    assert starts[0] == [0, 1, 1, 500]


HOSTILE = "clear \x1b[2J screen\x07 \x9b31m \udc80 end"
ZERO_WIDTH = "👩‍💻 می‌خواهم"


@pytest.mark.parametrize("form", ["txt", "md", "srt", "vtt"])
@pytest.mark.parametrize("speakers", [True, False])
def test_control_characters_of_old_logs_drive_no_terminal(form, speakers):
    shown = TRANSCRIPTS[form](Transcript((candidate(HOSTILE),)), speakers=speakers)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in shown.replace("\n", ""))
    assert "end" in shown
    assert ZERO_WIDTH in TRANSCRIPTS[form](Transcript((candidate(ZERO_WIDTH),)), speakers=speakers)


def shown_times(form, *lines):
    shown = TRANSCRIPTS[form](Transcript(lines))
    times = re.findall(r"(\d\d):(\d\d):(\d\d)[,.](\d{3}) --> (\d\d):(\d\d):(\d\d)[,.](\d{3})", shown)
    numbers = [[int(part) for part in time] for time in times]
    seconds = [
        3600 * hour + 60 * minute + second + ms / 1000
        for (*t,) in numbers
        for hour, minute, second, ms in (t[:4], t[4:])
    ]
    return list(zip(seconds[::2], seconds[1::2], strict=True))


def line(text, start_s, end_s, speaker="interviewer", via="voice"):
    return Line(line_id=f"{text}-{start_s}", speaker=speaker, text=text, start_s=start_s, end_s=end_s, via=via)


GREETING = "Hello. I am an AI interviewer. " * 8
OVERLAPPING = {
    "typed at one moment": [line(f"Line number {n}", 12.0, 12.0, "candidate", "typed") for n in range(9)],
    "killed in the greeting": [
        line(GREETING, 0.0, 16.0),
        line("Tell me about yourself.", 0.0, 3.0),
        candidate("I am", 4),
    ],
    "resumed": [
        candidate("one two three four five six", 60),
        line("Welcome back.", 62.0, 64.0),
        candidate("seven", 63.5),
    ],
    "words that run over": [
        candidate("one two three", 60, seconds_per_word=4),
        candidate("four", 61),
        candidate("five", 61),
    ],
}


@pytest.mark.parametrize("form", ["srt", "vtt"])
@pytest.mark.parametrize("name", OVERLAPPING)
def test_cues_never_overlap_and_never_run_backwards(form, name):
    times = shown_times(form, *OVERLAPPING[name])
    assert len(times) >= len(OVERLAPPING[name])
    assert all(end_s - start_s >= 0.399 for start_s, end_s in times)
    assert all(end_s <= next_s for (_, end_s), (next_s, _) in itertools.pairwise(times))


def test_a_typed_answer_is_shown_as_long_as_reading_it_takes():
    typed = line("I would use a queue between the two services.", 12.0, 12.0, "candidate", "typed")
    assert shown_times("srt", typed) == [(12.0, 15.6)]
    assert shown_times("srt", typed, line("Okay.", 13.0, 14.0))[0] == (12.0, 13.0)


def test_what_looks_like_subtitle_markup_stays_text():
    hostile = candidate("<b>bold</b> & --> 00:00:01.000")
    assert "--&gt;" in TRANSCRIPTS["vtt"](Transcript((hostile,)))
    assert "<b>" not in TRANSCRIPTS["vtt"](Transcript((hostile,)))
    assert TRANSCRIPTS["srt"](Transcript((hostile,))).count("-->") == 1


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*bold* _it_", r"\*bold\* \_it\_"),
        ("# heading", r"\# heading"),
        ("- entry", r"\- entry"),
        ("1. entry", r"1\. entry"),
        ("a | b", r"a \| b"),
        ("<script>", r"\<script\>"),
        ("&lt;", "&amp;lt;"),
        ("plain, ordinary text. With - dash", "plain, ordinary text. With - dash"),
        ("--- rule", "\\--- rule"),
    ],
)
def test_markdown_is_escaped_only_where_it_would_be_markup(text, escaped):
    assert markdown(text) == escaped


def test_html_is_escaped():
    assert markup("<img src=\"x\" onerror='y'>") == "&lt;img src=&quot;x&quot; onerror=&#x27;y&#x27;&gt;"
