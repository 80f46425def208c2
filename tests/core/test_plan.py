from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sessions.scripted import small_pack
from voice_interviewer.core import plan
from voice_interviewer.core.events import (
    Fact,
    InterviewerSpoke,
    InterviewOpened,
    ProfileDrawn,
    QuestionAsked,
    TurnEnded,
)
from voice_interviewer.core.pack import Item, Level, Pack
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
