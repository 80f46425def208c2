"""What a German interviewer may say: manners, law, one ask at a time, and no other language."""

from __future__ import annotations

import re

import pytest

from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.asking.probing import probe
from voice_interviewer.core.asking.wording import GERMAN, WORDINGS, wording
from voice_interviewer.core.german.probes import TEMPLATES
from voice_interviewer.core.governance import notice
from voice_interviewer.core.role.pack import Item

UNLAWFUL = """\
age|Wie alt sind Sie eigentlich?
age|In welchem Jahr sind Sie geboren?
age|Fühlen Sie sich nicht zu alt für diese Stelle?
family|Haben Sie Kinder?
family|Wollen Sie in den nächsten Jahren Kinder bekommen?
family|Was macht Ihr Mann beruflich?
family|Wer kümmert sich um die Kinder, wenn Sie arbeiten?
pregnancy|Sind Sie schwanger?
pregnancy|Planen Sie eine Elternzeit?
marital status|Sind Sie verheiratet?
marital status|Wie ist Ihr Familienstand?
religion|Welche Religion haben Sie?
religion|Sind Sie gläubig?
religion|Tragen Sie das Kopftuch immer?
origin|Woher kommen Sie ursprünglich?
origin|Ist Deutsch Ihre Muttersprache?
origin|Was ist Ihre Herkunft?
citizenship|Welche Staatsangehörigkeit haben Sie?
health|Waren Sie im letzten Jahr oft krank?
health|Wie oft waren Sie im letzten Jahr krank?
health|Haben Sie Allergien?
disability|Haben Sie eine Behinderung?
disability|Sind Sie schwerbehindert?
orientation and gender|Sind Sie lesbisch?
orientation and gender|Was sagen Sie dazu als Frau?
politics|Welche Partei haben Sie zuletzt gewählt?
union membership|Sind Sie in einer Gewerkschaft?
pay history|Was verdienen Sie derzeit?
pay history|Wie hoch ist Ihr letztes Gehalt?
criminal record|Sind Sie vorbestraft?
money|Haben Sie Schulden?
appearance|Warum tragen Sie Ihre Haare so?
"""
LAWFUL = (
    "Wie erkennen Sie, dass ein Eintrag im Cache ein Alter von mehr als einer Stunde hat?",
    "Wie beenden Sie einen Kindprozess, der nicht mehr antwortet?",
    "Wie prüfen Sie die Gesundheit eines Dienstes?",
    "Welche Partei in diesem Vertrag trägt das Risiko?",
    "Was haben Sie danach anders gemacht?",
    "Wie würden Sie das Geschlecht in einer Tabelle abbilden?",
    "Woher kommen die Daten in Ihrem Bericht?",
    "Wie alt darf ein Token werden?",
)


@pytest.mark.parametrize(("topic", "question"), [tuple(line.split("|")) for line in UNLAWFUL.splitlines()])
def test_what_the_law_forbids_is_not_asked(topic: str, question: str) -> None:
    found = [problem.message for problem in lint(question, language="de") if problem.rule == "unlawful topic"]
    assert found == [f"a question about {topic} may not be asked"]


@pytest.mark.parametrize("question", LAWFUL)
def test_technical_talk_stays_free(question: str) -> None:
    assert not [problem for problem in lint(question, language="de") if problem.rule == "unlawful topic"]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Sehr gute Antwort. Wie geht es dann weiter?", "praise"),
        ("Keine Sorge, Sie schaffen das. Wie geht es dann weiter?", "coaching"),
        ("Haben Sie schon einmal an einen Index gedacht?", "hint"),
        ("Sie wirken etwas nervös. Wie geht es dann weiter?", "struggle"),
        ("Das ist leider falsch. Wie geht es dann weiter?", "verdict"),
        ("Richtig. Wie geht es dann weiter?", "verdict"),
        ("Sie bekommen die Stelle. Wann können Sie anfangen?", "promise"),
        ("Was fehlt nach der Musterlösung noch?", "leak"),
        ("Wie gehen Sie vor, und wie prüfen Sie danach das Ergebnis?", "one ask"),
        ("Was haben Sie getan? Was kam dabei heraus?", "one ask"),
        ("Beschreiben Sie den Ablauf und nennen Sie die Risiken.", "one ask"),
        ("Was ist dabei **wichtig**?", "markup"),
        ("What did you do after that, and who was with you?", "language"),
        ("Das ist interessant.", "not a question"),
    ],
)
def test_what_is_not_said(said: str, rule: str) -> None:
    assert rule in {problem.rule for problem in lint(said, language="de")}


@pytest.mark.parametrize(
    "said",
    [
        "Wie gehen Sie vor, wenn eine Abfrage zu langsam ist?",
        "Erzählen Sie mir von einem Fehler, den Sie selbst gemacht haben, und wie Sie damit umgegangen sind.",
        "Stellen Sie sich einen Shop mit zehn Servern vor. Was fällt zuerst aus?",
        "Beschreiben Sie, wie Sie einen Dienst überwachen.",
    ],
)
def test_a_fair_question_passes(said: str) -> None:
    assert lint(said, language="de") == ()


def test_everything_the_interviewer_says_is_there_in_german_and_passes_the_lint() -> None:
    ours, theirs = (
        {name: getattr(one, name) for name in one.__dataclass_fields__ if name != "language"}
        for one in (wording("en"), wording("de"))
    )
    for name, english in ours.items():
        german = theirs[name]
        assert german != english
        assert type(german) is type(english)
        pairs = zip(_texts(english), _texts(german), strict=name not in ("acknowledgements",))
        for said, translated in pairs:
            assert set(re.findall(r"\{\w+\}", translated)) == set(re.findall(r"\{\w+\}", said)), name
    assert GERMAN.accommodations.keys() == WORDINGS["en"].accommodations.keys()
    for said in (*GERMAN.prompts(), GERMAN.misuse, GERMAN.go_on):
        rules = {problem.rule for problem in lint(said, question=False, language="de")}
        assert not rules & {"verdict", "praise", "coaching", "promise", "unlawful topic", "language"}, said


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, tuple) else [str(value)]


def test_the_greeting_says_first_that_it_is_an_ai() -> None:
    said = GERMAN.greeting("Backend-Entwicklung", "Frau Weber", 20)
    assert "etwa 20 Minuten" in said
    assert "etwa 7,5 Minuten" in GERMAN.greeting("Backend-Entwicklung", "", 7.5)
    assert said.startswith("Guten Tag, Frau Weber. Ich bin ein KI-Interviewer")


def test_a_language_without_words_is_refused_and_says_which_there_are() -> None:
    for call in (wording, lambda language: notice("Role", 20, "us", "you", language=language)):
        with pytest.raises(LookupError, match="de, en"):
            call("fr")


def test_the_notice_is_there_in_german_and_says_the_same() -> None:
    german = notice("Entwicklung", 20, "die Firma", "die Personalabteilung", language="de")
    for said in (
        "KI",
        "20 Minuten",
        "die Firma",
        "die Personalabteilung",
        "gelöscht",
        "Mensch",
        "Akzent",
        "verlässt ihn nicht",
    ):
        assert said in german.text
    sent = notice(
        "E", 20, "F", "G", speech_goes_to="https://ohr.example", words_go_to="https://llm.example", language="de"
    )
    assert "https://ohr.example" in sent.text
    assert "https://llm.example" in sent.text
    assert german.version != notice("Entwicklung", 20, "die Firma", "die Personalabteilung").version


def test_a_follow_up_quotes_a_figure_or_a_product_and_passes_the_lint() -> None:
    item = Item(id="a", text="Wie beschleunigen Sie eine langsame Abfrage?", level="mid", language="de")
    answer = (
        "Ich habe mir zuerst den Plan angesehen und dann in Postgres einen Index auf die Spalte gelegt. "
        "Danach waren es nur noch 200 Millisekunden pro Seite."
    )
    asked = [item.text]
    quotes = []
    while (found := probe(item, answer, asked=asked)) is not None and len(asked) < 6:
        assert found.quote in answer
        assert lint(found.text, asked=asked, item=item, answer=answer) == ()
        quotes.append(found.quote)
        asked.append(found.text)
    assert "200 Millisekunden" in quotes
    assert "Postgres" in quotes


def test_a_story_without_the_own_part_is_asked_for_it() -> None:
    item = Item(
        id="b", text="Erzählen Sie mir von einem Streit im Team.", level="mid", kind="behavioural", language="de"
    )
    answer = (
        "Es gab Streit zwischen zwei Kollegen über die Architektur, und die Stimmung war lange schlecht und belastet."
    )
    found = probe(item, answer, asked=[item.text])
    assert found is not None
    assert found.text in TEMPLATES["no action"]


def test_a_dont_know_is_not_followed_up() -> None:
    item = Item(
        id="a", text="Wie beschleunigen Sie eine langsame Abfrage?", level="mid", language="de", probes=("Warum?",)
    )
    assert probe(item, "Das weiß ich leider nicht.", asked=[item.text]) is None
