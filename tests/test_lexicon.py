"""The pronunciations of the packs: each says something that the voice would not say by itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.lexicon import bare, lone_a

ROOT = Path(__file__).parents[1]


def test_every_pronunciation_of_the_packs_gains_something() -> None:
    pytest.importorskip("espeakng_loader")
    said = subprocess.run(  # espeak ends the whole process where it fails
        [sys.executable, "-m", "bench.lexicon"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    wrong = [line for line in said.stdout.splitlines() if line.endswith(("SAME", "LONE A"))]
    assert said.returncode == 0, (wrong, said.stderr)
    assert len(said.stdout.splitlines()) > 50


@pytest.mark.parametrize(("spoken", "wrong"), [("I A M", True), ("F A Q", True), ("A-sync", False), ("AB", False)])
def test_a_letter_a_by_itself_would_be_an_article(spoken: str, wrong: bool) -> None:
    assert lone_a(spoken, "en") == wrong


def test_stress_and_gaps_are_no_difference() -> None:
    assert bare("ˌɛskjˌuːˈɛl") == bare("ˈɛs kjˈuː ˈɛl")
    assert bare("dˌʌbəljˌuː") != bare("vjˈuː")
