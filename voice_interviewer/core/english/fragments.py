"""Pieces that several English patterns share."""

from __future__ import annotations

MOMENT = r"(?:second|seconds|sec|secs|moment|moments|minute|minutes|min|bit)"
A_MOMENT = rf"(?:(?:just )?(?:a|one|another|half a|a couple of|a few|two|thirty) (?:more )?{MOMENT})"
CAN_YOU = (
    r"(?:(?:can|could|would|will) you(?: please| just| maybe)?(?: try to)?|please|would you mind|do you mind"
    r"|id like you to)"
)
CAN_I = (
    r"(?:(?:can|could|may|might) (?:i|we)(?: please| just| maybe)?|id (?:like|prefer|rather|love) to"
    r"|i (?:would |ll |might |may )?(?:like|want|wish|prefer|need|have) to|lets(?: just)?|let us(?: just)?|let me"
    r"|do you mind if (?:i|we)|i(?:m| am) (?:going|gonna|about) to"
    r"|would it be (?:ok|okay|possible|alright) (?:to|if i)|is it (?:ok|okay|possible|alright) (?:to|if i|if we))"
)
QUESTION = (
    r"(?:(?:the|that|this|your|last|previous|first|second|whole|entire) )*(?:question|one|bit|part|sentence"
    r"|last part|thing|task)"
)
INTERVIEW = r"(?:(?:the|this|our|my|whole) )*(?:interview|session|call|conversation|assessment)"
