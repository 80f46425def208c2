"""The beginning of a new pack: everything a pack has, once, to be overwritten."""

from __future__ import annotations

from voice_interviewer.core.role.pack import (
    Anchor,
    BandRow,
    Bank,
    ChecklistEntry,
    Competency,
    Item,
    Pack,
    Persona,
    Rubric,
    Section,
)
from voice_interviewer.packs.styles import slug

_ANCHORS = (
    Anchor(1, "Stays general; what the candidate would do cannot be told from the answer."),
    Anchor(3, "Describes sound steps and gives a reason for them."),
    Anchor(5, "Also names what can go wrong, how it would be noticed, and what it costs."),
)


def skeleton(name: str, title: str) -> Pack:
    """A small pack that can be asked as it is: one level, a technical and a behavioural question."""
    sections = (
        Section("Level 1: Foundation Assessment (Junior)", "Theoretical Questions", "junior"),
        Section("Level 1: Foundation Assessment (Junior)", "Behavioural Questions", "junior"),
    )
    bank = Bank(
        title=f"{title} - Spoken Interview",
        competencies=("Craft", "Working with others"),
        table=(BandRow("Junior", "Tasks of the role, with guidance", "0-2 years"),),
        sections=sections,
        items=(_technical(sections[0].title), _behavioural(sections[1].title)),
    )
    rubric = Rubric(
        title=title,
        competencies=(
            Competency("craft", "Craft", anchors=_ANCHORS),
            Competency("collaboration", "Working with others", kind="behavioural", anchors=_ANCHORS),
        ),
        checklist=(
            ChecklistEntry("planning", "Plans work before starting it", "Craft", "craft"),
            ChecklistEntry("teamwork", "Works well with others, shown by an example", "Teamwork", "collaboration"),
        ),
    )
    persona = Persona(
        title=f"{title} Interviewer",
        position=f"Experienced practitioner of {title}",
        style=("calm", "curious about reasons", "the same for everyone"),
        never=("Say or hint whether an answer was right or wrong", "Give hints or teach"),
        always=("Keep a neutral and friendly tone", "Ask one short question at a time"),
        scores=("Craft", "Working with others"),
        mission="Find out how this person works, from what they say and nothing else.",
    )
    return Pack(id=name, title=title, persona=persona, bank=bank, rubric=rubric)


def first_rubric(bank: Bank) -> Rubric:
    """What a bank without a rubric begins with: its competencies, each with a checklist entry."""
    taken: set[str] = set()
    ids = [slug(name, taken) for name in bank.competencies]
    named = list(zip(ids, bank.competencies, strict=True))
    return Rubric(
        title=bank.title,
        competencies=tuple(Competency(id_, name) for id_, name in named),
        checklist=tuple(ChecklistEntry(id_, name, competency=id_) for id_, name in named),
    )


def _technical(section: str) -> Item:
    return Item(
        id="first-steps",
        number=1,
        text="You get a new piece of work and the description is unclear. How do you begin?",
        level="junior",
        section=section,
        guide="Finds out what the result is for and who needs it, splits the work, and agrees on the first step.",
        expects=("asks what the result is for", "splits the work into steps", "agrees on the first step"),
        exemplars=(
            "First I ask the person who wants it what the result is for and who will use it. Then I split the work "
            "into small steps and write them down. I agree on the first step with my team before I start.",
        ),
        anchors=_ANCHORS,
        competency="craft",
        checklist=("planning",),
        topics=("planning",),
        probes=("Whom do you ask when nobody knows what it is for?",),
        core=True,
        minutes=2.0,
    )


def _behavioural(section: str) -> Item:
    return Item(
        id="helped-colleague",
        number=2,
        text="Tell me about a time when a colleague and you saw a task differently.",
        level="junior",
        section=section,
        style="behavioural",
        kind="behavioural",
        guide="Tells one real situation with the own actions, the outcome, and what was learned.",
        expects=("a real situation", "the own action", "the outcome"),
        exemplars=(
            "In my last project a colleague wanted to start over, and I wanted to repair what was there. I asked him "
            "to show me the parts he did not trust. We tested both ways for a day, and in the end we kept most of it. "
            "I learned to ask for the reason first.",
        ),
        anchors=_ANCHORS,
        competency="collaboration",
        checklist=("teamwork",),
        topics=("teamwork",),
        core=True,
        minutes=2.0,
    )
