"""The candidate's room as a WebSocket: `/i/TOKEN/room`. What it says is in docs/room.md."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, WebSocket, WebSocketDisconnect

from voice_interviewer.core.role.pack import PackError
from voice_interviewer.language import marked
from voice_interviewer.ports import FRAME_S, EngineError
from voice_interviewer.web import refusals
from voice_interviewer.web.office import invitations
from voice_interviewer.web.protection import foreign
from voice_interviewer.web.room.admission import Elsewhere, Over, Refused
from voice_interviewer.web.room.messages import Message
from voice_interviewer.web.room.protocol import (
    SUBPROTOCOL,
    Hello,
    Misunderstood,
    Ping,
    Silence,
    Told,
    dump,
    read_frames,
    read_text,
)
from voice_interviewer.web.room.rooms import Rooms
from voice_interviewer.web.room.running import Room

log = logging.getLogger(__name__)
router = APIRouter()

HELLO_S = 15.0
CATCHING_UP, AT_PRESENT = 50.0, 4.0  # times real time that a client may send
BURST_S = 20.0  # of audio that may come at once
MESSAGES_PER_S, MESSAGE_BURST = 60.0, 300.0
MOST_UNSENT = 1000  # messages that a page may be late; then its connection is dead
REFUSED, BROKEN, GOING = 1008, 1011, 1000
UNCLEAR = marked("The page and the server did not understand each other. Please load the page again.")
NOT_NOW = marked("The interview cannot be opened at the moment. Everything is kept; please come back later.")

Resolve = Callable[[str], str]
"""The interview of a link's token. Raises Refused or NoSuchLink with a sentence for the candidate."""


def resolver(socket: WebSocket) -> Resolve:
    """How the application looks up links; a link that is none of ours is written down."""

    def resolve(token: str) -> str:
        try:
            interview_id: str = socket.app.state.interview_of(token)
            return interview_id
        except invitations.NoSuchLink:
            refusals.note(socket, 404)
            raise

    return resolve


def rooms_of(socket: WebSocket) -> Rooms:
    found: Rooms = socket.app.state.rooms
    return found


@router.websocket("/i/{token}/room")
async def room(
    socket: WebSocket,
    token: str,
    rooms: Annotated[Rooms, Depends(rooms_of)],
    resolve: Annotated[Resolve, Depends(resolver)],
) -> None:
    """One connection of the candidate's page."""
    interview_id = await admit(socket, token, resolve)
    if interview_id is None:
        return
    connection = Connection(socket, f"/i/{token}/end")
    sending = asyncio.create_task(connection.send_all())
    listening = asyncio.create_task(_listen(connection, rooms, interview_id))
    try:
        await asyncio.wait([sending, listening], return_when=asyncio.FIRST_COMPLETED)
    finally:
        rooms.leave(interview_id, connection)
        if listening.done() and not listening.cancelled() and listening.exception() is None:
            connection.leave(None)  # what is said already goes out first
            await asyncio.wait([sending], timeout=5.0)
        for task in (sending, listening):
            task.cancel()
        await asyncio.gather(sending, listening, return_exceptions=True)
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):  # closed already
            await socket.close(connection.code)


async def admit(socket: WebSocket, token: str, resolve: Resolve) -> str | None:
    """Accept a connection of our own page with a valid link, and give its interview; else refuse it."""
    if foreign(socket.headers):
        await socket.close(REFUSED)
        return None
    await socket.accept(SUBPROTOCOL if SUBPROTOCOL in socket.scope.get("subprotocols", ()) else None)
    try:
        return await asyncio.to_thread(resolve, token)
    except (Refused, invitations.NoSuchLink) as error:
        await socket.send_text(dump({"type": "refused", "text": str(error)}))
        await socket.close(REFUSED)
        return None


class Connection:
    """The candidate's page at the other end of a socket."""

    def __init__(self, socket: WebSocket, next_page: str) -> None:
        self.tab = ""
        self.code = GOING
        self._socket = socket
        self._next_page = next_page
        self._unsent: asyncio.Queue[Message | bytes | None] = asyncio.Queue()

    def send(self, message: Message | bytes) -> None:
        if isinstance(message, dict) and message["type"] == "closed":
            message = message | {"next_page": self._next_page}
        self._unsent.put_nowait(message if self._unsent.qsize() < MOST_UNSENT else None)

    def leave(self, message: Message | None) -> None:
        """With a message (`elsewhere`) the connection stays and may take the room back; without, it is closed."""
        self._unsent.put_nowait(message)

    async def send_all(self) -> None:
        """Send what is to be sent, until there is no more."""
        while (message := await self._unsent.get()) is not None:
            if isinstance(message, bytes):
                await self._socket.send_bytes(message)
            else:
                await self._socket.send_text(dump(message))

    async def receive(self) -> Told | tuple[int, bytes]:
        """The next message. Raises Misunderstood, or WebSocketDisconnect at the end."""
        told = await self._socket.receive()
        if told["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(told.get("code", 1005))
        if told.get("bytes") is not None:
            return read_frames(told["bytes"])
        return read_text(told.get("text") or "")


async def _listen(connection: Connection, rooms: Rooms, interview_id: str) -> None:
    """Take what the page says until it goes. Junk is refused and ends the connection."""
    visit = Visit(connection, rooms, interview_id)
    try:
        async with asyncio.timeout(HELLO_S):
            first = await connection.receive()
        if not isinstance(first, Hello):
            raise Misunderstood("The first message must be a hello.")
        await visit.enter(first)
        while True:
            await visit.take(await connection.receive())
    except (WebSocketDisconnect, TimeoutError):
        return
    except Over as over:
        connection.send({"type": "closed", "reason": over.reason})
    except Refused as refused:
        connection.code = REFUSED
        connection.send({"type": "refused", "text": str(refused)})
    except Misunderstood as misunderstood:
        connection.code = REFUSED
        told = rooms.in_words(interview_id, UNCLEAR)
        connection.send({"type": "refused", "text": told, "detail": str(misunderstood)})
    except (EngineError, PackError) as error:
        log.warning("interview %s cannot be opened: %s", interview_id, error)
        connection.code = BROKEN
        connection.send({"type": "problem", "text": rooms.in_words(interview_id, NOT_NOW)})
    except Exception:
        log.exception("the connection to interview %s broke", interview_id)
        connection.code = BROKEN


class Visit:
    """A page in a room: what it says goes to the microphone, no faster than it may."""

    def __init__(self, connection: Connection, rooms: Rooms, interview_id: str) -> None:
        self._connection = connection
        self._rooms = rooms
        self._interview_id = interview_id
        self._room: Room | None = None
        self._head = 0
        self._sound = Pace(BURST_S / FRAME_S)
        self._messages = Pace(MESSAGE_BURST)
        self._gap = False

    async def enter(self, hello: Hello) -> None:
        """Into the room, unless another page is there. Raises what Rooms.enter does."""
        self._connection.tab, self._head = hello.tab, hello.frame
        try:
            self._room = await self._rooms.enter(
                self._interview_id, self._connection, head=hello.frame, take_over=hello.take_over
            )
        except Elsewhere:
            self._connection.send({"type": "elsewhere"})

    async def take(self, told: Told | tuple[int, bytes]) -> None:
        """One message."""
        await self._messages.wait(1, MESSAGES_PER_S * (CATCHING_UP if self._catching_up else 1))
        if isinstance(told, Hello):
            await self.enter(told)
        elif isinstance(told, Ping):
            self._connection.send({"type": "pong"})
        elif self._room is None or self._room.audience.page is not self._connection:
            return  # another page holds the room; this one has been told
        elif isinstance(told, Silence):
            await self._hear(self._room, told.first, told.count)
        elif isinstance(told, tuple):
            await self._hear(self._room, *told)
        else:
            self._room.microphone.receive_mark(told.mark())

    async def _hear(self, room: Room, first: int, sound: bytes | int) -> None:
        frames = sound if isinstance(sound, int) else len(sound) // 1024
        times = CATCHING_UP if self._catching_up else AT_PRESENT
        await self._sound.wait(frames, times / FRAME_S)
        if room.microphone.receive(first, sound):
            self._gap = False
        elif not self._gap:
            self._gap = True
            room.welcome()
        await room.microphone.has_room()

    @property
    def _catching_up(self) -> bool:
        return self._room is not None and self._room.microphone.next < self._head


class Pace:
    """A bucket that fills at some rate and holds `most`; who takes more than there is, waits."""

    def __init__(self, most: float) -> None:
        self._most = self._left = most
        self._at: float | None = None

    async def wait(self, amount: float, rate: float) -> None:
        """Take `amount`, at `rate` a second."""
        now = asyncio.get_running_loop().time()
        since = 0.0 if self._at is None else now - self._at
        self._at = now
        self._left = min(self._most, self._left + since * rate) - amount
        if self._left < 0:
            await asyncio.sleep(-self._left / rate)
