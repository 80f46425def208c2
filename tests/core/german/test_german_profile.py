"""German introductions: area, level, years, skills, and what was denied."""

from __future__ import annotations

import pytest

from voice_interviewer.core.candidate.profile import draw_profile
from voice_interviewer.core.events import ProfileDrawn, UtteranceHeard

YEAR = 2026
# introduction | area | level | years | some of the skills
INTRODUCTIONS = (
    (
        "Mein Name ist Lena Vogt. Ich bin Backend-Entwicklerin und arbeite seit fünf Jahren mit Python und Postgres. "
        "Zuletzt habe ich einen Dienst für Zahlungen gebaut.",
        "backend", "senior", 5.0, {"Python", "PostgreSQL"},
    ),
    (
        "Ich heiße Murat. Ich bin Berufseinsteiger, habe gerade mein Informatikstudium abgeschlossen und ein Praktikum "
        "gemacht, mit React und TypeScript.",
        "frontend", "junior", None, {"React", "TypeScript"},
    ),
    (
        "Guten Tag, ich arbeite als Senior Frontend Entwicklerin, habe acht Jahre "
        "Berufserfahrung, vor allem React und Vue. "
        "Mit Java habe ich nie gearbeitet.",
        "frontend", "senior", 8.0, {"React", "Vue.js"},
    ),
    (
        "Ich bin seit anderthalb Jahren DevOps Engineer und betreue Kubernetes und Terraform "
        "in der Cloud. Den Rest mache "
        "ich mit Bash.",
        "devops", "junior", 1.5, {"Kubernetes", "Terraform"},
    ),
    (
        "Ich bin 34 Jahre alt und arbeite seit 2019 als Datenanalystin mit SQL und Python.",
        "data", "expert", 7.0, {"SQL", "Python"},
    ),
    (
        "Ich leite als Teamleiter im Kundenservice zwölf Leute und habe insgesamt zehn Jahre Erfahrung.",
        "support", "senior", 10.0, set(),
    ),
    (
        "Ich war drei Jahre bei einer Bank als Java Entwickler und arbeite jetzt seit sechs "
        "Monaten mit Kotlin und Spring "
        "Boot im Backend.",
        "backend", "mid", 3.0, {"Java", "Kotlin", "Spring Boot"},
    ),
    (
        "Also ähm ich mache seit zwei Jahren Testautomatisierung als QA Engineer mit Selenium und Playwright",
        "qa", "mid", 2.0, {"Selenium", "Playwright"},
    ),
)  # fmt: skip


def drawn(text: str) -> ProfileDrawn:
    said = UtteranceHeard(utterance_id="q0-u1", question_id="q0", text=text, start_s=0.0, end_s=20.0)
    return draw_profile([said], this_year=YEAR, language="de")


@pytest.mark.parametrize(("text", "area", "level", "years", "skills"), INTRODUCTIONS)
def test_the_introduction_becomes_a_profile(
    text: str, area: str, level: str, years: float | None, skills: set[str]
) -> None:
    profile = drawn(text)
    claimed = {fact.value for fact in profile.facts if fact.name in ("skill", "tool") and fact.status == "claimed"}
    assert (profile.area, profile.level, profile.years) == (area, level, years)
    assert skills <= claimed
    assert all(fact.quote in text for fact in profile.facts)


def test_what_was_denied_or_is_everyday_german_is_no_skill() -> None:
    facts = {fact.value: fact.status for fact in drawn(INTRODUCTIONS[2][0]).facts}
    assert facts["Java"] == "mentioned"
    assert not {"REST", "Bash shell"} & {fact.value for fact in drawn(INTRODUCTIONS[3][0]).facts}


def test_name_and_project_in_the_candidates_own_words() -> None:
    facts = {fact.name: fact.value for fact in drawn(INTRODUCTIONS[0][0]).facts}
    assert facts["name"] == "Lena Vogt"
    assert facts["project"] == "Dienst für Zahlungen"


def test_nothing_said_is_left_open() -> None:
    profile = drawn("Guten Tag, ich freue mich auf das Gespräch mit Ihnen.")
    assert (profile.area, profile.level, profile.years) == ("", "", None)
