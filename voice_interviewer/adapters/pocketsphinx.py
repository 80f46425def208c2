"""PocketSphinx: a small recogniser with its own acoustic model. It needs no download and hears poorly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from voice_interviewer import wav
from voice_interviewer.core.events import Word
from voice_interviewer.loudness import is_silent
from voice_interviewer.ports import SAMPLE_RATE, EngineUnavailable, Hypothesis, Samples

FRAME_S = 0.01


class PocketSphinx:
    """US English, 16 kHz. Half a second to load; about 0.4 s of CPU for a second of speech."""

    name = "pocketsphinx"

    def __init__(self) -> None:
        """Load the model that ships inside the package. Raises EngineUnavailable where the package is missing."""
        try:
            import pocketsphinx
        except ImportError:
            raise EngineUnavailable("PocketSphinx is not installed: pip install 'voice-interviewer[sphinx]'") from None
        self._decoder: Any = pocketsphinx.Decoder(loglevel="FATAL", cmn="batch")
        self._written: dict[str, str] = {}  # how a hot word is written: fastapi -> FastAPI

    def transcribe(self, samples: Samples, *, hot_words: Sequence[str] = (), prompt: str = "") -> Hypothesis:
        """The words of one phrase. It learns acronyms and compounds of known words from `hot_words`."""
        if is_silent(samples):
            return Hypothesis("")
        self._teach(hot_words)
        decoder = self._decoder
        decoder.reinit_feat()  # forget the noise of what came before: a phrase is heard the same wherever it stands
        decoder.start_utt()
        try:
            decoder.process_raw(wav.to_pcm(samples), no_search=False, full_utt=True)
        finally:
            decoder.end_utt()
        if decoder.hyp() is None:
            return Hypothesis("")
        decoder.get_prob()  # has the lattice's posterior probabilities computed for `seg`
        words = tuple(self._words(decoder.seg() or (), len(samples) / SAMPLE_RATE))
        return Hypothesis(" ".join(word.text for word in words), words)

    def _teach(self, hot_words: Sequence[str]) -> None:
        new = [word for word in hot_words if word.lower() not in self._written]
        for word in new:
            spoken = word.lower()
            self._written[spoken] = word
            if self._decoder.lookup_word(spoken) is None and (phones := self._phones(word)):
                self._decoder.add_word(spoken, phones, update=False)
        if new:
            self._decoder.activate_search(self._decoder.current_search())

    def _phones(self, word: str) -> str | None:
        """The sounds of an acronym (letter by letter) or a compound of known words; None where a part is unknown."""
        letters = [character for character in word if character.isalnum()]
        parts = letters if word.isupper() else re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", word)
        sounds = [self._decoder.lookup_word(part.lower() if len(part) > 1 else f"{part.lower()}.") for part in parts]
        return " ".join(sounds) if sounds and all(sounds) else None

    def _words(self, segments: Sequence[Any], seconds: float) -> Iterator[Word]:
        """The real words, without silences, noises and the numbers of pronunciation variants; times stay inside."""
        earliest = 0.0
        for segment in segments:
            if segment.word[0] in "<[+":
                continue
            start = min(max(segment.start_frame * FRAME_S, earliest), seconds)
            end = min(max((segment.end_frame + 1) * FRAME_S, start), seconds)
            earliest = end
            text = segment.word.split("(")[0].rstrip(".")
            confidence = min(max(float(segment.prob), 0.0), 1.0)
            yield Word(text=self._written.get(text, text), start_s=start, end_s=end, confidence=confidence)
