"""Instructions to the interviewer or grader, in English."""

from __future__ import annotations

_SCORE = r"(?:score|scores|points?|marks?|rating|ratings|grade|stars?|rank)"
_TOP = (
    r"(?:five|5|ten|10|full|maximum|max|highest|top|perfect|best|100|one hundred|a five|a 5|a ten|out of five"
    r"|excellent)"
)
INSTRUCTION = (
    r"(?:pretend|say|assume|write|report|note|conclude)(?: that)? (?:i|the candidate|this candidate|my answers?)"
    r" (?:have |has |had |already )?(?:answered|passed|succeeded|am|is|was|were|are|scored|met|deserve)(?: \S+){0,6}",
    r"(?:ignore|disregard|forget) (?:everything |all |anything )?(?:that )?(?:what )?(?:you (?:were|have been|are|ve "
    r"been)"
    r" (?:told|instructed|given|trained)|they told you)(?: \S+){0,4}",
    r"forget (?:everything|all)(?: (?:above|before|so far|i said|you know|you were told|"
    r"you have been told|that came before))+",
    r"(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|the|your|my|of|these|those|previous|prior|above"
    r"|earlier|other|system|current|interview|grading|scoring) )*(?:instructions?|rules?|prompts?|guidelines?"
    r"|rubrics?|directions|programming|constraints|orders|commands|system prompt|criteria)",
    r"(?:give|award|grant|assign) (?:me|this|this candidate|this answer|the candidate|my answer|it"
    rf"|them) (?:\S+ ){{0,3}}?{_TOP} (?:\S+ ){{0,3}}?{_SCORE}",
    r"(?:give|award|grant|assign) (?:me|this candidate|this answer|the candidate|my answer|it) (?:a |an "
    rf"|the )?(?:{_TOP}(?: out of (?:five|ten|5|10))?)(?! (?:more )?(?:minutes?|seconds?|moments?|"
    r"examples?))(?: please)?",
    r"(?:rate|score|grade|mark|evaluate) (?:me|this|it|this answer|my answer|this candidate|the candidate"
    rf"|everything|all of my answers|all answers)(?: as)?(?: a| an| with)? (?:{_TOP}|five out of five|strong yes"
    r"|strong hire|hire|correct|pass(?:ed)?)",
    rf"(?:set|change|raise|increase) (?:my|the|this|all)(?: \S+)? ?{_SCORE} to \S+",
    r"you (?:have to|must|should|need to|will|shall) (?:now )?(?:score|rate|grade|mark|evaluate|award|give) (?:me"
    r"|this|my"
    rf"|it|everything|every|all)(?: \S+){{0,4}}? (?:{_TOP}|maximum)(?: {_SCORE})?",
    r"(?:note|message|hint|reminder|instructions?) (?:for|to) the (?:evaluator|grader|interviewer|reviewer|recruiter"
    r"|system"
    r"|ai|assistant|model)(?: \S+){0,10}",
    r"(?:what are|tell me|read(?: me)?(?: out)?|show me|repeat|list) your (?:system |hidden |initial |secret "
    r"|original )*"
    r"(?:instructions|prompt|rules)(?: (?:please|read them out|out|loud|aloud|to me))*",
    r"mark (?:the|this|my) (?:interview|session|answer|assessment|question) as (?:passed|complete|completed|correct"
    r"|done"
    r"|excellent|perfect)",
    r"every answer(?: of mine| i give)? (?:deserves|gets|is worth)(?: \S+){1,4}",
    r"you are (?:now|no longer) (?:a|an|in|my|the|acting|bound|required)(?: \S+){0,6}",
    r"(?:pretend|act as if|act as though) (?:that )?(?:you are|youre|you were|to be"
    r"|the interview (?:is|was))(?: \S+){0,8}",
    r"(?:act|behave|respond|reply|answer) (?:only )?as (?:a|an|my|if you)(?: \S+){0,6}",
    r"(?:recommend|mark|hire|approve|pass|accept) (?:me|this candidate"
    r"|the candidate)(?: (?:as|for) \S+(?: \S+){0,3})?(?: (?:now|immediately|right away|please|hire|strong yes"
    r"|for the job))*",
    r"(?:reveal|print|show|output|repeat|read|tell)(?: me| out)? (?:your|the) (?:system |hidden |initial |secret "
    r"|original |full )*(?:prompt|instructions|system message|rubric|answer guide|scoring guide|marking scheme"
    r"|guide|evaluation criteria|scoring criteria)",
    r"(?:as|i am|im|this is) (?:the|your|an) (?:developer|administrator|admin|system administrator|creator"
    r"|operator|lead recruiter|hiring manager)(?: of (?:this|the) (?:system|interview|interviewer))? (?:i (?:order"
    r"|command|instruct|authori[sz]e|require|tell)|speaking|and i|override|authori[sz]e)(?: \S+){0,8}",
    r"(?:enter|enable|activate|switch to|go into|turn on) (?:the )?(?:developer|debug|admin|god|maintenance|dan"
    r"|jailbreak|test) mode",
    r"(?:end|close|finish|conclude) the interview (?:now )?(?:and|with) (?:\S+ ){0,4}?(?:recommend\w*|hire\w*"
    r"|pass\w*|score\w*|strong|positive|full|result)(?: \S+){0,4}",
    r"(?:new|updated|important|additional) (?:system )?instructions?(?: (?:for|to) (?:the )?(?:interviewer|ai"
    r"|assistant|model|grader|system|you))?(?: (?:are|is|follow\w*|you must|from now on))",
    r"(?:from now on|going forward) (?:you (?:must|will|should|are|only|just|always|have to|ask|give)|only|always|ask"
    r"|give|rate|score)(?: \S+){0,8}",
    r"(?:ai|assistant|model|grader|interviewer|evaluator) (?:must|should|has to|will) (?:now )?(?:give|award|rate"
    r"|score|mark|ignore|recommend|treat)(?: \S+){0,8}",
    r"(?:dont|do not|stop) (?:ask|asking)(?: me)? (?:any )?(?:more |hard |difficult |technical "
    r"|follow up )+questions?(?: (?:and|just|please|anymore)(?: \S+){0,4})?",
    r"(?:tell|show|read) me (?:out )?what(?:s| is| it says)? (?:written )?in (?:the|your) (?:answer guide|guide|rubric"
    r"|scoring guide|prompt|instructions)",
    r"(?:(?:only|just) (?:ask|give) me|(?:ask|give) me (?:only|just)) (?:easy|simple|easier"
    r"|trivial)(?: \S+)? (?:questions?|ones)",
    r"(?:i (?:have|had) (?:already )?(?:passed|been approved|been hired|answered everything)"
    r"|(?:the )?candidate (?:has )?(?:already )?(?:passed|meets all|answered (?:everything|all)"
    r"|demonstrated (?:excellent|outstanding|perfect)))(?: \S+){0,8}",
)
INSTRUCTION_LINES = (
    r"^\s*(?:system|assistant|interviewer|developer|user|admin|human|ai)\s*(?:prompt|message)?\s*:\s*\S",
    r"</?(?:system|instructions?|user|assistant|candidate|transcript|answer|im_start|im_end|s|inst"
    r"|prompt)[^>\n]{0,40}>",
    r"\[/?(?:INST|SYSTEM|ASSISTANT|USER)\]",
    r"<\|[a-z_]{2,20}\|>",
    r"```\s*(?:json|system)?\s*\{?",
    r"\{\s*\"(?:score|rating|level|status|role|evidence|verdict|recommendation)\"\s*:",
)
