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
            r"^\s*(?:interviewer|assistant|system|user|candidate|question|q\d*|ai|follow ?-?up|probe|answer"
            r"|prompt)\s*:",
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
        r"(?:dont worry|no worries|take your time and|keep going|you can do (?:it|this)|you(?:ve| have) got this"
        r"|hang in there|youre doing (?:\S+ )?(?:well|great|fine|good|ok|okay)"
        r"|you are doing (?:\S+ )?(?:well|great|fine|good|ok|okay)|almost there"
        r"|youre (?:getting|very|so) (?:close|there|warm\w*)|getting warmer|nearly there|close enough|good luck"
        r"|relax|believe in yourself|im sure you(?:ll| will| can)|next time try"
        r"|you should (?:practi[cs]e|learn|study|read up|work on)|my advice"
        r"|i (?:would )?(?:advise|suggest|recommend) (?:you|that you)|pro tip)",
    ),
    (
        "praise",
        ("coach", "encourag", "prais", "compliment"),
        r"(?:(?<!makes a )(?<!make a )(?:great|good|excellent|perfect|amazing|awesome|fantastic|wonderful"
        r"|brilliant|impressive|nice|outstanding|superb|lovely|solid|strong|interesting|insightful|thoughtful|wise"
        r"|smart|clever)(?: \S+)? (?:answer|job|work(?! (?:environment|life|day))|point|explanation|example"
        r"|response|choice|thinking|insight|start|catch|idea|question"
        r"|one)(?! (?:is|of|for|in|looks?|means|would|to you|do|did|have|should|can|that)\b)"
        r"|well (?:done|said|put|explained|thought out|answered)"
        r"|(?:thats|that is|that was|this is|sounds|what an?|how) (?:\S+ )?(?:great|excellent|perfect|amazing"
        r"|awesome|fantastic|wonderful|brilliant|impressive|outstanding|superb|very good|really good)|im impressed"
        r"|i am impressed|i (?:really )?(?:love|like) (?:that|how you|your|the way)|kudos|bravo|congratulations"
        r"|good for you|(?:great|excellent|perfect|awesome|fantastic|wonderful|brilliant|impressive)(?= "
        r"|$))(?! (?:practices?|match)\b)",
    ),
    (
        "hint",
        ("hint", "teach"),
        r"(?:hint|(?:dont|do not) you think|maybe you (?:should|could|might)|a (?:little |small )?clue"
        r"|think (?:about|of) (?:using|how (?:an?|the) \S+ (?:could|would|might) help)"
        r"|(?:have you|did you) (?:considered?|thought (?:of|about)|think (?:of|about)) (?:using|adding|trying|an?"
        r"|the|\S+ing)|(?:what|how) about (?:using|adding|trying|a|an|the)(?= )"
        r"|try (?:using|to use|adding|thinking)|remember that|keep in mind that"
        r"|the (?:answer|trick|key|solution|secret|right way) (?:is|was|here|would)"
        r"|you (?:could|might|may|should) (?:also )?(?:use|add|try|want to use|consider)"
        r"|you (?:forgot|missed|left out|didnt mention|did not mention|havent mentioned|have not mentioned"
        r"|failed to|overlooked)|(?:wouldnt|isnt|couldnt|shouldnt|doesnt) (?:it|that|this|you|an?"
        r"|the)(?: \S+){0,4} (?:better|help|work better|solve|easier|faster|safer)"
        r"|what you (?:need|want|are looking for) is|starts with the letter|it rhymes with"
        r"|let me (?:explain|teach|show you|tell you how))",
    ),
    (
        "struggle",
        ("struggle", "difficulty", "nervous"),
        r"(?:(?:i|we) (?:can )?(?:see|know|understand|realise|realize|sense|notice|hear) (?:that )?(?:this|it|you"
        r"|youre|thats|its|that)(?: \S+){0,3} (?:hard|difficult|tough|tricky|challenging|struggling|stuck|nervous"
        r"|lost|confused)|(?:youre|you are|you seem|you sound|you look|you appear|you appeared"
        r"|you were)(?: to be)? (?:\S+ )?(?:struggling|stuck|nervous|lost|confused|unsure|anxious|stressed"
        r"|hesitant|uncomfortable)|(?:this|that|it)(?:s| is| was)? (?:a )?(?:\S+ )?(?:hard|difficult|tough|tricky"
        r"|challenging) (?:one|question)|(?:its|it is|thats|that is) (?:ok|okay|fine|alright|all right|normal"
        r"|understandable) (?:if|that|not to|to not|to be|you)"
        r"|(?:bad luck|unlucky|thats too bad|never mind|unfortunately you|sorry to hear|nervous))",
    ),
)
_VERDICT = (
    r"(?:(?:thats|that is|that was|this is|its|you are|youre|you were"
    r"|your (?:answer|solution|approach|explanation) (?:is|was))(?: \S+)? (?:correct|incorrect"
    r"|right(?! (?:before|after|now|at|there|when))|wrong|incomplete|insufficient|weak|poor"
    r"|not (?:correct|right|enough|quite right|quite|what i)|mistaken|partially correct|good enough|acceptable"
    r"|unacceptable|unsatisfactory|a (?:mistake|vulnerability))|(?:correct|incorrect|wrong) answer"
    r"|you (?:got|get) (?:it|that) (?:right|wrong)|i (?:dis)?agree(?: with you)?"
    r"|your (?:score|grade|rating|mark) (?:is|was|will)"
    r"|i (?:give|gave|would give|rate|rated|score|scored) (?:you|that|this|your)"
    r"|(?:\d|ten|nine|eight|seven|six|five|four|three) (?:out of|points)(?: \S+)?|full (?:marks|points))"
)
VERDICT_ALONE = re.compile(
    r"^(?:(?:yes|no|well|ok|okay|hmm) )*(?:correct|incorrect|wrong|exactly|right you are|precisely|absolutely"
    r"|indeed|not quite|not really|not exactly|spot on|you nailed it|nailed it|incomplete|security vulnerability"
    r"|exactly right|thats it|that is it|true|false|fair enough)(?: and secure| answer)?$"
)
_PROMISE = (
    r"(?:you(?:ll| will)(?: \S+)? (?:get|have) the (?:job|position|role|offer)"
    r"|you(?:re| are|ve been| have been| will be|ll be)? (?:\S+ )?(?:hired|rejected|accepted|selected|shortlisted"
    r"|disqualified|our (?:new|top|best) \S+|moving (?:on )?to the next round|through to the next|eliminated"
    r"|not a (?:good )?fit|a (?:great|good|perfect) fit|out of the running)"
    r"|you(?:ve| have)? (?:got|get|passed|failed|earned|secured|won)(?: \S+)? (?:the job|job|the position|the role"
    r"|this interview|the interview|the offer|an offer|a place|the test)"
    r"|you (?:passed|failed)(?= |$)(?! (?:to"
    r"|the (?:props|argument|value|parameter|test data|token|id|request|message|data|state)|it|them|in|a|an)\b)"
    r"|(?:we|i)(?:ll| will| would|d| can|re going to| are going to)? (?:be )?(?:\S+ )?(?:offer(?:ing)? you"
    r"|hire you|hiring you|reject(?:ing)? you|recommend(?:ing)? you|guarantee|promise|make you an offer|pay you"
    r"|move you (?:forward|on)|love to have you|welcome you to the team|get back to you with (?:an|the) offer"
    r"|invite you)|(?:start|first day|salary|contract|offer letter) (?:will be|is) (?:yours|ready|on monday"
    r"|next week)|the job is yours|welcome to the (?:team|company)|when can you start|strong (?:yes|hire|no)"
    r"|(?:no )?hire decision|your (?:starting )?salary (?:will|would|is))"
)
_RUBRIC = (
    r"(?:rubric|answer guide|scoring guide|marking scheme|model answer|expected (?:answer|elements?|points?)"
    r"|the criteri(?:a|on)|full marks|points? for|anchor \d|score of|system prompt|my instructions"
    r"|i was (?:told|instructed|prompted)|as an? (?:ai |large )?language model|my prompt|checklist (?:item|entry))"
)


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


NEVER = tuple((rule, triggers, _compile(pattern)) for rule, triggers, pattern in _NEVER)
VERDICT, PROMISE, RUBRIC = _compile(_VERDICT), _compile(_PROMISE), _compile(_RUBRIC)
