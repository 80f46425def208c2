"""Packs on disk: both Markdown dialects and the rubric, read, written back and found."""

import contextlib
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voice_interviewer.core.planning.plan import FAREWELL_S, INTRODUCTION_S, cost_s, outline
from voice_interviewer.core.role.pack import LEVELS, Anchor, Bank, Item, Level, Pack, Persona, Rubric, Section
from voice_interviewer.core.role.pack_check import check
from voice_interviewer.packs import (
    PackError,
    dump_rubric,
    export_bank,
    export_persona,
    find_pack,
    find_packs,
    import_bank,
    import_persona,
    load_rubric,
    packs_for,
    read_pack,
    write_pack,
)

ROOT = Path(__file__).resolve().parents[1]
SMALL, BROKEN = (ROOT / "tests" / "data" / "packs" / name for name in ("small", "broken"))
SEEDS = ROOT.parent / "shared" / "seeds"


def words(text: str) -> list[str]:
    return sorted(re.findall(r"[^\W_]+", text))


def line(file: str, start: str) -> int:
    """The number of the only line of a file of the small pack that starts like this."""
    (found,) = [i for i, text in enumerate((SMALL / file).read_text().splitlines(), 1) if text.startswith(start)]
    return found


# --- the dialect, on a small pack -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small() -> Pack:
    return read_pack(SMALL)


def test_a_persona_is_read_field_by_field(small: Pack) -> None:
    persona = small.persona
    assert persona.title == "Archive Interviewer"
    assert (persona.position, persona.years) == ("Head of Archives with 15+ years of keeping records", 15)
    assert persona.expertise == ("cataloguing", "storage (paper/film)", "access rules")
    assert persona.never == ("Give hints or teach", "Ask several things at once")
    assert persona.indicators[0].parts[1] == ("shelf marks", ("box", "folder", "sheet"))
    assert [group.name for group in persona.red_flags] == ["Critical", "Suboptimal"]
    assert persona.excellent_keywords == ("provenance", "finding aid")
    assert persona.warning_keywords == ("we just remember it",)
    assert persona.warning_signs == ("cannot name a standard",)
    assert persona.review_order == ("Safety (fire, water)", "Order")
    assert persona.review_stop == "Stop at the first major issue."
    assert persona.card == (("Order", None), ("Safety", 3.0), ("Access", None))
    assert persona.recommendations == ("No", "Neutral", "Yes")
    assert persona.mission.startswith("Find out whether")


def test_the_band_of_a_template_is_typed(small: Pack) -> None:
    cases = [(t.case, t.percent, t.after_s, t.placeholders) for t in small.persona.templates]
    assert cases == [
        ("correct", (75, 100), None, ("Next question",)),
        ("security", None, None, ("Issue",)),
        ("incomplete", (50, 75), None, ("Missing element",)),
        ("incorrect", (0, 50), None, ("Error",)),
        ("stuck", None, 120, ()),
        ("clarification", None, None, ("Direct factual answer",)),
    ]
    stuck = small.persona.template("stuck")
    assert stuck is not None
    assert stuck.text == "Moving on. Next question."


def test_phases_samples_and_edge_cases_are_typed(small: Pack) -> None:
    basics, practice = small.persona.phases
    assert (basics.start_min, basics.end_min, basics.condition) == (0, 10, "")
    assert basics.rules == (("No order", "stay"), ("Order", "go on"))
    assert (practice.condition, practice.rules[1]) == ("Strong candidates", ("Weak (<50%)", "basics"))
    first, second = small.persona.samples
    assert (first.number, first.tier, first.expects) == (1, "Fundamental", ("number", "date", "owner"))
    assert second.expects == ()
    asked, boxed = small.persona.edge_cases
    assert (asked.condition, asked.then) == ("still missing", "Incomplete. A copy elsewhere is required.")
    assert (asked.minutes, boxed.minutes) == (None, 5)


def test_use_exactly_means_that_verdicts_are_spoken(small: Pack) -> None:
    text = (SMALL / "persona.md").read_text()
    assert small.persona.speaks_verdicts
    assert not import_persona(text.replace(" (Use Exactly)", "")).speaks_verdicts
    said = text.replace("(Use Exactly)\n", "(Use Exactly)\n\n**Speaks Verdicts:** no\n")
    assert not import_persona(said).speaks_verdicts


def test_a_question_is_read_label_by_label(small: Pack) -> None:
    item = small.item("label-box")
    assert item == Item(
        id="label-box",
        text="How do you label a box so that somebody else can find it?",
        level="junior",
        section="Theoretical Questions",
        number=1,
        guide="Number, dates, origin and a place in the catalogue.",
        expects=("a number", "the dates, first to last", "where it comes from"),
        exemplars=("I give it a number.", "Number and dates."),
        anchors=(Anchor(5, "All four parts"), Anchor(3, "Number and dates"), Anchor(1, "A colour")),
        competency="order",
        checklist=("labels", "access"),
        topics=("labels",),
        probes=("Who has to understand the label?",),
        red_flags=("I remember what is inside",),
        core=True,
        minutes=1.5,
    )
    assert item.line == line("questions.md", "1. **Question:**")


def test_items_with_code_come_code_first_or_text_first(small: Pack) -> None:
    reading, lost, untitled, query = (
        small.item(name) for name in ("shelf-marks", "lost-boxes", "printed-here", "make-this-query-quicker")
    )
    assert (reading.label, reading.title, reading.style) == ("Challenge 1", "Shelf Marks", "code-reading")
    assert reading.code == "# next free shelf mark\ndef mark(last):\n\n    return last + 1"
    assert (reading.code_language, reading.delivery) == ("python", "voice+code")
    assert (reading.success, lost.fixes) == ("Sees that it counts up.", "Push each box, or map() them.")
    assert (lost.label, lost.title) == ("Bug", "Lost Boxes")
    assert (untitled.label, untitled.title, untitled.code) == ("", "", 'print("no title")')
    assert (query.code, query.style, query.delivery) == ("SELECT * FROM boxes", "optimisation", "voice+code")


def test_style_decides_delivery_and_time(small: Pack) -> None:
    task = small.item("build-list-boxes")
    assert (task.delivery, task.minutes) == ("take-home", 60)
    assert task.requirements == ("add boxes", "find boxes (by number, by date)", "print labels")
    assert task.test_cases == ("POST /boxes → 201", "GET /boxes/9 → 404")
    design = small.item("design-store-million-films")
    assert (design.delivery, design.level, design.requirements) == ("voice", "senior", ("cool", "dry", "searchable."))
    assert task not in small.askable
    assert {item.delivery for item in small.askable} == {"voice", "voice+code"}


def test_projects_and_tables_are_read(small: Pack) -> None:
    bank = small.bank
    (project,) = bank.projects
    assert (project.number, project.difficulty, project.hours) == (1, "Beginner", 2.5)
    assert project.skills == ("labels", "printing (thermal, laser)")
    assert project.technical == ("Paper: acid-free", "No network")
    assert project.success == ("Labels stick", "Labels can be read")
    assert bank.anchors == (Anchor(1, "Insufficient: Cannot label a box"), Anchor(5, "Excellent: Could run an archive"))
    assert bank.mastery == ("Ready: Has moved an archive",)
    assert [row.range for row in bank.table] == [(0, 2), (3, 5), (6, 9), (10, None)]
    levels = [bank.level_of(years) for years in (0, 2.5, 3, 5.9, 6, 9, 10, 40)]
    assert levels == ["junior", "junior", "mid", "mid", "senior", "senior", "expert", "expert"]


def test_a_rubric_is_read_with_its_lines(small: Pack) -> None:
    rubric = small.rubric
    assert (small.title, rubric.areas, rubric.hot_words) == ("Archives", ("support",), ("finding aid", "provenance"))
    assert (rubric.limits.minutes, rubric.limits.probes, rubric.limits.probes_per_question) == (10, 2, 1)
    assert (rubric.thresholds.coverage, rubric.thresholds.gate_competency) == (0.5, "order")
    assert rubric.pronunciations == (("ISAD", "eye sad"),)
    assert (rubric.competencies[0].weight, rubric.competencies[0].line) == (2, line("rubric.toml", "[[competencies]]"))
    assert [entry.line + 1 for entry in rubric.checklist] == [
        line("rubric.toml", f'id = "{i}"') for i in ("labels", "access")
    ]


def test_warnings_come_with_the_pack(small: Pack) -> None:
    found = {(problem.file, problem.line): problem.message for problem in small.problems}
    assert all(problem.severity == "warning" for problem in small.problems)
    assert "ticked" in found["questions.md", line("questions.md", "- [x]")]
    assert "announces 2 challenges and holds 1 (1 missing)" in found["questions.md", line("questions.md", "### System")]
    assert "question 2" in found["questions.md", line("questions.md", "2. **Question:**")]


# --- nothing is lost --------------------------------------------------------------------------------------------------

PACKS = [SMALL, *sorted(path for path in (ROOT / "rubrics").iterdir() if path.is_dir())]


@pytest.mark.parametrize("folder", PACKS, ids=lambda path: path.name)
def test_writing_a_pack_loses_nothing(folder: Path, tmp_path: Path) -> None:
    pack = read_pack(folder)
    write_pack(pack, tmp_path / folder.name)
    again = read_pack(tmp_path / folder.name)
    assert again == replace(pack, sha256=again.sha256)
    write_pack(again, tmp_path / "twice" / folder.name)
    assert read_pack(tmp_path / "twice" / folder.name) == again


@pytest.mark.parametrize("folder", PACKS[1:], ids=lambda path: path.name)
def test_the_library_is_kept_in_the_form_that_is_written(folder: Path) -> None:
    pack = read_pack(folder)
    assert (folder / "persona.md").read_text() == export_persona(pack.persona)
    assert (folder / "questions.md").read_text() == export_bank(pack.bank)


plain = st.text("abc xyz", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
# pieces that mean something to the format
tricky = st.lists(
    st.sampled_from(
        ["word", "5 -", "1.", "-", "**x**", "**A:**", "|", "a|b", ",", "(a, b)", '"q"', "#", "```", "→", "é", "---"]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)


def bank_of(texts: list[str], points: list[str]) -> Bank:
    section = Section("Level 1: Foundation Assessment (Junior)", "Theoretical Questions", "junior")
    item = Item(
        id="one",
        text=texts[0],
        level="junior",
        section=section.title,
        number=1,
        guide=texts[1],
        exemplars=(texts[2], texts[3]),
        anchors=(Anchor(3, texts[4]),),
        expects=tuple(points),
        requirements=tuple(points),
        code="def f():\n\n    return 1",
        code_language="python",
    )
    return Bank("Title", sections=(section,), items=(item, replace(item, id="two", number=None)))


@given(st.lists(plain, min_size=5, max_size=5), st.lists(plain, max_size=4))
def test_plain_words_always_survive(texts: list[str], points: list[str]) -> None:
    bank = bank_of(texts, points)
    assert import_bank(export_bank(bank)) == bank


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(tricky, min_size=5, max_size=5), st.lists(tricky, max_size=4), tricky)
def test_what_cannot_be_written_is_refused(tmp_path: Path, texts: list[str], points: list[str], role: str) -> None:
    """Either the file holds everything, or nothing is written and the error says where the trouble is."""
    persona = Persona("Title", expertise=(role, "b"), never=(role,), excellent_keywords=tuple(points))
    pack = Pack("p", "T", persona, bank_of(texts, points), Rubric(title="T", hot_words=tuple(texts)))
    folder = tmp_path / "p"
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(PackError):
        write_pack(pack, folder)
        again = read_pack(folder)
        assert (again.persona, again.bank, again.rubric) == (pack.persona, pack.bank, pack.rubric)
        return
    assert not folder.exists()


def test_a_refusal_names_the_place(small: Pack, tmp_path: Path) -> None:
    item = replace(small.bank.items[0], probes=("two\nlines",))
    bank = replace(small.bank, items=(item, *small.bank.items[1:]))
    with pytest.raises(PackError, match=r"questions\.md.*bank\.items\[0\]\.probes\[0\]"):
        write_pack(replace(small, bank=bank), tmp_path / "p")
    assert not (tmp_path / "p").exists()


# --- the seeds --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seed_texts() -> tuple[str, str]:
    if not SEEDS.is_dir():
        pytest.skip(f"the seed documents are not at {SEEDS}")
    return tuple((SEEDS / name).read_text() for name in ("persona-backend.md", "question-bank-backend.md"))  # type: ignore[return-value]


def test_both_seeds_round_trip_word_for_word(seed_texts: tuple[str, str]) -> None:
    persona_text, bank_text = seed_texts
    persona, bank = import_persona(persona_text), import_bank(bank_text)
    assert import_persona(export_persona(persona)) == persona
    assert import_bank(export_bank(bank)) == bank
    assert words(export_persona(persona)) == words(persona_text)
    # the bank's text gains ids, says "Anchor 5" for "Scoring: 5" and opens ticked boxes; every other word stays
    ours = export_bank(replace(bank, items=tuple(replace(item, id="") for item in bank.items)))
    ours = re.sub(r"\*\*Anchor (\d):\*\*", r"**Scoring:** \1 -", ours)
    assert words(ours) == words(bank_text.replace("[x]", "[ ]"))


def test_the_seed_persona_is_read_whole(seed_texts: tuple[str, str]) -> None:
    persona = import_persona(seed_texts[0])
    counts = {
        name: len(getattr(persona, name))
        for name in Persona.__dataclass_fields__
        if name not in ("years", "minutes", "speaks_verdicts")
    }
    assert counts == counts | {
        "expertise": 7, "style": 4, "never": 5, "always": 6, "indicators": 5, "red_flags": 2, "excellent_keywords": 13,
        "warning_keywords": 5, "warning_signs": 1, "templates": 6, "phases": 4, "samples": 13, "edge_cases": 5,
        "review_order": 5, "verification": 4, "pitfalls": 4, "scores": 5, "recommendations": 5,
    }  # fmt: skip
    assert (persona.years, persona.minutes, persona.speaks_verdicts) == (10, 45, True)
    assert persona.indicators[0].parts[1] == ("correct status codes", ("200", "201", "400", "401", "404", "500"))
    assert [(phase.start_min, phase.end_min, phase.condition) for phase in persona.phases] == [
        (0, 10, ""),
        (10, 30, ""),
        (30, 40, "Strong candidates"),
        (40, 45, "Exceptional candidates"),
    ]
    assert persona.phases[1].rules[2] == ("Security issue", "immediate correction")
    assert {sample.tier: sample.number for sample in persona.samples} == {
        "Fundamental": 4,
        "Standard": 9,
        "Advanced": 13,
    }
    assert persona.samples[6].expects == (
        "Bull/Sidekiq",
        "exponential backoff",
        "dead letter queue",
        "idempotency",
    )
    assert [case.condition for case in persona.edge_cases] == ["", "still missing", "vague", "dismissive", ""]
    assert persona.edge_cases[4].minutes == 5
    assert persona.card[2] == ("Security Awareness", 3)
    assert persona.verification[0].entries[1] == "Where do you store JWT secrets?"
    assert persona.recommendations == ("Strong No", "No", "Neutral", "Yes", "Strong Yes")


def test_the_seed_bank_is_read_whole(seed_texts: tuple[str, str]) -> None:
    bank = import_bank(seed_texts[1])
    assert (len(bank.items), sum(section.declared or 0 for section in bank.sections)) == (36, 51)
    assert [item.number for item in bank.items if item.number] == list(range(1, 19))
    assert [(s.unit, s.note) for s in bank.sections if s.note] == [
        ("tasks", "30-60 min each"),
        ("projects", "2-4 hours each"),
    ]
    by_level = {
        level: sum(item.level == level for item in bank.items) for level in ("junior", "mid", "senior", "expert")
    }
    assert by_level == {"junior": 13, "mid": 14, "senior": 6, "expert": 3}
    assert sum(item.delivery == "take-home" for item in bank.items) == 8
    assert len({item.id for item in bank.items}) == 36
    bug = next(item for item in bank.items if item.title == "N+1 Query Problem")
    assert "contains_eager" in bug.fixes
    assert bug.code.startswith('@app.get("/posts')
    task = next(item for item in bank.items if item.test_cases)
    assert task.test_cases[3] == "POST /posts/1/comments"
    first, second = bank.projects
    assert (first.hours, len(first.functional), len(first.technical), len(first.success)) == (12, 4, 5, 5)
    assert (second.hours, second.functional) == (32, ())
    assert [anchor.level for anchor in bank.anchors] == [1, 3, 5]
    assert len(bank.mastery) == 3


def test_the_seeds_are_warned_about_and_never_refused(seed_texts: tuple[str, str]) -> None:
    pack = Pack("seed", "Seed", import_persona(seed_texts[0]), import_bank(seed_texts[1]), Rubric())
    problems = check(pack)
    assert {problem.severity for problem in problems} == {"warning"}
    missing = [re.search(r'section "(.+?)".*\((\d+) missing\)', problem.message) for problem in problems]
    assert [(found[1], int(found[2])) for found in missing if found] == [
        ("Code Reading Challenges", 4),
        ("Debugging Exercises", 2),
        ("Implementation Tasks", 1),
        ("Theoretical Questions", 3),
        ("Architectural Questions", 2),
        ("Optimization Challenges", 2),
        ("System Design Challenges", 1),
    ]
    text = "\n".join(map(str, problems))
    for years in (2, 4, 7):
        assert f"overlap at {years} years" in text
    assert "gives the answer away" in text
    assert len(re.findall("it never teaches", text)) == 3
    assert text.count("ticked") == 0
    assert sum("ticked" in problem.message for problem in pack.bank.problems) == 5


# --- broken files -----------------------------------------------------------------------------------------------------


def test_a_broken_pack_says_everything_at_once_with_lines() -> None:
    with pytest.raises(PackError) as raised:
        read_pack(BROKEN)
    found: dict[tuple[str, int], str] = {}
    for problem in raised.value.problems:
        place = (problem.file, problem.line)
        found[place] = found.get(place, "") + problem.message
    expected = {
        ("persona.md", 5): "Hobby",
        ("persona.md", 7): "unknown section",
        ("persona.md", 8): "cannot place",
        ("persona.md", 12): "a phase reads",
        ("questions.md", 7): 'did you mean "Exemplar"?',
        ("questions.md", 8): '"Exemplar" is empty',
        ("questions.md", 9): '"yes" or "no"',
        ("questions.md", 10): "needs a number",
        ("questions.md", 11): "voice, voice+code, take-home",
        ("questions.md", 13): "given twice",
        ("questions.md", 14): "stray bullet",
        ("questions.md", 16): "unknown heading",
        ("questions.md", 19): "never closed",
        ("rubric.toml", 2): "list of strings",
        ("rubric.toml", 3): 'unknown entry "colour"',
        ("rubric.toml", 6): "is a number, not 'twenty'",
        ("rubric.toml", 7): 'did you mean "probes"?',
        ("rubric.toml", 9): 'has no "id"',
        ("rubric.toml", 12): 'has no "text"',
        ("rubric.toml", 20): "from 1 to 5",
    }
    for place, message in expected.items():
        assert message in found.get(place, "nothing"), place
    places = [(problem.file, problem.line) for problem in raised.value.problems]
    assert places == sorted(places)
    assert str(raised.value.problems[0]).startswith("persona.md:5: error: ")


def test_missing_and_unreadable_files_get_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"a pack is a folder with persona\.md, questions\.md, rubric\.toml"):
        read_pack(tmp_path)
    folder = shutil.copytree(SMALL, tmp_path / "latin")
    (folder / "persona.md").write_bytes("# Ärger\n\n## YOUR ROLE\n**Position:** Büro\n".encode("latin-1"))
    with pytest.raises(PackError, match=r"persona\.md:1: error: is not UTF-8 text"):
        read_pack(folder)
    (folder / "persona.md").write_text("# Fine\n")
    (folder / "rubric.toml").write_text('title = "a"\nareas = [\n')
    with pytest.raises(PackError, match="this is not TOML"):
        read_pack(folder)


def test_windows_files_are_read_like_any_other(small: Pack, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    for path in SMALL.iterdir():
        (folder / path.name).write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_pack(folder) == replace(small, sha256=read_pack(folder).sha256)


def test_the_hash_covers_every_byte_of_the_three_files(small: Pack, tmp_path: Path) -> None:
    hashes = {small.sha256}
    for name in ("persona.md", "questions.md", "rubric.toml"):
        folder = shutil.copytree(SMALL, tmp_path / name)
        (folder / name).write_bytes((SMALL / name).read_bytes() + b"\n")
        assert read_pack(folder) == replace(small, id=name, sha256=read_pack(folder).sha256)
        hashes.add(read_pack(folder).sha256)
    assert len(hashes) == 4


def test_a_rubric_survives_odd_characters() -> None:
    rubric = Rubric(title='quo"te \\ \x7f é 🙂', hot_words=("C#", "a\tb"), pronunciations=(("a.b c", 'x "y"'),))
    assert load_rubric(dump_rubric(rubric)) == rubric


# --- finding ----------------------------------------------------------------------------------------------------------


def test_a_pack_is_found_by_path_or_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_pack("backend") == ROOT / "rubrics" / "backend"
    assert find_pack(SMALL) == SMALL
    with pytest.raises(PackError, match=r"^plumber: error: there is no such pack; known are .*backend"):
        find_pack("plumber")


def test_the_working_folder_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = shutil.copytree(SMALL, tmp_path / "rubrics" / "backend")
    monkeypatch.chdir(tmp_path)
    assert find_pack("backend") == mine
    assert find_packs()["backend"] == mine
    assert "backend" in packs_for("support")
    assert packs_for("backend") == ()


# --- the backend pack -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def backend() -> Pack:
    return read_pack(ROOT / "rubrics" / "backend")


def test_the_backend_pack_has_no_problems(backend: Pack) -> None:
    assert backend.problems == ()
    assert packs_for("backend") == ("backend",)
    assert packs_for("backend", "de") == ("backend-de",)


def test_the_backend_pack_has_the_promised_breadth(backend: Pack) -> None:
    count = {
        level: sum(item.level == level for item in backend.askable) for level in ("junior", "mid", "senior", "expert")
    }
    assert count["junior"] >= 12
    assert count["mid"] >= 12
    assert count["senior"] >= 10
    assert count["expert"] >= 6
    styles = [item.style for item in backend.askable]
    assert styles.count("code-reading") >= 3
    assert styles.count("debugging") >= 3
    assert sum(item.kind == "behavioural" for item in backend.askable) >= 6
    assert {item.kind for item in backend.askable if item.core} == {"technical", "behavioural"}
    assert any(item.delivery == "take-home" for item in backend.bank.items)
    assert 60 <= len(backend.rubric.hot_words) <= 120
    assert 8 <= len(backend.rubric.checklist) <= 12


@pytest.mark.parametrize("item", read_pack(ROOT / "rubrics" / "backend").askable, ids=lambda item: item.id)
def test_every_spoken_question_of_the_backend_pack_is_complete(item: Item) -> None:
    assert 8 <= len(item.text.split()) <= 35
    assert len(item.guide.split()) >= 30
    assert 4 <= len(item.expects) <= 7
    assert 2 <= len(item.exemplars) <= 3
    assert all(60 <= len(exemplar.split()) <= 130 for exemplar in item.exemplars)
    # exemplars are spoken by the demo's candidate: words only
    assert not re.search(r"[^A-Za-z ,.'?-]", "".join(item.exemplars + item.probes))
    assert [anchor.level for anchor in item.anchors] == [1, 3, 5]
    assert 1 <= len(item.probes) <= 3
    assert item.topics
    assert bool(item.code) == (item.delivery == "voice+code")
    assert not item.core or len(item.exemplars) == 3


@pytest.mark.parametrize("level", LEVELS)
def test_the_common_core_carries_a_verdict_and_half_an_hour_covers_the_checklist(backend: Pack, level: Level) -> None:
    short = outline(backend, level, 20)
    assert len(short.core) >= 5
    assert short.coverage >= backend.rubric.thresholds.coverage
    assert {"security", "collaboration"} <= {item.competency for item in short.core}
    long = outline(backend, level, 30)
    left_s = 30 * 60 - INTRODUCTION_S - FAREWELL_S - sum(map(cost_s, long.core))
    covered = {entry for item in long.core for entry in item.checklist}
    for item in sorted(backend.askable, key=lambda item: -len(set(item.checklist) - covered)):
        if item.level == level and item not in long.core and cost_s(item) <= left_s:
            left_s -= cost_s(item)
            covered |= set(item.checklist)
    assert len(covered) >= 0.9 * len(backend.rubric.checklist)


def test_acknowledgements_of_the_backend_persona_are_the_same_for_every_band(backend: Pack) -> None:
    persona = backend.persona
    assert not persona.speaks_verdicts
    spoken = {
        t.text.partition("[")[0]
        for t in persona.templates
        if t.case in ("correct", "incomplete", "incorrect", "security")
    }
    assert len(spoken) == 1
    assert len(persona.acknowledgements) >= 4


# --- the manual -------------------------------------------------------------------------------------------------------


def test_the_examples_of_the_manual_work() -> None:
    manual = (ROOT / "docs" / "packs.md").read_text()
    bank_text, program = (
        re.findall(rf"```{language}\n(.*?)```", manual, re.DOTALL) for language in ("markdown", "python")
    )
    (item,) = import_bank(bank_text[0]).items
    assert (item.id, item.core, len(item.anchors), len(item.exemplars)) == ("password-storage", True, 3, 1)
    exec(program[0], {})
