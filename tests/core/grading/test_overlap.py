"""What an answer shares with a guide."""

from voice_interviewer.core.grading.overlap import guide_of, hits_of, key_points, likeness_to, nearest
from voice_interviewer.core.grading.words import stem, tokens

QUESTION = "Why does the lamp stay dark?"


def likeness(guide: str, answer: str, question: str = QUESTION) -> float:
    return likeness_to(guide_of(question, guide), answer, tokens(answer))


def test_the_guide_itself_is_fully_alike() -> None:
    guide = "The switch is open, so no current can flow through the filament."
    assert likeness(guide, guide) > 0.95


def test_words_of_the_question_count_little() -> None:
    guide = "The lamp stays dark because the filament is broken."
    assert likeness(guide, "The lamp stays dark.") < 0.6 * likeness(guide, "The filament is broken.")


def test_a_denied_opposite_stands_for_the_term() -> None:
    guide = guide_of(QUESTION, "The wires are connected.")
    denied, said = "They are not separated.", "They are separated."
    assert stem("connected") in hits_of(guide, denied, tokens(denied)).strength
    assert stem("connected") not in hits_of(guide, said, tokens(said)).strength


def test_two_words_of_the_guide_may_be_said_as_one() -> None:
    guide = guide_of(QUESTION, "A wild card in the path.")
    assert set(hits_of(guide, "a wildcard", tokens("a wildcard")).strength) == {"wild", "card"}


def test_nearest_finds_synonyms_and_slips() -> None:
    guide = guide_of(QUESTION, "Authentication against the repository")
    assert set(nearest(guide, stem("auth"))) == {stem("authentication")}
    assert set(nearest(guide, stem("repositry"))) == {stem("repository")}
    assert nearest(guide, stem("banana")) == {}


def test_asking_for_two_of_many_expects_less() -> None:
    guide = "Speed of reading. Order of columns. Price of storage. Load of writing. Locks on tables."
    answer = "The speed of reading and the price of storage."
    assert likeness(guide, answer, "Name two effects of it.") > likeness(guide, answer, "Name the effects of it.")


def test_key_points_are_sentences_items_and_headings() -> None:
    guide = "Slow start: the window doubles. Then it grows linearly; loss halves it.\n• Timeout resets the window"
    assert key_points(guide) == (
        "Slow start",
        "the window doubles.",
        "Then it grows linearly",
        "loss halves it.",
        "Timeout resets the window",
    )
    assert key_points("Iteration.") == ("Iteration.",)
