"""Endpointing at two levels, as a pure state machine over speech probabilities.

A *phrase* ends after a short silence and can be transcribed at once; a *turn* ends after the patience window. Feed one
probability per frame with `push`; it answers with signals. What the words of a phrase say about the pause that follows
(unfinished, "let me think") comes back through `hint`.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

FRAME_S = 0.032


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how sure to be. `scaled` stretches the waiting for people who need longer.

    A turn ends `turn_s` after the last speech, `unfinished_s` after a phrase that goes on ("and", "um"), `hold_s`
    after "let me think", `finished_s` after "that is all". The defaults follow published pauses of people who think:
    2-5 s (see docs/architecture.md).
    """

    phrase_s: float = 0.6
    turn_s: float = 2.0
    unfinished_s: float = 3.5
    hold_s: float = 10.0
    finished_s: float = 1.0
    onset_s: float = 0.2
    onset: float = 0.5
    offset: float = 0.35
    long_phrase_s: float = 18.0
    longest_phrase_s: float = 27.0

    def scaled(self, factor: float) -> Patience:
        """The same patience, `factor` times as long for the waits that a candidate feels."""
        return replace(
            self, turn_s=self.turn_s * factor, unfinished_s=self.unfinished_s * factor, hold_s=self.hold_s * factor
        )


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    at_s: float


@dataclass(frozen=True, slots=True)
class PhraseEnded:
    """Speech from `start_s` to `end_s`; `cut` is True where it was cut for length and goes on at once."""

    start_s: float
    end_s: float
    cut: bool = False


@dataclass(frozen=True, slots=True)
class TurnPaused:
    """Nothing was said for the whole patience window: the turn is over unless its words say otherwise."""

    at_s: float


Signal = SpeechStarted | PhraseEnded | TurnPaused


class Endpointer:
    """Follows one turn. `began_s` is when listening began; make a new one for each turn."""

    def __init__(self, patience: Patience | None = None, began_s: float = 0.0, frame_s: float = FRAME_S) -> None:
        self.patience = patience or Patience()
        self.began_s = began_s
        self._frame_s = frame_s
        self._wait_s = self._hinted_s = self.patience.turn_s
        self._onset_frames = max(1, round(self.patience.onset_s / frame_s))
        self._run = 0  # voiced frames minus unvoiced ones since `_run_start_s`: a cough does not open a phrase
        self._run_start_s = began_s
        self._phrase_start_s: float | None = None
        self._last_voiced_s = began_s
        self._spoken = False
        self._paused = False
        self._recent: deque[tuple[float, float]] = deque(maxlen=round(4.0 / frame_s))

    @property
    def speaking(self) -> bool:
        """Whether a phrase is open."""
        return self._phrase_start_s is not None

    @property
    def spoken(self) -> bool:
        """Whether anything was said since listening began."""
        return self._spoken

    def silence_s(self, now_s: float) -> float:
        """Seconds since the last speech, or since listening began."""
        return max(0.0, now_s - self._last_voiced_s)

    def patience_spent(self, now_s: float) -> float:
        """The share (0..1) of the patience window that a pause after speech has used up; 0 while somebody speaks."""
        if self.speaking or not self._spoken:
            return 0.0
        return min(1.0, self.silence_s(now_s) / self._wait_s)

    def hint(self, *, unfinished: bool = False, hold: bool = False, finished: bool = False) -> None:
        """What the last phrase's words say about the pause after it."""
        waits = ((hold, self.patience.hold_s), (unfinished, self.patience.unfinished_s))
        otherwise_s = self.patience.finished_s if finished else self.patience.turn_s
        self._wait_s = self._hinted_s = next((wait_s for said, wait_s in waits if said), otherwise_s)
        self._paused = False

    def unheard(self) -> None:
        """The last phrase had no words (a cough, a breath): the words before it still say how long to wait."""
        self._wait_s = self._hinted_s
        self._paused = False

    def go_on(self, now_s: float) -> None:
        """Wait anew from `now_s`: the interviewer said something within the turn, or what was heard had no words."""
        self._last_voiced_s = now_s
        self._spoken = False
        self._paused = False
        self._wait_s = self._hinted_s = self.patience.turn_s
        self._run = 0

    def push(self, probability: float, at_s: float) -> list[Signal]:
        """The signals of the frame that starts at `at_s` and holds speech with this probability (0..1)."""
        end_s = at_s + self._frame_s
        if self._phrase_start_s is None:
            return self._push_silence(probability, at_s, end_s)
        return self._push_speech(probability, at_s, end_s)

    def finish(self) -> list[Signal]:
        """Close an open phrase now: the candidate said "done", or there is no more audio."""
        if self._phrase_start_s is None:
            return []
        return [self._end_phrase(self._last_voiced_s)]

    def _push_silence(self, probability: float, at_s: float, end_s: float) -> list[Signal]:
        if probability >= self.patience.onset:
            if self._run == 0:
                self._run_start_s = at_s
            self._run += 1
        else:
            self._run = max(0, self._run - 1)
        if self._run >= self._onset_frames:
            self._run = 0
            self._phrase_start_s = self._run_start_s
            self._last_voiced_s = end_s
            self._wait_s = self.patience.turn_s
            self._spoken, self._paused = True, False
            self._recent.clear()
            return [SpeechStarted(self._phrase_start_s)]
        if self._spoken and not self._paused and self._run == 0 and end_s - self._last_voiced_s >= self._wait_s:
            self._paused = True
            return [TurnPaused(end_s)]
        return []

    def _push_speech(self, probability: float, at_s: float, end_s: float) -> list[Signal]:
        assert self._phrase_start_s is not None
        self._recent.append((probability, end_s))
        if probability >= self.patience.offset:
            self._last_voiced_s = end_s
        length_s = end_s - self._phrase_start_s
        # a long phrase ends at a shorter pause, so that transcription keeps up with the speaker
        pause_s = self.patience.phrase_s if length_s < self.patience.long_phrase_s else self.patience.phrase_s / 2
        if end_s - self._last_voiced_s >= pause_s:
            return [self._end_phrase(self._last_voiced_s)]
        if length_s >= self.patience.longest_phrase_s:
            return [self._cut_phrase()]
        return []

    def _end_phrase(self, end_s: float) -> PhraseEnded:
        assert self._phrase_start_s is not None
        phrase = PhraseEnded(self._phrase_start_s, end_s)
        self._phrase_start_s = None
        return phrase

    def _cut_phrase(self) -> PhraseEnded:
        """Cut at the least voiced place of the last seconds; the rest is the beginning of the next phrase."""
        assert self._phrase_start_s is not None
        _, cut_s = min(self._recent)
        phrase = PhraseEnded(self._phrase_start_s, cut_s, cut=True)
        self._phrase_start_s = cut_s
        self._recent.clear()
        return phrase
