"""A Word document being written: the few things a report needs, over python-docx."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from voice_interviewer.core.reporting.claims import Standing
from voice_interviewer.render.paper.parts import Said
from voice_interviewer.render.paper.whole import shortened
from voice_interviewer.render.word_xml import (
    bookmark,
    field,
    fine_borders,
    link_to,
    mark,
    plain_styles,
    shade,
)

INK, SOFT, ACCENT, LINE = "14212B", "4D5B66", "0B5563", "D8DFE4"
COLOUR: dict[Standing, str] = {"strong": "17703F", "mixed": "8A5A00", "weak": "A92A1D", "open": "5D6872"}
WASH: dict[Standing, str] = {"strong": "E6F3EC", "mixed": "FBF1DC", "weak": "FBE9E6", "open": "ECEFF1"}
WIDTH_CM = 17.2
LONGEST_PROPERTY = 255
_BACKWARDS = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+"
_RIGHT_TO_LEFT = re.compile(rf"{_BACKWARDS}(?:\s+{_BACKWARDS})*")


class Word:
    """Adds to the end of one document. Texts may be in any script; what runs right to left is marked so."""

    def __init__(self, title: str, header: str, footer: str, made: datetime) -> None:
        from docx import Document
        from docx.shared import Cm

        self.document = Document()
        self.bookmarks: dict[str, int] = {}
        properties = self.document.core_properties
        properties.title, properties.author, properties.subject = (
            shortened(text, LONGEST_PROPERTY) for text in (title, footer, header)
        )
        properties.created = properties.modified = made.replace(tzinfo=None)
        properties.revision = 1
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(1.9)
        page.top_margin, page.bottom_margin = Cm(2), Cm(1.8)
        plain_styles(self.document, INK)
        self._run(page.header.paragraphs[0], header, size=8, colour=SOFT)
        foot = page.footer.paragraphs[0]
        self._run(foot, f"{footer} · Page ", size=8, colour=SOFT)
        self._number(foot, "PAGE")
        self._run(foot, " of ", size=8, colour=SOFT)
        self._number(foot, "NUMPAGES")

    def knows(self, lines: Iterable[str]) -> None:
        """The lines of the transcript that quotations may lead to."""
        self.bookmarks = {line: number for number, line in enumerate(dict.fromkeys(lines), start=1)}

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    # ---- blocks

    def title(self, name: str, kicker: str, about: str) -> None:
        self._run(self.document.add_paragraph(), kicker, size=9, colour=ACCENT, bold=True)
        self._run(self.document.add_paragraph(style="Title"), name)
        self._run(self.document.add_paragraph(), about, colour=SOFT)

    def heading(self, level: int, text: str, remark: str = "", standing: Standing = "open") -> None:
        paragraph = self.document.add_paragraph(style=f"Heading {level - 1}")
        self._run(paragraph, text)
        if remark:
            self._run(paragraph, f"   {remark}", colour=COLOUR[standing], size=9.5)

    def text(self, text: str) -> None:
        self._run(self.document.add_paragraph(), text)

    def small(self, text: str, lines: Sequence[str] = (), link: str = "", *, followed: bool = False) -> None:
        """`followed`: it stays on the page of what comes next."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = followed
        self._run(paragraph, text, size=8.5, colour=SOFT)
        for line in lines:
            self._run(paragraph, " ", size=8.5)
            self._link(paragraph, line, link)

    def flag(self, text: str) -> None:
        self._run(self._indented(), text, size=8.5, colour=COLOUR["mixed"])

    def bullets(self, texts: Sequence[str]) -> None:
        for text in texts:
            self.bullet(text)

    def bullet(self, text: str, remark: str = "", said: Sequence[Said] = ()) -> None:
        paragraph = self.document.add_paragraph(style="List Bullet")
        self._run(paragraph, text)
        if remark:
            self._run(paragraph, f"\n{remark}", size=8.5, colour=SOFT)
        for piece in said:
            self._run(paragraph, " ")
            self._link(paragraph, piece.line, f"[{piece.clock}]")

    def step(self, text: str) -> None:
        self._run(self.document.add_paragraph(style="List Number"), text)

    def rating(self, name: str, level: str, why: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = bool(level)
        self._run(paragraph, name, bold=True)
        self._run(paragraph, f" ({level}): " if level else ": ", colour=SOFT)
        self._run(paragraph, why)

    def quotation(self, piece: Said) -> None:
        self._quote(self._indented(), piece)

    def box(self, standing: Standing, label: str, remark: str, text: str) -> None:
        cell = self._table(1, 1, (WIDTH_CM,)).cell(0, 0)
        shade(cell, WASH[standing])
        paragraph = cell.paragraphs[0]
        self._run(paragraph, label, bold=True, size=14, colour=COLOUR[standing])
        if remark:
            self._run(paragraph, f"  {remark}", size=9, colour=COLOUR[standing])
        self._run(cell.add_paragraph(), text)
        self._gap()

    def cells(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Numbers side by side, each with its name above and a note below."""
        table = self._table(1, len(rows), (WIDTH_CM / len(rows),) * len(rows), "Table Grid")
        for cell, (name, value, note) in zip(table.rows[0].cells, rows, strict=True):
            self._run(cell.paragraphs[0], name, size=8, colour=SOFT)
            self._run(cell.add_paragraph(), value, size=16, bold=True)
            self._run(cell.add_paragraph(), note, size=8, colour=SOFT)
        self._gap()

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths_cm: Sequence[float] = (),
        said: Sequence[Sequence[Said]] = (),
    ) -> None:
        """Rows of texts, a remark after a line break. `head` repeats on every page.

        `said` are quotations for the last column of each row.
        """
        columns = len(rows[0])
        table = self._table(len(rows) + bool(head), columns, widths_cm or (WIDTH_CM / columns,) * columns, "Table Grid")
        for cell, text in zip(table.rows[0].cells if head else (), head, strict=True):
            self._run(cell.paragraphs[0], text, bold=True, size=8.5, colour=SOFT)
        if head:
            mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for place, (row, texts) in enumerate(zip(table.rows[bool(head) :], rows, strict=True)):
            mark(row._tr.get_or_add_trPr(), "w:cantSplit")
            for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                first, _, rest = text.partition("\n")
                self._run(cell.paragraphs[0], first, size=9, bold=number == 0 and bool(head))
                if rest:
                    self._run(cell.add_paragraph(), rest, size=8, colour=SOFT)
            for piece in said[place] if said else ():
                self._quote(row.cells[-1].add_paragraph(), piece)
        self._gap()

    def picture(self, png: bytes, alternative: str, width_cm: float = WIDTH_CM) -> None:
        from docx.shared import Cm

        picture = self.document.add_picture(io.BytesIO(png), width=Cm(width_cm))
        picture._inline.docPr.set("descr", alternative)

    def line(self, line: str, clock: str, label: str, text: str, *, faint: bool) -> None:
        """A line of the transcript, which quotations lead to."""
        from docx.shared import Cm

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1.5)
        paragraph.paragraph_format.first_line_indent = Cm(-1.5)
        bookmark(paragraph, self.bookmarks[line], f"line{self.bookmarks[line]}")
        self._run(paragraph, f"{clock} ", size=8.5, colour=SOFT)
        self._run(paragraph, f"{label}: ", size=9, bold=not faint, colour=SOFT if faint else INK)
        self._run(paragraph, text, size=9, colour=SOFT if faint else INK)

    # ---- parts

    def _quote(self, paragraph: Any, piece: Said) -> None:
        self._link(paragraph, piece.line, f"[{piece.clock}]")
        self._run(paragraph, f" “{piece.text}”", size=9)

    def _indented(self) -> Any:
        from docx.shared import Cm

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1)
        return paragraph

    def _gap(self) -> None:
        """Two tables in a row would grow together."""
        from docx.shared import Pt

        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _run(self, paragraph: Any, text: str, *, size: float = 0, colour: str = "", bold: bool = False) -> None:
        from docx.shared import Pt, RGBColor

        for part, backwards in directions(text):
            run = paragraph.add_run(part)
            if size:
                run.font.size = Pt(size)
            if colour:
                run.font.color.rgb = RGBColor.from_string(colour)
            if bold:
                run.font.bold = True
                run.font.cs_bold = True
            if backwards:
                run.font.rtl = True

    def _number(self, paragraph: Any, code: str) -> None:
        """A number that Word counts itself."""
        self._run(paragraph, "1", size=8, colour=SOFT)
        field(paragraph, code, paragraph.runs[-1])

    def _link(self, paragraph: Any, line: str, text: str) -> None:
        """To the line of the transcript; plain text where there is none."""
        before = len(paragraph.runs)
        self._run(paragraph, text, size=8.5, colour=ACCENT)
        if line in self.bookmarks:
            link_to(f"line{self.bookmarks[line]}", paragraph, before)

    def _table(self, rows: int, columns: int, widths_cm: Sequence[float], style: str = "") -> Any:
        from docx.shared import Cm

        table = self.document.add_table(rows, columns, style=style or None)
        table.autofit = False
        if style:
            fine_borders(table, LINE)
        for column, width in zip(table.columns, widths_cm, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        return table


def directions(text: str) -> Iterable[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from right to left."""
    end = 0
    for match in _RIGHT_TO_LEFT.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    if end < len(text):
        yield text[end:], False
