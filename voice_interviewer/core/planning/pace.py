"""How long questions take: what the pack estimates, corrected by what this interview's turns took."""

from __future__ import annotations

from dataclasses import dataclass

from voice_interviewer.core.role.pack import Item, Pack
from voice_interviewer.core.state import State, Turn

PROMPT_S = 12.0  # saying a question and waiting out the patience after its answer
PROBE_S = 40.0
TYPICAL = 0.6  # an item's minutes are what it may take; most answers are shorter
_TRUST_S = 60.0  # of estimate: how much the first answers may change the pace
_SLOWEST, _FASTEST = 2.0, 0.2


@dataclass(frozen=True, slots=True)
class Pace:
    """`factor` times the typical length of an answer, and the seconds of a probe with its answer."""

    factor: float = 1.0
    probe_s: float = PROBE_S

    def main_s(self, item: Item) -> float:
        """Seconds that a main question and its answer take."""
        return typical_s(item) * self.factor + PROMPT_S


def typical_s(item: Item) -> float:
    """Seconds of a usual answer to this item."""
    return item.minutes * 60 * TYPICAL


def pace(state: State, pack: Pack) -> Pace:
    """The pace of this interview. The first answers count little: one short answer does not make a fast candidate."""
    expected_s = spent_s = _TRUST_S
    probes = [PROBE_S]
    for turn in state.turns:
        if turn.ended is None or not turn.question.item_id:
            continue
        if turn.question.form == "probe":
            probes.append(_took_s(turn))
        elif turn.question.form == "main":
            expected_s += typical_s(pack.item(turn.question.item_id))
            spent_s += max(2.0, _took_s(turn) - PROMPT_S)
    factor = min(_SLOWEST, max(_FASTEST, spent_s / expected_s))
    return Pace(factor, sum(probes) / len(probes))


def _took_s(turn: Turn) -> float:
    """From the question to the end of its turn; what lies before the candidate's last pause is left out."""
    assert turn.ended is not None
    began_s = turn.question.at_s
    pauses = [spoke.at_s for spoke in turn.spoken if spoke.purpose == "pause"]
    if pauses:
        later = [heard.start_s for heard in turn.utterances if heard.start_s > pauses[-1]]
        began_s = later[0] if later else pauses[-1]
    return max(0.0, turn.ended.at_s - began_s)
