"""Speech models on disk: found in the usual places, fetched from the model hub, checked against their checksums."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from voice_interviewer import download
from voice_interviewer import manifest as manifests
from voice_interviewer.manifest import PACKAGE, Model, ModelFile, content, read_checksums, sha256, write_checksums
from voice_interviewer.ports import EngineError, EngineUnavailable

ATTEMPTS = 4

State = Literal["ok", "recorded", "unknown", "missing", "differs"]
Progress = Callable[[int, int], None]  # bytes done, bytes in all

_unreachable: set[str] = set()  # hubs that did not answer in this run


@dataclass(frozen=True, slots=True)
class Check:
    """What `verify` found about one file. "recorded": it had no checksum yet, and has one now; "unknown": it has none,
    and none could be written.
    """

    file: str
    state: State


def folders(configured: Path | None = None) -> list[Path]:
    """Where models are looked for, in this order."""
    configured_first = [configured] if configured else []
    return [*configured_first, Path("models"), PACKAGE.parent / "models", PACKAGE / "_data" / "models", user_folder()]


def user_folder() -> Path:
    """Where models of this user are kept when the working folder has no `models`."""
    cache = {"darwin": "Library/Caches", "win32": "AppData/Local"}.get(sys.platform, ".cache")
    return Path.home() / cache / "voice-interviewer" / "models"


class ModelStore:
    """`configured` is a folder of model folders that goes before all others.

    `endpoint` is the model hub; by default what huggingface_hub uses, so HF_ENDPOINT and HF_HUB_OFFLINE count.
    """

    def __init__(
        self,
        configured: Path | None = None,
        *,
        endpoint: str | None = None,
        places: Sequence[Path] | None = None,
        manifest: Path | None = None,
    ) -> None:
        self._configured = configured
        self._endpoint = endpoint
        self.places = list(places) if places is not None else folders(configured)
        self.models = manifests.read(manifest or manifests.path())

    def find(self, name: str) -> Path | None:
        """The folder of a complete model: `name` is one of the manifest, of a folder in `places`, or a path."""
        if name not in self.models and (Path(name) / "model.bin").is_file():
            return Path(name)
        model = self.models.get(name, Model(name))
        candidates = [*(place / name for place in self.places), *_hub_cache(model)]
        return next((folder for folder in candidates if model.is_complete_in(folder)), None)

    def available(self, name: str) -> bool:
        return self.find(name) is not None

    def fetchable(self, name: str, timeout_s: float = 3.0) -> bool:
        """Whether the hub has it and answers. One that does not is given up after `timeout_s`, once per run."""
        model = self.models.get(name)
        if model is None or model.built_in or not self._hub or self._hub in _unreachable:
            return False
        answers: list[bool] = []
        # in a thread, because looking up an address cannot be timed out
        asking = threading.Thread(target=lambda: answers.append(self._has(model, timeout_s)), daemon=True)
        asking.start()
        asking.join(timeout_s)
        if not answers:
            _unreachable.add(self._hub)
        return answers == [True]

    def pull(self, name: str, announce: Callable[[str], None] | None = None, progress: Progress | None = None) -> Path:
        """Fetch a model into `target()`, check it, and give its folder. A broken download goes on where it stopped;
        what is already there and right is not fetched again.

        Raises EngineUnavailable (no network, no such model), EngineError (a file is not what the manifest says).
        """
        model = self._pullable(name)
        folder = self.target() / model.name
        if model.is_complete_in(folder) and all(check.state == "ok" for check in self._check(folder, model)):
            return folder
        part = self.target() / ".partial" / f"{model.name}@{model.revision[:12]}"
        self._make_room(part, model)
        report = progress or (_in_tenths(announce, name) if announce else lambda done, total: None)
        received: list[ModelFile] = []
        try:
            for file in model.files:
                advance = _after(sum(item.size for item in received), model.size, report)
                received.append(self._fetch(model, file, part, advance))
            write_checksums(part, model, received)
            _move(part, folder)
        finally:
            for empty in (part, part.parent):  # what was received so far stays for the next time
                with suppress(OSError):
                    empty.rmdir()
        return folder

    def verify(self, name: str) -> list[Check]:
        """Check every file of a model against the manifest, else against its CHECKSUMS; record what has neither.

        Raises EngineUnavailable when there is no such model here.
        """
        model = self.models.get(name, Model(name))
        folder = self.find(name) or next((place / name for place in self.places if (place / name).is_dir()), None)
        if folder is None:
            raise EngineUnavailable(f"There is no model {name!r} here. {self.how_to_get(name)}")
        return self._check(folder, model)

    def _check(self, folder: Path, model: Model) -> list[Check]:
        wanted = read_checksums(folder) | {file.name: file.sha256 for file in model.files if file.sha256}
        there = {path.name: sha256(path) for path in content(folder)}
        new: State = "unknown"
        if there.keys() - wanted.keys() and not model.built_in:  # what ships with the program brings its checksums
            new = _record(folder, model, there | wanted)
        expected = there.keys() | wanted.keys() | {file.name for file in model.files}
        return [Check(file, _state(there.get(file), wanted.get(file), new)) for file in sorted(expected)]

    def target(self) -> Path:
        """Where pulls land: the configured folder, else ./models where the working folder has one, else the user's."""
        if self._configured:
            return self._configured
        here = Path("models")
        return here if here in self.places and os.access(here, os.W_OK) else user_folder()

    def how_to_get(self, name: str) -> str:
        """One line for people: how to have this model here."""
        model = self.models.get(name)
        if model is None:
            return f"Known are {', '.join(self.models)}; the path of a folder with a model works too."
        if model.built_in:
            return "It ships with the program: reinstall it."
        files = ", ".join(file.name for file in model.files)
        return (
            f"Run `voice-interviewer models pull {name}` with a network connection (HF_ENDPOINT names a mirror), "
            f"or put {files} of {model.repo} into {self.target() / name}."
        )

    @property
    def _hub(self) -> str:
        """The hub's address; "" where the user wants none asked."""
        if self._endpoint is None:
            from huggingface_hub import constants

            self._endpoint = "" if constants.HF_HUB_OFFLINE else str(constants.ENDPOINT)
        return self._endpoint.rstrip("/")

    def _url(self, model: Model, file: str) -> str:
        return f"{self._hub}/{model.repo}/resolve/{model.revision}/{file}"

    def _has(self, model: Model, timeout_s: float) -> bool:
        """Ask the hub for the model's smallest file; note where it cannot be reached. Raises nothing."""
        try:
            download.ask(self._url(model, "config.json"), timeout_s)
        except download.Refused:
            return False
        except download.Broken:
            _unreachable.add(self._hub)
            return False
        return True

    def _pullable(self, name: str) -> Model:
        model = self.models.get(name)
        if model is None or model.built_in:
            raise EngineUnavailable(f"{name!r} cannot be pulled. {self.how_to_get(name)}")
        if not self._hub:
            raise EngineUnavailable(f"HF_HUB_OFFLINE is set, so {name} cannot be pulled. {self.how_to_get(name)}")
        return model

    def _make_room(self, part: Path, model: Model) -> None:
        target = self.target()
        try:
            part.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(part).free
        except OSError as error:
            reason = error.strerror or error
            raise EngineError(f"{target} cannot be written ({reason}): set VOICE_INTERVIEWER_MODELS") from None
        needed = model.size - sum(path.stat().st_size for path in part.iterdir())
        if needed > free:
            raise EngineError(f"{model.name} needs {needed / 1e6:.0f} MB more, {target} has {free / 1e6:.0f} MB free")

    def _fetch(self, model: Model, file: ModelFile, part: Path, advance: Callable[[int], None]) -> ModelFile:
        """One file, checked. It is written to `part`, from where it stopped the last time."""
        path, url = part / file.name, self._url(model, file.name)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                download.fetch(url, path, file.size, advance)
                break
            except download.Refused as error:
                raise EngineUnavailable(f"{url} gave {error}. {self.how_to_get(model.name)}") from None
            except download.Broken as error:
                if attempt == ATTEMPTS:
                    reason = f"{self._hub} cannot be reached ({error})"
                    raise EngineUnavailable(f"{reason}. {self.how_to_get(model.name)}") from None
            except OSError as error:
                raise EngineError(f"{path} cannot be written: {error.strerror or error}") from None
        actual = sha256(path)
        if file.sha256 and actual != file.sha256:
            path.unlink()
            raise EngineError(f"{url} is not what MANIFEST.toml says (sha256 {actual[:12]}): nothing was installed")
        return replace(file, size=path.stat().st_size, sha256=actual)


def _after(before: int, total: int, report: Progress) -> Callable[[int], None]:
    """Progress of one file -> progress of all."""
    return lambda done: report(before + done, total)


def _in_tenths(announce: Callable[[str], None], name: str) -> Progress:
    """A line for people at each tenth."""
    told = 0

    def progress(done: int, total: int) -> None:
        nonlocal told
        tenths = 10 * done // total if total else 0
        if tenths > told:
            told = tenths
            announce(f"{name}: {tenths * 10} % of {total / 1e6:.0f} MB")

    return progress


def _hub_cache(model: Model) -> Iterator[Path]:
    """Where other programs that use huggingface_hub may have put the same model already."""
    if model.repo:
        from huggingface_hub import constants

        folder = f"models--{model.repo.replace('/', '--')}"
        yield Path(constants.HF_HUB_CACHE) / folder / "snapshots" / model.revision


def _record(folder: Path, model: Model, digests: Mapping[str, str]) -> State:
    try:
        write_checksums(folder, model, [ModelFile(file, 0, digest) for file, digest in digests.items()])
    except OSError:
        return "unknown"
    return "recorded"


def _state(actual: str | None, wanted: str | None, new: State) -> State:
    if not actual:
        return "missing"
    if not wanted:
        return new
    return "ok" if actual == wanted else "differs"


def _move(part: Path, folder: Path) -> None:
    """Put a complete model in its place at once; over an incomplete one file by file, the largest last."""
    if folder.is_dir():
        for path in sorted(part.iterdir(), key=lambda path: path.stat().st_size):
            os.replace(path, folder / path.name)
    else:
        os.replace(part, folder)
