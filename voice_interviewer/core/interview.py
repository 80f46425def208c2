"""The next move of the interviewer, as a pure function of the state.

Nothing here listens, speaks or waits. A director may propose; `next_move` disposes.
"""

from __future__ import annotations

from dataclasses import dataclass

from voice_interviewer.core.asking.followups import FollowUp, about_background, closing_statement, follow_up
from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.asking.responses import after_answer
from voice_interviewer.core.asking.wording import Wording
from voice_interviewer.core.events import (
    Author,
    Form,
    InterviewClosed,
    ProposalJudged,
    QuestionAsked,
    UtteranceHeard,
)
from voice_interviewer.core.planning import plan
from voice_interviewer.core.role.pack import Item, Pack
from voice_interviewer.core.state import State, Turn
from voice_interviewer.core.turn.reply import Say

INTRODUCTION_ID = "q0"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a director suggests after an answer. Untrusted: each text is used only if it passes `lint`.

    `wording` is the next main question bent to the candidate's own words; it must ask for what `wording_item` asks.
    `problem` says why the director has less to offer than it should (a dead or babbling model).
    """

    probe: str = ""
    probe_reason: str = ""
    probe_author: Author = "rules"
    wording: str = ""
    wording_item: str = ""
    wording_author: Author = "model"
    model: str = ""
    prompt_hash: str = ""
    problem: str = ""


NOTHING = Proposal()


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask this, after a short acknowledgement where one is due."""

    question: QuestionAsked
    judged: tuple[ProposalJudged, ...] = ()
    acknowledgement: str = ""


@dataclass(frozen=True, slots=True)
class Listen:
    """The last question is open: hear its answer."""

    question: QuestionAsked


@dataclass(frozen=True, slots=True)
class DrawProfile:
    """The introduction has been given: draw the profile from it."""

    utterances: tuple[UtteranceHeard, ...]


@dataclass(frozen=True, slots=True)
class Close:
    event: InterviewClosed


Move = Say | Ask | Listen | DrawProfile | Close


def next_move(state: State, pack: Pack, wording: Wording, proposal: Proposal = NOTHING) -> Move:
    """What the interviewer does now. The same state and proposal always give the same move."""
    assert state.opened is not None, "an interview begins with interview_opened"
    turn = state.turn
    if state.closed is not None:
        return Close(state.closed)
    if not state.greeted:
        return Say("greeting", wording.greeting(pack.title, state.opened.candidate, state.opened.minutes))
    if turn is None:
        return Ask(_question(state, wording.introduction, "introduction", reason="fixed opening"))
    if turn.ended is None:
        return Listen(turn.question)
    if turn.ended.reason == "stop":
        return _close(state, wording, "candidate")
    if turn.question.form == "introduction" and state.profile is None:
        return _ask_on(state, pack, turn, wording) or DrawProfile(state.introduced)
    judged: list[ProposalJudged] = []
    if proposal.problem:
        judged.append(_judged(state, proposal, accepted=False, text="", reason=proposal.problem))
    probe = _persona_probe(state, pack, turn, wording) or _admit_probe(state, pack, turn, proposal, judged)
    said = closing_statement(state, pack, turn) or after_answer(
        state, pack, wording, turn, probe_follows=probe is not None
    )
    if probe is not None:
        return Ask(probe, tuple(judged), said)
    item = plan.next_item(state, pack)
    if item is None:
        return _close(state, wording, "time" if plan.anything_left(state, pack) else "complete")
    return Ask(_main(state, pack, item, proposal, judged), tuple(judged), said)


def may_probe(state: State, pack: Pack, *, urgent: bool = False) -> bool:
    """Whether limits and time allow a probe under the last question; `urgent` may exceed the interview's budget."""
    turn, limits = state.turn, pack.rubric.limits
    if turn is None or turn.question.form == "introduction" or not turn.answer:
        return False
    if turn.ended is not None and turn.ended.reason in ("skip", "stop", "silence"):
        return False
    parent_id = turn.question.parent_id or turn.question.question_id
    if state.probes(parent_id) >= limits.probes_per_question:
        return False
    if state.probes() >= limits.probes and not (urgent and limits.probes):
        return False
    return plan.probe_fits(state, pack)


def next_question_id(state: State) -> str:
    return f"q{len(state.turns)}" if state.turns else INTRODUCTION_ID


def _question(
    state: State,
    text: str,
    form: Form,
    *,
    item_id: str = "",
    parent_id: str = "",
    author: Author = "pack",
    reason: str,
    limit_s: float = 0.0,
) -> QuestionAsked:
    return QuestionAsked(
        question_id=next_question_id(state),
        text=text,
        form=form,
        at_s=state.clock_s,
        item_id=item_id,
        parent_id=parent_id,
        author=author,
        reason=reason,
        limit_s=limit_s,
    )


def _main(state: State, pack: Pack, item: Item, proposal: Proposal, judged: list[ProposalJudged]) -> QuestionAsked:
    reason = plan.reason(state, pack, item)
    if proposal.wording and proposal.wording_item == item.id:
        answers = " ".join(turn.answer for turn in state.turns)
        problems = [
            str(problem)
            for problem in lint(proposal.wording, asked=state.asked_texts, pack=pack, item=item, answer=answers)
        ]
        if plan.is_core(state, pack, item):
            problems.append("common core: asked of everyone in the pack's own words")
        judged.append(
            _judged(state, proposal, accepted=not problems, text=proposal.wording, reason="; ".join(problems))
        )
        if not problems:
            author = proposal.wording_author
            return _question(state, proposal.wording, "main", item_id=item.id, author=author, reason=reason)
    return _question(state, item.text, "main", item_id=item.id, reason=reason)


def _ask_on(state: State, pack: Pack, turn: Turn, wording: Wording) -> Ask | None:
    """The follow-up on an introduction that leaves the topics open, where there is time for it."""
    found = about_background(state, pack, turn, wording) if plan.probe_fits(state, pack) else None
    if found is None:
        return None
    parent_id = turn.question.question_id
    question = _question(state, found.text, "introduction", parent_id=parent_id, reason=found.reason)
    return Ask(question, acknowledgement=after_answer(state, pack, wording, turn, probe_follows=True))


def _persona_probe(state: State, pack: Pack, turn: Turn, wording: Wording) -> QuestionAsked | None:
    """The follow-up that the persona itself asks for at this answer."""
    if not may_probe(state, pack, urgent=True):
        return None
    found: FollowUp | None = follow_up(state, pack, turn, wording)
    if found is None or not may_probe(state, pack, urgent=found.urgent):
        return None
    return _question(
        state,
        found.text,
        "probe",
        item_id=turn.question.item_id,
        parent_id=turn.question.question_id,
        reason=found.reason,
        limit_s=found.limit_s,
    )


def _admit_probe(
    state: State, pack: Pack, turn: Turn, proposal: Proposal, judged: list[ProposalJudged]
) -> QuestionAsked | None:
    if not proposal.probe or not may_probe(state, pack):
        return None
    item = pack.item(turn.question.item_id)
    problems = lint(proposal.probe, asked=state.asked_texts, pack=pack, item=item, answer=turn.answer)
    judged.append(
        _judged(state, proposal, accepted=not problems, text=proposal.probe, reason="; ".join(map(str, problems)))
    )
    if problems:
        return None
    parent_id = turn.question.parent_id or turn.question.question_id
    return _question(
        state,
        proposal.probe,
        "probe",
        item_id=item.id,
        parent_id=parent_id,
        author=proposal.probe_author,
        reason=proposal.probe_reason,
    )


def _judged(state: State, proposal: Proposal, *, accepted: bool, text: str, reason: str) -> ProposalJudged:
    return ProposalJudged(
        question_id=next_question_id(state),
        author="model" if proposal.model else proposal.probe_author,
        accepted=accepted,
        text=text,
        reason=reason,
        model=proposal.model,
        prompt_hash=proposal.prompt_hash,
    )


def _close(state: State, wording: Wording, reason: plan.Ending) -> Move:
    if not state.farewell:
        return Say("farewell", wording.stopped if reason == "candidate" else wording.farewell)
    return Close(InterviewClosed(reason=reason, at_s=state.clock_s))
