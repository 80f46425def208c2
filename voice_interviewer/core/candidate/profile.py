"""The introduction as facts, each with the words that say it. It picks topics and never scores.

What people call themselves counts first, then where they say they work, then what their skills are about: somebody who
says "front-end developer" is one, however many backend tools they name.
"""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.core.candidate.area import find_area
from voice_interviewer.core.candidate.claimed_skills import skill_facts
from voice_interviewer.core.candidate.given_name import name_fact
from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.projects import project_facts
from voice_interviewer.core.candidate.roles import find_roles
from voice_interviewer.core.candidate.seniority import find_level, level_of_years
from voice_interviewer.core.candidate.years import find_years
from voice_interviewer.core.events import Fact, ProfileDrawn, UtteranceHeard
from voice_interviewer.core.german.profile import draw_german

__all__ = ["draw_profile", "level_of_years"]


def draw_profile(
    utterances: Sequence[UtteranceHeard], *, this_year: int | None = None, language: str = "en"
) -> ProfileDrawn:
    """The facts of an introduction, its area and its level; both are "" where nothing was said about them.

    `this_year` lets "since 2019" count as years. Facts are "name", "role", "area", "level", "years", "projects" (a
    stated number), "project", "skill" and "tool"; a skill is "mentioned" where it was denied or only wished for.
    """
    told = Introduction(utterances)
    if not told.tokens:
        return ProfileDrawn(facts=())
    if language == "de":
        return draw_german(told, this_year)
    skills = skill_facts(told)
    roles = find_roles(told)
    area = find_area(told, roles)
    years = find_years(told, this_year, area[0] if area else "")
    level = find_level(told, roles, years)
    facts: list[Fact] = []
    name = name_fact(told)
    facts += [name] if name else []
    if roles:
        facts.append(told.fact("role", roles[0].title, roles[0].first, roles[0].last))
    if area:
        facts.append(told.fact("area", area[0], *area[1]))
    if level:
        facts.append(told.fact("level", level[0], *level[1]))
    if years:
        facts.append(told.fact("years", f"{years[0]:g}", years[1], years[2]))
    return ProfileDrawn(
        facts=(*facts, *project_facts(told), *skills),
        area=area[0] if area else "",
        level=level[0] if level else "",
        years=years[0] if years else None,
    )
