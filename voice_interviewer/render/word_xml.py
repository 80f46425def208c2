"""Parts of a Word document that python-docx has no words for, in Word's own XML."""

from __future__ import annotations

from typing import Any


def _element(tag: str, **attributes: str) -> Any:
    """`_element("w:fldSimple", instr="PAGE")`"""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def bookmark(paragraph: Any, number: int, name: str) -> None:
    """A place at the end of the paragraph that links may lead to; `number` is unique in the document."""
    paragraph._p.append(_element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def link_to(name: str, paragraph: Any, first: int) -> None:
    """Make the runs of the paragraph from `first` on a link to a bookmark."""
    link = _element("w:hyperlink", anchor=name)
    for run in paragraph.runs[first:]:
        link.append(run._r)
    paragraph._p.append(link)


def field(paragraph: Any, code: str, shown: Any) -> None:
    """Something that Word works out ("PAGE"), with a run to show until it has."""
    made = _element("w:fldSimple", instr=code)
    made.append(shown._r)
    paragraph._p.append(made)


def shade(cell: Any, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=colour))


def fine_borders(table: Any, colour: str) -> None:
    """Fine lines in place of the style's black ones."""
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=colour))
    table._tbl.tblPr.append(borders)


def mark(properties: Any, tag: str) -> None:
    """A property that is there or not, such as `w:cantSplit`."""
    properties.append(_element(tag))


def plain_styles(document: Any, colour: str) -> None:
    """One typeface, in `colour`, without the rules and theme fonts of Word's own template."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, size, before, after in (
        ("Normal", 10, 0, 4), ("Title", 22, 0, 4), ("Heading 1", 14, 16, 6), ("Heading 2", 11, 12, 3),
        ("Heading 3", 10, 8, 2), ("List Bullet", 10, 0, 3), ("List Number", 10, 0, 3),
    ):  # fmt: skip
        style: Any = document.styles[name]
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor.from_string(colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.font.name = "Calibri"
        style.paragraph_format.line_spacing = 1.05
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
