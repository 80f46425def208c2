"""The name a candidate gives: kept from the scorer, and never guessed."""

from __future__ import annotations

import re

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.known_names import KNOWN_NAMES
from voice_interviewer.core.events import Fact
from voice_interviewer.core.grading.tokens import word_set

_MY_NAME_IS = re.compile(
    r"(?<!\S)(?:my (?:full |first |given )?name is|my names|im called|i am called|(?<!to )(?<!can )call me|name is"
    r"|people call me)(?P<rest>(?: \S+){1,3})"
)
_THIS_IS = re.compile(r"(?<!\S)(?:this is|myself|its)(?P<rest>(?: \S+){1,2})")
_I_AM = re.compile(r"(?<!\S)(?:i am|im)(?P<rest>(?: \S+){1,2})")
_ROLES = word_set(
    """developer dev engineer programmer coder tester analyst designer architect manager consultant intern trainee
    administrator admin scientist specialist lead leader owner master director executive officer representative agent
    student graduate expert enthusiast professional freelancer technician teacher nurse"""
)
_NOT_NAMES = _ROLES | word_set(
    """and i i'm i've i'll i'd am a an the from based working currently here very so my we in of with with's happy glad
    excited have who it is im for to at on as just but not also now really actually basically um uh er hello hi or if
    kind sort hard difficult easy pretty quite probably usually often spelled spelt pronounced written already there
    below above that this what something well like you know can your ok okay yes no right sorry short long maybe back
    front full backend frontend software data web mobile cloud senior junior mid principal staff head vp ceo cto chief
    product project quality test sales support customer machine security network system systems computer final former
    freelance associate certified passionate technical scrum devops qa hr it ux ui german french dutch swiss greek thai
    czech arab iraqi pakistani israeli christian catholic jewish muslim hindu"""
)
_NATION = re.compile(r".+(?:ish|ese|ian|ean|ican|nan)$")  # "Polish", "Brazilian"; Adrian is known to be a name


def name_fact(told: Introduction) -> Fact | None:
    """The name the candidate gives; None where it is not surely one.

    After "my name is" any word will do that is none of everyday speech. "I'm Lena" counts where the writing shows a
    name, and "i'm lena" where the name is a known one.
    """
    for pattern in (_MY_NAME_IS, _THIS_IS, _I_AM):
        for match, *_ in told.matches(pattern):
            first, last = told.span(match, "rest")
            if first > 40:
                continue
            end = _end_of_name(told, first, last, plainly=pattern is _MY_NAME_IS)
            if end > first:
                said = told.as_said(first, end)
                value = " ".join(word.capitalize() if word.islower() else word for word in said)
                return told.fact("name", value, first, end)
    return None


def _end_of_name(told: Introduction, first: int, last: int, plainly: bool) -> int:
    """The token after the name that begins at `first`; `first` itself where none does."""
    end = first
    while end < last and _may_be_name(told, end):
        end += 1
        if told.tokens[end - 1].ends_clause:
            break
    written = told.text[told.tokens[first].start].isupper()
    if written:
        while end > first and not told.text[told.tokens[end - 1].start].isupper():
            end -= 1
        return end if plainly or not _is_something_else(told, first, end) else first
    if not plainly:
        return first + 1 if end > first and first <= 12 and told.words[first] in KNOWN_NAMES else first
    followed = end == len(told.words) or told.words[end] in _NOT_NAMES or told.tokens[end - 1].ends_clause
    surname = end - first >= 2 and followed and not _is_skill(told, first, first + 2)
    return min(end, first + 1 + surname)


def _may_be_name(told: Introduction, at: int) -> bool:
    return told.words[at] not in _NOT_NAMES and told.words[at].replace("-", "").isalpha()


def _is_something_else(told: Introduction, first: int, end: int) -> bool:
    """ "I'm Polish", "I'm Marketing Manager", "I'm QA": written with a capital, and no name."""
    if told.words[first] in KNOWN_NAMES:
        return False
    title = end < len(told.words) and told.words[end] in _ROLES and not told.tokens[end - 1].ends_clause
    mixed = any(not word[1:].islower() for word in told.as_said(first, end) if len(word) > 1)
    return title or mixed or bool(_NATION.match(told.words[first])) or _is_skill(told, first, end)


def _is_skill(told: Introduction, first: int, last: int) -> bool:
    return any(found.first < last and first < found.last for found in told.skills)
