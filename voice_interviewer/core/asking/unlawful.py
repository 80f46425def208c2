"""What an interviewer may not ask about: protected subjects as patterns, drawn so that technical talk stays free.

Patterns are matched against plain words (no punctuation, no apostrophes, small letters). They look for a *question
about the person*: "your age" is one, "the age of a cache entry" is not; "a child process", "UNION", "race condition"
and "health check" say nothing about anybody.
"""

from __future__ import annotations

import re
from functools import cache

from voice_interviewer.core.german import unlawful as unlawful_de

_ASK = r"(?:do|did|have|are|were|will|would|can|could|may|might) you(?: \S+){0,3}?"
_ARE = r"(?:(?:are|were|arent) you(?: \S+){0,2}?|have you (?:ever )?been)"

TOPICS: dict[str, tuple[str, ...]] = {
    "age": (
        r"how old you (?:are|were)|(?:younger|older) than you(?:rself)?(?! (?:expected|thought|assumed|need)(?!\S))",
        r"how old (?:are|were|would) you(?! when you (?:wrote|built|started))",
        r"your (?:exact |real |current )?age(?! (?:of|verification|check|gate)(?!\S))",
        r"(?:your (?:date|year|place) of birth|your birth ?(?:day|date|year)"
        r"|(?:when|what year|which year) (?:were|was) you born|you born)",
        r"(?:what|which) year did you (?:graduate|finish (?:high )?school|leave school)"
        r"|when did you (?:graduate|finish high school|leave school)",
        r"(?:are you|you are) (?:over|under|above|below|older than|younger than) (?:the age of )?(?:\d+|twenty"
        r"|thirty|forty|fifty|sixty)(?: \S+)?",
        r"(?:are you|you are|arent you|do you feel) (?:a bit |perhaps |maybe |not |rather )?too (?:old|young)"
        r"|your generation|people your age|someone your age|(?:close|near) to retirement"
        r"|when do you (?:plan|want|intend) to retire|(?:plan|planning) to retire",
        r"work(?:ing)? (?:for|under|with) (?:a|someone|people|a manager) (?:\S+ )?(?:much )?(?:younger"
        r"|older) than you",
    ),
    "family": (
        rf"{_ASK} (?:have|want|plan|expect|raise|raising|expecting|planning|having"
        r"|with)(?: \S+){0,4}? (?:children|kids|a child|babies|a baby|sons|daughters"
        r"|a family)(?! (?:process|processes|node|nodes|element|elements|component|components|class|classes|table"
        r"|tables|tickets?|account|accounts|of)(?!\S))",
        r"your (?:own )?(?:children|kids|baby|babies|son|daughter|husband|wife|spouse|fiance|fiancee|boyfriend"
        r"|girlfriend|mother|father|parents|siblings|brother|sister"
        r"|family(?! of (?:products|services|databases|models|tools|apps)))(?! (?:process|processes|node|nodes"
        r"|element|elements|component|components|class|classes|table|tables|plan feature)(?!\S))",
        r"your (?:child ?care|baby ?sitter|family (?:plans?|situation|status|obligations?|responsibilities"
        r"|planning|life|duties)|care responsibilities|home life|domestic \S+|living situation"
        r"|living arrangements)",
        r"(?:who|how) (?:looks after|takes care of|will (?:look after|take care of)"
        r"|do you (?:look after|take care of|arrange)) (?:your |the )?(?:children|kids|child|family|childcare"
        r"|baby)",
        r"(?:single|working|stay at home) (?:mother|father|mom|mum|dad)(?!s)"
        r"|(?:start|starting|have|having|raise|raising) a family",
        r"how many (?:children|kids|dependents|dependants) (?:do|have) you",
        r"does your (?:partner|other half|significant other)",
        r"what does your (?:husband|wife|partner|father|mother|spouse)",
    ),
    "pregnancy": (
        r"pregnan(?:t|cy|cies)(?! (?:app|tracker|data)(?!\S))",
        r"(?:are you|you) expecting (?:a )?(?:baby|child)",
        r"(?:maternity|paternity|parental) leave",
        r"birth control|fertility treatment|breast ?feeding",
    ),
    "marital status": (
        rf"{_ARE} (?:married|divorced|single|widowed|engaged|separated|in a relationship|seeing (?:someone|anyone)"
        r"|dating|cohabiting)(?! (?:threaded|page|tenant|team|person|point|responsible|handedly|source"
        r"|with (?:the )?(?:users|customers|community|team|stakeholders))(?!\S))(?! (?:in|by|from|on|as)(?!\S))",
        r"your (?:marital|relationship|civil) status|your maiden name|(?:miss|mrs|ms) or (?:miss|mrs|ms)"
        r"|your (?:wedding|marriage|divorce|engagement ring)",
        r"(?:plan|planning|going|intend|want) to (?:get married|marry)",
    ),
    "religion": (
        r"your (?:religion|religious \S+|faith|church|mosque|temple|synagogue|beliefs|god|denomination|caste)",
        rf"{_ARE} (?:religious|christian|muslim|jewish|hindu|buddhist|sikh|catholic|protestant|atheist|mormon"
        rf"|a believer)(?!\S)|{_ASK} (?:believe in god|pray|go to (?:church|mosque|temple|synagogue)"
        r"|attend (?:church|mosque|temple|synagogue|services)"
        r"|observe (?:the )?(?:sabbath|ramadan|lent|any religious)|fast during)",
        r"(?:which|what) (?:religion|religious \S+|church|faith|holy days?|caste)"
        r"|(?:which|what) (?:religious )?holidays do you (?:celebrate|observe|keep)",
        r"(?:wear|wearing|remove|take off) (?:your |a |the )?(?:hijab|headscarf|turban|kippah|yarmulke|veil|burka)",
    ),
    "origin": (
        r"(?:interesting|strong|nice|slight|foreign|lovely|unusual|thick|charming) accent(?! colou?rs?)",
        r"where (?:are|were) (?:you|your parents|your family|your people|your ancestors) (?:really |originally "
        r"|actually )?(?:from|born)(?! a (?:technical|career|skills))"
        r"|where do you (?:really |originally |actually )?come from(?! (?:technically|professionally)(?!\S))",
        r"(?:what|which) (?:country|nation|region|tribe|part of the world) (?:are|were|did|do) (?:you"
        r"|your (?:parents|family))(?: \S+)? ?(?:from|born|come)",
        r"your (?:nationality|ethnicity|ethnic \S+|race|racial \S+|national origin|ancestry|heritage"
        r"|native (?:language|tongue|country)|mother tongue|first language|birth ?place|skin colou?r|skin|accent"
        r"|country of (?:birth|origin)|tribe|caste|immigration \S+)",
        r"(?:where (?:is|does) (?:your|that) (?:accent|name|surname|last name)(?: \S+)? (?:from|come from)"
        r"|(?:origin|history) of your (?:name|surname|last name))",
        r"(?:what is|whats) your (?:racial|ethnic|cultural) (?:background|origin|group)",
        rf"{_ARE} (?:a native (?:english )?speaker|an immigrant|a refugee|a foreigner|black|white|asian|hispanic"
        r"|latino|latina|arab|indian|african|european|american|chinese"
        r"|mexican)(?! (?:box|label|list|market|users|customers|clients|hat|paper|data)(?!\S))",
        r"is english your (?:first|native|mother)|english your (?:first|native) (?:language|tongue)",
    ),
    "citizenship": (
        rf"{_ASK} (?:a |an )?(?:\S+ )?(?:citizen|citizenship|green card|permanent resident|passport"
        r"|dual national)(?! (?:data|developer|developers|science|photo)(?!\S))",
        r"your (?:citizenship|passport|visa (?:status|type)|residence permit|immigration status|residency status)",
        r"(?:which|what) (?:citizenship|passport|visa)(?:s)? (?:do|are|have) you",
    ),
    "health": (
        r"your (?:(?:current|general|mental|physical|medical|overall|own|personal) )*(?:health"
        r"|medical (?:history|condition|records?)|illness(?:es)?|sick(?:ness| days| leave)|weight|height|diet"
        r"|blood pressure|medication|surgery|vaccination(?: status)?|doctor|therapist"
        r"|genetic \S+)(?! (?:check|checks|endpoint|probe|dashboard|metric|metrics|app|monitoring)(?!\S))",
        rf"{_ARE} (?:healthy|ill|sick|depressed|anxious|in therapy|vaccinated|overweight"
        r"|(?:on|taking) (?:any |some )?(?:medication|medicine|drugs|pills))(?!\S)"
        rf"|{_ASK} (?:take (?:any )?(?:medication|medicine|drugs|pills)|smoke|drink (?:alcohol|socially)|use drugs"
        r"|(?:have|had|suffer from|suffered from) (?:any |a |an )?(?:\S+ )?(?:illness|illnesses"
        r"|health (?:problems?|issues?|conditions?)|medical (?:problems?|issues?|conditions?|history)|diseases?"
        r"|allerg(?:y|ies)|depression|anxiety|cancer|hiv|surger(?:y|ies)|injur(?:y|ies)|mental health \S+|therapy"
        r"|an operation))",
        r"how (?:is|was|has) your (?:\S+ )?health(?! (?:check|endpoint)(?!\S))"
        r"|how many (?:sick days|days were you (?:sick|ill)|days of sick)"
        r"|(?:family|genetic) (?:medical history|history of (?:illness|disease|cancer))"
        r"|workers compensation claims?",
    ),
    "disability": (
        rf"{_ARE} (?:disabled(?! (?:it|the|them|this|that|a|any|caching|all|index|feature|rules?|button|foreign"
        r"|autocommit)(?!\S))|handicapped|blind|deaf|autistic|dyslexic|impaired|neurodivergent)(?!\S)"
        rf"|{_ASK} (?:(?:have|had) (?:any |a |an )?(?:\S+ )?(?:disabilit(?:y|ies)|impairments?|handicaps?|adhd"
        r"|autism|dyslexia|learning difficult(?:y|ies)))",
        r"your (?:disabilit(?:y|ies)|impairments?|handicaps?|wheelchair|hearing loss|stutter|stammer"
        r"|speech impediment)",
        r"(?:do you|would you|will you) (?:need|require) (?:a wheelchair"
        r"|special (?:equipment|treatment|help) because)",
    ),
    "orientation and gender": (
        r"do you identify as",
        r"your (?:sexual \S+|sexuality|gender(?: identity)?|sex|sex life|pronouns"
        r"|orientation(?! (?:day|week|session|program)(?!\S)))(?! (?:column|field|data)(?!\S))",
        rf"{_ARE} (?:gay|lesbian|bisexual|straight|heterosexual|homosexual|queer|transgender|trans|non binary"
        r"|lgbt\S*|a man or a woman|male or female)(?! (?:forward|away|into|to|from|through|a|lines?)(?!\S))",
        r"(?:as a (?:woman|man|girl|mother|father|lady|guy))(?! in the middle)",
        r"(?:sex change|gender transition|born (?:male|female))",
    ),
    "politics": (
        r"your (?:political \S+|politics|party (?:membership|affiliation)|vote|voting (?:record|history))",
        r"(?:who|(?:which|what) (?:political )?party|whom) (?:did|do|will|would) you (?:vote|support"
        r"|elect)(?: for)?(?: \S+){0,3}? ?(?:election|president|party|vote)?(?=$| in the| at the| last)",
        rf"{_ASK} (?:vote(?:d)? (?:for|in the (?:last|next|presidential|general))"
        r"|support (?:the president|the government|a political))(?!\S)"
        rf"|{_ARE} (?:(?:a )?(?:republican|democrat|conservative|liberal|socialist|communist|left wing|right wing)"
        r"|(?:a )?member of a (?:political )?party)(?! (?:estimate|estimates|timeout|timeouts|approach|with|about"
        r"|limit|defaults?)(?!\S))",
        r"(?:what do you think|how do you feel|your (?:view|views|opinion|opinions)) (?:of|about"
        r"|on) (?:the (?:president|government|prime minister|election)|abortion|gun control|immigration policy)",
    ),
    "union membership": (
        rf"(?:{_ASK}|{_ARE}) (?:in a (?:trade |labou?r )?union|(?:a )?(?:trade |labou?r )?union member"
        r"|a member of a (?:trade |labou?r )?union|belong to a (?:trade |labou?r )?union"
        r"|join(?:ed)? a (?:trade |labou?r )?union|been on strike|gone on strike"
        r"|support(?:ed)? (?:trade |labou?r )?unions)",
        r"your (?:trade |labou?r )?union (?:membership|activities|activity|dues|card)|(?:trade|labou?r) unions?",
    ),
    "pay history": (
        r"(?:what|how much|how high) (?:is|was|were|are) your (?:base |annual |monthly )?(?:salary|pay|wages?"
        r"|income|earnings|compensation)(?! (?:expectations?|range|service|api|table|model)(?!\S))",
        r"your (?:current|present|last|previous|past|former|existing|old) (?:base |annual |monthly |gross "
        r"|net )?(?:salary|pay|compensation|wage|wages|income|earnings|bonus|package|pay ?check)",
        r"(?:how much|what) (?:do|did|are|were|have) you (?:currently |presently |previously )?(?:earn|earning"
        r"|make|making|paid|get paid|getting paid|been paid"
        r"|been earning)(?! (?:of|sure|from (?:it|that|this)|that|the|a|use|decisions|for the"
        r"|with the)(?!\S))(?: \S+){0,5}",
        r"(?:salary|pay|compensation|income) history|your (?:pay ?slip|pay ?stub|w2|tax return)",
    ),
    "criminal record": (
        rf"(?:{_ASK}|{_ARE}) (?:been )?(?:arrested|convicted|charged with|imprisoned|in (?:prison|jail)|a criminal"
        r"|a felon|on probation|have a (?:criminal|police|arrest) record|broken the law)",
        r"your (?:criminal|arrest|police) (?:record|history|background)|criminal (?:convictions?|record|history)"
        r"|(?:arrest|police) record",
    ),
    "military discharge": (
        r"(?:type|kind|reason) (?:of|for) (?:your )?(?:military )?discharge"
        r"|(?:honou?rably|dishonou?rably) discharged|your military (?:discharge|record)",
    ),
    "money": (
        r"your (?:credit (?:score|rating|history|report)|debts?|bankruptcy|mortgage|savings|personal finances"
        r"|financial situation|bank account)(?! (?:api|service|model)(?!\S))",
        rf"{_ASK} (?:bankrupt|filed for bankruptcy|own (?:a|your) (?:home|house|car)|rent or own|in debt"
        r"|have (?:any )?debts)",
    ),
    "appearance": (
        r"your (?:hair(?:style)?|tattoos?|looks|appearance|clothes|body|figure"
        r"|face)(?! (?:detection|recognition|api|model)(?!\S))",
        r"send (?:us |me )?a (?:photo|picture|selfie)",
    ),
}


_LISTS = {"en": TOPICS, "de": unlawful_de.TOPICS}


@cache
def _topics(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (topic, re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"))
        for topic, patterns in _LISTS[language].items()
        for pattern in patterns
    )


def unlawful_topic(plain: str, language: str = "en") -> tuple[str, str] | None:
    """The first protected subject that these plain words ask about, with the words; None where there is none.

    A language without patterns raises KeyError: silence would be no assurance.
    """
    for topic, pattern in _topics(language):
        match = pattern.search(plain)
        if match:
            return topic, match.group()
    return None
