"""The text of persona.md, written from a persona."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from voice_interviewer.core.role.pack import Group, Persona, Phase, Sample
from voice_interviewer.packs.markdown import write_listed


def export_persona(persona: Persona) -> str:
    """The persona as Markdown; `import_persona` reads the same persona back."""
    blocks = [f"# {persona.title}"]
    for heading, lines in _sections(persona):
        if lines := list(lines):
            blocks += [heading, *_blocks(lines)]
    if persona.mission:
        blocks += ["---", f"**YOUR MISSION:** {persona.mission}"]
    return "\n\n".join(blocks) + "\n"


def _blocks(lines: list[str]) -> list[str]:
    """The lines, with a blank line around headings."""
    return "\n".join(f"\n{line}" if line.startswith("### ") else line for line in lines).strip("\n").split("\n\n")


def _sections(persona: Persona) -> Iterator[tuple[str, Iterable[str]]]:
    yield "## YOUR ROLE", _role(persona)
    yield "## BEHAVIORAL RULES", _rules(persona)
    yield "## EVALUATION CRITERIA", _criteria(persona)
    yield f"## RESPONSE TEMPLATES{' (Use Exactly)' if persona.speaks_verdicts else ''}", _templates(persona)
    yield f"## INTERVIEW PHASES ({persona.minutes:g} minutes)", _phases(persona)
    yield "## SAMPLE QUESTIONS", _samples(persona)
    yield "## CRITICAL EDGE CASES", _edge_cases(persona)
    yield "## CODE REVIEW PRIORITY ORDER", _review(persona)
    yield "## TESTING VERIFICATION QUESTIONS", _groups(persona.verification, _quote)
    yield "## COMMON PITFALLS", _groups(persona.pitfalls, write_listed)
    yield "## POST-INTERVIEW EVALUATION", _card(persona)


def _quote(entries: Iterable[str]) -> str:
    return " | ".join(f'"{entry}"' for entry in entries)


def _groups(groups: Iterable[Group], written: Callable[[Iterable[str]], str], bullet: str = "") -> Iterator[str]:
    for group in groups:
        yield f"{bullet}**{group.name}:** {written(group.entries)}"


def _role(persona: Persona) -> Iterator[str]:
    if persona.position:
        yield f"**Position:** {persona.position}"
    if persona.expertise:
        yield f"**Expertise:** {write_listed(persona.expertise)}"
    if persona.style:
        yield f"**Interview Style:** {write_listed(persona.style)}"


def _rules(persona: Persona) -> Iterator[str]:
    if persona.never:
        yield "### Never Do:"
        yield from (f"- {rule}" for rule in persona.never)
    if persona.always:
        yield "### Always Do:"
        yield from (f"- {rule}" for rule in persona.always)


def _criteria(persona: Persona) -> Iterator[str]:
    if persona.indicators:
        yield "### ✓ High-Quality Indicators:"
        yield from _groups(persona.indicators, write_listed, "- ")
    if persona.red_flags:
        yield "### ✗ Red Flags:"
        yield from _groups(persona.red_flags, write_listed, "- ")
    keywords = (
        ("Excellent", persona.excellent_keywords, persona.excellent_signs),
        ("Warning", persona.warning_keywords, persona.warning_signs),
    )
    for i, (name, phrases, signs) in enumerate(keywords):
        if phrases or signs:
            listed = ", ".join([f'"{phrase}"' for phrase in phrases] + list(signs))
            yield f"{'' if i else chr(10)}**{name} Keywords:** {listed}"


def _templates(persona: Persona) -> Iterator[str]:
    if not persona.speaks_verdicts and (persona.templates or persona.acknowledgements):
        yield "**Speaks Verdicts:** no"
    if persona.acknowledgements:
        yield f"**Acknowledgements:** {_quote(persona.acknowledgements)}"
    for template in persona.templates:
        yield f'**{template.band}:** "{template.text}"'


def _phases(persona: Persona) -> Iterator[str]:
    for number, phase in enumerate(persona.phases, start=1):
        condition = f" — {phase.condition}" if phase.condition else ""
        yield f"### Phase {number}: {phase.name} ({phase.start_min:g}-{phase.end_min:g}min){condition}"
        yield from _phase_lines(phase)


def _phase_lines(phase: Phase) -> Iterator[str]:
    if phase.task:
        yield f"- **Task:** {phase.task}"
    if phase.expect:
        yield f"- **Expect:** {write_listed(phase.expect)}"
    if phase.decision:
        yield f"- **Decision:** {' | '.join(phase.decision)}"
    if phase.adapt:
        yield f"- **Adapt:** {' | '.join(phase.adapt)}"


def _samples(persona: Persona) -> Iterator[str]:
    tiers = dict.fromkeys(sample.tier for sample in persona.samples)
    for tier in tiers:
        samples = (sample for sample in persona.samples if sample.tier == tier)
        yield f"**{tier}:** {' | '.join(map(_sample, samples))}\n"


def _sample(sample: Sample) -> str:
    expects = f" → {write_listed(sample.expects)}" if sample.expects else ""
    return f"({sample.number}) {sample.text}{expects}"


def _edge_cases(persona: Persona) -> Iterator[str]:
    for case in persona.edge_cases:
        then = f' If {case.condition}: "{case.then}"' if case.condition else ""
        yield f'- {case.trigger} → "{case.utterance}"{then}'


def _review(persona: Persona) -> Iterator[str]:
    for number, entry in enumerate(persona.review_order, start=1):
        name, bracket, rest = entry.partition(" (")
        yield f"{number}. **{name}**{bracket}{rest}"
    if persona.review_stop:
        yield f"\n**{persona.review_stop}**"


def _card(persona: Persona) -> Iterator[str]:
    if persona.scores:
        yield f"**Score 1-5 on:** {' | '.join(persona.scores)}"
    if persona.recommendations:
        yield f"**Recommendation:** {' / '.join(persona.recommendations)}"
    if persona.document:
        yield f"**Document:** {persona.document}"
