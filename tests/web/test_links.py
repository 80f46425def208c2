"""Signed links, and the secret that signs them."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from voice_interviewer.ports import EngineError
from voice_interviewer.web.links import Links, secret_of

SECRET = "Zt7wq0P1mXk9sLd2vBn4cHy6uJa8eRf3"


def test_a_link_is_good_for_its_own_use_only() -> None:
    links = Links(SECRET)
    token = links.sign("candidate", "0123456789abcdef")
    assert links.read("candidate", token) == "0123456789abcdef"
    assert links.read("share", token) is None
    assert Links(SECRET[::-1]).read("candidate", token) is None


@pytest.mark.parametrize("token", ["", "x", "..", "a.b", "0123456789abcdef", "InVzZXIi.x", "\x00", "é" * 40])
def test_what_we_did_not_sign_is_nothing(token: str) -> None:
    assert Links(SECRET).read("candidate", token) is None


@pytest.mark.parametrize("place", range(3, 40, 6))
def test_a_changed_character_spoils_a_link(place: int) -> None:
    links = Links(SECRET)
    token = links.sign("share", "0123456789abcdef")
    changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
    assert links.read("share", changed) is None


@pytest.mark.parametrize("secret", ["", "secret", "a" * 64, "short but many 1"])
def test_weak_secrets_are_refused(secret: str) -> None:
    with pytest.raises(EngineError, match="too weak"):
        Links(secret)


def test_a_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = secret_of(home)
    assert secret_of(home) == first
    assert secret_of(home, SECRET) == SECRET
    assert stat.S_IMODE((home / "secret").stat().st_mode) == 0o600
    Links(first)
