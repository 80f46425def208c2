"""How situation, task, action, result and reflection are told in German."""

from __future__ import annotations

from voice_interviewer.core.grading.storybook import Storybook
from voice_interviewer.core.grading.tokens import word_set

_NUMBER = (
    r"(?:\d[\d.,]*|null|ein|eine|einem|einen|einer|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|"
    r"fünfzehn|\w+zig|\w*hundert\w*|\w*tausend\w*|million(?:en)?|halbe[nrs]?|mehrere[nr]?)"
)
_UNIT = (
    r" (?:%|prozent|millisekunden?|sekunden?|minuten?|stunden?|tagen?|wochen?|monaten?|mal|nutzern?|anfragen|"
    r"fehlern?|tickets|kunden|kundinnen|bestellungen|megabyte|gigabyte|ms|euro|punkten?|leuten?|gästen?)"
)
_WEAK_PAST = (
    r"(?!heute|bitte|leute|seite|seiten|mitte|weite|breite|beste|letzte|rechte|erste|zweite|dritte|vierte|nächste|"
    r"karte|liste|daten|leiste|arbeiten|möchte|könnte|müsste|würde|hätte|sollten|kosten|arbeite|leite|biete|halte|"
    r"starte|teste|beobachte|erwarte|betrachte|berichte|richte|vertrete|achte|rate)\w{2,}(?:te|ten|tet)"
)
_STRONG_PAST = (
    "schrieb|baute|nahm|fand|lief|traf|sprach|gab|ging|half|hielt|begann|zog|ließ|schlug|rief|fing|bot|brachte|"
    "trug|stand|saß|kam|fuhr|las|sah|lud|bat|blieb|schnitt|warf|trat|schloss|entschied|sank|sanken|fiel|fielen|"
    "stieg|stiegen|wuchs|rann|verlor|gewann|blieb|blieben|kamen|gingen|gaben|fanden|liefen|standen|riefen|maß|"
    "brach|riss|hob|schob|wog|lieh|griff|schwieg|trieb|vergaß|aß|grub|wusch|hing|empfing"
)
_BEING = r"(?:war|waren|hatte|hatten|wurde|wurden|gab es|musste|mussten|sollte|wollte|konnte|ging|kam|blieb|fiel|stand)"
_PAST = rf"(?:{_BEING}|{_STRONG_PAST}|{_STRONG_PAST.replace('|', 'en|')}en|{_WEAK_PAST})"
_PARTICIPLE = (
    r"(?:(?:an|auf|aus|ein|vor|zu|ab|um|durch|zusammen|nach|mit|nieder|fest|weg|her|hin|zurück|weiter|bei|dar|"
    r"heraus|hinaus|hin|los|frei)?(?:ge\w{2,}(?:t|en))|(?:be|ent|er|ver|zer|über|unter|wider)\w{3,}(?:t|en)|"
    r"\w{3,}iert)"
)
_NO_DEED = (
    r"(?:hatte|konnte|wollte|sollte|musste|durfte|mochte|dachte|glaubte|wusste|arbeitete|lernte|merkte|hoffte|"
    r"fühlte|brauchte|wohnte|studierte|lebte|kam|blieb|sah|stand)"
)
_NO_PARTICIPLE = (
    r"(?!gelernt|gedacht|geglaubt|gemerkt|gewusst|gearbeitet|gewesen|gehabt|verstanden|erfahren|studiert|gehofft)"
)
_OTHERS = (
    r"(?:er|sie|es|das|alle|beide|jeder|keiner|niemand|alles|nichts|(?:der|die|das|mein|meine|unser|unsere|sein|"
    r"seine|ihr|ihre|ein|eine|kein|keine)(?: \w+){1,4}?)"
)
_LATER = (
    r"(?:am ende|schließlich|nach \w+ \w+|\w+ (?:tage|wochen|monate|jahre|stunden|minuten) später|am nächsten \w+|"
    r"danach|später|in der nächsten \w+|bis (?:weihnachten|ostern|freitag|montag|ende)|seitdem|seither|daraufhin|"
    r"dadurch)"
)

GERMAN = Storybook(
    alone={
        "situation": (
            r"als (?:ich|wir)",
            r"(?:bei|in|an) (?:meinem|meiner|unserem|unserer) (?:letzten|vorigen|früheren|jetzigen|ersten|"
            r"alten)? ?\w+",
        ),
        "task": (
            r"(?:meine aufgabe|meine rolle|mein auftrag|mein teil|mein ziel|meine verantwortung) (?:war|bestand)",
            r"(?:ich war|war ich) (?:\S+ ){0,4}?(?:verantwortlich|zuständig|beauftragt|eingeteilt|"
            r"verantwortliche[rn]?)",
            r"(?:das|unser|mein) (?:ziel|auftrag) war|die (?:aufgabe|frist|vorgabe) war|ich war (?:der|"
            r"die) (?:einzige|verantwortliche|zuständige)|(?:ich war|war ich) (?:\S+ ){0,4}?alleine?|es lag (?:an|"
            r"bei) mir|das war meine sache",
            r"(?:bat|beauftragte|wollte|schickte) (?:mich|von mir)|(?:mich|mir) (?:\S+ ){0,4}?(?:gebeten|beauftragt|"
            r"aufgetragen|übergeben|übertragen|anvertraut)",
        ),
        "result": (
            r"am ende|im ergebnis|das ergebnis war|dadurch|daraufhin",
            r"(?:sank|sanken|fiel|fielen|stieg|stiegen|wuchs|ging|gingen|verbesserte|verringerte|halbierte|"
            rf"verdoppelte)n?(?: \S+){{0,4}}? (?:um|auf|unter|von) (?:etwa |rund |fast |nur |über )?{_NUMBER}",
            r"(?:ist|sind) (?:\S+ ){0,4}?(?:gesunken|gestiegen|gefallen|gewachsen|schneller geworden|zurückgegangen)",
            r"(?:hat|haben) (?:\S+ ){0,5}?(?:geklappt|funktioniert|geholfen|(?:ein)?gespart|reduziert|verbessert|"
            r"gelöst)",
            r"nie wieder|ging live|wurde (?:rechtzeitig|pünktlich)? ?(?:fertig|ausgeliefert)",
        ),
        "reflection": (
            r"(?:habe ich|ich habe|haben wir|wir haben|ich hab|hab ich) (?:\S+ ){0,8}?gelernt|gelernt habe ich|"
            r"daraus habe ich",
            r"rückblickend|im nachhinein|im rückblick|hinterher betrachtet|heute würde ich|beim nächsten mal|"
            r"das nächste mal",
            r"meine lehre|seither (?:\S+ )?ich|seitdem (?:\S+ )?ich|ich würde (?:heute|jetzt|beim nächsten mal)",
            r"ich hätte (?:\S+ ){0,6}?(?:sollen|müssen)|mir (?:ist|wurde) (?:\S+ ){0,3}?(?:klar geworden|klar)|"
            r"das hat mir gezeigt",
        ),
    },
    beside={
        "situation": (
            r"(?:letztes|dieses|voriges) jahr|(?:im )?(?:letzten|vorigen|vergangenen) (?:sommer|winter|herbst|"
            r"frühling|frühjahr|monat|jahr)",
            r"vor (?:gut |etwa |rund |ungefähr )?(?:\w+|ein paar) (?:jahr\w*|monat\w*|wochen)|es gab (?:ein|eine|"
            r"einen)|gab es (?:ein|eine|einen)",
            r"wir (?:hatten|waren)|damals|einmal|eines tages|an einem \w+|in einem projekt|"
            r"im jahr (?:19|20)\d\d|(?:19|20)\d\d",
            r"unser(?:e|em|er|en)? (?:team|system|dienst|kunde|kundin|shop|dienstleister|plattform|server)|"
            r"während (?:\w+ ){1,3}",
        ),
        "happened": (rf"(?<!ich ){_PAST}(?! ich)", r"ich (?:hatte|war)|(?:hatte|war) ich"),
        "task": (
            r"ich (?:musste|sollte|übernahm|war allein|leitete|betreute|hatte (?:\S+ ){0,3}?versprochen)|(?:musste|"
            r"sollte) ich",
            r"wir (?:mussten|sollten)|als (?:\w+ )?(?:\w+leiter\w*|verantwortliche\w*|teamlead|\w+in|\w+er) (?:war|"
            r"musste|sollte) ich",
            r"bis (?:zum |ende )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mittag|abend)",
            r"(?:gab|übergab|überließ) (?:es |das |sie |ihn )?mir|habe ich (?:\S+ ){0,5}?(?:übernommen|versprochen|"
            r"zugesagt)",
            r"ich habe (?:\S+ ){0,6}?(?:übernommen|versprochen|zugesagt)|(?:wollte|erwartete|"
            r"verlangte) (?:\S+ ){0,4}?von mir",
        ),
        "result": (
            rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:{_STRONG_PAST}|wurde|wurden|war|waren|{_WEAK_PAST})(?! ich)",
            rf"{_OTHERS} (?:ist|sind|hat|haben) (?:\S+ ){{0,8}}?{_PARTICIPLE}",
            r"wir (?:\S+ ){0,3}?(?:gewannen|schafften|behielten|verloren|lieferten|eröffneten|schlossen|"
            r"wurden (?:\S+ )?fertig)",
            r"haben wir (?:\S+ ){0,8}?(?:geschafft|gewonnen|behalten|verloren|geliefert|eröffnet|erreicht|"
            r"eingehalten)",
            r"(?:läuft|funktioniert|hält|gilt|ist|sind) (?:\S+ ){0,3}?(?:heute|immer noch|bis heute|seitdem|jetzt)",
        ),
        "came": (rf"(?<!ich )(?<!es )(?<!das ){_PAST}(?! ich)",),
        "later": (rf"{_LATER} (?:{_PAST}|hat|haben|ist|sind|war|waren)(?! ich)",),
        "reflection": (
            r"(?:seitdem|seither|seit damals|von da an) (?!lief|war|kam|gab|ging|ist|hat|haben|sind)\w+ (?:der|die|"
            r"das|jede|jeder|jedes|es|kein|keine)",
            r"(?:heute|jetzt|inzwischen|seitdem|seither|seit damals|von da an) (?!habe|hatte|bin|war|kam|gab|"
            r"ging)\w+ (?:ich|wir)",
            r"ich (?!habe|hatte|bin|war)\w+ (?:\S+ ){0,8}?(?:heute|seitdem|seither|jetzt immer|inzwischen)",
            r"(?:dabei|da|danach) (?:ist mir klar geworden|habe ich (?:begriffen|verstanden|gemerkt))|"
            r"mein fehler war|das war mein fehler",
            r"ich würde (?:\S+ ){0,8}?(?:früher|eher|anders|vorher|zuerst)|würde ich (?:\S+ ){0,8}?(?:früher|eher|"
            r"anders|vorher|zuerst)",
        ),
    },
    action=(
        rf"(?:ich hab|ich habe|habe ich|hab ich) (?:(?!gelernt)\S+ ){{0,12}}?{_NO_PARTICIPLE}{_PARTICIPLE}",
        rf"ich (?!{_NO_DEED})(?:{_STRONG_PAST}|{_WEAK_PAST})|(?!{_NO_DEED})(?:{_STRONG_PAST}|{_WEAK_PAST}) ich",
        r"(?:bin ich|ich bin) (?:\S+ ){0,8}?(?:gegangen|gefahren|geblieben|hingegangen|eingesprungen|"
        r"zurückgekommen|geflogen)",
    ),
    action_beside=(r"ich (?:hatte) (?:\S+ ){0,8}?(?:ge\w{3,}t|geschrieben|gesprochen)(?! haben)",),
    joint=rf"(?:wir|mein \w+ und ich) (?:{_PAST}|haben (?:\S+ ){{0,12}}?{_PARTICIPLE})|"
    rf"haben wir (?:\S+ ){{0,12}}?{_PARTICIPLE}",
    change=(
        rf"von (?:etwa |rund |ungefähr |über |fast |knapp )?{_NUMBER}(?:{_UNIT})?(?: \w+){{0,5}}? auf (?:etwa |rund |"
        rf"ungefähr |unter |nur |knapp |über |fast )?{_NUMBER}"
    ),
    moved=(
        r"sank|sanken|fiel|fielen|stieg|stiegen|wuchs|ging|gingen|kam|kamen|gesunken|gestiegen|gefallen|gewachsen|"
        r"reduziert|gesenkt|verkürzt|verbessert|gebracht|verringerte|verbesserte|senkte|verkürzte|halbiert|"
        r"zurückgegangen|runter|hoch"
    ),
    measure=rf"{_NUMBER}{_UNIT}",
    unreal=r"würde|würden|wäre|wären|hätte|hätten|wird|werde|werden wir|wenn|falls|sollte man|müsste|könnte",
    past=rf"(?:{_PAST}|(?:habe|hab|hat|haben|bin|ist|sind) (?:\S+ ){{0,14}}?{_PARTICIPLE})",
    habit=r"immer|normalerweise|meistens|jeden (?:tag|morgen|abend)|jedes mal|würde|man|generell|grundsätzlich",
    own=r"ich",
    openers=word_set(
        "und aber dann weil bis als nachdem bevor seit während wo oder später danach schließlich dass denn"
    ),
    subjects=word_set("er wir niemand jeder keiner man"),
    breath=(
        r"(?:und|aber|dann|danach|am ende|also|deshalb|seitdem|daraufhin) (?=(?:ich|er|sie|wir|es|der|die|das|mein|"
        r"meine|unser|unsere|dann|danach|niemand|jeder|alle|eine?|am|habe?|haben|hat|war|wurde)\b)|"
        r"(?<!dass )(?<!und )(?<!wenn )(?<!als )(?<!weil )(?:ich|wir)(?= (?:habe?|haben|war|bin|\w+te)\b)"
    ),
    fillers=word_set("äh ähm öh hm mhm ja also halt eben so quasi sozusagen irgendwie") | {"sag mal", "weißt du"},
    empty=word_set(
        "situation aufgabe handlung aktion ergebnis reflexion lehre erfahrung erfahrungen herausforderung gut sehr "
        "gute guter gutes schlecht positiv erfolg erfolgreich super toll wichtig wichtige schwierig schwierige der "
        "die das den dem ein eine einen war waren ist habe hat ich wir meine mein unsere es und oder aber daraus "
        "dabei viel viele gelernt gemacht richtig richtige am ende hervorragend ausgezeichnet perfekt optimal "
        "volle als in im bei meiner meinem unser unsere zu von mit für mich uns da sich"
    ),
)
