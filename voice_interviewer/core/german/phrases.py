"""What candidates say beside their answers, in German. They may say "Sie" or "du"."""

from __future__ import annotations

from voice_interviewer.core.german.fragments import A_BIT, LET_ME, MOMENT, THINK
from voice_interviewer.core.german.instructions import INSTRUCTION, INSTRUCTION_LINES
from voice_interviewer.core.german.questions import CLARIFICATION, OFF_TOPIC, REPEAT
from voice_interviewer.core.german.requests import ACCOMMODATION, DONE, PAUSE, RESUME, SKIP, STOP
from voice_interviewer.core.german.thinking import DONT_KNOW, HOLD
from voice_interviewer.core.grading.tokens import word_set
from voice_interviewer.core.turn.phrasebook import Phrasebook

_AH = r"(?:(?:ach|ah|oh|nein|ja|okay|ok|gut|also|so|äh|ähm|hm|na|nun|moment|sorry|entschuldigung|und|aber) )*"
_GOES_ON = r"(?:ich|wir|man|es|vielleicht|zuerst|damals|wenn|bei|da|dann|mein|meine|unser|unsere|das|der|die|im|in|mit)"
_TAKEN_BACK = (
    rf"{_AH}(?:verstanden|schon gut|egal|doch nicht|alles klar|vergessen sie (?:es|das)|ich (?:hab|habe) (?:es|das)"
    r"(?: (?:jetzt|verstanden|schon))*|(?:hab|habe) (?:ich )?(?:es |das )?verstanden|jetzt (?:weiß|verstehe) ich(?: "
    r"es| das)?"
    r"|ach so|ich (?:weiß|verstehe) (?:es |das )?(?:jetzt|schon|doch))",
    rf"{_AH}(?:ach nein|nein (?:warten sie|moment|doch))",
    rf"{_AH}(?:obwohl|wobei|beziehungsweise)(?= (?:ich|wir|nein|lassen|können|doch|moment)(?!\S))",
    rf"{_AH}(?:ich (?:versuche|probiere) (?:es|das)?|lassen sie (?:es )?mich (?:es )?(?:versuchen|probieren))(?: "
    rf"(?:mal|einfach"
    r"|trotzdem|jetzt|doch))*",
)
_ANEW = (
    rf"{_AH}(?:okay|ok|gut|also|tja|nun|in dem fall|dann|aber)(?= {_GOES_ON}(?!\S))",
    r"(?:vielleicht|vermutlich|wahrscheinlich|ich (?:würde|glaube|denke|vermute))(?= \S)",
)
_LEAVING = (
    r"(?:wir haben|ich (?:habe|hab))(?: (?:glaube ich|jetzt|ja|nun|schon))* (?:viel|genug|alles|einiges|das meiste)"
    r"(?: \S+)? (?:besprochen|gesagt|abgedeckt|erzählt)",
    r"(?:ich muss|muss ich)(?: (?:jetzt|leider|nun|gleich|dringend|bald))*"
    r" (?:los|weg|gehen|aufbrechen|(?:mein|meine|meinen|das|die|den) \S+ abholen|zum (?:zug|bus))",
)
_EXCUSES = word_set(
    "verbindung internet netz wlan leitung ton mikrofon kopfhörer lautsprecher lautstärke lärm laut geräusch hund "
    "kind kinder"
    " gehakt gehangen weg abgebrochen abgelenkt verpasst gehört hören verstanden verstehen mitbekommen frage fragen "
    "antwort"
    " antworten richtig genau klar teil hälfte sekunde sekunden moment minute anfang ende satz wort worte letzte "
    "letzten erste"
    " ersten zweite zweiten deutsch sprache nervös müde krank tür telefon heute schlecht kopf stumm faden verloren "
    "sicher"
)

GERMAN = Phrasebook(
    commands=(
        ("stop", STOP),
        ("pause", PAUSE),
        ("accommodation", ACCOMMODATION),
        ("repeat", REPEAT),
        ("skip", SKIP),
        ("done", DONE),
        ("hold", HOLD),
        ("clarification", CLARIFICATION),
        ("dont_know", DONT_KNOW),
        ("off_topic", OFF_TOPIC),
        ("resume", RESUME),
    ),
    instruction=INSTRUCTION,
    instruction_lines=INSTRUCTION_LINES,
    taken_back=_TAKEN_BACK,
    leaving=_LEAVING,
    anew=_ANEW,
    excuses=_EXCUSES,
    persons=word_set("ich sie wir mich mir uns mein meine ihr ihre ihnen du"),
    quoting=word_set(
        "fragt fragte fragten gefragt sagt sagte sagten gesagt meinte rief schrieb schreibt antwortete "
        "bat baten kunde kundin"
        " kunden nutzer"
    ),
    reported=word_set(
        "sagt sagte sagen schreibt schrieb schreiben tippt eingibt eingeben wie genannt angreifer "
        "angreiferin jemand nutzer"
        " benutzer kunde injection prompt eingebettet versteckt enthält enthalten steht stand fragt "
        "fragte etwa man wenn"
    ),
    hold_tail=(
        rf"{LET_ME} {A_BIT}{THINK}(?: (?:bitte|kurz|was|wie|wo))*",
        rf"(?:(?:bitte|noch|nur|warten sie|warte|geben sie mir|ich brauche) )*{MOMENT}(?: (?:bitte|noch|mal))*",
        r"(?:ich überlege|ich denke|überlege ich)(?: (?:noch|gerade|kurz|mal|nach|darüber))*",
        r"(?:mal (?:sehen|schauen|überlegen)|wie (?:sage|sag|soll|heißt|hieß|nennt man) (?:ich )?(?:das"
        r"|es)(?: (?:jetzt|noch|gleich|sagen))*"
        r"|wo fange ich (?:da )?an|wie hieß das noch|gute frage)",
        r"(?:das ist|ist) (?:eine |ne )?(?:sehr |wirklich )?(?:gute|schwierige|schwere|interessante|spannende) frage",
    ),
    done_tail=(
        DONE[0].pattern,
        DONE[1].pattern,
        r"(?:und )?(?:bitte )?(?:die |zur )?nächsten? frage(?: bitte)?",
        r"(?:dazu )?(?:habe|hab) ich (?:dem )?(?:nichts (?:mehr|weiter|weiteres)|nicht mehr)(?: (?:hinzuzufügen"
        r"|zu sagen|dazu))*",
    ),
    contrast=word_set("aber jedoch allerdings obwohl vielleicht wahrscheinlich vermutlich trotzdem dennoch würde"),
    negations=word_set(
        "nicht nie niemals kein keine keinen keinem keiner ohne statt anstatt vermeiden vermeide "
        "vermeidet verhindern verhindert"
        " verhindere gegen schlecht falsch gefährlich fehler unsicher verwundbar problem risiko "
        "verboten verbiete verbieten"
        " entfernt behoben ersetzt niemand weder sondern"
    ),
    rejections=word_set(
        "schlimmer schlimmste rechtswidrig illegal nutzlos sinnlos veraltet überholt schädlich naiv leichtsinnig "
        "unzulässig verlockend abgelehnt lehne verstößt angreifer"
    ),
    distances=(
        r"(?:wenn|falls|ob)(?: (?:man|du|ihr|sie|wir|ich|er|jemand|einer|irgendwer))?",
        r"(?:manche|viele|einige|andere|die meisten|früher|manchmal)(?: \S+){0,2}?",
        r"(?:man|jemand|irgendwer|sie|er|wer|leute|teams|anfänger|firmen)",
        r"(?:ein|eine|mein|meine|der|die|unser|unsere) (?:früherer |alter |letzter )?"
        r"(?:kollege|kollegin|chef|chefin|team|firma|kunde|kundin|anbieter)",
        r"es wäre|theoretisch|in der theorie|damals",
    ),
    oneself=word_set("ich wir mein meine unser unsere mir uns mich"),
    leads=word_set(
        "einfach nur immer erst zuerst dann würde kann könnte sollte zu um ein eine der die das den dem es hier"
    ),
    joints=word_set("und aber weil da denn dass ist sind war waren wird werden"),
    fillers=word_set(
        "äh ähm öh hm hmm mhm ja nein nee nö jo joa also gut okay ok so naja tja nun jetzt genau ach ah oh puh uff "
        "hui doch mal "
        "halt eben und"
    ),
    courtesies=word_set(
        "bitte danke vielen dank sorry entschuldigung entschuldigen verzeihung tut mir leid leider "
        "ehrlich gesagt wirklich einfach nur"
        " guten tag hallo ich sie mir das die der es ist dann da aber gern gerne vielleicht noch einmal "
        "kurz auch denn mich"
    ),
    open_words=word_set(
        "und oder aber weil dass wenn als ob während obwohl sodass falls bevor nachdem sobald sowie "
        "sondern mein unser "
        "unsere seine seinen äh ähm öh hm zum zur beim vom im am ins ans inklusive inklusiv namens beziehungsweise"
    ),
    half_open_words=word_set(
        "der das dem des den ein eine einen einem einer eines meine meinen meinem meiner unserer "
        "unseren unserem ihr ihre ihren denn damit die was wer wo wie welche welcher welches war waren "
        "ist sind bin wird werden wurde wurden kann "
        "können konnte muss müssen"
        " soll sollte will wollte würde hat haben hatte hatten habe ich wir er man also sehr ganz "
        "eigentlich hauptsächlich meistens"
        " nicht jede jeden jeder diese dieser diesen dieses bis"
    ),
    open_prepositions=word_set(
        "in an auf für mit von bei nach zu über unter zwischen durch ohne gegen um vor hinter neben "
        "seit aus während wegen bis"
    ),
    relative_words=word_set("was wie wo"),
    particle_verbs=word_set(
        "rufe ruft rief fange fängt fing stelle stellt stellte setze setzt setzte teste lege legt legte "
        "baue baut baute schreibe"
        " schreibt schrieb schaue schaut gebe gibt gab nehme nimmt nahm melde meldet baute führe führt "
        "führte probiere probiert"
        " fahre fährt fuhr höre hört hörte stimme stimmt stimmte bereite bereitet fasse fasst das es "
        "sie ihn mich ihnen alles daten"
    ),
    open_endings=(
        r"(?:zum beispiel|wie zum beispiel|wie etwa|so dass|um zu|das heißt|ich meine|ich denke|ich glaube"
        r"|ich würde sagen|sagen wir"
        r"|und dann|erstens|zunächst einmal|auf der einen seite|auf der anderen seite|im gegensatz zu"
        r"|aufgrund von|in bezug auf"
        r"|eine art|so eine art|ein bisschen|und zwar|eine der|einer der)",
    ),
    closed_endings=(
        r"(?:das (?:war|ist) (?:es|alles)(?: \S+)?|und so weiter|und so|oder so|und so fort|etc|usw|oder nicht"
        r"|warum nicht|würde ich|habe ich|hab ich"
        r"|mache ich|ist es|war es"
        r"|so ist es|das wars|das war es|denke ich|glaube ich|finde ich|haben wir|machen wir|hatten wir"
        r"|sind wir|waren wir|bin ich"
        r"|war ich|würde ich sagen|kann man|muss man|soll man|würde man|damit|daran|darauf|dafür|dazu|davon|vor allem"
        r"|(?:die|das|den|dem|der|dass|weil|wenn|ob|wo|wie|was) (?:\S+ ){1,8}(?:ist|war|sind|waren|wird|werden"
        r"|wurde|wurden|kann"
        r"|können|konnte|muss|müssen|soll|sollte|will|hat|haben|hatte|hatten|habe|würde))",
    ),
)
