"""The comparison of candidates as HTML, Markdown, CSV and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from importlib.resources import files

from voice_interviewer.core.phrasing import counted
from voice_interviewer.core.reporting.comparison import Candidate, Comparison, Group, called
from voice_interviewer.core.reporting.report import document
from voice_interviewer.core.reporting.scoring import HIGHEST, LOWEST, VIEW
from voice_interviewer.render.json_forms import dumps
from voice_interviewer.render.markup import markdown, markup
from voice_interviewer.render.table import Cell, written
from voice_interviewer.render.wording import NOT_SCORED, out_of_ten

TITLE = "Candidates side by side"
RULES = (
    "Only questions that everyone of the group was asked count, each the same. A follow-up is part of its question.",
    "The interval is the 95% interval of the mean (Student's t, with what rounding to whole levels leaves open). "
    "Candidates whose intervals overlap are not ranked.",
    "A place is the best and the worst that the intervals leave open. Not scored is never 0.",
    "This is advice: a person decides.",
)
WIDTH, ROW, LABEL, NOTE = 900, 34, 250, 190
SPAN = WIDTH - LABEL - NOTE


def as_json(comparison: Comparison) -> str:
    return dumps(document(comparison))


def as_csv(comparison: Comparison) -> str:
    """One row for each answer: group, candidate, question, score or state."""
    head = ("group", "role", "level", "interview", "candidate", "question", "title", "score_of_10")
    return written([head, *_rows(comparison)])


def _rows(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    for number, group in enumerate(comparison.groups, start=1):
        for one in group.candidates:
            for question, score in zip(group.questions, one.scores, strict=True):
                shown: Cell = NOT_SCORED if score is None else score
                about = (number, group.role, group.level, one.interview_id, one.name)
                yield (*about, question.item_id, question.title, shown)


def as_markdown(comparison: Comparison) -> str:
    return "\n\n".join(_markdown(comparison)) + "\n"


def _markdown(comparison: Comparison) -> Iterator[str]:
    yield f"# {TITLE}"
    yield from map(markdown, comparison.notes)
    for group in comparison.groups:
        yield f"## {markdown(heading(group))}"
        yield from map(markdown, group.conclusion)
        yield _table(
            ("Candidate", "Score", "95% interval", "Scored", "Place", "Outcome of the whole interview"),
            [
                (
                    called(one, group.candidates),
                    out_of_ten(one.score),
                    interval(one),
                    _basis(one, group),
                    place(one, group),
                    one.outcome,
                )
                for one in group.candidates
            ],
        )
        if group.questions:
            yield _table(
                ("Question", *(called(one, group.candidates) for one in group.candidates)),
                [
                    (question.text, *(_score(one.scores[at]) for one in group.candidates))
                    for at, question in enumerate(group.questions)
                ],
            )
    yield "\n".join(f"- {markdown(rule)}" for rule in RULES)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(
        f"| {' | '.join(cell if place == 1 else markdown(cell) for cell in line)} |" for place, line in enumerate(lines)
    )


def as_html(comparison: Comparison) -> str:
    style = (files("voice_interviewer.render") / "report.css").read_text(encoding="utf-8")
    notes = "".join(f"<p>{markup(note)}</p>" for note in comparison.notes)
    rules = "".join(f"<li>{markup(rule)}</li>" for rule in RULES)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{TITLE}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"<section><h1>{TITLE}</h1>{notes}</section>\n"
        + "\n".join(map(_section, comparison.groups))
        + f"\n<section><h2>How to read this</h2><ul>{rules}</ul></section>\n</main>\n</body>\n</html>\n"
    )


def _section(group: Group) -> str:
    names = [markup(called(one, group.candidates)) for one in group.candidates]
    conclusion = "".join(f"<p>{markup(line)}</p>" for line in group.conclusion)
    head = "".join(f"<th scope=col><bdi>{name}</bdi></th>" for name in names)
    rows = "".join(
        f"<tr><th scope=row>{markup(question.text)}</th>"
        + "".join(f"<td>{_score(one.scores[at])}</td>" for one in group.candidates)
        + "</tr>"
        for at, question in enumerate(group.questions)
    )
    outcomes = "".join(
        f"<tr><th scope=row><bdi>{name}</bdi></th><td>{out_of_ten(one.score)}</td><td>{interval(one)}</td>"
        f"<td>{_basis(one, group)}</td><td>{place(one, group)}</td><td>{markup(one.outcome)}"
        f"{'<br><small>by mentions only</small>' if one.mentions_only else ''}</td></tr>"
        for name, one in zip(names, group.candidates, strict=True)
    )
    left_out = (
        f"<p><small>{counted(group.left_out, 'further question')} of the common core were not asked of all and do not "
        "count here.</small></p>"
        if group.left_out
        else ""
    )
    return (
        f"<section><h2>{markup(heading(group))}</h2>{conclusion}{chart(group)}"
        "<table><thead><tr><th scope=col>Candidate</th><th scope=col>Score</th><th scope=col>95% interval</th>"
        "<th scope=col>Scored</th><th scope=col>Place</th><th scope=col>Outcome of the whole interview</th></tr>"
        f"</thead><tbody>{outcomes}</tbody></table>"
        + (
            f"<h3>The questions asked of all</h3><table><thead><tr><th scope=col>Question</th>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table>{left_out}"
            if rows
            else ""
        )
        + "</section>"
    )


def chart(group: Group) -> str:
    """A dot for each score with its interval as a line, on the scale from the lowest to the highest score."""
    if not group.questions:
        return ""
    height = ROW * len(group.candidates) + 26
    marks = [
        f'<line x1="{_x(tick):.1f}" y1="4" x2="{_x(tick):.1f}" y2="{height - 24}" stroke="var(--line)"/>'
        f'<text class="soft" x="{_x(tick):.1f}" y="{height - 6}" text-anchor="middle">{tick}</text>'
        for tick in range(LOWEST * VIEW, HIGHEST * VIEW + 1, VIEW)
    ]
    for at, one in enumerate(group.candidates):
        y = ROW * at + 18
        marks.append(f'<text x="0" y="{y + 5}">{markup(_short(called(one, group.candidates)))}</text>')
        if one.interval:
            low, high = map(_x, one.interval)
            marks.append(
                f'<line x1="{low:.1f}" y1="{y}" x2="{high:.1f}" y2="{y}" stroke="var(--accent)" stroke-width="4" '
                'opacity=".45" stroke-linecap="round"/>'
            )
        if one.score is not None:
            marks.append(f'<circle cx="{_x(one.score):.1f}" cy="{y}" r="6" fill="var(--accent)"/>')
        shown = out_of_ten(one.score) + (f" ({interval(one)})" if one.interval else "")
        marks.append(f'<text class="soft" x="{LABEL + SPAN + 16}" y="{y + 5}">{shown}</text>')
    title = "; ".join(
        f"{called(one, group.candidates)}: {out_of_ten(one.score)}, {interval(one)}" for one in group.candidates
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Scores out of 10 with 95% intervals. '
        f'{markup(title)}">{"".join(marks)}</svg><p></p>'
    )


def _x(score: Decimal | int) -> float:
    return LABEL + float(score - LOWEST * VIEW) / (HIGHEST - LOWEST) / VIEW * SPAN


def _short(name: str, most: int = 30) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def heading(group: Group) -> str:
    level = f", {group.level} level" if group.level else ""
    return f"{group.role}{level}: {counted(len(group.candidates), 'interview')}"


def _score(score: Decimal | None) -> str:
    return NOT_SCORED if score is None else str(score)


def _basis(one: Candidate, group: Group) -> str:
    return f"{one.scored} of {len(group.questions)}"


def interval(one: Candidate) -> str:
    return "no interval" if one.interval is None else f"{one.interval[0]} to {one.interval[1]}"


def place(one: Candidate, group: Group) -> str:
    """`1 to 3 of 5`: what the intervals leave open."""
    if one.places is None:
        return "no place"
    best, worst = one.places
    placed = sum(other.places is not None for other in group.candidates)
    return f"{best} of {placed}" if best == worst else f"{best} to {worst} of {placed}"


COMPARISONS: Mapping[str, Callable[[Comparison], str]] = {
    "comparison.html": as_html,
    "comparison.md": as_markdown,
    "comparison.csv": as_csv,
    "comparison.json": as_json,
}
"""File name -> what writes its text."""
