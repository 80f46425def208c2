"""What can happen in an interview. The list of these events is the single source of truth.

Every time is in seconds of *interview time*: the audio clock, which starts at 0 with the first frame and goes on where
it stopped when an interview is resumed. Wall-clock time is only in `Recorded`. Old logs stay readable: add fields with
defaults, never rename one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["introduction", "main", "probe"]
Author = Literal["pack", "rules", "model"]
Setting = Literal["demo", "terminal", "web"]
Purpose = Literal[
    "greeting", "acknowledgement", "repeat", "clarification", "nudge", "hold", "redirect", "farewell", "notice",
    "pause", "wrap_up",
]  # fmt: skip
Request = Literal[
    "repeat", "clarification", "hold", "skip", "stop", "pause", "resume", "accommodation", "instruction", "done",
    "off_topic",
]  # fmt: skip
TurnEnd = Literal["patience", "done", "skip", "silence", "repeat", "clarification", "stop", "time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One recognised word. Times are seconds; `confidence` is 0..1 as the recogniser states it."""

    text: str
    start_s: float
    end_s: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something the candidate said about themselves, with the words that say it."""

    name: str  # "skill", "area", "years", "level", "role", "project", "tool", "language", "name"
    value: str
    quote: str
    utterance_id: str
    start_s: float
    status: Literal["claimed", "mentioned"] = "claimed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A verbatim span of an utterance: `text[start_char:end_char]`, spoken from `start_s` to `end_s`."""

    utterance_id: str
    quote: str
    start_char: int
    end_char: int
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewOpened:
    interview_id: str
    candidate: str
    pack_id: str
    pack_title: str
    pack_hash: str
    minutes: float
    seed: int = 0
    language: str = "en"
    setting: Setting = "terminal"
    time_zone: str = "UTC"
    product_version: str = ""
    target_level: str = ""
    kind: Literal["interview_opened"] = "interview_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven:
    """Nothing is recorded before this event. `notice_hash` is the sha256 of the notice's exact text."""

    notice_version: str
    notice_hash: str
    purposes: tuple[str, ...]
    kind: Literal["consent_given"] = "consent_given"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnginesChosen:
    """Which engines run this interview, and the plain lines about them that a reader must see."""

    recogniser: str
    voice: str
    director: str
    voice_activity: str
    notes: tuple[str, ...] = ()
    kind: Literal["engines_chosen"] = "engines_chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewerSpoke:
    """An utterance of the interviewer that is not a question of its own."""

    purpose: Purpose
    text: str
    at_s: float
    question_id: str = ""
    kind: Literal["interviewer_spoke"] = "interviewer_spoke"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked:
    """Recorded before it is spoken, so that a crash repeats the sound but never the question.

    `limit_s` is the time box of a timed sub-task that the text announces; 0: none.
    """

    question_id: str
    text: str
    form: Form
    at_s: float
    item_id: str = ""
    parent_id: str = ""
    author: Author = "pack"
    reason: str = ""
    limit_s: float = 0.0
    kind: Literal["question_asked"] = "question_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptPlayed:
    """The player reports what was heard of the last question or utterance of the interviewer."""

    start_s: float
    end_s: float
    complete: bool = True
    question_id: str = ""
    kind: Literal["prompt_played"] = "prompt_played"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRecorded:
    """The audio of one phrase is on disk. Its words follow in `UtteranceHeard` or `PhraseDropped`."""

    utterance_id: str
    question_id: str
    start_s: float
    end_s: float
    audio: str
    sha256: str
    kind: Literal["phrase_recorded"] = "phrase_recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceHeard:
    """What the candidate said (or typed) in one phrase; word times are interview time.

    Where the recogniser gave no times of words (`times_estimated`), they are spread over what it timed; where it gave
    no confidence (`confidence_known`), words have 1.
    """

    utterance_id: str
    question_id: str
    text: str
    start_s: float
    end_s: float
    words: tuple[Word, ...] = ()
    via: Literal["voice", "typed"] = "voice"
    recogniser: str = ""
    dropped_segments: int = 0
    times_estimated: bool = False
    confidence_known: bool = True
    kind: Literal["utterance_heard"] = "utterance_heard"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseDropped:
    """A recorded phrase that yields no words: noise, or text the recogniser probably invented."""

    utterance_id: str
    question_id: str
    reason: str
    dropped_segments: int = 0
    kind: Literal["phrase_dropped"] = "phrase_dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestHeard:
    """These utterances were a request to the interviewer, not part of the answer; they stay in the transcript.

    `note` says more for people who read the log: which accommodation was asked for, that a human is wanted.
    """

    question_id: str
    utterance_ids: tuple[str, ...]
    request: Request
    note: str = ""
    kind: Literal["request_heard"] = "request_heard"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEnded:
    question_id: str
    reason: TurnEnd
    at_s: float
    kind: Literal["turn_ended"] = "turn_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileDrawn:
    """Facts of the introduction. They choose topics and never score."""

    facts: tuple[Fact, ...]
    area: str = ""
    level: str = ""
    years: float | None = None
    author: Author = "rules"
    kind: Literal["profile_drawn"] = "profile_drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalJudged:
    """What became of a director's proposal: used, or refused by the core with the reason."""

    question_id: str
    author: Author
    accepted: bool
    text: str = ""
    reason: str = ""
    model: str = ""
    prompt_hash: str = ""
    kind: Literal["proposal_judged"] = "proposal_judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one model said about a criterion where two were asked. Its quotations were verified like any other."""

    model: str
    level: float | None
    reason: str
    status: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRated:
    """One rating of one criterion of one answer. `level` 1-5 (fractions allowed), or None: not scored.

    A level without evidence is refused by `admission.admit`. Several gradings of one interview live side by side.
    `reason` says why this level, or why none; `shown` and `missing` are the expected points heard and not heard. A
    criterion `checklist:ID` has `status` "1" or "0" in place of a level. `model` and `prompt_hash` say which language
    model rated by which prompt; `opinions` holds both where a second one was asked.
    """

    grading: str
    question_id: str
    item_id: str
    criterion: str
    level: float | None
    reason: str
    evidence: tuple[Evidence, ...] = ()
    status: str = ""
    flags: tuple[str, ...] = ()
    grader: str = ""
    confidence: float | None = None
    shown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    model: str = ""
    prompt_hash: str = ""
    opinions: tuple[Opinion, ...] = ()
    kind: Literal["answer_rated"] = "answer_rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewResumed:
    at_s: float
    reason: str = ""
    kind: Literal["interview_resumed"] = "interview_resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewClosed:
    reason: Literal["complete", "time", "candidate", "interrupted", "failure"]
    at_s: float
    note: str = ""
    kind: Literal["interview_closed"] = "interview_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConductChanged:
    """How the interview goes on for this candidate: an accommodation, switchable at any moment, never seen by a grader.

    `patience` stretches every pause (1.0: as set up), `speaking_rate` is the voice's, `typed` says that answers are
    expected in writing.
    """

    at_s: float
    by: str
    patience: float = 1.0
    speaking_rate: float = 1.0
    push_to_talk: bool = False
    barge_in: bool = False
    typed: bool = False
    kind: Literal["conduct_changed"] = "conduct_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRequested:
    """The candidate asks for a person, by a button or form; a spoken wish is a `RequestHeard` with a note."""

    text: str
    at_s: float = 0.0
    kind: Literal["help_requested"] = "help_requested"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAnswered:
    by: str
    text: str
    kind: Literal["help_answered"] = "help_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObserverJoined:
    """Somebody watches the running interview, which the candidate is shown."""

    by: str
    at_s: float = 0.0
    kind: Literal["observer_joined"] = "observer_joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn:
    """Recording stops at once and nothing is assessed any more."""

    purposes: tuple[str, ...]
    by: str = "candidate"
    at_s: float = 0.0
    reason: str = ""
    kind: Literal["consent_withdrawn"] = "consent_withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceCorrected:
    """Somebody says what was really said. The recognised text stays; the last correction is what is graded."""

    utterance_id: str
    text: str
    by: str
    role: Literal["candidate", "reviewer"] = "reviewer"
    reason: str = ""
    kind: Literal["utterance_corrected"] = "utterance_corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingOverridden:
    """A person rates in place of the grader (`level` None: not scored; `status` for a checklist item). Both stay."""

    grading: str
    question_id: str
    criterion: str
    level: float | None
    by: str
    reason: str
    status: str = ""
    kind: Literal["rating_overridden"] = "rating_overridden"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentMade:
    by: str
    text: str
    question_id: str = ""
    kind: Literal["comment_made"] = "comment_made"


@dataclass(frozen=True, slots=True, kw_only=True)
class DispositionMade:
    """What a person decided, and why. The report only advises."""

    decision: Literal["advance", "hold", "reject"]
    by: str
    reason: str
    kind: Literal["disposition_made"] = "disposition_made"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewContested:
    """The candidate contests the assessment."""

    text: str
    kind: Literal["interview_contested"] = "interview_contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportViewed:
    """Somebody looked at the report ("page"), downloaded a `form` of it ("pdf", ...), or heard a recording."""

    by: str
    form: str
    via: Literal["account", "share", "api", "terminal", "candidate"] = "account"
    kind: Literal["report_viewed"] = "report_viewed"


Event = (
    InterviewOpened
    | ConsentGiven
    | EnginesChosen
    | InterviewerSpoke
    | QuestionAsked
    | PromptPlayed
    | PhraseRecorded
    | UtteranceHeard
    | PhraseDropped
    | RequestHeard
    | TurnEnded
    | ProfileDrawn
    | ProposalJudged
    | AnswerRated
    | InterviewResumed
    | InterviewClosed
    | ConductChanged
    | HelpRequested
    | HelpAnswered
    | ObserverJoined
    | ConsentWithdrawn
    | UtteranceCorrected
    | RatingOverridden
    | CommentMade
    | DispositionMade
    | InterviewContested
    | ReportViewed
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event in the log: its place, the wall clock (ISO 8601, UTC) and its link in the hash chain."""

    seq: int
    at: str
    event: Event
    hash: str = ""
