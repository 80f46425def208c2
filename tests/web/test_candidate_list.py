"""Lists of candidates: what spreadsheets export, and what people get wrong in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interviewer.web.office import candidate_list
from voice_interviewer.web.office.candidate_list import CandidateList
from voice_interviewer.web.office.invitations import Accommodations


def read(text: str | bytes, **more: object) -> CandidateList:
    return candidate_list.read(text, minutes=20.0, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_names_addresses_and_adjustments(delimiter: str) -> None:
    header = "E-Mail,Name,Level,Minutes,Patience,Voice,Typed,Push to talk"
    table = f"\ufeff{header}\nann@x.org,Ann  Lee,senior,45,2,0.8,yes,no\n,Bo,,,,,,\n".replace(",", delimiter)
    first, second = read(table.encode()).rows
    assert (first.name, first.email, first.level, first.minutes) == ("Ann Lee", "ann@x.org", "senior", 45.0)
    assert first.accommodations == Accommodations(patience=2.0, speaking_rate=0.8, typed=True)
    assert (second.line, second.level, second.minutes, second.accommodations) == (3, "", 20.0, Accommodations())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",a@b.org,,", "name"),
        ("Ann,ann,,", "no e-mail address"),
        ("Ann,a@b.org,chief,", "no level"),
        ("Ann,a@b.org,,soon", "no number"),
        ("Ann,a@b.org,,nan", "minutes"),
        ("Ann,a@b.org,,4000", "minutes"),
        ("x" * 201 + ",a@b.org,,", "200 characters"),
    ],
)
def test_each_mistake_is_named_by_its_line_and_the_others_go_on(row: str, said: str) -> None:
    found = read(f"name,email,level,minutes\nBo,bo@b.org,,\n{row}\nCy,cy@b.org,,\n")
    assert [one.name for one in found.rows] == ["Bo", "Cy"]
    assert [one.line for one in found.mistakes] == [3]
    assert said in found.mistakes[0].message


def test_a_quotation_mark_that_nothing_closes_makes_no_candidate_of_two() -> None:
    found = read('name,email\nBo,bo@b.org\n"Ann,a@b.org\nCy,cy@b.org')
    assert [one.name for one in found.rows] == ["Bo"]
    assert "quotation mark" in found.mistakes[0].message


def test_nobody_is_invited_twice() -> None:
    found = read("name,email\nAnn,a@b.org\nAnna,A@B.org\nBo,bo@b.org\nCy,\nCy,\n", known=["BO@b.org"])
    assert [one.name for one in found.rows] == ["Ann", "Cy", "Cy"]  # without an address nobody can be told apart
    assert [(one.line, "line 2" in one.message) for one in found.mistakes] == [(3, True), (4, False)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"name\nJ\xfcrgen\n", "UTF-8"),
        ("who,mail\nAnn,a@b.org\n", "must be called name"),
        ("", "must be called name"),
        ("name\n\n", "no candidate"),
        ("name\n" + "Ann\n" * 250_001, "1 MB"),
    ],
)
def test_a_list_that_is_none_says_why(data: str | bytes, said: str) -> None:
    found = read(data)
    assert found.rows == ()
    assert said in found.mistakes[0].message


def test_a_list_ends_somewhere() -> None:
    found = read("name\n" + "Ann\n" * (candidate_list.MOST_ROWS + 5))
    assert len(found.rows) == candidate_list.MOST_ROWS
    assert "Split the list" in found.mistakes[-1].message


@given(st.one_of(st.text(max_size=300), st.binary(max_size=300)))
def test_no_list_breaks_it(data: str | bytes) -> None:
    read(data)
    read((b"name,email\n" if isinstance(data, bytes) else "name,email\n") + data)  # type: ignore[operator]


def test_what_is_handed_out_is_no_formula() -> None:
    assert candidate_list.line("=1+1", 'A, "B"', "https://x") == '\'=1+1,"A, ""B""",https://x'
