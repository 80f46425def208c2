"""What candidates say beside their answers, in German. Formal address and its absence ("können Sie", "kannst du")."""

from __future__ import annotations

from voice_interviewer.core.grading.tokens import word_set
from voice_interviewer.core.turn.phrasebook import Phrase, Phrasebook

_CAN_YOU = (
    r"(?:(?:können|könnten|würden|wären) sie(?: so (?:nett|freundlich))?|(?:kannst|könntest|würdest) du)"
    r"(?: (?:bitte|mir|mal|noch|das|die|es|mir das|vielleicht|kurz|auch))*"
)
_CAN_I = (
    r"(?:(?:kann|könnte|darf|dürfte|soll) ich(?: (?:bitte|mal|vielleicht|auch|kurz))*"
    r"|ich (?:möchte|würde gern|würde gerne|will|muss|brauche|hätte gern|hätte gerne)(?: (?:bitte|mal|kurz))*"
    r"|können wir(?: bitte)?|lassen sie uns|lass uns|ist es möglich|wäre es möglich|geht es)"
)
_QUESTION = (
    r"(?:(?:die|diese|ihre|letzte|vorige|erste|zweite|ganze|letzten|den|das) )*(?:frage|teil|satz|stelle|aufgabe)"
)
_INTERVIEW = (
    r"(?:(?:das|dieses|unser|ganze|hiermit) )*(?:interview|gespräch|vorstellungsgespräch|sitzung|bewerbungsgespräch)"
)
_MOMENT = r"(?:(?:einen|nen|kleinen|kurzen|ein|eine) )*(?:moment|augenblick|sekunde|sekündchen|minute|momentchen)"

_STOP = (
    Phrase(
        rf"ich würde {_INTERVIEW} (?:gerne? |hier |jetzt |lieber |nun )*(?:beenden|abbrechen|stoppen|verlassen)(?: "
        rf"wollen)?"
    ),
    Phrase(rf"{_CAN_I} {_INTERVIEW} (?:jetzt |hier |bitte |gerne )*(?:beenden|abbrechen|stoppen|verlassen)(?: bitte)?"),
    Phrase(
        rf"(?:bitte )?(?:beenden|stoppen|unterbrechen) (?:wir|sie) (?:bitte )?{_INTERVIEW}(?: (?:jetzt|hier|bitte))*"
    ),
    Phrase(rf"{_INTERVIEW} (?:bitte )?(?:beenden|abbrechen|stoppen)(?: bitte)?", alone=True),
    Phrase(r"(?:stopp|stop|abbrechen|aufhören|ende|schluss jetzt|beenden)(?: (?:bitte|jetzt|hier))*", alone=True),
    Phrase(
        rf"{_CAN_I} (?:hier |jetzt |bitte |damit )*(?:aufhören|abbrechen|aussteigen|schluss machen)(?: (?:bitte"
        rf"|jetzt))*"
    ),
    Phrase(r"ich (?:höre|breche) (?:hier |jetzt |hiermit )*(?:auf|ab)(?: (?:danke|bitte))?", starts=True),
    Phrase(r"ich (?:möchte|will) (?:nicht mehr|nicht) (?:weitermachen|weiter machen|mehr|fortfahren)"),
    Phrase(
        r"ich (?:ziehe|nehme|widerrufe) (?:hiermit )?(?:meine )?(?:bewerbung|einwilligung"
        r"|zustimmung)(?: (?:zurück|hiermit))*",
        "withdraw",
    ),
    Phrase(
        r"(?:bitte )?(?:löschen|entfernen) sie (?:bitte )?(?:(?:alle|meine|die|all) )*(?:daten|aufnahmen"
        r"|aufnahme|antworten"
        r"|aufzeichnung|aufzeichnungen)",
        "withdraw",
    ),
    Phrase(
        r"(?:hören sie auf|stoppen sie|ich möchte nicht)(?: (?:mich|die|bitte|dass sie))* (?:aufzuzeichnen|aufzunehmen"
        r"|aufnahme|aufzeichnung|aufnehmen|aufgenommen werden|aufgezeichnet werden)",
        "withdraw",
    ),
)
_PAUSE = (
    Phrase(
        rf"{_CAN_I} (?:mir )?(?:mal |kurz |eben |schnell |bitte )*(?:(?:ein glas|einen schluck|was|etwas|einen) "
        rf")*(?:wasser"
        r"|kaffee|tee|zu trinken) (?:holen|trinken|nehmen)"
    ),
    Phrase(
        r"ich (?:muss|müsste) (?:mal |kurz |eben |schnell |dringend )*(?:auf die toilette|aufs klo|auf klo|ins bad)"
    ),
    Phrase(
        r"(?:mein|meine|der|die|das) (?:\S+ )?(?:hund|baby|kind|telefon|handy|klingel)(?: \S+)? ?(?:bellt|weint"
        r"|schreit|klingelt)"
    ),
    Phrase(
        r"(?:(?:können|könnten|machen|dürfen) wir |kann ich |könnte ich |darf ich |ich möchte |ich brauche "
        r"|ich bräuchte "
        r"|ich würde gerne? |bitte )+(?:bitte |kurz |mal )*(?:eine |ne |kurze |kleine )*(?:pause|unterbrechung)"
        r"(?: (?:machen|einlegen|haben|bitte))*"
    ),
    Phrase(r"(?:eine |kurze |kleine )*pause(?: (?:bitte|machen))*", alone=True),
    Phrase(r"(?:bin|ich bin) (?:gleich|sofort|in einer minute) (?:wieder da|zurück)"),
    Phrase(r"es (?:klingelt|hat geklingelt|klopft|ist jemand an der tür)(?: (?:an der tür|gerade|jemand))*"),
    Phrase(r"(?:da|hier) (?:ist|klopft|klingelt) (?:gerade )?(?:jemand|wer)(?: an der tür)?"),
    Phrase(
        r"ich (?:hole|trinke) (?:mir )?(?:mal |kurz |eben |schnell )*(?:ein glas |einen schluck |was "
        r"|etwas )*(?:wasser|zu trinken)?"
    ),
)
_ACCOMMODATION = (
    Phrase(
        rf"{_CAN_YOU} (?:\S+ ){{0,2}}?(?:langsamer|etwas langsamer)(?: (?:sprechen|reden|vorlesen|fragen|bitte))*",
        "slower",
    ),
    Phrase(
        r"(?:bitte )?(?:sprechen|reden|sprich) (?:sie )?(?:bitte |etwas |ein bisschen )*langsamer(?: bitte)?", "slower"
    ),
    Phrase(r"(?:etwas |ein bisschen |bitte )*langsamer(?: bitte)?", "slower", alone=True),
    Phrase(
        r"(?:sie (?:sprechen|reden)|das (?:war|ist|ging)|es war)(?: (?:mir|ein bisschen|etwas"
        r"|viel))* zu schnell(?: für mich)?",
        "slower",
    ),
    Phrase(rf"{_CAN_YOU} (?:\S+ ){{0,2}}?(?:lauter|deutlicher)(?: (?:sprechen|reden|bitte))*", "louder"),
    Phrase(
        r"(?:bitte )?(?:sprechen|reden) sie (?:bitte |etwas |ein bisschen )*(?:lauter|deutlicher)(?: bitte)?", "louder"
    ),
    Phrase(r"(?:sie sind|das ist|das war|es ist)(?: (?:mir|ein bisschen|etwas|viel))* zu leise", "louder"),
    Phrase(
        r"(?:ich (?:brauche|bräuchte|hätte gern|hätte gerne|benötige)|kann ich|könnte ich|darf ich"
        r"|geben sie mir)(?: (?:bitte"
        r"|etwas|ein bisschen|ein wenig|noch))* mehr zeit(?: (?:haben|bekommen|bitte|zum \S+|dafür|für \S+(?: \S+)?))*",
        "time",
    ),
    Phrase(
        rf"{_CAN_I} (?:\S+ ){{0,4}}?(?:tippen|eintippen|schreiben|schriftlich (?:antworten"
        rf"|beantworten))(?: (?:bitte|statt"
        r" zu sprechen))*",
        "typing",
    ),
    Phrase(
        r"(?:gibt es|haben sie|kann ich|könnte ich|zeigen sie(?: mir)?|bitte) (?:\S+ ){0,3}?(?:untertitel|die frage"
        r" (?:auf dem bildschirm|als text|schriftlich|lesen|sehen))(?: (?:haben|sehen|lesen|bekommen|bitte))*",
        "captions",
    ),
    Phrase(
        r"ich (?:stottere|habe (?:ein |eine |einen |ein paar )?(?:hörgerät|hörgeräte|hörschaden|legasthenie"
        r"|adhs|sprachfehler"
        r"|behinderung|sehbehinderung))(?: .{0,40})?",
        "human",
        starts=True,
    ),
    Phrase(
        r"ich bin (?:schwerhörig|gehörlos|blind|sehbehindert|legastheniker|legasthenikerin|autist"
        r"|autistin)(?: .{0,40})?",
        "human",
    ),
    Phrase(
        rf"{_CAN_I} (?:\S+ ){{0,2}}?(?:mit|zu) (?:einem|einer|nem|einen) (?:echten |richtigen )?(?:menschen"
        rf"|mensch|person"
        r"|mitarbeiter|mitarbeiterin|personaler)(?: (?:sprechen|reden|verbunden werden|bitte))*",
        "human",
    ),
)
_REPEAT = (
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
        rf"{_CAN_YOU} (?:bitte )?(?:{_QUESTION} |das |sie |es |noch |mal |einmal |nochmal |bitte |nochmals "
        rf"|letzte |was sie"
        r" gesagt haben )*(?:wiederholen|vorlesen|stellen|sagen|umformulieren)(?: (?:bitte|für mich|nochmal"
        r"|noch einmal))*"
    ),
    Phrase(rf"(?:bitte )?wiederholen(?: (?:sie|bitte|das|es|noch|mal|einmal|{_QUESTION}))*", alone=True),
    Phrase(r"(?:bitte )?wiederholen sie(?: (?:bitte|das|es|noch|mal|einmal|die|frage|letzte|ihre))*"),
    Phrase(
        rf"{_CAN_I} {_QUESTION} (?:bitte |noch |mal |einmal |nochmal )*(?:hören|haben|wiederholt bekommen)(?: bitte)?"
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
_OBJECT = r"(?: \S+){0,16}"
_CLARIFICATION = (
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
        rf"{_CAN_YOU} (?:\S+ ){{0,6}}?(?:erklären|erläutern|präzisieren|konkretisieren|genauer sagen|näher beschreiben"
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
_KNOW = r"(?:weiß|weiss|wüsste|kenne|kenn)"
_DONT_KNOW = (
    Phrase(
        rf"(?:(?:das|es|die|davon|dazu|darauf|da|hier) )?{_KNOW} ich (?:(?:es|das|jetzt|leider|ehrlich|gesagt"
        rf"|gerade|so|auch|wirklich"
        r"|gar|überhaupt|auf|anhieb|im|moment|genau|da|darauf|dazu|keine) )*(?:nicht|antwort|nichts)"
        r"(?: (?:genau|so|wirklich|mehr|auswendig|sicher|leider|ehrlich|gesagt|auf|anhieb))*",
        starts=True,
    ),
    Phrase(
        rf"ich {_KNOW} (?:(?:es|das|jetzt|leider|ehrlich|gesagt|gerade|so|auch|wirklich|gar|überhaupt|da|darauf"
        rf"|dazu|die|antwort"
        r"|davon) )*(?:nicht|nichts)(?: (?:genau|so|wirklich|mehr|auswendig|leider|ehrlich|gesagt"
        r"|was ich (?:dazu )?sagen soll))*",
        starts=True,
    ),
    Phrase(
        r"(?:da |davon |dazu |ich |hab |habe |da habe ich |davon habe ich |dazu habe ich |ehrlich gesagt "
        r"|absolut |gar )*"
        r"(?:keine|keinen|null) (?:ahnung|idee|antwort|vorstellung|schimmer|erfahrung(?:en)?|blassen schimmer|plan)"
        r"(?: (?:davon|damit|dazu|leider|mit \S+|was das ist))*",
        starts=True,
    ),
    Phrase(
        r"(?:damit|davon|mit so etwas|sowas|so etwas|das) (?:habe|hab|hatte) ich (?:leider |bisher |bislang "
        r"|so )*(?:noch )?"
        r"(?:nie|nicht|nichts)(?: (?:damit|gearbeitet|gehört|gemacht|benutzt|verwendet|zu|tun|gehabt|erlebt|gesehen))*",
        starts=True,
    ),
    Phrase(
        r"ich (?:habe|hab) (?:damit |davon |so etwas |sowas |das |leider |bisher "
        r"|bislang )*(?:noch )?nie(?: (?:damit|davon"
        r"|gearbeitet|gehört|gemacht|benutzt|verwendet|erlebt|so|etwas|sowas|gesehen))*",
        starts=True,
    ),
    Phrase(
        r"(?:da |dazu |das )?(?:kann|könnte) ich (?:(?:dazu|ihnen|leider|da|jetzt|so|die frage"
        r"|darauf) )*(?:nicht|nichts)"
        r" (?:sagen|beantworten|antworten)",
        starts=True,
    ),
    Phrase(
        r"(?:da|hier) (?:muss|müsste) ich (?:leider )?passen|(?:da bin ich|ich bin) (?:leider )?überfragt", starts=True
    ),
    Phrase(
        r"(?:mir fällt|fällt mir) (?:(?:da|dazu|gerade|jetzt|leider|im moment) )*(?:nichts|kein beispiel|nix)(?: ein)?",
        starts=True,
    ),
    Phrase(r"(?:da bin ich|ich bin)(?: mir)? (?:leider )?(?:nicht|gar nicht|überhaupt nicht) sicher", starts=True),
    Phrase(
        r"(?:das )?(?:müsste|muss) ich (?:erst |erst mal )?(?:nachschlagen|nachsehen|nachlesen|googeln)", starts=True
    ),
)
_SKIP = (
    Phrase(
        rf"{_CAN_I} (?:{_QUESTION} |das |die |es )*(?:bitte |gern |gerne |lieber )*(?:überspringen"
        rf"|auslassen)(?: bitte)?"
    ),
    Phrase(rf"{_CAN_YOU} (?:{_QUESTION} )?(?:bitte )?überspringen"),
    Phrase(
        r"(?:bitte )?(?:überspringen|weiter|passe|ich passe|skip)(?: (?:sie|wir|bitte|das|die frage|diese frage))*",
        alone=True,
    ),
    Phrase(r"(?:bitte )?(?:zur |die )?nächsten? frage(?: (?:bitte|gehen))*", alone=True),
    Phrase(rf"{_CAN_I} (?:bitte )?(?:zur nächsten frage|weiter)(?: (?:gehen|kommen|bitte))*"),
    Phrase(
        r"(?:diese|die) frage (?:möchte|will|würde) ich (?:\S+ ){0,3}?(?:nicht beantworten|überspringen|auslassen)"
        r"|ich (?:möchte|will) (?:diese|die|dazu|darauf) ?(?:frage)? ?nicht (?:be)?antworten"
        r"|(?:dazu|darüber) (?:möchte|will|würde) ich (?:lieber |gerne? |jetzt )*(?:nichts|nicht) (?:sagen|sprechen"
        r"|reden)"
    ),
)
_DONE = (
    Phrase(
        r"(?:und )?(?:das (?:(?:war|wars|ist|wäre|wärs)(?: (?:es|alles|so|von meiner seite|meine antwort|dann"
        r"|auch|schon|dazu"
        r"|eigentlich|s|von mir|im wesentlichen|soweit)){1,4}|wars|wärs)"
        r"|mehr (?:fällt mir (?:dazu |gerade )?nicht ein|habe ich (?:dazu )?nicht(?: zu sagen)?))",
        alone=True,
    ),
    Phrase(r"(?:ich bin|bin) (?:jetzt |damit |soweit )*fertig(?: (?:damit|mit (?:der|meiner) antwort))*", alone=True),
    Phrase(r"(?:fertig|ende der antwort|so weit so gut)", alone=True),
)
_RESUME = (
    Phrase(
        r"(?:(?:ich bin|bin) (?:wieder da|zurück|so weit|soweit|bereit)|(?:wir|es) (?:können"
        r"|kann) (?:jetzt )?weiter(?:gehen|machen)"
        r"|(?:können|wollen) wir weitermachen|weiter gehts|weitermachen|weiter machen|fortfahren|fortsetzen|bereit"
        r"|weiter geht es|machen wir weiter)(?: (?:jetzt|bitte|gern|gerne))*",
        alone=True,
    ),
)
_THINK = (
    r"(?:überlegen|nachdenken|drüber nachdenken|darüber nachdenken|sammeln|sortieren|erinnern|gedanken sammeln"
    r"|sehen|schauen"
    r"|denken)"
)
_LET_ME = (
    r"(?:lassen sie mich|lass mich|da muss ich|ich muss|moment ich muss|muss ich|da müsste ich|ich überlege|ich denke"
    r"|darf ich|kann ich)"
)
_A_BIT = (
    r"(?:(?:kurz|noch|mal|einmal|bitte|da|erst|einen|moment|eben|gerade|darüber|drüber|ein bisschen|schnell|meine"
    r"|mich) )*"
)
_HOLD = (
    Phrase(rf"{_LET_ME} {_A_BIT}{_THINK}(?: (?:bitte|kurz|was|wie|wo|wann|womit ich anfange))*"),
    Phrase(r"(?:ich (?:überlege|denke)|da überlege ich) (?:(?:noch|gerade|kurz|mal|nach|darüber) ?)*", alone=True),
    Phrase(
        rf"(?:(?:bitte|noch|nur|warten sie|warte|geben sie mir|ich brauche|kann ich|darf ich|einen|kleinen) )*{_MOMENT}"
        r"(?: (?:bitte|haben|noch|warten|zum nachdenken|zum überlegen|mal|ich überlege|ich denke nach))*",
        alone=True,
    ),
    Phrase(
        r"(?:das ist|ist|was für) (?:eine |ne |mal )*(?:sehr |wirklich |ziemlich )?(?:gute|schwierige|schwere"
        r"|interessante|spannende|knifflige) frage",
        alone=True,
    ),
    Phrase(
        r"(?:mal (?:sehen|schauen|überlegen)|wie (?:sage|sag|soll|erkläre) ich (?:das|es)(?: (?:jetzt|am besten"
        r"|sagen))*|wo fange ich (?:da )?an|gute frage)",
        alone=True,
    ),
)
_OFF_TOPIC = (
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
_SCORE = r"(?:punkte?|punktzahl|note|bewertung|sterne|wertung|ergebnis)"
_INSTRUCTION = (
    r"(?:ignorieren|vergessen|missachten|ignoriere|vergiss|umgehen|umgehe) (?:sie )?(?:(?:alle|all|die|ihre"
    r"|deine|bisherigen|vorherigen"
    r"|vorigen|obigen|diese|sämtliche|bitte|system|deiner|ihrer) )*(?:anweisungen|anweisung|regeln|vorgaben"
    r"|instruktionen|befehle"
    r"|richtlinien|prompts?|systemprompt|kriterien|bewertungskriterien)",
    r"(?:geben|gib|vergeben|erteilen) (?:sie )?(?:mir|dieser antwort|diesem kandidaten|dieser kandidatin"
    r"|meiner antwort)(?: \S+){0,4}?"
    rf" (?:volle|beste|höchste|maximale|alle|fünf von fünf|zehn von zehn|die volle|die höchste"
    rf"|die beste)(?: \S+){{0,2}}? ?{_SCORE}?",
    r"(?:bewerten|benoten|bewerte|stufen) (?:sie )?(?:mich|meine antwort|diese antwort|das"
    r"|alles)(?: \S+){0,4}? (?:mit|als) (?:sehr gut"
    r"|bestanden|voll|fünf|zehn|perfekt|bestnote|der bestnote|höchstnote|der höchsten \S+|voller punktzahl"
    r"|ausgezeichnet)",
    r"(?:sie sind|du bist) (?:jetzt|ab jetzt|nun|ab sofort|nicht mehr|fortan) (?:ein|eine|im|mein|der|kein"
    r"|an)(?: \S+){0,6}",
    r"(?:tun sie so|tu so|stell dir vor|geben sie vor) als (?:ob|wären|wärst|hätte|sei)(?: \S+){0,8}",
    r"(?:empfehlen|stellen|lassen|markieren) (?:sie )?(?:mich|diesen kandidaten"
    r"|diese kandidatin) (?:\S+ ){0,3}?(?:zur einstellung|ein|als"
    r" bestanden|bestehen|weiter|als geeignet)",
    r"(?:zeigen|verraten|nennen|geben|lesen|zeig|verrate|nenn) (?:sie )?(?:mir )?(?:(?:ihren|ihre|deinen|deine"
    r"|den|die|das|bitte) )*"
    r"(?:systemprompt|prompt|anweisungen|bewertungsbogen|bewertungsschema|musterlösung|musterantwort"
    r"|bewertungskriterien"
    r"|antwortleitfaden|erwartungshorizont)(?: (?:vor|aus|bitte))*",
    r"(?:als|ich bin) (?:der|die|ihr|ihre|dein) (?:entwickler|entwicklerin|administrator|administratorin|admin"
    r"|betreiber|systemadministrator)"
    r"(?: \S+){0,3}? (?:befehle|weise|ordne|verlange|autorisiere|sage)(?: \S+){0,8}",
    r"(?:wechseln|aktivieren|schalten|gehen|wechsle|aktiviere) (?:sie )?(?:\S+ ){0,3}?(?:entwicklermodus"
    r"|debugmodus|testmodus|adminmodus"
    r"|wartungsmodus|developer mode)",
    r"(?:beenden|schließen) (?:sie )?(?:das )?(?:interview|gespräch) (?:jetzt )?(?:mit"
    r"|und)(?: \S+){0,4}? (?:voller|bester|bestnote|punktzahl"
    r"|einstellung|empfehlen|empfehlung|bestanden|positiv\w*)(?: \S+){0,3}",
    r"(?:neue|wichtige|zusätzliche|aktualisierte) (?:system)?(?:anweisung|anweisungen|instruktionen)(?: (?:an"
    r"|für) (?:die ki|den interviewer"
    r"|das system|sie))?",
    r"(?:ab jetzt|von nun an|ab sofort) (?:müssen|sollen|dürfen|werden|stellen|geben|bewerten) sie (?:nur|keine"
    r"|alle|immer|mir)(?: \S+){0,8}",
    r"(?:die ki|der interviewer|das modell|das system|der prüfer) (?:muss|soll|sollte"
    r"|hat) (?:jetzt )?(?:\S+ ){0,5}?(?:geben|bewerten|ignorieren"
    r"|empfehlen|bestehen lassen)",
    r"(?:stellen sie|stell)(?: mir)? (?:nur noch|nur|ausschließlich|keine) (?:leichte|einfache|schweren"
    r"|schwierigen|weiteren|technischen)n?"
    r" fragen(?: mehr)?",
    r"(?:der kandidat|die kandidatin|dieser kandidat|der bewerber"
    r"|die bewerberin) hat (?:\S+ ){0,4}?(?:bestanden|alles beantwortet|alle kriterien"
    r" erfüllt|überzeugt)",
)
_INSTRUCTION_LINES = (
    r"^\s*(?:system|assistent|assistant|interviewer|entwickler|developer|user|nutzer|admin|ki)\s*(?:prompt"
    r"|nachricht|message)?\s*:\s*\S",
    r"systemnachricht\s*:?\s*(?:der|die|das|sie)\b",
    r"</?(?:system|instructions?|user|assistant|candidate|transcript|answer|im_start|im_end|s|inst"
    r"|prompt)[^>\n]{0,40}>",
    r"\[/?(?:INST|SYSTEM|ASSISTANT|USER)\]",
    r"<\|[a-z_]{2,20}\|>",
    r"```\s*(?:json|system)?\s*\{?",
    r"\{\s*\"(?:score|rating|level|status|role|evidence|verdict|recommendation)\"\s*:",
)

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
        ("stop", _STOP),
        ("pause", _PAUSE),
        ("accommodation", _ACCOMMODATION),
        ("repeat", _REPEAT),
        ("skip", _SKIP),
        ("done", _DONE),
        ("hold", _HOLD),
        ("clarification", _CLARIFICATION),
        ("dont_know", _DONT_KNOW),
        ("off_topic", _OFF_TOPIC),
        ("resume", _RESUME),
    ),
    instruction=_INSTRUCTION,
    instruction_lines=_INSTRUCTION_LINES,
    taken_back=_TAKEN_BACK,
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
        rf"{_LET_ME} {_A_BIT}{_THINK}(?: (?:bitte|kurz|was|wie|wo))*",
        rf"(?:(?:bitte|noch|nur|warten sie|warte|geben sie mir|ich brauche) )*{_MOMENT}(?: (?:bitte|noch|mal))*",
        r"(?:ich überlege|ich denke|überlege ich)(?: (?:noch|gerade|kurz|mal|nach|darüber))*",
        r"(?:mal (?:sehen|schauen|überlegen)|wie (?:sage|sag|soll|heißt|hieß|nennt man) (?:ich )?(?:das"
        r"|es)(?: (?:jetzt|noch|gleich|sagen))*"
        r"|wo fange ich (?:da )?an|wie hieß das noch|gute frage)",
        r"(?:das ist|ist) (?:eine |ne )?(?:sehr |wirklich )?(?:gute|schwierige|schwere|interessante|spannende) frage",
    ),
    done_tail=(
        _DONE[0].pattern,
        _DONE[1].pattern,
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
