"""Requests about how the interview goes on, in German: stop, pause, skip, done, another way of going on."""

from __future__ import annotations

from voice_interviewer.core.german.fragments import CAN_I, CAN_YOU, INTERVIEW, QUESTION
from voice_interviewer.core.turn.phrasebook import Phrase

STOP = (
    Phrase(
        rf"ich würde {INTERVIEW} (?:gerne? |hier |jetzt |lieber |nun )*(?:beenden|abbrechen|stoppen|verlassen)(?: "
        rf"wollen)?"
    ),
    Phrase(rf"{CAN_I} {INTERVIEW} (?:jetzt |hier |bitte |gerne )*(?:beenden|abbrechen|stoppen|verlassen)(?: bitte)?"),
    Phrase(
        rf"(?:bitte )?(?:beenden|stoppen|unterbrechen) (?:wir|sie) (?:bitte )?{INTERVIEW}(?: (?:jetzt|hier|bitte))*"
    ),
    Phrase(rf"{INTERVIEW} (?:bitte )?(?:beenden|abbrechen|stoppen)(?: bitte)?", alone=True),
    Phrase(r"(?:stopp|stop|abbrechen|aufhören|ende|schluss jetzt|beenden)(?: (?:bitte|jetzt|hier))*", alone=True),
    Phrase(
        rf"{CAN_I} (?:hier |jetzt |bitte |damit )*(?:aufhören|abbrechen|aussteigen|schluss machen)(?: (?:bitte"
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
PAUSE = (
    Phrase(
        rf"{CAN_I} (?:mir )?(?:mal |kurz |eben |schnell |bitte )*(?:(?:ein glas|einen schluck|was|etwas|einen) "
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
ACCOMMODATION = (
    Phrase(
        rf"{CAN_YOU} (?:\S+ ){{0,2}}?(?:langsamer|etwas langsamer)(?: (?:sprechen|reden|vorlesen|fragen|bitte))*",
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
    Phrase(rf"{CAN_YOU} (?:\S+ ){{0,2}}?(?:lauter|deutlicher)(?: (?:sprechen|reden|bitte))*", "louder"),
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
        rf"{CAN_I} (?:\S+ ){{0,4}}?(?:tippen|eintippen|schreiben|schriftlich (?:antworten"
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
        rf"{CAN_I} (?:\S+ ){{0,2}}?(?:mit|zu) (?:einem|einer|nem|einen) (?:echten |richtigen )?(?:menschen"
        rf"|mensch|person"
        r"|mitarbeiter|mitarbeiterin|personaler)(?: (?:sprechen|reden|verbunden werden|bitte))*",
        "human",
    ),
)
SKIP = (
    Phrase(
        rf"{CAN_I} (?:{QUESTION} |das |die |es )*(?:bitte |gern |gerne |lieber )*(?:überspringen"
        rf"|auslassen)(?: bitte)?"
    ),
    Phrase(rf"{CAN_YOU} (?:{QUESTION} )?(?:bitte )?überspringen"),
    Phrase(
        r"(?:bitte )?(?:überspringen|weiter|passe|ich passe|skip)(?: (?:sie|wir|bitte|das|die frage|diese frage))*",
        alone=True,
    ),
    Phrase(r"(?:bitte )?(?:zur |die )?nächsten? frage(?: (?:bitte|gehen))*", alone=True),
    Phrase(rf"{CAN_I} (?:bitte )?(?:zur nächsten frage|weiter)(?: (?:gehen|kommen|bitte))*"),
    Phrase(
        r"(?:diese|die) frage (?:möchte|will|würde) ich (?:\S+ ){0,3}?(?:nicht beantworten|überspringen|auslassen)"
        r"|ich (?:möchte|will) (?:diese|die|dazu|darauf) ?(?:frage)? ?nicht (?:be)?antworten"
        r"|(?:dazu|darüber) (?:möchte|will|würde) ich (?:lieber |gerne? |jetzt )*(?:nichts|nicht) (?:sagen|sprechen"
        r"|reden)"
    ),
)
DONE = (
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
RESUME = (
    Phrase(
        r"(?:(?:ich bin|bin) (?:wieder da|zurück|so weit|soweit|bereit)|(?:wir|es) (?:können"
        r"|kann) (?:jetzt )?weiter(?:gehen|machen)"
        r"|(?:können|wollen) wir weitermachen|weiter gehts|weitermachen|weiter machen|fortfahren|fortsetzen|bereit"
        r"|weiter geht es|machen wir weiter)(?: (?:jetzt|bitte|gern|gerne))*",
        alone=True,
    ),
)
