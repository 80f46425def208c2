"""persona.md: who asks, and how.

`import_persona` and `export_persona` are opposites: import(export(persona)) == persona.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from voice_interviewer.core.role.pack import EdgeCase, Group, Persona, Phase, Sample, Template
from voice_interviewer.packs.markdown import Heading, Reading, Token, headings, listed, piped, quoted, split_outside

FILE = "persona.md"
_PHASE = re.compile(r"Phase\s+\d+:\s*(.+?)\s*\((\d+(?:\.\d+)?)\s*[-–]\s*(\d+(?:\.\d+)?)\s*min\)(?:\s*[—-]\s*(.+))?$")
_EDGE = re.compile(r'(.+?)\s*→\s*"([^"]*)"(?:\s*If\s+(.+?):\s*"([^"]*)")?$')
_SAMPLE = re.compile(r"\((\d+)\)\s*(.+?)(?:\s*→\s*(.+))?$")
_YEARS = re.compile(r"(\d+)\+?\s*years?")


def import_persona(text: str, file: str = FILE) -> Persona:
    """Read a persona. Raises PackError with every line that cannot be read: nothing is left out in silence."""
    reading = Reading(file)
    found: dict[str, Any] = {}
    section = ""
    for heading in headings(text, reading):
        if heading.level == 1:
            found["title"] = heading.title
        elif heading.level == 2:
            section = heading.title.upper()
            _open_section(section, heading, found, reading)
        elif heading.level >= 3:
            _open_part(section, heading, found, reading)
        for token in heading.body:
            _take(section, heading, token, found, reading)
    if not found.get("title"):
        reading.error(1, 'a persona begins with its title: "# Backend Engineering Interviewer"')
    reading.finish()
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
    return Persona(**fields)


_SECTIONS = (
    "YOUR ROLE",
    "BEHAVIORAL RULES",
    "EVALUATION CRITERIA",
    "RESPONSE TEMPLATES",
    "INTERVIEW PHASES",
    "SAMPLE QUESTIONS",
    "CRITICAL EDGE CASES",
    "CODE REVIEW PRIORITY ORDER",
    "TESTING VERIFICATION QUESTIONS",
    "COMMON PITFALLS",
    "POST-INTERVIEW EVALUATION",
)


def _open_section(section: str, heading: Heading, found: dict[str, Any], reading: Reading) -> None:
    if not section.startswith(_SECTIONS):
        reading.error(heading.line, f'unknown section "{heading.title}"; known are {", ".join(_SECTIONS)}')
    if section.startswith("RESPONSE TEMPLATES"):
        found.setdefault("speaks_verdicts", "(USE EXACTLY)" in section)
    if section.startswith("INTERVIEW PHASES") and (stated := re.search(r"\((\d+(?:\.\d+)?)\s*min", heading.title)):
        found["minutes"] = float(stated[1])


def _open_part(section: str, heading: Heading, found: dict[str, Any], reading: Reading) -> None:
    if section.startswith("INTERVIEW PHASES"):
        phase = _PHASE.match(heading.title)
        if not phase:
            reading.error(
                heading.line, 'a phase reads "### Phase 1: Name (0-10min)", with " — condition" where it has one'
            )
            return
        name, start, end, condition = phase.groups("")
        begun = Phase(name, float(start), float(end), condition, line=heading.line)
        found.setdefault("phases", []).append(begun)
    elif _part(heading) is None:
        reading.error(heading.line, f'unknown heading "{heading.title}"')


def _part(heading: Heading) -> str | None:
    """The field that a heading of the third level collects."""
    parts = {"never do": "never", "always do": "always", "indicators": "indicators", "red flags": "red_flags"}
    return next((name for words, name in parts.items() if words in heading.title.lower()), None)


def _take(section: str, heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> None:
    """Put one token where it belongs."""
    if token.kind == "field" and token.label.upper() == "YOUR MISSION":
        found["mission"] = token.text
        return
    take = next((take for name, take in _TAKES.items() if section.startswith(name)), None)
    if heading.level < 2 or take is None or not take(heading, token, found, reading):
        reading.error(token.line, f'cannot place "{(token.label or token.text)[:60]}" here')


def _add(found: dict[str, Any], name: str, *entries: object) -> bool:
    found.setdefault(name, []).extend(entries)
    return True


def _take_role(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    match token.label.lower():
        case "position":
            found["position"] = token.text
            if years := _YEARS.search(token.text):
                found["years"] = int(years[1])
        case "expertise":
            found["expertise"] = listed(token.text)
        case "interview style":
            found["style"] = listed(token.text)
        case _:
            return False
    return True


def _take_rule(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    name = _part(heading)
    return token.kind == "bullet" and name in ("never", "always") and _add(found, name, token.text)


def _take_criterion(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    name = _part(heading)
    if keywords := re.fullmatch(r"(excellent|warning) keywords", token.label.lower()):
        entries = split_outside(token.text, ",")
        found[f"{keywords[1]}_keywords"] = tuple(entry.strip('"') for entry in entries if entry.startswith('"'))
        found[f"{keywords[1]}_signs"] = tuple(entry for entry in entries if not entry.startswith('"'))
        return True
    return token.kind == "field" and name is not None and _add(found, name, Group(token.label, listed(token.text)))


def _take_template(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    if token.label.lower() == "speaks verdicts":
        found["speaks_verdicts"] = reading.yes(token)
        return True
    if token.label.lower() == "acknowledgements":
        return _add(found, "acknowledgements", *quoted(token.text))
    texts = quoted(token.text)
    return (
        token.kind == "field"
        and len(texts) == 1
        and _add(found, "templates", Template(token.label, texts[0], token.line))
    )


def _take_phase(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    phases = found.get("phases", [])
    if not phases or heading.level < 3:
        return False
    phase: Phase = phases[-1]
    known: dict[str, Callable[[str], object]] = {"task": str, "expect": listed, "decision": piped, "adapt": piped}
    name = token.label.lower()
    if name not in known:
        return False
    values = {key: getattr(phase, key) for key in Phase.__dataclass_fields__} | {name: known[name](token.text)}
    phases[-1] = Phase(**values)
    return True


def _take_sample(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    samples = [_SAMPLE.match(part) for part in piped(token.text)]
    if token.kind != "field" or not all(samples):
        return False
    return _add(found, "samples", *(Sample(int(s[1]), token.label, s[2], listed(s[3] or "")) for s in samples if s))


def _take_edge_case(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    edge = _EDGE.match(token.text)
    if token.kind != "bullet" or not edge:
        return False
    return _add(found, "edge_cases", EdgeCase(edge[1], edge[2], edge[3] or "", edge[4] or ""))


def _take_review(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    if token.kind == "bullet" and token.number is not None:
        return _add(found, "review_order", token.text.replace("**", ""))
    found["review_stop"] = token.text.replace("**", "")
    return token.kind == "text"


def _take_verification(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    return token.kind == "field" and _add(found, "verification", Group(token.label, quoted(token.text)))


def _take_pitfall(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    return token.kind == "field" and _add(found, "pitfalls", Group(token.label, listed(token.text)))


def _take_card(heading: Heading, token: Token, found: dict[str, Any], reading: Reading) -> bool:
    match token.label.lower():
        case "score 1-5 on":
            found["scores"] = piped(token.text)
        case "recommendation":
            found["recommendations"] = tuple(part.strip() for part in token.text.split(" / "))
        case "document":
            found["document"] = token.text
        case _:
            return False
    return True


_TAKES: dict[str, Callable[[Heading, Token, dict[str, Any], Reading], bool]] = {
    "YOUR ROLE": _take_role,
    "BEHAVIORAL RULES": _take_rule,
    "EVALUATION CRITERIA": _take_criterion,
    "RESPONSE TEMPLATES": _take_template,
    "INTERVIEW PHASES": _take_phase,
    "SAMPLE QUESTIONS": _take_sample,
    "CRITICAL EDGE CASES": _take_edge_case,
    "CODE REVIEW PRIORITY ORDER": _take_review,
    "TESTING VERIFICATION QUESTIONS": _take_verification,
    "COMMON PITFALLS": _take_pitfall,
    "POST-INTERVIEW EVALUATION": _take_card,
}
