"""questions.md: the question bank of a role. `import_bank` and `bank_text.export_bank` are opposites."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from voice_interviewer.core.role.pack import Anchor, BandRow, Bank, Level, Project, Section
from voice_interviewer.packs.items import ItemReader
from voice_interviewer.packs.markdown import Heading, Reading, Token, headings, listed
from voice_interviewer.packs.styles import level_of

FILE = "questions.md"
_COUNT = re.compile(r"(.+?)\s*\((\d+)\s+([^\W\d]+)(?:,\s*(.+))?\)$")
_PROJECT = re.compile(r"Project\s+(\d+):\s*(.+)$")
_SCORE = re.compile(r"([1-5])\s*-\s*(.+)$")


def import_bank(text: str, file: str = FILE) -> Bank:
    """Read a question bank. Raises PackError with every line that cannot be read; warnings are in `Bank.problems`."""
    return _BankReader(Reading(file)).read(text)


class _BankReader:
    """Walks the headings; `chapter` is the method that reads what stands below the last heading of the second level."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.items = ItemReader(reading)
        self.title = ""
        self.level: Level = "junior"
        self.level_title = ""
        self.portfolio_title = ""
        self.chapter: Callable[[Heading], None] = self._overview
        self.competencies: list[str] = []
        self.table: list[BandRow] = []
        self.sections: list[Section] = []
        self.projects: list[Project] = []
        self.anchors: list[Anchor] = []
        self.mastery: list[str] = []

    def read(self, text: str) -> Bank:
        for heading in headings(text, self.reading):
            if heading.level == 1 and not self.title:
                self.title = heading.title
                self._refuse(heading.body)
            elif heading.level == 2:
                self._open_chapter(heading)
            else:
                self.chapter(heading)
        if not self.title:
            self.reading.error(1, 'a question bank begins with its title: "# Backend Engineering"')
        items = self.items.finish()
        bank = Bank(
            title=self.title,
            competencies=tuple(self.competencies),
            table=tuple(self.table),
            sections=tuple(self.sections),
            items=items,
            projects=tuple(self.projects),
            anchors=tuple(self.anchors),
            mastery=tuple(self.mastery),
            portfolio_title=self.portfolio_title,
        )
        return replace(bank, problems=self.reading.finish())

    def _open_chapter(self, heading: Heading) -> None:
        title = heading.title.lower()
        if "overview" in title:
            self.chapter = self._overview
            self._overview(heading)
            return
        if "portfolio" in title:
            self.chapter = self._portfolio
        elif "rubric" in title:
            self.chapter = self._rubric
        elif level := level_of(heading.title):
            self.chapter, self.level, self.level_title = self._section, level, heading.title
        else:
            known = (
                '"Skill Overview", "Level 1: ... (Junior)" to 4, "Project Portfolio Requirements", "Assessment Rubrics"'
            )
            self.reading.error(heading.line, f'unknown heading "{heading.title}"; known are {known}')
        self._refuse(heading.body)

    def _refuse(self, tokens: list[Token]) -> None:
        for token in tokens:
            self.reading.error(token.line, f'cannot place "{(token.label or token.text)[:60]}" here')

    def _overview(self, heading: Heading) -> None:
        label = ""
        for token in heading.body:
            if token.kind == "field" and not token.text:
                label = token.label.lower()
            elif label == "core competencies" and token.kind == "bullet":
                self.competencies.append(token.text)
            elif label == "industry expectations" and token.text.startswith("|"):
                self._row(token)
            else:
                self._refuse([token])

    def _row(self, token: Token) -> None:
        cells = [cell.strip() for cell in token.text.strip("|").split("|")]
        if len(cells) != 3:
            self.reading.error(token.line, "a row of the industry table has three cells: level, skills, years")
        elif set(cells[0]) - set("-: ") and cells[0].lower() != "level":
            level, skills, years = cells
            self.table.append(BandRow(level, skills, years, token.line))

    def _section(self, heading: Heading) -> None:
        counted = _COUNT.match(heading.title)
        title, declared, unit, note = counted.groups() if counted else (heading.title, None, "", "")
        section = Section(
            level_title=self.level_title,
            title=title,
            level=self.level,
            declared=int(declared) if declared else None,
            note=note or "",
            unit=unit or "",
            line=heading.line,
        )
        self.sections.append(section)
        self.items.read_section(section, heading.body)

    def _portfolio(self, heading: Heading) -> None:
        if project := _PROJECT.match(heading.title):
            fields = _read_project(heading.body, self.reading)
            self.projects.append(Project(int(project[1]), project[2], line=heading.line, **fields))
        else:
            self.portfolio_title = heading.title
            self._refuse(heading.body)

    def _rubric(self, heading: Heading) -> None:
        for token in heading.body:
            score = _SCORE.match(token.label)
            if "scoring" in heading.title.lower() and score:
                self.anchors.append(Anchor(int(score[1]), f"{score[2]}: {token.text}"))
            elif "mastery" in heading.title.lower() and token.text:
                entry = f"{token.label}: {token.text}" if token.label else token.text
                self.mastery.append(entry.replace("✅", "").replace("**", "").strip())
            else:
                self._refuse([token])


_PROJECT_LISTS = {
    "functional requirements": "functional",
    "technical requirements": "technical",
    "success criteria": "success",
}


def _read_project(body: list[Token], reading: Reading) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    lists: dict[str, list[str]] = {}
    current: list[str] | None = None
    for token in body:
        label = token.label.lower()
        if token.kind == "field" and not token.bulleted:
            current = lists.setdefault(_PROJECT_LISTS[label], []) if label in _PROJECT_LISTS else None
            if current is None and not _take_project_field(label, token, fields, reading):
                reading.error(token.line, f'unknown entry "{token.label}" of a project')
        elif current is not None:
            current.append(_project_entry(token, reading))
        else:
            reading.error(token.line, f'cannot place "{token.text[:60]}" here')
    return fields | {name: tuple(entries) for name, entries in lists.items()}


def _take_project_field(label: str, token: Token, fields: dict[str, Any], reading: Reading) -> bool:
    match label:
        case "difficulty" | "overview":
            fields[label] = token.text
        case "time":
            fields["hours"] = reading.number(token, token.text)
        case "skills tested":
            fields["skills"] = listed(token.text)
        case _:
            return False
    return True


def _project_entry(token: Token, reading: Reading) -> str:
    if re.match(r"\[[xX]\]", token.text):
        reading.warning(token.line, "a success criterion comes ticked; it is read as open")
    text = re.sub(r"^\[[ xX]\]\s*", "", token.text)
    return f"{token.label}: {text}" if token.label else text
