"""The text of questions.md, written from a bank."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from voice_interviewer.core.role.pack import Bank, Item, Project, Section
from voice_interviewer.packs.items import LISTED, PIPED, REPEATED, SINGLE
from voice_interviewer.packs.markdown import wrap, write_listed
from voice_interviewer.packs.styles import CODE_FIRST, delivery_of, kind_of, minutes_of, style_of

FIELDS = SINGLE | LISTED | PIPED | REPEATED | {"Core": "core", "Minutes": "minutes", "Anchor": "anchors"}
_ORDER = (
    *("Id", "Title", "Style", "Kind", "Delivery", "Competency", "Checklist", "Topics", "Core", "Minutes"),
    *("Requirements", "Test Cases", "Success Criteria", "Expected Fixes", "Answer Guide", "Expected"),
    *("Anchor", "Exemplar", "Clarification", "Probe", "Red Flag"),
)


def export_bank(bank: Bank) -> str:
    """The bank as Markdown; `import_bank` reads the same bank back."""
    blocks = [f"# {bank.title}", *_overview(bank)]
    level_title = ""
    items = list(bank.items)
    for section in bank.sections:
        if section.level_title != level_title:
            level_title = section.level_title
            blocks += ["---", f"## {level_title}"]
        blocks.append(_heading(section))
        while items and (items[0].section, items[0].level) == (section.title, section.level):
            blocks.append(_item(items.pop(0), section))
    blocks += [*_portfolio(bank), *_rubrics(bank)]
    return "\n\n".join(blocks) + "\n"


def _overview(bank: Bank) -> Iterator[str]:
    if bank.competencies or bank.table:
        yield "## Skill Overview"
    if bank.competencies:
        yield "\n".join(["**Core Competencies:**", *(f"- {name}" for name in bank.competencies)])
    if bank.table:
        rows = [f"| {row.level} | {row.skills} | {row.years} |" for row in bank.table]
        yield "\n".join(
            ["**Industry Expectations:**", "| Level | Expected Skills | Timeline |", "| --- | --- | --- |", *rows]
        )


def _heading(section: Section) -> str:
    if section.declared is None:
        return f"### {section.title}"
    note = f", {section.note}" if section.note else ""
    return f"### {section.title} ({section.declared} {section.unit or 'items'}{note})"


def _item(item: Item, section: Section) -> str:
    code = f"```{item.code_language}\n{item.code}\n```" if item.code else ""
    indent = "" if item.number is None else " " * len(f"{item.number}. ")
    if item.number is not None:
        head = [wrap(item.text, f"{item.number}. **Question:** ", indent), textwrap.indent(code, indent)]
    elif code and item.style in CODE_FIRST:
        head = [_titled(item) + "\n", wrap(item.text, "**Task:** ")]
    else:
        head = [wrap(item.text, f"**{item.label or 'Question'}:** "), code]
    bullets = [wrap(text, f"{indent}- **{label}:** ", indent + "  ") for label, text in _entries(item, section)]
    return "\n".join(line for line in head + bullets if line)


def _titled(item: Item) -> str:
    """The code of an item, under the comment that gives its title."""
    mark = {"sql": "--", "javascript": "//", "typescript": "//", "java": "//", "go": "//"}.get(item.code_language, "#")
    title = f"{item.label}: {item.title}" if item.title else item.label
    head = f"{mark} {title}\n" if title else ""
    return f"```{item.code_language}\n{head}{item.code}\n```"


def _entries(item: Item, section: Section) -> Iterator[tuple[str, str]]:
    """The labelled lines of an item, in the order in which people write them."""
    defaults = _defaults(item, section)
    for label in _ORDER:
        name = FIELDS[label]
        value = getattr(item, name)
        if not value or value == defaults.get(name):
            continue
        if label in REPEATED:
            yield from ((label, text) for text in value)
        elif label == "Anchor":
            yield from ((f"Anchor {anchor.level}", anchor.text) for anchor in value)
        else:
            yield label, _written(label, value)


def _written(label: str, value: Any) -> str:
    """The value of a label in one line."""
    if label in LISTED:
        return write_listed(value)
    if label in PIPED:
        return " | ".join(value)
    if label == "Core":
        return "yes"
    return f"{value:g}" if label == "Minutes" else str(value)


def _defaults(item: Item, section: Section) -> dict[str, object]:
    """What a reader assumes where the file says nothing."""
    style = style_of(section.title)
    delivery = delivery_of(item.style, item.code)
    defaults: dict[str, object] = {"style": style, "kind": kind_of(item.style), "delivery": delivery}
    defaults["minutes"] = minutes_of(section.note, item.delivery)
    if item.number is None and item.code and item.style in CODE_FIRST and item.label:
        defaults["title"] = item.title
    return defaults


def _portfolio(bank: Bank) -> Iterator[str]:
    if bank.projects or bank.portfolio_title:
        yield "---\n\n## Project Portfolio Requirements"
    if bank.portfolio_title:
        yield f"### {bank.portfolio_title}"
    for project in bank.projects:
        yield "\n\n".join(_project(project))


def _project(project: Project) -> Iterator[str]:
    yield f"### Project {project.number}: {project.title}"
    facts = []
    if project.difficulty:
        facts.append(f"**Difficulty:** {project.difficulty}")
    if project.hours is not None:
        facts.append(f"**Time:** {project.hours:g} hours")
    if project.skills:
        facts.append(f"**Skills Tested:** {write_listed(project.skills)}")
    if facts:
        yield "\n".join(facts)
    if project.overview:
        yield wrap(project.overview, "**Overview:** ")
    if project.functional:
        numbered = (f"{i}. {entry}" for i, entry in enumerate(project.functional, start=1))
        yield "\n".join(["**Functional Requirements:**", *numbered])
    if project.technical:
        yield "\n".join(["**Technical Requirements:**", *(f"- {_bold(entry)}" for entry in project.technical)])
    if project.success:
        yield "\n".join(["**Success Criteria:**", *(f"- [ ] {entry}" for entry in project.success)])


def _bold(entry: str) -> str:
    """The entry with the words before its first colon in bold."""
    name, colon, text = entry.partition(": ")
    return f"**{name}:** {text}" if colon else entry


def _rubrics(bank: Bank) -> Iterator[str]:
    if bank.anchors or bank.mastery:
        yield "---\n\n## Assessment Rubrics"
    if bank.anchors:
        anchors = (f"**{anchor.level} - {anchor.text.replace(': ', ':** ', 1)}" for anchor in bank.anchors)
        yield "\n".join(["### Scoring Guide (1-5 Scale)", *anchors])
    if bank.mastery:
        yield "\n".join(["### Mastery Indicators", *(f"- {_bold(entry)}" for entry in bank.mastery)])
