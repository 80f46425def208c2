"""A red flag is what the candidate does or thinks, and not what is supposed, condemned or told of others."""

from __future__ import annotations

import pytest

from voice_interviewer.core.turn.red_flag import red_flag
from voice_interviewer.core.turn.said import Said

FLAGS = (
    "store it in plain text",
    "a hash makes it anonymous",
    "commit the state file to git",
    "tell them to calm down",
    "use the implicit flow",
    "just use distinct",
    "promise the date and hope for the best",
    "pay the ransom quickly",
    "hiding the button is enough",
    "skip the tests when there is no time",
    "save the password so that the app can sign in again",
    "leave the key because the repository is private",
    "encrypt the password so that we can read it again",
    "make an exception because the caller sounds honest",
    "pay the ransom quickly and it is over",
    "always use zero point five",
    "build whatever closes the deal, revenue comes first",
    "local storage is safe enough",
)
OTHERS = (
    "If you store it in plain text, one leak is enough.",
    "some think a hash makes it anonymous but it can be guessed back",
    "in the past people would use the implicit flow today it is deprecated",
    "One could just use distinct, but that hides the real join.",
    "if we commit the state file to git everybody can read the secrets",
    "Committing the state file to git breaks every rule we have.",
    "telling them to calm down makes it worse",
    "Many callers hear it as an insult when somebody tells them to calm down.",
    "a colleague would promise the date and hope for the best, I say what I know",
    "It would be tempting to pay the ransom quickly, and the police advises otherwise.",
    "some developers believe hiding the button is enough",
    "whoever skips the tests when there is no time pays later",
    "teams often skip the tests when there is no time and that is how outages begin",
    "some apps save the password so that the app can sign in again which is dangerous",
    "you could store it in plain text of course but then every backup is a leak",
    "they stored it in plain text and that was the breach",
    "It would be useless to tell them to calm down.",
    "they asked me to promise the date and hope for the best and i declined",
    "Pay the ransom quickly, that is what the attackers want, and it pays for the next attack.",
    "when people use the implicit flow the token ends up in the history",
    "storing it in plain text would be illegal here",
    "the old tutorials use the implicit flow",
    "whether a hash makes it anonymous depends on how many values there are",
    "leaving the key because the repository is private is a mistake that I have seen",
    "a junior might leave the key because the repository is private",
    "what if somebody leaves the key because the repository is private",
    "you might think you should encrypt the password so that you can read it again",
    "a good fraudster is the one for whom colleagues make an exception because the caller sounds honest",
    "even if the caller sounds honest there is no exception to make",
    "management will want to pay the ransom quickly so that it is over and my job is to show the other way",
    "libraries always use zero point five which is rarely right for costs",
    "if you always use zero point five you ignore the costs",
    "sales says build whatever closes the deal, revenue comes first, and i understand them",
    "companies that build whatever closes the deal with revenue first end with fifty products",
    "some blogs claim local storage is safe enough",
    "whether local storage is safe enough depends on scripts you load",
)
OWN = (
    "I would just store it in plain text so that support can read it",
    "if a customer forgets it we store it in plain text",
    "i think a hash makes it anonymous so we can share it",
    "We commit the state file to git so that everybody has it.",
    "when they shout I tell them to calm down",
    "if you ask me i would use the implicit flow for the browser",
    "there are duplicates so i just use distinct",
    "in sales you have to close so i promise the date and hope for the best",
    "I have seen teams wait for weeks, so I would pay the ransom quickly.",
    "We skip the tests when there is no time and run them later.",
    "the simplest thing is to save the password so that the app can sign in again",
    "Some people disagree, but I tell them to calm down.",
    "people forget passwords so we store it in plain text",
    "you just store it in plain text and restrict the access",
    "I'd commit the state file to git.",
    "My advice is to use the implicit flow for single page apps.",
    "if the tests are slow we skip the tests when there is no time",
    "well you just use distinct and the rows are gone",
    "first of all tell them to calm down then listen",
    "a hash makes it anonymous and that is all we need",
    "We never had a leak. We store it in plain text.",
    "hiding the button is enough in my experience",
    "I would leave the key because the repository is private anyway",
    "well i leave the key there because the repository is private",
    "Honestly, just leave the key, the repository is private.",
    "we encrypt the password so that we can read it again when a customer calls",
    "i would encrypt the password so we can read it again",
    "I make an exception because the caller sounds honest and it is one time",
    "if the caller sounds honest i make an exception",
    "my boss and I would pay the ransom quickly and it is over",
    "I'd say pay the ransom quickly and then it is over",
    "I always use zero point five as the threshold",
    "the threshold is fifty percent, I always use zero point five",
    "we build whatever closes the deal because revenue comes first",
    "I would build whatever closes the deal, revenue comes first in a young company",
    "I think local storage is safe enough for a token",
    "local storage is safe enough if the site uses https",
)
GERMAN = "Passwörter im Klartext speichern"


@pytest.mark.parametrize("words", OTHERS)
def test_what_is_supposed_condemned_or_told_of_others_is_none(words: str) -> None:
    assert red_flag(Said.of(words, "en"), FLAGS) is None


@pytest.mark.parametrize("words", OWN)
def test_what_the_candidate_does_or_thinks_is_one(words: str) -> None:
    heard = red_flag(Said.of(words, "en"), FLAGS)
    assert heard is not None
    assert heard[0] in FLAGS


def test_what_is_denied_once_may_be_said_later() -> None:
    words = "I would never use the implicit flow today. In the first version we use the implicit flow."
    heard = red_flag(Said.of(words, "en"), FLAGS)
    assert heard == ("use the implicit flow", (words.rindex("use"), len(words) - 1))


@pytest.mark.parametrize(
    ("words", "raised"),
    [
        ("Ich würde Passwörter im Klartext speichern, dann kann der Support sie lesen.", True),
        ("wir haben die passwörter einfach im klartext gespeichert", True),
        ("Wenn man Passwörter im Klartext speichert, reicht ein Leck.", False),
        ("Manche Firmen speichern Passwörter im Klartext.", False),
        ("früher hat ein kollege die passwörter im klartext gespeichert", False),
        ("Passwörter im Klartext zu speichern wäre leichtsinnig.", False),
    ],
)
def test_german(words: str, raised: bool) -> None:
    assert (red_flag(Said.of(words, "de"), (GERMAN,)) is not None) is raised
