"""What a reader must know before relying on a report, most important first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voice_interviewer.core.consent import WHY
from voice_interviewer.core.events import AnswerRated, Event, InterviewResumed, QuestionAsked, UtteranceHeard
from voice_interviewer.core.grading import gradings
from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.admission import LOW_CONFIDENCE
from voice_interviewer.core.reporting.blocks import FASTEST, SLOWEST, Block, members
from voice_interviewer.core.reporting.figures import Figures
from voice_interviewer.core.reporting.metadata import Metadata
from voice_interviewer.core.reporting.review_record import Review
from voice_interviewer.core.reporting.scoring import MENTIONS_ONLY
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.core.transcript import Transcript, clock

CLOCKS_MAY_DIFFER_S = 5.0
SHOWN_WORDS = 20


def cautions(
    events: Sequence[Event],
    pack: Pack,
    metadata: Metadata,
    transcript: Transcript,
    blocks: Sequence[Block],
    numbers: Figures,
    reviewed: Review,
) -> tuple[str, ...]:
    """About the ratings, about what was heard, and about how the interview went."""
    return (
        *_of_ratings(events, metadata, blocks, reviewed),
        *_of_hearing(transcript, blocks, numbers),
        *_of_the_recogniser(events),
        *_of_instructions(transcript),
        *_of_the_interview(events, pack, metadata),
    )


def _of_ratings(
    events: Sequence[Event], metadata: Metadata, blocks: Sequence[Block], reviewed: Review
) -> Iterator[str]:
    if reviewed.assessment != "agreed":
        yield WHY[reviewed.assessment]
    ratings = (rating for member in members(blocks) for rating in member.ratings if rating.level is not None)
    if any(MENTIONS_ONLY in rating.flags for rating in ratings):
        yield (
            "Ratings by the embedded grader say which expected points were mentioned, not whether they were right. "
            "Read the quotations before you decide."
        )
    if reviewed.assessment == "agreed":
        yield from gradings.cautions(events, metadata.grading)
    yield from _by_people(reviewed)


def _by_people(reviewed: Review) -> Iterator[str]:
    """What the candidate waits for; what people changed, so that nobody takes it for the program's word."""
    yield from (entry.text for entry in reviewed.waiting if entry.about in ("contest", "request"))
    if reviewed.counting:
        names = ", ".join(dict.fromkeys(entry.by for entry in reviewed.counting))
        verb = "is" if len(reviewed.counting) == 1 else "are"
        yield f"{counted(len(reviewed.counting), 'rating')} {verb} a person's ({names}); the grader's stands beside it."
    if reviewed.corrections:
        count = len({entry.utterance_id for entry in reviewed.corrections})
        names = ", ".join(dict.fromkeys(f"{entry.by}, {entry.role}" for entry in reviewed.corrections))
        verb = "was" if count == 1 else "were"
        yield f"{counted(count, 'utterance')} {verb} corrected by hand ({names}); what was recognised stands beside it."


def _of_hearing(transcript: Transcript, blocks: Sequence[Block], numbers: Figures) -> Iterator[str]:
    if numbers.statistics.questions and not numbers.statistics.words:
        yield (
            "No answer was heard to any question. Listen to the recording, and ask the candidate what happened, before "
            "you conclude anything."
        )
    words = [word for line in transcript.lines for word in line.words]
    unsure = sum(word.confidence < LOW_CONFIDENCE for word in words)
    if words and 10 * unsure >= len(words):
        yield (
            f"{unsure} of {len(words)} words were heard with low confidence; none of them is quoted as evidence. "
            "Listen where it matters."
        )
    rate = numbers.statistics.words_per_minute
    implausible = rate is not None and not SLOWEST <= rate <= FASTEST
    if implausible or any(member.notes for member in members(blocks)):
        yield "Some answers have an implausible speech rate: check times and transcript against the audio."


def _of_the_recogniser(events: Sequence[Event]) -> Iterator[str]:
    """What its words came without."""
    heard = [event for event in events if isinstance(event, UtteranceHeard) and event.via == "voice"]
    if spread := sum(utterance.times_estimated for utterance in heard):
        yield (
            f"The recogniser gave no times of words for {spread} of {counted(len(heard), 'phrase')}: "
            "the seconds of their quotations are estimates within the phrase."
        )
    if unknown := sum(not utterance.confidence_known for utterance in heard):
        yield (
            f"The recogniser gave no confidence for {unknown} of {counted(len(heard), 'phrase')}: "
            "what was misheard there could not be kept from being quoted. Listen where it matters."
        )


def _of_instructions(transcript: Transcript) -> Iterator[str]:
    """What the candidate said to the program instead of answering: a fact that a reader should know of."""
    found = [line for line in transcript.lines if line.request == "instruction"]
    if found:
        times = "once" if len(found) == 1 else counted(len(found), "time")
        yield (
            f"The candidate gave the program instructions {times}, first at {clock(found[0].start_s)}: "
            f"“{_beginning(found[0].text)}” They changed nothing and are no part of the answers."
        )


def _beginning(text: str) -> str:
    words = text.split()
    return text if len(words) <= SHOWN_WORDS else f"{' '.join(words[:SHOWN_WORDS])} …"


def _of_the_interview(events: Sequence[Event], pack: Pack, metadata: Metadata) -> Iterator[str]:
    if pack.sha256 and pack.sha256 != metadata.pack_hash:
        yield "The role's questions or rubric have changed since this interview; today's rubric was applied."
    if resumes := sum(isinstance(event, InterviewResumed) for event in events):
        yield f"The interview was interrupted and resumed {'once' if resumes == 1 else f'{resumes} times'}."
    if metadata.ending == "open":
        yield "The interview has not been closed: this is a report of what was said so far."
    known = {event.question_id for event in events if isinstance(event, QuestionAsked) and event.form != "introduction"}
    strays = sum(
        isinstance(event, AnswerRated) and event.grading == metadata.grading and event.question_id not in known
        for event in events
    )
    if strays:
        yield f"{strays} ratings belong to no question of this interview and were left out."
    elapsed_s, may_differ_s = metadata.elapsed_s, max(CLOCKS_MAY_DIFFER_S, 0.05 * metadata.duration_s)
    if elapsed_s is not None and abs(elapsed_s - metadata.duration_s) > may_differ_s:
        yield "The duration is counted in audio time and differs from the time between start and end" + (
            ": a demonstration runs faster than it would be spoken." if metadata.setting == "demo" else "."
        )
