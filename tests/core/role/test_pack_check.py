"""Each rule over a pack: silent on a sound pack, heard on the fault it is for."""

from dataclasses import replace
from typing import Any

import pytest

from voice_interviewer.core.role.pack import (
    Anchor,
    BandRow,
    Bank,
    ChecklistEntry,
    Competency,
    Item,
    Limits,
    Pack,
    Persona,
    Phase,
    Rubric,
    Section,
    Template,
    Thresholds,
)
from voice_interviewer.core.role.pack_check import check

ANCHORS = tuple(Anchor(level, f"observable behaviour {level}") for level in (1, 3, 5))
EXEMPLAR = " ".join(f"word{i}" for i in range(60))
TEXTS = (
    "How would you store the comments of a blog?",
    "How do you page through a very long list?",
    "What do you do before a release on a Friday?",
    "How would you find out that a disk is filling up?",
)
ITEMS = tuple(
    Item(
        id=f"item-{number}",
        text=text,
        level="junior",
        section="Questions",
        number=number,
        guide="Says plainly what belongs there.",
        expects=("parent reference", "sorted by timestamp"),
        exemplars=(EXEMPLAR,),
        anchors=ANCHORS,
        competency="craft",
        checklist=tuple(f"entry-{i}" for i in range(8)),
        probes=("What could fail there?",),
        core=number == 1,
        line=10 * number,
    )
    for number, text in enumerate(TEXTS, start=1)
)
SOUND = Pack(
    id="sound",
    title="Sound",
    persona=Persona(
        "Interviewer",
        never=("Teach or give hints",),
        templates=(Template("Correct (>75%)", "Thank you. [Next question]"),),
        acknowledgements=("Thank you.",),
        minutes=30,
        phases=(Phase("One", 0, 10), Phase("Two", 10, 30)),
        scores=("Craft (3+ required)",),
    ),
    bank=Bank(
        "Bank",
        table=(BandRow("Junior", "", "0-1 years"), BandRow("Mid", "", "2-4 years"), BandRow("Senior", "", "5+ years")),
        sections=(Section("Level 1", "Questions", "junior", declared=4, unit="questions", line=5),),
        items=ITEMS,
    ),
    rubric=Rubric(
        competencies=(Competency("craft", "Craft", anchors=ANCHORS, line=3),),
        checklist=tuple(ChecklistEntry(f"entry-{i}", f"Entry {i}", "", "craft", line=20 + i) for i in range(8)),
        thresholds=Thresholds(gate_competency="craft"),
    ),
)


def with_item(**changes: Any) -> Pack:
    """The sound pack with its first item changed."""
    return replace(SOUND, bank=replace(SOUND.bank, items=(replace(ITEMS[0], **changes), *ITEMS[1:])))


def with_(part: str, **changes: Any) -> Pack:
    return replace(SOUND, **{part: replace(getattr(SOUND, part), **changes)})


def found(pack: Pack) -> list[tuple[str, str, int, str]]:
    return [(problem.severity, problem.file, problem.line, problem.message) for problem in check(pack)]


def test_a_sound_pack_has_no_problems() -> None:
    assert check(SOUND) == ()


ITEM_FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"id": "item-2"}, "error", 'the id "item-2" is that of line 10 too'),
    ({"number": 2}, "error", 'the number "2" is that of line 10 too'),
    ({"competency": "magic"}, "error", 'unknown competency "magic"; the rubric has craft'),
    ({"checklist": ("nowhere",)}, "error", 'unknown checklist entry "nowhere"'),
    ({"kind": "behavioural"}, "warning", 'a behavioural question under the technical "craft"'),
    ({"topics": ("sql", "sql")}, "warning", "stands there twice"),
    ({"guide": ""}, "warning", "lacks an answer guide"),
    ({"anchors": ANCHORS[2:]}, "warning", "lacks an anchor at 1, 3"),
    ({"expects": (), "exemplars": ()}, "warning", "lacks expected points, exemplars"),
    ({"exemplars": (" ",)}, "error", "an exemplar is empty"),
    ({"exemplars": ("Too short.",)}, "warning", "an exemplar has 2 words"),
    ({"style": "implementation"}, "warning", "done at home"),
    ({"test_cases": ("GET / → 200",)}, "warning", "done at home"),
    ({"minutes": 45.0}, "warning", "too long for a spoken answer"),
    ({"minutes": 0.0}, "error", "Minutes is more than 0"),
    ({"code": "x = 1"}, "warning", "Delivery is voice+code"),
    ({"delivery": "voice+code"}, "warning", "has no code to show"),
    ({"delivery": "take-home"}, "error", "cannot be part of the spoken core"),
    ({"text": "What is a disk? What is a tape?"}, "warning", "ask one at a time"),
    ({"probes": ("What is it? Why is it?",)}, "warning", "a probe: one ask"),
    ({"text": "How " + "very " * 50 + "long is it?"}, "warning", "too many to follow by ear"),
    ({"text": "Are you married or do you have children?"}, "error", "unlawful topic"),
    ({"probes": ("How old are you?",)}, "error", "unlawful topic"),
    ({"text": TEXTS[1]}, "warning", "asks what an earlier question asks"),
    ({"expects": ("comments of a blog", "b")}, "warning", 'itself says the expected point "comments of a blog"'),
    (
        {"guide": "One should store the comments of a blog in a table."},
        "warning",
        'repeats the guide: "store the comments of a blog"',
    ),
    ({"red_flags": ("the menu only shows what they are allowed to do, so it is safe",)}, "warning", "is never heard"),
    (
        {"red_flags": ("sign the release",), "exemplars": ("I sign each release of the log. " * 6,)},
        "warning",
        'an exemplar raises the red flag "sign the release" ("sign each release")',
    ),
]


@pytest.mark.parametrize(("changes", "severity", "message"), ITEM_FAULTS)
def test_a_fault_of_an_item_is_found_at_its_line(changes: dict[str, Any], severity: str, message: str) -> None:
    problems = [problem for problem in found(with_item(**changes)) if message in problem[3]]
    assert problems
    assert {problem[:2] for problem in problems} == {(severity, "questions.md")}
    assert problems[0][2] in (10, 20)


@pytest.mark.parametrize(
    "comment", ["# bug: wrong order", "x = 1  # N+1 query issue", "// TODO fix the race", "/* missing check */"]
)
def test_a_comment_that_gives_the_answer_away_is_found(comment: str) -> None:
    pack = with_item(code=f"def f():\n    {comment}\n    return 1", delivery="voice+code")
    assert any("gives the answer away" in problem[3] for problem in found(pack))


def test_an_ordinary_comment_gives_nothing_away() -> None:
    pack = with_item(code="def f():\n    # one row per order\n    return 1", delivery="voice+code")
    assert check(pack) == ()


def test_a_take_home_item_needs_no_anchors_and_no_short_text() -> None:
    pack = with_item(delivery="take-home", core=False, style="project", anchors=(), exemplars=(), minutes=240)
    assert not any("item-1" in problem[3] for problem in found(pack))


BANK_FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"sections": (replace(SOUND.bank.sections[0], declared=6),)}, "announces 6 questions and holds 4 (2 missing)"),
    ({"sections": (replace(SOUND.bank.sections[0], declared=1),)}, "announces 1 questions and holds 4 (3 more)"),
    ({"table": (BandRow("Junior", "", "0-2"), BandRow("Mid", "", "2-4"))}, '"Junior" and "Mid" overlap at 2 years'),
    ({"table": (BandRow("Junior", "", "0-1"), BandRow("Mid", "", "4-5"))}, "no level covers the years between"),
    ({"table": (BandRow("Junior", "", "new"), BandRow("Mid", "", "2-4"))}, "name no number"),
    ({"items": (ITEMS[1], ITEMS[0], *ITEMS[2:])}, "number 1 stands after 2"),
    ({"items": tuple(replace(item, core=False) for item in ITEMS)}, "assess 0% of the checklist; a verdict needs 60%"),
]


@pytest.mark.parametrize(("changes", "message"), BANK_FAULTS)
def test_a_fault_of_the_bank_is_a_warning(changes: dict[str, Any], message: str) -> None:
    assert any(p[0] == "warning" and message in p[3] for p in found(with_("bank", **changes)))


def test_a_bank_without_spoken_questions_is_refused() -> None:
    silent = tuple(replace(item, delivery="take-home", core=False) for item in ITEMS)
    assert any(p[0] == "error" and "can be asked aloud" in p[3] for p in found(with_("bank", items=silent)))


RUBRIC_FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"thresholds": Thresholds(yes=9.0)}, "error", "strong_yes > yes > neutral > no"),
    ({"thresholds": Thresholds(strong_yes=11.0)}, "error", "10 >= strong_yes"),
    ({"thresholds": Thresholds(coverage=60)}, "error", "coverage is a share"),
    ({"thresholds": Thresholds(gate_level=0)}, "error", "gate_level"),
    ({"thresholds": Thresholds(gate_competency="x")}, "error", 'gate_competency "x" is unknown'),
    ({"limits": Limits(minutes=0)}, "error", "minutes is above 0"),
    ({"limits": Limits(probes=-1)}, "error", "not negative"),
    ({"limits": Limits(stuck_s=0)}, "error", "stuck_s"),
    ({"competencies": (SOUND.rubric.competencies[0],) * 2}, "error", 'the competency "craft" stands there 2 times'),
    ({"competencies": (Competency("craft", "Craft", weight=0, anchors=ANCHORS),)}, "error", "is not above 0"),
    ({"competencies": (Competency("craft", "Craft"),)}, "warning", "has no anchor at 1, 3, 5"),
    ({"hot_words": ("API", "API")}, "warning", 'the hot word "API" stands there 2 times'),
    ({"checklist": SOUND.rubric.checklist[:4]}, "warning", "the checklist has 4 entries, not 8 to 12"),
    (
        {"checklist": (*SOUND.rubric.checklist, ChecklistEntry("new", "New"))},
        "warning",
        'no spoken question assesses the checklist entry "new"',
    ),
    (
        {"checklist": (*SOUND.rubric.checklist, ChecklistEntry("new", "New", competency="x"))},
        "error",
        'names the unknown competency "x"',
    ),
    (
        {"competencies": (*SOUND.rubric.competencies, Competency("idle", "Idle", anchors=ANCHORS))},
        "warning",
        'no spoken question belongs to "idle"',
    ),
]


@pytest.mark.parametrize(("changes", "severity", "message"), RUBRIC_FAULTS)
def test_a_fault_of_the_rubric(changes: dict[str, Any], severity: str, message: str) -> None:
    assert any(p[:2] == (severity, "rubric.toml") and message in p[3] for p in found(with_("rubric", **changes)))


def test_an_entry_is_assessed_on_each_level_that_is_asked() -> None:
    senior = replace(ITEMS[3], level="senior", checklist=("entry-0",), core=True)
    problems = found(with_("bank", items=(*ITEMS[:3], senior)))
    assert ("warning", "rubric.toml", 21, 'no spoken question assesses "entry-1" at the level senior') in problems


PERSONA_FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"templates": (Template("Incorrect (<50%)", "No. Correct approach: [explanation]."),)}, "it never teaches"),
    ({"templates": (Template("Correct (>75%)", "Correct. [Next question]"),)}, "reveals a judgement"),
    ({"acknowledgements": ("Great answer!",)}, "reveals a judgement"),
    ({"phases": (Phase("One", 0, 10), Phase("Two", 12, 30))}, "runs from 12 to 30, and the one before ends at 10"),
    ({"phases": (Phase("One", 0, 10),)}, "the phases end at 10 minutes, the interview at 30"),
    ({"scores": ("Charm",)}, 'the score "Charm" is the name of no competency'),
]


@pytest.mark.parametrize(("changes", "message"), PERSONA_FAULTS)
def test_a_persona_that_contradicts_itself_is_a_warning(changes: dict[str, Any], message: str) -> None:
    assert any(p[:2] == ("warning", "persona.md") and message in p[3] for p in found(with_("persona", **changes)))


def test_problems_come_by_file_and_line() -> None:
    places = [problem[1:3] for problem in found(replace(with_item(guide=""), rubric=Rubric()))]
    assert places == sorted(places)
    assert len(places) > 3
