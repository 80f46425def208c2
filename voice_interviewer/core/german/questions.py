"""Questions that candidates ask back, in German: to repeat, to explain, and about other things."""

from __future__ import annotations

from voice_interviewer.core.german.fragments import CAN_I, CAN_YOU, QUESTION
from voice_interviewer.core.turn.phrasebook import Phrase

_OBJECT = r"(?: \S+){0,16}"
REPEAT = (
    Phrase(
        r"(?:ich (?:habe|hab) |(?:habe|hab) ich )?(?:(?:leider|nur|ihren|den|das|die|gerade|jetzt) )+(?:(?:letzten"
        r"|ersten|zweiten) "
        r"(?:teil|satz)|anfang|schluss|rest|ende|hälfte)(?: (?:habe|hab) ich)?(?: (?:leider|ganz|richtig"
        r"|akustisch))* nicht "
        r"(?:ganz |richtig )?(?:verstanden|gehört|mitbekommen|mitgekriegt)"
    ),
    Phrase(
        r"wie (?:war|lautete|ist) (?:noch |nochmal |noch mal )*(?:der|die) (?:letzte|erste|zweite)(?: teil| frage| "
        r"hälfte)"
        r"(?: (?:der|ihrer) frage)?(?: (?:noch|nochmal|mal|gleich|bitte|noch mal))*"
    ),
    Phrase(
        rf"{CAN_YOU} (?:bitte )?(?:{QUESTION} |das |sie |es |noch |mal |einmal |nochmal |bitte |nochmals "
        rf"|letzte |was sie"
        r" gesagt haben )*(?:wiederholen|vorlesen|stellen|sagen|umformulieren)(?: (?:bitte|für mich|nochmal"
        r"|noch einmal))*"
    ),
    Phrase(rf"(?:bitte )?wiederholen(?: (?:sie|bitte|das|es|noch|mal|einmal|{QUESTION}))*", alone=True),
    Phrase(r"(?:bitte )?wiederholen sie(?: (?:bitte|das|es|noch|mal|einmal|die|frage|letzte|ihre))*"),
    Phrase(
        rf"{CAN_I} {QUESTION} (?:bitte |noch |mal |einmal |nochmal )*(?:hören|haben|wiederholt bekommen)(?: bitte)?"
    ),
    Phrase(r"(?:(?:noch |bitte )*(?:einmal|mal)|nochmal|nochmals)(?: (?:bitte|die frage|von vorn))*", alone=True),
    Phrase(
        r"(?:wie|was) (?:war|lautete|lautet|ist) (?:noch |nochmal |noch mal |noch einmal )*(?:die|ihre)"
        r" (?:frage|letzte frage|aufgabe)(?: (?:noch|nochmal|mal|gleich|bitte|noch mal))*"
    ),
    Phrase(
        r"was (?:haben sie|war das|hatten sie|hast du)(?: (?:gerade|eben|gesagt|gefragt|nochmal|noch|mal|mich))*",
        alone=True,
    ),
    Phrase(
        r"(?:(?:das|die frage|sie|ihre frage|den letzten teil)? ?(?:habe|hab) ich|ich (?:habe|hab)) (?:(?:das"
        r"|die frage|sie"
        r"|leider|gerade|ihre frage|den letzten teil|jetzt|akustisch|eben|es) )*nicht (?:ganz |richtig |gut |akustisch"
        r" )*(?:gehört|mitbekommen|mitgekriegt|akustisch verstanden|gut gehört)"
    ),
    Phrase(r"(?:ich habe |habe ich )(?:(?:das|sie|die|leider|frage) )*akustisch nicht (?:ganz |richtig )*verstanden"),
    Phrase(
        r"(?:(?:der|die|das) )?(?:ton|verbindung|sprache) (?:war|ist|hat)(?: \S+){0,3}? (?:weg|abgebrochen"
        r"|gehackt|unterbrochen)"
    ),
    Phrase(r"(?:wie bitte|bitte wie|wie war das|wie|bitte|was|hä|hää|entschuldigung was|pardon)", alone=True),
    Phrase(
        r"ich (?:habe|hab) (?:die|ihre) frage (?:leider |schon |wieder |gerade )*vergessen|(?:jetzt )?(?:habe|hab) ich"
        r" (?:die|ihre) frage (?:leider |schon |wieder )*vergessen"
    ),
)
CLARIFICATION = (
    Phrase(
        rf"was (?:genau )?(?:meinen|meinten|verstehen|meinst) (?:sie|du)(?: (?:genau|denn|hier|damit"
        rf"|eigentlich))*{_OBJECT}",
        "meaning",
    ),
    Phrase(r"was (?:bedeutet|heißt)(?: \S+){1,5}", "meaning", starts=True),
    Phrase(
        r"was (?:ist|sind) (?:hier |damit |mit \S+ |in diesem zusammenhang )+(?:gemeint)?(?: \S+){0,5}",
        "meaning",
        starts=True,
    ),
    Phrase(r"(?:meinen|meinten|wollen|möchten|erwarten|sprechen|fragen) sie(?: \S+){1,16}", "scope", starts=True),
    Phrase(rf"(?:geht|ging) es (?:\S+ )?(?:um|darum|hier){_OBJECT}", "scope", starts=True),
    Phrase(
        rf"(?:soll|sollte|darf|kann|könnte|muss) ich (?:hier |jetzt |dabei |auch |bitte |eher |lieber |da )*"
        rf"(?:von|über|annehmen|davon|ein|eine|einen|das|die|den|auf|mich|dafür|etwas|irgendein\w*){_OBJECT}",
        "scope",
        starts=True,
    ),
    Phrase(
        rf"{CAN_YOU} (?:\S+ ){{0,6}}?(?:erklären|erläutern|präzisieren|konkretisieren|genauer sagen|näher beschreiben"
        r"|ein beispiel geben|klarstellen)(?: \S+){0,6}",
        "meaning",
    ),
    Phrase(
        r"(?:(?:die|ihre|diese) frage|das|den teil) (?:verstehe|versteh) ich (?:\S+ ){0,2}?nicht(?: (?:ganz"
        r"|ganz genau))?",
        "meaning",
    ),
    Phrase(
        r"(?:das|die frage|ihre frage) (?:habe|hab) ich (?:leider |jetzt )*nicht (?:ganz |richtig |genau )*verstanden",
        "meaning",
    ),
    Phrase(
        r"ich (?:verstehe|versteh|habe|hab)(?: (?:leider|jetzt|gerade))* (?:die|ihre|diese) frage (?:leider )?nicht"
        r"(?: (?:ganz|richtig|genau|verstanden))*",
        "meaning",
    ),
    Phrase(r"(?:ich bin|bin) (?:mir )?nicht sicher (?:was sie|ob ich die frage|wie die frage)(?: \S+){0,8}", "meaning"),
    Phrase(
        r"in welche[mr] (?:zusammenhang|sinn|kontext|umfang|größenordnung|sprache|situation)(?: \S+){0,6}",
        "scope",
        starts=True,
    ),
    Phrase(
        r"(?:nur um sicher zu gehen|nur um sicherzugehen|nur zum verständnis|zum verständnis"
        r"|verstehe ich (?:das|sie) richtig)(?: \S+){0,16}",
        "scope",
    ),
    Phrase(
        r"(?:welche|welches|welchen|welcher) (?:art|sorte|\S+ )?(?:\S+ )?(?:soll|sollte|darf|kann) ich(?: \S+){0,8}",
        "scope",
        starts=True,
    ),
    Phrase(
        r"(?:wie lange|wie ausführlich|wie lang|wie detailliert|wie viel zeit) (?:soll|sollte|darf|kann|habe"
        r"|hab) ?(?:ich|die antwort)?"
        r"(?: \S+){0,8}",
        "length",
        starts=True,
    ),
)
OFF_TOPIC = (
    Phrase(
        r"(?:wie hoch ist|was ist|wie viel beträgt|wie sieht es aus mit|sagen sie mir) (?:das|dem|der"
        r"|die) (?:gehalt|lohn|verdienst"
        r"|bezahlung|vergütung)(?: \S+){0,8}",
        "company",
    ),
    Phrase(
        r"(?:wie viel|was) (?:verdient|verdiene|zahlen|bezahlen|zahlt|bekomme) (?:man|ich|sie|die firma"
        r"|ihr)(?: \S+){0,6}",
        "company",
    ),
    Phrase(
        r"wie viele (?:urlaubstage|tage urlaub)(?: \S+){0,6}|(?:gibt es|kann man|kann ich"
        r"|ist) (?:\S+ ){0,2}?(?:homeoffice|home office|gleitzeit|remote)(?: \S+){0,6}",
        "company",
    ),
    Phrase(r"(?:wann|wie schnell) (?:bekomme|höre|erfahre|kriege) ich(?: \S+){0,8}", "process"),
    Phrase(
        r"(?:bekomme|kriege|erhalte) ich (?:eine |ein |noch |am ende |danach |später |auch )*(?:rückmeldung|feedback"
        r"|antwort|ergebnis)(?: \S+){0,6}",
        "process",
    ),
    Phrase(
        r"wie viele (?:fragen|runden)(?: (?:kommen|sind|es|noch|gibt|stellen|sie|denn))*|wie lange (?:dauert"
        r"|geht) (?:das|es|dieses|das interview|das gespräch)(?: \S+){0,5}",
        "process",
    ),
    Phrase(
        r"(?:war (?:das|meine antwort|es) (?:\S+ )?(?:richtig|falsch|gut|korrekt|okay|in ordnung)"
        r"|stimmt das(?: so)?|ist das (?:richtig"
        r"|korrekt)(?: so)?|habe ich bestanden|wie war ich|wie mache ich mich|bekomme ich (?:den job"
        r"|die stelle))(?: \S+){0,4}",
        "verdict",
    ),
    Phrase(
        r"(?:sind sie|bist du|ist das) (?:ein |eine |denn |wirklich |hier )*(?:echter |richtiger )?(?:mensch"
        r"|roboter|bot|ki|maschine|computer|programm|chatgpt)(?: \S+){0,5}",
        "identity",
    ),
    Phrase(
        r"(?:wer|was) (?:sind sie|bist du)(?: (?:eigentlich|denn))?|wie heißen sie|wie ist ihr name"
        r"|wer hat sie (?:gebaut|gemacht|programmiert)",
        "identity",
    ),
    Phrase(
        r"(?:wie geht es ihnen|wie gehts(?: ihnen)?|wie war ihr (?:tag|wochenende)"
        r"|schön sie kennenzulernen)(?: \S+){0,4}",
        "chat",
    ),
    Phrase(
        r"(?:wie ist|wie wird) das wetter(?: \S+){0,6}|(?:erzählen|singen) sie (?:mir )?(?:einen witz|ein lied"
        r"|eine geschichte)",
        "chat",
    ),
    Phrase(
        r"(?:was (?:ist|wäre) die (?:richtige )?(?:antwort|lösung)|(?:sagen|verraten"
        r"|geben) sie mir (?:bitte )?die (?:richtige )?(?:antwort|lösung))(?: \S+){0,5}",
        "answer",
    ),
    Phrase(
        r"(?:hallo|hören sie mich|können sie mich hören|sind sie (?:noch )?da|ist da (?:noch )?jemand"
        r"|test test)(?: (?:hallo|noch|jemand|da))*",
        "presence",
        alone=True,
    ),
)
