"""The items of a question bank: from the tokens below a section's heading to `Item`s."""

from __future__ import annotations

import difflib
import re
from typing import Any, get_args

from voice_interviewer.core.role.pack import Anchor, Delivery, Item, Kind, Section
from voice_interviewer.packs.markdown import Reading, Token, listed, piped
from voice_interviewer.packs.styles import CODE_FIRST, delivery_of, kind_of, minutes_of, slug, style_of

_START = re.compile(r"(Question|Task|Challenge|Project|Scenario|Exercise)(\s+\d+)?$")
_CODE_TITLE = re.compile(r"(?:#|//|--)\s*((?:Challenge|Bug|Exercise|Example)(?:\s+\d+)?)(?::\s*(.+))?$")
_ANCHOR = re.compile(r"Anchor\s+([1-5])$")
_SCORING = re.compile(r"([1-5])\s*-\s*(.+)$")

SINGLE = {
    "Id": "id",
    "Title": "title",
    "Style": "style",
    "Kind": "kind",
    "Delivery": "delivery",
    "Competency": "competency",
    "Answer Guide": "guide",
    "Success Criteria": "success",
    "Expected Fixes": "fixes",
}
LISTED = {"Checklist": "checklist", "Topics": "topics", "Requirements": "requirements", "Test Cases": "test_cases"}
PIPED = {"Expected": "expects"}
REPEATED = {"Exemplar": "exemplars", "Clarification": "clarifications", "Probe": "probes", "Red Flag": "red_flags"}
LABELS = (*SINGLE, *LISTED, *PIPED, *REPEATED, "Anchor 1", "Anchor 3", "Anchor 5", "Scoring", "Core", "Minutes")


class ItemReader:
    """Reads one section after another; ids and numbers run through the whole bank."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.drafts: list[dict[str, Any]] = []
        self.section = Section("", "", "junior")
        self.open: dict[str, Any] | None = None

    def read_section(self, section: Section, body: list[Token]) -> None:
        self.section, self.open = section, None
        for token in body:
            if token.kind == "code":
                self._take_code(token)
            elif token.kind == "field" and not token.bulleted and _START.match(token.label):
                self._take_start(token)
            elif token.kind == "field":
                self._take_field(token)
            else:
                self.reading.error(
                    token.line, f'cannot place "{token.text[:60]}" here: entries read "- **Label:** text"'
                )

    def finish(self) -> tuple[Item, ...]:
        """The items read, with ids for those that state none."""
        taken = {draft["id"] for draft in self.drafts if "id" in draft}
        return tuple(self._item(draft, taken) for draft in self.drafts)

    def _item(self, draft: dict[str, Any], taken: set[str]) -> Item:
        section: Section = draft.pop("in_section")
        draft.setdefault("text", "")
        if not draft["text"]:
            self.reading.error(draft["line"], "this item has no text to ask")
        style = draft.setdefault("style", style_of(section.title))
        draft.setdefault("kind", kind_of(style))
        draft.setdefault("delivery", delivery_of(style, draft.get("code", "")))
        draft.setdefault("minutes", minutes_of(section.note, draft["delivery"]))
        if "id" not in draft:
            draft["id"] = slug(draft.get("title") or draft["text"], taken)
        for name, value in draft.items():
            draft[name] = tuple(value) if isinstance(value, list) else value
        return Item(level=section.level, section=section.title, **draft)

    def _begin(self, line: int, **fields: Any) -> dict[str, Any]:
        self.open = {"in_section": self.section, "line": line, **fields}
        self.drafts.append(self.open)
        return self.open

    @property
    def _code_first(self) -> bool:
        return style_of(self.section.title) in CODE_FIRST

    def _take_code(self, token: Token) -> None:
        """Code belongs to the item above it; where code comes first, it begins an item without a number."""
        above = self.open
        attaches = above is not None and "code" not in above and ("number" in above or not self._code_first)
        if above is not None and attaches:
            above |= {"code": token.text, "code_language": token.label}
            return
        if not self._code_first:
            self.reading.error(token.line, "this code has no item above it that it could belong to")
            return
        first, _, rest = token.text.partition("\n")
        fields = {"code": token.text, "code_language": token.label}
        if titled := _CODE_TITLE.match(first):
            fields |= {"code": rest, "label": titled[1], "title": titled[2] or ""}
        self._begin(token.line, **fields)

    def _take_start(self, token: Token) -> None:
        if self.open is not None and "text" not in self.open:
            self.open["text"] = token.text
        elif token.number is not None:
            self._begin(token.line, text=token.text, number=token.number)
        else:
            label = "" if token.label == "Question" else token.label
            self._begin(token.line, text=token.text, label=label)

    def _take_field(self, token: Token) -> None:
        item, label, text = self.open, token.label, token.text
        if item is None:
            self.reading.error(token.line, f'"{label}" stands before the first item of its section')
        elif not text:
            self.reading.error(token.line, f'"{label}" is empty')
        elif label in SINGLE:
            if SINGLE[label] in item:
                self.reading.error(token.line, f'"{label}" is given twice')
            item[SINGLE[label]] = self._checked(token)
        elif label in LISTED or label in PIPED:
            item[LISTED[label] if label in LISTED else PIPED[label]] = listed(text) if label in LISTED else piped(text)
        elif label in REPEATED:
            item.setdefault(REPEATED[label], []).append(text)
        else:
            self._take_measure(item, token)

    def _checked(self, token: Token) -> str:
        """The value of a label that allows only some."""
        allowed = {"Kind": get_args(Kind), "Delivery": get_args(Delivery)}.get(token.label)
        if allowed and token.text not in allowed:
            self.reading.error(token.line, f'"{token.label}" is one of {", ".join(allowed)}, not "{token.text}"')
        return token.text

    def _take_measure(self, item: dict[str, Any], token: Token) -> None:
        if token.label == "Core":
            item["core"] = self.reading.yes(token)
        elif token.label == "Minutes":
            item["minutes"] = self.reading.number(token, token.text)
        elif anchor := _ANCHOR.match(token.label):
            item.setdefault("anchors", []).append(Anchor(int(anchor[1]), token.text))
        elif token.label == "Scoring" and (scoring := _SCORING.match(token.text)):
            item.setdefault("anchors", []).append(Anchor(int(scoring[1]), scoring[2]))
        else:
            near = difflib.get_close_matches(token.label, LABELS, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(LABELS)}"
            self.reading.error(token.line, f'unknown label "{token.label}" of an item; {hint}')
