"""The company in which an everyday word is a skill ("go", "express", "rest"), and that in which it is none."""

from __future__ import annotations

from voice_interviewer.core.grading.tokens import word_set

EMPLOYERS = word_set("company companies firm firms office vendor agency provider")  # "the statistics office"
TRADES = word_set("support sales security product data machine-learning backend")
VERBS = ("get", "see", "do", "find", "check", "talk", "ask", "look", "make", "work", "live", "help", "buy")
ACTORS = word_set("they people users customers will would could can must should people's clients")
CUES = word_set(
    """in using use used uses with know knew learn learned learnt learning write writing wrote written writes code
    coding coded program programming love language languages framework frameworks library libraries stack familiar
    skills tools"""
)
WRITING = word_set("write writing wrote written code coding program programming")
CUE_PAIRS = frozenset(
    {
        ("years", "of"),
        ("bit", "of"),
        ("lot", "of"),
        ("knowledge", "of"),
        ("experience", "of"),
        ("such", "as"),
        ("language", "is"),
    }
)
TECH_NOUNS = word_set(
    """app apps application applications server servers service services api apis backend back code codebase project
    projects library framework program programs script scripts developer developers engineer stack cluster clusters
    database component components team tests test pipelines pipeline job jobs table tables dag dags middleware
    microservices microservice programming programmer"""
)
LIST_WORDS = word_set("and or plus also with some little bit of a then maybe mostly basic even as well")
DETERMINERS = word_set("the a an my our your their his her this that its")
NOT_BEFORE = word_set(
    """to will would can could should might must i we you they it he she no did do does don't didn't let let's lets
    gonna i'd we'd i'll we'll who always never ever just"""
)
NOT_AFTER: dict[str, frozenset[str]] = {
    "go": word_set(
        """to through ahead live back into deeper for on from over up down out beyond wrong there home away by around
        along off with straight further"""
    ),
    "rest": word_set("of assured in is was were on"),
    "less": word_set("than time and more of"),
    "view": word_set("of that from on is"),
    "spring": word_set("of and 2019 2020 2021 2022 2023 2024 2025 2026 semester cleaning break"),
    "flask": frozenset({"of"}),
    "sketch": word_set("of out in"),
    "slack": word_set("time off"),
    "ember": frozenset({"days"}),
    "phoenix": word_set("project arizona"),
    "insomnia": word_set("kept is"),
    "pearl": word_set("necklace harbor harbour"),
    "rest assured": word_set("i i'm that we you it"),
    "swift": word_set("response action through"),
    "express": word_set("my myself ideas delivery our"),
    "excel": word_set("at in when"),
    "r": frozenset({"and", "d"}),
    "c": frozenset({"level", "suite", "section"}),
    "play": word_set("a an the with around"),
    "ray": frozenset({"tracing"}),
    "combine": word_set("the that them both"),
}
NOT_PREVIOUS: dict[str, frozenset[str]] = {
    "c": word_set("plan vitamin grade series class option"),
    "rest": word_set("the"),
    "spring": word_set("last this next early late in since"),
    "less": word_set("or more much far even"),
    "swift": word_set("i'm am be very"),
}
