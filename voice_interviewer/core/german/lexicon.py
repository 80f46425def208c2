"""German words by hand: what carries no content, what little, what denies; and a light stem.

Data for `tokens` and `words`, like `lexicon` for English.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def folded(word: str) -> str:
    """Without umlauts and ß, as recognisers and people on foreign keyboards write: "für" is "fur"."""
    return word.lower().translate(_FOLDED)


def _set(text: str) -> frozenset[str]:
    """The listed words, each also in its folded form."""
    return frozenset(text.split()) | frozenset(folded(text).split())


FILLERS = _set("äh ähm öh hm hmm mhm tja naja also halt eben eigentlich sozusagen quasi okay ok ja genau")

FUNCTION = _set(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines und oder aber
    sondern denn weil dass daß ob wenn als wie wo was wer wen wem wessen welche welcher welches welchen welchem warum
    wieso weshalb wann wohin woher womit wofür wodurch ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm
    ihnen mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner ihre ihren ihrem ihrer unser
    unsere unseren unserem unserer sich selbst man jemand niemand dieser diese dieses diesen diesem jener jene jenes
    bin bist ist sind seid war waren warst wäre wären gewesen sein habe hast hat haben hatte hatten hätte hätten gehabt
    werde wirst wird werden wurde wurden würde würden worden geworden kann kannst können konnte konnten könnte könnten
    muss musst müssen musste mussten müsste soll sollen sollte sollten will wollen wollte wollten darf dürfen durfte
    mag möchte möchten nicht nie niemals nichts nein ja doch noch schon nur auch so sehr ganz mehr sogar etwa wohl mal
    hier dort da dann danach dabei dafür dagegen damit daran darauf daraus darin darüber davon davor dazu deshalb
    deswegen daher darum trotzdem jedoch allerdings außerdem zudem sowie sowohl weder noch entweder bzw usw etc zb
    in im ins an am ans auf aus bei beim bis durch für gegen hinter mit nach neben ohne seit über um unter vom von vor
    während wegen zu zum zur zwischen innerhalb außerhalb je ab pro etwas alles alle allem allen aller einfach zuerst
    zunächst irgendwie irgendwas ding dinge sache sachen sage sagt sagen gesagt meine meint meinen denke glaube weiß"""
)

LIGHT = _set(
    """machen macht mache gemacht tun tut getan geben gibt gegeben nehmen nimmt genommen nutzen nutzt genutzt
    verwenden verwendet benutzen benutzt brauchen braucht gehen geht ging gegangen kommen kommt kam gekommen lassen
    lässt bleiben bleibt steht stehen stellen stellt setzen setzt bringen bringt gebracht heißt heißen zeigen zeigt
    jede jeder jedes jeden jedem viel viele vielen wenig wenige andere anderen anderer anderes gleiche gleichen
    erste ersten erster zweite zweiten letzte letzten nächste nächsten neu neue neuen gut gute guten besser beste
    immer oft meist meistens manchmal wieder vorher nachher dadurch beispiel beispielsweise fall fälle teil teile
    wichtig wichtige möglich mögliche groß große großen klein kleine kleinen verschiedene bestimmte bestimmten
    mensch menschen leute person personen zwei drei"""
)

NEGATIONS = _set("nicht nie niemals kein keine keinen keinem keiner keines nichts ohne weder statt anstatt niemand")
TURNS = _set("aber sondern jedoch allerdings trotzdem stattdessen doch")

# For finding the words a question or an answer is about: fillers, function words, and the small talk of interviews.
STOP_WORDS = (
    FILLERS
    | FUNCTION
    | _set(
        """bitte danke mal gern gerne sagen sagt erzählen erzählen beschreiben erklären geben gehen nennen haben macht
        machen gemacht tun würden würde sie ihnen viel viele gibt geht immer wirklich natürlich vielleicht gerade"""
    )
)

_CLUSTERS = (("sch", "$"), ("ei", "%"), ("ie", "&"))


@lru_cache(1 << 15)
def stem(word: str) -> str:
    """A light stem without endings: "Datenbanken" and "Datenbank", "geprüft" and "prüfen" meet.

    After the rules of Weißweiler and Fraser (CISTEM, 2017): endings go while the word is long enough for it.
    """
    word = folded(word).replace("'", "")
    if len(word) < 4 or not word.isalpha():
        return word
    for letters, sign in _CLUSTERS:
        word = word.replace(letters, sign)
    if word.startswith("ge") and len(word) > 5:
        word = word[2:]
    while len(word) > 3:
        if len(word) > 5 and word.endswith(("em", "er", "nd")):
            word = word[:-2]
        elif word.endswith(("e", "s", "n", "t")):
            word = word[:-1]
        else:
            break
    for letters, sign in _CLUSTERS:
        word = word.replace(sign, letters)
    return re.sub(r"([bdfgklmnprt])\1$", r"\1", word)
