"""What may not be asked in a German interview: the grounds of the equal treatment act (AGG) and the limits of the
employer's right to ask.

Patterns are matched like those of `unlawful`: plain words, small letters. They look for a question about the person:
"Ihr Alter" is one, "das Alter eines Eintrags" is not.
"""

from __future__ import annotations

_YOUR = r"ihre?[mnrs]?"
_ARE = r"(?:sind sie|waren sie|sie sind)(?: \S+){0,5}?"
_HAVE = r"(?:haben sie|hatten sie|sie haben)(?: \S+){0,3}?"

TOPICS: dict[str, tuple[str, ...]] = {
    "age": (
        r"wie alt (?:sind|waren|werden) sie|wie alt sie (?:sind|waren)",
        rf"{_YOUR} (?:alter|geburtstag|geburtsdatum|geburtsjahr|jahrgang|generation)",
        r"wann (?:sind|wurden) sie geboren|in welchem jahr (?:sind|wurden) sie geboren|welcher jahrgang sind sie",
        r"(?:sind|fühlen) sie (?:sich )?(?:\S+ )?(?:zu (?:alt|jung)|über (?:fünfzig|vierzig|sechzig|\d\d)|unter \d\d)",
        r"(?:wann|wie lange) (?:\S+ ){0,4}(?:in rente|in den ruhestand|in pension)",
        r"(?:jüngeren?|älteren?) (?:chef|chefin|vorgesetzten?) (?:\S+ ){0,3}(?:klar|zurecht)",
    ),
    "family": (
        rf"{_HAVE} (?:kinder|ein kind|familie|nachwuchs|enkel)(?! (?:prozesse?|klassen?|elemente?|knoten|tickets?))",
        r"(?:wollen|möchten|planen|wünschen|bekommen) sie (?:\S+ ){0,4}(?:kinder|ein kind|familie|nachwuchs)(?!\S)",
        r"(?:kinderwunsch|familienplanung|familiengründung|kinderbetreuung)",
        rf"{_YOUR} (?:kind|kinder|kindern|sohn|tochter|mann|frau|ehemann|ehefrau|partner|partnerin|freund"
        rf"|freundin|eltern"
        r"|mutter|vater|familie|familienverhältnisse|familiensituation)(?! (?:prozesse?|klassen?|elemente?|knoten))",
        r"wer (?:kümmert sich um|betreut|passt auf) (?:\S+ )?(?:die |ihre )?(?:kinder|kind|familie)(?: auf)?",
        r"wie viele kinder|alleinerziehend",
    ),
    "pregnancy": (
        r"schwanger(?:schaft)?(?!\S)|in anderen umständen|mutterschutz|elternzeit|verhütung|verhüten sie|stillen sie",
    ),
    "marital status": (
        rf"{_ARE} (?:verheiratet|ledig|geschieden|verwitwet|verlobt|single|liiert|in einer beziehung|vergeben)",
        rf"{_YOUR} (?:familienstand|mädchenname|geburtsname|hochzeit|ehe|scheidung|beziehungsstatus)",
        r"(?:wollen|möchten|werden|planen) sie (?:\S+ ){0,3}(?:heiraten|zu heiraten)|leben sie allein",
    ),
    "religion": (
        rf"{_YOUR} (?:religion|religionszugehörigkeit|glauben?|konfession|kirche|gemeinde|moschee"
        rf"|weltanschauung)(?!\S)",
        rf"{_ARE} (?:religiös|gläubig|christ|christin|moslem|muslim|muslima|muslimisch|jude|jüdin|jüdisch|katholisch"
        r"|evangelisch|hindu|buddhist|buddhistin|atheist|atheistin|getauft|konfessionslos)",
        r"(?:welche[rn]?) (?:religion|konfession|kirche|glaubensgemeinschaft)|glauben sie an gott|beten sie"
        r"|gehen sie (?:\S+ )?(?:in die kirche|in die moschee|in die synagoge)|fasten sie|feiern sie (?:ramadan"
        r"|weihnachten)",
        r"(?:tragen sie|legen sie) (?:\S+ ){0,2}(?:kopftuch|turban|kippa|schleier)",
    ),
    "origin": (
        r"woher (?:kommen|stammen) (?:sie|ihre eltern) (?:eigentlich|ursprünglich|wirklich)|wo kommen sie (?:eigentlich"
        r"|ursprünglich|wirklich) her|woher (?:kommen|stammen) ihre eltern|wo (?:sind|wurden) (?:sie"
        r"|ihre eltern) geboren",
        rf"{_YOUR} (?:herkunft|abstammung|hautfarbe|muttersprache|geburtsort|nationalität|ethnie|ethnische \S+"
        rf"|akzent|dialekt"
        r"|migrationshintergrund|heimatland|wurzeln)(?!\S)",
        rf"{_ARE} (?:ausländer|ausländerin|deutscher|deutsche|deutsch|türke|türkin|migrant|migrantin|flüchtling|schwarz"
        r"|weiß|muttersprachler|muttersprachlerin)(?!\S)",
        r"(?:ist deutsch|deutsch ist) ihre muttersprache|woher (?:kommt|stammt) (?:ihr (?:name|nachname|akzent)"
        r"|der name)",
    ),
    "citizenship": (
        rf"{_YOUR} (?:staatsangehörigkeit|staatsbürgerschaft|pass|reisepass|aufenthaltsstatus|visum)(?!\S)",
        r"welche (?:staatsangehörigkeit|staatsbürgerschaft|pässe) (?:haben|besitzen) sie",
    ),
    "health": (
        rf"{_YOUR} (?:gesundheit|gesundheitszustand|krankheit|krankheiten|krankengeschichte|krankschreibung"
        rf"|fehltage|gewicht"
        r"|größe|körpergewicht|medikamente?|impfstatus|psyche|arzt|therapie)(?!\S)",
        rf"{_ARE} (?:gesund|krank|chronisch krank|depressiv|in therapie|geimpft|übergewichtig|süchtig"
        rf"|allergisch)(?!\S)",
        rf"{_HAVE} (?:krankheiten|eine krankheit|vorerkrankungen|allergien|depressionen|rückenprobleme|hiv"
        rf"|krebs|burnout)",
        r"(?:rauchen|trinken) sie(?! (?:kaffee|tee|wasser))|nehmen sie (?:\S+ )?(?:medikamente|drogen|tabletten)",
        r"wie (?:oft|lange) (?:waren|sind) sie (?:\S+ ){0,3}krank|wie geht es ihnen gesundheitlich",
    ),
    "disability": (
        rf"{_ARE} (?:behindert|schwerbehindert|blind|gehörlos|taub|autistisch|legasthenikerin|legastheniker)(?!\S)",
        rf"{_HAVE} (?:\S+ )?(?:behinderung|schwerbehinderung|einschränkung|einschränkungen|adhs|autismus|legasthenie"
        r"|schwerbehindertenausweis)",
        rf"{_YOUR} (?:behinderung|schwerbehinderung|einschränkung|grad der behinderung|rollstuhl)(?!\S)",
    ),
    "orientation and gender": (
        rf"{_YOUR} (?:sexuelle \S+|sexualität|geschlecht|geschlechtsidentität|pronomen)(?!\S)",
        rf"{_ARE} (?:schwul|lesbisch|bisexuell|hetero\w*|homosexuell|queer|transsexuell|transgender|divers"
        r"|ein mann oder eine frau|männlich oder weiblich)(?!\S)",
        r"als (?:frau|mann|mutter|vater)(?= |$)(?! in der mitte)",
    ),
    "politics": (
        rf"{_YOUR} (?:partei|parteizugehörigkeit|parteimitgliedschaft|politische\w* \S+|wahlentscheidung)(?!\S)",
        r"(?:wen|welche partei|was) (?:haben|würden|wählen|werden) sie (?:\S+ ){0,3}(?:gewählt|wählen)",
        r"wählen sie (?:die )?(?:cdu|spd|fdp|afd|grünen|linke|csu)|" + rf"{_ARE} (?:mitglied (?:in )?einer partei)",
    ),
    "union membership": (
        r"(?:mitglied (?:\S+ ){0,2}gewerkschaft|in (?:der|einer) gewerkschaft|gewerkschaftsmitglied\w*"
        r"|gewerkschaftlich (?:organisiert|aktiv))|waren sie (?:\S+ )?im betriebsrat",
    ),
    "pay history": (
        rf"{_YOUR} (?:jetziges|aktuelles|derzeitiges|letztes|bisheriges|früheres|vorheriges) (?:gehalt|einkommen"
        r"|monatsgehalt|jahresgehalt)",
        r"(?:was|wie viel|wieviel) (?:verdienen|verdienten) sie(?! an (?:der|dem|diesem))",
        r"(?:was|wie viel|wieviel) haben sie (?:\S+ ){0,4}?verdient",
    ),
    "criminal record": (
        rf"{_ARE} (?:vorbestraft|verurteilt|verhaftet|straffällig|im gefängnis)(?!\S)|{_HAVE} (?:vorstrafen"
        rf"|eine vorstrafe)"
        rf"|{_YOUR} (?:vorstrafen?|strafregister|führungszeugnis)(?!\S)|läuft (?:\S+ )?ein verfahren gegen sie",
    ),
    "money": (
        rf"{_YOUR} (?:schulden|vermögen|vermögensverhältnisse|kredite|schufa|ersparnisse|finanzielle\w* \S+)(?!\S)",
        rf"{_HAVE} (?:schulden|kredite|privatinsolvenz)(?!\S)|{_ARE} (?:verschuldet|insolvent)(?!\S)",
    ),
    "appearance": (
        rf"{_YOUR} (?:haare|frisur|tattoos?|aussehen|figur|kleidung)(?!\S)|schicken sie (?:\S+ ){0, 3}(?:foto|bild)",
    ),
}
