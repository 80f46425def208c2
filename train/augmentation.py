"""What a room, a microphone and a line do to clean speech. Everything works on float32 mono at 16 kHz."""

import numpy as np
from numpy.random import Generator
from scipy.signal import fftconvolve, lfilter

RATE = 16_000


def coloured_noise(rng: Generator, count: int, slope: float) -> np.ndarray:
    """Noise whose power falls with f**slope: 0 white, 1 pink, 2 brown; root mean square 1."""
    size = 1 << max(8, int(np.ceil(np.log2(max(count, 2)))))
    spectrum = rng.normal(size=size // 2 + 1) + 1j * rng.normal(size=size // 2 + 1)
    spectrum /= np.maximum(np.arange(size // 2 + 1), 1) ** (slope / 2)
    noise = np.fft.irfft(spectrum)[:count]
    return (noise / (np.sqrt(np.mean(noise**2)) + 1e-9)).astype(np.float32)


def hum(rng: Generator, count: int) -> np.ndarray:
    """Mains hum with harmonics; root mean square 1."""
    base = rng.choice([50.0, 60.0, 100.0, 120.0])
    time = np.arange(count) / RATE
    wave = sum(np.sin(2 * np.pi * base * k * time + rng.uniform(0, 6)) * rng.uniform(0, 1) / k for k in range(1, 9))
    return (wave / (np.sqrt(np.mean(wave**2)) + 1e-9)).astype(np.float32)


def room(rng: Generator) -> np.ndarray:
    """An impulse response: the direct sound, then an exponentially falling noise tail."""
    seconds = rng.uniform(0.08, 0.5)
    count = int(seconds * RATE)
    tail = rng.normal(size=count) * 10 ** (-3 * np.arange(count) / count)
    tail[: int(rng.uniform(0.001, 0.02) * RATE)] = 0
    tail *= 10 ** (-rng.uniform(0, 15) / 20) / (np.sqrt(np.sum(tail**2)) + 1e-9)
    tail[0] = 1.0
    return tail.astype(np.float32)


def _filtered(rng: Generator, sound: np.ndarray) -> np.ndarray:
    """A line's band limits and tilt, as gains on the spectrum."""
    spectrum = np.fft.rfft(sound)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    gain = 10 ** (rng.uniform(-6, 6) * np.log2(np.maximum(hz, 60) / 1000) / 4 / 20 * 2)
    if rng.random() < 0.3:
        gain *= 1 / (1 + (hz / rng.uniform(3200, 7000)) ** 12)
    if rng.random() < 0.3:
        gain *= 1 / (1 + (rng.uniform(80, 300) / np.maximum(hz, 1)) ** 4)
    return np.fft.irfft(spectrum * gain, len(sound)).astype(np.float32)


def degraded(rng: Generator, sound: np.ndarray, others: list[np.ndarray]) -> np.ndarray:
    """One random mixture of tilt, room, noise, babble out of `others`, clipping and level."""
    if rng.random() < 0.6:
        sound = _filtered(rng, sound)
    if rng.random() < 0.35:
        sound = fftconvolve(sound, room(rng))[: len(sound)].astype(np.float32)
    level = np.sqrt(np.mean(sound**2)) + 1e-6
    if rng.random() < 0.7:
        kind = rng.random()
        if kind < 0.65:
            noise = coloured_noise(rng, len(sound), rng.uniform(0, 2))
        elif kind < 0.8 or not others:
            noise = hum(rng, len(sound))
        else:
            other = np.resize(others[rng.integers(len(others))], len(sound))
            noise = other / (np.sqrt(np.mean(other**2)) + 1e-6)
        sound = sound + noise * level * 10 ** (-rng.uniform(6, 40) / 20)
    if rng.random() < 0.1:
        sound = np.tanh(sound / level * rng.uniform(0.5, 1.5)) * level
    if rng.random() < 0.1:
        delay = lfilter([1.0, -rng.uniform(0.3, 0.95)], [1.0], sound)  # pre-emphasis, as cheap headsets do
        sound = delay.astype(np.float32)
    return (sound * 10 ** (rng.uniform(-25, 6) / 20)).astype(np.float32)


def padded(rng: Generator, sound: np.ndarray) -> tuple[np.ndarray, float]:
    """Silence of 0..0.7 s before and after; (sound, seconds put before it)."""
    before, after = (rng.random(2) ** 2 * 0.7 * RATE).astype(int)
    return np.pad(sound, (before, after)), before / RATE
