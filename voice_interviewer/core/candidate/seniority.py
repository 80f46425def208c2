"""Junior, mid, senior or expert: from titles and years together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.roles import WISH_BEFORE, Role
from voice_interviewer.core.role.pack import LEVELS, Level

# Years of work -> level. The bands are half open, so that two, four and seven years each have one level.
YEARS: tuple[tuple[float, Level], ...] = ((7.0, "expert"), (4.0, "senior"), (2.0, "mid"), (0.0, "junior"))


def level_of_years(years: float) -> Level:
    """The level of so many years of work: junior below 2, mid below 4, senior below 7, then expert."""
    return next(level for least, level in YEARS if years >= least)


# Who leads is senior at the least, and what they are called does not hide the years behind it.
_LEADS = (
    r"(?:qa|q a|test|testing|quality|data|analytics|bi|ml|ai|mobile|ios|android|front ?end|back ?end|full ?stack"
    r"|web|design"
    r"|security|soc|support|sales|devops|platform|cloud|infrastructure|product|development) (?:team )?lead"
    r"|(?:engineering|development|software|qa|test|it) manager"
    r"|lead (?:\S+ ){0,2}?(?:engineer|developer|tester|analyst|designer|scientist)"
)
_LEVEL_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        "expert",
        re.compile(
            r"(?<!\S)(?:staff|principal|distinguished"
            r"|chief)(?: (?:software|security|data|backend|platform|site reliability|product|\S+))? (?:engineer"
            r"|developer|architect|scientist|manager|designer|technologist|consultant)(?!\S)"
            r"|(?<!\S)(?:(?:head|director|vp|vice president) of (?:engineering|product|data|security|sales|support"
            r"|qa|quality|technology|infrastructure|development|platform|\S+)|cto|ciso|engineering director"
            r"|chief \S+ officer|solutions? architect|enterprise architect|software architect)(?!\S)"
        ),
    ),
    (
        "senior",
        re.compile(
            r"(?<!\S)(?:(?<!semi )senior(?! (?:year|secondary|school|high|citizens?|management|leadership|people"
            r"|college))"
            r"|sr|(?:engineer|developer|sde|swe|sdet|analyst|tester) (?:iii|three(?= at))|(?:tech|technical|team"
            r"|engineering|lead|squad) lead"
            r"|team leader"
            rf"|{_LEADS})(?!\S)"
        ),
    ),
    (
        "junior",
        re.compile(
            r"(?<!\S)(?:junior|entry level|trainee|intern|internship|apprentice(?:ship)?|graduate|fresher"
            r"|fresh graduate"
            r"|new grad|bootcamp|boot camp|aspiring|beginner|career changer|final year|student"
            r"|early in my (?:\S+ )?(?:journey|career)|early (?:stage )?career"
            r"|start(?:ing)? (?:out )?(?:of )?my career|(?:changed|switched|changing|switching) careers?"
            r"|career change|(?:just |recently )?(?:graduated (?:last|this)"
            r"|(?:finished|completed) (?:my|a|the|university|college)(?: \S+){0,2}? (?:phd|degree|masters?"
            r"|bachelors?|course|bootcamp|boot camp|studies|university|college|apprenticeship|traineeship))"
            r"|just (?:graduated|finished (?:\S+ ){0,3}(?:degree|course|university|college|bootcamp|studies))"
            r"|associate (?:product|sales|software|account|support|security|data) \S+|recently graduated"
            r"|recent graduate|first (?:\S+ ){0,2}?job(?! (?:was|in))"
            r"|(?:about to|soon|will) (?:finish|graduate|complete)|finishing my (?:\S+ )?(?:degree|masters?"
            r"|bachelors?|studies|phd)"
            r"|my (?:masters? |bachelors? )?thesis is|no (?:\S+ )?job (?:yet|so far|in the industry)|(?:just|fresh"
            r"|straight) out of (?:\S+ )?(?:school|university|college|uni)|never worked in (?:an office|tech|it"
            r"|software"
            r"|the field|the industry)"
            r"|never had a (?:\S+ )?job"
            r"|at the (?:start|beginning) of my (?:\S+ )?(?:journey|career)"
            r"|like to start (?:out )?(?:in|as)|just start(?:ed|ing) out|only just started|no (?:professional"
            r"|commercial|work|technical) experience"
            r"|looking for (?:my|a) first"
            r"|new to the (?:industry|field)|change my career|finished (?:high |secondary )?school"
            r"|in (?:the|my) (?:\S+ )?(?:semester|year (?:of|at) (?:university|college|uni)))(?!\S)"
        ),
    ),
    (
        "mid",
        re.compile(
            r"(?<!\S)(?:mid ?level|mid(?! (?:market|size|sized|year|\d))|intermediate|middle (?:\S+ )?(?:developer"
            r"|engineer"
            r"|tester|analyst|qa)|medior|semi ?senior|ssr|(?:engineer|developer|sde|swe|sdet|analyst|tester) (?:ii"
            r"|two(?= at)))(?!\S)"
        ),
    ),
)
_EARLY = re.compile(
    r"early (?:in|career|stage)|start|beginning|just|recent|first|bootcamp|boot camp|careers|career change|student"
    r"|no (?:prof|comm|work|tech|job)|never|finish|complete|graduate$|out of|like to|thesis|change my"
    r"|finished|semester|year|changer|fresh"
    r"|new (?:grad|to)"
    r"|final year|aspiring"
)


# Where somebody learned the trade says nothing against the years since.
_SCHOOLED = re.compile(
    r"(?<!\S)(?:graduate|boot ?camp|boot camp|career changer|careers?|masters?|bachelors?|phd|degree|course|university"
    r"|college|school|studies|fresher|apprenticeship|traineeship)(?!\S)"
)


def find_level(
    told: Introduction, roles: Sequence[Role], years: tuple[float, int, int] | None
) -> tuple[Level, tuple[int, int]] | None:
    """Titles and years together. One step apart, the title decides; further apart, the middle."""
    stated = _stated_level(told, roles)
    if years is None:
        return stated[:2] if stated else None
    by_years, place = level_of_years(years[0]), years[1:]
    if stated is None:
        return by_years, place
    level, where, early = stated
    gap = LEVELS.index(by_years) - LEVELS.index(level)
    if gap > 0 and re.fullmatch(_LEADS, " ".join(told.words[slice(*where)])):
        return by_years, where
    if early:
        schooled = _SCHOOLED.search(" ".join(told.words[slice(*where)]))
        return (level, where) if gap <= (0 if schooled else 1) else (by_years, place)
    if abs(gap) <= 1:
        return level, where
    return LEVELS[(LEVELS.index(by_years) + LEVELS.index(level) + 1) // 2], where


def _stated_level(told: Introduction, roles: Sequence[Role]) -> tuple[Level, tuple[int, int], bool] | None:
    for level, pattern in _LEVEL_WORDS:
        for match, first, last in told.matches(pattern):
            before = told.plain[max(0, match.start() - 60) : match.start()].rstrip()
            if _is_about_self(before, level, match.group()):
                return level, (first, last), level == "junior" and bool(_EARLY.search(match.group()))
    return None


def _is_about_self(before: str, level: Level, words: str) -> bool:
    if WISH_BEFORE.search(before) and not words.startswith("change my"):
        return False
    others = (
        r"(?<!\S)(?:our|my|their|the|with|mentor\w*|coach\w*|train\w*|onboard\w*|supervis\w*|manag\w+|teach\w*"
        r"|help\w*|guid\w*|several|two|three|four|few|some|other|under|report to|reporting to"
        r"|by)(?: (?:a|an|the|of|team|few|some|couple|other|two|three|four|group|and|to|new|more))*$"
    )
    if re.search(others, before) and not words.startswith(("early", "start", "first", "at the")):
        return bool(re.search(r"(?<!\S)(?:am|im|as|been|was|became|become|now|currently) (?:the|our|their)$", before))
    past = re.search(
        r"(?<!\S)(?:was|started|began|used to|originally|did|from|worked(?: \S+){0,3}(?= as))(?: \S+){0,3}$", before
    )
    return not (past and level == "junior")
