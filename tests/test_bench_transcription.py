"""The ruler itself: word error rates are those of the textbook."""

import json
import sys

import pytest

from bench import transcription as bench
from tests import random_whisper
from tests.speech import say
from voice_interviewer import wav
from voice_interviewer.core.events import Word


@pytest.mark.parametrize(
    ("reference", "heard", "errors", "right"),
    [
        ("a b c", "a b c", 0, [True, True, True]),
        ("a b c", "a x c", 1, [True, False, True]),
        ("a b c", "a c", 1, [True, True]),
        ("a c", "a b c", 1, [True, False, True]),
        ("a b c", "", 3, []),
        ("", "a b", 2, [False, False]),
        ("the cat sat", "cat sat the", 2, [True, True, False]),
    ],
)
def test_errors_are_the_least_number_of_edits(reference, heard, errors, right):
    assert bench.alignment(reference.split(), heard.split()) == (errors, right)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Smith's well-known, um, OK!", "mister smith's well known okay"),
        ("It’s 1,000 of 7 % & more.", "it's 1000 of seven percent and more"),
        ("C++, naïve; uh... don't", "c naïve don't"),
    ],
)
def test_words_are_compared_without_their_dress(text, words):
    assert " ".join(bench.normalised(text)) == words


def test_rates_and_confidence():
    clip = {"id": "x", "kind": "read", "text": "one two three four"}
    sure = [Word(text=t, start_s=0, end_s=1, confidence=c) for t, c in [("one", 0.9), ("too", 0.1), ("three", 0.8)]]
    heard = bench.compared(clip, sure, 2.0, 0.5)
    assert heard.errors == 2
    assert bench.error_rate([heard]) == 0.5
    assert bench.separation([heard]) == 1.0
    assert bench.interval([heard]) == (0.5, 0.5)


def test_the_command_measures_a_real_recogniser(tmp_path, monkeypatch, capsys):
    folder = random_whisper.make(tmp_path / "random")
    (tmp_path / "clip.wav").write_bytes(wav.encode(say("We use a queue.")))
    clip = {"id": "clip", "kind": "read", "text": "We use a queue.", "file": "clip.wav"}
    (tmp_path / "manifest.jsonl").write_text(json.dumps(clip) + "\n")
    arguments = ["--recogniser", "whisper", "--model", str(folder), "--audio", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", ["transcription", *arguments, "--json", str(tmp_path / "o")])
    assert bench.main() == 0
    printed = capsys.readouterr().out
    assert "whisper" in printed
    assert "read" in printed
    assert json.loads((tmp_path / "o").read_text())["clips"][0]["reference"] == ["we", "use", "a", "queue"]


def test_without_clips_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["transcription", "--audio", str(tmp_path)])
    assert bench.main() == 1
    assert "manifest.jsonl" in capsys.readouterr().err
