"""What can be heard of situation, task, action, result and reflection in a German story: data for `star`."""

from __future__ import annotations

NUMBER = (
    r"(?:\d[\d.,]*|null|ein|eine|einem|einer|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzehn|\w+zig"
    r"|hundert|tausend|\w+hundert|\w+tausend|million(?:en)?|halbe[nrs]?|mehrere[nr]?)"
)
UNIT = (
    r"(?: ?%| prozent| millisekunden?| sekunden?| minuten?| stunden?| tagen?| wochen?| monaten?| mal| nutzern?|"
    r" anfragen| fehlern?| tickets| kunden| kundinnen| bestellungen| megabyte| gigabyte| ms| euro| punkten?)"
)

_DONE = (
    r"\w{2,}(?:te|ten|tet)|schrieb|baute|nahm|fand|lief|traf|sprach|gab|ging|half|hielt|begann|zog|ließ|schlug"
    r"|rief|fing"
    r"|bot|brachte"
)
_PARTICIPLE = (
    r"(?:(?:an|auf|aus|ein|vor|zu|ab|um|durch|zusammen|nach|mit|nieder|fest|weg|her|hin|zurück|weiter|bei)?"
    r"ge\w{2,}(?:t|en)"
    r"|(?:be|ent|er|ver|zer|über|unter|wider)\w{3,}(?:t|en)|\w{3,}iert)"
)

PARTS: dict[str, tuple[str, ...]] = {
    "situation": (
        r"als (?:ich|wir)",
        r"bei (?:meinem|meiner|unserem|unserer) (?:letzten|vorigen|früheren|jetzigen|ersten|alten)? ?\w+",
        r"in (?:meinem|meiner|unserem|unserer) (?:letzten|vorigen|früheren|jetzigen|ersten|alten)? ?\w+",
        r"(?:letztes|dieses|voriges) jahr|(?:letzten|vorigen) (?:sommer|winter|herbst|frühling|monat)"
        r"|vor (?:einem|zwei|drei|einigen|ein paar) (?:jahr\w*|monat\w*)",
        r"es gab (?:ein|eine|einen)|wir hatten|damals|einmal|in einem projekt|im jahr 20\d\d",
        r"unser(?:e|em|er|en)? (?:team|system|dienst|kunde|kundin|shop|dienstleister|plattform|server)",
    ),
    "task": (
        r"(?:meine aufgabe|meine rolle|mein auftrag|mein teil) (?:war|ist|bestand)",
        r"(?:ich war|war ich) (?:\S+ ){0,4}?(?:verantwortlich|zuständig|beauftragt|eingeteilt)",
        r"ich (?:musste|sollte|übernahm)|wir (?:mussten|sollten)",
        r"(?:das|unser|mein) ziel war|die (?:aufgabe|frist|vorgabe) war",
    ),
    "action": (
        rf"ich (?:habe|hab) (?:\S+ ){{0,12}}?{_PARTICIPLE}",
        rf"(?:habe|hab) ich (?:\S+ ){{0,12}}?{_PARTICIPLE}",
        rf"(?:ich (?!hatte|konnte|wollte|sollte|musste|dachte|glaubte|wusste|arbeitete)(?:{_DONE})"
        rf"|(?<!\w)(?!hatte|konnte|wollte|sollte|musste|dachte|glaubte|wusste)(?:{_DONE}) ich)",
    ),
    "result": (
        r"am ende|schließlich|im ergebnis|das ergebnis war|dadurch|seitdem|daraufhin",
        r"(?:sank|sanken|fiel|fielen|stieg|stiegen|wuchs|verbesserte|verringerte|halbierte|verdoppelte)(?:n|te|ten)?"
        r"(?: \S+){0,4}",
        r"(?:ist|sind) (?:\S+ ){0,4}?(?:gesunken|gestiegen|gefallen|gewachsen|schneller geworden|zurückgegangen)",
        r"(?:hat|haben) (?:\S+ ){0,5}?(?:geklappt|funktioniert|geholfen|(?:ein)?gespart|reduziert|verbessert|gelöst)",
        r"(?:kam|trat|passierte) nie wieder|nie wieder|ging live",
        r"wurde (?:rechtzeitig|pünktlich)? ?(?:fertig|ausgeliefert)",
    ),
    "reflection": (
        r"(?:habe ich|ich habe|haben wir|wir haben) (?:\S+ ){0,4}?gelernt",
        r"gelernt habe ich|daraus habe ich",
        r"rückblickend|im nachhinein|im rückblick",
        r"heute würde ich|beim nächsten mal",
        r"das nächste mal|meine lehre|seither",
        r"ich würde (?:heute|jetzt|beim nächsten mal)|ich hätte (?:\S+ ){0,6}?sollen",
    ),
}
BEFORE_AND_AFTER = (
    rf"\bvon (?:etwa |rund |ungefähr |über |fast |knapp )?{NUMBER}{UNIT}?\b[^.;]{{0,40}}?"
    rf"\bauf (?:etwa |rund |ungefähr |unter |nur |knapp )?{NUMBER}"
)
MEASURE = rf"\b{NUMBER}{UNIT}"
