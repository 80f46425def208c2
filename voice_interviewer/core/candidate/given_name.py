"""The name a candidate gives, for the greeting alone: it never reaches a scorer."""

from __future__ import annotations

import re

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.events import Fact
from voice_interviewer.core.grading.tokens import word_set

_NAME = re.compile(
    r"(?<!\S)(?:my (?:full |first )?name is|my names|im called|i am called|call me|this is|name is"
    r"|people call me)(?P<rest>(?: \S+){1,3})"
)
_I_AM = re.compile(r"(?<!\S)(?:i am|im)(?P<rest>(?: \S+){1,2})")
_NOT_NAMES = word_set(
    """and i i'm i am a an the from based working currently here very so my we in of with with's happy glad excited
    have who it is im for to at on as just but not also now really actually basically um uh er hello hi"""
)


def name_fact(told: Introduction) -> Fact | None:
    """The name the candidate gives, for the greeting alone. "I'm Lena" counts only where the writing shows a name."""
    for pattern in (_NAME, _I_AM):
        for match, *_ in told.matches(pattern):
            first, last = told.span(match, "rest")
            if first > 40:
                continue
            end = first
            while end < last and told.words[end] not in _NOT_NAMES and told.words[end].isalpha():
                end += 1
                if told.tokens[end - 1].ends_clause:
                    break
            capital = told.text[told.tokens[first].start].isupper()
            if end == first or (not capital and (pattern is _I_AM or match.group().startswith("this is"))):
                continue
            if capital:
                while end > first and not told.text[told.tokens[end - 1].start].isupper():
                    end -= 1
            elif end - first > 2:
                end = first + 2
            if pattern is _I_AM and any(found.first < end and first < found.last for found in told.skills):
                continue
            return told.fact(
                "name",
                " ".join(word.capitalize() if word.islower() else word for word in told.as_said(first, end)),
                first,
                end,
            )
    return None
