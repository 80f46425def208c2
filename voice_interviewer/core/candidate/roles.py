"""What people call themselves: their titles, the most telling first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.taxonomy import Area

_PERSON = (
    r"(?:(?:software|web|application|applications|product|platform|systems?|ui|research|solutions?) )?(?:developer"
    r"|dev|engineer|programmer|architect|specialist|consultant|contractor|freelancer|lead|intern|person|guy|coder"
    r"|practitioner|trainee|engineering|development|student|graduate|manager|expert|developers|engineers)"
)
# A title by area; the first pattern that matches at a place wins, so that the narrow ones come first.
_TITLES: tuple[tuple[Area | Literal[""], str], ...] = (
    (
        "full-stack",
        r"(?:full ?stack|fool stack|m[ae]rn(?: stack)?"
        rf"|mean stack)(?: (?:java|javascript|python|php|ruby|net))?(?: {_PERSON})?",
    ),
    (
        "ml",
        r"(?:machine learning|ml|deep learning|ai|nlp|computer vision|mlops|artificial intelligence|applied"
        rf"|gen ai)(?: (?:ops|research))? (?:{_PERSON}|scientist|researcher)|data scientists?"
        r"|(?:applied|research) scientist",
    ),
    (
        "data",
        r"(?:data|analytics|etl|bi|business intelligence|data ?warehouse|big data|database"
        rf"|reporting)(?: (?:platform|pipeline|warehouse))? (?:{_PERSON}|analyst|modell?er|administrator)"
        r"|analytics engineer|dba",
    ),
    (
        "security",
        r"(?:(?:cyber|information|application|network|cloud|offensive|it|product)? ?(?:security|cybersecurity"
        rf"|infosec|appsec)|soc|threat|red team|devsecops|malware) (?:{_PERSON}|analyst|researcher|officer|auditor"
        r"|operator)|(?:penetration|pen) ?testers?|ethical hacker|ciso|cybersecurity",
    ),
    (
        "devops",
        r"(?:dev ?ops|sre|site reliability|infrastructure|infra|cloud(?: infrastructure| platform)?|platform"
        rf"|reliability|release|build|systems?|linux|network|kubernetes|operations)(?: ops)? (?:{_PERSON}"
        r"|administrator|admin)|sre|sys ?admin(?:istrator)?|site reliability",
    ),
    ("mobile", rf"(?:mobile(?: app| application)?|ios|i os|android|flutter|react native|swift|kotlin) {_PERSON}"),
    (
        "qa",
        r"(?:qa|q a|quality assurance|quality|test|testing|test automation|automation|software test"
        rf"|sdet)(?: automation| test)? (?:{_PERSON}|analyst|tester)"
        r"|(?:software|manual|automation|qa|game)? ?testers?|sdet|s d e t",
    ),
    (
        "product",
        r"(?:senior |associate |technical |group )?(?:apm|pm|p m)(?: (?:intern|lead))?|(?:senior |associate |technical "
        r"|group )?product (?:manager|owner|lead|management|director|analyst|designer)"
        r"|(?:head|director|vp) of product|business analyst|scrum master|ux (?:designer|researcher)",
    ),
    (
        "support",
        r"(?:customer experience|(?:customer|technical|tech|it|i t|product|client|application|desktop|help ?desk"
        r"|service ?desk|call cent(?:er|re)|user)(?: (?:support|service|success|care|desk))+)(?: (?:engineer"
        r"|specialist|agent|representative|rep|analyst|manager|lead|associate|technician|team lead|professional"
        r"|advisor|executive|officer|person))?|(?:help ?desk|service ?desk|support|call cent(?:er|re)) (?:engineer"
        r"|specialist|agent|representative|rep|analyst|manager|lead|associate|technician|advisor|executive)",
    ),
    (
        "sales",
        r"(?:sales|account|business development|inside sales|pre ?sales|territory|field sales|regional sales"
        r"|revenue)(?: (?:development|operations))? (?:executive|manager|representative|rep|engineer|associate"
        r"|director|consultant|lead|specialist|person|professional)|salesperson|sales ?(?:man|woman)"
        r"|(?:sdr|bdr|s d r|b d r)|(?:head|director|vp) of sales",
    ),
    (
        "frontend",
        r"(?:front ?end|fronted|ui|u i|user interface|react|angular|vue|javascript|type ?script|web ui|html)(?: js"
        rf"| and ui| web)? {_PERSON}|front ?end",
    ),
    (
        "backend",
        r"(?:back ?end|server side|api|python|java|golang|go|ruby|rails|ruby on rails|php|node|node js|node j s"
        r"|nodejs|django|laravel|spring|spring boot|dot ?net|net|c sharp|scala|rust|elixir|distributed systems"
        rf"|microservices)(?: backend| back end)? {_PERSON}|back ?end",
    ),
    (
        "",
        r"(?:(?:software|web|application|computer|it|systems?)(?: and web)? )?(?:developer|engineer|programmer"
        r"|architect|tech lead|team lead|engineering manager|coder|consultant|designer|cto)"
        r"|(?:tech|technical|team|engineering|staff|principal) (?:lead|engineer|manager|architect)"
        r"|(?:computer science|cs|software|it|engineering) (?:student|graduate|intern)",
    ),
)
_SENIORITY = (
    r"(?:(?:very |fairly |pretty )?(?:junior|senior|mid(?: ?level)?|middle|entry level|lead|staff|principal"
    r"|associate|aspiring|trainee|graduate|intern|freelance|chief|distinguished|self taught|former|experienced"
    r"|professional|passionate|remote|certified|full time|part time|young|creative|budding|fresh|recent|dedicated"
    r"|motivated|seasoned|hands on|technical) )*"
)
_SELF = (
    r"(?:(?:i am|im|i m|ive been|i have been|i was|i work|i worked|ive worked|i have worked|ive been working"
    r"|i have been working|working|worked|employed|started|i started|im working|i am working|now|currently|myself"
    r"|consider myself|call myself|i became|become|be|title is|role is|position is|job is|job title is"
    r"|position was|role was|served|profession is|by trade"
    r"|been)(?: (?:currently|now|mainly|primarily|mostly|basically|actually|just|still|originally|more of|in"
    r"|kind of|sort of|hired|working|employed|out|off|at \S+|for \S+(?: \S+)?))*(?: as)?(?: (?:a|an|the|our|their"
    r"|one of the|your))?)"
)
_ROLE = re.compile(
    "|".join(rf"(?P<r{i}>(?<!\S)(?:{_SENIORITY})(?:{pattern})(?!\S))" for i, (_, pattern) in enumerate(_TITLES))
)
_SELF_BEFORE = re.compile(rf"(?<!\S){_SELF}$")
_PAST_BEFORE = re.compile(
    r"(?<!\S)(?:was|worked|used to|started|former|formerly|previously|before that|started out|began|originally"
    r"|first job|employed|did)(?: \S+){0,6}$"
)
WISH_BEFORE = re.compile(
    r"(?<!\S)(?:want|wants|hope|hoping|like|love|plan|planning|looking|aim|aiming|wish|dream|goal|aspire"
    r"|transition|transitioning|move|moving|switch|switching|become|becoming|apply|applying|interested"
    r"|interviewing)(?: (?:to|for|into|in|be|being|become|becoming|is|of|work|working|as|a|an|move|transition"
    r"|switch|your|the|more|towards?)){0,7}$"
)
_LATEST_BEFORE = re.compile(r"(?<!\S)(?:last|past|now|currently|then|recently)(?: \S+){0,3} as(?: an?)?$")
_OTHERS_BEFORE = re.compile(
    r"(?<!\S)(?:with|our|their|his|her|helped|for|by|two|three|four|five|the|other|some|many|of|between|managing"
    r"|managed|mentor|mentoring|mentored|led|leading|trained"
    r"|hiring)(?: (?:a|an|the|our|two|three|four|five|six|other|junior|senior|team of|group of|and))*$"
)


@dataclass(frozen=True, slots=True)
class Role:
    """A title that somebody gives themselves.

    `weight` is 3 for what they say they are, 2 for a title named first, 1 for the past, and less for a mere mention or
    a wish.
    """

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
    if title in {"pm", "p m"} and not _SELF_BEFORE.search(before) and before:
        return 0.0  # "until six p m"
    if bare or title in {"front end", "back end", "site reliability"}:
        return 0.0
    if WISH_BEFORE.search(before):
        return 0.5
    if _SELF_BEFORE.search(before):
        return 1.0 if _PAST_BEFORE.search(before) else 3.0
    if _OTHERS_BEFORE.search(before):
        return 0.0
    if _LATEST_BEFORE.search(before):
        return 2.5  # "three years as a developer, the last two as a security engineer"
    if before.endswith((" as", " as a", " as an")):
        return 1.0 if _PAST_BEFORE.search(before) else 2.0
    return 2.0 if first <= 12 else 0.75
