"""What in an answer deserves a question: decisions, claims without a number, failures, figures, products.

Speech has no punctuation to rely on, so an answer is cut into short stretches at joining words and new subjects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_interviewer.core.candidate.skills import Skill, find_skills
from voice_interviewer.core.grading.tokens import Token, tokenise, word_set

_LONGEST_QUOTE = 12  # words


@dataclass(frozen=True, slots=True)
class Specific:
    """A stretch of the answer that deserves a question: characters `start:end`."""

    kind: str
    start: int
    end: int


def find_specifics(answer: str) -> list[Specific]:
    """Everything in an answer that a follow-up could take up, in the order of speech."""
    tokens = tokenise(answer)
    found = [*_telling_clauses(tokens), *_choices(tokens), *_numbers(tokens), *technologies(answer, tokens)]
    return sorted(found, key=lambda specific: (specific.start, specific.end))


_BREAKERS = word_set("and but so because then which while when if or although though since whereas until however")
SUBJECTS = word_set("i we i'd we'd i've we've i'm we're they he she it that this there")
_PLAIN_NOISE = word_set("um umm uh uhh er erm hmm like so well okay ok yeah basically actually you know")


def clauses(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Stretches between punctuation and joining words; where there is no punctuation a new subject begins one too."""
    start = 0
    for i, token in enumerate(tokens):
        joins = token.text in _BREAKERS and not (
            token.text in {"and", "or"} and i + 1 < len(tokens) and not _opens(tokens, i + 1)
        )
        if i > start and (joins or (token.text in {"i", "we", "i've", "we've"} and i - start > 3)):
            yield start, i
            start = i
        if token.ends_clause:
            yield start, i + 1
            start = i + 1
    if start < len(tokens):
        yield start, len(tokens)


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Does a new clause begin here (a subject, or "the x was")?"""
    if tokens[i].text in SUBJECTS or tokens[i].text in {"then", "so", "also", "after"}:
        return True
    return any(
        token.text in {"was", "were", "is", "had", "started", "went", "got", "dropped", "failed"}
        for token in tokens[i + 1 : i + 4]
    )


_WHO = r"(?:i|we|ive|weve|my team|our team|the team|they)"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "decision",
            rf"(?<!\S){_WHO} (?:\S+ )?(?:chose|choose|picked|decided|went with|opted|switched|migrated|moved"
            r"|replaced|dropped|settled|preferred|introduced|adopted|rejected|agreed|insisted|pushed|split|rewrote"
            r"|kept)(?!\S)|(?<!\S)(?:instead of|rather than|in favou?r of)(?!\S)",
        ),
        (
            "failure",
            r"(?<!\S)(?:failed|fails|failing|crashed|crashes|broke|broken|went down(?! (?:to|by|from)(?!\S))"
            r"|outage|incident|timed out|timeouts?|deadlock\w*|leak\w*|lost|stuck|blocked|overloaded|ran out"
            r"|duplicated|doubled|corrupt\w*|missed|delayed|complained|angry|disagreed|conflict|argued|escalated"
            r"|(?:was|were|became|got|too) slow|slowed|bottleneck|bug|regression|flaky|rolled back|mistake"
            r"|wrong)(?!\S)",
        ),
        (
            "no number",
            r"(?<!\S)(?:(?:a lot|much|way|far|significantly|dramatically|considerably|noticeably|really|so much"
            r"|substantially|a bit|hugely|massively) (?:\S+ )?(?:faster|slower|better|quicker|smaller|cheaper"
            r"|easier|fewer|less|more|higher|lower|smoother|cleaner|shorter|improved|reduced|increased|dropped)"
            r"|(?:improved|reduced|increased|decreased|boosted|cut|sped up|saved|lowered|halved|speeded up|grew"
            r"|optimi[sz]ed)(?= )|(?:got|became|was|were|is) (?:much |a lot |way )?(?:faster|better|quicker"
            r"|cheaper|smoother|happier|shorter)|many (?:users|customers|requests|people|records|errors|tickets"
            r"|deals|calls)|(?:a lot of|lots of|tons of|huge|massive) (?:\S+ )?(?:users|customers|requests|traffic"
            r"|data|records|errors|tickets|deals|calls|time|money))(?!\S)",
        ),
    )
)
_HAS_NUMBER = re.compile(
    r"\d|(?<!\S)(?:percent|half|twice|double|doubled|tripled|halved|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)(?!\S)"
)


_TOLD_OF = re.compile(
    r"(?<!\S)(?:show|told|tell|explain|ask|saw)\w*(?: \S+){0,2} (?:what|how much|how many|why|whether)(?!\S)"
)


def _telling_clauses(tokens: Sequence[Token]) -> Iterator[Specific]:
    for first, last in clauses(tokens):
        plain = " ".join(token.text.replace("'", "") for token in tokens[first:last])
        around = " ".join(token.text for token in tokens[max(0, first - 4) : last + 8])
        for kind, pattern in _PATTERNS:
            if kind == "no number" and _HAS_NUMBER.search(around):
                continue
            found = pattern.search(plain)
            if found and not (kind == "failure" and _TOLD_OF.search(plain, 0, found.start())):
                span = quotable(tokens, first, last)
                if span is not None and PAST.search(plain):
                    yield Specific(kind, tokens[span[0]].start, tokens[span[1] - 1].end)
                break


_CHOICE = re.compile(
    r"^(?:i|we|id|wed) (?:would |could |should |will |d )?(?:also |first |then |always |usually |probably "
    r"|definitely |rather |just )*(?:use|choose|pick|go with|take|store|put|split|move|keep|introduce|build|create"
    r"|run|send|cache|prefer|rely|lock|retry|partition|queue|batch|replicate|mock|separate|wrap|deploy|roll)(?!\S)"
)


def _choices(tokens: Sequence[Token]) -> Iterator[Specific]:
    """ "I would put a queue between them": what somebody would do, in a clause that can be said back."""
    for first, last in clauses(tokens):
        first, last = _trimmed(tokens, first, last)
        plain = " ".join(token.text.replace("'", "") for token in tokens[first:last])
        if _VAGUE.search(plain) or _is_cut(tokens, last):
            continue
        if 4 <= last - first <= _LONGEST_QUOTE and _CHOICE.search(plain):
            yield Specific("choice", tokens[first].start, tokens[last - 1].end)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while first < last and (tokens[first].text in _BREAKERS or tokens[first].text in _PLAIN_NOISE):
        first += 1
    while last > first and (tokens[last - 1].text in _PLAIN_NOISE or tokens[last - 1].text in _LOOSE_END):
        last -= 1
    return first, last


def quotable(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """A clause without its joining words and fillers, if it can stand after "You said"."""
    first, last = _trimmed(tokens, first, last)
    if not 3 <= last - first <= _LONGEST_QUOTE or tokens[first].text in {
        "to",
        "of",
        "for",
        "with",
        "by",
        "in",
        "on",
        "at",
    }:
        return None
    said = [token.text for token in tokens[first:last]]
    if not _is_statement(said) or _VAGUE.search(" ".join(said)) or _is_cut(tokens, last):
        return None
    return first, last


_VAGUE = re.compile(r"(?<!\S)(?:or something|and stuff|and so on|or whatever|kind of|sort of|somehow)(?!\S)")


def _is_cut(tokens: Sequence[Token], last: int) -> bool:
    """Does a relative clause follow that belongs to it ("only the columns" - "I need")?"""
    if last >= len(tokens) or tokens[last - 1].ends_clause or tokens[last].text not in {"i", "we", "you"}:
        return False
    return last > 1 and tokens[last - 2].text in {"the", "those", "all", "every", "any", "only"}


_LOOSE_END = word_set(
    "and but so because the a an to of for with by in on at or then also that which was were is "
    "are as if when it's very"
)
_VERBS = re.compile(
    r"(?<!\S)(?:is|are|was|were|had|has|have|did|got|went|made|took|kept|ran|lost|broke|chose|cut|grew|fell|rose"
    r"|came|gave|found|built|wrote|rewrote|split|put|set|let|felt|said|told|knew|thought|used|use|uses|needs"
    r"|became|began|sent|held|led|left|met|paid|stuck|\w{2,}ed|\w{3,}es)(?!\S)"
)


PAST = re.compile(
    r"(?<!\S)(?:was|were|had|did|got|went|made|took|kept|ran|lost|broke|chose|cut|grew|fell|rose|came|gave|found"
    r"|built|wrote|rewrote|split|put|set|felt|became|began|sent|held|led|left|stuck|[a-z]{2,}ed)(?!\S)"
)


def _is_statement(said: Sequence[str]) -> bool:
    """A subject, then a verb of the past or present: what "You said" can go before."""
    verb = _VERBS.search(" ".join(said[1:]))
    starts = said[0] in SUBJECTS | {
        "the",
        "our",
        "my",
        "a",
        "an",
        "one",
        "some",
        "every",
        "each",
        "nobody",
        "everyone",
        "people",
        "customers",
        "users",
    }
    return (
        bool(verb) and starts and not any(word in {"would", "could", "should", "might", "will", "can"} for word in said)
    )


_UNIT = re.compile(
    r"^(?:%|percent|per|milliseconds?|ms|seconds?|minutes?|hours?|days?|weeks?|months?|users?|customers?|requests?"
    r"|times|people|engineers?|developers?|gigabytes?|megabytes?|terabytes?|gb|tb|mb|rows|records|messages|events"
    r"|tickets?|calls?|deals?|dollars|euros|k|million|thousand|servers?|services?|nodes?|instances?|queries|tests?"
    r"|bugs|errors|incidents|points?|sprints?|releases)$"
)


_FEW = word_set("two three four five six seven 1 2 3 4 5 6 7 half")  # a handful of things is no figure
_PRECISE = (
    "percent",
    "ms",
    "millisecond",
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "times",
    "million",
    "thousand",
)


_ARTICLES = word_set("the our my their all those these")


def _numbers(tokens: Sequence[Token]) -> Iterator[Specific]:
    for i, token in enumerate(tokens[:-1]):
        if token.text in _FEW and not tokens[i + 1].text.startswith(_PRECISE):
            continue
        if not _HAS_NUMBER.search(token.text) or not (_UNIT.match(tokens[i + 1].text) or token.after.startswith("%")):
            continue
        first, last = i, i + 2
        while first > 0 and _HAS_NUMBER.search(tokens[first - 1].text):
            first -= 1
        if tokens[last - 1].text in {"per", "million", "thousand"} and last < len(tokens):
            last += 1
        if last + 1 < len(tokens) and tokens[last].text in {"per", "a", "of"} and not tokens[last - 1].ends_clause:
            last += 3 if tokens[last + 1].text in _ARTICLES and last + 2 < len(tokens) else 2
            while tokens[last - 1].text in _LOOSE_END | _ARTICLES:
                last -= 1
        yield Specific("number", tokens[first].start, tokens[min(last, len(tokens)) - 1].end)


_PLATFORMS = frozenset({"iOS", "Android", "Linux", "Windows", "macOS", "Unix"})  # where one works, seldom a choice
_PRODUCTS = word_set("framework database cloud data-tool testing tool")
_METHOD = re.compile(r" (?:testing|automation|cases)$|^[BT]DD$")  # unit testing is no product that somebody chose


def is_product(skill: Skill) -> bool:
    """Whether somebody can have chosen it in place of another: languages and methods are none."""
    return skill.kind in _PRODUCTS and not _METHOD.search(skill.name)


def technologies(answer: str, tokens: Sequence[Token]) -> Iterator[Specific]:
    """Products and libraries; languages and methods are what the talk is about, not a choice within it."""
    seen = set()
    for found in find_skills(answer, tokens):
        if not is_product(found.skill) or found.skill.name in _PLATFORMS or found.skill.name in seen:
            continue
        seen.add(found.skill.name)
        for kind in ("technology", "named"):
            yield Specific(kind, found.start, found.end)
