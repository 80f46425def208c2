"""The follow-ups of the embedded director: something specific that was just said, and one thing worth knowing about it.

An answer is cut into short stretches of speech; patterns find the ones with something in them (a decision, a number, a
claim without a number, a failure). A template quotes the stretch in the candidate's own words, turned to "you". The
choice depends on the inputs alone, and no template is used twice in one interview.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from voice_interviewer.core.asking.gaps import gaps_in, is_told
from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.asking.specifics import SUBJECTS, Specific, find_specifics
from voice_interviewer.core.candidate.skills import skill_named, squash
from voice_interviewer.core.german import probes as probes_de
from voice_interviewer.core.grading.tokens import content, stop_words, tokenise
from voice_interviewer.core.role.pack import Item
from voice_interviewer.core.turn.intent import classify

_SHORT = 7  # words of content below which an answer has nothing worth quoting


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up. `quote` is verbatim from the answer, "" where the probe is the pack's own; `reason` says why it is
    asked.
    """

    text: str
    reason: str
    quote: str = ""


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
        "You mentioned that {said}. What had led up to it?",
    ),
    "no action": (
        "You said {said}. What did you do about it first?",
        "You mentioned that {said}. Which step did you take yourself?",
        "You said {said}. How did you go about it?",
    ),
    "no result": (
        "You said {said}. How did it turn out in the end?",
        "You told me that {said}. What came out of it?",
        "You said {said}. What was different afterwards?",
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
        "You mentioned {name}. Where does that figure come from?",
        "You said {name}. Why did that matter?",
        "You spoke of {name}. What followed from that?",
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
        "own part",
        "no action",
        "no result",
        "no situation",
        "no number",
        "failure",
        "decision",
        "number",
        "technology",
    ),
}


def probe(item: Item, answer: str, *, asked: Sequence[str], spare: Sequence[str] = ()) -> Probe | None:
    """One follow-up to an answer, or None where none is called for: a don't-know, or an answer that leaves little open.

    `asked` are all questions so far; `spare` are planned follow-ups to fall back on, after those of the item.
    """
    if classify(answer, question=item.text, language=item.language).kind not in {
        "answer",
        "partial",
        "red_flag",
        "hold",
        "done",
    }:
        return None
    said = len(content(answer, item.language))
    if not said or _is_complete(item, answer):
        return None
    for specific in _ranked(item, answer) if said >= _SHORT else ():
        found = _quoting(item, answer, specific, asked)
        if found is not None:
            return found
    return _planned(item, answer, asked, (*item.probes, *spare))


def _ranked(item: Item, answer: str) -> Iterator[Specific]:
    """The specifics worth asking about, best first."""
    if item.language == "de":
        yield from _ranked_german(item, answer)
        return
    found = find_specifics(answer)
    asked_for = set(content(f"{item.text} {item.title}"))
    gaps = gaps_in(answer) if item.kind == "behavioural" else {}
    order = "behavioural" if item.kind == "behavioural" else "told" if is_told(answer) else "supposed"
    for kind in _ORDER[order]:
        if kind in gaps:
            yield from gaps[kind]
        for specific in found:
            quote = answer[specific.start : specific.end]
            if specific.kind == kind and not (kind in {"technology", "named"} and set(content(quote)) <= asked_for):
                yield specific


def _ranked_german(item: Item, answer: str) -> Iterator[Specific]:
    found = probes_de.specifics(answer)
    asked_for = set(content(f"{item.text} {item.title}", "de"))
    gaps = set(probes_de.gaps(answer)) if item.kind == "behavioural" else set()
    order = "behavioural" if item.kind == "behavioural" else "told" if probes_de.is_told(answer) else "supposed"
    for kind in probes_de.ORDER[order]:
        if kind in gaps:
            yield Specific(kind, 0, 0)
        for specific in found:
            named = set(content(answer[specific.start : specific.end], "de")) <= asked_for
            if specific.kind == kind and not (kind in {"technology", "named"} and named):
                yield specific


def _is_complete(item: Item, answer: str) -> bool:
    """Every expected point is touched, and there is something to hold on to: nothing is gained by asking on."""
    language = item.language
    said = set(content(answer, language))
    points = [set(content(point, language)) for point in item.expects]
    if not points or not all(len(said & point) * 2 >= len(point) for point in points if point):
        return False
    if language == "de":
        return len(said) >= 30 and (item.kind == "technical" or not any(probes_de.gaps(answer)))
    kinds = {specific.kind for specific in find_specifics(answer)}
    return len(said) >= 30 and (item.kind == "technical" or ("number" in kinds and not gaps_in(answer)))


_TURNED = {
    "i": "you",
    "we": "you",
    "me": "you",
    "us": "you",
    "my": "your",
    "our": "your",
    "mine": "yours",
    "ours": "yours",
    "i'm": "you're",
    "we're": "you're",
    "i've": "you've",
    "we've": "you've",
    "i'd": "you'd",
    "we'd": "you'd",
    "i'll": "you'll",
    "we'll": "you'll",
    "myself": "yourself",
    "ourselves": "yourselves",
}


_HESITATION = re.compile(
    r"(?<!\S)(?:(?:u+m+|u+h+|er+m?|h+m+)"
    r"|(?<!that )(?<!if )(?<!when )(?<!once )(?<!before )(?<!do )you know)(?:\s+|,\s*|$)"
    r"|(?<!\S)(?<!i )(?<!we )(?<!they )(?<!people )like,?\s+"
    r"(?=\d|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|half|every)(?!\S))",
    re.IGNORECASE,
)


def written(name: str) -> str:
    """A product as it is written, where only case, blanks and marks differ: "ios" gives "iOS"."""
    known = skill_named(name)
    return known.name if known is not None and squash(known.name) == squash(name) else name


def turned(said: str) -> str:
    """The candidate's words said back: "we left because I um was unsure" becomes "you left because you were unsure"."""
    said = _HESITATION.sub("", said)
    tokens = tokenise(said)
    parts, at = [], 0
    for i, token in enumerate(tokens):
        word = said[token.start : token.end]
        before = tokens[i - 1].text if i else ""
        if token.text in _TURNED:
            word = _TURNED[token.text]
        elif token.text in {"was", "am"} and before == "i":
            word = "were" if token.text == "was" else "are"
        elif i == 0 and token.text in SUBJECTS | {"the", "a", "an", "one", "some"}:
            word = token.text
        parts += [said[at : token.start], word]
        at = token.end
    return "".join([*parts, said[at:]])


def _quoting(item: Item, answer: str, specific: Specific, asked: Sequence[str]) -> Probe | None:
    """The first unused template for this specific that passes the lint, beginning at a place that the words decide."""
    quote = answer[specific.start : specific.end]
    templates = (probes_de.TEMPLATES if item.language == "de" else TEMPLATES)[specific.kind]
    first = crc32(f"{item.id}|{quote}".encode()) % len(templates)
    for template in (*templates[first:], *templates[:first]):
        if any(_is_used(template, earlier) for earlier in asked):
            continue
        text = template.format(said=turned(quote), name=written(quote))
        if not lint(text, asked=asked, item=item, answer=answer):
            return Probe(text, REASONS[specific.kind], quote)
    return None


def _is_used(template: str, text: str) -> bool:
    return text.endswith(template.rpartition("}")[2])


def _planned(item: Item, answer: str, asked: Sequence[str], probes: Sequence[str]) -> Probe | None:
    """The pack's own follow-up that asks least about what has been said already."""
    language = item.language
    said = set(content(answer, language))
    best: tuple[float, str] | None = None
    for text in dict.fromkeys(probes):
        if text in asked or lint(text, asked=asked, item=item, answer=answer):
            continue
        new = set(content(text, language)) - set(content(item.text, language)) - stop_words(language)
        touched = len(new & said) / len(new) if new else 0.0
        if best is None or touched < best[0]:
            best = touched, text
    return Probe(best[1], REASONS["pack"]) if best else None
