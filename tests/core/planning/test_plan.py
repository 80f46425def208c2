from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sessions.scripted import small_pack
from voice_interviewer.core.events import (
    Fact,
    InterviewerSpoke,
    InterviewOpened,
    ProfileDrawn,
    QuestionAsked,
    TurnEnded,
    UtteranceHeard,
)
from voice_interviewer.core.planning import plan
from voice_interviewer.core.planning.pace import pace
from voice_interviewer.core.planning.phases import phase_at
from voice_interviewer.core.planning.preview import preview
from voice_interviewer.core.planning.standing import Standing
from voice_interviewer.core.role.pack import Item, Level, Pack, Persona, Phase
from voice_interviewer.core.state import State, evolve

OPENED = InterviewOpened(
    interview_id="a", candidate="", pack_id="small", pack_title="", pack_hash="", minutes=10.0, target_level="junior"
)


def opened(minutes: float = 10.0, level: str = "junior", seed: int = 0) -> State:
    return evolve(State(), replace(OPENED, minutes=minutes, target_level=level, seed=seed))


def asked(state: State, item: Item, at_s: float) -> State:
    question_id = f"q{len(state.turns)}"
    question = QuestionAsked(question_id=question_id, text=item.text, form="main", at_s=at_s, item_id=item.id)
    state = evolve(state, question)
    return evolve(state, TurnEnded(question_id=question_id, reason="patience", at_s=at_s + 20))


def with_items(pack: Pack, *items: Item) -> Pack:
    return replace(pack, bank=replace(pack.bank, items=(*pack.bank.items, *items)))


def item(name: str, *, level: Level = "junior", kind: str = "technical", checklist: tuple[str, ...] = ()) -> Item:
    return Item(
        id=name,
        text=f"What is {name}?",
        level=level,
        kind=kind,
        checklist=checklist,
        minutes=0.5,
        topics=(name,),  # type: ignore[arg-type]
    )


def test_the_core_depends_on_role_level_and_length_alone() -> None:
    pack = small_pack(items=8)
    outlines = {tuple(item.id for item in plan.outline(pack, "junior", 10).core) for _ in range(3)}
    assert len(outlines) == 1
    first = [plan.next_item(opened(seed=seed), pack) for seed in range(5)]
    assert len({item.id for item in first if item}) == 1


@pytest.mark.parametrize("minutes", [5, 10, 20, 45])
def test_a_longer_box_holds_at_least_as_much(minutes: float) -> None:
    pack = small_pack(items=8)
    shorter, longer = plan.outline(pack, "junior", minutes), plan.outline(pack, "junior", minutes * 2)
    assert {item.id for item in shorter.core} <= {item.id for item in longer.core}
    assert shorter.coverage <= longer.coverage
    assert {item.id for item in shorter.core} | {item.id for item in shorter.left_out} == {
        item.id for item in pack.askable
    }


def test_a_core_question_that_covers_the_same_waits_for_one_that_covers_more() -> None:
    pack = small_pack(items=2)
    twin = replace(item("twin", checklist=("queues",)), core=True)
    other = replace(item("other", checklist=("caches",)), core=True)
    items = (pack.bank.items[0], twin, other)
    pack = replace(pack, bank=replace(pack.bank, items=items))
    core = plan.outline(pack, "junior", 3.5).core
    assert [chosen.id for chosen in core] == ["queues", "other"]


def test_nothing_is_asked_twice_and_coverage_comes_first() -> None:
    pack = with_items(small_pack(items=2), item("news", checklist=("new",)), item("more", checklist=("queues",)))
    state, order = opened(), []
    while (chosen := plan.next_item(state, pack)) is not None and len(order) < 10:
        order.append(chosen.id)
        state = asked(state, chosen, state.clock_s + 1)
    assert order == ["queues", "caches", "news", "more"]


def test_behavioural_comes_in_before_more_of_the_same() -> None:
    pack = with_items(small_pack(items=1), item("story", kind="behavioural"), item("more", checklist=("queues",)))
    state = asked(opened(), pack.bank.items[0], 10)
    chosen = plan.next_item(state, pack)
    assert chosen is not None
    assert chosen.id == "story"


def test_what_the_candidate_named_breaks_ties_only() -> None:
    pack = with_items(small_pack(items=1), item("kafka"), item("redis"))
    state = asked(opened(), pack.bank.items[0], 10)
    fact = Fact(name="skill", value="redis", quote="redis", utterance_id="q0-u1", start_s=1.0)
    knows_redis = evolve(state, ProfileDrawn(facts=(fact,), level="junior"))
    chosen = plan.next_item(knows_redis, pack)
    assert chosen is not None
    assert chosen.id == "redis"


def test_the_time_box_ends_the_plan() -> None:
    pack = small_pack(items=8)
    late = evolve(opened(minutes=5), InterviewerSpoke(purpose="nudge", text="", at_s=5 * 60 - 20))
    assert plan.next_item(late, pack) is None
    assert not plan.probe_fits(late, pack)


@pytest.mark.parametrize(
    ("told", "level"), [("senior", "senior"), ("expert", "senior"), ("", "junior"), ("mid", "junior")]
)
def test_the_level_is_the_nearest_that_the_pack_has(told: str, level: str) -> None:
    pack = with_items(small_pack(items=1), item("hard", level="senior"))
    assert plan.level_of(opened(level=told), pack) == level


def test_take_home_work_is_never_asked() -> None:
    home = replace(item("home"), delivery="take-home")
    pack = with_items(small_pack(items=1), home)
    state = asked(opened(), pack.bank.items[0], 10)
    assert plan.next_item(state, pack) is None


# how it goes, the phases and the pace


TALK = (
    "A queue takes work from the service and evens out peaks, a worker takes it from there, and the risk is that the "
    "same message comes twice."
)


def graded(name: str, level: Level = "junior", entry: str = "") -> Item:
    return replace(
        item(name, level=level, checklist=(entry,) if entry else ()),
        text=f"How do you work with a queue and {name}?",
        guide=TALK,
        exemplars=(TALK,),
        minutes=1.0,
    )


def graded_pack(*items: Item) -> Pack:
    pack = small_pack(items=2)
    return replace(pack, bank=replace(pack.bank, items=items))


def answering(state: State, chosen: Item, answer: str, seconds: float = 30.0) -> State:
    question_id, at_s = f"q{len(state.turns)}", state.clock_s
    question = QuestionAsked(question_id=question_id, text=chosen.text, form="main", at_s=at_s, item_id=chosen.id)
    state = evolve(state, question)
    heard = UtteranceHeard(
        utterance_id=f"{question_id}-u1", question_id=question_id, text=answer, start_s=at_s + 5, end_s=at_s + seconds
    )
    state = evolve(state, heard)
    return evolve(state, TurnEnded(question_id=question_id, reason="patience", at_s=at_s + seconds))


LADDER = (
    *(graded(f"{level}-{number}", level) for level in ("junior", "mid", "senior") for number in range(4)),  # type: ignore[arg-type]
)


def ladder(answer: str, level: Level = "mid", many: int = 8) -> list[str]:
    """The levels of the items that a candidate gets who always answers so."""
    pack, state, levels = graded_pack(*LADDER), opened(minutes=30, level=level), []
    while (chosen := plan.next_item(state, pack)) is not None and len(levels) < many:
        levels.append(chosen.level)
        state = answering(state, chosen, answer)
    return levels


def test_strong_answers_add_the_next_level_and_weak_ones_stay() -> None:
    strong, weak = ladder(TALK), ladder("I would look that up somewhere.")
    assert strong[:2] == weak[:2] == ["mid", "mid"], "two answers tell nothing yet"
    assert "senior" in strong
    assert "junior" not in strong
    assert "junior" in weak
    assert "senior" not in weak


def test_the_log_says_that_the_estimate_never_scores() -> None:
    pack, state = graded_pack(*LADDER), opened(minutes=30, level="mid")
    for chosen in LADDER[4:7]:
        state = answering(state, chosen, TALK)
    said = plan.reason(state, pack, LADDER[8])
    assert "level senior added: " in said
    assert "it picks topics and never scores" in said


def test_how_it_goes_never_touches_the_core() -> None:
    core = [replace(graded(f"core-{number}", "mid"), core=True) for number in range(4)]
    pack = graded_pack(*core, *LADDER)
    for answer in (TALK, "I would look that up somewhere.", ""):
        state = opened(minutes=30, level="mid")
        for expected in core:
            chosen = plan.next_item(state, pack)
            assert chosen == expected
            state = answering(state, expected, answer)


def test_the_pace_is_learned_from_the_turns() -> None:
    pack, quick, slow = graded_pack(*LADDER), opened(minutes=30), opened(minutes=30)
    usual = pace(quick, pack).main_s(LADDER[0])
    for chosen in LADDER[:4]:
        quick, slow = answering(quick, chosen, TALK, 20), answering(slow, chosen, TALK, 90)
    assert pace(quick, pack).main_s(LADDER[0]) < usual < pace(slow, pack).main_s(LADDER[0])


def test_a_break_of_the_candidate_does_not_count() -> None:
    state = asked(opened(minutes=10), small_pack().bank.items[0], 10)
    before = plan.seconds_left(state)
    state = evolve(state, QuestionAsked(question_id="q1", text="?", form="main", at_s=state.clock_s, item_id="caches"))
    begun = state.clock_s
    state = evolve(state, InterviewerSpoke(purpose="pause", text="", at_s=begun, question_id="q1"))
    heard = UtteranceHeard(utterance_id="q1-u1", question_id="q1", text="Back.", start_s=begun + 120, end_s=begun + 121)
    state = evolve(state, heard)
    assert state.paused_s == 120
    assert plan.seconds_left(state) == pytest.approx(before - 1)


PHASED = Persona(
    title="Phased",
    minutes=40,
    phases=(
        Phase("Introduction", 0, 4),
        Phase("Basics", 4, 20, task="Caches and their fill"),
        Phase("Depth", 20, 30, condition="Strong candidates"),
        Phase("Edge", 30, 40, condition="Exceptional candidates"),
    ),
)


@pytest.mark.parametrize(
    ("at_min", "so_far", "name"),
    [(1, "open", "Introduction"), (3, "open", "Basics"), (11, "solid", "Basics"), (11, "strong", "Depth"),
     (16, "strong", "Depth"), (16, "exceptional", "Edge"), (19, "weak", "Basics")],
)  # fmt: skip
def test_phases_scale_and_admit_by_their_condition(at_min: float, so_far: Standing, name: str) -> None:
    pack = replace(small_pack(), persona=PHASED)
    phase = phase_at(pack, 20, at_min, so_far)
    assert phase is not None
    assert phase.name == name


def test_the_phase_breaks_ties_between_items() -> None:
    items = (replace(item("alpha"), topics=("queue",)), replace(item("beta"), topics=("cache", "fill")))
    pack = replace(graded_pack(*items), persona=PHASED)
    state = evolve(opened(minutes=20), InterviewerSpoke(purpose="notice", text="", at_s=200))
    chosen = plan.next_item(state, pack)
    assert chosen is not None
    assert chosen.id == "beta"


def test_the_preview_is_the_plan_of_usual_answers() -> None:
    pack = small_pack(items=8, probes=2)
    found = preview(pack, "junior", 10)
    assert [step.item.id for step in found.steps if step.is_core] == [
        i.id for i in plan.outline(pack, "junior", 10).core
    ]
    assert found.coverage == 1.0
    assert found.uncovered == found.left_out == ()
    assert found.probes == 2
    assert [step.at_min for step in found.steps] == sorted(step.at_min for step in found.steps)
