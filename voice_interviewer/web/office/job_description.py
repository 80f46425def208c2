"""An interview from a job description: what it asks for, the pack of that field, and the questions about just that.

No language model is needed: skills, field and level are looked up in the taxonomy. With one, questions are added that
the bank lacks, see `job_questions`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from voice_interviewer.core.candidate.profile import draw_profile, level_of_years
from voice_interviewer.core.candidate.skills import find_skills
from voice_interviewer.core.events import UtteranceHeard
from voice_interviewer.core.grading.tokens import tokenise
from voice_interviewer.core.role.pack import LEVELS, Bank, Item, Level, Pack
from voice_interviewer.packs import find_packs, packs_for, read_pack

LONGEST = 20_000  # characters
GENERAL = "behavioural"
"""The pack for positions that no other pack is about."""
WEIGHTS = (1.0, 0.35, 0.2)  # of a skill's first, second and third area
LEAST = 1.0  # of such weight makes an area

_YEARS = re.compile(r"(\d{1,2})\s*(?:\+|(?:-|–|to)\s*\d{1,2}\+?)?\s*(?:years|yrs|jahre)", re.IGNORECASE)
_COMMON_TOPICS = frozenset({"planning", "teamwork", "communication"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a job description asks for. `area` and `level` are "" where it does not say; skills by first mention."""

    title: str
    area: str
    level: str
    years: float | None
    skills: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A question of the bank that asks about something wanted."""

    item: Item
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack cut to a job description, and how it came about."""

    wanted: Wanted
    source: str  # name of the library's pack
    pack: Pack
    matches: tuple[Match, ...]
    uncovered: tuple[str, ...]  # wanted skills that no question is about
    left_out: int  # questions of the library's pack


def read(text: str) -> Wanted:
    """What a job description asks for, by the taxonomy. The first line that says anything is its title."""
    lines = [line.strip(" #*\t-") for line in text[:LONGEST].splitlines()]
    title = next((line for line in lines if any(sign.isalnum() for sign in line)), "")[:120]
    titled = draw_profile([_said(f"I am a {title}.")])
    years = [float(found[1]) for found in _YEARS.finditer(text)]
    skills = tuple(dict.fromkeys(found.skill.name for found in find_skills(text[:LONGEST])))
    level = titled.level or (level_of_years(max(years)) if years else "")
    return Wanted(title, titled.area or _area(text), level, max(years, default=None), skills, text[:LONGEST])


def draft(wanted: Wanted) -> Draft:
    """The pack of the wanted field, cut to the wanted level and topics; enough stays for every checklist entry.

    Questions about what is wanted become the common core, together with those that alone cover a checklist entry.
    """
    name = _pack_name(wanted)
    pack = read_pack(find_packs()[name])
    matches = _matches(wanted, pack)
    near = _near(wanted.level)
    kept = _kept(pack, [match.item for match in matches], near)
    core = _core(pack, [item for item in kept if item.level == _own_level(wanted, pack)], matches)
    items = tuple(replace(item, core=item.id in core) if item.level in near else item for item in kept)
    cut = replace(pack, title=wanted.title or pack.title, bank=_bank(pack.bank, items), problems=())
    cut = replace(cut, rubric=replace(pack.rubric, title=cut.title))
    asked = {skill for item in items for skill in about(item)}
    return Draft(
        wanted=wanted,
        source=name,
        pack=cut,
        matches=tuple(match for match in matches if match.item in kept),
        uncovered=tuple(skill for skill in wanted.skills if skill not in asked),
        left_out=len(pack.askable) - len(items),
    )


def about(item: Item) -> frozenset[str]:
    """The skills that a question is about."""
    text = ". ".join((item.text, item.title, ", ".join(item.topics), item.guide))
    return frozenset(found.skill.name for found in find_skills(text))


def _matches(wanted: Wanted, pack: Pack) -> list[Match]:
    """The askable questions about a wanted skill, or a topic that the text names."""
    said = f" {_plain(wanted.text)} "
    found = []
    for item in pack.askable:
        named = [topic for topic in item.topics if topic not in _COMMON_TOPICS and f" {_plain(topic)} " in said]
        shared = [skill for skill in wanted.skills if skill in about(item)]
        if named or shared:
            known = {skill.casefold() for skill in shared}
            found.append(Match(item, (*shared, *(topic for topic in named if topic.casefold() not in known))))
    return found


def _kept(pack: Pack, matched: Sequence[Item], near: Sequence[Level]) -> list[Item]:
    """Matching questions of the levels near; the core of these; and what alone covers a checklist entry.

    Where nothing matches, all questions of these levels stay.
    """
    kept = [item for item in pack.askable if item.level in near and (item in matched or item.core or not matched)]
    covered = {entry for item in kept for entry in item.checklist}
    for item in sorted(pack.askable, key=lambda item: item.level not in near):
        if set(item.checklist) - covered:
            kept.append(item)
            covered |= set(item.checklist)
    return [item for item in pack.askable if item in kept]


def _core(pack: Pack, items: Sequence[Item], matches: Sequence[Match]) -> set[str]:
    """What everyone is asked at the wanted level: the matches, then old core questions for what they leave open."""
    matched = {match.item.id for match in matches}
    core = [item for item in items if item.id in matched]
    covered = {entry for item in core for entry in item.checklist}
    behavioural = any(item.kind == "behavioural" for item in core)
    for item in items:
        if item.core and item not in core:
            adds = set(item.checklist) - covered or (item.kind == "behavioural" and not behavioural)
            if adds:
                core.append(item)
                covered |= set(item.checklist)
                behavioural = behavioural or item.kind == "behavioural"
    own = {item.id for item in items}
    others = {item.id for item in pack.askable if item.core and item.id not in own}
    return {item.id for item in core} | others


def _bank(bank: Bank, items: tuple[Item, ...]) -> Bank:
    """The bank with these items alone. Its sections announce no counts: they held for the whole one."""
    filled = {(item.section, item.level) for item in items}
    sections = tuple(
        replace(section, declared=None, note="", unit="")
        for section in bank.sections
        if (section.title, section.level) in filled
    )
    return replace(bank, sections=sections, items=items, projects=(), portfolio_title="", problems=())


def _pack_name(wanted: Wanted) -> str:
    """The first pack that claims the area; without an area the one with the most matching questions."""
    there = find_packs()
    for name in packs_for(wanted.area) if wanted.area else ():
        return name
    if not wanted.skills:
        return GENERAL if GENERAL in there else next(iter(there))
    shares = {name: len(_matches(wanted, read_pack(folder))) for name, folder in there.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] else GENERAL


def _area(text: str) -> str:
    """The area that most of the named skills belong to."""
    shares: Counter[str] = Counter()
    for skill in {found.skill for found in find_skills(text[:LONGEST])}:
        for area, weight in zip(skill.areas, WEIGHTS, strict=False):
            shares[area] += weight  # type: ignore[assignment]
    ranked = shares.most_common(2)
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _near(level: str) -> tuple[Level, ...]:
    """The level with its neighbours; all where none is wanted."""
    for place, known in enumerate(LEVELS):
        if known == level:
            return LEVELS[max(0, place - 1) : place + 2]
    return LEVELS


def _own_level(wanted: Wanted, pack: Pack) -> str:
    return wanted.level or next((level for level in LEVELS if any(i.level == level for i in pack.askable)), "junior")


def _plain(text: str) -> str:
    return " ".join(token.text for token in tokenise(text))


def _said(text: str) -> UtteranceHeard:
    return UtteranceHeard(utterance_id="u1", question_id="q1", text=text, start_s=0.0, end_s=1.0, via="typed")
