"""Which of the skills named are claimed, and which are denied, wished for or somebody else's."""

from __future__ import annotations

import re

from voice_interviewer.core.candidate.introduction import Introduction, Status
from voice_interviewer.core.candidate.skills import Found
from voice_interviewer.core.events import Fact
from voice_interviewer.core.grading.tokens import word_set

_DENIED = re.compile(
    r"(?<!\S)(?:never (?:really |actually |even )?(?:used|worked|touched|tried|done|did|written|learned|learnt|had"
    r"|deployed|built|got)|(?:havent|have not|hadnt|ive not) (?:really |actually |yet |ever |even |had )*(?:used"
    r"|worked|touched|tried|done|written|learned|learnt|deployed|built|got|much|a chance|any)"
    r"|(?:dont|do not|didnt|did not) (?:really |actually |yet )*(?:know|use|have (?:any|much)|work|do|write|like)"
    r"|(?:cant|cannot) (?:really )?(?:use|write|do|claim)"
    r"|(?:no|zero|without|not (?:any|much|a lot of)) (?:real |hands on |professional |prior |previous "
    r"|practical )*(?:experience|knowledge|exposure)"
    r"|not (?:really |very |too |so |that )?(?:familiar|experienced|good|comfortable|used|worked)"
    r"|(?:want|need|hope) (?:learn|try|get into)|(?:happy|glad|ready|willing) to learn|(?:currently|now|just|still"
    r"|started) learning|learning (?:\S+ ){1,2}?(?:now|right now|at the moment|currently)"
    r"|(?:would like|would love|id like|id love|want|hope|hoping|wish) to (?:work|start|find (?:a "
    r"|my )?(?:first )?job) (?:in|as)|(?:only|just) (?:now )?(?:starting|beginning) (?:to|with)"
    r"|unfamiliar|new to|(?:want|wants|wanting|hope|hoping|plan|planning|like|love|keen|eager|excited|looking|aim"
    r"|aiming|curious|going|trying|intend|wish|motivated|interested) (?:forward )?(?:to|in"
    r"|about) (?:\S+ ){0,2}?(?:learn|learning|try|trying|get into|getting into|move|moving|explore|exploring"
    r"|pick up|study|studying|use|switch|switching|transition|dive|grow into|work with|working with|get|understand"
    r"|change (?:my )?(?:career|careers|job|field)"
    r"|know|improve|become)|(?:only |just )?(?:heard|read) (?:of|about)|interested in|curious about"
    r"|(?:you|they|(?:my )?colleagues?|the other teams?|another team|your (?:team|company)|somebody else|someone else"
    r"|the (?:\S+ ){1,2}team|(?:the )?others|(?:the )?other (?:guys|people|colleagues|developers|devs|engineers|teams)"
    r"|my (?:manager|boss|co ?workers?|team ?mates?|friends?|brother|sister|husband|wife|partner)"
    r"|(?:the|our) (?:engineers|developers|devs|programmers|backend guys|backend people|data scientists|designers))"
    r" (?:\S+ )?(?:use|used|uses|run|runs|ran|handled|handles|write|writes|wrote|own|owned|take care of|takes care of"
    r"|took care of|do|does|did|work with|works with)"
    r"|not(?! (?:only|just|to mention|long)))(?!\S)"
)
_DENIED_AFTER = re.compile(
    r"(?<!\S)(?:(?:which |that )?(?:i have|ive|i) never (?:really |actually )?(?:used|touched|tried|worked with"
    r"|learned|learnt|done)|(?:is|are)? ?(?:something |one thing |things |what )(?:that |which )?(?:i|id|i would"
    r"|im) (?:would |really |still )?(?:like|want|love|hope|need|plan|wish|looking)"
    r"|(?:is|are) (?:still |quite |completely )?new to me|not (?:so much|yet|really|at all)|i (?:dont|do not) know"
    r"|(?:i )?(?:havent|have not) (?:used|touched|tried|worked with) (?:yet|much|at all|so far)"
    r"|(?:is|are|was) what (?:the|our|my|another|other) (?:\S+ ){0,2}(?:teams?|guys|people|colleagues)"
    r" (?:do|does|did|use|uses)"
    r"|but i (?:cant|cannot|couldnt) (?:really |actually )?(?:write|use|program in) (?:it|them))(?!\S)"
)
_CLAUSE_STARTS = word_set("but however though although i i've i'm i'd we we've my currently right")


def skill_facts(told: Introduction) -> list[Fact]:
    denied = denied_tokens(told)
    first_claim: dict[str, tuple[Found, Status]] = {}
    for found in told.skills:
        status: Status = "mentioned" if found.first in denied else "claimed"
        known = first_claim.get(found.skill.name)
        if known is None or (known[1] == "mentioned" and status == "claimed"):
            first_claim[found.skill.name] = found, status
    facts = []
    for found, status in first_claim.values():
        kind = "tool" if found.skill.kind == "tool" else "skill"
        first, last = told.clause(found.first, found.last)
        facts.append(told.fact(kind, found.skill.name, first, last, status))
    return facts


def denied_tokens(told: Introduction) -> set[int]:
    """The tokens under "never used", "want to learn" and the like, up to the end of that clause."""
    denied: set[int] = set()
    for match, first, last in told.matches(_DENIED):
        if match.group() == "not" and not any(found.first - last in (0, 1) for found in told.skills):
            continue
        denied.update(range(first, _clause_end(told, last, 14)))
    for _, first, last in told.matches(_DENIED_AFTER):
        following = range(last, min(last + 4, _clause_end(told, last, 4)))
        if not any(found.first in following for found in told.skills):
            denied.update(range(_clause_start(told, first, 8), first))
    return denied


def _clause_end(told: Introduction, at: int, reach: int) -> int:
    for i in range(at, min(at + reach, len(told.tokens))):
        if (
            told.words[i] in _CLAUSE_STARTS
            or told.words[i : i + 2] == ["and", "have"]
            or (i > 0 and told.tokens[i - 1].ends_sentence)
        ):
            return i
    return min(at + reach, len(told.tokens))


def _clause_start(told: Introduction, at: int, reach: int) -> int:
    for i in range(at - 1, max(-1, at - reach - 1), -1):
        if told.tokens[i].ends_sentence or told.words[i] in _CLAUSE_STARTS:
            return i + 1
    return max(0, at - reach)
