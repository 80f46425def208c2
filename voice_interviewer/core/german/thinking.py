"""Not knowing, and not knowing yet, in German."""

from __future__ import annotations

from voice_interviewer.core.german.fragments import A_BIT, LET_ME, MOMENT, THINK
from voice_interviewer.core.turn.phrasebook import Phrase

_KNOW = r"(?:weiß|weiss|wüsste|kenne|kenn)"
DONT_KNOW = (
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
HOLD = (
    Phrase(rf"{LET_ME} {A_BIT}{THINK}(?: (?:bitte|kurz|was|wie|wo|wann|womit ich anfange))*"),
    Phrase(r"(?:ich (?:überlege|denke)|da überlege ich) (?:(?:noch|gerade|kurz|mal|nach|darüber) ?)*", alone=True),
    Phrase(
        rf"(?:(?:bitte|noch|nur|warten sie|warte|geben sie mir|ich brauche|kann ich|darf ich|einen|kleinen) )*{MOMENT}"
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
