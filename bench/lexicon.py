"""What espeak-ng makes of each pronunciation of the packs: `python -m bench.lexicon [PACK ...]`.

    backend      PKCE               wɪð pˌiːkˌeɪsˌiːˈiː nˈaʊ      ->  pixie       wɪð pˈɪksi nˈaʊ
    backend      SQL                wɪð ˌɛskjˌuːˈɛl nˈaʊ          ->  S Q L       wɪð ˈɛs kjˈuː ˈɛl nˈaʊ      SAME

SAME: the voice says the term like that without the lexicon (stress and gaps apart), so the entry gains nothing.
LONE A: a letter A by itself, which is said as in "a house". Ends with 1 if there is either.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import re
import sys

from voice_interviewer.packs import find_pack, find_packs, read_pack

UTF8, IPA, RETRIEVAL = 1, 2, 2
VOICES = {"en": ("en-us", "with {} now"), "de": ("de", "mit {} dann")}
"""By language: a voice, and a sentence in which a term is said as it is within others."""


class Espeak:
    """The phonemiser of espeak-ng. Raises ImportError without espeakng_loader."""

    def __init__(self) -> None:
        import espeakng_loader

        # espeak_Initialize ends the process if it does not find its data
        os.environ["ESPEAK_DATA_PATH"] = os.path.dirname(espeakng_loader.get_data_path())
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self._library.espeak_Initialize(RETRIEVAL, 0, None, 0)

    def phonemes(self, text: str, voice: str) -> str:
        self._library.espeak_SetVoiceByName(voice.encode())
        buffer = ctypes.create_string_buffer(text.encode())
        rest = ctypes.c_void_p(ctypes.addressof(buffer))
        said = []
        while rest.value:
            said.append(self._library.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, IPA) or b"")
        return b" ".join(said).decode()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="*", help="names or folders; all of rubrics/ without")
    names = parser.parse_args().packs
    espeak, wrong = Espeak(), 0
    for folder in [find_pack(name) for name in names] or find_packs().values():
        pack = read_pack(folder)
        voice, sentence = VOICES[pack.language]
        for term, spoken in pack.rubric.pronunciations:
            plain, told = (espeak.phonemes(sentence.format(said), voice) for said in (term, spoken))
            verdict = "SAME" if bare(plain) == bare(told) else "LONE A" if lone_a(spoken, pack.language) else ""
            wrong += bool(verdict)
            print(f"{pack.id:12} {term:18} {plain:38} ->  {spoken:20} {told:38} {verdict}".rstrip())
    print(f"{wrong} entries that gain nothing or say a letter wrongly")
    return int(wrong > 0)


def bare(phonemes: str) -> str:
    """Without stress, gaps and a doubled sound between two letters."""
    return re.sub(r"(.)\1", r"\1", re.sub(r"[ˈˌ\s]", "", phonemes))


def lone_a(spoken: str, language: str) -> bool:
    return language == "en" and re.search(r"(?<![\w-])A(?![\w.-])", spoken) is not None


if __name__ == "__main__":
    sys.exit(main())
