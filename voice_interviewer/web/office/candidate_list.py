"""A list of candidates as a table in text: what spreadsheets export. Read with every problem by its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from voice_interviewer.web.office.invitations import Accommodations, Unfit, check

LARGEST = 1_000_000  # characters
MOST_ROWS = 1000
YES, NO = ("yes", "y", "true", "1", "x"), ("", "no", "n", "false", "0")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "candidate", "full name"),
    "email": ("email", "e-mail", "mail", "address"),
    "level": ("level",),
    "minutes": ("minutes", "length"),
    "patience": ("patience",),
    "speaking_rate": ("voice", "speaking rate", "speaking_rate"),
    "typed": ("typed", "in writing"),
    "push_to_talk": ("push to talk", "push_to_talk"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate, from `line` of the file (the first is 1)."""

    line: int
    name: str
    email: str
    level: str
    minutes: float
    accommodations: Accommodations


@dataclass(frozen=True, slots=True)
class Mistake:
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class CandidateList:
    rows: tuple[Row, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


def read(data: bytes | str, *, minutes: float, level: str = "", known: Collection[str] = ()) -> CandidateList:
    """The candidates of a CSV file (comma, semicolon or tab). `known` are addresses that are invited already.

    A line with a mistake is left out and named; the others can be invited. Never raises.
    """
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = bytes(data[: error.start]).count(b"\n") + 1 if isinstance(data, bytes) else 0
        return _none(line, "This is no UTF-8 text. Save the table as CSV in UTF-8.")
    if len(text) > LARGEST:
        return _none(0, "The file is larger than 1 MB. Split it.")
    lines = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=_delimiter(text))
    try:
        header = next(lines, [])
        columns = {name: place for place, head in enumerate(header) if (name := _column(head))}
        if "name" not in columns:
            return _none(1, "The first line names the columns. One of them must be called name; email is useful, too.")
        return _rows(((lines.line_num, cells) for cells in lines), columns, minutes, level, known)
    except csv.Error as error:
        return _none(lines.line_num, f"This line cannot be read: {error}.")


def _rows(
    lines: Iterable[tuple[int, list[str]]],
    columns: Mapping[str, int],
    minutes: float,
    level: str,
    known: Collection[str],
) -> CandidateList:
    rows: list[Row] = []
    mistakes: list[Mistake] = []
    taken = {address.casefold(): 0 for address in known if address}
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) + len(mistakes) >= MOST_ROWS:
            mistakes.append(Mistake(line, f"Only the first {MOST_ROWS} candidates are read. Split the list."))
            break
        values = {name: cells[place].strip() if place < len(cells) else "" for name, place in columns.items()}
        try:
            if any("\n" in value for value in values.values()):
                raise Unfit("A cell goes over several lines: a quotation mark opens it that nothing closes.")
            row = _row(line, values, minutes, level)
            if row.email and (first := taken.get(row.email.casefold())) is not None:
                raise Unfit(
                    f"{row.email} stands in line {first} already." if first else f"{row.email} is invited already."
                )
        except Unfit as unfit:
            mistakes.append(Mistake(line, str(unfit)))
            continue
        taken[row.email.casefold()] = line
        rows.append(row)
    if not rows and not mistakes:
        mistakes.append(Mistake(0, "There is no candidate in this list."))
    return CandidateList(tuple(rows), tuple(mistakes))


def _row(line: int, values: Mapping[str, str], minutes: float, level: str) -> Row:
    length = _number(values, "minutes", minutes)
    wanted = values.get("level", "").casefold() or level
    name = " ".join(values.get("name", "").split())
    check(name, values.get("email", ""), length, wanted)
    fitted = Accommodations(
        patience=_number(values, "patience", 1.0),
        speaking_rate=_number(values, "speaking_rate", 1.0),
        push_to_talk=_yes(values, "push_to_talk"),
        typed=_yes(values, "typed"),
    )
    return Row(line, name, values.get("email", ""), wanted, length, fitted)


def _number(values: Mapping[str, str], name: str, usual: float) -> float:
    value = values.get(name, "")
    try:
        return float(value.replace(",", ".")) if value else usual
    except ValueError:
        raise Unfit(f"{value[:30]!r} in the column {name} is no number.") from None


def _yes(values: Mapping[str, str], name: str) -> bool:
    value = values.get(name, "").casefold()
    if value not in (*YES, *NO):
        raise Unfit(f"{value[:30]!r} in the column {name} is neither yes nor no.")
    return value in YES


def _column(head: str) -> str:
    plain = " ".join(head.split()).casefold()
    return next((name for name, forms in COLUMNS.items() if plain in forms), "")


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _none(line: int, message: str) -> CandidateList:
    return CandidateList(mistakes=(Mistake(line, message),))


def line(*cells: str) -> str:
    """One line of CSV that no spreadsheet takes for a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(
        [f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in cells]
    )
    return out.getvalue()
