"""The draft of a role from a job description: cut by taxonomy, with questions of a language model where there is one.

Nothing is saved: a person looks at the draft, changes it, and makes a role of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from voice_interviewer import wiring
from voice_interviewer.config import Settings
from voice_interviewer.core.reporting.review import Refused
from voice_interviewer.packs import texts_of
from voice_interviewer.web.office import job_description, job_questions
from voice_interviewer.web.office.job_description import Draft
from voice_interviewer.web.office.job_questions import Written

LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Drafted:
    """`written` is what a language model added; None where there is no model."""

    draft: Draft
    written: Written | None

    @property
    def texts(self) -> dict[str, str]:
        """The three files of the draft."""
        return texts_of(self.written.pack if self.written else self.draft.pack)


def from_text(settings: Settings, text: str) -> Drafted:
    """What a job description asks for, as a pack. Raises Refused for a text that says nothing."""
    wanted = job_description.read(text)
    if not wanted.title or len(wanted.text.split()) < LEAST_WORDS:
        raise Refused("Paste the text of the job description.")
    found = job_description.draft(wanted)
    model = wiring.language_model(settings)
    return Drafted(found, job_questions.write(found, model, settings.llm_answer_s) if model else None)
