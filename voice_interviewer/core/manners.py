"""What the interviewer does not say: markup, coaching, praise, hints, verdicts, promises, the rubric.

Patterns but for those of markup are matched against plain words: no punctuation, no apostrophes, small letters.
"""

from __future__ import annotations

import re

MARKUP: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("address", re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|io|dev|ai)/|\S+@\S+\.\w+", re.IGNORECASE)),
    ("code fence", re.compile(r"```|~~~")),
    (
        "markup",
        re.compile(
            r"\*\*|__\w|</?[a-z][^>]{0,40}>|\]\(|^\s*#{1,6}\s|^\s*[-*•]\s|^\s*\d+[.)]\s|\\n|&\w+;|<\||\|>",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    ("JSON", re.compile(r"[{\[]\s*\"|\"\s*:\s*[\"\[{\d]")),
    (
        "speaker label",
        re.compile(
            r"^\s*(?:interviewer|assistant|system|user|candidate|question|q\d*|ai|follow ?-?up|probe|"
            r"answer|prompt)\s*:",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    ("placeholder", re.compile(r"\[(?:[a-z][a-z ]{2,30})\]|\{\w*\}|<[A-Z_ ]+>")),
    ("line break", re.compile(r"\n\s*\n|\n\s*[-*\d]")),
)

# What a never-rule of the persona must name for its check to apply; without any never-rules all of them apply.
_NEVER: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "coaching",
        ("coach", "encourag"),
        r"(?:dont worry|no worries|take your time and|keep going|you can do (?:it|this)|you(?:ve|"
        r" have) got this|hang in there|youre doing (?:\S+ )?(?:well|great|fine|good|ok|okay)|"
        r"you are doing (?:\S+ )?(?:well|great|fine|good|ok|okay)|almost there|youre (?:getting|very|"
        r"so) (?:close|there|warm\w*)|getting warmer|nearly there|close enough|good luck|relax|"
        r"believe in yourself|im sure you(?:ll| will| can)|next time try|you should (?:practi[cs]e|"
        r"learn|study|read up|work on)|my advice|i (?:would )?(?:advise|suggest|recommend) (?:you|"
        r"that you)|pro tip)",
    ),
    (
        "praise",
        ("coach", "encourag", "prais", "compliment"),
        r"(?:(?:great|good|excellent|perfect|amazing|awesome|fantastic|wonderful|brilliant|impressive|"
        r"nice|outstanding|superb|lovely|solid|strong|interesting|insightful|thoughtful|wise|smart|"
        r"clever)(?: \S+)? (?:answer|job|work(?! (?:environment|life|day))|point|explanation|example|"
        r"response|choice|thinking|insight|start|catch|idea|question|one)(?! (?:is|of|for|in|looks?|"
        r"means|would|to you|do|did|have|should|can|that)\b)|well (?:done|said|put|explained|"
        r"thought out|answered)|(?:thats|that is|that was|this is|sounds|what an?|"
        r"how) (?:\S+ )?(?:great|excellent|perfect|amazing|awesome|fantastic|wonderful|brilliant|"
        r"impressive|outstanding|superb|very good|really good)|im impressed|i am impressed|"
        r"i (?:really )?(?:love|like) (?:that|how you|your|the way)|kudos|bravo|congratulations|"
        r"good for you|(?:great|excellent|perfect|awesome|fantastic|wonderful|brilliant|"
        r"impressive)(?= |$))(?! (?:practices?|match)\b)",
    ),
    (
        "hint",
        ("hint", "teach"),
        r"(?:hint|a (?:little |small )?clue|think (?:about|of) (?:using|how (?:an?|the) \S+ (?:could|"
        r"would|might) help)|(?:have you|did you) (?:considered?|thought (?:of|about)|think (?:of|"
        r"about)) (?:using|adding|trying|an?|the|\S+ing)|(?:what|how) about (?:using|adding|trying|a|"
        r"an|the)(?= )|try (?:using|to use|adding|thinking)|remember that|keep in mind that|"
        r"the (?:answer|trick|key|solution|secret|right way) (?:is|was|here|would)|you (?:could|might|"
        r"may|should) (?:also )?(?:use|add|try|want to use|consider)|you (?:forgot|missed|left out|"
        r"didnt mention|did not mention|havent mentioned|have not mentioned|failed to|overlooked)|"
        r"(?:wouldnt|isnt|couldnt|shouldnt|doesnt) (?:it|that|this|you|an?|the)(?: \S+){0,4} (?:better|"
        r"help|work better|solve|easier|faster|safer)|what you (?:need|want|are looking for) is|"
        r"starts with the letter|it rhymes with|let me (?:explain|teach|show you|tell you how))",
    ),
    (
        "struggle",
        ("struggle", "difficulty", "nervous"),
        r"(?:(?:i|we) (?:can )?(?:see|know|understand|realise|realize|sense|notice|"
        r"hear) (?:that )?(?:this|it|you|youre|thats|its|that)(?: \S+){0,3} (?:hard|difficult|tough|"
        r"tricky|challenging|struggling|stuck|nervous|lost|confused)|(?:youre|you are|you seem|"
        r"you sound|you look|you appear|you appeared|you were)(?: to be)? (?:\S+ )?(?:struggling|stuck|"
        r"nervous|lost|confused|unsure|anxious|stressed|hesitant|uncomfortable)|(?:this|that|it)(?:s|"
        r" is| was)? (?:a )?(?:\S+ )?(?:hard|difficult|tough|tricky|challenging) (?:one|question)|"
        r"(?:its|it is|thats|that is) (?:ok|okay|fine|alright|all right|normal|understandable) (?:if|"
        r"that|not to|to not|to be|you)|(?:bad luck|unlucky|thats too bad|never mind|unfortunately you|"
        r"sorry to hear|nervous))",
    ),
)
_VERDICT = (
    r"(?:(?:thats|that is|that was|this is|its|you are|youre|you were|your (?:answer|solution|"
    r"approach|explanation) (?:is|was))(?: \S+)? (?:correct|incorrect|right(?! (?:before|after|now|"
    r"at|there|when))|wrong|incomplete|insufficient|weak|poor|not (?:correct|right|enough|"
    r"quite right|quite|what i)|mistaken|partially correct|good enough|acceptable|unacceptable|"
    r"unsatisfactory|a (?:mistake|vulnerability))|"
    r"(?:correct|incorrect|wrong) answer|you (?:got|get) (?:it|that) (?:right|wrong)|"
    r"i (?:dis)?agree(?: with you)?|your (?:score|grade|rating|mark) (?:is|was|will)|i (?:give|"
    r"gave|would give|rate|rated|score|scored) (?:you|that|this|your)|(?:\d|ten|nine|eight|seven|"
    r"six|five|four|three) (?:out of|points)(?: \S+)?|full (?:marks|points))"
)
VERDICT_ALONE = re.compile(
    r"^(?:(?:yes|no|well|ok|okay|hmm) )*(?:correct|incorrect|wrong|exactly|right you are|precisely|"
    r"absolutely|indeed|not quite|not really|"
    r"not exactly|spot on|you nailed it|nailed it|incomplete|security vulnerability|exactly right|"
    r"thats it|that is it|true|false|fair enough)"
    r"(?: and secure| answer)?$"
)
_PROMISE = (
    r"(?:you(?:re| are|ve been| have been| will be|ll be)? (?:\S+ )?(?:hired|rejected|accepted|"
    r"selected|shortlisted|disqualified|our (?:new|top|best) \S+|moving (?:on )?to the next round|"
    r"through to the next|eliminated|not a (?:good )?fit|a (?:great|good|perfect) fit|"
    r"out of the running)|you(?:ve| have)? (?:got|get|passed|failed|earned|secured|"
    r"won)(?: \S+)? (?:the job|job|the position|the role|this interview|the interview|the offer|"
    r"an offer|a place|the test)|you (?:passed|failed)(?= |$)(?! (?:to|the (?:props|argument|value|"
    r"parameter|test data|token|id|request|message|data|state)|it|them|in|a|an)\b)|"
    r"(?:we|i)(?:ll| will| would|d| can|re going to|"
    r" are going to)? (?:be )?(?:\S+ )?(?:offer(?:ing)? you|hire you|hiring you|reject(?:ing)? you|"
    r"recommend(?:ing)? you|guarantee|promise|make you an offer|pay you|move you (?:forward|on)|"
    r"love to have you|welcome you to the team|get back to you with (?:an|the) offer|invite you)|"
    r"(?:start|first day|salary|contract|offer letter) (?:will be|is) (?:yours|ready|on monday|"
    r"next week)|the job is yours|welcome to the (?:team|company)|when can you start|strong (?:yes|"
    r"hire|no)|(?:no )?hire decision|your (?:starting )?salary (?:will|would|is))"
)
_RUBRIC = (
    r"(?:rubric|answer guide|scoring guide|marking scheme|model answer|expected (?:answer|"
    r"elements?|points?)|the criteri(?:a|on)|full marks|points? for|anchor \d|score of|"
    r"system prompt|my instructions|i was (?:told|instructed|prompted)|as an? (?:ai |"
    r"large )?language model|my prompt|checklist (?:item|entry))"
)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


NEVER = tuple((rule, triggers, _compile(pattern)) for rule, triggers, pattern in _NEVER)
VERDICT, PROMISE, RUBRIC = _compile(_VERDICT), _compile(_PROMISE), _compile(_RUBRIC)
