"""The profile of a German introduction: years, level, role and area, projects, skills, each with its quotation.

Narrower than the English one: it knows the commonest ways of saying these things, and leaves open what it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.seniority import level_of_years
from voice_interviewer.core.candidate.skills import Found
from voice_interviewer.core.candidate.taxonomy import Area
from voice_interviewer.core.events import Fact, ProfileDrawn
from voice_interviewer.core.role.pack import Level

_UNITS = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
]
NUMBERS: dict[str, float] = {word: float(value) for value, word in enumerate(_UNITS)}
NUMBERS |= {
    "einem": 1.0, "einen": 1.0, "eines": 1.0, "siebzehn": 17.0, "achtzehn": 18.0, "zwanzig": 20.0, "dreißig": 30.0,
    "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5, "paar": 3.0,
    "mehreren": 4.0, "einigen": 3.0, "vielen": 8.0, "halben": 0.5, "halbes": 0.5,
}  # fmt: skip
_NUMBER = rf"(?:\d+(?: \d)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_YEARS = re.compile(rf"(?<!\S)(?P<n>{_NUMBER}) (?P<unit>jahren?|jahre|jahres|monaten?|monate)(?!\S)")
_SINCE = re.compile(r"(?<!\S)(?:seit|ab)(?: dem jahr)? (?P<year>(?:19|20)\d\d)(?!\S)")
_NOT_WORK = re.compile(
    r"(?<!\S)(?:alt|alter|studium|studiert|studiere|schule|ausbildung gemacht|kinder|verheiratet|verlobt"
    r"|in den nächsten|urlaub)"
    r"(?!\S)"
)
_WORK = re.compile(
    r"(?<!\S)(?:erfahrung|berufserfahrung|arbeite|gearbeitet|tätig|entwickle|beschäftigt|branche|beruf|entwickler\w*"
    r"|programmiere|leite|betreue|seit|lang|als)(?!\S)"
)
_TOTAL = re.compile(r"(?<!\S)(?:insgesamt|berufserfahrung|zusammen)(?!\S)")

_LEVELS: tuple[tuple[Level, str], ...] = (
    (
        "expert",
        r"(?:principal|staff|chefentwickler\w*|cto|head of \S+|architekt\w*|softwarearchitekt\w*"
        r"|leiter(?:in)? der entwicklung)",
    ),
    ("senior", r"(?:senior\w*|teamleiter(?:in)?|teamleitung|tech lead|team lead|lead|leitende[rn]?)"),
    (
        "junior",
        r"(?:junior\w*|berufsanfänger(?:in)?|berufseinsteiger(?:in)?|berufseinstieg|einsteiger(?:in)?"
        r"|quereinsteiger(?:in)?"
        r"|azubi|auszubildende[rn]?|praktikum|praktikant(?:in)?|werkstudent(?:in)?|absolvent(?:in)?|trainee"
        r"|(?:gerade|kürzlich|frisch) (?:\S+ ){0,5}(?:abgeschlossen|studium|fertig)|erste stelle|umschulung)",
    ),
)
_ROLE = re.compile(
    r"(?<!\S)(?P<title>(?:(?:senior|junior|lead|leitende[rn]?) )?(?:(?:frontend|backend|front end|back end"
    r"|fullstack|full stack|web|mobile"
    r"|android|ios|software|daten|data|cloud|devops|machine learning|ml|test|qa|security|java|python|php"
    r"|product) ?){0,2}"
    r"(?:\w*entwickler(?:in)?|\w*ingenieur(?:in)?|\w*administrator(?:in)?|developer|engineer|scientist"
    r"|\w*tester(?:in)?|manager(?:in)?"
    r"|owner|\w*analyst(?:in)?|\w*architekt(?:in)?|\w*berater(?:in)?|kundenbetreuer(?:in)?|vertriebler(?:in)?"
    r"|informatiker(?:in)?))(?!\S)"
)
_SELF = re.compile(r"(?:ich (?:bin|war|arbeite|suche)|bin ich|als|bin|beruf|stelle als|arbeite ich)(?: \S+){0,4}$")
_NOT_SELF = re.compile(r"(?:mit|unsere[nrm]?|einem|den|für|anderen|zwei|drei|vier|fünf|mehreren)$")
_AREAS: tuple[tuple[Area, str], ...] = (
    ("full-stack", r"full ?stack\w*"),
    ("frontend", r"front ?end\w*|weboberfläche\w*|benutzeroberfläche\w*"),
    ("backend", r"back ?end\w*|serverseit\w*"),
    (
        "data",
        r"datenanalyst\w*|data analyst\w*|datenplattform\w*|data engineer\w*|dateningenieur\w*"
        r"|datenpipeline\w*|data warehouse",
    ),
    ("ml", r"maschinelle[sm]? lernen\w*|machine learning|ki modelle\w*|data scientist"),
    ("devops", r"devops\w*|site reliability\w*|systemadministrator\w*|infrastruktur"),
    ("mobile", r"mobile entwicklung|app entwickler\w*|android\w*|ios\w*|mobilentwickl\w*"),
    ("qa", r"qualitätssicherung|softwaretester\w*|testautomatisierung\w*|tester(?:in)?"),
    ("security", r"it sicherheit\w*|informationssicherheit|pentester\w*|security engineer"),
    ("product", r"produktmanager\w*|product manager\w*|product owner\w*|produktmanagement"),
    ("support", r"kundendienst\w*|kundenservice\w*|kundenbetreu\w*|kundensupport\w*"),
    ("sales", r"vertrieb\w*|verkauf\w*|verkäufer\w*"),
)
_DENIED = re.compile(
    r"(?<!\S)(?:(?:noch )?(?:nie|nicht|kaum|keine erfahrung|keine kenntnisse|wenig erfahrung)|würde gern"
    r"|würde gerne|möchte gern"
    r"|möchte gerne|will|möchte|gern lernen)(?!\S)"
)
_PROJECT = re.compile(
    r"(?<!\S)(?:(?:habe|hab|haben) (?:ich|wir) |ich habe |wir haben |zuletzt |dort |dabei )+(?:\S+ ){0,3}?"
    r"(?P<what>(?:ein|eine|einen|das|die|den|unser|unsere|unseren)(?: \S+){1,6}?) (?:gebaut|entwickelt"
    r"|umgesetzt|eingeführt"
    r"|aufgebaut|programmiert|geschrieben|migriert|automatisiert|umgebaut|betreut|geleitet|erstellt)(?!\S)"
)
_NAME = re.compile(r"(?<!\S)(?:mein name ist|ich heiße|ich heisse)(?P<rest>(?: \S+){1,3})")
_AMBIGUOUS = frozenset(
    {"rest", "make", "express", "flow", "echo", "phoenix", "salt", "excel"}
)  # words of everyday German


def draw_german(told: Introduction, this_year: int | None) -> ProfileDrawn:
    """The facts of an introduction that is told in German."""
    facts: list[Fact] = [*_name(told)]
    years, level, role, area = _years(told, this_year), _level(told), _role(told), _area(told)
    if role:
        facts.append(told.fact("role", " ".join(told.as_said(*role)), *role))
    if area:
        facts.append(told.fact("area", area[0], *area[1]))
    if level is None and years is not None:
        level = (level_of_years(years[0]), years[1])
    if level:
        facts.append(told.fact("level", level[0], *level[1]))
    if years:
        facts.append(told.fact("years", f"{years[0]:g}", *years[1]))
    return ProfileDrawn(
        facts=(*facts, *_projects(told), *_skills(told)),
        area=area[0] if area else "",
        level=level[0] if level else "",
        years=years[0] if years else None,
    )


def _value(text: str) -> float:
    return NUMBERS[text] if text in NUMBERS else float(text.replace(" ", "."))


def _years(told: Introduction, this_year: int | None) -> tuple[float, tuple[int, int]] | None:
    """A stated total, else the longest stretch of work."""
    best: tuple[float, tuple[int, int]] | None = None
    for match, first, last in told.matches(_YEARS):
        around = " ".join(told.words[max(0, first - 7) : last + 6])
        if _NOT_WORK.search(" ".join(told.words[max(0, first - 3) : last + 2])) or not _WORK.search(around):
            continue
        years = round(_value(match["n"]) / (12 if match["unit"].startswith("mon") else 1), 2)
        if _TOTAL.search(" ".join(told.words[max(0, first - 4) : last + 4])):
            return years, (first, last)
        if years <= 50 and (best is None or years > best[0]):
            best = years, (first, last)
    for match, first, last in told.matches(_SINCE) if this_year is not None and best is None else ():
        best = float((this_year or 0) - int(match["year"])), (first, last)
    return best


def _level(told: Introduction) -> tuple[Level, tuple[int, int]] | None:
    for level, pattern in _LEVELS:
        for match, first, last in told.matches(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")):
            before = told.plain[: match.start()].rstrip()
            past = re.search(r"(?<!\S)(?:angefangen|begonnen|früher|damals|war|zunächst)(?: \S+){0,4}$", before)
            if not _NOT_SELF.search(before) and not (past and level == "junior"):
                return level, (first, last)
    return None


def _role(told: Introduction) -> tuple[int, int] | None:
    for match, first, last in told.matches(_ROLE):
        before = told.plain[: match.start()].rstrip()
        if _SELF.search(before) and not re.search(r"(?:mit|für|unsere[nrm]?)(?: \S+)?$", before):
            return first, last
    return None


def _area(told: Introduction) -> tuple[Area, tuple[int, int]] | None:
    """What people call themselves counts first, then the field they name, then what most of their skills are about."""
    role = _role(told)
    named = " ".join(told.words[role[0] : role[1]]) if role else ""
    for area, pattern in _AREAS:
        if role and re.search(rf"(?<!\S)(?:{pattern})(?!\S)", named):
            return area, role
    for area, pattern in _AREAS:
        for _, first, last in told.matches(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")):
            return area, (first, last)
    counts: dict[Area, list[Found]] = {}
    for found in _found(told):
        for area in found.skill.areas[:1]:
            counts.setdefault(area, []).append(found)
    if not counts:
        return None
    best = max(counts, key=lambda area: len(counts[area]))
    return (best, (counts[best][0].first, counts[best][0].last)) if len(counts[best]) >= 2 else None


def _found(told: Introduction) -> Iterator[Found]:
    """The skills of the taxonomy, without words that are everyday German."""
    for found in told.skills:
        said = told.text[found.start : found.end]
        if said.lower() not in _AMBIGUOUS or said.isupper():
            yield found


def _skills(told: Introduction) -> Iterator[Fact]:
    seen: set[str] = set()
    for found in _found(told):
        if found.skill.name in seen:
            continue
        seen.add(found.skill.name)
        first, last = told.clause(found.first, found.last, before=9, after=6)
        denied = _DENIED.search(" ".join(told.words[first:last]))
        name = "tool" if found.skill.kind == "tool" else "skill"
        yield told.fact(name, found.skill.name, found.first, found.last, "mentioned" if denied else "claimed")


def _projects(told: Introduction) -> Iterator[Fact]:
    for match, *_ in told.matches(_PROJECT):
        first, last = told.span(match, "what")
        if last - first > 1:
            yield told.fact("project", " ".join(told.as_said(first + 1, last)), first + 1, last)


def _name(told: Introduction) -> Iterator[Fact]:
    """The name as it is written with capitals; for the greeting alone."""
    for match, *_ in told.matches(_NAME):
        first, last = told.span(match, "rest")
        end = first
        while end < last and told.text[told.tokens[end].start].isupper():
            end += 1
            if told.tokens[end - 1].ends_clause:
                break
        if end > first:
            yield told.fact("name", " ".join(told.as_said(first, end)), first, end)
        return
