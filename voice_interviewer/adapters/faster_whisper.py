"""Whisper on this machine, by faster-whisper: words with times and confidence, and invented text kept out."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voice_interviewer.core.events import Word
from voice_interviewer.ports import SAMPLE_RATE, EngineError, EngineUnavailable, Hypothesis, Samples

NO_SPEECH, LOW_PROBABILITY, REPETITIVE = 0.6, -1.0, 2.4
DOUBTFUL_SPEECH = 0.3
# what Whisper writes over music and silence; real answers can be the same words, so never dropped for the text alone
INVENTED = {
    "thank you", "thank you very much", "thanks", "thanks for watching", "thank you for watching", "you", "bye",
    "bye bye", "please subscribe", "subscribe", "subtitles by the amara org community", "the end", "i'm sorry",
}  # fmt: skip
WINDOW_TOKENS = 448  # of Whisper's decoder: prompt and text together, each at most a half
HINT_TOKENS = 80  # of the hot words, and of the prompt
TOKENS_PER_S, TOKENS_AT_LEAST = 10, 24


@dataclass(frozen=True, slots=True)
class WhisperOptions:
    """`language` "" lets a multilingual model find out. `threads` 0: one per core."""

    language: str = "en"
    beam_size: int = 5
    compute_type: str = "int8"
    device: str = "cpu"
    threads: int = 0


class FasterWhisper:
    """One Whisper model, from a folder in CTranslate2 form. A call costs about a second of CPU with base.en.

    Nothing is sampled: the same phrase always gives the same words.
    """

    def __init__(self, folder: Path, name: str = "", options: WhisperOptions | None = None) -> None:
        """Load the model (about a second). Raises EngineUnavailable when the folder does not hold one."""
        from faster_whisper import WhisperModel

        self.options = options or WhisperOptions()
        self.name = f"whisper {Path(name).name or folder.name} {self.options.compute_type}"
        if not (folder / "model.bin").is_file():
            raise EngineUnavailable(f"{folder} holds no Whisper model: run `voice-interviewer models pull base.en`")
        try:
            self._model: Any = WhisperModel(
                str(folder),
                device=self.options.device,
                compute_type=self.options.compute_type,
                cpu_threads=self.options.threads or os.cpu_count() or 1,
                local_files_only=True,
            )
        except Exception as error:  # ctranslate2 and tokenizers raise whatever they meet in a damaged file
            raise EngineUnavailable(f"The Whisper model in {folder} cannot be loaded: {_one_line(error)}") from error
        language = self.options.language
        if language not in ("", "en") and not self._model.model.is_multilingual:
            raise EngineUnavailable(
                f"The Whisper model in {folder} knows English only, not {language!r}: use one without .en in its name."
            )

    def warm_up(self) -> None:
        """Run once on noise, so that the first phrase does not pay for page faults."""
        noise = np.random.default_rng(0).normal(0, 0.05, SAMPLE_RATE).astype(np.float32)
        language = self.options.language or None
        segments, _ = self._model.transcribe(noise, language=language, temperature=0, max_new_tokens=16)
        list(segments)

    def transcribe(self, samples: Samples, *, hot_words: Sequence[str] = (), prompt: str = "") -> Hypothesis:
        """The words of one phrase. All decoding happens in this call. Raises EngineError."""
        seconds = len(samples) / SAMPLE_RATE
        try:
            voiced = _voiced_spans(samples)
            if not voiced:
                return Hypothesis("")
            hints = self._fitted(", ".join(hot_words)), self._fitted(prompt)
            segments = self._decode(samples, *hints)
            if any(segment.compression_ratio > REPETITIVE for segment in segments):
                segments = self._decode(samples, *hints, no_repeat_ngram_size=3)
        except Exception as error:  # whatever the libraries raise, the session needs one line
            raise EngineError(f"{self.name} failed on {seconds:.1f} s of audio: {_one_line(error)}") from error
        kept = [segment for segment in segments if not _is_invented(segment, voiced, seconds)]
        words = _words(kept, seconds)
        return Hypothesis(" ".join(word.text for word in words), words, len(segments) - len(kept))

    def _decode(self, samples: Samples, hot_words: str, prompt: str, **more: Any) -> list[Any]:
        options = self.options
        segments, _ = self._model.transcribe(
            samples,
            language=options.language or None,
            beam_size=options.beam_size,
            temperature=0.0,
            no_speech_threshold=None,  # decided in `_is_invented`, where it is counted
            condition_on_previous_text=False,
            initial_prompt=prompt or None,
            hotwords=hot_words or None,
            word_timestamps=True,
            max_new_tokens=self._token_limit(len(samples) / SAMPLE_RATE, hot_words + prompt),
            **more,
        )
        return list(segments)  # the generator is lazy: this is where the work is done

    def _tokens(self, text: str) -> list[int]:
        return list(self._model.hf_tokenizer.encode(text, add_special_tokens=False).ids) if text else []

    def _fitted(self, text: str) -> str:
        """The beginning of a hint, as whole words, that leaves room for the text."""
        words = text.split()[:HINT_TOKENS]
        while words and len(self._tokens(" ".join(words))) > HINT_TOKENS:
            words.pop()
        return " ".join(words).rstrip(",")

    def _token_limit(self, seconds: float, prompt: str) -> int:
        """Bound the text by what can be said in the time, so that a loop on a short phrase is short.

        CTranslate2 takes the limit for prompt and text together and grants the text half of it at most.
        """
        before = len(self._tokens(prompt)) + 8
        wanted = TOKENS_AT_LEAST + int(TOKENS_PER_S * min(seconds, 30.0))
        return min(max(2 * wanted, wanted + before), WINDOW_TOKENS) - before


def _voiced_spans(samples: Samples) -> list[tuple[float, float]]:
    """Where there is speech, in seconds. Costs a tenth of a percent of what it saves when there is none."""
    if len(samples) < SAMPLE_RATE // 10:
        return []
    from faster_whisper.vad import get_speech_timestamps

    spans = get_speech_timestamps(samples, threshold=0.35, min_silence_duration_ms=300, speech_pad_ms=100)
    return [(span["start"] / SAMPLE_RATE, span["end"] / SAMPLE_RATE) for span in spans]


def _is_invented(segment: Any, voiced: Sequence[tuple[float, float]], seconds: float) -> bool:
    """Whisper writes something over every sound. Its own doubts, and silence, tell what nobody said."""
    speech = sum(max(0.0, min(segment.end, end) - max(segment.start, start)) for start, end in voiced)
    if segment.start >= seconds or speech <= 0 or not segment.words:
        return True
    if segment.compression_ratio > REPETITIVE:
        return True
    if segment.no_speech_prob > NO_SPEECH and segment.avg_logprob < LOW_PROBABILITY:
        return True
    stock_phrase = " ".join(re.findall(r"[a-z']+", segment.text.lower())) in INVENTED
    return stock_phrase and (segment.no_speech_prob > DOUBTFUL_SPEECH or speech < 0.3)


def _words(segments: Sequence[Any], seconds: float) -> tuple[Word, ...]:
    """Words in order; times inside the audio and never backwards, whatever the alignment said."""
    words: list[Word] = []
    earliest = 0.0
    for heard in (word for segment in segments for word in segment.words):
        if not (text := heard.word.strip()):
            continue
        start = min(max(float(heard.start), earliest), seconds)
        end = min(max(float(heard.end), start), seconds)
        earliest = end
        words.append(Word(text=text, start_s=start, end_s=end, confidence=_confidence(heard.probability)))
    return tuple(words)


def _confidence(probability: float) -> float:
    return float(np.clip(np.nan_to_num(probability), 0.0, 1.0))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
