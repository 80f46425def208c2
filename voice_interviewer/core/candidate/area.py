"""The area of somebody's work: what they call themselves, then what they say about it, then their claimed skills.

Never a count of words: a front-end developer who lists three back-end tools is none of the back end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from voice_interviewer.core.candidate.claimed_skills import denied_tokens
from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.roles import Role
from voice_interviewer.core.candidate.skills import Found
from voice_interviewer.core.candidate.taxonomy import AREAS, Area
from voice_interviewer.core.grading.tokens import word_set

_WORK = re.compile(
    r"(?<!\S)(?P<much>(?:mostly|mainly|primarily|focus(?:ed|ing)?|specialis(?:e|ed|ing)|specializ(?:e|ed|ing)"
    r"|strong(?:er|est)?|passionate|expertise|best at|background|work(?:ing)? (?:in|on)|love|enjoy|prefer|bulk"
    r"|majority|heavily|main|day to day|responsible for|in charge of|i do)(?: \S+){0,4} )?(?P<little>(?:basic|some"
    r"|little|bit of|a bit|occasionally|sometimes|also|familiar(?:ity)?|touch(?:ed)?|small"
    r"|exposure)(?: \S+){0,2} )?(?:(?P<fullstack>full ?stack|front ?end (?:\S+ ){0,3}and (?:the )?back ?end"
    r"|back ?end (?:\S+ ){0,3}and (?:the )?front ?end|both ends|(?:across|on) the (?:whole |entire )?stack|(?:whole"
    r"|entire) stack|both sides of the stack"
    r"|(?:applications|apps|features|products|websites) end to end|(?:complete|whole|entire) (?:web )?(?:apps"
    r"|applications"
    r"|products|websites)|from (?:the )?(?:database|data base|back ?end|server|api|schema"
    r"|sql) (?:\S+ ){0,3}?to (?:the )?"
    r"(?:\S+ ){0,2}?(?:front ?end|css|ui|u i|buttons?|browser|interface|screens?|pixels?|html|react|pages?))"
    r"|(?P<frontend>front ?end|in (?:the )?front|client side"
    r"|in the browser|user interfaces?|web ui)"
    r"|(?P<backend>back ?end|(?:at|in|on) the back|on the server|server side)"
    r"|(?P<data>data engineering|data analytics|data analysis|data pipelines?|analytics|data platform"
    r"|work(?:ing)? with data)"
    r"|(?P<ml>machine learning|deep learning|data science|ai models?|train(?:ing)? (?:\S+ )?models?"
    r"|recommendation (?:models?|systems?)|artificial intelligence)"
    r"|(?P<devops>dev ?ops|keep(?:ing)? (?:the |our )?(?:servers|systems|site|lights) (?:running|up|on)"
    r"|infrastructure|site reliability|cloud infrastructure)"
    r"|(?P<mobile>mobile(?: development| apps?)?|ios|android)|(?P<qa>quality assurance|in (?:qa|q a)"
    r"|i (?:now )?test(?:ed)?(?! driven| scores?)"
    r"|(?<!pen )(?<!penetration )(?<!user )(?<!usability )(?<!b )testing|test automation)"
    r"|(?P<security>pen(?:etration)? ?testing|cyber ?security|(?:cloud|network) security|application security"
    r"|information security|security|(?:find|hunt|look)(?:ing)? (?:for )?vulnerabilities)"
    r"|(?P<product>product management|(?:manage|own|run) (?:a|the|our) (?:\S+ )?product|own (?:the|our) road ?map)"
    r"|(?P<support>customer support|technical support|customer service"
    r"|help ?desk|service ?desk|(?:call|contact) cent(?:er|re)"
    r"|(?:answer|help|helping|answering|calm) (?:our |angry )?customers)"
    r"|(?P<sales>sales|(?:i|ive|i have) (?:sell|sold|been selling)|i am selling|im selling))(?!\S)"
)
_GROUPS: dict[str, Area] = {area.replace("-", ""): area for area in AREAS}


def find_area(told: Introduction, roles: Sequence[Role]) -> tuple[Area, tuple[int, int]] | None:
    """Self-description first; else the share of what is said about the work and of the claimed skills."""
    denied = denied_tokens(told)
    named = [role for role in roles if role.area]
    for role in named:
        if role.weight >= 2.0:
            return _GROUPS[role.area.replace("-", "")], (role.first, role.last)
    shares: defaultdict[Area, float] = defaultdict(float)
    places: dict[Area, tuple[int, int]] = {}

    def count(area: Area, weight: float, first: int, last: int) -> None:
        shares[area] += weight
        places.setdefault(area, (first, last))

    for role in named:
        count(_GROUPS[role.area.replace("-", "")], 1.5 * role.weight, role.first, role.last)
    for match, first, last in told.matches(_WORK):
        area = next(_GROUPS[name] for name, value in match.groupdict().items() if value and name in _GROUPS)
        weight = 4.0 if match["much"] or match["fullstack"] else 0.5 if match["little"] else 1.5
        count(area, 0.5 if first in denied else weight, first, last)
    for found in _distinct(told.skills):
        if found.first in denied:
            continue
        weight = _stress(told, found)
        for area, part in zip(found.skill.areas, (1.0, 0.35, 0.2), strict=False):
            count(area, weight * part, found.first, found.last)
    if not shares:
        return None
    best = max(shares, key=lambda area: (shares[area], -AREAS.index(area)))
    if sum(share == shares[best] for share in shares.values()) > 1:
        return None
    web = any("web" in role.title for role in roles)
    if _is_full_stack(shares, best, web):
        sides = sorted(places[side] for side in ("frontend", "backend") if side in places)
        return "full-stack", places.get("full-stack", sides[0])
    return (best, places[best]) if shares[best] >= 1.0 else None


def _distinct(skills: Sequence[Found]) -> list[Found]:
    return list({found.skill.name: found for found in reversed(skills)}.values())


def _is_full_stack(shares: Mapping[Area, float], best: Area, web: bool) -> bool:
    if best not in {"frontend", "backend"}:
        return False
    low, high = sorted((shares.get("frontend", 0.0), shares.get("backend", 0.0)))
    return (low >= 3.0 and low >= 0.7 * high) or (web and low >= 1.0 and low >= 0.5 * high)


_MINOR = word_set(
    "basic basics once some little bit familiar familiarity touch exposure beginner fundamentals slightly"
)


_MAJOR = word_set("mostly mainly primarily prefer heavily strongest specialise specialize focus focused")


def _stress(told: Introduction, found: Found) -> float:
    """How much a skill says about the area: "mostly React" twice as much as "React", "basic Node" half as much."""
    if _MINOR.intersection(told.words[max(0, found.first - 5) : found.first]):
        return 0.5
    if found.skill.name in {"Linux", "Unix"} and told.words[max(0, found.first - 1) : found.first] == ["on"]:
        return 0.5  # "C++ on Linux": what it runs on
    return 2.0 if _MAJOR.intersection(told.words[max(0, found.first - 3) : found.first]) else 1.0
