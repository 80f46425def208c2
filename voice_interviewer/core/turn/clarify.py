"""The facts that a candidate who asks back is told: the pack's own, never the guide's."""

from __future__ import annotations

from collections.abc import Iterator

from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.asking.responses import filled
from voice_interviewer.core.asking.wording import Wording
from voice_interviewer.core.grading.tokens import content
from voice_interviewer.core.role.pack import Item, Pack
from voice_interviewer.core.turn.intent import Intent


def clarification(pack: Pack, item: Item | None, asked_back: str, intent: Intent, wording: Wording) -> str | None:
    """The direct answer to a question of the candidate, in the persona's template; None where there is no fact."""
    fact = _fact(item, asked_back, intent, wording)
    if fact is None or lint(fact, item=item, question=False):
        return None
    template = pack.persona.template("clarification")
    said = filled(template, {"direct factual answer": fact}) if template else ""
    return said or f"{fact} {wording.go_on}"


def _fact(item: Item | None, asked_back: str, intent: Intent, wording: Wording) -> str | None:
    """The fact that shares most words with what was asked; the first one where none shares any but one is due."""
    if intent.asks == "length":
        return wording.length.format(minutes=_minutes(item))
    if item is None:
        return None
    language = item.language
    wanted, known = set(content(asked_back, language)), set(content(item.text, language))
    facts = [(_nearness(set(content(fact, language)) & wanted, known), fact) for fact in _facts(item)]
    best = max(facts, default=None, key=lambda pair: pair[0])
    if best is None or (best[0] == 0 and not item.clarifications):
        return None
    return best[1]


def _nearness(shared: set[str], known: set[str]) -> int:
    """Words that the question did not hold count twice."""
    return len(shared) + len(shared - known)


def _facts(item: Item) -> Iterator[str]:
    yield from item.clarifications
    for requirement in item.requirements:
        yield requirement if requirement.endswith((".", "!")) else f"{requirement}."


def _minutes(item: Item | None) -> str:
    return f"{item.minutes:g}" if item else "2"
