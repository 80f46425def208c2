"""Microphone and loudspeaker: devices of all kinds, queues that overflow, streams that break."""

import asyncio
import json
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable

import numpy as np
import pytest

from tests import fake_portaudio
from tests.fake_portaudio import FakePortAudio
from voice_interviewer.adapters.sound_device import (
    Loudspeaker,
    Microphone,
    choose,
    devices,
    microphone,
    play,
    portaudio,
)
from voice_interviewer.adapters.sound_device import listen as listen_to_it
from voice_interviewer.ports import EngineError, EngineUnavailable, Speech


@pytest.fixture
def port(monkeypatch):
    port = FakePortAudio()
    monkeypatch.setitem(sys.modules, "sounddevice", port)
    return port


@pytest.fixture
async def loudspeaker(port):
    loudspeaker = Loudspeaker()
    yield loudspeaker
    loudspeaker.close()


def tone(seconds: float, frequency: float = 440.0, rate: int = 16_000) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * frequency * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


def pitch(samples: np.ndarray, rate: int = 16_000) -> float:
    return float(np.fft.rfftfreq(len(samples), 1 / rate)[np.abs(np.fft.rfft(samples)).argmax()])


async def listen(microphone: Microphone, count: int) -> np.ndarray:
    frames = microphone.frames(0.0)
    try:
        return np.concatenate([(await anext(frames)).samples for _ in range(count)])
    finally:
        await frames.aclose()


def trimmed(played: np.ndarray) -> np.ndarray:
    """Without the silence before and after."""
    loud = np.flatnonzero(played)
    return played[loud[0] : loud[-1] + 1]


async def until(happened: Callable[[], object]) -> None:
    while not happened():  # noqa: ASYNC110 (it happens in a thread)
        await asyncio.sleep(0.01)


# devices


def test_without_portaudio_one_line_says_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')")
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    line = r"^A local microphone or loudspeaker needs PortAudio: sudo apt install libportaudio2 .* --typed$"
    for use in (devices, Microphone, Loudspeaker):
        with pytest.raises(EngineUnavailable, match=line):
            use()


def test_without_devices_one_line_says_so(port):
    port.found = []
    assert devices() == ()
    with pytest.raises(EngineUnavailable, match=r"^No microphone was found.*voice-interviewer interview --typed$"):
        Microphone()
    with pytest.raises(EngineUnavailable, match=r"^No loudspeaker was found"):
        Loudspeaker()


def test_a_device_is_chosen_by_number_or_part_of_its_name(port):
    names = (("HDMI 2", 0, 8), ("Built-in", 2, 2), ("USB Headset", 1, 2))
    port.found = [fake_portaudio.device(name, inputs, outputs, 48_000) for name, inputs, outputs in names]
    assert choose("input").name == "Built-in"
    assert choose("output").name == "HDMI 2"
    assert choose("input", "headset").name == "USB Headset"
    assert choose("output", "2").name == "USB Headset"  # the number before the 2 in a name
    with pytest.raises(EngineUnavailable, match=r"no microphone 'hdmi'\. Here are: 1 Built-in; 2 USB Headset\."):
        choose("input", "hdmi")


def test_a_busy_device_says_so(port):
    port.busy = True
    with pytest.raises(EngineUnavailable, match=r"Built-in cannot be opened \(Device unavailable\)"):
        Microphone()


async def test_a_device_that_is_taken_while_it_is_opened_says_so(port):
    port.refuses = 1
    with pytest.raises(EngineUnavailable, match="Device unavailable"):
        await listen(Microphone(), 1)


# microphone


async def test_what_is_heard_arrives_exactly(port):
    port.heard = tone(1.0)
    assert np.array_equal((await listen(Microphone(), 33))[:16_000], tone(1.0))


async def test_another_rate_and_two_channels_become_16_khz_mono(port):
    port.found = [fake_portaudio.device("USB", 2, 2, 44_100)]
    port.heard = tone(1.0, rate=44_100)
    heard = await listen(Microphone(), 40)
    part = heard[2000:14_000]
    assert pitch(part) == pytest.approx(440, abs=2)
    assert np.abs(part).max() == pytest.approx(0.5, abs=0.02)
    assert np.abs(heard[17_000:]).max() < 0.01


async def test_a_session_that_does_not_listen_loses_frames_and_knows(port, monkeypatch):
    monkeypatch.setattr(microphone, "QUEUE_S", 0.32)
    source = Microphone()
    frames = source.frames(0.0)
    await anext(frames)
    await asyncio.sleep(0.2)  # 4 s of audio, of which 10 frames fit
    times = [(await anext(frames)).start_s for _ in range(12)]
    await frames.aclose()
    assert source.dropped_frames > 50
    assert times == pytest.approx([0.032 * count for count in range(1, 13)])


async def test_what_portaudio_lost_is_counted(port):
    port.overflow = True
    source = Microphone()
    await listen(source, 5)
    assert source.dropped_frames >= 5


async def test_level_and_peak(port):
    port.heard = tone(100)
    source = Microphone()
    await listen(source, 5)
    assert source.level == pytest.approx(0.5 / 2**0.5, rel=0.1)
    assert source.peak(0.05) == pytest.approx(0.5, rel=0.01)
    port.heard = tone(0)
    assert source.peak(0.05) == 0.0


@pytest.mark.parametrize("trouble", ["break", "stall"])
async def test_a_microphone_that_breaks_is_opened_again(port, monkeypatch, trouble):
    monkeypatch.setattr(portaudio, "STALL_S", 0.2)
    port.trouble = [(trouble, 3)]
    port.refuses = 0
    source = Microphone()
    await asyncio.wait_for(listen(source, 20), 5)
    assert source.restarts == 1
    assert len(port.opened) == 2
    assert not any(stream.active for stream in port.opened)


async def test_listening_can_be_cancelled_while_sound_arrives(port):
    port.speed = 0.01  # nothing arrives by itself
    source = Microphone()
    frames = source.frames(0.0)
    listening = asyncio.create_task(_drain(frames))
    await asyncio.sleep(0.05)
    source._arrived.set()
    listening.cancel()
    await asyncio.wait([listening], timeout=1)
    assert listening.cancelled()


async def test_a_microphone_that_stays_away_is_an_error(port, monkeypatch):
    monkeypatch.setattr(portaudio, "GIVE_UP_S", 0.5)
    port.trouble = [("break", 3)]
    source = Microphone()
    frames = source.frames(0.0)
    await anext(frames)
    port.refuses = 1000
    with pytest.raises(EngineError, match=r"Built-in has stopped working\. Reconnect it and resume\."):
        await asyncio.wait_for(_drain(frames), 5)


async def _drain(frames):
    async for _ in frames:
        pass


# loudspeaker


async def test_prompts_come_out_exactly_on_one_stream_with_silence_between(port, loudspeaker):
    for frequency in (440, 660):
        await loudspeaker.play(Speech(tone(0.5, frequency)[1:]))
        await asyncio.sleep(0.05)
    played = trimmed(port.played)
    first, second = tone(0.5, 440)[1:], tone(0.5, 660)[1:]
    assert np.array_equal(played[: len(first)], first)
    assert np.array_equal(played[-len(second) :], second)
    between = played[len(first) : -len(second)]
    assert len(between) > 400
    assert not between.any()
    assert len(port.opened) == 1


async def test_silence_flows_before_the_first_prompt(port, loudspeaker):
    await loudspeaker.play(Speech(tone(0.1)))
    assert np.flatnonzero(port.played)[0] >= 0.3 * 16_000


@pytest.mark.parametrize("tells_time", [True, False])
async def test_the_end_is_told_after_the_last_sample_left_the_device(port, loudspeaker, tells_time):
    port.tells_time = tells_time
    samples = tone(0.5)
    await loudspeaker.play(Speech(samples))
    handed_over = trimmed(port.played)
    assert len(handed_over) == len(trimmed(samples))
    before = len(port.played)
    assert before - np.flatnonzero(port.played)[-1] > fake_portaudio.LATENCY_S * 16_000


async def test_two_prompts_at_once_play_one_after_the_other(port, loudspeaker):
    first, second = tone(0.3, 440)[1:], tone(0.3, 660)[1:]
    await asyncio.gather(loudspeaker.play(Speech(first)), loudspeaker.play(Speech(second)))
    played = trimmed(port.played)
    assert np.array_equal(played[: len(first)], first)
    assert np.array_equal(played[-len(second) :], second)


async def test_a_cancelled_prompt_fades_out(port, loudspeaker):
    whole = 16_000 * 120
    playing = asyncio.create_task(loudspeaker.play(Speech(np.full(whole, 0.5, np.float32))))
    await until(lambda: port.played.any())
    playing.cancel()
    await asyncio.wait([playing])
    after = len(port.played)
    await until(lambda: len(port.played) >= after + 2400)
    played = trimmed(port.played)
    assert len(played) < whole
    fade = played[played < 0.5]
    assert 100 < len(fade) <= 160
    assert (np.diff(fade) <= 0).all()
    assert not port.played[after + 1200 :].any()


async def test_another_rate_and_two_channels_are_served(port):
    port.found = [fake_portaudio.device("HDMI", 0, 2, 48_000)]
    loudspeaker = Loudspeaker()
    await loudspeaker.play(Speech(tone(0.5)))
    loudspeaker.close()
    played = trimmed(port.played)
    assert len(played) == pytest.approx(24_000, abs=50)
    assert pitch(played, 48_000) == pytest.approx(440, abs=3)


@pytest.mark.parametrize("trouble", ["break", "stall"])
@pytest.mark.parametrize("after", [0, 5, 30])
async def test_a_prompt_goes_on_where_a_stream_broke(port, monkeypatch, trouble, after):
    monkeypatch.setattr(portaudio, "STALL_S", 0.2)
    port.trouble = [(trouble, after)]
    loudspeaker = Loudspeaker()
    samples = np.linspace(0.1, 0.9, 16_000, dtype=np.float32)
    await asyncio.wait_for(loudspeaker.play(Speech(samples)), 5)
    loudspeaker.close()
    assert loudspeaker.restarts == 1
    heard = port.played
    assert np.array_equal(heard[heard > 0], samples)


async def test_a_loudspeaker_that_stays_away_is_an_error(port, monkeypatch, loudspeaker):
    await loudspeaker.play(Speech(tone(0.1)))
    monkeypatch.setattr(portaudio, "GIVE_UP_S", 0.5)
    port.opened[0].active = False
    port.refuses = 1000
    with pytest.raises(EngineError, match="Reconnect it and resume"):
        await asyncio.wait_for(loudspeaker.play(Speech(tone(5))), 5)


def test_the_devices_can_be_tried_out(port):
    port.found = [fake_portaudio.device("Headset", 1, 1, 16_000)]
    port.heard = tone(100)
    name, peak = listen_to_it(seconds=0.05)
    assert (name, peak) == ("Headset", pytest.approx(0.5, rel=0.01))
    assert play() == "Headset"
    assert np.abs(port.played).max() == pytest.approx(0.1, rel=0.01)
    assert not any(stream.active for stream in port.opened)


# the real library


@pytest.mark.slow
def test_a_real_sound_server_plays_what_it_is_given():
    """PortAudio, ALSA and PulseAudio, in a process of their own, the loudspeaker looped to the microphone."""
    skipped = "NOT TESTED with the real PortAudio: apt install libportaudio2"
    pytest.importorskip("sounddevice", reason=skipped, exc_type=OSError)
    if not shutil.which("pulseaudio"):
        pytest.skip("NOT TESTED with a real sound server: apt install pulseaudio libasound2-plugins")
    program = """
        import asyncio, json
        from bench import sound_device
        with sound_device.loop_back():
            print(json.dumps(asyncio.run(sound_device.measure(3))))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout.splitlines()[-1])
    assert min(row["wrong samples"] for row in rows) == 0
    assert min(row["play() after length ms"] for row in rows) < 500
