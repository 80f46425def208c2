"""Is a pack fit to be used? Pure rules over a pack, each of which yields what it finds.

An error keeps a pack from being used: it could not be asked, rated or summed up. All else is a warning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.asking.wording import WORDINGS
from voice_interviewer.core.role.item_check import QUESTIONS, check_item
from voice_interviewer.core.role.pack import LEVELS, Item, Pack, Problem

PERSONA, RUBRIC = "persona.md", "rubric.toml"
CHECKLIST_SIZE = range(8, 13)
_TEACHING = ("fix", "explanation", "technique")


def check(pack: Pack) -> tuple[Problem, ...]:
    """Everything that is wrong with a pack, by file and line."""
    if pack.language not in WORDINGS:
        known = ", ".join(sorted(WORDINGS))
        message = f'no interviews are held in the language "{pack.language}"; the languages are {known}'
        return (Problem("error", RUBRIC, 1, message),)  # the rules know the words of these languages alone
    found = [problem for rule in _RULES for problem in rule(pack)]
    found += [problem for item in pack.bank.items for problem in check_item(item, pack)]
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.line)))


def _identity(pack: Pack) -> Iterator[Problem]:
    """Ids and numbers are what answers are filed under."""
    for name in ("id", "number"):
        seen: dict[object, Item] = {}
        for item in pack.bank.items:
            value = getattr(item, name)
            first = seen.setdefault(value, item)
            if value is not None and first is not item:
                yield Problem("error", QUESTIONS, item.line, f'the {name} "{value}" is that of line {first.line} too')
    for what, entries in (("competency", pack.rubric.competencies), ("checklist entry", pack.rubric.checklist)):
        ids = Counter(entry.id for entry in entries)
        for entry in entries:
            if ids[entry.id] > 1:
                yield Problem(
                    "error", RUBRIC, entry.line, f'the {what} "{entry.id}" stands there {ids[entry.id]} times'
                )


def _numbering(pack: Pack) -> Iterator[Problem]:
    """Numbers run on across the levels."""
    numbered = [item for item in pack.bank.items if item.number is not None]
    for before, item in pairwise(numbered):
        if (item.number or 0) < (before.number or 0):
            message = f"number {item.number} stands after {before.number}; numbers run on across levels"
            yield Problem("warning", QUESTIONS, item.line, message)


def _repeats(pack: Pack) -> Iterator[Problem]:
    """Two items must not ask the same."""
    for index, item in enumerate(pack.askable):
        earlier = [other.text for other in pack.askable[:index]]
        if any(problem.rule == "repeat" for problem in lint(item.text, asked=earlier, language=pack.language)):
            yield Problem("warning", QUESTIONS, item.line, f"{item.id} asks what an earlier question asks")


def _counts(pack: Pack) -> Iterator[Problem]:
    """A section holds as many items as it announces."""
    held = Counter((item.level, item.section) for item in pack.bank.items)
    for section in pack.bank.sections:
        count = held[section.level, section.title]
        if section.declared is not None and count != section.declared:
            less = section.declared - count
            missing = f"{less} missing" if less > 0 else f"{-less} more"
            message = (
                f'section "{section.title}" of "{section.level_title}" announces {section.declared} '
                f"{section.unit or 'items'} and holds {count} ({missing})"
            )
            yield Problem("warning", QUESTIONS, section.line, message)


def _bands(pack: Pack) -> Iterator[Problem]:
    """A number of years belongs to one level."""
    for row, later in pairwise(pack.bank.table):
        names = f'"{row.level}" and "{later.level}"'
        if not row.range or not later.range:
            yield Problem("warning", QUESTIONS, later.line, f"the years of {names} name no number")
        elif row.range[1] is not None and later.range[0] <= row.range[1]:
            yield Problem("warning", QUESTIONS, later.line, f"{names} overlap at {later.range[0]:g} years")
        elif row.range[1] is not None and later.range[0] > row.range[1] + 1:
            yield Problem("warning", QUESTIONS, later.line, f"no level covers the years between {names}")


def _askable(pack: Pack) -> Iterator[Problem]:
    if not pack.askable:
        yield Problem("error", QUESTIONS, 1, "no question of this bank can be asked aloud")


def _assessed(pack: Pack) -> Iterator[Problem]:
    """What the rubric lists can be shown by some question, on each level that is asked."""
    entries = pack.rubric.checklist
    if entries and len(entries) not in CHECKLIST_SIZE:
        first, last = CHECKLIST_SIZE[0], CHECKLIST_SIZE[-1]
        yield Problem(
            "warning", RUBRIC, entries[0].line, f"the checklist has {len(entries)} entries, not {first} to {last}"
        )
    for entry in entries:
        levels = {item.level for item in pack.askable if entry.id in item.checklist}
        missing = [level for level in _levels(pack) if level not in levels]
        if not levels:
            yield Problem(
                "warning", RUBRIC, entry.line, f'no spoken question assesses the checklist entry "{entry.id}"'
            )
        elif missing:
            at = " or ".join(missing)
            yield Problem("warning", RUBRIC, entry.line, f'no spoken question assesses "{entry.id}" at the level {at}')
    for competency in pack.rubric.competencies:
        if not any(item.competency == competency.id for item in pack.askable):
            yield Problem("warning", RUBRIC, competency.line, f'no spoken question belongs to "{competency.id}"')


def _levels(pack: Pack) -> list[str]:
    return [level for level in LEVELS if any(item.level == level for item in pack.askable)]


def _core(pack: Pack) -> Iterator[Problem]:
    """The questions that everybody gets are enough for a verdict by themselves."""
    entries = {entry.id for entry in pack.rubric.checklist}
    for level in _levels(pack) if entries else ():
        core = [item for item in pack.askable if item.core and item.level == level]
        share = len({entry for item in core for entry in item.checklist} & entries) / len(entries)
        if share < pack.rubric.thresholds.coverage:
            message = (
                f"the {len(core)} core questions of the level {level} assess {share:.0%} of the checklist; "
                f"a verdict needs {pack.rubric.thresholds.coverage:.0%}"
            )
            yield Problem("warning", QUESTIONS, core[0].line if core else 1, message)


def _rubric(pack: Pack) -> Iterator[Problem]:
    """References within the rubric, and anchors."""
    ids = {competency.id for competency in pack.rubric.competencies}
    for competency in pack.rubric.competencies:
        missing = [str(level) for level in (1, 3, 5) if level not in {anchor.level for anchor in competency.anchors}]
        if missing:
            message = f'the competency "{competency.id}" has no anchor at {", ".join(missing)}'
            yield Problem("warning", RUBRIC, competency.line, message)
        if competency.kind not in ("technical", "behavioural"):
            yield Problem(
                "error", RUBRIC, competency.line, f'kind is technical or behavioural, not "{competency.kind}"'
            )
        if competency.weight <= 0:
            yield Problem("error", RUBRIC, competency.line, f'the weight of "{competency.id}" is not above 0')
    for entry in pack.rubric.checklist:
        if entry.competency and entry.competency not in ids:
            message = f'the checklist entry "{entry.id}" names the unknown competency "{entry.competency}"'
            yield Problem("error", RUBRIC, entry.line, message)
    for word, count in Counter(pack.rubric.hot_words).items():
        if count > 1:
            yield Problem("warning", RUBRIC, 1, f'the hot word "{word}" stands there {count} times')


def _measures(pack: Pack) -> Iterator[Problem]:
    """Thresholds in order and within their scale, limits above zero."""
    limits, thresholds = pack.rubric.limits, pack.rubric.thresholds
    steps = (thresholds.strong_yes, thresholds.yes, thresholds.neutral, thresholds.no)
    gate = thresholds.gate_competency
    sound = (
        (10 >= steps[0] > steps[1] > steps[2] > steps[3] >= 0, "10 >= strong_yes > yes > neutral > no >= 0"),
        (0 <= thresholds.coverage <= 1, "coverage is a share from 0 to 1"),
        (1 <= thresholds.gate_level <= 5, "gate_level is a level from 1 to 5"),
        (not gate or gate in {c.id for c in pack.rubric.competencies}, f'gate_competency "{gate}" is unknown'),
        (limits.minutes > 0, "minutes is above 0"),
        (min(limits.probes, limits.probes_per_question) >= 0, "probes and probes_per_question are not negative"),
        (min(limits.stuck_s, limits.answer_soft_limit_s) > 0, "stuck_s and answer_soft_limit_s are above 0"),
    )
    yield from (Problem("error", RUBRIC, 1, f"limits and thresholds: {rule}") for holds, rule in sound if not holds)


def _persona(pack: Pack) -> Iterator[Problem]:
    """A persona that contradicts itself, or reveals what it says it does not."""
    persona = pack.persona
    forbids = " ".join(persona.never).lower()
    for template in persona.templates:
        teaches = [name for name in template.placeholders if name.lower() in _TEACHING]
        if teaches and ("teach" in forbids or "hint" in forbids):
            message = f'it never teaches, and the template "{template.band}" teaches ([{teaches[0]}])'
            yield Problem("warning", PERSONA, template.line, message)
    spoken = [template.text.partition("[")[0] for template in persona.templates] + list(persona.acknowledgements)
    for text in dict.fromkeys(spoken) if not persona.speaks_verdicts else ():
        rules = {"verdict", "praise", "coaching", "unlawful topic"}
        if text.strip() and any(
            problem.rule in rules for problem in lint(text, question=False, language=pack.language)
        ):
            yield Problem("warning", PERSONA, 1, f'"{text.strip()}" reveals a judgement, and verdicts are not spoken')
    names = {competency.name.lower() for competency in pack.rubric.competencies}
    for score in persona.scores if names else ():
        if score.partition(" (")[0].lower() not in names:
            yield Problem("warning", PERSONA, 1, f'the score "{score}" is the name of no competency in the rubric')


def _phases(pack: Pack) -> Iterator[Problem]:
    """Phases follow each other within the persona's time."""
    end = 0.0
    for phase in pack.persona.phases:
        if phase.start_min != end or phase.end_min <= phase.start_min:
            times = f"from {phase.start_min:g} to {phase.end_min:g}"
            message = f'phase "{phase.name}" runs {times}, and the one before ends at {end:g}'
            yield Problem("warning", PERSONA, phase.line, message)
        end = phase.end_min
    if pack.persona.phases and end != pack.persona.minutes:
        message = f"the phases end at {end:g} minutes, the interview at {pack.persona.minutes:g}"
        yield Problem("warning", PERSONA, 1, message)


_RULES: tuple[Callable[[Pack], Iterator[Problem]], ...] = (
    _identity,
    _numbering,
    _repeats,
    _counts,
    _bands,
    _askable,
    _assessed,
    _core,
    _rubric,
    _measures,
    _persona,
    _phases,
)
