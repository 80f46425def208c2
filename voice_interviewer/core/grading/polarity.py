"""Saying the opposite with the same words: denials, antonyms, swapped roles, and practices no guide can want.

Similarity cannot see these. What is found here is a flag for a reader; the few patterns that may also lower a score
are those that were measured never to lower a right answer (docs/decisions/0004).
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from voice_interviewer.core.german import lexicon as lexicon_de
from voice_interviewer.core.grading.lexicon import ANTONYMS, DISMISSALS, NEGATIONS, TURNS
from voice_interviewer.core.grading.words import Token, likeness, stem, tokens

_DENIES = NEGATIONS | lexicon_de.NEGATIONS  # none of them is a word of the other language
_TURNS = TURNS | lexicon_de.TURNS
_SUBJECTS = frozenset({"it", "you", "we", "they", "i", "he", "she"})
_LACKED = 5  # words from "without" to a subject, from which on something else is said
_REACH = 12  # words a negation is taken to cover when nothing ends it: speech has no full stops


def _opposites() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pair in ANTONYMS.split("|"):
        left, right = pair.split(":")
        for word in right.split():
            found[stem(left.strip())].add(stem(word))
            found[stem(word)].add(stem(left.strip()))
    return {word: frozenset(others) for word, others in found.items()}


OPPOSITES = _opposites()


def signs(text: str, words: Sequence[Token], reach: int = _REACH) -> list[int]:
    """1 or -1 for each word: -1 where a negation covers it, within its clause and for `reach` words at most."""
    found = [1] * len(words)
    left = start = 0
    for i, word in enumerate(words):
        if i and any(c in ".;:!?\n," for c in text[words[i - 1].end : word.start]):
            left, start = 0, i
        if word.norm in _TURNS or (word.norm in _SUBJECTS and _lacks_only(words, i)):
            left, start = 0, i
        if word.norm in _DENIES:
            left = reach
        elif word.norm in DISMISSALS or (word.norm in ("sense", "point") and i and words[i - 1].norm == "no"):
            for j in range(start, i):
                found[j] = -found[j]
        elif left:
            found[i] = -1
            left -= 1
    return found


def _lacks_only(words: Sequence[Token], subject: int) -> bool:
    """Does this subject end what "without" covers ("without an index it scans the whole table")?"""
    before = [word.norm for word in words[max(0, subject - _LACKED) : subject]]
    return "without" in before[:-1]


def signed_terms(text: str, words: Sequence[Token], reach: int = _REACH) -> dict[str, frozenset[int]]:
    """Each content stem with the signs it occurs under."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for word, sign in zip(words, signs(text, words, reach), strict=True):
        if word.weight > 0 or word.stem in OPPOSITES:
            found[word.stem].add(sign)
    return {term: frozenset(under) for term, under in found.items()}


def denied(guide: dict[str, frozenset[int]], answer: dict[str, frozenset[int]]) -> tuple[list[str], list[str]]:
    """(terms of the guide under the opposite sign only, terms under the same one); terms of both signs are left out."""
    against: list[str] = []
    along: list[str] = []
    for term, under in guide.items():
        if len(under) != 1:
            continue
        said = answer.get(term) or frozenset(s for t, ss in answer.items() if likeness(term, t) >= 0.6 for s in ss)
        if said:
            (along if said & under else against).append(term)
    return against, along


def opposed(guide: dict[str, frozenset[int]], answer: dict[str, frozenset[int]]) -> list[str]:
    """What the answer says in place of a term of the guide and against it: `lower` where the guide says `higher`.

    Two cancel out: separated from the negative side is connected to the positive one.
    """
    found: set[str] = set()
    for term, under in guide.items():
        opposites = OPPOSITES.get(term, frozenset()) - guide.keys()
        against = {word for word in opposites if answer.get(word) == under}
        if len(under) == 1 and against and not any(likeness(term, a) >= 0.8 for a in answer.keys() - opposites):
            found |= against
    return sorted(found)


_VERDICT = re.compile(
    r"""\W*(?:(?:well|so|um|uh|hmm|okay|i\ think|i\ would\ say|i['’]d\ say)\W+)*
    (?:(?P<no>no|nope|false|(?:i\ )?disagree|i\ (?:do\ not|don['’]?t)\ agree)
      |(?P<yes>yes|yeah|yep|true|(?:i\ (?:do\ )?)?agree))\b(?!\ (?:idea|clue|doubt|matter|one|longer|more|need)\b)""",
    re.I | re.X,
)


def verdict(text: str) -> int:
    """1 where the text begins with a yes, -1 where it begins with a no, otherwise 0."""
    found = _VERDICT.match(text)
    return 0 if found is None else -1 if found["no"] else 1


def _bound(text: str, words: Sequence[Token], heads: frozenset[str]) -> dict[str, str]:
    """Each content stem with the one head it follows within a sentence; stems that follow several are left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    head = ""
    for i, word in enumerate(words):
        if i and any(c in ".!?\n" for c in text[words[i - 1].end : word.start]):
            head = ""
        if word.stem in heads:
            head = word.stem
        elif head and word.weight > 0:
            found[word.stem].add(head)
    return {term: next(iter(under)) for term, under in found.items() if len(under) == 1}


def _clauses(text: str, words: Sequence[Token]) -> list[set[str]]:
    clauses: list[set[str]] = [set()]
    for i, word in enumerate(words):
        if i and any(c in ".;:!?\n," for c in text[words[i - 1].end : word.start]):
            clauses.append(set())
        clauses[-1].add(word.stem)
    return clauses


# "different looks" and "one behaves differently" set nothing against each other
_CONTRAST = re.compile(
    r"\b(?:differences?|differentiat\w+|differ(?:s|ent)?\ (?:from|to|than)|versus|vs|distinguish|contrast\w*)\b",
    re.I | re.X,
)


def contrasted(question: str, guide: str) -> frozenset[str]:
    """Terms of the question that the guide sets against each other: PUT, POST and PATCH; horizontal and vertical."""
    if not _CONTRAST.search(question):
        return frozenset()
    asked = {w.stem for w in tokens(question) if w.weight > 0}
    clauses = [c & asked for c in _clauses(guide, tokens(guide))]
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for clause in clauses:
        for term in clause:
            beside[term] |= clause - {term}
    heads = frozenset(term for term, others in beside.items() if len(others) <= 1)
    # two that always stand together ("vertical scaling" alone) contrast with nothing
    apart = [c & heads for c in clauses if len(c & heads) == 1]
    return frozenset(t for c in apart for t in c) if len({t for c in apart for t in c}) >= 2 else frozenset()


def swapped(question: str, guide: str, answer: str) -> tuple[list[str], list[str]]:
    """(terms the answer says of another head than the guide does, terms it says of the same head)."""
    heads = contrasted(question, guide)
    if not heads:
        return [], []
    wanted = _bound(guide, tokens(guide), heads)
    given = _bound(answer, tokens(answer), heads)
    crossed: list[str] = []
    straight: list[str] = []
    for term, head in wanted.items():
        said = given.get(term) or next((h for t, h in given.items() if likeness(term, t) >= 0.6), None)
        if said:
            (straight if said == head else crossed).append(term)
    return crossed, straight


# What the question is about, what is said, why it matters. Bound to the topic: the same words elsewhere are fine.
_PRACTICES = tuple(
    (re.compile(rf"\b(?:{topic})\b", re.I), re.compile(said, re.I | re.X), why)
    for topic, said, why in (
        (
            r"sql|injection|quer(?:y|ies)",
            r"""\bf[- ]?strings?\b | \bconcatenat\w+[^.!?]{0,60}\b(?:fine|ok|okay|simple|easi\w+)\b
                | \b(?:just|simply|i)\s+(?:concatenate|paste|glue)\b""",
            "a query put together from text",
        ),
        (
            r"passwords?|credentials?|login",
            r"""\b(?:md5|sha-?1)\b[^.!?]{0,40}\b(?:enough|fine|ok|okay|secure|good)\b
                | \bplain[- ]?text\s+is\s+(?:fine|ok|okay)\b
                | \b(?:one|same|single)\s+(?:shared\s+)?salt\b | \bread\s+them\s+back\b
                | \b(?:store|keep|put|save)\s+(?:them|it|passwords?)\s+in\s+(?:plain|clear)""",
            "passwords that can be recovered",
        ),
        (
            r"auth\w*|jwt|tokens?|secrets?|keys?|passwords?",
            r"""\bhard[- ]?cod\w+ | \b(?:secret|key|password)s?\s+in\s+(?:the\s+)?(?:repo\w*|git\w*|source|code)\b
                | \b(?:auth\w*|security)\s+can\s+come\s+later\b | \bship\s+it\s+without\b""",
            "a secret in the source, or security put off",
        ),
        (
            r"migrat\w+|deploy\w*|production|backup",
            r"\bwithout\s+(?:an?\s+|any\s+)?(?:backup|rollback)\b | \bdirectly\s+(?:on|in)\s+prod\w*",
            "a change in production without a way back",
        ),
        (
            r"rate\ limit\w*|validat\w+|apis?|auth\w*",
            r"""\bnever\s+(?:limit|validate|check)\w*\s+(?:\w+\s+)?on\s+the\s+server
                | \b(?:only|just)\s+(?:in|on)\s+the\s+(?:front\ ?end|client|browser)\b""",
            "a rule kept on the client only",
        ),
        (
            r"http|rest|put|post",
            r"\buse\s+get\s+for\s+(?:everything|all|deleting|updates?)",
            "GET used for changes",
        ),
    )
)
_AGAINST_IT = re.compile(r"\b(?:not|never|no|without|avoid|instead\ of|\w+n['’]?t|idiot)\b", re.I)


def practices(question: str, guide: str, answer: str) -> list[tuple[int, int, str]]:
    """Practices that are wrong whatever the guide says, where the question is about them: (start, end, why)."""
    found = []
    for about, said, why in _PRACTICES:
        for match in said.finditer(answer) if about.search(f"{question} {guide}") else ():
            clause = re.split(r"[.!?,;\n]", answer[max(0, match.start() - 40) : match.start()])[-1]
            if not _AGAINST_IT.search(clause):
                found.append((*match.span(), why))
    return found
