"""How the parts of a story are told in one language: the patterns that `star` listens with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Storybook:
    """Patterns match words in small letters with one space between them, on word boundaries, within a sentence.

    `alone` holds, for each part, what tells it wherever it stands. `beside` tells it only where an own action is told
    as well: "we had a new system" begins a story and is no story. For situations that is before the first own actions
    (`happened` are past events), for results and reflections after the first (`later` begins with the time that has
    passed; `came` are past events of any kind, told after the last own action).

    `action` is said of one's own past only; `action_beside` has forms that may be present ("I put"), and counts beside
    the others. `joint` is a past action of a group to which the teller belongs: nobody's own. `own` is the teller.
    `change` is a figure before and one after, `moved` the verb without which it is none; `measure` a figure and a unit.
    `past` is any past form, `unreal` what makes a plan of the words around it, `habit` what makes them a rule.
    `openers` are words after which a clause may begin, `subjects` those that begin one by themselves ("he", not "it"),
    `breath` is where speech without full stops begins a new sentence. `fillers` are left out before listening.
    `empty` are words that name parts of a story, or praise them, and tell nothing.
    """

    alone: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, tuple[str, ...]]
    action: tuple[str, ...]
    action_beside: tuple[str, ...]
    joint: str
    change: str
    moved: str
    measure: str
    unreal: str
    past: str
    habit: str
    own: str
    openers: frozenset[str]
    subjects: frozenset[str]
    breath: str
    fillers: frozenset[str]
    empty: frozenset[str]
