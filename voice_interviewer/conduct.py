"""How an interview is conducted: the settings of one candidate, what they can do besides speaking, and who watches."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from voice_interviewer.core.events import ConductChanged, Recorded
from voice_interviewer.core.turn.endpointing import Patience
from voice_interviewer.director import Director
from voice_interviewer.ports import SpeechToText, TextToSpeech, VoiceActivity
from voice_interviewer.workers import Worker

TYPED_NUDGES_S, TYPED_GIVE_UP_S = (90.0, 90.0), 180.0  # whoever types makes no sound meanwhile

Stage = Literal["speaking", "listening", "transcribing", "thinking", "closed"]


class Viewer(Protocol):
    """Watches an interview: a terminal, a web page, a simulated candidate. It must not block."""

    def recorded(self, recorded: Recorded) -> None: ...

    def level(self, at_s: float, rms: float, speech: float) -> None: ...

    def stage(self, stage: Stage) -> None: ...


@dataclass(frozen=True, slots=True)
class Conduct:
    """Settings of one candidate; switchable at any moment, never seen by a grader. Times are seconds.

    Nothing said: a nudge after each of `nudges_s`, then, `give_up_s` later, the next question. `overtime` times the
    time box is where even an open answer ends.
    """

    patience: Patience = field(default_factory=Patience)
    push_to_talk: bool = False
    barge_in: bool = False
    speaking_rate: float = 1.0
    nudges_s: tuple[float, ...] = (10.0, 12.0)
    give_up_s: float = 12.0
    overtime: float = 1.25

    def adapted(self, change: ConductChanged | None) -> Conduct:
        """This conduct with what was changed for the candidate. Who writes is not hurried by nudges."""
        if change is None:
            return self
        how = replace(
            self,
            patience=self.patience.scaled(change.patience),
            push_to_talk=change.push_to_talk,
            barge_in=change.barge_in,
            speaking_rate=change.speaking_rate,
        )
        return replace(how, nudges_s=TYPED_NUDGES_S, give_up_s=TYPED_GIVE_UP_S) if change.typed else how

    def as_change(self) -> ConductChanged:
        """What is set up here, as an event that changes nothing."""
        return ConductChanged(
            at_s=0.0,
            by="",
            speaking_rate=self.speaking_rate,
            push_to_talk=self.push_to_talk,
            barge_in=self.barge_in,
        )


@dataclass(frozen=True, slots=True)
class Command:
    """What the candidate does besides speaking. `talk` opens or closes the microphone in push-to-talk, as `text` says
    ("open", "close"; else the other of both); of others `text` is what was typed, or what `help` is needed with.
    `welcome` is for one who comes back: it asks the question again.
    """

    name: Literal[
        "done", "repeat", "skip", "type", "talk", "stop", "interrupt", "leave", "pause", "resume", "slower", "help",
        "welcome",
    ]  # fmt: skip
    text: str = ""


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines of one session, each model in its own thread; voice activity runs on the event loop (0.1 ms)."""

    ear: Worker[SpeechToText]
    mouth: Worker[TextToSpeech]
    director: Worker[Director]
    voice_activity: VoiceActivity
    recogniser_name: str = ""
