"""The practice question: some seconds of sound become words on the page, and are thrown away."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress

import numpy as np
from fastapi import APIRouter, FastAPI, WebSocket, WebSocketDisconnect

from voice_interviewer import wiring
from voice_interviewer.core.state import replay
from voice_interviewer.interviews import resumable
from voice_interviewer.language import marked, translator
from voice_interviewer.ports import SAMPLE_RATE, EngineError, Samples
from voice_interviewer.web.candidate.agreement import RECORDING
from voice_interviewer.web.office import invitations
from voice_interviewer.web.protection import foreign

log = logging.getLogger(__name__)
router = APIRouter()

SUBPROTOCOL = "room.1"
LONGEST_S = 20.0
PATIENCE_S = 60.0  # for all of it
FAILED = marked("The practice question does not work now. The interview does not depend on it: you can go on.")
POLICY = 1008


@router.websocket("/i/{token}/practice")
async def practise(socket: WebSocket, token: str) -> None:
    """See docs/room.md. Nothing is written anywhere."""
    await socket.accept(subprotocol=SUBPROTOCOL if SUBPROTOCOL in socket.scope.get("subprotocols", ()) else None)
    language = "" if foreign(socket.headers) else await asyncio.to_thread(_agreed, socket.app, token)
    if not language:
        await socket.close(POLICY)
        return
    with suppress(WebSocketDisconnect, TimeoutError, RuntimeError):
        async with asyncio.timeout(PATIENCE_S):
            samples = await _take(socket)
            await socket.send_json(await _heard(socket.app, samples, language))
            await socket.close()


def _agreed(app: FastAPI, token: str) -> str:
    """The language of the interview, if its candidate has agreed to be recorded and it is not over; else ""."""
    found = wiring.event_log(app.state.settings)
    try:
        with app.state.database.session() as session:
            invitation = invitations.find(session, app.state.links, token)
            if not invitation.interview_id or RECORDING in invitation.refused:
                return ""
            going_on = resumable(replay(found.read(invitation.interview_id)))
            return invitation.role_version.language if going_on else ""
    except invitations.NoSuchLink:
        return ""
    finally:
        close = getattr(found, "close", None)
        if close is not None:
            close()


async def _take(socket: WebSocket) -> Samples:
    """The sound up to the end that the page announces; more than a practice answer is not kept."""
    sound = bytearray()
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1000))
        if (data := message.get("bytes")) is not None:
            sound += data[: max(0, int(LONGEST_S * SAMPLE_RATE) * 2 - len(sound))]
        elif _ends(message.get("text") or ""):
            break
    return np.frombuffer(bytes(sound[: len(sound) // 2 * 2]), "<i2").astype(np.float32) / np.float32(32768)


def _ends(text: str) -> bool:
    try:
        message = json.loads(text)
    except ValueError:
        return False
    return isinstance(message, dict) and message.get("type") == "end"


async def _heard(app: FastAPI, samples: Samples, language: str) -> dict[str, object]:
    peak = float(np.abs(samples).max(initial=0.0))
    if len(samples) < SAMPLE_RATE // 5:
        return {"type": "heard", "text": "", "peak": round(peak, 3)}
    try:
        ear = await app.state.rooms.engines.ear(language)
        found = await ear.call(lambda recogniser: recogniser.transcribe(samples))
    except EngineError as error:
        log.warning("the practice question failed: %s", error)
        return {"type": "problem", "text": translator(language).gettext(FAILED)}
    return {"type": "heard", "text": found.text.strip(), "peak": round(peak, 3)}
