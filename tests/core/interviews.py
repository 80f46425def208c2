"""Small interviews as event logs, and a small pack to read them with."""

from __future__ import annotations

from voice_interviewer.core.events import (
    AnswerRated,
    ConsentGiven,
    EnginesChosen,
    Evidence,
    InterviewClosed,
    InterviewOpened,
    QuestionAsked,
    Recorded,
    TurnEnded,
    UtteranceHeard,
    Word,
)
from voice_interviewer.core.role.pack import Bank, ChecklistEntry, Competency, Item, Pack, Persona, Rubric, Thresholds

TECHNICAL = ("accuracy", "completeness", "clarity", "depth", "practicality")
STAR = ("situation", "task", "action", "result", "reflection")
GENERATED = "2026-01-06T15:52:00+00:00"


def words(text, start_s, seconds_per_word=0.4, confidence=0.95):
    return tuple(
        Word(
            text=word,
            start_s=round(start_s + place * seconds_per_word, 3),
            end_s=round(start_s + (place + 1) * seconds_per_word, 3),
            confidence=confidence,
        )
        for place, word in enumerate(text.split())
    )


def heard(utterance_id, question_id, text, start_s, *, seconds_per_word=0.4, confidence=0.95, **more):
    spoken = words(text, start_s, seconds_per_word, confidence)
    return UtteranceHeard(
        utterance_id=utterance_id,
        question_id=question_id,
        text=text,
        start_s=start_s,
        end_s=spoken[-1].end_s if spoken else start_s + 1,
        words=spoken,
        recogniser="test",
        **more,
    )


def quote(utterance, text):
    """Evidence for the first place where an utterance says this."""
    start = utterance.text.index(text)
    end = start + len(text)
    inside, at = [], 0
    for word in utterance.words:
        place = utterance.text.index(word.text, at)
        at = place + len(word.text)
        if place < end and at > start:
            inside.append(word)
    return Evidence(
        utterance_id=utterance.utterance_id,
        quote=text,
        start_char=start,
        end_char=end,
        start_s=inside[0].start_s if inside else utterance.start_s,
        end_s=inside[-1].end_s if inside else utterance.end_s,
    )


def rating(question_id, criterion, level, *evidence, status="", reason="as said", grading="g1", **more):
    return AnswerRated(
        grading=grading,
        question_id=question_id,
        item_id="",
        criterion=criterion,
        level=level,
        reason=reason,
        evidence=evidence,
        status=status,
        grader="test",
        **more,
    )


def question(question_id, at_s, *, item_id="", form="main", text="", parent_id="", author="pack"):
    return QuestionAsked(
        question_id=question_id,
        text=text or f"Question {question_id}?",
        form=form,
        at_s=at_s,
        item_id=item_id,
        parent_id=parent_id,
        author=author,
    )


def opened(**more):
    values = {
        "interview_id": "iv1",
        "candidate": "Asha Rao",
        "pack_id": "small",
        "pack_title": "Backend Engineer",
        "pack_hash": "cafe",
        "minutes": 20,
        "product_version": "0.1.0",
    }
    return InterviewOpened(**(values | more))


def log(*events, start="2026-01-06T15:48:{:02d}+00:00", end="2026-01-06T15:51:57+00:00"):
    """Number the events; the first is at 15:48:14, the closing one at 15:51:57."""
    recorded = []
    for seq, event in enumerate(events, start=1):
        at = end if isinstance(event, InterviewClosed) else start.format(min(14 + seq // 9, 59))
        recorded.append(Recorded(seq=seq, at=at, event=event, hash=f"{seq:04x}"))
    return recorded


def pack(items=(), checklist=(), competencies=(), **thresholds):
    return Pack(
        id="small",
        title="Backend Engineer",
        persona=Persona(title="Interviewer"),
        bank=Bank(title="Bank", items=tuple(items)),
        rubric=Rubric(
            checklist=tuple(ChecklistEntry(entry, f"Entry {entry}", "Mid/Senior") for entry in checklist),
            competencies=tuple(competencies),
            thresholds=Thresholds(**thresholds),
        ),
        sha256="cafe",
    )


def item(item_id, *, kind="technical", checklist=(), competency="", text="", **more):
    return Item(
        id=item_id,
        text=text or f"Ask {item_id}?",
        level="mid",
        kind=kind,
        checklist=tuple(checklist),
        competency=competency,
        **more,
    )


def beginning():
    return [
        opened(),
        ConsentGiven(notice_version="1", notice_hash="ab", purposes=("recording", "automated assessment")),
        EnginesChosen(
            recogniser="ear", voice="voice", director="rules", voice_activity="silero", notes=("Accuracy is low.",)
        ),
    ]


GOLDEN_WORDS = (121, 135, 162, 162, 137, 181, 157)
GOLDEN_KINDS = ("technical", "technical", "behavioural", "technical", "technical", "behavioural", "technical")
GOLDEN_LEVELS = {
    1: (10, 10, 10, 9, 10),
    2: (10, 10, 10, 9, 9),
    6: (8.5, 8, 9, 6, 8),
    7: (9.5, 9, 9, 8, 10),
}


def session_report():
    """The seven blocks of the seed session report: 223 s, 1055 words, and no ratings for questions 3 to 5."""
    items = [item(f"i{number}", kind="technical") for number in range(1, 8)]
    seconds_per_word = 223 / (1055 + 121)
    events = beginning()
    introduction = heard("u0", "q0", "intro " * 120 + "end", 0.0, seconds_per_word=seconds_per_word)
    events += [question("q0", 0.0, form="introduction"), introduction]
    at = introduction.end_s
    ratings = []
    for number, count in enumerate(GOLDEN_WORDS, start=1):
        text = " ".join(f"word{place}" for place in range(count))
        answer = heard(f"u{number}", f"q{number}", text, round(at, 3), seconds_per_word=seconds_per_word)
        events += [
            question(f"q{number}", round(at, 3), item_id=f"i{number}"),
            answer,
            TurnEnded(question_id=f"q{number}", reason="patience", at_s=answer.end_s),
        ]
        at = answer.end_s
        for criterion, score in zip(TECHNICAL, GOLDEN_LEVELS.get(number, ()), strict=False):
            ratings.append(rating(f"q{number}", criterion, score / 2, quote(answer, "word0 word1")))
    events += [*ratings, InterviewClosed(reason="complete", at_s=223.0)]
    return log(*events), pack(items)


def checklist_report():
    """Four answers that show an entry each, of a checklist of ten."""
    entries = [f"c{number}" for number in range(10)]
    items = [item(f"i{number}", checklist=[f"c{number}"]) for number in range(10)]
    events, ratings = beginning(), []
    for number in (0, 3, 4, 9):
        answer = heard(f"u{number}", f"q{number}", f"I would use approach {number} here", 20.0 * number + 5)
        events += [question(f"q{number}", 20.0 * number, item_id=f"i{number}"), answer]
        ratings.append(rating(f"q{number}", f"checklist:c{number}", None, quote(answer, "use approach"), status="1"))
    return log(*events, *ratings, InterviewClosed(reason="complete", at_s=223.0)), pack(items, entries)


def competency(competency_id, name="", **more):
    return Competency(competency_id, name or competency_id.title(), **more)
