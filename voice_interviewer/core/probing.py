"""The follow-ups of the embedded director: something specific that was just said, and one thing worth knowing about it.

An answer is cut into short stretches of speech; patterns find the ones with something in them (a decision, a number, a claim
without a number, a failure). A template quotes the stretch in the candidate's own words, turned to "you". The choice depends on
the inputs alone, and no template is used twice in one interview.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from .intent import classify
from .lint import lint
from .pack import Item
from .skills import find_skills
from .tokens import STOP_WORDS, Token, content, tokenise

_SHORT = 7  # words of content below which an answer has nothing worth quoting
_LONGEST_QUOTE = 12


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up. `quote` is verbatim from the answer, "" where the probe is the pack's own; `reason` says why it is asked."""

    text: str
    reason: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Specific:
    """A stretch of the answer that deserves a question: characters `start:end`."""

    kind: str
    start: int
    end: int


REASONS = {
    "own part": "the candidate's own part is not clear",
    "no situation": "the situation is missing",
    "no action": "the action is missing",
    "no result": "the result is missing",
    "no number": "a result is claimed without a number",
    "decision": "a decision is named, its reason is open",
    "failure": "a failure is named, how it was handled is open",
    "number": "a number is given, how it was come by is open",
    "technology": "a technology is named, what it was for is open",
    "choice": "a way of doing it is named, what it costs is open",
    "named": "a technology is named, why it fits is open",
    "pack": "a planned follow-up: a part of the answer is still open",
}

# {said} is a clause turned to "you" ("you chose Postgres over Mongo"), {name} a few words as they were said.
# What follows the placeholder must be unlike that of every other template: it is how a used one is recognised.
TEMPLATES: dict[str, tuple[str, ...]] = {
    "own part": (
        "You said {said}. Which part of that was yours?",
        "When you say that {said}, what did you do yourself?",
        "You told me that {said}. What would not have happened without you?",
    ),
    "no situation": (
        "You said {said}. What was going on before that?",
        "Before {said}, what did the situation look like?",
    ),
    "no action": (
        "You said {said}. What did you do about it first?",
        "You mentioned that {said}. Which step did you take yourself?",
        "Given that {said}, how did you go about it?",
    ),
    "no result": (
        "You said {said}. How did it turn out in the end?",
        "You told me that {said}. What came out of it?",
        "After {said}, what was different from before?",
    ),
    "no number": (
        "You said {said}. How did you measure that?",
        "You mentioned that {said}. What were the figures before and after?",
        "You said {said}. How could you tell?",
        "You said {said}. Roughly how much was that?",
    ),
    "decision": (
        "You said {said}. What tipped the balance?",
        "You mentioned that {said}. What did you give up by doing so?",
        "You said {said}. What would have made you decide otherwise?",
        "You told me that {said}. Who needed to be convinced?",
        "You said {said}. Knowing how it went, would you do it again?",
    ),
    "failure": (
        "You said {said}. How did you notice that?",
        "You mentioned that {said}. What was behind it?",
        "You said {said}. What did you change so that it does not come back?",
        "You told me that {said}. What did you look at first?",
    ),
    "number": (
        "You mentioned {name}. How did you arrive at that figure?",
        "You said {name}. What was it before?",
        "You spoke of {name}. What limited it?",
        "You mentioned {name}. Was that what you had expected?",
    ),
    "technology": (
        "You mentioned {name}. What did that do for you there?",
        "You brought up {name}. What made that the right choice?",
        "You mentioned {name}. Where did that get in your way?",
        "You spoke about {name}. What was the alternative?",
        "You named {name}. What did you have to watch out for there?",
        "You mentioned {name}. How did you know that it was doing its job?",
    ),
    # The same two for answers about what one would do.
    "choice": (
        "You said {said}. What does that cost you?",
        "You said {said}. When would you do it another way?",
        "You mentioned that {said}. How would you check that it works?",
        "You told me that {said}. What could go wrong with it?",
        "You said {said}. How would you know that it was enough?",
    ),
    "named": (
        "You mentioned {name}. What makes it the right choice here?",
        "You named {name}. What would you have to watch out for with it?",
        "You brought up {name}. How would you notice that it no longer does its job?",
        "You spoke of {name}. What could take its place?",
    ),
}
_ORDER = {
    "told": ("decision", "no number", "failure", "number", "technology", "choice"),
    "supposed": ("choice", "named"),
    "behavioural": (
        "own part", "no action", "no result", "no situation", "no number", "failure", "decision", "number", "technology",
    ),
}  # fmt: skip


def probe(item: Item, answer: str, *, asked: Sequence[str], spare: Sequence[str] = ()) -> Probe | None:
    """One follow-up to an answer, or None where none is called for: a don't-know, or an answer that leaves little open.

    `asked` are all questions so far; `spare` are planned follow-ups to fall back on, after those of the item.
    """
    if classify(answer, question=item.text).kind not in {"answer", "partial", "red_flag", "hold", "done"}:
        return None
    planned = _planned(item, answer, asked, (*item.probes, *spare))
    if len(content(answer)) < _SHORT:
        return planned if content(answer) else None
    if _is_complete(item, answer):
        return None
    for specific in _ranked(item, answer):
        found = _quoting(item, answer, specific, asked)
        if found is not None:
            return found
    return planned


def find_specifics(answer: str) -> list[Specific]:
    """Everything in an answer that a follow-up could take up, in the order of speech."""
    tokens = tokenise(answer)
    found = [*_clauses_of_interest(tokens), *_choices(tokens), *_numbers(tokens), *_technologies(answer, tokens)]
    return sorted(found, key=lambda specific: (specific.start, specific.end))


# --- what is in the answer --------------------------------------------------------------------------------------------

_BREAKERS = frozenset(
    "and but so because then which while when if or although though since whereas until however".split()
)
_SUBJECTS = frozenset("i we i'd we'd i've we've i'm we're they he she it that this there".split())
_PLAIN_NOISE = frozenset("um umm uh uhh er erm hmm like so well okay ok yeah basically actually you know".split())


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
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
    if tokens[i].text in _SUBJECTS or tokens[i].text in {"then", "so", "also", "after"}:
        return True
    return any(
        token.text in {"was", "were", "is", "had", "started", "went", "got", "dropped", "failed"}
        for token in tokens[i + 1 : i + 4]
    )


_WHO = r"(?:i|we|ive|weve|my team|our team|the team|they)"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("decision", rf"(?<!\S){_WHO} (?:\S+ )?(?:chose|choose|picked|decided|went with|opted|switched|migrated|moved|replaced|dropped|settled|preferred|introduced|adopted|rejected|agreed|insisted|pushed|split|rewrote|kept)(?!\S)|(?<!\S)(?:instead of|rather than|in favou?r of)(?!\S)"),
        ("failure", r"(?<!\S)(?:failed|fails|failing|crashed|crashes|broke|broken|went down(?! (?:to|by|from)(?!\S))|outage|incident|timed out|timeouts?|deadlock\w*|leak\w*|lost|stuck|blocked|overloaded|ran out|duplicated|doubled|corrupt\w*|missed|delayed|complained|angry|disagreed|conflict|argued|escalated|(?:was|were|became|got|too) slow|slowed|bottleneck|bug|regression|flaky|rolled back|mistake|wrong)(?!\S)"),
        ("no number", r"(?<!\S)(?:(?:a lot|much|way|far|significantly|dramatically|considerably|noticeably|really|so much|substantially|a bit|hugely|massively) (?:\S+ )?(?:faster|slower|better|quicker|smaller|cheaper|easier|fewer|less|more|higher|lower|smoother|cleaner|shorter|improved|reduced|increased|dropped)|(?:improved|reduced|increased|decreased|boosted|cut|sped up|saved|lowered|halved|speeded up|grew|optimi[sz]ed)(?= )|(?:got|became|was|were|is) (?:much |a lot |way )?(?:faster|better|quicker|cheaper|smoother|happier|shorter)|many (?:users|customers|requests|people|records|errors|tickets|deals|calls)|(?:a lot of|lots of|tons of|huge|massive) (?:\S+ )?(?:users|customers|requests|traffic|data|records|errors|tickets|deals|calls|time|money))(?!\S)"),
    )
)  # fmt: skip
_HAS_NUMBER = re.compile(
    r"\d|(?<!\S)(?:percent|half|twice|double|doubled|tripled|halved|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)(?!\S)"
)


def _clauses_of_interest(tokens: Sequence[Token]) -> Iterator[Specific]:
    for first, last in _clauses(tokens):
        plain = " ".join(token.text.replace("'", "") for token in tokens[first:last])
        around = " ".join(token.text for token in tokens[max(0, first - 4) : last + 8])
        for kind, pattern in _PATTERNS:
            if kind == "no number" and _HAS_NUMBER.search(around):
                continue
            if pattern.search(plain):
                span = _quotable(tokens, first, last)
                if span is not None and _PAST.search(plain):
                    yield Specific(kind, tokens[span[0]].start, tokens[span[1] - 1].end)
                break


_CHOICE = re.compile(
    r"^(?:i|we|id|wed) (?:would |could |should |will |d )?(?:also |first |then |always |usually |probably |definitely |rather |just )*"
    r"(?:use|choose|pick|go with|take|store|put|split|move|keep|introduce|build|create|run|send|cache|prefer|rely|lock|retry|partition|"
    r"queue|batch|replicate|mock|separate|wrap|deploy|roll)(?!\S)"
)


def _choices(tokens: Sequence[Token]) -> Iterator[Specific]:
    """ "I would put a queue between them": what somebody would do, in a clause that can be said back."""
    for first, last in _clauses(tokens):
        first, last = _trimmed(tokens, first, last)
        plain = " ".join(token.text.replace("'", "") for token in tokens[first:last])
        if 4 <= last - first <= _LONGEST_QUOTE and _CHOICE.search(plain):
            yield Specific("choice", tokens[first].start, tokens[last - 1].end)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while first < last and (tokens[first].text in _BREAKERS or tokens[first].text in _PLAIN_NOISE):
        first += 1
    while last > first and (tokens[last - 1].text in _PLAIN_NOISE or tokens[last - 1].text in _LOOSE_END):
        last -= 1
    return first, last


def _quotable(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
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
    if not _is_statement([token.text for token in tokens[first:last]]):
        return None
    return first, last


_LOOSE_END = frozenset(
    "and but so because the a an to of for with by in on at or then also that which was were is are as if when it's very".split()
)
_VERBS = re.compile(
    r"(?<!\S)(?:is|are|was|were|had|has|have|did|got|went|made|took|kept|ran|lost|broke|chose|cut|grew|fell|rose|came|gave|found|built|wrote|"
    r"rewrote|split|put|set|let|felt|said|told|knew|thought|used|use|uses|needs|became|began|sent|held|led|left|met|paid|stuck|\w{2,}ed|\w{3,}es)(?!\S)"
)


_PAST = re.compile(
    r"(?<!\S)(?:was|were|had|did|got|went|made|took|kept|ran|lost|broke|chose|cut|grew|fell|rose|came|gave|found|built|wrote|rewrote|split|"
    r"put|set|felt|became|began|sent|held|led|left|stuck|[a-z]{2,}ed)(?!\S)"
)


def _is_statement(said: Sequence[str]) -> bool:
    """A subject, then a verb of the past or present: what "You said" can go before."""
    verb = _VERBS.search(" ".join(said[1:]))
    starts = said[0] in _SUBJECTS | {
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
    r"^(?:%|percent|per|milliseconds?|ms|seconds?|minutes?|hours?|days?|weeks?|months?|users?|customers?|requests?|times|people|"
    r"engineers?|developers?|gigabytes?|megabytes?|terabytes?|gb|tb|mb|rows|records|messages|events|tickets?|calls?|deals?|dollars|euros|k|million|thousand|"
    r"servers?|services?|nodes?|instances?|queries|tests?|bugs|errors|incidents|points?|sprints?|releases)$"
)


_FEW = frozenset("two three four five six seven 1 2 3 4 5 6 7 half".split())  # a handful of things is no figure
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
            last += 2
        yield Specific("number", tokens[first].start, tokens[min(last, len(tokens)) - 1].end)


_PRODUCTS = frozenset("framework database cloud data-tool testing tool".split())


def _technologies(answer: str, tokens: Sequence[Token]) -> Iterator[Specific]:
    """Products and libraries; languages and methods are what the talk is about, not a choice within it."""
    seen = set()
    for found in find_skills(answer, tokens):
        if found.skill.kind not in _PRODUCTS or found.skill.name in seen:
            continue
        seen.add(found.skill.name)
        for kind in ("technology", "named"):
            yield Specific(kind, found.start, found.end)


# --- what is missing ----------------------------------------------------------------------------------------------------

_RESULT = re.compile(
    r"(?<!\S)(?:in the end|as a result|the result|result was|eventually|finally|since then|after that|afterwards|turned out|ended up|outcome|"
    r"we shipped|we delivered|launched|dropped (?:from|to|by)|went (?:from|down|up)|reduced|increased|improved|saved|fell|grew|"
    r"percent|successful\w*|worked out|signed|renewed|solved|fixed|on time|thanked|happy with|learned|learnt|now we|these days)(?!\S)"
)
_SITUATION = re.compile(
    r"(?<!\S)(?:when|at my|in my|last year|years? ago|months? ago|we had|there was|there were|once|one time|the project|our|my team|my last|my previous|customer|client|colleague|manager|while|during)(?!\S)"
)
_OWN_ACTION = re.compile(
    r"(?<!\S)(?:i|id|ive) (?:also |then |first |just |personally |immediately |quickly |decided to |started to |had to |tried to |went and )*(?!was |am |think |guess |mean |know |had a |have a |like |feel |believe |remember |would |can |could |do not |dont )(?:\w+ed|wrote|built|took|made|ran|set|led|went|spoke|told|asked|found|brought|put|gave|met|sat|chose|drew|kept|sent|did|held|taught|rewrote|split|cut|began)(?!\S)"
)
_WE_ACTION = re.compile(
    r"(?<!\S)(?:we|our team|my team|the team) (?:\w+ )?(?:\w+ed|wrote|built|took|made|ran|set|led|went|found|brought|put|gave|chose|kept|sent|did|rewrote|split|cut|began)(?!\S)"
)


def _ranked(item: Item, answer: str) -> Iterator[Specific]:
    """The specifics worth asking about, best first."""
    found = find_specifics(answer)
    asked_for = set(content(f"{item.text} {item.title}"))
    gaps = _gaps(answer) if item.kind == "behavioural" else {}
    order = "behavioural" if item.kind == "behavioural" else "told" if _is_told(answer) else "supposed"
    for kind in _ORDER[order]:
        if kind in gaps:
            yield from gaps[kind]
        for specific in found:
            quote = answer[specific.start : specific.end]
            if specific.kind == kind and not (kind in {"technology", "named"} and set(content(quote)) <= asked_for):
                yield specific


def _is_told(answer: str) -> bool:
    """Is this about what was done, rather than about what one would do?"""
    plain = _plain(answer)
    done = len(_OWN_ACTION.findall(plain)) + len(_WE_ACTION.findall(plain)) + len(_WAS.findall(plain))
    return done > len(_WOULD.findall(plain))


_WAS = re.compile(r"(?<!\S)(?:was|were|had|did|went|got|dropped|failed|doubled)(?!\S)")
_WOULD = re.compile(
    r"(?<!\S)(?:would|id|wed|youd|could|should|will|can|if|usually|always|must|(?:i|you|we) (?:use|take|put|store|send|add|need|have|check|run|keep|make|write|create|return))(?!\S)"
)


def _gaps(answer: str) -> dict[str, list[Specific]]:
    """The missing parts of situation, action and result, each with statements to hang the question on."""
    tokens = tokenise(answer)
    plain = " ".join(token.text.replace("'", "") for token in tokens)
    own, ours = len(_OWN_ACTION.findall(plain)), list(_WE_ACTION.finditer(plain))
    gaps: dict[str, list[Specific]] = {}
    if ours and own <= len(ours) // 3:
        gaps["own part"] = [
            one for one in _statements(tokens) if _WE_ACTION.search(_plain(answer[one.start : one.end]))
        ]
    statements = _statements(tokens)
    if not own and not ours:
        gaps["no action"] = statements
    if not _RESULT.search(plain):
        gaps["no result"] = statements[::-1]
    if not _SITUATION.search(plain):
        gaps["no situation"] = statements
    return {kind: [Specific(kind, one.start, one.end) for one in where] for kind, where in gaps.items()}


def _statements(tokens: Sequence[Token]) -> list[Specific]:
    spans = (_quotable(tokens, first, last) for first, last in _clauses(tokens))
    return [Specific("statement", tokens[span[0]].start, tokens[span[1] - 1].end) for span in spans if span]


def _plain(text: str) -> str:
    return " ".join(token.text.replace("'", "") for token in tokenise(text))


def _is_complete(item: Item, answer: str) -> bool:
    """Every expected point is touched, and there is something to hold on to: nothing is gained by asking on."""
    said = set(content(answer))
    points = [set(content(point)) for point in item.expects]
    if not points or not all(len(said & point) * 2 >= len(point) for point in points if point):
        return False
    kinds = {specific.kind for specific in find_specifics(answer)}
    return len(said) >= 30 and (item.kind == "technical" or ("number" in kinds and not _gaps(answer)))


# --- the question -------------------------------------------------------------------------------------------------------

_TURNED = {
    "i": "you", "we": "you", "me": "you", "us": "you", "my": "your", "our": "your", "mine": "yours", "ours": "yours", "i'm": "you're",
    "we're": "you're", "i've": "you've", "we've": "you've", "i'd": "you'd", "we'd": "you'd", "i'll": "you'll", "we'll": "you'll",
    "myself": "yourself", "ourselves": "yourselves",
}  # fmt: skip


def turned(said: str) -> str:
    """The candidate's words said back: "we chose it because I was unsure" becomes "you chose it because you were unsure"."""
    tokens = tokenise(said)
    parts, at = [], 0
    for i, token in enumerate(tokens):
        word = said[token.start : token.end]
        before = tokens[i - 1].text if i else ""
        if token.text in _TURNED:
            word = _TURNED[token.text]
        elif token.text in {"was", "am"} and before == "i":
            word = "were" if token.text == "was" else "are"
        elif i == 0 and token.text in _SUBJECTS | {"the", "a", "an", "one", "some"}:
            word = token.text
        parts += [said[at : token.start], word]
        at = token.end
    return "".join([*parts, said[at:]])


def _quoting(item: Item, answer: str, specific: Specific, asked: Sequence[str]) -> Probe | None:
    """The first unused template for this specific that passes the lint, beginning at a place that the words decide."""
    quote = answer[specific.start : specific.end]
    templates = TEMPLATES[specific.kind]
    first = crc32(f"{item.id}|{quote}".encode()) % len(templates)
    for template in (*templates[first:], *templates[:first]):
        if any(_is_used(template, earlier) for earlier in asked):
            continue
        text = template.format(said=turned(quote), name=quote)
        if not lint(text, asked=asked, item=item, answer=answer):
            return Probe(text, REASONS[specific.kind], quote)
    return None


def _is_used(template: str, text: str) -> bool:
    lead, _, tail = re.split(r"(\{\w+\})", template)
    return text.endswith(tail) and (bool(tail.strip(" .?")) and text.startswith(lead[:6]))


def _planned(item: Item, answer: str, asked: Sequence[str], probes: Sequence[str]) -> Probe | None:
    """The pack's own follow-up that asks least about what has been said already."""
    said = set(content(answer))
    best: tuple[float, str] | None = None
    for text in dict.fromkeys(probes):
        if text in asked or lint(text, asked=asked, item=item, answer=answer):
            continue
        new = set(content(text)) - set(content(item.text)) - STOP_WORDS
        touched = len(new & said) / len(new) if new else 0.0
        if best is None or touched < best[0]:
            best = touched, text
    return Probe(best[1], REASONS["pack"]) if best else None
