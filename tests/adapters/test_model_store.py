"""Models are found where they may lie, fetched whole or not at all, and checked."""

import hashlib
import os
import shutil
import socket
import time
from pathlib import Path

import pytest

from tests.model_hub import ModelHub
from voice_interviewer import manifest
from voice_interviewer.adapters import model_store
from voice_interviewer.adapters.model_store import Check, ModelStore
from voice_interviewer.ports import EngineError, EngineUnavailable

CONTENT = {
    "config.json": b'{"alignment_heads": []}',
    "tokenizer.json": b'{"model": {}}' * 50,
    "vocabulary.txt": b"the\nand\n" * 900,
    "model.bin": bytes(range(256)) * 4000,
}
REVISION = "0123456789abcdef0123456789abcdef01234567"
REMOTE = {f"acme/ear/resolve/{REVISION}/{name}": data for name, data in CONTENT.items()}


def write_manifest(path: Path, *, without_sha256: str = "") -> Path:
    lines = ['[models.ear]\nrepo = "acme/ear"', f'revision = "{REVISION}"', 'licence = "MIT"\nfiles = [']
    for name, data in CONTENT.items():
        digest = "" if name == without_sha256 else f', sha256 = "{hashlib.sha256(data).hexdigest()}"'
        lines.append(f'  {{ name = "{name}", size = {len(data)}{digest} }},')
    path.write_text("\n".join([*lines, "]", '[models.small-ear]\nbuilt_in = true\nlicence = "Apache-2.0"\n']))
    return path


@pytest.fixture(autouse=True)
def fresh_run(monkeypatch, tmp_path):
    """A run of its own, in a working folder of its own with a folder for models, and nobody's cache."""
    monkeypatch.setattr(model_store, "_unreachable", set())
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(model_store, "user_folder", lambda: tmp_path / "user")
    working = tmp_path / "working"
    (working / "models").mkdir(parents=True)
    monkeypatch.chdir(working)


@pytest.fixture
def hub():
    with ModelHub(dict(REMOTE)) as hub:
        yield hub


def store_of(tmp_path, hub=None, **options):
    manifest_file = write_manifest(tmp_path / "MANIFEST.toml", without_sha256=options.pop("without_sha256", ""))
    return ModelStore(endpoint=hub.url if hub else "http://127.0.0.1:9", manifest=manifest_file, **options)


@pytest.fixture
def store(tmp_path, hub):
    return store_of(tmp_path, hub)


def fill(folder: Path, **changed: bytes) -> Path:
    folder.mkdir(parents=True)
    for name, data in CONTENT.items():
        (folder / name).write_bytes(changed.get(name.split(".")[0], data))
    return folder


# --- pulling


def test_a_pull_brings_every_file_and_notes_its_checksums(store, hub):
    folder = store.pull("ear")
    assert folder == Path("models/ear")
    assert {file.name: file.read_bytes() for file in manifest.content(folder)} == CONTENT
    assert store.find("ear") == folder
    assert store.available("ear")
    assert (folder / "CHECKSUMS").read_text().startswith(f"# acme/ear {REVISION}\n")
    assert not Path("models/.partial").exists()
    assert hub.asked_for("model.bin") == [""]


def test_progress_goes_up_to_the_whole(store):
    told, lines = [], []
    store.pull("ear", progress=lambda done, total: told.append((done, total)))
    size = sum(map(len, CONTENT.values()))
    assert told[-1] == (size, size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    store_again = ModelStore(endpoint=store._hub, manifest=Path("../MANIFEST.toml"), configured=Path("elsewhere"))
    store_again.pull("ear", lines.append)
    assert lines[-1] == "ear: 100 % of 1 MB"


def test_a_broken_connection_is_taken_up_where_it_broke(store, hub):
    half = len(CONTENT["model.bin"]) // 2
    hub.break_after = [10**9, 10**9, 10**9, half]
    store.pull("ear")
    assert hub.asked_for("model.bin") == ["", f"bytes={half}-"]
    assert Path("models/ear/model.bin").read_bytes() == CONTENT["model.bin"]


def test_a_pull_that_was_given_up_goes_on_the_next_time(tmp_path, store, hub):
    hub.break_after = [10**9, 10**9, 10**9, 600_000, 1, 1, 1]
    with pytest.raises(EngineUnavailable, match="the connection broke"):
        store.pull("ear")
    assert store.find("ear") is None
    assert (tmp_path / "working/models/.partial" / f"ear@{REVISION[:12]}" / "model.bin").stat().st_size == 600_003
    hub.requests.clear()
    store_of(tmp_path, hub).pull("ear")
    assert [path.rsplit("/")[-1] for path, _ in hub.requests if path.startswith("/store/")] == ["model.bin"]
    assert hub.asked_for("model.bin") == ["bytes=600003-"]
    assert store.find("ear")


def test_what_is_there_is_not_fetched_again(store, hub):
    store.pull("ear")
    hub.requests.clear()
    store.pull("ear")
    assert hub.requests == []
    Path("models/ear/model.bin").write_bytes(CONTENT["model.bin"][::-1])
    store.pull("ear")
    assert {check.state for check in store.verify("ear")} == {"ok"}


def test_another_file_than_the_manifest_names_is_not_installed(store, hub):
    hub.files[f"acme/ear/resolve/{REVISION}/model.bin"] = b"\0" * len(CONTENT["model.bin"])
    with pytest.raises(EngineError, match=r"is not what MANIFEST\.toml says"):
        store.pull("ear")
    assert store.find("ear") is None
    hub.files.update(REMOTE)
    store.pull("ear")
    assert [check.state for check in store.verify("ear")] == ["ok"] * 4


def test_a_file_without_a_checksum_is_recorded_at_the_first_pull(tmp_path, hub):
    store = store_of(tmp_path, hub, without_sha256="vocabulary.txt")
    store.pull("ear")
    assert Check("vocabulary.txt", "ok") in store.verify("ear")
    Path("models/ear/vocabulary.txt").write_bytes(CONTENT["vocabulary.txt"][::-1])
    assert Check("vocabulary.txt", "differs") in store.verify("ear")


def test_a_pull_completes_an_incomplete_folder(store):
    folder = fill(Path("models/ear"))
    (folder / "model.bin").write_bytes(b"half")
    (folder / "notes.txt").write_bytes(b"mine")
    assert store.find("ear") is None
    assert store.pull("ear") == folder
    assert store.find("ear") == folder
    assert (folder / "notes.txt").read_bytes() == b"mine"


def test_a_missing_file_on_the_hub_says_how_to_go_on(store, hub):
    del hub.files[f"acme/ear/resolve/{REVISION}/vocabulary.txt"]
    with pytest.raises(EngineUnavailable, match="gave HTTP 404"):
        store.pull("ear")


def test_without_network_the_message_says_what_to_do(tmp_path):
    with pytest.raises(EngineUnavailable) as error:
        store_of(tmp_path).pull("ear")
    message = str(error.value)
    folder = os.path.join("models", "ear")
    for part in ("cannot be reached", "models pull ear", "HF_ENDPOINT", "model.bin", "acme/ear", folder):
        assert part in message
    assert "\n" not in message
    assert not Path("models/.partial").exists()


def test_a_hub_that_is_not_wanted_is_not_asked(tmp_path):
    with pytest.raises(EngineUnavailable, match="HF_HUB_OFFLINE"):
        ModelStore(endpoint="", manifest=write_manifest(tmp_path / "m.toml")).pull("ear")


@pytest.mark.parametrize(("name", "message"), [("nose", "Known are ear, small-ear"), ("small-ear", "ships with")])
def test_what_cannot_be_pulled_says_why(store, name, message):
    with pytest.raises(EngineUnavailable, match=message):
        store.pull(name)


def test_a_full_disk_is_noticed_before(store, monkeypatch):
    monkeypatch.setattr(model_store.shutil, "disk_usage", lambda _: model_store.shutil._ntuple_diskusage(1, 1, 1000))
    with pytest.raises(EngineError, match="MB free"):
        store.pull("ear")


def test_a_folder_that_cannot_be_written_says_so(tmp_path, hub):
    (tmp_path / "file").write_text("in the way")
    store = store_of(tmp_path, hub, configured=tmp_path / "file" / "models")
    with pytest.raises(EngineError, match="cannot be written"):
        store.pull("ear")


# --- finding


def test_the_configured_folder_goes_first_then_the_working_folder_then_the_users(tmp_path):
    user = fill(tmp_path / "user" / "ear")
    assert store_of(tmp_path).find("ear") == user
    fill(Path("models/ear"))
    assert store_of(tmp_path).find("ear") == Path("models/ear")
    configured = fill(tmp_path / "configured" / "ear")
    assert store_of(tmp_path, configured=tmp_path / "configured").find("ear") == configured


def test_pulls_land_in_the_configured_folder_or_the_working_folder_or_the_users(tmp_path):
    assert store_of(tmp_path, configured=tmp_path / "mine").target() == tmp_path / "mine"
    assert store_of(tmp_path).target() == Path("models")
    Path("models").rmdir()
    assert store_of(tmp_path).target() == tmp_path / "user"


def test_a_path_and_a_folder_that_is_not_in_the_manifest_are_found(tmp_path):
    folder = fill(tmp_path / "own")
    fill(Path("models/fine-tuned"), model=b"other weights")
    store = store_of(tmp_path)
    assert store.find(str(folder)) == folder
    assert store.find("fine-tuned") == Path("models/fine-tuned")
    (Path("models/fine-tuned") / "vocabulary.txt").unlink()
    assert store.find("fine-tuned") is None


def test_a_folder_of_the_working_folder_is_not_taken_for_a_known_model(tmp_path):
    fill(Path("ear"), model=b"random")
    assert store_of(tmp_path).find("ear") is None


def test_files_of_the_wrong_size_are_not_the_model(tmp_path):
    fill(Path("models/ear"), model=b"random")
    assert store_of(tmp_path).find("ear") is None


def test_a_built_in_model_is_found_where_it_lies(tmp_path):
    store = store_of(tmp_path)
    assert store.find("small-ear") is None
    fill(Path("models/small-ear"))
    assert store.find("small-ear") == Path("models/small-ear")
    assert not store.fetchable("small-ear")


def test_a_model_that_other_programs_fetched_is_used(tmp_path):
    cached = fill(tmp_path / "cache/models--acme--ear/snapshots" / REVISION)
    assert store_of(tmp_path).find("ear") == cached


# --- fetchable


def test_a_hub_that_has_it_is_fetchable(store):
    assert store.fetchable("ear")
    assert not store.fetchable("nose")


def test_a_hub_that_refuses_is_noticed_at_once_and_remembered(tmp_path):
    store = store_of(tmp_path)
    began = time.monotonic()
    assert not store.fetchable("ear")
    assert time.monotonic() - began < 1


def test_a_hub_that_hangs_is_given_up_and_remembered_for_the_run(tmp_path):
    with ModelHub(dict(REMOTE), hangs=True) as hub:
        began = time.monotonic()
        assert not store_of(tmp_path, hub).fetchable("ear", timeout_s=0.5)
        assert time.monotonic() - began < 1
        began = time.monotonic()
        assert not store_of(tmp_path, hub).fetchable("ear", timeout_s=0.5)
        assert time.monotonic() - began < 0.1


def test_an_address_that_cannot_be_looked_up_is_given_up(tmp_path, monkeypatch):
    def look_up(*_, **__):
        time.sleep(1)
        raise OSError("name server does not answer")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    store = ModelStore(endpoint="http://hub.invalid", manifest=write_manifest(tmp_path / "m.toml"))
    began = time.monotonic()
    assert not store.fetchable("ear", timeout_s=0.3)
    assert time.monotonic() - began < 1


def test_a_hub_without_the_model_is_not_unreachable(tmp_path, hub):
    hub.files.clear()
    store = store_of(tmp_path, hub)
    assert not store.fetchable("ear")
    hub.files.update(REMOTE)
    assert store.fetchable("ear")


# --- verifying


def test_verify_tells_ok_missing_and_changed_files_apart(store):
    folder = fill(Path("models/ear"), config=b"[]")
    (folder / "tokenizer.json").unlink()
    assert {check.file: check.state for check in store.verify("ear")} == {
        "config.json": "differs",
        "tokenizer.json": "missing",
        "vocabulary.txt": "ok",
        "model.bin": "ok",
    }


def test_a_folder_filled_by_hand_is_recorded_once_and_held_to_it(store):
    folder = fill(Path("models/fine-tuned"))
    assert {check.state for check in store.verify("fine-tuned")} == {"recorded"}
    assert {check.state for check in store.verify("fine-tuned")} == {"ok"}
    (folder / "model.bin").write_bytes(b"changed")
    assert Check("model.bin", "differs") in store.verify("fine-tuned")


def test_a_built_in_model_brings_its_checksums(store):
    folder = fill(Path("models/small-ear"))
    assert {check.state for check in store.verify("small-ear")} == {"unknown"}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in CONTENT.items()}
    (folder / "CHECKSUMS").write_text("".join(f"{digest}  {name}\n" for name, digest in digests.items()))
    assert {check.state for check in store.verify("small-ear")} == {"ok"}


def test_verifying_what_is_not_there_says_what_to_do(store):
    with pytest.raises(EngineUnavailable, match="models pull ear"):
        store.verify("ear")


# --- the real manifest


def test_the_manifest_names_pinned_revisions_and_checksums():
    models = manifest.read(manifest.path())
    assert {"base.en", "embedded-en"} <= models.keys()
    for model in models.values():
        assert model.licence
        assert model.summary
        if not model.built_in:
            assert len(model.revision) == 40
            assert {file.name for file in model.files} >= set(manifest.NEEDED)
            assert next(file for file in model.files if file.name == "model.bin").sha256
    assert all(len(file.sha256) == 64 for file in models["base.en"].files)


def test_the_model_that_ships_is_the_one_of_the_manifest():
    store = ModelStore()
    checks = {check.file: check.state for check in store.verify("embedded-en")}
    assert checks == dict.fromkeys(["network.onnx", "pieces.txt", "settings.json", "words.npz", "written.tsv"], "ok")


def test_a_shipped_model_that_was_changed_is_told(tmp_path):
    store = ModelStore(tmp_path)
    folder = tmp_path / "embedded-en"
    shutil.copytree(ModelStore().find("embedded-en"), folder)
    size = (folder / "words.npz").stat().st_size
    (folder / "words.npz").write_bytes(bytes(size))
    assert {check.file for check in store.verify("embedded-en") if check.state == "differs"} == {"words.npz"}


@pytest.mark.parametrize("text", ["", "models = 3", '[models.x]\nbird = "y"', "[models.x]\nfiles = [{}]", "= ="])
def test_a_broken_manifest_says_so(tmp_path, text):
    (tmp_path / "m.toml").write_text(text)
    with pytest.raises(EngineError, match=r"m\.toml cannot be read"):
        ModelStore(manifest=tmp_path / "m.toml")
