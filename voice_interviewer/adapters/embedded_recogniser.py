"""The ear that comes with the package: a small network over word pieces, a beam search with a word model, written
forms.

The model folder holds `network.onnx` (log-mels -> log-probabilities of pieces every 40 ms), `pieces.txt`, `words.npz`
(see ear/words.py), `written.tsv` (see ear/written.py) and `settings.json` (weights of the search, calibration).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_interviewer.adapters.ear.features import log_mel, normalised, stretched
from voice_interviewer.adapters.ear.search import OPEN, Search, Weights, spans
from voice_interviewer.adapters.ear.words import WordModel
from voice_interviewer.adapters.ear.written import Heard, WrittenForms
from voice_interviewer.core.events import Word
from voice_interviewer.ports import SAMPLE_RATE, EngineError, EngineUnavailable, Hypothesis, Samples

ROW_S = 0.04
MARGIN_S = 0.2  # silence put around each stretch: training sentences had some too
LONGEST_S, SHORTEST_CUT_S = 20.0, 12.0  # a longer phrase is cut at its quietest place between the two
SHORTEST_S = 0.1
FAINTEST = 1e-3  # root mean square of the loudest tenth of a second: -60 dB; below it nobody speaks
FAST, USUAL, MOST_STRETCH = 8.0, 7.2, 1.4  # pieces a second; faster speech is read again, slowed down
HOT_WORD, PROMPT_WORD = 3.0, 0.7  # bonus in natural logs

Floats = NDArray[np.float32]


class EmbeddedRecogniser:
    """English, one thread, no state between calls. Some 30 ms of CPU for each second of speech."""

    name = "embedded-en"

    def __init__(self, folder: Path) -> None:
        """Load the model (a third of a second). Raises EngineUnavailable when `folder` does not hold one."""
        try:
            import onnxruntime
        except ImportError as error:
            raise EngineUnavailable("The embedded recogniser needs onnxruntime: pip install onnxruntime") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            settings = json.loads((folder / "settings.json").read_text("utf-8"))
            pieces = (folder / "pieces.txt").read_text("utf-8").split()
            self._search = Search(pieces, WordModel.load(folder / "words.npz"), Weights(**settings["search"]))
            self._forms = WrittenForms.load(folder / "written.tsv")
            self._timing: dict[str, float] = settings["timing"]
            self._confidence: list[float] = settings["confidence"]
            self._least_confidence = float(settings["least_confidence"])
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / "network.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # a missing or damaged file of any of five formats
            raise EngineUnavailable(f"{folder} holds no embedded recogniser that can be loaded: {error}") from error

    def transcribe(self, samples: Samples, *, hot_words: Sequence[str] = (), prompt: str = "") -> Hypothesis:
        """The words of one phrase. `hot_words` are favoured where the sound allows them; the words of `prompt` (the
        question that was asked) a little. Stretches that are not convincingly speech count as dropped. Raises
        EngineError."""
        wanted = " ".join(hot_words)
        hot = dict.fromkeys(_spoken(prompt, 5), PROMPT_WORD) | dict.fromkeys(_spoken(wanted, 3), HOT_WORD)
        capitals = _capitals(hot_words)
        heard: list[Heard] = []
        dropped = 0
        try:
            for start, part in _stretches(np.asarray(samples, np.float32)):
                found = self._stretch(part, hot)
                if found and not self._convincing(found):
                    dropped += 1
                    continue
                for w in found:
                    text = capitals.get(w.text, w.text)
                    heard.append(Heard(text, w.start_s + start, w.end_s + start, w.confidence))
        except Exception as error:
            raise EngineError(f"The embedded recogniser failed: {error}") from error
        words = tuple(
            Word(text=w.text, start_s=round(w.start_s, 3), end_s=round(w.end_s, 3), confidence=round(w.confidence, 3))
            for w in heard
        )
        return Hypothesis(" ".join(word.text for word in words), words, dropped)

    def rows(self, samples: Floats, stretch: float = 1.0) -> Floats:
        """Log-probabilities of the pieces, (rows of 40 ms, pieces); of `stretch` times as many rows."""
        features = normalised(log_mel(samples))
        if stretch != 1.0:
            features = stretched(features, stretch)
        return np.asarray(self._session.run(None, {"features": features[None]})[0][0], np.float32)

    def _stretch(self, samples: Floats, hot: dict[str, float]) -> list[Heard]:
        padded = np.pad(samples, int(MARGIN_S * SAMPLE_RATE))
        rows = self.rows(padded)
        pieces = self._search.best(rows, hot)
        seconds = len(samples) / SAMPLE_RATE
        slower = min(MOST_STRETCH, len(pieces) / seconds / USUAL)
        if len(pieces) / seconds < FAST:
            slower = 1.0
        else:  # a row of 40 ms holds too much of fast speech: a quarter fewer errors for a second look
            rows = self.rows(padded, slower)
            pieces = self._search.best(rows, hot)
        return self._forms.written(self._words(rows, pieces, seconds, ROW_S / slower))

    def _words(self, rows: Floats, pieces: list[int], seconds: float, row_s: float) -> list[Heard]:
        """Pieces with their places -> words with times and confidence. The network tells a piece some time after it
        began, so the times are moved by what was measured on synthesised speech."""
        groups: list[tuple[str, list[tuple[int, int, float]]]] = []
        for piece, span in zip(pieces, spans(rows, pieces), strict=True):
            name = self._search.pieces[piece]
            if name.startswith(OPEN) or not groups:
                groups.append((name.removeprefix(OPEN), [span]))
            else:
                groups[-1] = (groups[-1][0] + name, [*groups[-1][1], span])
        starts = [max(0.0, places[0][0] * row_s - MARGIN_S + self._timing["start"]) for _, places in groups]
        words = []
        for index, (text, places) in enumerate(groups):
            latest = starts[index + 1] if index + 1 < len(starts) else seconds
            end = min(latest, places[-1][1] * row_s - MARGIN_S + self._timing["end"], seconds)
            start = min(starts[index], seconds)
            words.append(Heard(text, start, max(end, start), self._certainty(text, [place[2] for place in places])))
        return words

    def _certainty(self, text: str, chances: list[float]) -> float:
        """Chance that the word is right, by a logistic curve over the pieces' probabilities fitted on held-out
        speech."""
        logs = [math.log(max(chance, 1e-6)) for chance in chances]
        bias, least, mean, known = self._confidence
        score = bias + least * min(logs) + mean * sum(logs) / len(logs)
        score += known * (self._search.model.number(text) >= 0)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))

    def _convincing(self, words: list[Heard]) -> bool:
        """Noise gives few words, and unsure ones."""
        mean = sum(word.confidence for word in words) / len(words)
        return mean >= self._least_confidence


def _spoken(text: str, shortest: int) -> list[str]:
    """The words of a written hint as they are said: lower-case letters, at least `shortest` of them."""
    return [word for word in re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower()) if len(word) >= shortest]


def _capitals(terms: Sequence[str]) -> dict[str, str]:
    """How names are written that are heard as lower-case words. A word with a capital beside others is often a plain
    one: "Connect" in "OpenID Connect"."""
    return {
        word.lower(): word
        for term in terms
        for word in term.split()
        if len(word) > 2 and word != word.lower() and (term == word or word != word.capitalize())
    }


def _stretches(samples: Floats) -> list[tuple[float, Floats]]:
    """(start in seconds, samples) of parts of at most LONGEST_S with something to hear in them, cut at quiet places."""
    found = []
    start = 0
    while start < len(samples):
        end = len(samples)
        if end - start > LONGEST_S * SAMPLE_RATE:
            first = start + int(SHORTEST_CUT_S * SAMPLE_RATE)
            end = first + _quietest(samples[first : start + int(LONGEST_S * SAMPLE_RATE)])
        part = samples[start:end]
        if len(part) >= SHORTEST_S * SAMPLE_RATE and _loudness(part).max() > FAINTEST:
            found.append((start / SAMPLE_RATE, part))
        start = end
    return found


def _loudness(samples: Floats) -> Floats:
    """Root mean square of each tenth of a second, every 20 ms."""
    hop, window = SAMPLE_RATE // 50, 5
    blocks = np.square(samples[: len(samples) // hop * hop]).reshape(-1, hop).mean(axis=1)
    if len(blocks) < window:
        return np.asarray(np.sqrt(blocks.mean(keepdims=True)), np.float32)
    return np.asarray(np.sqrt(np.convolve(blocks, np.full(window, 1 / window), "valid")), np.float32)


def _quietest(samples: Floats) -> int:
    """The middle of the quietest tenth of a second."""
    return int(_loudness(samples).argmin()) * (SAMPLE_RATE // 50) + SAMPLE_RATE // 20
