"""Which part of a told story is missing: situation, action, result, or the teller's own part in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_interviewer.core.asking.specifics import PAST, Specific, clauses, quotable
from voice_interviewer.core.grading import star
from voice_interviewer.core.grading.tokens import Token, tokenise

_RESULT = re.compile(
    r"(?<!\S)(?:in the end|as a result|the result|result was|eventually|finally|since then|after that|afterwards"
    r"|turned out|ended up|then it (?:took|worked|went|was)|now it|outcome|we shipped|we delivered|launched"
    r"|dropped (?:from|to|by)|went (?:from|down|up)"
    r"|reduced|increased|improved|saved|fell|grew|percent|successful\w*|worked out|signed|renewed|solved|fixed"
    r"|on time|thanked|happy with|learned|learnt|now we|these days)(?!\S)"
)
_SITUATION = re.compile(
    r"(?<!\S)(?:when|at my|in my|last year|years? ago|months? ago|we had|there was|there were|once|one time"
    r"|the project|our|my team|my last|my previous|customer|client|colleague|manager|while|during)(?!\S)"
)
_OWN_ACTION = re.compile(
    r"(?<!\S)(?:i|id|ive) (?:also |then |first |just |personally |immediately |quickly |decided to |started to "
    r"|had to |tried to |went and )*(?!was |am |think |guess |mean |know |had a |have a |like |feel |believe "
    r"|remember |would |can |could |do not |dont )(?:\w+ed|wrote|built|took|made|ran|set|led|went|spoke|told|asked"
    r"|found|brought|put|gave|met|sat|chose|drew|kept|sent|did|held|taught|rewrote|split|cut|began)(?!\S)"
)
_WE_ACTION = re.compile(
    r"(?<!\S)(?:we|our team|my team|the team) (?:\w+ )?(?:\w+ed|wrote|built|took|made|ran|set|led|went|found"
    r"|brought|put|gave|chose|kept|sent|did|rewrote|split|cut|began)(?!\S)"
)


def is_told(answer: str) -> bool:
    """Is this about what was done, rather than about what one would do?"""
    said = plain(answer)
    done = sum(len(pattern.findall(said)) for pattern in (_OWN_ACTION, _WE_ACTION, _WAS))
    return done > len(_WOULD.findall(said))


_WAS = re.compile(r"(?<!\S)(?:was|were|had|did|went|got|dropped|failed|doubled)(?!\S)")
_WOULD = re.compile(
    r"(?<!\S)(?:would|id|wed|youd|could|should|will|can|if|usually|always|must"
    r"|(?:i|you|we) (?:use|take|put|store|send|add|need|have|check|run|keep|make|write|create|return))(?!\S)"
)


def gaps_in(answer: str) -> dict[str, list[Specific]]:
    """The missing parts of situation, action and result, each with statements to hang the question on."""
    tokens = tokenise(answer)
    said, heard = plain(answer), star.heard(answer)
    own, ours = len(_OWN_ACTION.findall(said)), list(_WE_ACTION.finditer(said))
    gaps: dict[str, list[Specific]] = {}
    if ours and own <= len(ours) // 3:
        gaps["own part"] = [one for one in _statements(tokens) if _WE_ACTION.search(plain(answer[one.start : one.end]))]
    statements = [one for one in _statements(tokens) if PAST.search(plain(answer[one.start : one.end]))]
    if not own and not ours:
        gaps["no action"] = statements
    if not _RESULT.search(said) and "result" not in heard:
        # What was done leads to its result, last thing first; what was liked, or merely was, does not.
        said_of = {one: plain(answer[one.start : one.end]) for one in reversed(statements)}
        telling = [one for one, words in said_of.items() if not _MERELY.search(words)]
        gaps["no result"] = sorted(telling, key=lambda one: not _IS_DONE.search(said_of[one]))
    if not _SITUATION.search(said) and "situation" not in heard:
        gaps["no situation"] = statements
    return {kind: [Specific(kind, one.start, one.end) for one in where] for kind, where in gaps.items()}


_IS_DONE = re.compile(f"{_OWN_ACTION.pattern}|{_WE_ACTION.pattern}")
_MERELY = re.compile(
    r"^(?:there|they|he|she) (?:was|were)(?!\S)"
    r"|(?<!\S)(?:liked|wanted|loved|hoped|needed|hated|believed|enjoyed|seemed|worried)(?!\S)"
)


def _statements(tokens: Sequence[Token]) -> list[Specific]:
    spans = (quotable(tokens, first, last) for first, last in clauses(tokens))
    return [Specific("statement", tokens[span[0]].start, tokens[span[1] - 1].end) for span in spans if span]


def plain(text: str) -> str:
    return " ".join(token.text.replace("'", "") for token in tokenise(text))
