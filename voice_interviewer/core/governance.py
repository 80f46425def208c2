"""Consent: the notice that comes before anything is recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from voice_interviewer.core.events import ConsentGiven

PURPOSES = ("recording", "transcription", "automated assessment")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a candidate is told first. The version changes whenever a word of the text does."""

    version: str
    text: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    def consent(self, purposes: tuple[str, ...] = PURPOSES) -> ConsentGiven:
        """The event that records agreement to exactly this text."""
        return ConsentGiven(notice_version=self.version, notice_hash=self.sha256, purposes=purposes)


def notice(
    title: str,
    minutes: float,
    keeper: str,
    contact: str,
    *,
    speech_goes_to: str = "",
    words_go_to: str = "",
    language: str = "en",
    where: str = "",
) -> Notice:
    """The notice for one interview. `keeper` has the recordings, `contact` is the human to turn to.

    `speech_goes_to` and `words_go_to` name the servers that sound or text is sent to; empty: it stays on this machine.
    `where` names that machine ("on a computer of ..."); empty: the one that the candidate sits at.
    It is in the `language` of the interview, and so are `keeper` and `contact`. Raises LookupError for one it has not.
    """
    if language not in _TEXTS:
        raise LookupError(f"The notice is not there in {language!r}. The languages are: {', '.join(sorted(_TEXTS))}.")
    text = _TEXTS[language](title, minutes, keeper, contact, speech_goes_to, words_go_to, where)
    return Notice(version=hashlib.sha256(text.encode()).hexdigest()[:12], text=text)


def _english(
    title: str, minutes: float, keeper: str, contact: str, speech_goes_to: str, words_go_to: str, where: str
) -> str:
    where = where or "on this computer"
    speech = (
        f"Your speech is sent to {speech_goes_to} to be transcribed."
        if speech_goes_to
        else f"Your speech is transcribed {where} and never leaves it."
    )
    words = (
        f"The words of your answers, without your name, are sent to a language model at {words_go_to}."
        if words_go_to
        else f"The words stay {where}, too."
    )
    return f"""\
This interview for the role "{title}" is run by an AI. It takes about {minutes:g} minutes.

* What happens: questions are spoken aloud; you answer aloud, or in writing whenever you prefer. You may skip a
  question, have it repeated, pause, or stop at any time.
* What is recorded: your answers as sound and as text, with times. {speech}
  {words}
* What it is for: the program looks for evidence in your words and writes a report in which every rating quotes you. It
  judges no voice, accent, face or emotion. The report is advice: a person decides.
* Who has it: {keeper}. Recording, transcript and report can be deleted together at any time.
* Alternatives and questions: if you do not want an AI to interview or assess you, or need an adjustment, tell
  {contact}.
"""


def _german(
    title: str, minutes: float, keeper: str, contact: str, speech_goes_to: str, words_go_to: str, where: str
) -> str:
    where = where or "auf diesem Computer"
    speech = (
        f"Ihre Sprache wird an {speech_goes_to} gesendet und dort in Text umgewandelt."
        if speech_goes_to
        else f"Ihre Sprache wird {where} in Text umgewandelt und verlässt ihn nicht."
    )
    words = (
        f"Die Wörter Ihrer Antworten werden ohne Ihren Namen an ein Sprachmodell unter {words_go_to} gesendet."
        if words_go_to
        else f"Auch die Wörter bleiben {where}."
    )
    return f"""\
Dieses Gespräch für die Stelle „{title}“ führt eine KI. Es dauert etwa {f"{minutes:g}".replace(".", ",")} Minuten.

* Was geschieht: Die Fragen werden laut gestellt; Sie antworten mündlich, oder schriftlich, wann immer Sie möchten. Sie
  dürfen eine Frage überspringen oder wiederholen lassen, eine Pause machen und jederzeit aufhören.
* Was aufgezeichnet wird: Ihre Antworten als Ton und als Text, mit Zeiten. {speech}
  {words}
* Wozu: Das Programm sucht in Ihren Worten nach Belegen und schreibt einen Bericht, in dem jede Bewertung Sie zitiert.
  Stimme, Akzent, Gesicht und Gefühle werden nicht beurteilt. Der Bericht ist ein Rat: Entscheiden wird ein Mensch.
* Wer es bekommt: {keeper}. Aufnahme, Protokoll und Bericht können jederzeit zusammen gelöscht werden.
* Anderer Weg und Fragen: Wenn keine KI Sie befragen oder bewerten soll, oder wenn Sie etwas anders brauchen, wenden
  Sie sich an {contact}.
"""


_TEXTS: dict[str, Callable[[str, float, str, str, str, str, str], str]] = {"en": _english, "de": _german}
