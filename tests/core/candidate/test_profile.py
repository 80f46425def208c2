"""What is taken from an introduction. The many whole introductions are those of bench/data, each a test of its own."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from voice_interviewer.core.candidate.profile import draw_profile, level_of_years
from voice_interviewer.core.events import Fact, ProfileDrawn, UtteranceHeard, Word

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "bench" / "data" / "introductions.jsonl").read_text("utf-8").splitlines()
]
# What the rules are known to get wrong, by introduction and field.
KNOWN = {
    ("da-warehouse", "extra"), ("pm-tech", "level"), ("sales-mgr", "skills"), ("nonnative", "area"),
    ("react-native-lead", "level"), ("cpp-games", "area"),
    ("mle-senior", "extra"), ("go-infra", "area"), ("react-but-java", "area"),
    ("teacher", "area"), ("game-unity", "area"), ("f14", "area"), ("f38", "skills"), ("f45", "extra"), ("f57", "area"),
    ("g36", "skills"), ("g40", "extra"), ("g56", "level"), ("g69", "level"), ("g75", "skills"),
}  # fmt: skip

SEED = (
    "I am a front-end developer with a strong foundation in JavaScript and React, experienced in building "
    "responsive and user-friendly web applications using components, props, and hooks like useState and "
    "useEffect. I have worked on projects such as role-based login systems, task and expense management "
    "applications, and data-driven UIs, which helped me understand real-world application flow, state "
    "management, and performance optimization. My technical skills include HTML, CSS, JavaScript (ES6+), "
    "React, basic backend development with Node.js and Express, and familiarity with REST APIs. While I am "
    "early in my professional journey, I am a quick learner with strong problem-solving skills, actively "
    "improving through hands-on projects and debugging, and I am eager to contribute to a collaborative team "
    "environment and grow as a developer."
)


def heard(*texts: str, via: str = "voice") -> list[UtteranceHeard]:
    return [
        UtteranceHeard(
            utterance_id=f"u{i}",
            question_id="q1",
            text=text,
            start_s=10.0 * i,
            end_s=10.0 * i + 8.0,
            via=via,  # type: ignore[arg-type]
        )
        for i, text in enumerate(texts)
    ]


def drawn(*texts: str) -> ProfileDrawn:
    return draw_profile(heard(*texts))


def values(profile: ProfileDrawn, name: str, status: str = "claimed") -> list[str]:
    return [fact.value for fact in profile.facts if fact.name == name and fact.status == status]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_an_introduction(row: dict[str, Any]) -> None:
    profile = draw_profile(heard(*row["text"], via=row["via"]), this_year=2026)
    skills = {*values(profile, "skill"), *values(profile, "tool")}
    wrong = set()
    wrong |= {"area"} if profile.area != row["area"] else set()
    wrong |= {"level"} if profile.level != row["level"] else set()
    wrong |= {"years"} if profile.years != pytest.approx(row["years"], abs=0.25) else set()
    wrong |= {"skills"} if not set(row["skills"]) <= skills else set()
    wrong |= {"extra"} if set(values(profile, "skill")) - set(row["skills"]) else set()
    wrong |= {"mentioned"} if not set(row["mentioned"]) <= set(values(profile, "skill", "mentioned")) else set()
    wrong |= {"name"} if values(profile, "name") != ([row["name"]] if row["name"] else []) else set()
    assert wrong == {field for name, field in KNOWN if name == row["id"]}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_every_fact_is_quoted_verbatim_at_its_time(row: dict[str, Any]) -> None:
    utterances = heard(*row["text"], via=row["via"])
    by_id = {one.utterance_id: one for one in utterances}
    for fact in draw_profile(utterances).facts:
        said = by_id[fact.utterance_id]
        assert fact.quote
        assert fact.quote in said.text
        assert said.start_s <= fact.start_s <= said.end_s
    skills = [fact.value for fact in draw_profile(utterances).facts if fact.name in {"skill", "tool"}]
    assert len(skills) == len(set(skills))


@pytest.mark.parametrize("text", [SEED, SEED.lower(), SEED.lower().replace(",", "").replace(".", "")])
def test_a_self_described_front_end_developer_is_one(text: str) -> None:
    profile = drawn(text)
    assert (profile.area, profile.level, profile.years) == ("frontend", "junior", None)
    skills = values(profile, "skill")
    assert {"JavaScript", "React", "HTML", "CSS", "Node.js", "Express", "REST"} <= set(skills)
    assert len(skills) == len(set(skills))


def test_the_projects_of_an_introduction() -> None:
    assert values(drawn(SEED), "project") == [
        "role based login systems",
        "task and expense management applications",
        "data driven UIs",
    ]
    profile = drawn("I have done three projects, and the last one was a booking system for a cinema.")
    assert values(profile, "projects") == ["3"]
    assert values(profile, "project") == ["booking system"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("i have four and a half years of experience", 4.5),
        ("I have 4.5 years of experience", 4.5),
        ("twenty five years in the industry", 25.0),
        ("about eighteen months as a tester", 1.5),
        ("a year and a half", 1.5),
        ("half a decade of java", 5.0),
        ("more than a decade", 10.0),
        ("two or three years", 2.5),
        ("3-4 years with Python", 3.5),
        ("a couple of years", 2.0),
        ("five plus years", 5.0),
        ("first two years at an agency and then three years at a shop", 5.0),
        ("ten years of experience, two years of experience with Go", 10.0),
        ("eight years in total, the last three as a lead", 8.0),
        ("I am twenty five years old", None),
        ("I moved here three years ago", 3.0),
        ("we met three years ago", None),
        ("a four year degree in physics", None),
        ("I studied for three years at university", None),
        ("I was a teacher for nine years and then I changed careers", None),
        ("no numbers at all", None),
        ("i am a tester for two years and i was a graphic designer for eight years before that", 2.0),
        ("Tester, two years. Earlier I was an accountant for six years.", 2.0),
        ("I was a support engineer for six years and then a developer for two years", 8.0),
        ("eight months as an analyst, before that I was in the army for five years", 0.67),
        ("four years of java and then i had a break of five years", 4.0),
        ("it is my second year on the job", 1.5),
        ("it is my second year at university", None),
        ("I was a manager for four years, a developer for eight before that", 12.0),
        ("four years as a manual tester and two years as an automation tester", 6.0),
        ("four years as a tester, two years with Selenium", 4.0),
        ("I left the navy after eight years and I have been a soc analyst for three.", 3.0),
        ("three years at a bank; two years as a data analyst before that", 5.0),
    ],
)
def test_years(text: str, years: float | None) -> None:
    assert drawn(text).years == years


def test_since_counts_only_with_a_calendar() -> None:
    text = "I have been a backend developer since 2019"
    assert draw_profile(heard(text)).years is None
    assert draw_profile(heard(text), this_year=2026).years == 7.0


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("i am a data engineer since two thousand twenty one", 5.0),
        ("i started as a developer around twenty nineteen", 7.0),
        ("since two thousand and nine i test software", 17.0),
        ("I joined the team in 2020", 6.0),
        ("In 2020 I joined a startup as their first developer", 6.0),
        ("I started my degree in 2020", None),
        ("four years of Java, I haven't written any code since 2019", 4.0),
        ("I work with computers since twenty years", 20.0),
        ("almost twenty years in sales first cars and since twenty fifteen i lead a team", 20.0),
        ("I live in Lyon since 2012", None),
    ],
)
def test_years_by_the_calendar(text: str, years: float | None) -> None:
    assert draw_profile(heard(text), this_year=2026).years == years


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I am a junior developer", "junior"),
        ("I am early in my journey as a tester", "junior"),
        ("i just finished university", "junior"),
        ("I'm a senior engineer with nine years", "senior"),
        ("tech lead, eleven years", "senior"),
        ("I am a staff engineer", "expert"),
        ("head of engineering at a start-up", "expert"),
        ("I mentor two junior developers and have six years of experience", "senior"),
        ("I started as an intern and have now eight years behind me", "expert"),
        ("I want to become a senior developer, I have one year of experience", "junior"),
        ("developer with three years", "mid"),
        ("junior by title but with five years of experience", "mid"),
        ("I want to change my career to testing", "junior"),
        ("I study physics, in the third semester", "junior"),
        ("I finished school last summer", "junior"),
        ("I am in the first year of an apprenticeship", "junior"),
        ("hello there", ""),
    ],
)
def test_level(text: str, level: str) -> None:
    assert drawn(text).level == level


def test_each_number_of_years_has_one_level() -> None:
    assert [level_of_years(years) for years in (0, 1.9, 2, 3.9, 4, 6.9, 7, 30)] == [
        "junior", "junior", "mid", "mid", "senior", "senior", "expert", "expert",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claimed", "mentioned"),
    [
        ("I have never used Kubernetes but I know Docker", ["Docker"], ["Kubernetes"]),
        ("i want to learn rust and i use python", ["Python"], ["Rust"]),
        ("Python I use daily, Kubernetes I have never touched", ["Python"], ["Kubernetes"]),
        ("not only Python but also Java", ["Python", "Java"], []),
        ("no experience with AWS or Azure, though I know Google Cloud", ["Google Cloud"], ["AWS", "Azure"]),
        ("my colleagues use Angular, I use React", ["React"], ["Angular"]),
        ("I haven't used Go yet. I used Go only at home.", ["Go"], []),
        ("I moved from Angular to React", ["Angular", "React"], []),
        ("i use react and the other guys do the backend in java", ["React"], ["Java"]),
        ("My manager writes Go; I write Bash.", ["Bash"], ["Go"]),
        ("the engineers use React Native, I use Jira and SQL", ["SQL"], ["React Native"]),
        ("my colleagues and i use Kafka", ["Kafka"], []),
        ("my team uses Kafka", ["Kafka"], []),
        ("React Native is what the mobile team does. I use Kafka.", ["Kafka"], ["React Native"]),
        ("I know SQL, I can read Java but I can't write it", ["SQL"], ["Java"]),
        ("i never did machine learning", [], ["Machine learning"]),
    ],
)
def test_claimed_and_mentioned(text: str, claimed: list[str], mentioned: list[str]) -> None:
    profile = drawn(text)
    assert values(profile, "skill") == claimed
    assert values(profile, "skill", "mentioned") == mentioned


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hi, I'm Lena and I write Java.", "Lena"),
        ("my name is jonas weber and i am a tester", "Jonas Weber"),
        ("Hello, my name is Ana María López, I live in Lima.", "Ana María López"),
        ("I'm React developer", ""),
        ("i'm happy to be here", ""),
        ("this is a long story", ""),
    ],
)
def test_the_name_for_the_greeting(text: str, name: str) -> None:
    assert values(drawn(text), "name") == ([name] if name else [])


def test_the_time_of_a_fact_is_that_of_its_first_word() -> None:
    words = ("I", "use", "Python", "daily")
    one = UtteranceHeard(
        utterance_id="u1",
        question_id="q1",
        text="I use Python daily",
        start_s=3.0,
        end_s=5.0,
        words=tuple(Word(text=word, start_s=3.0 + i / 2, end_s=3.4 + i / 2) for i, word in enumerate(words)),
    )
    (fact,) = [fact for fact in draw_profile([one]).facts if fact.name == "skill"]
    assert fact == Fact(name="skill", value="Python", quote="I use Python daily", utterance_id="u1", start_s=3.0)


def test_a_fact_across_two_phrases_is_quoted_from_the_first() -> None:
    profile = drawn("i write java", "script every day")
    (fact,) = [fact for fact in profile.facts if fact.name == "skill"]
    assert (fact.value, fact.utterance_id, fact.quote) == ("JavaScript", "u0", "i write java")


def test_nothing_said_gives_nothing() -> None:
    assert draw_profile([]) == ProfileDrawn(facts=())
    assert draw_profile(heard("", "  ")) == ProfileDrawn(facts=())
    assert draw_profile(heard("...")) == ProfileDrawn(facts=())


def test_it_is_quick() -> None:
    drawn(SEED)
    began = time.perf_counter()
    for _ in range(10):
        drawn(SEED)
    assert (time.perf_counter() - began) / 10 < 0.1
