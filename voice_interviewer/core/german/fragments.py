"""Pieces that several German patterns share."""

from __future__ import annotations

MOMENT = r"(?:(?:einen|nen|kleinen|kurzen|ein|eine) )*(?:moment|augenblick|sekunde|sekündchen|minute|momentchen)"
THINK = (
    r"(?:überlegen|nachdenken|drüber nachdenken|darüber nachdenken|sammeln|sortieren|erinnern|gedanken sammeln"
    r"|sehen|schauen"
    r"|denken)"
)
LET_ME = (
    r"(?:lassen sie mich|lass mich|da muss ich|ich muss|moment ich muss|muss ich|da müsste ich|ich überlege|ich denke"
    r"|darf ich|kann ich)"
)
A_BIT = (
    r"(?:(?:kurz|noch|mal|einmal|bitte|da|erst|einen|moment|eben|gerade|darüber|drüber|ein bisschen|schnell|meine"
    r"|mich) )*"
)
CAN_YOU = (
    r"(?:(?:können|könnten|würden|wären) sie(?: so (?:nett|freundlich))?|(?:kannst|könntest|würdest) du)"
    r"(?: (?:bitte|mir|mal|noch|das|die|es|mir das|vielleicht|kurz|auch))*"
)
CAN_I = (
    r"(?:(?:kann|könnte|darf|dürfte|soll) ich(?: (?:bitte|mal|vielleicht|auch|kurz))*"
    r"|ich (?:möchte|würde gern|würde gerne|will|muss|brauche|hätte gern|hätte gerne)(?: (?:bitte|mal|kurz))*"
    r"|können wir(?: bitte)?|lassen sie uns|lass uns|ist es möglich|wäre es möglich|geht es)"
)
QUESTION = (
    r"(?:(?:die|diese|ihre|letzte|vorige|erste|zweite|ganze|letzten|den|das) )*(?:frage|teil|satz|stelle|aufgabe)"
)
INTERVIEW = (
    r"(?:(?:das|dieses|unser|ganze|hiermit) )*(?:interview|gespräch|vorstellungsgespräch|sitzung|bewerbungsgespräch)"
)
