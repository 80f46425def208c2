"""What the recogniser should expect."""

from __future__ import annotations

from voice_interviewer.core.role.bank import Bank, Item
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.role.persona import Persona
from voice_interviewer.core.role.rubric import Rubric
from voice_interviewer.core.role.vocabulary import vocabulary

LOCKS = Item("locks", "Two bookings take the last seat.", "mid", guide="Optimistic locking; REST is beside it.")
SQL = Item("sql", "A query is slow.", "mid", expects=("an index",), exemplars=("I would ask postgresql.",))
WORDS = ("REST", "Kafka", "optimistic locking", "PostgreSQL", "C++")


def pack_of(*items: Item) -> Pack:
    return Pack("p", "T", Persona("P"), Bank("B", items=items), Rubric("R", hot_words=WORDS))


def test_the_terms_of_the_open_question_come_first_and_none_is_lost() -> None:
    pack = pack_of(LOCKS, SQL)
    assert vocabulary(pack, "locks") == ("REST", "optimistic locking", "Kafka", "PostgreSQL", "C++")
    assert vocabulary(pack, "sql") == ("PostgreSQL", "REST", "Kafka", "optimistic locking", "C++")


def test_beside_the_questions_the_order_is_the_packs() -> None:
    assert vocabulary(pack_of(LOCKS), "") == vocabulary(pack_of(), "gone") == WORDS


def test_parts_of_words_are_no_terms() -> None:
    pack = pack_of(Item("rest", "Arrest of interest, restless c++ code", "mid"))
    assert vocabulary(pack, "rest")[:2] == ("C++", "REST")
