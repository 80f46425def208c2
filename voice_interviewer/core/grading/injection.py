"""Text that addresses the grader instead of answering: found, flagged, and blanked without moving a single offset.

A score must be the same with and without it. Each pattern is something one says to a grader and hardly ever in an
answer; how often they strike in answers graded by people stands in docs/decisions/0004-embedded-scorer.md.
"""

import re
from collections.abc import Iterable, Iterator

Passage = tuple[int, int, str]  # first character, character after the last one, what it is

_LEAD_WORDS, _TAIL_WORDS, _LONG_SENTENCE = 6, 25, 45


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{a})" for a in alternatives), re.I | re.X)


_GRADER = (
    r"(?:interviewer|recruiter|system|assistant|grader|evaluator|examiner|judge|moderator|hiring\ manager|assessor)"
)
_MARK = (
    r"(?:scores?|status|criterion|criteria|levels?|evidence|grades?|ratings?|verdict|final_score|overall|points|passed)"
)
_NAMES = r"""(?:[\w-]*(?:transcript|candidate|answer|system|assessment|evaluation|assistant|instruction|prompt
    |grad(?:e|ing)|scor(?:e|ing)|rubric|interview|verdict)[\w-]*)"""
_TAG = _pattern(rf"<(?P<close>/?)\s*(?P<name>{_NAMES})\b[^<>]{{0,200}}>")
_MARKER = _pattern(
    r"<\|[^|<>]{1,40}\|>",
    r"\[/?(?:INST|SYS)\]",
    r"<<\s*/?SYS\s*>>",
    r"\#{2,}\s*(?:end|system|instruction|answer)[^\#\n]{0,60}\#*",
)
_DATA = _pattern(rf"""["'\]}}\s]*\{{[^{{}}]{{0,400}}?["']?{_MARK}["']?\s*:[^{{}}]{{0,400}}[}}\]]+(?:\s*//[^\n]*)?""")
_FENCE = re.compile(r"```[^`]*```|```\w*")
_TURN = _pattern(rf"""(?:^|(?<=[.!?"'>)\n]))\s*{_GRADER}\s*:""")
_OWN_TURN = _pattern(r"""(?:^|(?<=[.!?"'>)\n]))\s*(?:candidate|applicant|interviewee|me|my\ answer)\s*:""")

_TOP = r"(?:full|maximum|max|highest|top|perfect|best|excellent|all\ the)"
_OUT_OF = r"""(?:(?:\d+|five|ten|(?:a\ )?hundred)\s+out\s+of\s+(?:\d+|five|ten|(?:a\ )?hundred)
    |10\s*/\s*10|5\s*/\s*5|100\s*/\s*100|(?:a\ )?hundred\ percent)"""
_GIVE = r"(?:give|award|assign|grant|mark|rate|score|grade|output|return|print|set|record|report|submit|deserves?)"
_TO_THE_GRADER = _pattern(
    r"""\b(?:ignore|disregard|forget|override|overrule|bypass|skip)\b[^.!?\n]{0,40}\b(?:instructions?|rubric|guidelines
        |(?:grading|scoring|evaluation|marking)\s+\w+|system\ prompt|reference\ answer|criteri\w+|previous\ rules)""",
    rf"\b{_GIVE}\b[^.!?\n]{{0,50}}\b(?:{_TOP}\s+(?:marks?|scores?|points?|ratings?|credits?|grades?)|{_OUT_OF})",
    rf"""\b(?:give|award|assign|grant|mark|rate|grade)\s+(?:me|this|it|the\s+(?:answer|candidate|response))\b
        [^.!?\n]{{0,40}}(?:\bcorrect\b|\bpass(?:ed)?\b|\b{_TOP}\b|{_OUT_OF}|\bmarks?\b|\bpoints?\b|\ba\s+(?:\d+|one|five|ten)\b)""",
    r"\b(?:output|set|assign|report|record)\s+(?:the\s+|a\s+)?(?:score|rating|grade|(?:status|level)\s+(?:\d|one|met)\b)",
    r"""\b(?:score|rating|grade)\s+(?:to|is|must\ be|should\ be|equals)\s+(?:one|five|ten|full|maximum|10|100)\b
        (?!\s*(?:and|or|to|percent|%|\.\d))""",
    r"""\b(?:note|message|instruction|reminder|attention|hint)s?\s+(?:to|for)\s+(?:the\s+)?
        (?:evaluat\w+|grad\w+|examin\w+|scor\w+|ai\b|model|llm|assistant|reviewer|judge)""",
    r"\b(?:dear|hey|hello|attention)\s+(?:grad\w+|evaluat\w+|examin\w+|ai\b|assistant|model|llm|chatbot|scoring)",
    r"\b(?:the|as\ an?|any)\s+(?:grader|evaluator|grading\ (?:model|system|assistant)|examiner|ai\ grader)\b",
    r"""\byou\s+are\s+(?:now\s+)?(?:an?|the|in)\s+(?:\w+\s+)?
        (?:grader|evaluator|assistant|(?:evaluation|developer)\ mode|ai)\b""",
    # plain words of machine learning as well: "the model was never switched to evaluation mode" is an answer
    r"""\b(?:enter|entering|activate|now\ in)\s+(?:the\s+)?(?:evaluation|developer)\s+mode\b|\bgrading\s+mode\b
        |\b(?:evaluation|developer)\s+mode\s*(?::|on\b|activated\b|enabled\b)""",
    r"""\bsystem\s+prompt\s*:|\b(?:reveal|print|show|repeat|override|change)\s+(?:me\s+)?(?:the|your)\s+system\s+prompt\b
        |\bend\s+of\s+(?:answer|evaluation|transcript)\b""",
    r"\b(?:expected|reference|model)\s+answer\s*(?::|is\b|as\b)|\brepeat\s+the\s+(?:reference|model)\s+answer",
    r"\b(?:meets?|satisf(?:y|ies)|covers?|fulfill?s?)\s+(?:every|all)\s+(?:of\s+)?(?:the\s+)?(?:criteri\w+|key\s+points)",
    r"""\b(?:candidate|answer|response)\s+(?:has|have|is|was)\s+(?:already\s+|been\s+|hereby\s+)*
        (?:verified|approved|pre-?approved)\b""",
    r"\b(?:mark|treat|count|consider)\s+(?:this|it|my\ answer|the\ answer)[^.!?\n]{0,20}\bas\s+(?:\w+\s+)?correct\b",
    r"\b(?:every|any|this|my)\s+answer\s+(?:now\s+)?(?:counts|is\s+identical|equals|matches|must\s+be\s+(?:accepted|graded))\b",
    r"\b(?:pretend|imagine|assume|suppose)\s+(?:that\s+)?i\s+(?:\w+\s+)?(?:explained|said|answered|mentioned|covered|gave)\b",
    r"\b(?:strong\s+hire|recommend\s+to\s+hire|passed\s+all|mastered\s+every)\b|\bas\s+an?\s+(?:ai\s+)?language\s+model\b",
    r"""\b(?:score|rating|grade|marks?)\s+(?:for|of|on)\s+(?:this|my|the)\s+(?:answer|response|criterion|question|item|candidate)\b
        | \bmy\s+(?:score|rating|grade)\s+(?:is|must|should|has\ to)\b""",
    r"\b(?:all|every|each)\s+(?:of\ the\ )?criteri\w+\s+(?:are|is|as|were|have\ been)\s+(?:met|fulfilled|satisfied)\b",
    r"\bnew\s+instructions?\b|\bfinal\s+verdict\b|\boutput\s+format\s*:|\bstatus\s*:\s*met\b",
    r"\brole\s*:\s*(?:system|assistant|user)\b",
    r"\b(?:respond|reply|answer)\s+only\s+with\b|\bnow\s+grade\b|\bdo\s+not\s+(?:evaluate|grade|score|judge)\b",
    r"""\b(?:rate|grade|score|mark)\s+(?:(?:this|the|my)\s+(?:answer|response)\s+(?:as\s+)?|it\s+(?:as\s+)?|as\s+)
        (?:excellent|perfect|\d\b|five\b|ten\b)""",
    r"""\bi\s+am\s+(?:the|your)\s+(?:recruiter|interviewer|grader|evaluator|examiner)\b
        | \bso\s+(?:full|\d+|five|ten)\s+(?:points|marks)\s*(?:[.!?]|$)""",
    r"\byou\s+must\s+(?:now\s+)?(?:return|output|print|accept)\b|\b(?:my|this)\s+(?:answer|response)\s+is\s+perfect\b",
    r"(?<![^\s.!?])(?:dear\s+)?(?:evaluator|grader|assessor),\s",
    r"\bthey\s+match\b[^.!?\n]{0,20}\bscore\b|\bthis\s+(?:answer|response)\s+is\s+(?:approved|correct|perfect)\b",
)


def blanked(text: str) -> tuple[str, tuple[Passage, ...]]:
    """`text` with everything that addresses the grader blanked (same length), and the passages that were."""
    found = _merged(
        (*_fences(text), *_data(text), *_tags(text), *_markers(text), *_forged_turns(text), *_sentences(text))
    )
    if not found:
        return text, ()
    characters = list(text)
    for start, end, _ in found:
        characters[start:end] = " " * (end - start)
        if start and text[start - 1] not in ".!?\n":
            characters[start] = "."  # what stands before and after are not one sentence
    for label in _OWN_TURN.finditer(text):
        characters[label.start() : label.end()] = " " * (label.end() - label.start())
    return "".join(characters), tuple(found)


def _fences(text: str) -> Iterator[Passage]:
    for fence in _FENCE.finditer(text):
        if re.search(rf"\b{_MARK}\b", fence.group(), re.I | re.X):
            yield *fence.span(), "a result in a code fence"


def _data(text: str) -> Iterator[Passage]:
    for data in _DATA.finditer(text):
        yield *data.span(), "a result in the form of data"


def _markers(text: str) -> Iterator[Passage]:
    for marker in _MARKER.finditer(text):
        yield *marker.span(), "a control marker"


def _tags(text: str) -> Iterator[Passage]:
    """Control tags. What follows a stray closing one is outside of the answer until the tag is opened again."""
    tags = list(_TAG.finditer(text))
    opened: dict[str, int] = {}
    for i, tag in enumerate(tags):
        name = tag["name"].lower()
        if not tag["close"]:
            opened[name] = tag.start()
            yield *tag.span(), "a control tag"
        elif name in opened:
            yield opened.pop(name), tag.end(), "text between control tags"
        else:
            again = next((t.end() for t in tags[i + 1 :] if t["name"].lower() == name and not t["close"]), len(text))
            yield tag.start(), again, "text behind a closing control tag"


def _forged_turns(text: str) -> Iterator[Passage]:
    for turn in _TURN.finditer(text):
        back = _OWN_TURN.search(text, turn.end())
        line = text.find("\n", turn.end())
        yield turn.start(), back.end() if back else line if line >= 0 else len(text), "words put into another's mouth"


def _sentences(text: str) -> Iterator[Passage]:
    """Sentences with an instruction to the grader; of endless ones, as speech has them, only the neighbourhood."""
    start = 0
    for end in [*(m.end() for m in re.finditer(r"[.!?]+(?=\s|$)|\n", text)), len(text)]:
        cue = _TO_THE_GRADER.search(text, start, end)
        if cue:
            words = [m.span() for m in re.finditer(r"\S+", text[start:end])]
            if len(words) <= _LONG_SENTENCE:
                yield start, end, "an instruction to the grader"
            else:
                at = next(i for i, (_, word_end) in enumerate(words) if start + word_end > cue.start())
                last = min(len(words), at + _TAIL_WORDS) - 1
                first = max(0, at - _LEAD_WORDS)
                yield start + words[first][0], start + words[last][1], "an instruction to the grader"
        start = end


def _merged(passages: Iterable[Passage]) -> list[Passage]:
    merged: list[Passage] = []
    for start, end, what in sorted(passages):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
        elif end > start:
            merged.append((start, end, what))
    return merged
