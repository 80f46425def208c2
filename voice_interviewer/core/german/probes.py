"""German follow-ups: templates over products, figures and what a story leaves out. See `probing`.

A clause is never said back: turned to "Sie" it would need another verb. What is quoted are names and figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from voice_interviewer.core.asking.specifics import Specific, technologies
from voice_interviewer.core.grading import star
from voice_interviewer.core.grading.tokens import tokenise

TEMPLATES: dict[str, tuple[str, ...]] = {
    "no action": (
        "Was haben Sie in dieser Situation selbst gemacht?",
        "Welcher Teil davon war Ihre eigene Arbeit?",
    ),
    "no result": (
        "Was war am Ende das Ergebnis?",
        "Was war danach anders als vorher?",
    ),
    "no situation": ("Wie war die Lage, bevor Sie damit angefangen haben?",),
    "number": (
        "Sie nannten {name}. Wie sind Sie auf diese Zahl gekommen?",
        "Sie sprachen von {name}. Was folgte daraus?",
        "Sie erwähnten {name}. Hatten Sie das so erwartet?",
    ),
    "technology": (
        "Sie haben {name} erwähnt. Was hat Ihnen das dort gebracht?",
        "Sie sprachen von {name}. Was wäre die Alternative gewesen?",
        "Sie nannten {name}. Worauf mussten Sie dabei besonders achten?",
        "Sie haben {name} erwähnt. Woran haben Sie gemerkt, dass es seinen Zweck erfüllt?",
    ),
    "named": (
        "Sie haben {name} erwähnt. Was spricht hier dafür?",
        "Sie nannten {name}. Worauf würden Sie dabei besonders achten?",
        "Sie sprachen von {name}. Was könnte an dessen Stelle treten?",
    ),
}
ORDER = {
    "told": ("number", "technology"),
    "supposed": ("named",),
    "behavioural": ("no action", "no result", "no situation", "number", "technology"),
}
_FIGURE = re.compile(
    r"(?<!\w)(?:\d[\d.,]*|zwölf|fünfzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig"
    r"|\w*hundert|\w*tausend)"
    r" ?(?:%|prozent|millisekunden|sekunden|minuten|stunden|tagen?|wochen|monaten?|nutzern?|kunden|anfragen"
    r"|bestellungen|fehlern?"
    r"|tickets|euro|millionen|gigabyte|megabyte|tests|releases)(?!\w)",
    re.IGNORECASE,
)


def specifics(answer: str) -> list[Specific]:
    """Figures with a unit and products, in the order of speech."""
    numbers = [Specific("number", hit.start(), hit.end()) for hit in _FIGURE.finditer(answer)]
    return sorted((*numbers, *technologies(answer, tokenise(answer))), key=lambda one: (one.start, one.end))


def is_told(answer: str) -> bool:
    """Is this about what was done, rather than about what one would do?"""
    return "action" in star.heard(answer, "de") and not re.search(r"\b(?:würde|könnte|sollte)\b", answer, re.IGNORECASE)


def gaps(answer: str) -> Iterator[str]:
    """The parts of a story that cannot be heard."""
    heard = star.heard(answer, "de")
    yield from (f"no {part}" for part in ("action", "result", "situation") if part not in heard)
