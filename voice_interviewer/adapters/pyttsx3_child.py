"""The child process behind `adapters.pyttsx3`: JSON lines in on standard input, JSON lines out on standard output.

    {"voices": true}                                           -> {"voices": [{"id", "name", "languages"}, ...]}
    {"text", "path", "voice", "words_per_minute", "volume"}    -> {"voice": "the voice that spoke"}
    anything that fails                                        -> {"error": "..."}

It is started by path with `-P`, so that `import pyttsx3` finds the library and not the adapter beside this file. It
ends when its standard input does, even if the engine hangs: that is how it never outlives its parent.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import sys
import threading
from typing import Any


def load_espeak() -> None:
    """Make the packaged espeak-ng known to pyttsx3; without it pyttsx3 looks for one of the system."""
    import ctypes

    try:
        import espeakng_loader
    except ImportError:
        return
    # the data path must be known before espeak_Initialize, which ends the whole process if it cannot find it
    os.environ["ESPEAK_DATA_PATH"] = os.path.dirname(espeakng_loader.get_data_path())
    ctypes.CDLL(espeakng_loader.get_library_path())


class Engine:
    """pyttsx3 with its races closed."""

    def __init__(self) -> None:
        if sys.platform == "linux":
            load_espeak()
        import pyttsx3

        self._engine = pyttsx3.init()
        self._espeak = str(self._engine) == "espeak"

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        if "voices" in request:
            return {"voices": [_listed(voice) for voice in self._engine.getProperty("voices")]}
        return self._save(**request)

    def _save(self, text: str, path: str, voice: str, words_per_minute: int, volume: float) -> dict[str, Any]:
        # espeak must apply its settings now; the others must find everything queued when their loop starts
        self._engine.proxy.setBusy(not self._espeak)
        if voice:
            self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", words_per_minute)
        self._engine.setProperty("volume", volume)
        self._settle()  # else the start of the loop cancels settings that espeak has not applied yet
        self._engine.save_to_file(text, path)
        self._engine.runAndWait()
        self._settle()  # else the file of the first utterance may not be there yet
        return {"voice": str(self._engine.getProperty("voice") or "")}

    def _settle(self) -> None:
        if self._espeak:
            from pyttsx3.drivers import _espeak

            _espeak.Synchronize()


def _listed(voice: Any) -> dict[str, Any]:
    return {"id": str(voice.id), "name": str(voice.name), "languages": [str(known) for known in voice.languages or ()]}


def _read(requests: queue.Queue[str], folder: str) -> None:
    for line in sys.stdin:
        requests.put(line)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def main(folder: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # pyttsx3 prints

    def reply(answer: dict[str, Any]) -> None:
        print(json.dumps(answer), file=replies, flush=True)

    requests: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(requests, folder), daemon=True).start()
    try:
        engine = Engine()
    except Exception as error:
        reply({"error": f"{type(error).__name__}: {error}"})
        return
    reply({"ready": True})
    while True:
        try:
            reply(engine.answer(json.loads(requests.get())))
        except Exception as error:
            reply({"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    main(sys.argv[1])
