"""What a German interviewer does not say: coaching, praise, hints, verdicts, promises, the rubric. See `manners`."""

from __future__ import annotations

import re

_GOOD = (
    r"(?:gute|sehr gute|tolle|super|großartige|hervorragende|ausgezeichnete|perfekte|starke|schöne|kluge|interessante"
    r"|spannende|wunderbare|beeindruckende)[rsnm]?"
)
_NEVER: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "coaching",
        ("ermutig", "ermunter", "coach", "anspornen", "encourag"),
        r"(?:keine sorge|nur mut|(?:sie|das) schaffen sie|sie schaffen das|weiter so|fast geschafft|bleiben sie dran"
        r"|sie sind (?:\S+ )?(?:nah dran|auf dem richtigen weg)|ganz ruhig|kein stress|viel (?:glück|erfolg)"
        r"|(?:sie sollten|ich rate ihnen|mein rat|ich empfehle ihnen)(?: \S+)*)",
    ),
    (
        "praise",
        ("ermutig", "lob", "kompliment", "coach", "encourag", "prais"),
        rf"(?:{_GOOD} (?:antwort|arbeit|punkt|erklärung|beispiel|idee|frage|leistung|ansatz|gedanke)"
        r"|(?:gut|sehr gut|schön|super|toll|prima|klasse|hervorragend|ausgezeichnet) (?:gemacht|gesagt|erklärt"
        r"|beantwortet)"
        r"|(?:das )?(?:ist|war|klingt) (?:\S+ )?(?:toll|super|großartig|hervorragend|ausgezeichnet|perfekt|fantastisch"
        r"|beeindruckend|klasse|prima|sehr gut)|ich bin beeindruckt|das gefällt mir|gratuliere|glückwunsch"
        r"|bravo|respekt"
        r"|(?:^|(?<= ))(?:super|toll|prima|klasse|perfekt|wunderbar|großartig|ausgezeichnet|hervorragend)(?= |$))",
    ),
    (
        "hint",
        ("hinweis", "tipp", "hilfestellung", "belehr", "hint", "teach"),
        r"(?:kleiner tipp|ein tipp|als hinweis|ein hinweis|denken sie (?:doch )?(?:mal |einmal )?daran"
        r"|haben sie (?:schon )?"
        r"(?:mal |einmal )?an (?:\S+ ){1,3}gedacht|versuchen sie es (?:doch )?(?:mal |einmal )?mit|wie wäre es mit"
        r"|(?:wäre|wären) (?:\S+ ){0,4}nicht besser|die (?:richtige )?(?:antwort|lösung) (?:ist|wäre|lautet)"
        r"|sie haben (?:\S+ ){0,4}vergessen|sie (?:könnten|müssten|sollten) (?:auch |doch )?(?:\S+ ){1,4}"
        r"(?:verwenden|nutzen|nehmen|benutzen)|ich erkläre ihnen)",
    ),
    (
        "struggle",
        ("schwierigkeit", "nervös", "unsicher", "struggle", "nervous"),
        r"(?:ich (?:sehe|merke|weiß|verstehe|höre) (?:dass )?(?:das|es|sie|ihnen)(?: \S+){0,4} (?:schwer"
        r"|schwierig|nervös"
        r"|unsicher|fällt)|sie (?:sind|wirken|klingen|scheinen) (?:\S+ )?(?:nervös|unsicher|verwirrt"
        r"|überfordert|gestresst)"
        r"|(?:das|es) (?:ist|war) (?:\S+ )?(?:schwere|schwierige|knifflige) frage|nicht schlimm|macht nichts|schade)",
    ),
)
_VERDICT = (
    r"(?:(?:das|ihre antwort|die antwort|ihr ansatz) (?:ist|war|stimmt|wäre)(?: \S+){0,2}? (?:richtig|falsch|korrekt"
    r"|unvollständig|unzureichend|schwach|nicht richtig|nicht ganz richtig|so nicht|ein fehler)"
    r"|das stimmt(?: nicht)?(?= |$)"
    r"|sie (?:haben|liegen) (?:\S+ )?(?:recht|unrecht|richtig|falsch)|(?:richtige|falsche) antwort"
    r"|da (?:stimme ich|bin ich) (?:\S+ ){0,2}(?:zu|anderer meinung)|ihre (?:note|bewertung|punktzahl) (?:ist|war|wird)"
    r"|ich (?:gebe|bewerte) (?:ihnen|das|ihre)|\S+ (?:von|aus) (?:fünf|zehn) punkten|volle punktzahl)"
)
VERDICT_ALONE = re.compile(
    r"^(?:(?:ja|nein|gut|okay|hm) )*(?:richtig|falsch|korrekt|genau|exakt|stimmt|leider nein|leider nicht|nicht ganz"
    r"|unvollständig|so ist es|genau richtig|absolut)$"
)
_PROMISE = (
    r"(?:sie (?:bekommen|haben|kriegen|erhalten)(?: \S+)? (?:die stelle|den job|ein angebot|den vertrag)"
    r"|sie (?:sind|werden) (?:\S+ )?(?:eingestellt|angenommen|abgelehnt|ausgewählt|aussortiert|unsere neue \S+)"
    r"|sie haben (?:\S+ )?(?:bestanden|nicht bestanden|das interview bestanden)|wir (?:werden |möchten "
    r"|würden )?sie (?:\S+ )?"
    r"(?:einstellen|nehmen|einladen|ablehnen)|ich (?:verspreche|garantiere|empfehle sie)|die stelle gehört ihnen"
    r"|willkommen im team|ihr (?:gehalt|vertrag) (?:wird|ist|beträgt)|wann können sie anfangen)"
)
_RUBRIC = (
    r"(?:bewertungsbogen|bewertungsschema|bewertungskriteri(?:en|um)|musterlösung|musterantwort|erwartungshorizont"
    r"|antwortleitfaden|erwartete (?:antwort|punkte|stichworte)|volle punktzahl|punkte für|meine anweisungen"
    r"|mein prompt"
    r"|systemprompt|ich wurde (?:angewiesen|programmiert)|als (?:ki )?sprachmodell|checklisten?(?:punkt|eintrag))"
)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


NEVER = tuple((rule, triggers, _compile(pattern)) for rule, triggers, pattern in _NEVER)
VERDICT, PROMISE, RUBRIC = _compile(_VERDICT), _compile(_PROMISE), _compile(_RUBRIC)
