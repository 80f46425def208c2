"""The pages of roles: begin one in each way, look at the plan, hear a question, edit, archive."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.openai_server import OpenAIServer
from tests.web.desk_fixtures import SCRIPT, Sheet
from tests.web.held import LOGS, House, house
from tests.web.test_job_description import BACKEND, ids
from voice_interviewer.packs import find_packs
from voice_interviewer.web.desk import editor, new_role
from voice_interviewer.web.desk import roles as role_pages
from voice_interviewer.web.office import packs, roles
from voice_interviewer.web.tables import Role, Trace

SEEDS = Path(__file__).parents[1] / "data"
TEXTS = {file.partition(".")[0]: (LOGS / "pack" / file).read_text(encoding="utf-8") for file in roles.FILES}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> House:
    return house(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def desk(home: House) -> Iterator[Sheet]:
    with home.client("recruiter") as client:
        yield Sheet(home, client, "recruiter")


def the_role(home: House, title: str) -> Role:
    with home.app.state.database.session() as session:
        role = session.scalars(select(Role).filter_by(title=title).order_by(Role.created_at.desc())).first()
        assert role is not None
        assert role.versions
        return role


@pytest.mark.parametrize("name", sorted(find_packs()))
def test_each_pack_of_the_library_becomes_a_role_with_a_plan(home: House, desk: Sheet, name: str) -> None:
    made = desk.post("/desk/roles/new/library", pack=name, title=f"Role {name}", minutes="25", level="senior")
    assert made.status_code == 303
    page = desk.get(made.headers["location"])
    assert page.status_code == 200
    assert page.text.count('class="step"') >= 4
    assert the_role(home, f"Role {name}").versions[0].minutes == 25


@pytest.mark.parametrize(
    "fields",
    [
        {"pack": "nothing"},
        {"pack": "../../etc"},
        {"pack": str(Path(__file__).parents[1] / "logs" / "pack")},  # a folder is no name
        {"pack": "backend", "level": "chief"},
        {"pack": "backend", "title": "x" * 199 + "\N{GRINNING FACE}" * 2},
    ],
)
def test_what_cannot_be_made_says_why(desk: Sheet, fields: dict[str, str]) -> None:
    answer = desk.post("/desk/roles/new/library", **fields)
    assert answer.status_code == 422
    assert "Traceback" not in answer.text


def test_three_files_a_zip_or_persona_and_bank_open_in_the_editor(desk: Sheet) -> None:
    three = [("files", (file, (LOGS / "pack" / file).read_bytes())) for file in roles.FILES]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in roles.FILES:
            archive.write(LOGS / "pack" / file, f"folder/{file}")
    for files in (three, [("files", ("role.zip", packed.getvalue()))], three[:2]):
        answer = desk.post("/desk/roles/new/files", files=files)
        assert answer.status_code == 200
        assert "Nothing is saved yet" in answer.text
        assert "todo-api-methods" in answer.text
        assert "[[competencies]]" in answer.text  # a rubric, if only a first one


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("persona.md", b"# P")], "question bank"),
        ([("questions.md", b"# Q"), ("persona.md", b"caf\xe9")], "UTF-8"),
        ([("role.zip", b"PK\x03\x04 nothing of a zip")], "zip"),
        ([("questions.md", b"### no title")], "persona"),
        ([("empty.md", b"")], "question bank"),
    ],
)
def test_files_that_are_no_role_are_named(desk: Sheet, files: list[tuple[str, bytes]], said: str) -> None:
    answer = desk.post("/desk/roles/new/files", files=[("files", file) for file in files])
    assert answer.status_code == 422
    assert said in answer.text


def test_a_zip_that_unpacks_to_too_much_is_refused(desk: Sheet) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("questions.md", b" " * 50_000_000)
    answer = desk.post("/desk/roles/new/files", files=[("files", ("bomb.zip", packed.getvalue()))])
    assert answer.status_code == 422


def test_a_large_upload_is_refused_at_the_door(desk: Sheet) -> None:
    answer = desk.post("/desk/roles/new/files", files=[("files", ("questions.md", b" " * 3_000_000))])
    assert answer.status_code == 413


def test_the_check_names_problems_by_file_and_line(desk: Sheet) -> None:
    right = desk.post("/desk/roles/check", **TEXTS).json()
    assert [one for one in right["problems"] if one["severity"] == "error"] == []
    assert any("asked of everyone" in line for line in right["outline"])
    lines = TEXTS["questions"].splitlines()
    place = next(i for i, line in enumerate(lines) if "**Competency:**" in line)
    lines[place] = "   - **Competency:** charm"
    wrong = desk.post("/desk/roles/check", **{**TEXTS, "questions": "\r\n".join(lines)}).json()
    assert [one["message"] for one in wrong["problems"] if "charm" in one["message"]]
    assert any(one["file"] == "questions.md" and 0 < one["line"] <= place + 1 for one in wrong["problems"])
    broken = desk.post("/desk/roles/check", **{**TEXTS, "rubric": "title = "}).json()
    assert broken["outline"] == []
    assert broken["problems"][0]["file"] == "rubric.toml"


def test_more_than_any_role_holds_is_refused_at_once(desk: Sheet) -> None:
    many = TEXTS["questions"] + "".join(f"\n{number}. **Question:** Why {number}?\n" for number in range(1000, 2000))
    long = TEXTS["questions"] + "x" * packs.LARGEST_FILE
    for questions, said in ((many, "more than 500 questions"), (long, "characters")):
        found = desk.post("/desk/roles/check", **{**TEXTS, "questions": questions}).json()["problems"]
        assert said in found[0]["message"]
        answer = desk.post("/desk/roles", **{**TEXTS, "questions": questions}, title="Too Much")
        assert answer.status_code == 422
        assert said in answer.text


def test_an_edit_is_a_new_version_and_the_old_one_stays(home: House, desk: Sheet) -> None:
    role = home.version.role_id
    changed = TEXTS["questions"].replace("to-do list", "shopping list")
    answer = desk.post(
        f"/desk/roles/{role}/versions", **{**TEXTS, "questions": changed}, title="Backend", minutes="30", note="shop"
    )
    assert answer.status_code == 303
    assert "shopping list" in desk.get(f"/desk/roles/{role}/edit").text
    assert "shopping list" not in desk.get(f"/desk/roles/{role}/edit?version=1").text
    page = desk.get(f"/desk/roles/{role}?version=1").text
    assert "New invitations use version 2" in page
    packed = desk.get(f"/desk/roles/{role}/files.zip?version=2")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert "shopping list" in archive.read("questions.md").decode()


def test_a_broken_edit_saves_nothing_and_loses_nothing(home: House, desk: Sheet) -> None:
    role = home.version.role_id
    before = len(desk.get(f"/desk/roles/{role}").text.split("Version "))
    broken = TEXTS["rubric"] + "\nweights = [[["
    answer = desk.post(f"/desk/roles/{role}/versions", **{**TEXTS, "rubric": broken}, title="Backend")
    assert answer.status_code == 422
    assert "weights = [[[" in answer.text
    assert "rubric.toml" in answer.text
    assert len(desk.get(f"/desk/roles/{role}").text.split("Version ")) == before
    packs = home.settings.home / "packs"
    assert all((folder / "rubric.toml").is_file() for folder in packs.iterdir())


def test_a_new_role_that_is_wrong_saves_nothing(home: House, desk: Sheet) -> None:
    for wrong in ({"questions": "# nothing\n\nat all"}, {"rubric": "= ="}, {"level": "chief"}, {"title": " "}):
        answer = desk.post("/desk/roles", **{**TEXTS, "title": "Never Saved", **wrong})
        assert answer.status_code == 422
    with home.app.state.database.session() as session:
        assert session.scalars(select(Role).filter(Role.title.in_(["Never Saved", " ", ""]))).all() == []


def test_a_job_description_opens_as_a_draft(desk: Sheet) -> None:
    answer = desk.post("/desk/roles/new/job", text="Senior Backend Engineer\nPython, Kafka and Fortran, 5 years.")
    assert answer.status_code == 200
    assert "the library's backend" in " ".join(answer.text.split()).replace("&#39;", "'")
    assert "Fortran" in answer.text
    assert "Nothing is saved yet" in answer.text
    assert desk.post("/desk/roles/new/job", text="  \n ").status_code == 422


def test_a_language_model_adds_questions_that_pass_the_checks(tmp_path: Path) -> None:
    lawless = {**ids(), "text": "How old are you, and do you plan to have children?"}
    reply = json.dumps({"questions": [lawless, ids()]})
    with OpenAIServer(chat=lambda body: reply) as model:
        made = house(tmp_path, llm_url=model.url, llm_model="any", voice="none")
        with made.client("recruiter") as client:
            page = Sheet(made, client, "recruiter").post("/desk/roles/new/job", text=BACKEND).text
    dropped = page.split("Dropped by the checks")[1].split("</section>")[0]
    assert "How old are you" in dropped
    assert "unlawful topic" in dropped
    editor = html.unescape(page.split('data-file="questions.md"')[1])
    assert "fallen hours behind" in editor
    assert "How old are you" not in editor


def test_a_dead_language_model_leaves_the_draft(tmp_path: Path) -> None:
    with OpenAIServer() as model:
        model.script("chat", *["error"] * 20)
        with (made := house(tmp_path, llm_url=model.url, llm_model="any", voice="none")).client("recruiter") as client:
            desk = Sheet(made, client, "recruiter")
            answer = desk.post("/desk/roles/new/job", text="Senior Backend Engineer\nPython and Kafka, 5 years.")
    assert answer.status_code == 200
    assert "wrote no questions" in answer.text
    assert "**Question:**" in answer.text


def test_a_question_can_be_heard(home: House, desk: Sheet) -> None:
    role = home.version.role_id
    sound = desk.get(f"/desk/roles/{role}/hear/todo-api-methods")
    assert sound.status_code == 200
    assert (sound.headers["content-type"], sound.content[:4]) == ("audio/wav", b"RIFF")
    assert len(list((home.settings.home / "speech").glob("*.wav"))) >= 1  # made once
    assert desk.get(f"/desk/roles/{role}/hear/nothing").status_code == 404


def test_script_in_a_title_is_text(desk: Sheet) -> None:
    made = desk.post("/desk/roles/new/library", pack="qa", title=SCRIPT)
    for path in (made.headers["location"], "/desk/roles", "/desk/invitations/new", f"{made.headers['location']}/edit"):
        page = desk.get(path).text
        assert SCRIPT not in page
        assert "&lt;script&gt;" in page


def test_an_archived_role_invites_nobody_and_can_be_taken_back(home: House, desk: Sheet) -> None:
    made = desk.post("/desk/roles/new/library", pack="sales", title="Old Role").headers["location"]
    desk.post(f"{made}/archive", archived="true")
    assert "Old Role" not in desk.get("/desk/invitations/new").text
    assert "Old Role" in desk.get("/desk/roles").text
    assert desk.post("/desk/invitations", role=made.split("/")[-1], candidate="Ann").status_code == 404
    desk.post(f"{made}/archive", archived="false")
    assert "Old Role" in desk.get("/desk/invitations/new").text


def test_another_organisation_sees_nothing_of_a_role(home: House) -> None:
    role = home.version.role_id
    with home.client("stranger") as client:
        stranger = Sheet(home, client, "stranger")
        for path in ("", "/edit", "/files.zip", "/hear/todo-api-methods"):
            assert stranger.get(f"/desk/roles/{role}{path}").status_code == 404
        assert stranger.post(f"/desk/roles/{role}/archive").status_code == 404
        assert stranger.post(f"/desk/roles/{role}/versions", **TEXTS, title="Mine").status_code == 404
        assert stranger.post("/desk/invitations", role=role, candidate="Ann").status_code == 404
    with home.app.state.database.session() as session:
        refused = [one.about for one in session.scalars(select(Trace).filter_by(what="refused (404)"))]
    assert f"GET /desk/roles/{role}/edit" in refused


def test_reviewers_see_no_roles_and_every_form_is_our_own(home: House) -> None:
    paths = [
        (route.path, method)
        for pages in (new_role, editor, role_pages)
        for route in pages.router.routes
        for method in route.methods
    ]  # type: ignore[attr-defined]
    assert len(paths) > 12
    with home.client("reviewer") as reviewer, home.client("recruiter") as recruiter, home.client("") as nobody:
        for path, method in paths:
            address = re.sub(r"\{.*?\}", home.version.role_id, path)
            assert reviewer.request(method, address).status_code in (403, 422), path
            assert nobody.request(method, address).status_code in (303, 422), path
            if method == "POST":
                assert recruiter.post(address, data={"csrf": "guess", **TEXTS, "title": "x"}).status_code in (403, 422)
        assert recruiter.post(f"/desk/roles/{home.version.role_id}/archive").status_code == 403
