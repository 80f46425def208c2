"""What every AudioIn and AudioOut of a live interview must do."""

import asyncio
import itertools
import sys
import time

import numpy as np
import pytest

from tests.fake_portaudio import FakePortAudio
from voice_interviewer.adapters.silent_microphone import SilentLoudspeaker, SilentMicrophone
from voice_interviewer.adapters.sound_device import Loudspeaker, Microphone
from voice_interviewer.ports import FRAME_S, FRAME_SAMPLES, Speech

SPEED = 10.0


@pytest.fixture
def port(monkeypatch):
    port = FakePortAudio(speed=SPEED)
    monkeypatch.setitem(sys.modules, "sounddevice", port)
    return port


@pytest.fixture(params=["silent", "device"])
def audio_in(request, port):
    return SilentMicrophone(SPEED) if request.param == "silent" else Microphone()


@pytest.fixture(params=["silent", "device"])
async def audio_out(request, port):
    if request.param == "silent":
        yield SilentLoudspeaker(SPEED)
        return
    loudspeaker = Loudspeaker()
    yield loudspeaker
    loudspeaker.close()


def speech(seconds: float) -> Speech:
    return Speech(np.full(round(seconds * 16_000), 0.25, np.float32))


async def take(audio_in, start_s, count):
    frames = audio_in.frames(start_s)
    try:
        return [await anext(frames) for _ in range(count)]
    finally:
        await frames.aclose()


async def test_frames_are_gapless_and_go_on_from_the_given_time(audio_in):
    for start_s in (0.0, 12.5):
        frames = await take(audio_in, start_s, 40)
        assert frames[0].start_s == start_s
        for before, after in itertools.pairwise(frames):
            assert after.start_s == pytest.approx(before.start_s + FRAME_S)
        assert all(frame.samples.shape == (FRAME_SAMPLES,) for frame in frames)
        assert all(frame.samples.dtype == np.float32 for frame in frames)
    assert audio_in.live
    assert audio_in.dropped_frames == 0


async def test_frames_come_at_the_pace_of_the_clock(audio_in):
    began = time.monotonic()
    await take(audio_in, 0.0, 100)
    assert time.monotonic() - began >= 0.8 * 100 * FRAME_S / SPEED


async def test_a_frame_belongs_to_whoever_got_it(audio_in):
    first, second = await take(audio_in, 0.0, 2)
    kept = second.samples.copy()
    first.samples.fill(9)
    assert np.array_equal(second.samples, kept)


async def test_play_returns_when_the_speech_has_been_heard(audio_out):
    await audio_out.play(speech(0.1))  # the device has warmed up
    began = time.monotonic()
    await audio_out.play(speech(2.0))
    assert 2.0 / SPEED * 0.8 <= time.monotonic() - began < 2.0 / SPEED + 1.0


async def test_no_speech_takes_no_time(audio_out):
    began = time.monotonic()
    await audio_out.play(speech(0))
    assert time.monotonic() - began < 0.1


async def test_cancelling_stops_at_once_and_the_next_speech_plays(audio_out):
    playing = asyncio.create_task(audio_out.play(speech(600)))
    await asyncio.sleep(0.3)
    began = time.monotonic()
    playing.cancel()
    await asyncio.wait([playing])
    await asyncio.wait_for(audio_out.play(speech(0.1)), 2)
    assert playing.cancelled()
    assert time.monotonic() - began < 1
