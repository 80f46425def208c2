"""What was said: question by question with every rating, and the transcript."""

from __future__ import annotations

from collections.abc import Sequence

from voice_interviewer.core.events import Evidence
from voice_interviewer.core.reporting.blocks import Block
from voice_interviewer.core.reporting.feedback import improvements_of, strengths_of
from voice_interviewer.core.reporting.ratings import Rated
from voice_interviewer.core.reporting.scoring import CRITERION_LABELS
from voice_interviewer.core.transcript import Line, clock, correction_note
from voice_interviewer.render.elements import excerpt
from voice_interviewer.render.markup import markup
from voice_interviewer.render.page.page import Page, bullets, section
from voice_interviewer.render.reviewed import before
from voice_interviewer.render.unscored import evidence_of, flags_of, unscored
from voice_interviewer.render.wording import NOT_SCORED, fact_value, facts_of, out_of_ten, sentence


def questions(page: Page) -> str:
    parts = [_introduction(page)] if page.report.introductions else []
    return section(
        "questions", "<h2>Question by question</h2>", *parts, *(_block(page, block) for block in page.report.questions)
    )


def _introduction(page: Page) -> str:
    told = "".join(f"<p>{markup(block.text)}</p>{_response(page, block)}" for block in page.report.introductions)
    facts = "".join(
        f"<tr><th scope=row>{markup(fact.name)}</th><td>{markup(fact_value(fact))}</td>"
        f"<td>{markup(clock(fact.start_s))} “{markup(excerpt(fact.quote))}”</td></tr>"
        for fact in page.report.profile.facts
    )
    table = (
        "<details><summary>What it told</summary><table><thead><tr><th scope=col>Fact</th><th scope=col>Value</th>"
        f"<th scope=col>Said</th></tr></thead><tbody>{facts}</tbody></table></details>"
        if facts
        else ""
    )
    return (
        f'<article class="question"><header><h3>Introduction</h3></header>'
        f"{told}<p><small>It chose the topics and is not scored.</small></p>{table}</article>"
    )


def _block(page: Page, block: Block, name: str = "question") -> str:
    main = "." not in block.number
    facts = (*facts_of(block), f"{block.words} words")
    chip = page.chip(out_of_ten(block.score), block.question_id) if main or block.score is not None else ""
    good, open_points = strengths_of(block), improvements_of(block)
    return (
        f'<article class="{name}" id="{markup(block.question_id)}"><header><h3>'
        f'<span class="no">{block.number}</span>'
        f"{markup(block.text)}</h3>{chip}</header><p><small>{' · '.join(facts)}</small></p>"
        + bullets(block.notes)
        + _ratings(page, block)
        + (f"<p><b>Strengths</b></p>{bullets(good)}" if good else "")
        + (f"<p><b>To improve</b></p>{bullets(open_points)}" if open_points else "")
        + _response(page, block)
        + "".join(_block(page, probe, "question probe") for probe in block.probes)
        + "</article>"
    )


def _ratings(page: Page, block: Block) -> str:
    seen: set[Evidence] = set()
    rows = []
    for rating in block.ratings:
        quotes = "".join(page.quote(piece) for piece in evidence_of(rating) if piece not in seen)
        seen.update(evidence_of(rating))
        if rating.level is None and not quotes and not rating.rated_by:
            continue
        flags = _flags(page, block, flags_of(rating)) if rating.level is not None else ""
        replaced = f"<p><small>{markup(before(rating))}</small></p>" if rating.rated_by else ""
        rows.append(
            f"<tr><th scope=row>{CRITERION_LABELS[rating.criterion]}</th><td>{_level(rating)}</td>"
            f"<td>{markup(rating.reason)}{replaced}{quotes}{flags}</td></tr>"
        )
    missing = "".join(
        f"<p><small>Not scored: {entry.names}. {markup(entry.reason)}</small></p>{_flags(page, block, entry.flags)}"
        for entry in unscored(block, page.report)
    )
    return (f'<table class="ratings"><tbody>{"".join(rows)}</tbody></table>' if rows else "") + missing


def _flags(page: Page, block: Block, flags: Sequence[str]) -> str:
    return "".join(f'<p class="flag">{page.heard_at(sentence(flag), block)}</p>' for flag in flags)


def _response(page: Page, block: Block) -> str:
    if not block.utterance_ids:
        return ""
    spoken = "".join(
        f"<p>{page.play(page.lines[place])} {markup(page.lines[place].text)}{_corrected(page.lines[place])}</p>"
        for place in block.utterance_ids
    )
    return f"<details><summary>Full answer, {block.words} words</summary>{spoken}</details>"


def transcript(page: Page) -> str:
    lines = "".join(
        f'<p class="{line.speaker}" id="line-{markup(line.line_id)}"><span>'
        f"{page.play(line) if line.speaker == 'candidate' else f'<time>{clock(line.start_s)}</time>'}</span>"
        f"<span>{line.label}</span><span>{markup(line.text)}{_corrected(line)}</span></p>"
        for line in page.report.transcript.lines
    )
    return section("transcript", "<h2>Transcript</h2>", lines or "<p>Nothing was said.</p>")


def _corrected(line: Line) -> str:
    return f"<br><small>({markup(correction_note(line))})</small>" if line.corrections else ""


def _level(rating: Rated) -> str:
    if rating.level is None:
        return f'<span class="soft">{NOT_SCORED}</span>'
    full = int(rating.level)
    return f'<span class="dots" aria-hidden="true">{"●" * full}{"○" * (5 - full)}</span> {rating.level:f}'
