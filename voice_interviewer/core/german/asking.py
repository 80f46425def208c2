"""What a German prompt asks for: requests and questions, so that `lint` can see two of them in one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_interviewer.core.german.lexicon import STOP_WORDS, stem
from voice_interviewer.core.grading.tokens import word_set

_WH = r"(?:was|welche[mnrs]?|wer|wen|wem|wann|wo|wohin|woher|warum|wieso|weshalb|wie|woran|womit|wodurch|wofür|worauf)"
_REQUEST = (
    r"(?:(?:bitte|nun|jetzt|dann|also|zunächst|zuerst|kurz) )*(?:erzählen|beschreiben|erklären|nennen|schildern"
    r"|vergleichen"
    r"|skizzieren|zeigen|entwerfen|begründen|erläutern|führen|gehen|geben|sagen|überzeugen|fassen|schätzen"
    r"|finden|wählen"
    r"|lesen|denken|stellen|nehmen|sehen|schauen|berichten) sie(?!\S)"
)
_IS_REQUEST = re.compile(
    rf"^(?:{_REQUEST}|(?:mich|uns) (?:würde )?interessier(?:t|en)|ich (?:möchte|würde gerne?) (?:wissen|hören"
    rf"|erfahren))"
)
_SETTING = re.compile(
    r"^(?:\S+ ){0,2}?(?:stellen sie sich|nehmen sie an|angenommen|denken sie an|sehen sie sich|schauen sie sich"
    r"|lesen sie)"
    r"(?!\S)"
)
_SECOND = re.compile(
    rf"(?<!\S)(?:und (?:außerdem|zusätzlich|auch|dann|ferner)|außerdem|zusätzlich|zweitens"
    rf"|des weiteren) (?:{_WH}|{_REQUEST})"
    r"(?!\S)"
)
_CHAINED = re.compile(
    r"(?<!\S)und (?:dann )?(?:bitte )?(?:erzählen|beschreiben|erklären|nennen|schildern|vergleichen"
    r"|begründen) sie(?!\S)"
)
_JOINED = re.compile(rf"(?<!\S)(?:und|oder|aber) (?:{_WH})(?: \S+){{1,9}}? (?:sie|man|ihnen|ihr|ihre|das)(?!\S)")
_ASIDE = re.compile(rf"^(?:und )?(?:{_WH}(?: (?:so|nicht|genau|dann|kam dabei heraus|ging es aus|ist passiert))?)$")


def is_request(sentence: str) -> bool:
    """Does this sentence (plain words) ask for something without a question mark?"""
    return bool(_IS_REQUEST.search(sentence))


def second(plain: str) -> str:
    """A second question hung on to the first, or ""."""
    found = _SECOND.search(plain)
    return found.group() if found else ""


def asks(sentences: Sequence[tuple[str, bool]], plain: str) -> list[str]:
    """The things asked for by sentences of plain words, each with whether it ends in a question mark."""
    found: list[str] = []
    any_mark = any(marked for _, marked in sentences)
    for sentence, marked in sentences:
        if found and _ASIDE.search(sentence):
            continue
        request = _IS_REQUEST.search(sentence)
        if request and not (_SETTING.search(sentence) and any_mark):
            found.append(request.group())
        elif marked:
            found += [sentence, *(joined.group() for joined in _JOINED.finditer(sentence))]
    chained = _CHAINED.findall(plain)
    return found + chained if chained and found else found


# Words that give nothing away: they may stand in a guide and in a fair question about the same subject.
GENERAL = STOP_WORDS | frozenset(
    stem(word)
    for word in word_set(
        """System Dienst Anwendung Programm Software Code Daten Nutzer Nutzerin Kunde Kundin Team Mensch Person
        Problem Änderung ändern Entscheidung entscheiden wählen Wahl gewählt Möglichkeit Ansatz Lösung Weg Schritt Grund
        Ergebnis Beispiel Situation Lage Projekt Arbeit Aufgabe Rolle Zeit Tag Woche Monat Jahr erste
        letzte nächste neu
        alt groß klein gut besser schlecht richtig falsch anders gleich Teil Seite Anfang Ende Fall Stufe Zahl Menge
        Kosten kostet Risiko Nutzen Wirkung Unterschied messen gemessen prüfen geprüft Test testen finden gefunden
        merken bemerken umgehen nutzen verwenden benutzt bauen gebaut schreiben geschrieben laufen lesen
        hinzufügen entfernen
        behalten nehmen bringen verlassen passieren passiert helfen bedeuten kommen sehen zeigen sprechen sagen gesagt
        fragen antworten lernen gelernt Erfahrung wichtig schwer leicht einfach besonders genau heute später früher
        vorher nachher zweite dritte jede alles etwas nichts Produktion Entwurf Plan Ablauf Punkt brauchen gebraucht
        Anforderung Ziel Funktion Version Sprache Werkzeug Technik Anfrage Antwort Aufruf Wert Eingabe Ausgabe Datei
        Name Tabelle Datenbank Server Klasse sicher möglich machen lang kurz schnell langsam oft immer nie
        Bericht gemeldet
        Kollege Kollegin Rückmeldung Firma Geschäft Geld Frist Vorrang erklären beschreiben verstehen überzeugen
        unterstützen verbessern Qualität Fehler beheben kaputt wissen denken glauben beteiligt zurück wieder einmal
        zweimal erwarten annehmen vergleichen abhängen ganz Ort öffnen schließen voll leer eigene eigener
        selbst zuerst
        Maßnahme worauf woran getan anfangen angefangen vorher danach Zweck erfüllt Alternative Stelle treten spricht"""
    )
)
