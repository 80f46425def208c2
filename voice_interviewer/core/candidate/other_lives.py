"""What a stretch of time was spent with: work that counts, or something else (age, studies, another occupation)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_interviewer.core.candidate.introduction import Introduction
from voice_interviewer.core.candidate.spells import Spell
from voice_interviewer.core.grading.tokens import word_set

BEGAN = word_set(
    "hired joined started moved switched became become began transitioned promoted took got made entered landed"
)
_SLIPPED = re.compile(
    r"(?<!\S)i (?:\S+ ){0,2}(?:fell|slipped|slid|stumbled|drifted|wandered|ended up|got) in(?:to)?(?!\S)"
)
_NOT_WORK_BEFORE = word_set("took takes lasted next coming every within once twice per times")
_CAREER_CHANGE = re.compile(r"(?<!\S)(?:changed|changing|switched) (?:my )?careers?(?!\S)|career change|retrain")
_NOT_WORK_AFTER = re.compile(
    r"^(?:old|off|abroad|ahead|away|in advance|early|of age|later|degree|from now|of (?:university|college|school"
    r"|study|studies|study at"
    r"|my degree|courses?"
    r"|bachelors?|masters?|parental leave|history)|(?:long )?(?:\S+ ){0,2}?(?:bachelor|masters?|bootcamp|boot camp"
    r"|training|diploma"
    r"|course|contract(?! (?:as|at|with))|plan|roadmap|program|programme|warranty|visa|internship|probation)"
    r"|at (?:university|college|school|uni)|in (?:university|college|school|prison|hospital)|studying"
    r"|of (?:them|those|these)(?! (?:time )?(?:as my job|professional|paid|in industry)))(?!\S)"
)
_LIVING = re.compile(
    r"(?<!\S)(?:lived|living|live (?:in|with)|married|been together|born|raising|raised|renovated|volunteer(?:ed"
    r"|ing)|(?:been|am|im) (?:learning|studying|teaching myself)|plan(?:ned|ning)?|travel+ed|travel+ing"
    r"|(?:company|product|system|app|firm|platform|bank|start ?up|monolith|codebase) (?:is|was|has been|has existed"
    r"|exists)"
    r"|kids? (?:is|are|who)|daughter|son|engaged)(?: \S+){0,5}$"
)
_TO_LIVE = re.compile(
    r"(?<!\S)(?:got (?:married|divorced|sick|ill|pregnant|engaged|my (?:\S+ )?(?:degree|diploma|visa|licen[cs]e))"
    r"|(?:moved|came|emigrated|immigrated|relocated|went|back) to (?:the )?(?:us|usa|uk|states|united states|europe"
    r"|england"
    r"|scotland|ireland|wales|canada|australia|new zealand|germany|austria|switzerland|france|spain|portugal|italy"
    r"|greece"
    r"|poland|sweden|norway|denmark|finland|netherlands|belgium|turkey|israel|dubai|qatar|india|singapore|japan|china"
    r"|korea|brazil|mexico|nigeria|kenya|south africa|london|berlin|paris|madrid|barcelona|lisbon|amsterdam|munich"
    r"|vienna"
    r"|warsaw|prague|toronto|vancouver|sydney|melbourne|new york|san francisco|this country|here with my \S+))(?!\S)"
)
# What may be a step of the same career counts, whatever it was called.
_PEOPLE = (
    r"(?:engineer|developer|dev|programmer|coder|tester|analyst|scientist|admin|administrator|architect|consultant"
    r"|contractor|freelancer|agent|representative|rep|specialist|intern|trainee|apprentice|technician|executive|lead"
    r"|leader|head|owner|pm|manager|sre|sdr|bdr|dba|sysadmin|employee|researcher|designer|cto|salesperson|seller"
    r"|student assistant|junior|senior)s?"
)
_OTHER_PEOPLE = (
    r"(?:graphic|interior|fashion|store|shop|restaurant|bar|kitchen|hotel|hospital|bank) (?:designer|manager|lead"
    r"|assistant|specialist|consultant)|(?:civil|mechanical|chemical|structural|petroleum|marine|mining|agricultural"
    r"|industrial) engineer"
)
_OCCUPATION = (
    rf"(?:{_OTHER_PEOPLE}|nurse|teacher|chef|cook|waiter|waitress|barista|bartender|baker|butcher|farmer|gardener"
    r"|driver|pilot|sailor|soldier|marine|(?:army|naval|military|air force) officer|policeman|policewoman"
    r"|police officer|firefighter|paramedic|doctor|surgeon"
    r"|dentist|pharmacist|vet|veterinarian|physio(?:therapist)?|midwife|carer|caregiver|social worker|therapist"
    r"|psychologist|lawyer|attorney|paralegal|accountant|bookkeeper|economist|biologist|chemist|physicist|geologist"
    r"|mathematician|journalist|translator|interpreter|copywriter|photographer|musician|pianist|singer|dancer|actor"
    r"|actress|artist|painter|carpenter|electrician|plumber|welder|mechanic|mason|builder|tailor|seamstress"
    r"|hairdresser|barber|beautician|cleaner|cashier|shop assistant|receptionist|secretary|librarian|courier"
    r"|au pair|nanny|babysitter|priest|pastor|athlete|footballer|swimmer|tutor|professor|lecturer|postdoc"
    r"|fisherman|miner|flight attendant|steward|stewardess|tour guide|housewife|househusband|stay at home \S+"
    r"|(?:full time )?(?:mom|mum|mother|dad|father|parent)|phd(?: student)?|doctorate)s?"
)
_ACTIVITY = (
    r"(?:(?:\S+ )?(?:teaching|nursing|cooking|farming|accounting|bookkeeping|journalism|translation|catering"
    r"|physics|mathematics|maths|chemistry|biology|astronomy|philosophy|theology"
    r"|hospitality|gastronomy|tourism|retail|construction|agriculture|policing|theatre|ballet|carpentry|studies)"
    r"|(?:the )?(?:army|navy|military|air force|police|marines|fire brigade|coast guard|merchant navy)"
    r"|policy research|academia"
    r"|(?:a |an |the )?(?:restaurants?|kitchens?|hotels?|bakery|factory|bar|caf[eé]|supermarket|petrol station)"
    r"|the (?:hotel|restaurant|fashion|travel|music|film) (?:business|industry|trade)|(?:a |my )?ph ?d"
    r"|parental leave|maternity leave|waiting tables|law firms?)"
)
_DID = (
    r"(?:taught|cooked|nursed|drove|served|danced|farmed|baked|translated|sailed|acted|sang|waited tables|waitressed"
    r"|tended bar|ran (?:an?|my|our) (?:\S+ )?(?:bakery|restaurant|bar|caf[eé]|shop|store|farm|hotel|salon|food truck)"
    r"|bartended|practi[cs]ed law|played (?:professional )?(?:football|soccer|tennis|basketball|music|piano))"
)
_TAIL = rf"(?: (?!(?:i|im|ive|we|then|now|since|{_PEOPLE})(?!\S))\S+){{0,5}}$"
_ELSEWHERE = (
    r"(?:(?:in|with|left) the (?:army|navy|military|air force|police|fire brigade)|at home|on (?:\S+ )?leave|unemployed"
    r"|(?:a|my) (?:\S+ )?(?:break|pause|gap|sabbatical|leave)(?: of)?"
    r"|work(?:ed|ing)? in (?:a|the) (?:hotel|restaurant|kitchen|bakery|hospital|factory|bar|caf[eé]|shop|store)"
    r"(?: (?:at|in|on) the \S+)?)"
)
_ANOTHER = rf"an? (?!(?:\S+ ){{0,3}}?{_PEOPLE}(?!\S))(?:\S+ ){{0,2}}?\S+"
_OTHER_BEFORE = re.compile(
    rf"(?<!\S)(?:(?:was|worked as|started as|started out as) {_ANOTHER}|{_ELSEWHERE}(?: with (?:\S+ ){{1,2}}\S+)?)"
    r"(?: (?:for|after)(?: the| about| over| almost| nearly| around| like| some)*)?$"
    rf"|(?<!\S)(?:previously|formerly|originally|earlier) {_ANOTHER} for$"
    rf"|(?:^|(?<!\S)(?:an?|former|ex|as|being|trained|qualified) (?:\S+ ){{0,2}}?){_OCCUPATION}{_TAIL}"
    rf"|(?<!\S)(?:(?:in|did|doing|of|from) {_ACTIVITY}{_TAIL}|(?:left|quit) {_ACTIVITY}(?: \S+){{0,6}}$"
    rf"|i {_DID}(?!\S){_TAIL}"
    rf"|and {_DID}(?!\S){_TAIL})"
)
_OTHER_AFTER = re.compile(
    rf"(?:of )?(?:as {_ANOTHER}(?!\S)|{_ELSEWHERE}(?!\S)|(?:break|gap|sabbatical|parental leave)(?!\S))"
    rf"|(?:(?:as|of|being|working as|i was|id been) )?(?:an? |the )?(?:(?!{_PEOPLE}(?!\S))(?!i )\S+ ){{0,1}}?"
    rf"{_OCCUPATION}(?!\S| for| before| until)|(?:of|in|doing) {_ACTIVITY}(?!\S)|{_DID}(?!\S)|(?:at"
    rf"|with) (?:a )?law firm"
)
_PART_BEFORE = re.compile(r"(?<!\S)(?:of which|including|of those|of them)(?: (?:only|just|about|the|last|first))*$")
_INTERN_BEFORE = re.compile(
    r"(?<!\S)(?:intern|internships?|placement|working student|industrial attachment|volunteer\w*)"
    rf"(?: (?!(?:now|then|after|since|worked|working|job|{_PEOPLE})(?!\S))\S+){{0,9}}$"
)
_INTERN_AFTER = re.compile(
    r"(?:long |of |of an |an |as an? )?(?:unpaid |paid )?(?:\S+ )?(?:intern|internships?|placement|working student)"
    r"(?!\S)"
)
# An earlier job counts in its own field only: three years of product after two in support are three.
_BUSINESS = (
    r"(?:in|as an?|at a|doing) (?:\S+ )?(?:customer (?:support|service|care)|call cent(?:er|re)|sales|marketing|hr"
    r"|consulting|logistics"
    r"|recruiting"
    r"|human resources|finance|customer service (?:agent|rep|representative)|cashier)(?! (?:engineer|engineering"
    r"|tools|compan(?:y|ies)|start ?up|provider|platform|software|saas|product|corporation))"
)
_BUSINESS_BEFORE = re.compile(rf"(?<!\S){_BUSINESS}{_TAIL}")
_BUSINESS_AFTER = re.compile(rf"{_BUSINESS}(?!\S)")
_ENGINEERING = re.compile(
    r"(?:^|(?<!\S))(?:as an? |an? )(?!sales|support|pre ?sales)(?:\S+ ){0,2}?(?:engineer|developer|programmer"
    r"|architect)(?!\S)"
)
_NOT_COUNTED = re.compile(
    r"(?<!\S)(?:on the side|as a hobby|for fun|in my (?:free|spare) time|i (?:dont|wouldnt) count)(?!\S)"
)
_STUDIED = word_set("studied degree university college school")
_WORKED = word_set("worked working experience professionally developer engineer")


def is_work(told: Introduction, spells: Sequence[Spell], which: int) -> bool:
    """Is this one of the stretches of time one of work that may belong to the field?"""
    spell = spells[which]
    first, last = spell.first, spell.last
    before = told.words[max(0, first - 4) : first]
    if before and (before[-1] in _NOT_WORK_BEFORE or "age" in before[-2:]):
        return False
    after = _plain(told.words[last : told.sentence_end(last, 5)])
    if after.startswith("ago"):
        around = {*told.words[max(0, first - 12) : first], *told.words[last + 1 : last + 4]}
        if to_live(_plain(told.words[max(0, first - 12) : last + 8])):
            return False
        said = _plain(told.words[max(0, first - 12) : first])
        return bool(BEGAN & around or _SLIPPED.search(said)) or "left" in told.words[last + 1 : last + 4]
    if _NOT_WORK_AFTER.search(after) or _CAREER_CHANGE.search(_plain(told.words[last : last + 12])):
        return False
    least, most = _limits(told, spells, which)
    if is_other_life(told, first, last, least, most):
        return False
    said_before, said_after = _around(told, first, last, least, most)
    if _NOT_COUNTED.search(said_before) or _NOT_COUNTED.search(said_after):
        return False
    if _LIVING.search(said_before) or _PART_BEFORE.search(said_before):
        return False
    if spell.years <= 1.5 and (_INTERN_BEFORE.search(said_before) or _INTERN_AFTER.match(said_after)):
        return False
    studied = _STUDIED & set(told.words[max(0, first - 5) : last + 3])
    return not (studied and not _WORKED & set(told.words[max(0, first - 6) : last + 6]))


def is_other_trade(told: Introduction, spells: Sequence[Spell], which: int, area: str) -> bool:
    """Was it spent in another trade of the same kind of company: in sales, for those of any other area?

    For sales and support it is engineering that is another trade. Nothing is one where no `area` is known.
    """
    spell = spells[which]
    before, after = _around(told, spell.first, spell.last, *_limits(told, spells, which))
    if area in {"sales", "support"}:
        return bool(_ENGINEERING.match(after))
    return bool(area and (_BUSINESS_BEFORE.search(before) or _BUSINESS_AFTER.match(after)))


def to_live(said: str) -> bool:
    """Is this about a life's turn ("moved to Canada", "got married") rather than about work?"""
    return bool(_TO_LIVE.search(said))


def _limits(told: Introduction, spells: Sequence[Spell], which: int) -> tuple[int, int]:
    """The tokens between the stretch of time before this one and the one after it."""
    most = spells[which + 1].first if which + 1 < len(spells) else len(told.words)
    return (spells[which - 1].last if which else 0), most


def is_other_life(told: Introduction, first: int, last: int, least: int = 0, most: int = 1 << 20) -> bool:
    """Was the time told by the tokens `first:last` spent as a teacher, in the army, on leave?

    Looked at are the words of its sentence between the tokens `least` and `most`.
    """
    before, after = _around(told, first, last, least, most)
    return bool(_OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after))


def _around(told: Introduction, first: int, last: int, least: int, most: int) -> tuple[str, str]:
    start, end = max(told.sentence_start(first, 12), least), min(told.sentence_end(last, 8), most)
    if start and start == least:  # "twenty years in the navy, three in IT": what stands before the comma is told of
        start = next((k for k in range(first, start, -1) if "," in told.tokens[k - 1].after), start)
    return _plain(told.words[start:first]), _plain(told.words[last:end])


def _plain(words: Sequence[str]) -> str:
    return " ".join(words).replace("'", "")
