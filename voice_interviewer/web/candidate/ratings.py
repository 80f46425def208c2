"""Ratings as the candidate reads them: names of criteria, and reasons, in the language of the interview.

A log keeps reasons as the grader gave them. Those of the program's own making are one of the `REASONS` with something
filled in, and can be said in another language; what a language model or a person wrote stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from voice_interviewer.language import marked, translator

LABELS = {
    "accuracy": marked("Technical accuracy"),
    "completeness": marked("Answer completeness"),
    "clarity": marked("Clarity"),
    "depth": marked("Technical depth"),
    "practicality": marked("Practical application"),
    "situation": marked("Situation"),
    "task": marked("Task"),
    "action": marked("Own action"),
    "result": marked("Result"),
    "reflection": marked("Reflection"),
}
REASONS = (
    # the embedded grader, of an answer
    marked("{shown} of {all} expected points mentioned, {partly} partly."),
    marked("{shown} of {all} expected points mentioned."),
    marked("The candidate said that there is no answer."),
    marked("Too little was said in a language that the embedded grader knows."),
    marked("The embedded grader hears what is mentioned, not whether it is right."),
    marked("The embedded grader does not judge how something is said."),
    marked("The embedded grader cannot tell a reason from a word."),
    marked("The embedded grader cannot tell practice from theory."),
    marked("The question bank has no answer guide for this question."),
    # the embedded grader, of a story
    marked("The candidate said that there is no example to tell."),
    marked("Not heard by the embedded grader, which knows only common ways of saying it."),
    marked("The circumstances are told."),
    marked("The own task is named."),
    marked("Own action in {count} place."),
    marked("Own action in {count} places."),
    marked("Something learned is said."),
    marked("An outcome with figures before and after."),
    marked("An outcome with a figure."),
    marked("An outcome without a figure."),
    # any grader
    marked("This question is not in the question bank, so there is nothing to rate it by."),
    marked("No answer was heard."),
    marked("{share} of the words were heard with low confidence: listen to the recording."),
    marked("The grader said nothing about this."),
    marked("The grader failed: {cause}"),
    # the grader that asks a language model
    marked("Too little was said to rate."),
    marked("The answer is in another language than the interview ({language})."),
    marked("A part of the answer is in another language than the interview ({language})."),
    marked("The model was not asked: it had failed on {count} answers in a row."),
    marked("The model failed: {cause}"),
    marked("The model said nothing about this."),
    marked("The model's rating has not the form asked for ({problem})."),
    marked("The model could not tell."),
    marked("The model gave no quotation for its rating, so it does not count."),
    marked("The model quoted words that were not said there, so its rating does not count."),
    marked("See the quotations."),
    # the report, of what a grader left out and of what people rated
    marked("No rating was recorded for this."),
    marked("The candidate did not agree to an automated assessment, so nothing is rated by a program."),
    marked("The quotation could not be verified: the transcript was corrected there after this rating."),
    marked("The quotation could not be verified: {fault}."),
    marked("The quotation that would support this rating was heard with low confidence."),
    marked("The quotation that would support this rating is missing."),
    marked("Rated by {by}: {reason}"),
)


def label(criterion: str, language: str) -> str:
    """The name of a criterion; one that is not the program's own as it is called."""
    return translator(language).gettext(LABELS[criterion]) if criterion in LABELS else criterion.capitalize()


def reason(told: str, language: str) -> str:
    """Why a level was given or not, as far as the program itself said so."""
    for sentence in REASONS:
        found = _pattern(sentence).fullmatch(told)
        if found is not None:
            return translator(language).gettext(sentence).format(**found.groupdict())
    return told


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", sentence)
    return re.compile("".join(re.escape(part) if at % 2 == 0 else f"(?P<{part}>.+)" for at, part in enumerate(parts)))
