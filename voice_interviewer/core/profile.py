"""The introduction as facts, each with the words that say it. It picks topics and never scores.

What people call themselves counts first, then where they say they work, then what their skills are about: somebody who says
"front-end developer" is one, however many backend tools they name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from .events import Fact, ProfileDrawn, UtteranceHeard
from .pack import LEVELS, Level
from .skills import Found, find_skills
from .taxonomy import AREAS, Area
from .tokens import Token, number_at, tokenise

Status = Literal["claimed", "mentioned"]

# Years of work -> level. The bands are half open, so that two, four and seven years each have one level.
YEARS: tuple[tuple[float, Level], ...] = ((7.0, "expert"), (4.0, "senior"), (2.0, "mid"), (0.0, "junior"))


def draw_profile(utterances: Sequence[UtteranceHeard], *, this_year: int | None = None) -> ProfileDrawn:
    """The facts of an introduction, its area and its level; both are "" where nothing was said about them.

    `this_year` lets "since 2019" count as years. Facts are "name", "role", "area", "level", "years", "projects" (a stated
    number), "project", "skill" and "tool"; a skill is "mentioned" where it was denied or only wished for.
    """
    told = Introduction(utterances)
    if not told.tokens:
        return ProfileDrawn(facts=())
    skills = _skill_facts(told)
    roles = find_roles(told)
    years = find_years(told, this_year)
    area = _area(told, roles)
    level = _level(told, roles, years[0] if years else None)
    facts: list[Fact] = []
    name = _name(told)
    facts += [name] if name else []
    if roles:
        facts.append(told.fact("role", roles[0].title, roles[0].first, roles[0].last))
    if area:
        facts.append(told.fact("area", area[0], *area[1]))
    if level:
        facts.append(told.fact("level", level[0], *level[1]))
    if years:
        facts.append(told.fact("years", f"{years[0]:g}", years[1], years[2]))
    return ProfileDrawn(
        facts=(*facts, *_project_facts(told), *skills),
        area=area[0] if area else "",
        level=level[0] if level else "",
        years=years[0] if years else None,
    )


def level_of_years(years: float) -> Level:
    """The level of so many years of work: junior below 2, mid below 4, senior below 7, then expert."""
    return next(level for least, level in YEARS if years >= least)


class Introduction:
    """All utterances of the introduction as one text, with the way back from words to utterance, quotation and time."""

    def __init__(self, utterances: Sequence[UtteranceHeard]) -> None:
        self.utterances = [one for one in utterances if one.text.strip()]
        self.offsets, at = [], 0
        for one in self.utterances:
            self.offsets.append(at)
            at += len(one.text) + 1
        self.text = " ".join(one.text for one in self.utterances)
        self.tokens: list[Token] = tokenise(self.text)
        self.words = [token.text for token in self.tokens]

    @cached_property
    def plain(self) -> str:
        """The words joined by blanks, without apostrophes: what the patterns are matched against."""
        return " ".join(word.replace("'", "") for word in self.words)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word.replace("'", "")) + 1
        return starts

    @cached_property
    def skills(self) -> list[Found]:
        return find_skills(self.text, self.tokens)

    def matches(self, pattern: re.Pattern[str]) -> list[tuple[re.Match[str], int, int]]:
        """The matches of a pattern in `plain`, with the tokens `first:last` they cover."""
        return [(match, *self.span(match)) for match in pattern.finditer(self.plain) if match.group().strip()]

    def span(self, match: re.Match[str], group: str | int = 0) -> tuple[int, int]:
        inside = [i for i, start in enumerate(self._starts) if match.start(group) <= start < match.end(group)]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def clause(self, first: int, last: int, before: int = 8, after: int = 3) -> tuple[int, int]:
        """A stretch of speech around the tokens `first:last`, ended by punctuation where there is any."""
        start = first
        while start > max(0, first - before) and not self.tokens[start - 1].ends_clause:
            start -= 1
        end = last
        while end < min(len(self.tokens), last + after) and not self.tokens[end - 1].ends_clause:
            end += 1
        return start, end

    def fact(self, name: str, value: str, first: int, last: int, status: Status = "claimed") -> Fact:
        """A fact quoted verbatim from one utterance: that of its first word, up to that utterance's end."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        index = max(i for i, offset in enumerate(self.offsets) if offset <= start)
        utterance, offset = self.utterances[index], self.offsets[index]
        quote = utterance.text[start - offset : min(end - offset, len(utterance.text))].rstrip()
        return Fact(
            name=name,
            value=value,
            quote=quote,
            utterance_id=utterance.utterance_id,
            start_s=_time_at(utterance, start - offset),
            status=status,
        )


def _time_at(utterance: UtteranceHeard, char: int) -> float:
    """When this character was spoken: the start of its word, or by proportion where the words have no times."""
    at = 0
    for word in utterance.words:
        found = utterance.text.find(word.text.strip(), at)
        if found < 0:
            break
        at = found + len(word.text.strip())
        if at > char:
            return word.start_s
    if utterance.via == "typed" or not utterance.text:
        return utterance.start_s
    share = char / len(utterance.text)
    return round(utterance.start_s + share * (utterance.end_s - utterance.start_s), 2)


# --- skills ---------------------------------------------------------------------------------------------------------

_DENIED = re.compile(
    r"(?<!\S)(?:never (?:really |actually |even )?(?:used|worked|touched|tried|done|written|learned|learnt|had|deployed|built|got)"
    r"|(?:havent|have not|hadnt|ive not) (?:really |actually |yet |ever |even |had )*(?:used|worked|touched|tried|done|written|"
    r"learned|learnt|deployed|built|got|much|a chance|any)"
    r"|(?:dont|do not|didnt|did not) (?:really |actually |yet )*(?:know|use|have (?:any|much)|work|do|write|like)"
    r"|(?:cant|cannot) (?:really )?(?:use|write|do|claim)"
    r"|(?:no|zero|without|not (?:any|much|a lot of)) (?:real |hands on |professional |prior |previous |practical )*(?:experience|knowledge|exposure)"
    r"|not (?:really |very |too |so |that )?(?:familiar|experienced|good|comfortable|used|worked)"
    r"|unfamiliar|new to|(?:want|wants|wanting|hope|hoping|plan|planning|like|love|keen|eager|excited|looking|aim|aiming|"
    r"curious|going|trying|intend|wish|motivated|interested) (?:forward )?(?:to|in|about) (?:\S+ ){0,2}?"
    r"(?:learn|learning|try|trying|get into|getting into|move|moving|explore|exploring|pick up|study|studying|use|switch|"
    r"switching|transition|dive|grow into|work with|working with|get|understand|know|improve|become)"
    r"|(?:only |just )?(?:heard|read) (?:of|about)|interested in|curious about"
    r"|(?:you|they|colleagues?|the other teams?|another team|your (?:team|company)|somebody else|someone else|the (?:\S+ ){1,2}team) "
    r"(?:\S+ )?(?:use|used|uses|run|runs|ran|handled|handles|wrote|owned|took care of|did)"
    r"|not(?! (?:only|just|to mention|long)))(?!\S)"
)
_DENIED_AFTER = re.compile(
    r"(?<!\S)(?:(?:which |that )?(?:i have|ive|i) never (?:really |actually )?(?:used|touched|tried|worked with|learned|learnt|done)"
    r"|(?:is|are)? ?(?:something |one thing |things |what )(?:that |which )?(?:i|id|i would|im) (?:would |really |still )?(?:like|want|love|hope|need|plan|wish|looking)"
    r"|(?:is|are) (?:still |quite |completely )?new to me|not (?:so much|yet|really|at all)|i (?:dont|do not) know"
    r"|(?:i )?(?:havent|have not) (?:used|touched|tried|worked with) (?:yet|much|at all|so far))(?!\S)"
)
_CLAUSE_STARTS = frozenset("but however though although i i've i'm i'd we we've my currently right".split())


def _skill_facts(told: Introduction) -> list[Fact]:
    denied = _denied_tokens(told)
    first_claim: dict[str, tuple[Found, Status]] = {}
    for found in told.skills:
        status: Status = "mentioned" if found.first in denied else "claimed"
        known = first_claim.get(found.skill.name)
        if known is None or (known[1] == "mentioned" and status == "claimed"):
            first_claim[found.skill.name] = found, status
    facts = []
    for found, status in first_claim.values():
        kind = "tool" if found.skill.kind == "tool" else "skill"
        first, last = told.clause(found.first, found.last)
        facts.append(told.fact(kind, found.skill.name, first, last, status))
    return facts


def _denied_tokens(told: Introduction) -> set[int]:
    """The tokens under "never used", "want to learn" and the like, up to the end of that clause."""
    denied: set[int] = set()
    for match, first, last in told.matches(_DENIED):
        if match.group() == "not" and not any(found.first - last in (0, 1) for found in told.skills):
            continue
        denied.update(range(first, _clause_end(told, last, 14)))
    for _, first, last in told.matches(_DENIED_AFTER):
        following = range(last, min(last + 4, _clause_end(told, last, 4)))
        if not any(found.first in following for found in told.skills):
            denied.update(range(_clause_start(told, first, 8), first))
    return denied


def _clause_end(told: Introduction, at: int, reach: int) -> int:
    for i in range(at, min(at + reach, len(told.tokens))):
        if (
            told.words[i] in _CLAUSE_STARTS
            or told.words[i : i + 2] == ["and", "have"]
            or (i > 0 and i > at and told.tokens[i - 1].ends_sentence)
        ):
            return i
    return min(at + reach, len(told.tokens))


def _clause_start(told: Introduction, at: int, reach: int) -> int:
    for i in range(at - 1, max(-1, at - reach - 1), -1):
        if told.tokens[i].ends_sentence or told.words[i] in _CLAUSE_STARTS:
            return i + 1
    return max(0, at - reach)


# --- roles and area -------------------------------------------------------------------------------------------------

_PERSON = (
    r"(?:(?:software|web|application|applications|product|platform|systems?|ui|research|solutions?) )?"
    r"(?:developer|dev|engineer|programmer|architect|specialist|consultant|contractor|freelancer|lead|intern|person|guy|coder|"
    r"practitioner|trainee|engineering|development|student|graduate|manager|expert|developers|engineers)"
)
# A title by area; the first pattern that matches at a place wins, so that the narrow ones come first.
_TITLES: tuple[tuple[Area | Literal[""], str], ...] = (
    ("full-stack", rf"(?:full ?stack|fool stack|m[ae]rn(?: stack)?|mean stack)(?: (?:java|javascript|python|php|ruby|net))?(?: {_PERSON})?"),
    ("ml", rf"(?:machine learning|ml|deep learning|ai|nlp|computer vision|mlops|artificial intelligence|applied|gen ai)(?: (?:ops|research))? (?:{_PERSON}|scientist|researcher)|data scientists?|(?:applied|research) scientist"),
    ("data", rf"(?:data|analytics|etl|bi|business intelligence|data ?warehouse|big data|database|reporting)(?: (?:platform|pipeline|warehouse))? (?:{_PERSON}|analyst|modell?er|administrator)|analytics engineer|dba"),
    ("security", rf"(?:(?:cyber|information|application|network|cloud|offensive|it|product)? ?(?:security|cybersecurity|infosec|appsec)|soc|threat|red team|devsecops|malware) (?:{_PERSON}|analyst|researcher|officer|auditor|operator)|(?:penetration|pen) ?testers?|ethical hacker|ciso|cybersecurity"),
    ("devops", rf"(?:dev ?ops|sre|site reliability|infrastructure|infra|cloud(?: infrastructure| platform)?|platform|reliability|release|build|systems?|linux|network|kubernetes|operations)(?: ops)? (?:{_PERSON}|administrator|admin)|sre|sys ?admin(?:istrator)?|site reliability"),
    ("mobile", rf"(?:mobile(?: app| application)?|ios|i os|android|flutter|react native|swift|kotlin) {_PERSON}"),
    ("qa", rf"(?:qa|q a|quality assurance|quality|test|testing|test automation|automation|software test|sdet)(?: automation| test)? (?:{_PERSON}|analyst|tester)|(?:software|manual|automation|qa|game)? ?testers?|sdet|s d e t"),
    ("product", r"(?:senior |associate |technical |group )?product (?:manager|owner|lead|management|director|analyst)|(?:head|director|vp) of product|business analyst|scrum master|ux (?:designer|researcher)"),
    ("support", r"(?:customer|technical|tech|it|i t|product|client|application|desktop|help ?desk|service ?desk|call cent(?:er|re)|user)(?: (?:support|service|success|care|experience|desk))+(?: (?:engineer|specialist|agent|representative|rep|analyst|manager|lead|associate|technician|team lead|professional|advisor|executive|officer|person))?|(?:help ?desk|service ?desk|support|call cent(?:er|re)) (?:engineer|specialist|agent|representative|rep|analyst|manager|lead|associate|technician|advisor|executive)"),
    ("sales", r"(?:sales|account|business development|inside sales|pre ?sales|territory|field sales|regional sales|revenue)(?: (?:development|operations))? (?:executive|manager|representative|rep|engineer|associate|director|consultant|lead|specialist|person|professional)|salesperson|sales ?(?:man|woman)|(?:sdr|bdr|s d r|b d r)|(?:head|director|vp) of sales"),
    ("frontend", rf"(?:front ?end|fronted|ui|u i|user interface|react|angular|vue|javascript|type ?script|web ui|html)(?: js| and ui| web)? {_PERSON}|front ?end"),
    ("backend", rf"(?:back ?end|server side|api|python|java|golang|go|ruby|rails|ruby on rails|php|node|node js|node j s|nodejs|django|laravel|spring|spring boot|dot ?net|net|c sharp|scala|rust|elixir|distributed systems|microservices)(?: backend| back end)? {_PERSON}|back ?end"),
    ("", r"(?:(?:software|web|application|computer|it|systems?)(?: and web)? )?(?:developer|engineer|programmer|architect|tech lead|team lead|engineering manager|coder|consultant|designer|cto)|(?:tech|technical|team|engineering|staff|principal) (?:lead|engineer|manager|architect)|(?:computer science|cs|software|it|engineering) (?:student|graduate|intern)"),
)  # fmt: skip
_SENIORITY = (
    r"(?:(?:very |fairly |pretty )?(?:junior|senior|mid(?: ?level)?|middle|entry level|lead|staff|principal|associate|aspiring|"
    r"trainee|graduate|intern|freelance|chief|distinguished|self taught|former|experienced|professional|passionate|remote|certified|full time|part time|young|"
    r"creative|budding|fresh|recent|dedicated|motivated|seasoned|hands on|technical) )*"
)
_SELF = (
    r"(?:(?:i am|im|i m|ive been|i have been|i was|i work|i worked|ive worked|i have worked|ive been working|i have been working|"
    r"working|worked|employed|started|i started|im working|i am working|now|currently|myself|consider myself|call myself|i became|become|be|title is|"
    r"role is|position is|job is|job title is|position was|role was|served|profession is|by trade|been)"
    r"(?: (?:currently|now|mainly|primarily|mostly|basically|actually|just|still|originally|more of|in|kind of|sort of|hired|working|employed|out|off|at \S+|for \S+(?: \S+)?))*"
    r"(?: as)?(?: (?:a|an|the|our|their|one of the|your))?)"
)
_ROLE = re.compile(
    "|".join(rf"(?P<r{i}>(?<!\S)(?:{_SENIORITY})(?:{pattern})(?!\S))" for i, (_, pattern) in enumerate(_TITLES))
)
_SELF_BEFORE = re.compile(rf"(?<!\S){_SELF}$")
_PAST_BEFORE = re.compile(
    r"(?<!\S)(?:was|worked|used to|started|former|formerly|previously|before that|started out|began|originally|first job|employed)(?: \S+){0,6}$"
)
_WISH_BEFORE = re.compile(
    r"(?<!\S)(?:want|wants|hope|hoping|like|love|plan|planning|looking|aim|aiming|wish|dream|goal|aspire|transition|transitioning|move|moving|switch|switching|"
    r"become|becoming|apply|applying|interested|interviewing)(?: (?:to|for|into|in|be|being|become|becoming|is|of|work|working|as|a|an|move|transition|switch|your|the|more|towards?)){0,7}$"
)
_OTHERS_BEFORE = re.compile(
    r"(?<!\S)(?:with|our|their|his|her|helped|for|by|two|three|four|five|the|other|some|many|of|between|managing|managed|mentor|mentoring|mentored|led|leading|trained|hiring)(?: (?:a|an|the|our|two|three|four|five|six|other|junior|senior|team of|group of|and))*$"
)


@dataclass(frozen=True, slots=True)
class Role:
    """A title somebody gives themselves. `weight` is 3 for what they are, 2 for an unmarked mention first, 1 for the past."""

    title: str
    area: str
    weight: float
    first: int
    last: int


def find_roles(told: Introduction) -> list[Role]:
    """The titles that the candidate takes for themselves, the most telling first."""
    roles = []
    for match, first, last in told.matches(_ROLE):
        index = int(str(match.lastgroup)[1:])
        area, title = _TITLES[index][0], match.group()
        weight = _role_weight(told.plain[: match.start()].rstrip(), title, first)
        if weight:
            roles.append(Role(title, area, weight + (0.25 if area else 0.0), first, last))
    return sorted(roles, key=lambda role: (-role.weight, role.first))


def _role_weight(before: str, title: str, first: int) -> float:
    before = before[-90:]
    bare = len(title.split()) == 1 and title in {"frontend", "backend", "cybersecurity"}
    if bare or title in {"front end", "back end", "site reliability"}:
        return 0.0
    if _WISH_BEFORE.search(before):
        return 0.5
    if _SELF_BEFORE.search(before):
        return 1.0 if _PAST_BEFORE.search(before) else 3.0
    if _OTHERS_BEFORE.search(before):
        return 0.0
    if before.endswith((" as", " as a", " as an")):
        return 1.0 if _PAST_BEFORE.search(before) else 2.0
    return 2.0 if first <= 12 else 0.75


_WORK = re.compile(
    r"(?<!\S)(?P<much>(?:mostly|mainly|primarily|focus(?:ed|ing)?|specialis(?:e|ed|ing)|specializ(?:e|ed|ing)|strong(?:er|est)?|"
    r"passionate|expertise|best at|background|work(?:ing)? (?:in|on)|love|enjoy|prefer|bulk|majority|heavily|main|core|day to day|responsible for|in charge of)(?: \S+){0,4} )?"
    r"(?P<little>(?:basic|some|little|bit of|a bit|occasionally|sometimes|also|familiar(?:ity)?|touch(?:ed)?|small|exposure)(?: \S+){0,2} )?"
    r"(?:(?P<frontend>front ?end|client side|user interfaces?|web ui)|(?P<backend>back ?end|server side)|(?P<fullstack>full ?stack)"
    r"|(?P<data>data engineering|data analytics|data analysis|data pipelines?|analytics)|(?P<ml>machine learning|deep learning|data science|ai models?|artificial intelligence)"
    r"|(?P<devops>dev ?ops|infrastructure|site reliability|cloud infrastructure)|(?P<mobile>mobile(?: development| apps?)?|ios|android)"
    r"|(?P<qa>quality assurance|testing|test automation)|(?P<security>cyber ?security|(?:cloud|network) security|application security|information security|security)"
    r"|(?P<product>product management)|(?P<support>customer support|technical support|customer service)|(?P<sales>sales))(?!\S)"
)
_GROUPS: dict[str, Area] = {area.replace("-", ""): area for area in AREAS}


def _area(told: Introduction, roles: Sequence[Role]) -> tuple[Area, tuple[int, int]] | None:
    """Self-description first; else the share of what is said about the work and of the claimed skills."""
    denied = _denied_tokens(told)
    named = [role for role in roles if role.area]
    for role in named:
        if role.weight >= 2.0:
            return _GROUPS[role.area.replace("-", "")], (role.first, role.last)
    shares: Counter[Area] = Counter()
    places: dict[Area, tuple[int, int]] = {}

    def count(area: Area, weight: float, first: int, last: int) -> None:
        shares[area] += weight
        places.setdefault(area, (first, last))

    for role in named:
        count(_GROUPS[role.area.replace("-", "")], 3.0 * role.weight, role.first, role.last)
    for match, first, last in told.matches(_WORK):
        area = next(_GROUPS[name] for name, value in match.groupdict().items() if value and name in _GROUPS)
        weight = 4.0 if match["much"] else 0.5 if match["little"] else 1.5
        count(area, 0.5 if first in denied else weight, first, last)
    for found in _distinct(told.skills):
        if found.first in denied:
            continue
        weight = 0.5 if _is_minor(told, found) else 1.0
        for area, part in zip(found.skill.areas, (1.0, 0.35, 0.2), strict=False):
            count(area, weight * part, found.first, found.last)
    if not shares:
        return None
    best = max(shares, key=lambda area: (shares[area], -AREAS.index(area)))
    web = any("web" in role.title for role in roles)
    if _is_full_stack(shares, best, web):
        sides = sorted((places[side] for side in ("frontend", "backend") if side in places))
        return "full-stack", places.get("full-stack", sides[0])
    return (best, places[best]) if shares[best] >= 1.0 else None


def _distinct(skills: Sequence[Found]) -> list[Found]:
    return list({found.skill.name: found for found in reversed(skills)}.values())


def _is_full_stack(shares: Counter[Area], best: Area, web: bool) -> bool:
    if best not in {"frontend", "backend"}:
        return False
    low, high = sorted((shares["frontend"], shares["backend"]))
    return (low >= 3.0 and low >= 0.7 * high) or (web and low >= 1.0 and low >= 0.5 * high)


_MINOR = frozenset(
    "basic basics some little bit familiar familiarity touch exposure beginner fundamentals slightly".split()
)


def _is_minor(told: Introduction, found: Found) -> bool:
    return bool(_MINOR.intersection(told.words[max(0, found.first - 5) : found.first]))


# --- years and level ------------------------------------------------------------------------------------------------

_NOT_WORK_BEFORE = frozenset("next coming every within".split())
_BEGAN = frozenset("joined started moved switched became began transitioned".split())
_CAREER_CHANGE = re.compile(r"(?<!\S)(?:changed|changing|switched) (?:my )?careers?(?!\S)|career change|retrain")
_NOT_WORK_AFTER = re.compile(
    r"^(?:old|of age|later|degree|from now|of (?:university|college|school|study|studies|study at|my degree|bachelors?|masters?)|"
    r"(?:bachelor|masters?|diploma|course|contract|plan|roadmap|program|programme|warranty)|at (?:university|college|school)|in (?:university|college|school)|studying)(?!\S)"
)
_TOTAL = re.compile(
    r"(?:in total|overall|altogether|all together|in all|combined|(?:years?|months?) (?:of )?(?:\S+ ){0,2}?experience|professionally|in the industry|in industry)"
)
_AFTER_THAT = r"(?:then|before \S+(?= i )|before that|after that|previously|prior to that|followed by|later|earlier)"
_THEN = re.compile(
    rf"(?<!\S){_AFTER_THAT}(?: (?:as|at|i|we|in|for|with|switched|moved|joined|became|went|worked|spent)(?!\S)|(?: \S+){{0,3}}$)"
)
_JOINER = frozenset("to or".split())
_VAGUE: tuple[tuple[tuple[str, ...], float], ...] = (
    (("half", "a", "decade"), 5.0),
    (("a", "decade", "and", "a", "half"), 15.0),
    (("a", "decade"), 10.0),
    (("two", "decades"), 20.0),
    (("a", "couple", "of", "years"), 2.0),
    (("a", "couple", "years"), 2.0),
    (("couple", "of", "years"), 2.0),
    (("a", "few", "years"), 3.0),
    (("several", "years"), 5.0),
    (("many", "years"), 8.0),
    (("a", "year", "and", "a", "half"), 1.5),
    (("one", "year", "and", "a", "half"), 1.5),
    (("half", "a", "year"), 0.5),
    (("a", "year"), 1.0),
    (("a", "few", "months"), 0.25),
    (("for", "the", "last", "year"), 1.0),
    (("for", "the", "past", "year"), 1.0),
)
_UNITS = {
    "year": 1.0,
    "years": 1.0,
    "year's": 1.0,
    "years'": 1.0,
    "yrs": 1.0,
    "yr": 1.0,
    "months": 1 / 12,
    "month": 1 / 12,
}


def find_years(told: Introduction, this_year: int | None = None) -> tuple[float, int, int] | None:
    """Years of work and the tokens that say so. A stated total wins; jobs told one after the other add up; else the longest."""
    every = [spell for spell in _spells(told) if _is_work(told, spell)]
    # "The last two years" is a part of more, unless nothing more is said.
    spells = [spell for spell in every if not _is_latest(told, spell)] or every
    if this_year is not None:
        spells += _since(told, this_year)
    if not spells:
        return None
    for spell in spells:
        around = " ".join(told.words[max(0, spell[1] - 3) : spell[2] + 5])
        if _TOTAL.search(around) and not _of_one_skill(told, spell):
            return spell
    longest = max(spells, key=lambda spell: spell[0])
    row = [spells[0]]
    for one, other in pairwise(spells):
        if _follows(told, one, other):
            row.append(other)
    total = sum(spell[0] for spell in row)
    return (round(total, 2), row[0][1], row[0][2]) if len(row) > 1 and total > longest[0] else longest


def _follows(told: Introduction, one: tuple[float, int, int], other: tuple[float, int, int]) -> bool:
    """Are these two stretches of work one after the other ("three years at X and then two at Y")?"""
    between = " ".join(told.words[one[2] : other[1]])
    after = " ".join(told.words[other[2] : other[2] + 6])
    return bool(_THEN.search(between) or re.match(r"(?:\S+ ){0,2}(?:before that|after that|before)(?!\S)", after))


def _spells(told: Introduction) -> list[tuple[float, int, int]]:
    spells, i = [], 0
    while i < len(told.tokens):
        spell = _spell_at(told, i)
        if spell:
            spells.append(spell)
            i = spell[2]
        else:
            i += 1
    return spells


def _spell_at(told: Introduction, i: int) -> tuple[float, int, int] | None:
    for phrase, value in _VAGUE:
        if tuple(told.words[i : i + len(phrase)]) == phrase:
            return value, i, i + len(phrase)
    number = number_at(told.tokens, i)
    if number is None:
        return None
    value, j = number
    if j + 1 < len(told.words) and (told.words[j] in _JOINER or told.tokens[j - 1].after in {"-", "–"}):
        upper = number_at(told.tokens, j + (told.words[j] in _JOINER))
        if upper is not None:
            value, j = (value + upper[0]) / 2, upper[1]
    while j < len(told.words) and told.words[j] in {"plus", "or", "so", "full", "good", "odd", "solid", "more"}:
        j += 1
    if j >= len(told.words) or told.words[j] not in _UNITS or value > 720:
        return None
    value *= _UNITS[told.words[j]]
    if told.words[j + 1 : j + 4] == ["and", "a", "half"] and told.words[j].startswith("y"):
        return value + 0.5, i, j + 4
    return (round(value, 2), i, j + 1) if value <= 50 else None


def _is_work(told: Introduction, spell: tuple[float, int, int]) -> bool:
    _, first, last = spell
    before = told.words[max(0, first - 4) : first]
    if before and (before[-1] in _NOT_WORK_BEFORE or "age" in before[-2:]):
        return False
    after = " ".join(word.replace("'", "") for word in told.words[last : last + 4])
    if after.startswith("ago"):
        return bool(_BEGAN & set(told.words[max(0, first - 12) : first]))
    if _NOT_WORK_AFTER.search(after) or _CAREER_CHANGE.search(" ".join(told.words[last : last + 12])):
        return False
    around = {word for word in told.words[max(0, first - 6) : last + 6]}
    studied = {"studied", "degree", "university", "college", "school"} & set(told.words[max(0, first - 5) : last + 3])
    return not (studied and not around & {"worked", "working", "experience", "professionally", "developer", "engineer"})


def _is_latest(told: Introduction, spell: tuple[float, int, int]) -> bool:
    before = told.words[max(0, spell[1] - 4) : spell[1]]
    return bool(before) and before[-1] in {"past", "last", "previous"} and "for" not in before


def _of_one_skill(told: Introduction, spell: tuple[float, int, int]) -> bool:
    """ "Two years of experience with Go" is about Go, if more is said elsewhere."""
    after = told.words[spell[2] : spell[2] + 4]
    kinds = {"language", "framework", "database", "cloud"}
    near = any(spell[2] <= found.first <= spell[2] + 4 and found.skill.kind in kinds for found in told.skills)
    others = len([one for one in _spells(told) if _is_work(told, one)]) > 1
    return near and others and ("in" in after or "with" in after or "of" in after or "using" in after)


def _since(told: Introduction, this_year: int) -> list[tuple[float, int, int]]:
    found = []
    for i, (one, other) in enumerate(pairwise(told.words)):
        if one in {"since", "from"} and other.isdigit() and 1970 <= int(other) <= this_year:
            found.append((float(this_year - int(other)), i, i + 2))
    return found


_LEVEL_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("expert", re.compile(r"(?<!\S)(?:staff|principal|distinguished|chief)(?: (?:software|security|data|backend|platform|site reliability|product|\S+))? (?:engineer|developer|architect|scientist|manager|designer|technologist|consultant)(?!\S)|(?<!\S)(?:(?:head|director|vp|vice president) of (?:engineering|product|data|security|sales|support|qa|quality|technology|infrastructure|development|platform|\S+)|cto|ciso|engineering director|chief \S+ officer|solutions? architect|enterprise architect|software architect)(?!\S)")),
    ("senior", re.compile(r"(?<!\S)(?:senior|sr|(?:tech|technical|team|engineering|lead|squad) lead|lead (?:\S+ )?(?:engineer|developer|tester|analyst|designer|scientist)|engineering manager|team leader)(?!\S)")),
    ("junior", re.compile(r"(?<!\S)(?:junior|entry level|trainee|intern|internship|apprentice|graduate|fresher|fresh graduate|new grad|bootcamp|boot camp|aspiring|beginner|career changer|final year|student|early in my (?:\S+ )?(?:journey|career)|early (?:stage )?career|start(?:ing)? (?:out )?(?:of )?my career|(?:changed|switched|changing|switching) careers?|career change|(?:just |recently )?(?:graduated (?:last|this)|(?:finished|completed) (?:my|a|the|university|college)(?: \S+){0,2}? (?:phd|degree|masters?|bachelors?|course|bootcamp|boot camp|studies|university|college))|just (?:graduated|finished (?:\S+ ){0,3}(?:degree|course|university|college|bootcamp|studies))|associate (?:product|sales|software|account|support|security|data) \S+|recently graduated|recent graduate|first (?:real |proper )?job|at the (?:start|beginning) of my (?:\S+ )?(?:journey|career)|no (?:professional|commercial|work) experience|looking for my first|new to the (?:industry|field))(?!\S)")),
    ("mid", re.compile(r"(?<!\S)(?:mid ?level|mid(?! (?:market|size|sized|year))|intermediate|middle (?:developer|engineer)|medior)(?!\S)")),
)  # fmt: skip
_EARLY = re.compile(
    r"early (?:in|career|stage)|start|beginning|just|recent|first|bootcamp|boot camp|careers|career change|student|no (?:prof|comm|work)|changer|fresh|new (?:grad|to)|final year|aspiring"
)


def _level(told: Introduction, roles: Sequence[Role], years: float | None) -> tuple[Level, tuple[int, int]] | None:
    """Titles and years together. One step apart, the title decides; further apart, the middle."""
    stated = _stated_level(told, roles)
    if years is None:
        return stated[:2] if stated else None
    by_years = level_of_years(years)
    place = _place_of_years(told)
    if stated is None:
        return by_years, place
    level, where, early = stated
    gap = LEVELS.index(by_years) - LEVELS.index(level)
    if early:
        return (level, where) if gap <= 1 else (by_years, place)
    if abs(gap) <= 1:
        return level, where
    return LEVELS[(LEVELS.index(by_years) + LEVELS.index(level) + 1) // 2], where


def _place_of_years(told: Introduction) -> tuple[int, int]:
    years = find_years(told)
    return (years[1], years[2]) if years else (0, 1)


def _stated_level(told: Introduction, roles: Sequence[Role]) -> tuple[Level, tuple[int, int], bool] | None:
    for level, pattern in _LEVEL_WORDS:
        for match, first, last in told.matches(pattern):
            before = told.plain[max(0, match.start() - 60) : match.start()].rstrip()
            if _is_about_self(before, level, match.group()):
                return level, (first, last), level == "junior" and bool(_EARLY.search(match.group()))
    return None


def _is_about_self(before: str, level: Level, words: str) -> bool:
    if _WISH_BEFORE.search(before):
        return False
    others = r"(?<!\S)(?:our|my|their|the|with|mentor\w*|coach\w*|train\w*|onboard\w*|supervis\w*|manag\w+|teach\w*|help\w*|guid\w*|several|two|three|four|few|some|other|by)(?: (?:a|an|the|of|team|few|some|couple|other|two|three|four|group|and|to|new|more))*$"
    if re.search(others, before) and not words.startswith(("early", "start", "first", "at the")):
        return bool(re.search(r"(?<!\S)(?:am|im|as|been|was|became|become|now|currently) (?:the|our|their)$", before))
    past = re.search(r"(?<!\S)(?:was|started|began|used to|originally|did|from)(?: \S+){0,3}$", before)
    return not (past and level == "junior")


# --- projects and name ----------------------------------------------------------------------------------------------

_PROJECT_LIST = re.compile(
    r"(?<!\S)(?:projects?|applications?|apps|products|systems|things)(?: \S+){0,3}? (?:such as|like|including|include|were|are|called|named)(?!\S)"
)
_MADE = re.compile(
    r"(?<!\S)(?:ive|i have|i|we|weve|we have|and|also|then|recently|who) (?:also |recently |mostly |mainly |personally |just |have |already |currently |then )*"
    r"(?:built|build|put together|set up|coded|developed|created|designed|made|wrote|launched|shipped|delivered|implemented|led|migrated|rebuilt|rewrote|maintained|maintain|automated|worked on|am working on|been working on|am building|m building|am developing|own|owned|ran|run)"
    r"(?P<rest> (?:a|an|the|our|my|their|two|three|several|some|internal) (?:\S+ ){0,9}\S+)"
)
_MY_PROJECT = re.compile(
    r"(?<!\S)(?:project(?: that i \S+(?: \S+){0,2})?(?: (?:is|was)(?: called| named)?| called| named)|(?:one|another|the other|main|last|latest|favou?rite|final year|side|personal|recent|first|second|third|biggest) (?:project )?(?:of (?:them|those|mine) )?(?:is|was)(?: called| named| about| on)?)"
    r"(?P<rest> (?:\S+ ){0,9}\S+)"
)
_PROJECT_COUNT = re.compile(
    r"(?<!\S)(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|twelve|fifteen|twenty) (?:(?:\S+ ){0,3})?projects?(?!\S)"
)
_PROJECT_END = frozenset(
    """that which who where so because using with for in on at when while but i we it to from by as is was were used i'm i've
    then since before after during if via has have had runs""".split()
)
_ARTICLES = frozenset("a an the my another".split())
_NOT_PROJECTS = frozenset(
    """team lot few bit strong solid good background degree company people years passion foundation career skills variety part
    role number things experience ability feature bug bugs same following way ones code position conversation
    process day tests test sql queries unit different various""".split()
)
_COUNTS = {word: value for value, word in enumerate("zero one two three four five six seven eight nine ten".split())}
_COUNTS |= {"a dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20}


def _project_facts(told: Introduction) -> list[Fact]:
    """Each project by a short name in the candidate's words, and a stated number of projects."""
    spans: list[tuple[int, int]] = []
    for _, _, last in told.matches(_PROJECT_LIST):
        spans += _listed(told, last)
    for pattern in (_MY_PROJECT, _MADE):
        for match, *_ in told.matches(pattern):
            spans += _one(told, *told.span(match, "rest"))
    facts: list[Fact] = []
    taken: set[int] = set()
    for first, last in sorted(spans):
        if first < last and not taken & set(range(first, last)):
            taken |= set(range(first, last))
            name = _strip_article(told, first, last)
            facts.append(told.fact("project", " ".join(_as_said(told, name, last)), name, last))
    stated = told.matches(_PROJECT_COUNT)
    if stated:
        match, first, last = stated[0]
        count = int(match["n"]) if match["n"].isdigit() else _COUNTS[match["n"]]
        facts.insert(0, told.fact("projects", str(count), first, last))
    return facts


def _as_said(told: Introduction, first: int, last: int) -> list[str]:
    return [told.text[token.start : token.end] for token in told.tokens[first:last]]


def _strip_article(told: Introduction, first: int, last: int) -> int:
    while first < last - 1 and told.words[first] in {
        "a",
        "an",
        "the",
        "our",
        "my",
        "called",
        "named",
        "their",
        "about",
        "on",
    }:
        first += 1
    return first


def _listed(told: Introduction, first: int) -> list[tuple[int, int]]:
    """The members of "A, B and C" from token `first` on, as long as the sentence lasts."""
    spans, start, i = [], first, first
    marks = any(token.after.startswith(",") for token in told.tokens[first : first + 12])
    while i < min(len(told.tokens), first + 24):
        token = told.tokens[i]
        if token.text in _PROJECT_END and i > first:
            spans.append((start, i))
            return _named(told, spans)
        if token.text == "and" and (not marks or told.tokens[i - 1].after.startswith(",")):
            spans.append((start, i))
            start = i + 1
        elif token.ends_clause:
            spans.append((start, i + 1))
            start = i + 1
            if token.ends_sentence:
                return _named(told, spans)
        i += 1
    return _named(told, [*spans, (start, i)])


def _one(told: Introduction, first: int, last: int) -> list[tuple[int, int]]:
    for i in range(first, last):
        if i > first and told.words[i] == "and" and told.words[i + 1 : i + 2] and told.words[i + 1] in _ARTICLES:
            return [*_named(told, [(first, i)]), *_one(told, i + 1, min(i + 10, len(told.tokens)))]
        if (
            i > first
            and (told.words[i] in _PROJECT_END or told.words[i] == "and")
            and told.words[i : i + 2] != ["to", "do"]
        ):
            return _named(told, [(first, i)])
        if told.tokens[i].ends_clause:
            return _named(told, [(first, i + 1)])
    return _named(told, [(first, last)])


def _named(told: Introduction, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    good = []
    for first, last in spans:
        if first < last and told.words[first] == "and":
            first += 1
        bare = [
            word
            for word in told.words[first:last]
            if word not in {"a", "an", "the", "our", "my", "some", "and", "their"}
        ]
        if 1 <= len(bare) <= 9 and bare[-1] not in _NOT_PROJECTS and not all(len(word) < 3 for word in bare):
            good.append((first, min(last, first + 10)))
    return good


_NAME = re.compile(
    r"(?<!\S)(?:my (?:full |first )?name is|my names|im called|i am called|call me|this is|name is|people call me)(?P<rest>(?: \S+){1,3})"
)
_I_AM = re.compile(r"(?<!\S)(?:i am|im)(?P<rest>(?: \S+){1,2})")
_NOT_NAMES = frozenset(
    """and i i'm i am a an the from based working currently here very so my we in of with with's happy glad excited have who it is im
    for to at on as just but not also now really actually basically um uh er hello hi""".split()
)


def _name(told: Introduction) -> Fact | None:
    """The name the candidate gives, for the greeting alone. "I'm Lena" counts only where the writing shows a name."""
    for pattern in (_NAME, _I_AM):
        for match, *_ in told.matches(pattern):
            first, last = told.span(match, "rest")
            if first > 40:
                continue
            end = first
            while end < last and told.words[end] not in _NOT_NAMES and told.words[end].isalpha():
                end += 1
                if told.tokens[end - 1].ends_clause:
                    break
            capital = told.text[told.tokens[first].start].isupper()
            if end == first or (not capital and (pattern is _I_AM or match.group().startswith("this is"))):
                continue
            if capital:
                while end > first and not told.text[told.tokens[end - 1].start].isupper():
                    end -= 1
            elif end - first > 2:
                end = first + 2
            if pattern is _I_AM and any(found.first < end and first < found.last for found in told.skills):
                continue
            return told.fact(
                "name",
                " ".join(word.capitalize() if word.islower() else word for word in _as_said(told, first, end)),
                first,
                end,
            )
    return None
