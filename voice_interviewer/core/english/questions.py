"""Questions that candidates ask back, in English: to repeat, to explain, and about other things."""

from __future__ import annotations

from voice_interviewer.core.english.fragments import CAN_I, CAN_YOU, QUESTION
from voice_interviewer.core.turn.phrasebook import Phrase

_OBJECT = r"(?: \S+){0,16}"
_MISSED = r"(?:didnt|did not|couldnt|could not|cant|cannot)"
_NOT = r"(?:not|dont|do not|didnt|did not|cant|cannot|can not|couldnt|could not)"
REPEAT = (
    Phrase(r"say what|what do you want to know", alone=True),
    Phrase(r"what (?:did|do) you want to (?:know|hear)(?: from me)?(?: again)?"),
    Phrase(
        r"i (?:only |just )?(?:caught|heard|got|understood) (?:only |just )?(?:half|part|the (?:first|last|beginning"
        r"|end)"
        r"|bits|some)(?: (?:half|part|of (?:it|that|the question|what you (?:said|asked))))*"
    ),
    Phrase(
        r"(?:i (?:just |kind of )?(?:zoned out|drifted off|lost (?:the thread|track|focus))|i was(?: just| kind of)?"
        r" (?:distracted|on mute|muted|somewhere else)|i wasnt listening)(?: (?:there|for a (?:second|moment)|sorry))*",
        alone=True,
    ),
    Phrase(
        rf"{CAN_YOU} (?:reword|restate|paraphrase|put|say|phrase)(?:ing)? (?:it|that|this|{QUESTION})(?: "
        rf"(?:differently"
        r"|another way|in (?:other|different|simpler) words|for me|please))*(?<! put it)(?<! put that)"
    ),
    Phrase(
        r"what (?:did you (?:just )?(?:say|ask)(?: me)?|was (?:that|the) last (?:bit|part|one|thing|"
        r"question))(?: again)?"
    ),
    Phrase(
        rf"(?:{CAN_YOU}|{CAN_I}) (?:repeat|rephrase|reread"
        rf"|reask)(?:ing)?(?: (?:it|that|this|again|{QUESTION}|what you (?:just )?(?:said|asked)|yourself|for me"
        r"|once more|one more time|please))*"
    ),
    Phrase(rf"(?:repeat|rephrase)(?: (?:it|that|this|again|{QUESTION}|once more|one more time|please))*", alone=True),
    Phrase(
        rf"{CAN_YOU} (?:say|ask|read|tell me|give me"
        rf"|go over)(?:ing)?(?: (?:it|that|this|me|to me|out|aloud|{QUESTION}))* (?:again|once more|one more time"
        r"|another time)(?: please)?"
    ),
    Phrase(r"(?:say|ask|come|what was) (?:it |that |this )?again(?: please)?", starts=True),
    Phrase(
        r"what (?:exactly )?(?:was|is|were) (?:the|that|your) (?:question|(?:last|second|first|other|third|next) "
        r"(?:part|half"
        r"|bit|question|one))(?: of (?:the|your|that) question)?(?: again)?"
    ),
    Phrase(
        rf"(?:i|sorry i) {_MISSED} (?:quite |really |fully |properly )?(?:hear|catch|get"
        rf"|make out)(?: (?:you|it|that|all of (?:that|it)|what you (?:just )?(?:said|asked)|{QUESTION}|properly"
        r"|well|clearly))*"
    ),
    Phrase(
        r"(?:i missed|ive missed|i lost) (?:that|it|you|(?:the )?(?:last|first|second)? ?(?:bit|part|half)"
        r"|the question|what you said)(?: of (?:that|it|the question|your question))?(?: there)?"
    ),
    Phrase(
        r"(?:you (?:broke|cut) (?:up|out|off)|the (?:sound|audio|connection) (?:cut|dropped|broke)(?: out| off"
        r"| up)?|your voice (?:cut|broke) (?:out|off|up))(?: (?:there|for a (?:second|moment)))*"
    ),
    Phrase(
        r"(?:pardon|pardon me|come again|huh|excuse me|sorry(?: what(?: was that)?)?"
        r"|what(?: was that| did you (?:say|ask))?|one more time(?: please)?|once (?:more|again)(?: please)?|again "
        r"please"
        r"|i beg your pardon)",
        alone=True,
    ),
    Phrase(
        rf"(?:can|could|may) (?:i|we) (?:hear|have|get) (?:that|it|{QUESTION}) (?:again|once more|"
        r"one more time)(?: please)?"
    ),
    Phrase(
        r"(?:i forgot|ive forgotten|i (?:dont|cant) remember|i lost track of) (?:what )?(?:the|your"
        r"|that) (?:question|second part|last part)(?: (?:was|is))?"
    ),
)
CLARIFICATION = (
    Phrase(rf"(?:when|if|by) you say(?: \S+){{1,6}}? (?:do|did) you mean{_OBJECT}", "scope", starts=True),
    Phrase(r"(?:do|must|should) (?:i|we) (?:also )?(?:have|need) to(?: \S+){1,12}", "scope", starts=True),
    Phrase(r"(?:is|are) (?:it|this|that|there|they)(?: \S+){1,6} or(?: \S+){1,6}", "scope", alone=True),
    Phrase(r"(?:what|which) (?:kinds?|types?|sorts?) of \S+ (?:is|are|was) (?:it|this|that|they)", "scope", alone=True),
    Phrase(
        r"not (?:quite )?sure i (?:got|understood|get|understand) (?:that|it|you|the question)(?: \S+){0,3}",
        "meaning",
    ),
    Phrase(r"you want to (?:know|hear)(?: about)?(?: \S+){1,12}", "scope", starts=True),
    Phrase(r"what (?:would )?counts? as(?: \S+){1,6}", "meaning", starts=True),
    Phrase(
        rf"{CAN_YOU} (?:be|get) (?:a (?:bit|little) )?(?:more )?(?:specific|concrete|precise)(?: please)?", "meaning"
    ),
    Phrase(r"(?:what does|whats)(?: \S+){1,4} mean(?: \S+){0,4}", "meaning", starts=True),
    Phrase(
        r"(?:is|would) it (?:be )?(?:ok|okay|fine|alright|possible) (?:if i|to) (?:talk|use|take|"
        r"describe|speak|give|draw"
        r"|answer|pick|choose)(?: \S+){0,10}",
        "scope",
    ),
    Phrase(
        r"(?:what|which) (?:kind|kinds|type|types|sort) of(?: \S+){1,4}? (?:are|do|did|should|would|"
        r"can) (?:we|you|i)(?: \S+){0,8}",
        "scope",
        starts=True,
    ),
    Phrase(
        r"which (?:\S+ ){1,3}(?:should|can|shall|may|do) i (?:use|choose|pick|take|describe|"
        r"assume)(?: \S+){0,6}",
        "scope",
        starts=True,
    ),
    Phrase(
        r"(?:does|can|could|should|must|may|would) (?:it|this|that|the \S+) (?:be|have to be|"
        r"need to be|include|count)(?: \S+){1,10}",
        "scope",
        alone=True,
    ),
    Phrase(r"you (?:want|would like|need|expect|are asking) me to(?: \S+){1,12}", "scope", starts=True),
    Phrase(r"are we (?:talking|speaking|assuming|allowed|still)(?: \S+){0,10}", "scope", starts=True),
    Phrase(
        r"i (?:dont|do not) (?:really |quite )?get (?:it|the question|what you mean|the point|"
        r"your question)",
        "meaning",
        starts=True,
    ),
    Phrase(
        r"what (?:do|did) you (?:exactly |actually )?mean(?: (?:by|with"
        r"|when you say)(?P<what>(?: \S+){1,12}))?(?: exactly| here)?",
        "meaning",
    ),
    Phrase(
        r"(?:whats|what (?:is|are|was))(?P<what>(?: \S+){1,4}) (?:in this (?:context|case)|here"
        r"|supposed to mean|for this question)",
        "meaning",
        starts=True,
    ),
    Phrase(
        rf"(?:do|did|would) you (?:also |just |really )?(?:mean|want me to|want|like me to|need me to|need|expect me to"
        rf"|expect){_OBJECT}",
        "scope",
    ),
    Phrase(
        r"(?:are|were) you (?:asking|looking|talking|referring|thinking|interested)(?: me)? (?:about|for|to|of|how"
        rf"|what|whether|in|if){_OBJECT}",
        "scope",
    ),
    Phrase(
        r"(?:should|shall|can|could|may|do) i (?:also |just |rather )?(?:think (?:of|about)|assume|focus|answer|talk"
        r"|speak|describe"
        r"|consider|pick|choose|use"
        rf"|take|give|start|include|explain|go){_OBJECT}",
        "scope",
    ),
    Phrase(
        r"(?:could|can|would) you (?:please )?(?:clarify|elaborate|explain|specify|be more specific"
        rf"|give (?:me )?(?:an example|more (?:context|details?|information))|define|narrow){_OBJECT}",
        "meaning",
    ),
    Phrase(
        r"(?:is|are) (?:this|that|it|we|they) (?:about|a|an|for|in|still|only|allowed|using|talking|supposed"
        r"|assuming)(?: \S+){1,12}",
        "scope",
        starts=True,
    ),
    Phrase(
        rf"(?:i|sorry i|im sorry i) {_NOT} (?:quite |really |fully |completely )?(?:understand|follow"
        rf"|see)(?: (?:what|the|your|that|this|you){_OBJECT})?",
        "meaning",
        starts=True,
    ),
    Phrase(
        r"(?:im|i am) (?:not (?:quite )?sure|confused"
        r"|unsure)(?: about)? (?:what (?:you(?:re| are)?|the question)(?: \S+){0,8}|i understand(?: \S+){0,6}"
        r"|(?:by )?(?:the|your) question(?: is asking)?)",
        "meaning",
    ),
    Phrase(
        r"(?:whats|what is) the (?:context|scope|scale|expected \S+|question about)(?: \S+){0,6}", "scope", starts=True
    ),
    Phrase(r"what (?:do|would) you (?:count|consider|class|see) as(?: \S+){1,8}", "meaning", starts=True),
    Phrase(r"am i (?:allowed|supposed|expected|free) to(?: \S+){1,10}", "scope", starts=True),
    Phrase(r"(?:just to (?:clarify|confirm|be (?:clear|sure))|to clarify)(?: \S+){1,16}", "scope"),
    Phrase(r"in (?:what|which) (?:context|sense|language|situation)(?: \S+){0,6}", "scope", starts=True),
    Phrase(
        r"(?:how (?:long|detailed|deep) (?:should|do|can)|how much (?:detail|time) (?:should|do|can))(?: \S+){1,8}",
        "length",
        starts=True,
    ),
)
OFF_TOPIC = (
    Phrase(
        r"what (?:does|will|would) (?:this|the) (?:job|role|position) pay"
        r"|(?:(?:can|could) you )?tell me (?:(?:a bit|a little|something|more) )*about (?:the|your|this) (?:company"
        r"|team|role"
        r"|position|job)|(?:can|could) you tell me what the (?:salary|pay|compensation|budget|wage)(?: \S+){0,4}"
        r"|(?:hows|how is|how are|hows it in|whats|what is) the (?:team|company|culture|office|atmosphere)(?: \S+){0,8}"
        r"|(?:what|which) (?:technologies|tools|languages|tech|stack|tech stack|frameworks) (?:does|do|are|is)"
        r" (?:your|the|this|you)(?: (?:company|team))? ?(?:use|using|work with)?(?: \S+){0,3}",
        "company",
        starts=True,
    ),
    Phrase(
        r"(?:whats|what is|what are|whats gonna be) the next steps?(?: \S+){0,6}|what happens (?:next|after this"
        r"|after the interview|now)(?: \S+){0,4}|when (?:can|could|should|do) i expect(?: \S+){1,8}",
        "process",
        starts=True,
    ),
    Phrase(
        r"who (?:will|is going to|gets to|can) (?:read|see|hear|watch|check|review|listen to) (?:my|this|these|it)"
        r"(?: \S+){0,5}|am i (?:talking|speaking) (?:to|with) (?:a |an )?(?:real |actual )?(?:human|person|robot|bot"
        r"|ai|machine"
        r"|computer"
        r"|program)(?: \S+){0,5}"
        r"|(?:will|does|is) (?:a |an |any |some )?(?:human|person|someone|somebody|anyone|anybody|people|recruiter)"
        r"(?: (?:also|really|actually|going to))* (?:listen|watch|read|hear|see|review|check)(?: \S+){0,8}",
        "identity",
        starts=True,
    ),
    Phrase(r"what (?:should|could|would) i have (?:said|answered|told you)(?: \S+){0,4}", "answer", starts=True),
    Phrase(r"(?:is )?(?:anyone|anybody|somebody|someone) (?:still )?there(?: hello| hi)*", "presence", alone=True),
    Phrase(
        r"(?:what(?:s| is)|how much is|can you tell me|tell me)(?: about)? the (?:salary|pay|compensation|budget"
        r"|wage|salary range|pay range)(?: \S+){0,8}",
        "company",
    ),
    Phrase(
        r"(?:how much (?:do|does|will|would) (?:you|it|this|the \S+) pay"
        r"|how many (?:vacation|holiday|leave) days)(?: \S+){0,6}",
        "company",
    ),
    Phrase(
        r"(?:do|will|would|can) i (?:get|receive|have) (?:any |some )?(?:feedback|results?|"
        r"an answer)(?: \S+){0,6}",
        "process",
    ),
    Phrase(r"(?:when|how soon) (?:will|do|can|would) i (?:hear|know|get|receive|find out)(?: \S+){0,8}", "process"),
    Phrase(
        r"how many (?:more )?questions(?: are)?(?: there| left| remaining| to go"
        r"| do (?:i|we|you) have)*",
        "duration",
    ),
    Phrase(r"how many (?:more )?(?:rounds|interviews)(?: \S+){0,6}", "process", starts=True),
    Phrase(r"how (?:long|much longer) (?:will|does|is|do) (?:this|it|the interview|we)(?: \S+){0,5}", "duration"),
    Phrase(
        r"(?:did i (?:pass|get the job|get (?:that|it|this) (?:right|correct|wrong)|do well|do ok|do okay"
        r"|answer (?:that |it |this )?(?:correctly|right|well))"
        r"|how (?:am i doing|did i do|was (?:that|my answer|it))"
        r"|(?:is|was) (?:that|this|my answer|it) (?:right|correct|ok|okay|good|wrong|good enough)"
        r"|do i get the job)(?: \S+){0,4}",
        "verdict",
    ),
    Phrase(
        r"are you (?:a |an )?(?:real|human|robot|bot|ai|machine|computer|person|chatbot|chat gpt"
        r"|chatgpt)(?: \S+){0,5}",
        "identity",
    ),
    Phrase(r"(?:who|what) (?:are|r) you|whats your name|what is your name|who (?:made|built|created) you", "identity"),
    Phrase(
        r"(?:how are you|how is it going|hows it going|how are things|nice to meet you"
        r"|how was your (?:day|weekend)|whats up)(?: \S+){0,4}",
        "chat",
    ),
    Phrase(r"(?:what(?:s| is)|hows|how is) the weather(?: \S+){0,6}", "chat"),
    Phrase(
        r"(?:tell|sing) me a (?:joke|story|song|poem)|do you like (?:\S+ ?){1,4}"
        r"|who (?:won|is winning) (?:\S+ ?){1,6}",
        "chat",
    ),
    Phrase(
        r"(?:can you|could you|please) (?:give me|tell me|show me) the (?:right |correct |model )?(?:answer"
        r"|solution)(?: \S+){0,5}|what(?:s| is| was| would be| would have been) the (?:right|correct"
        r"|ideal) answer(?: \S+){0,4}",
        "answer",
    ),
    Phrase(r"(?:is (?:this|it) (?:being )?recorded|are you recording(?: (?:this|me|it))?)", "recording", alone=True),
    Phrase(r"what (?:does|do) (?:the|your|this) company (?:do|make|sell|build)(?: \S+){0,4}", "company", starts=True),
    Phrase(
        r"(?:can|could|will|would) (?:i|we) work (?:from home|remotely|part time|in the office)(?: \S+){0,6}",
        "company",
        starts=True,
    ),
    Phrase(
        r"(?:is|are) (?:anyone|anybody|someone|somebody|people|a human|a person|a recruiter) (?:listening|watching"
        r"|hearing)(?: \S+){0,5}",
        "identity",
        starts=True,
    ),
    Phrase(
        r"(?:do you|does the company|does your company|is there|is it|is this (?:job|role|position)"
        r"|what(?:s| is) the (?:team|company|office)) (?:offer|allow|have|remote|hybrid|on site|culture|size"
        r"|located|a remote)(?: \S+){0,8}",
        "company",
    ),
    Phrase(
        r"(?:hello|hi|hey)(?: (?:hello|there|can you hear me|is (?:anybody|anyone) there|are you there"
        r"|is this working))*|can you hear me|is this (?:thing )?(?:on|working)|are you (?:still )?there",
        "presence",
        alone=True,
    ),
)
