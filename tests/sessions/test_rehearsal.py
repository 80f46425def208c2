"""The test bench for packs: simulated candidates of every kind, in time lapse, and what must hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.sessions.scripted import small_pack
from voice_interviewer.candidates import KINDS, WAIT, Candidate, Kind
from voice_interviewer.cli import main
from voice_interviewer.core.events import QuestionAsked
from voice_interviewer.core.planning.plan import outline
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.packs import find_pack, read_pack
from voice_interviewer.rehearsal import Part, rehearse


@pytest.fixture(scope="module")
def backend() -> Pack:
    return read_pack(find_pack("backend"))


def shortened(kind: Kind) -> float:
    return 30.0 if kind in ("average", "strong", "dont-know") else 12.0


def test_the_invariants_hold_whoever_the_candidate_is(backend: Pack) -> None:
    parts = [Part(kind, "mid", shortened(kind), seed) for seed, kind in enumerate(KINDS)]
    found = {outcome.part.kind: outcome for outcome in rehearse(backend, parts)}
    for outcome in found.values():
        assert outcome.broken == ()
        assert outcome.repeats == outcome.lint == 0
    core = {minutes: [item.text for item in outline(backend, "mid", minutes).core] for minutes in (12.0, 30.0)}
    for kind in set(KINDS) - {"rambling"}:
        asked = [text for text in found[kind].questions if text in core[shortened(kind)]]
        assert asked == core[shortened(kind)], kind
    average = found["average"]
    assert 26 <= average.minutes <= 30.5
    assert average.asked >= 0.9
    assert average.assessed >= 0.9
    above = {item.text for item in backend.askable if item.level in ("senior", "expert")}
    assert not above & set(found["dont-know"].questions), "nobody is interrogated after weak answers"
    assert above & set(found["strong"].questions), "strong answers add the next level"


def test_the_same_seed_gives_the_same_interview(backend: Pack) -> None:
    part = Part("average", "junior", 10.0, 5)
    first, second = (rehearse(backend, [part])[0] for _ in range(2))
    assert first == second


def test_a_broken_invariant_is_found() -> None:
    pack = small_pack(items=3)
    twice = replace(pack.bank.items[1], text="What is a cache? And what is a queue?")
    pack = replace(pack, bank=replace(pack.bank, items=(pack.bank.items[0], twice, pack.bank.items[2])))
    (outcome,) = rehearse(pack, [Part("one-word", "junior", 10.0, 1)])
    assert any("one ask" in text for text in outcome.broken)
    assert outcome.lint == 1


def test_candidates_differ_in_what_they_say(backend: Pack) -> None:
    item = backend.askable[0]
    question = QuestionAsked(question_id="q1", text=item.text, form="main", at_s=0, item_id=item.id)
    words = {
        kind: sum(len(part.split()) for part in Candidate(backend, kind).script(question) if isinstance(part, str))
        for kind in KINDS
    }
    assert words["silent"] == 0 < words["one-word"] < words["weak"] < words["strong"] < words["rambling"]
    assert WAIT in Candidate(backend, "injecting").script(question)


def test_a_new_pack_can_be_checked_shown_simulated_and_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str]:
        code = main(["pack", *arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    assert command("new", "night-porter")[0] == 0
    assert "0 errors" in command("check", "night-porter")[1]
    assert "Night Porter" in command("list")[1]
    assert "2 of them asked of everyone" in command("show", "night-porter", "--minutes", "10")[1]
    kinds = ("--candidates", "strong,silent", "--minutes", "5")
    code, said = command("simulate", "night-porter", "--runs", "1", *kinds)
    assert code == 0, said
    assert "all invariants hold" in said
    assert command("export", "night-porter", "out")[0] == 0
    for name in ("persona.md", "questions.md", "rubric.toml"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "rubrics" / "night-porter" / name).read_bytes()
    code, said = command("import", "--persona", "out/persona.md", "--bank", "out/questions.md", "./again/porter")
    assert code == 1, "its questions name competencies that the new rubric does not have"
    assert "competency" in said
    for name in ("persona.md", "questions.md"):
        assert (tmp_path / "again" / "porter" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()
    code, said = command("new", "night-porter")
    assert code == 1
    assert "is there already" in said
    assert "there is no such pack" in command("show", "nothing")[1]
    assert "choose from" in command("simulate", "night-porter", "--candidates", "x")[1]
