"""AudioOut of a room: a prompt is sent to the page, and is over when the page says so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from voice_interviewer import wav
from voice_interviewer.ports import FRAME_S, FRAME_SAMPLES, Speech

UNREPORTED_S = 30.0  # after its length, a prompt whose end the page does not report is over


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is being played: the number of its event in the log, its text, its sound as 16-bit samples."""

    id: int
    text: str
    sound: bytes

    @property
    def messages(self) -> list[dict[str, object] | bytes]:
        told: dict[str, object] = {
            "type": "prompt",
            "prompt": self.id,
            "text": self.text,
            "samples": len(self.sound) // 2,
        }
        return [told, self.id.to_bytes(4, "little") + self.sound] if self.sound else [told]

    @property
    def frames(self) -> int:
        return len(self.sound) // 2 // FRAME_SAMPLES


class RoomLoudspeaker:
    """AudioOut: sends a prompt to the page and waits until the page has played it. `send` reaches the page, if any."""

    def __init__(self, send: Callable[[dict[str, object] | bytes], None]) -> None:
        self.prompt: Prompt | None = None
        self._send = send
        self._end: asyncio.Future[None] | None = None
        self._sent_at: int | None = None
        self._coming = (0, "")

    def announce(self, prompt_id: int, text: str) -> None:
        """What the next `play` plays."""
        self._coming = (prompt_id, text)

    async def play(self, speech: Speech) -> None:
        self.prompt = prompt = Prompt(*self._coming, wav.to_pcm(speech.samples))
        self._end = asyncio.get_running_loop().create_future()
        self.send_again()
        try:
            await self._end
        except asyncio.CancelledError:
            self._send({"type": "stop_prompt", "prompt": prompt.id})
            raise
        finally:
            self.prompt = self._end = None

    def send_again(self) -> None:
        """To a page that has just come, what is being played."""
        self._sent_at = None
        for message in self.prompt.messages if self.prompt else ():
            self._send(message)

    def ended(self, prompt_id: int) -> None:
        """The page has played it; of another prompt than this it means nothing."""
        if self.prompt is not None and self.prompt.id == prompt_id and self._end is not None and not self._end.done():
            self._end.set_result(None)

    def overdue(self, head: int) -> Prompt | None:
        """The prompt, if the page must have played it long ago, by the frames that came since (`head`: its next)."""
        if self.prompt is None:
            return None
        self._sent_at = head if self._sent_at is None else self._sent_at
        since_s = (head - self._sent_at - self.prompt.frames) * FRAME_S
        return self.prompt if since_s > UNREPORTED_S else None
