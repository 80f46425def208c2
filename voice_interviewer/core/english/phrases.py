"""What candidates say beside their answers, in English."""

from __future__ import annotations

from voice_interviewer.core.grading.tokens import word_set
from voice_interviewer.core.turn.phrasebook import Phrase, Phrasebook

_MOMENT = r"(?:second|seconds|sec|secs|moment|moments|minute|minutes|min|bit)"
_A_MOMENT = rf"(?:(?:just )?(?:a|one|another|half a|a couple of|a few|two|thirty) (?:more )?{_MOMENT})"
_CAN_YOU = (
    r"(?:(?:can|could|would|will) you(?: please| just| maybe)?(?: try to)?|please|would you mind|do you mind"
    r"|id like you to)"
)
_CAN_I = (
    r"(?:(?:can|could|may|might) (?:i|we)(?: please| just| maybe)?|id (?:like|prefer|rather|love) to"
    r"|i (?:would |ll |might |may )?(?:like|want|wish|prefer|need|have) to|lets(?: just)?|let us(?: just)?|let me"
    r"|do you mind if (?:i|we)|i(?:m| am) (?:going|gonna|about) to"
    r"|would it be (?:ok|okay|possible|alright) (?:to|if i)|is it (?:ok|okay|possible|alright) (?:to|if i|if we))"
)
_QUESTION = (
    r"(?:(?:the|that|this|your|last|previous|first|second|whole|entire) )*(?:question|one|bit|part|sentence"
    r"|last part|thing|task)"
)
_INTERVIEW = r"(?:(?:the|this|our|my|whole) )*(?:interview|session|call|conversation|assessment)"
_MISSED = r"(?:didnt|did not|couldnt|could not|cant|cannot)"
_NOT = r"(?:dont|do not|didnt|did not|cant|cannot|can not|couldnt|could not)"

_STOP = (
    Phrase(
        rf"{_CAN_I} (?:please |just )?(?:stop|end|quit|finish)(?: (?:it|this|things))? (?:here|there|now|please"
        r"|at this point)(?: (?:now|please))*",
        "here",
    ),
    Phrase(rf"{_CAN_I} (?:stop|end|quit)(?: (?:it|this|here|there|now|please))*", alone=True),
    Phrase(
        rf"(?:{_CAN_I}|please|i(?:m| am)) (?:stop|end|quit|finish|terminate|cancel|abort|leave|leaving"
        rf"|exit)(?: with)? {_INTERVIEW}(?: (?:now|here|please|early|at this point))*"
    ),
    Phrase(
        rf"(?:stop|end|quit|finish|terminate|cancel|abort|leave|exit)(?: with)? {_INTERVIEW}(?: (?:now|"
        r"here|please))*",
        alone=True,
    ),
    Phrase(
        r"(?:stop|end|quit|exit|lets stop|lets end|stop now|stop please"
        r"|please stop)(?: (?:it|this|here|there|now|please))*",
        alone=True,
    ),
    Phrase(
        r"(?:i|id) (?:want|would like|like|need|wish) to (?:stop|quit|end (?:it|this|here)|leave"
        r"|drop out)(?: (?:it|this|here|there|now|please))*",
        "here",
    ),
    Phrase(
        rf"(?:id|i would) (?:rather|prefer) not (?:to )?(?:continue|go on|carry on|proceed)(?: with {_INTERVIEW})?"
        r"|i want out|i (?:quit|am leaving|(?:do not|dont) (?:want|wish) to (?:continue|go on|proceed|do)(?: with)?"
        rf"(?: (?:this|it|{_INTERVIEW}))?(?: anymore| any more| any longer)?)"
    ),
    Phrase(
        r"(?:i|id like to|i want to|i would like to|i hereby) withdraw(?: my)?(?: consent"
        r"| application)?(?: from (?:the|this) (?:interview|process))?",
        "withdraw",
    ),
    Phrase(
        r"(?:please )?(?:delete|erase|remove) (?:(?:my|the|all my|all the) (?:recording|recordings|data|answers"
        r"|audio)|(?:everything|all|what) (?:that )?(?:you(?: have|ve)? (?:recorded|stored|saved)|i(?: have|ve)? "
        r"said))",
        "withdraw",
    ),
    Phrase(
        r"i (?:no longer (?:agree|consent|want)|(?:do not|dont) (?:agree|consent|want)(?: any more| anymore)?) to"
        r"(?: be| being| the)? (?:recorded|recording|assessed)",
        "withdraw",
    ),
    Phrase(r"(?:please|just) (?:stop|end) it(?: (?:here|now|please))*", "here"),
    Phrase(r"i (?:take back|revoke) my (?:consent|agreement|permission)", "withdraw"),
    Phrase(r"(?:please )?(?:stop|do not|dont|i dont want you to) (?:record|recording)(?: me)?", "withdraw"),
)
_PAUSE = (
    Phrase(
        rf"{_CAN_I} (?:quickly |just )*(?:go to|use|visit) the (?:bathroom|toilet|restroom|loo)"
        r"(?: (?:quickly|first|please))*"
    ),
    Phrase(
        rf"{_CAN_I} (?:quickly |just )*(?:get|grab|fetch|find|plug in|charge) (?:my|a|the) (?:charger|charging cable"
        rf"|glasses"
        r"|headphones|headset|laptop|phone|notes|pen)(?: in)?"
    ),
    Phrase(
        r"(?:my (?:\S+ )?(?:dog|baby|child|kid|son|daughter|phone|doorbell|bell|alarm|flatmate|roommate)"
        r"|the (?:dog|baby|doorbell|bell))(?: (?:is|has|just|s))* (?:barking|barks|crying|cries|ringing|rings|rang"
        r"|going off|went off|walked in|came in|woke up)"
    ),
    Phrase(
        rf"{_CAN_I} (?:please |just |quickly )*(?:pause|(?:take|have|do|make) a (?:(?:short|quick|little|tiny) )?"
        rf"(?:break|pause))(?: {_INTERVIEW})?(?: (?:for )?{_A_MOMENT}| for a bit| for five minutes)?"
        r"(?: please| here| now)*"
    ),
    Phrase(
        rf"(?:pause|take a (?:(?:short|quick|little) )?break)(?: {_INTERVIEW})?(?: (?:for )?{_A_MOMENT})?"
        r"(?: please| here| now)*",
        alone=True,
    ),
    Phrase(rf"{_CAN_I} (?:stop|wait|interrupt|leave)(?: (?:it|this|here))? for {_A_MOMENT}(?: please)?"),
    Phrase(
        rf"{_CAN_I} (?:take|have|get|need) (?:five|ten|three|two|a few|a couple of)(?: more)? min(?:ute)?s"
        r"(?: break)?(?: please)?(?! (?:to|for) (?:think|answer|consider))"
    ),
    Phrase(r"(?:i|ill) (?:need|be needing) (?:a|some) (?:short |quick |little )?break"),
    Phrase(
        rf"(?:i(?:ll| will)? be (?:right )?back(?: in {_A_MOMENT}| in (?:five|three|ten) minutes)"
        r"|(?:i(?:ll| will)? )?be right back|brb)"
    ),
    Phrase(
        r"(?:there is|theres|i have|ive got|sorry) (?:someone|somebody) (?:is )?(?:at (?:the|my)(?: front)? door"
        r"|calling me)"
    ),
    Phrase(r"(?:someone|somebody)(?:s| is)? (?:is )?(?:at (?:the|my)(?: front)? door|knocking|calling me)"),
    Phrase(
        rf"(?:{_CAN_I}|ill just) (?:quickly |just )*(?:get|grab|fetch|drink|have) (?:(?:some|a|an|my|me|quick|glass of"
        r"|sip of|cup of|bottle of) )*(?:water|drink|coffee|tea)(?: of water)?"
    ),
    Phrase(
        rf"(?:{_CAN_I}|ill just) (?:quickly |just )*(?:turn|switch) (?:(?:it|my phone|the phone|that) off|off (?:it"
        r"|my phone|the phone|that))"
    ),
    Phrase(
        rf"{_CAN_I} (?:quickly |just )*(?:answer|get|open|let in|let out) (?:the|my) (?:door|phone|dog|cat)(?: out| "
        rf"in)?"
    ),
    Phrase(r"(?:i need|give me|can i have|could i have) (?:five|ten|three|a few) minutes(?: break)?"),
)
_ACCOMMODATION = (
    Phrase(r"you (?:speak|talk|read)(?: a bit| a little)? too (?:fast|quickly)(?: for me)?", "slower"),
    Phrase(
        r"(?:(?:is it possible|would it be possible|is there a way) to|(?:can|could|may|would) (?:i|you)|please)"
        r" (?:have|get|see|show|use|turn on|switch on|put|turn|switch)(?: me)?(?: on)?(?: the| some)? (?:captions"
        r"|subtitles)(?: on)?",
        "captions",
    ),
    Phrase(
        rf"{_CAN_YOU} (?:speak|talk|say it|go|read it"
        r"|ask)(?:ing)? (?:a (?:bit|little)(?: bit)? )?(?:more )?(?:slower|slowly|slow down)(?: please)?",
        "slower",
    ),
    Phrase(rf"{_CAN_YOU} slow(?:ing)? down(?: a (?:bit|little))?(?: please)?", "slower"),
    Phrase(r"slow down(?: a (?:bit|little))?(?: please)?", "slower", alone=True),
    Phrase(
        r"(?:you are|youre|you re|that was|thats|it was|the voice is|your voice is) (?:speaking |talking "
        r"|going )?(?:a bit |a little |way |much )?too (?:fast|quick|quickly)(?: for me)?",
        "slower",
    ),
    Phrase(
        rf"{_CAN_YOU} (?:speak|talk) (?:a (?:bit|little) )?(?:louder|up|more loudly|clearer"
        r"|more clearly)(?: please)?",
        "louder",
    ),
    Phrase(
        rf"{_CAN_YOU} (?:turn (?:up (?:the|your) (?:volume|sound)|(?:the |your )?(?:volume|sound|it) up)"
        r"|(?:raise|increase) (?:the|your) volume)(?: please| a (?:bit|little))*",
        "louder",
    ),
    Phrase(r"(?:i (?:really )?need (?:some )?help|help(?: me)?)(?: please)?", "human", alone=True),
    Phrase(
        r"(?:you are|youre|that was|it is|its|the volume is|the sound is) (?:a bit |a little |much )?too (?:quiet"
        r"|low|soft)",
        "louder",
    ),
    Phrase(
        r"(?:i (?:need|would like|want|will need)|id like|can i (?:have|get)|could i (?:have|get)|may i have"
        r"|give me|could you give me|can you give me|please give me) (?:some |a (?:bit|little) )?(?:more|extra"
        r"|additional) time(?: (?:to|for) (?:think|answer|this|that|each|every"
        r"|it)(?: (?:about|question|one|this|it))*)?",
        "time",
    ),
    Phrase(
        r"(?:(?:can|could|may) i|would it be possible to|is it possible to|id (?:like|prefer|rather)(?: to)?"
        r"|i (?:would (?:like|prefer)|need|want|prefer) to|i would rather) (?:please |just )?(?:type|write"
        r"|use (?:the|my) keyboard)(?: (?:it|this|that|down|my|the|answers?|instead|out|in|please|response"
        r"|it down)){0,5}",
        "typing",
    ),
    Phrase(
        r"(?:do you have|are there|can i (?:have|get|see)|could i (?:have|get|see)|i need|please show|show me"
        r"|turn on|can you show(?: me)?) (?:the |some )?(?:captions?|subtitles?"
        r"|(?:text of the )?question (?:as text|on (?:the )?screen|in writing)"
        r"|text on (?:the )?screen)(?: please)?",
        "captions",
    ),
    Phrase(
        r"(?:(?:can|could|may) i|(?:is there a way|is it possible|would it be possible) (?:for me )?to|i(?:d| would)"
        r" (?:like|love|prefer) to) (?:see|read|have|get) (?:the|this|that|your) (?:question"
        r"|text)(?: (?:on (?:the )?screen|in writing|as text|please))*",
        "captions",
    ),
    Phrase(
        r"(?:i (?:have|use|need)|im using|ive got) (?:a |an )?(?:stutter|stammer|hearing aids?"
        r"|hearing (?:loss|impairment|problem)|screen reader|dyslexia|adhd|speech (?:impediment|impairment)"
        r"|disability|accommodations?|an? (?:reasonable )?(?:accommodation|adjustment))(?: .{0,60})?",
        "human",
    ),
    Phrase(
        r"i(?:m| am) (?:hard of hearing|hearing impaired|deaf|partially deaf|visually impaired|blind|dyslexic"
        r"|autistic)(?: .{0,60})?",
        "human",
    ),
    Phrase(
        r"(?:(?:can|could|may) i|(?:i (?:want|need|prefer|would (?:like|prefer|rather))|id (?:like|prefer|rather))"
        r"(?: to)?|(?:is it possible|would it be possible|is there a way) (?:for me )?to) (?:please )?(?:talk|speak)"
        r" (?:to|with) (?:a|an|an actual|a real|some) (?:human|human being|person"
        r"|one|recruiter)(?: (?:instead|please))*",
        "human",
    ),
)
_REPEAT = (
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
        rf"{_CAN_YOU} (?:reword|restate|paraphrase|put|say|phrase)(?:ing)? (?:it|that|this|{_QUESTION})(?: "
        rf"(?:differently"
        r"|another way|in (?:other|different|simpler) words|for me|please))*(?<! put it)(?<! put that)"
    ),
    Phrase(
        r"what (?:did you (?:just )?(?:say|ask)(?: me)?|was (?:that|the) last (?:bit|part|one|thing|"
        r"question))(?: again)?"
    ),
    Phrase(
        rf"(?:{_CAN_YOU}|{_CAN_I}) (?:repeat|rephrase|reread"
        rf"|reask)(?:ing)?(?: (?:it|that|this|again|{_QUESTION}|what you (?:just )?(?:said|asked)|yourself|for me"
        r"|once more|one more time|please))*"
    ),
    Phrase(rf"(?:repeat|rephrase)(?: (?:it|that|this|again|{_QUESTION}|once more|one more time|please))*", alone=True),
    Phrase(
        rf"{_CAN_YOU} (?:say|ask|read|tell me|give me"
        rf"|go over)(?:ing)?(?: (?:it|that|this|me|to me|out|aloud|{_QUESTION}))* (?:again|once more|one more time"
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
        rf"|make out)(?: (?:you|it|that|all of (?:that|it)|what you (?:just )?(?:said|asked)|{_QUESTION}|properly"
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
        r"|what(?: was that| did you (?:say|ask))?|one more time(?: please)?|once more(?: please)?|again please"
        r"|i beg your pardon)",
        alone=True,
    ),
    Phrase(
        rf"(?:can|could|may) (?:i|we) (?:hear|have|get) (?:that|it|{_QUESTION}) (?:again|once more|"
        r"one more time)(?: please)?"
    ),
    Phrase(
        r"(?:i forgot|ive forgotten|i (?:dont|cant) remember|i lost track of) (?:what )?(?:the|your"
        r"|that) (?:question|second part|last part)(?: (?:was|is))?"
    ),
)
_OBJECT = r"(?: \S+){0,16}"
_CLARIFICATION = (
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
        rf"{_CAN_YOU} (?:be|get) (?:a (?:bit|little) )?(?:more )?(?:specific|concrete|precise)(?: please)?", "meaning"
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
_DONT_KNOW = (
    Phrase(
        r"(?:thats|that is|this is|its) (?:not something|nothing|something|(?:a|one) (?:topic|thing|area|technology"
        r"|tool))"
        r" (?:that )?(?:i|ive)(?: have|"
        r" havent)?(?: never| not)? (?:done|used|seen"
        r"|worked with|tried|touched|looked (?:at|into)|learned|learnt)(?: (?:before|yet|myself))*",
        starts=True,
    ),
    Phrase(r"(?:no )?not really(?: no)?", alone=True),
    Phrase(
        r"i (?:havent|have not|ve not) (?:really |actually |ever )?(?:come across|heard of|used|done|"
        r"seen|worked with|tried)(?: (?:that|this|it|one|those|before|yet|any of that|"
        r"anything like that))*",
        starts=True,
    ),
    Phrase(
        r"(?:i )?(?:really |honestly |actually |just |genuinely )*(?:dont|do not|wouldnt|would not|dunno"
        r"|dont even) (?:really |honestly |actually |even )*(?:know|remember|recall"
        r"|have (?:an|any|a clear|a good|much) (?:idea|answer|clue|experience))(?: (?:that|this|it|anything|much"
        r"|enough|the answer|how to answer(?: that| this| it)?|what to say|about (?:that|this|it)"
        r"|to (?:that|this|be honest)|one|for (?:that|this)|off the top of my head|right now|at the moment|sorry"
        r"|honestly))*",
        starts=True,
    ),
    Phrase(
        r"(?:i (?:really |honestly |just )?have |ive got |ive |got |honestly )?(?:absolutely |really )?no (?:idea"
        r"|clue|answer|experience"
        r"|knowledge)(?: (?:about|of|with|for|to|in|on) (?:that|this|it|the \S+|\S+(?: \S+)?)|(?: there| at all)"
        r"|(?: (?:how|what|why|where|when)(?: \S+){1,5}))?",
        starts=True,
    ),
    Phrase(
        r"(?:im|i am|i m|still )?(?: )?(?:really |honestly )?not (?:really |too |quite |entirely "
        r"|totally )?(?:sure|certain|familiar|aware)(?: (?:about|with|of"
        r"|how to answer)?(?: ?(?:that|this|it|the answer|one|those))*)?",
        starts=True,
    ),
    Phrase(
        r"(?:i(?:ve| have)? )?(?:never|not) (?:really |actually )?(?:had|heard of|used|done|worked with|seen"
        r"|come across|tried|encountered)(?: (?:that|this|it|one|any of (?:that|those)|before|myself"
        r"|anything like (?:that|this)))*",
        starts=True,
    ),
    Phrase(
        r"(?:i )?(?:cant|cannot|can not|couldnt) (?:really |actually |honestly )?(?:answer|remember|recall|say"
        r"|think of|explain|tell|come up with)(?: (?:that|this|it|any|anything|an example|one"
        r"|a (?:good )?(?:one|example)|you|the answer|right now|at the moment|sorry|much|to that"
        r"|off the top of my head))*",
        starts=True,
    ),
    Phrase(
        r"(?:that(?:s| is)|this(?: is)?) (?:beyond|outside|out of) (?:me"
        r"|my (?:knowledge|area|experience|expertise|scope|depth))"
    ),
    Phrase(
        r"(?:you(?:ve| have)? got me(?: there)?|beats me|not a clue|nothing comes to mind"
        r"|my mind (?:is|went|has gone) blank|im drawing a blank|i am drawing a blank"
        r"|im blanking(?: on (?:that|this))?|i would have to (?:look (?:it|that) up|google (?:it|that)|guess)"
        r"|id have to (?:look (?:it|that) up|google (?:it|that)|guess))"
    ),
    Phrase(r"dunno"),
    Phrase(r"(?:id|i would)(?: just| only)? be guessing|(?:it|that|this) would(?: just| only)? be a(?: wild)? guess"),
    Phrase(r"nothing like (?:that|this) (?:has )?(?:ever )?happened(?: to me)?(?: (?:before|yet))?", starts=True),
    Phrase(r"i (?:dont|do not) think i (?:have|know|can think of) (?:one|any|an example|an answer)", starts=True),
    Phrase(r"(?:ive|i have) got nothing(?: (?:for|on) (?:you|that|this)(?: one)?)?", alone=True),
    Phrase(
        r"(?:that|this)(?: one| question)? i (?:really |honestly )?(?:cant (?:answer|say)|cannot (?:answer|say)"
        r"|couldnt (?:answer|say|tell you)|dont know|do not know)",
        alone=True,
    ),
    Phrase(r"i give up(?: (?:on (?:this|that)(?: one)?|here|sorry))*", alone=True),
    Phrase(r"i forgot(?: (?:it|that|the answer|how))?"),
)
_SKIP = (
    Phrase(r"(?:no comment|rather not (?:say|answer)|lets (?:do|try|take) another(?: one| question)?)", alone=True),
    Phrase(
        rf"{_CAN_YOU} ask (?:me )?(?:something else|(?:another|a different|the next) (?:one|"
        r"question))(?: please)?"
    ),
    Phrase(
        rf"(?:{_CAN_I}|{_CAN_YOU}|ill|i will|id (?:rather|prefer)|i would (?:rather|prefer)) skip(?:ping)?(?: "
        rf"(?:over|to|it|that|this|please|the next|for now"
        rf"|{_QUESTION}))*"
    ),
    Phrase(
        rf"(?:(?:{_CAN_I}|{_CAN_YOU}|ill|i will) (?:have to )?)?(?:skip"
        rf"|pass)(?: (?:on|over|to|it|that|this|please|the next|for now|{_QUESTION}))*",
        alone=True,
    ),
    Phrase(
        rf"(?:(?:{_CAN_I}|{_CAN_YOU}|please) )?(?:move on|go on|go|continue|proceed|jump"
        r"|get)(?: on)?(?: (?:to|with) (?:the |a )?(?:next|another|different)) (?:question|one|topic)(?: please"
        r"| now)*"
    ),
    Phrase(rf"{_CAN_I} leave (?:it|that|this|{_QUESTION}) out(?: please)?"),
    Phrase(
        rf"(?:{_CAN_I}|{_CAN_YOU}) (?:move on(?! (?:to|with) (?!the next|next|another|a different|something))"
        rf"|go to the next|continue to the next|proceed to the next)(?: please"
        r"| now)*"
    ),
    Phrase(
        r"(?:can we|could we|lets|let us|please|id like to|id rather) (?:just )?(?:move on(?! (?:to|with) )"
        r"|come back to (?:that|this|it)(?: one)?(?: later)?)(?: please)?"
    ),
    Phrase(
        r"(?:i(?:d| would) (?:rather|prefer) not (?:to )?(?:answer|say|talk about|discuss)"
        r"|i (?:dont|do not) (?:want|wish) to (?:answer|talk about|discuss))(?: (?:that|this|it|about|one|the"
        r"|question))*"
    ),
    Phrase(
        r"(?:ask me )?(?:another|a different|something else)(?: question)?(?: please)?|ask (?:me )?something else",
        alone=True,
    ),
)
_DONE = (
    Phrase(
        r"(?:(?:i think|i guess|so|and|yeah|well|ok|okay|yes|right|sorry) )*(?:thats|that is|that was"
        r"|that would be|thatd be|thatll be) (?:it|all|everything|basically it|pretty much it|about it|my answer"
        r"|(?:pretty much |about |basically )?all i (?:have|know|can (?:say|think of)|wanted to say|got|have to say"
        r"|remember)|it from me|all from me"
        r"|all really|how i would do it|the end)(?: (?:from (?:me|my side)"
        r"|for (?:me|now|that|this|this one|that one|this question)|really|basically|about (?:that|it|this)"
        r"|on that|then|thank you|thanks|i think|i guess|to (?:that|this)))*"
    ),
    Phrase(
        r"(?:i(?:m| am|ve|ve got)? )(?:(?:all |now )?(?:done|finished|complete)|have finished"
        r"|finished)(?: (?:with )?(?:my |the |this |that )?(?:answer|answering|question|now|thank you|thanks"
        r"|talking|here|it)?)*"
    ),
    Phrase(
        r"(?:(?:ready for|give me|can i have|lets have|whats) )?(?:the )?next question(?: please| then| thanks"
        r"| thank you)*"
    ),
    Phrase(r"(?:the )?next(?: one)?(?: please| then| thanks| thank you)*", alone=True),
    Phrase(
        r"(?:i have |ive |theres |i(?:ve| have) got )?(?:nothing (?:else |more |further )?to (?:add|say)"
        r"|nothing (?:else|more|further)(?= from me| here| to add| sorry| thank you| really|$)(?: from me)?"
        r"|no more to (?:add|say))(?: (?:here|to that|really))*"
    ),
    Phrase(
        r"(?:(?:i think|i guess|so|and|well) )*that (?:pretty much |about |basically )?(?:covers|sums) (?:it"
        r"|everything)"
        r"(?: up)?",
    ),
    Phrase(
        r"(?:(?:i think|i guess|so|and) )*(?:ive|i have) said (?:everything|it all|all)(?: (?:that )?i (?:wanted"
        r"|have|had)"
        r"(?: to(?: say)?)?)?(?: (?:about|on) (?:it|that|this))?"
    ),
    Phrase(r"(?:done|finished|end of (?:my )?answer|over to you|over)", alone=True),
)
_RESUME = (
    Phrase(
        r"(?:(?:ok|okay|yes|yeah|right|sorry|so|alright) )*(?:im|i am) (?:back|ready|here|good to go|good"
        r"|ready to (?:go|start|continue|begin))(?: (?:now|again|to (?:go|start|continue)))*"
    ),
    Phrase(r"(?:im )?ready when you are|(?:im |i am )?ready", alone=True),
    Phrase(
        r"(?:(?:we|you) can (?:continue|go on|start|begin|go ahead|resume|carry on)"
        r"|lets (?:continue|go on|start|begin|resume|carry on|go)"
        r"|please (?:continue|go on|go ahead|carry on|resume)|go ahead|continue|resume|carry on"
        r"|go on)(?: (?:now|please|then|with the interview))*"
    ),
)
_ABOUT = (
    r"(?: (?:about|of|on|over|through|for|it|that|this|one|here|a|an|the|example|good|how|to|answer|put|best|way"
    r"|what|say|a (?:bit|second|moment)|second|seconds|moment|minute|bit|little|while|my|mind|head|memory|back"
    r"|best|carefully|please|just|again|thoughts)){0,12}"
)
_HOLD = (
    Phrase(
        r"(?<!do )(?<!should )(?:let me|lemme|i need to|i have to|ill need to|id have to"
        r"|give me (?:a|some) (?:time|moment|second|minute) to|can i|may i) (?:just )?(?:quickly )?(?:thin[kg]|see"
        rf"|consider|reflect|remember|recall|gather|collect|organi[sz]e|structure){_ABOUT}"
    ),
    Phrase(
        r"(?:(?:can|could|may) i (?:have|take|get)|give me|i need|i(?:ll| will)? (?:just )?need|i(?:ll| will) take"
        rf"|let me (?:have|take)|(?<!i )(?<!id )(?<!ill )(?<!we )(?<!wed )(?<!to )(?<!you )(?<!would )wait|hold on"
        rf"|hang on) ?(?:just )?(?:{_A_MOMENT}|(?:a (?:little|bit of)|some) time"
        r"(?= to (?:think|answer|consider)))(?: (?:please"
        r"|to (?:think|answer|consider|collect my thoughts"
        r"|gather my thoughts)(?: (?:about|it|that|this|of an example))*))*"
    ),
    Phrase(
        rf"(?:hold on|hang on|wait|bear with me|one {_MOMENT}|just a {_MOMENT}|just one {_MOMENT}"
        rf"|a {_MOMENT} please|{_A_MOMENT}|give me a {_MOMENT})(?: (?:please|a {_MOMENT}|a minute|for a {_MOMENT}"
        r"|im (?:still |just )?(?:thinking|trying to (?:remember|think|recall))|let me think|i (?:want|need) to "
        r"(?:think|get (?:this|it) right)(?: about (?:this|it|that))?))*",
        alone=True,
    ),
    Phrase(r"(?:im|i am) (?:still |just )?thinking(?: about (?:it|that|this)| of an example)*(?: please wait)?"),
    Phrase(
        r"(?:that(?:s| is)|this is|its|oh thats|what) (?:really |actually |such )?(?:a |an )?(?:really |very "
        r"|pretty )?(?:good|great|interesting|tough|hard|difficult|tricky|nice|excellent|fair) (?:question|one)"
    ),
    Phrase(
        r"(?:lets see|let us see|how (?:do|should|can|could) i (?:put|say|explain|phrase) (?:this|that|it)"
        r"|where (?:do|should|shall) i (?:start|begin)|good question)"
    ),
)
_OFF_TOPIC = (
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
        r"|answer (?:correctly|right|well))"
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

_SCORE = r"(?:score|scores|points?|marks?|rating|ratings|grade|stars?|rank)"
_TOP = (
    r"(?:five|5|ten|10|full|maximum|max|highest|top|perfect|best|100|one hundred|a five|a 5|a ten|out of five"
    r"|excellent)"
)
_INSTRUCTION = (
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
_INSTRUCTION_LINES = (
    r"^\s*(?:system|assistant|interviewer|developer|user|admin|human|ai)\s*(?:prompt|message)?\s*:\s*\S",
    r"</?(?:system|instructions?|user|assistant|candidate|transcript|answer|im_start|im_end|s|inst"
    r"|prompt)[^>\n]{0,40}>",
    r"\[/?(?:INST|SYSTEM|ASSISTANT|USER)\]",
    r"<\|[a-z_]{2,20}\|>",
    r"```\s*(?:json|system)?\s*\{?",
    r"\{\s*\"(?:score|rating|level|status|role|evidence|verdict|recommendation)\"\s*:",
)

_AH = r"(?:(?:ah|oh|no|ok|okay|wait|well|sorry|hmm|hm|um|uh|so|but|and|yeah|yes|right|alright) )*"
_GOES_ON = r"(?:i|id|ill|im|ive|we|wed|weve|it|its|there|theres|they|you|my|maybe|perhaps|probably|basically|usually)"
_BEGINS = r"(?:in|for|to|with|the|on|at|a|an|that|thats|this|people|when|if|normally|first|let|lets|yes|no|one)"
_TAKEN_BACK = (
    rf"{_AH}(?:never ?mind|forget (?:it|that|what i said)|scratch that|got it|on second thoughts?|you know what|no need"
    r"|i changed my mind|i see|i get it|i (?:got|know|remember|understand|understood) (?:it|that|what you mean)?(?: "
    r"now)?"
    r"|i think i(?:ve| have)? (?:now )?(?:got|get|understood|understand|remember|heard|know)(?: (?:it|that|you|now"
    r"|what you mean|the question))*)",
    rf"{_AH}(?:no wait|wait no|oh wait|ah no|oh no|no no|(?:no|oh|ah|well|actually) (?:its|thats|it is|that is) "
    rf"(?:fine|ok"
    r"|okay|alright))",
    rf"{_AH}actually(?: (?:no|wait|yes))*(?= (?:i|ill|id|ive|let|we|it|its|can|could|the|you|in|there|no|wait)(?!\S))",
    rf"{_AH}(?:actually )?(?:let me|lemme|i(?:ll| will| can))(?: just)? (?:try|answer|give it a (?:try|go|shot)"
    rf"|start|begin"
    r"|guess)(?: (?:it|that|this|first|anyway|to answer|with|by|here|my best))*",
)
_ANEW = (
    rf"{_AH}(?:okay|ok|alright|all right|well|anyway|anyways|in that case|if so|fine)(?= (?:{_GOES_ON}"
    rf"|{_BEGINS})(?!\S))",
    rf"{_AH}so(?! (?:(?:i|we|you) (?:can|could|dont|do not|didnt)|that) )(?= {_GOES_ON}(?!\S))",
    rf"{_AH}(?:but|because|then)(?= {_GOES_ON}(?!\S))",
    r"(?:maybe|perhaps|probably|id say|i would say|i guess|my guess)(?= \S)",
)
_EXCUSES = word_set(
    "connection internet network wifi line audio sound mic microphone headphones headset speaker speakers volume noise "
    "noisy loud dog kid kids child siren lag lagging lagged froze frozen glitch glitched cut cutting dropped drop "
    "broke "
    "break broken breaking distracted miss missed hear heard listen listening understand understood follow catch "
    "caught "
    "sure answer answering question questions correct correctly properly right clear clearly part half second seconds "
    "moment minute minutes beginning end word words last first english german language native speak nervous tired sick "
    "home door doorbell phone ringing call bad badly today mind blank long never waste lost thread zoned quite mute "
    "muted "
    "went wrong mixed confused want wanted looking notes exactly said completely entire rest trouble problem problems "
    "head throat voice"
)

ENGLISH = Phrasebook(
    commands=(
        ("stop", _STOP),
        ("pause", _PAUSE),
        ("accommodation", _ACCOMMODATION),
        ("repeat", _REPEAT),
        ("skip", _SKIP),
        ("done", _DONE),
        ("hold", _HOLD),
        ("clarification", _CLARIFICATION),
        ("dont_know", _DONT_KNOW),
        ("off_topic", _OFF_TOPIC),
        ("resume", _RESUME),
    ),
    instruction=_INSTRUCTION,
    instruction_lines=_INSTRUCTION_LINES,
    taken_back=_TAKEN_BACK,
    anew=_ANEW,
    excuses=_EXCUSES,
    persons=word_set("i you we me my your"),
    quoting=word_set("ask asks asked asking say says said told tell tells wrote write replied answered shouted"),
    reported=word_set(
        "says said saying writes wrote types typed typing like called attacker attackers someone "
        "somebody user users "
        "injection injections prompt prompts embed embeds embedded hidden containing contains "
        "contained told tells asks asked "
        "enters entered inserts inserted such trick tricks tricked we they"
    ),
    hold_tail=(
        r"(?:let me|lemme) (?:just )?(?:thin[kg]|see|remember|recall"  # "thing": recognisers mishear it
        r"|consider)(?: (?:about|of|it|that|this|how|for|a|an|the|good|one|second|moment|minute|example))*",
        r"(?:give me|i need|wait|hold on|hang on|bear with me|let me (?:have|take)"
        rf"|(?:can|may|could) i have)(?: for)?(?: just)? {_A_MOMENT}(?: please)?",
        rf"(?:hold on|hang on|bear with me|please wait|one (?:moment|sec|second)|just (?:a|one) {_MOMENT}"
        r"|im thinking|i am thinking|im still thinking|i am still thinking|lets see"
        r"|how (?:do|should|can) i (?:put|say|explain) (?:this|that|it)"
        r"|where (?:do|should|shall) i (?:start|begin)|whats the word|what is the word|whats it called"
        r"|what is it called|what do you call it|how do you say)(?: please)?",
        r"(?:thats|that is|its|what) a (?:really |very )?(?:good|great|interesting|tough|hard|difficult"
        r"|tricky) (?:question|one)",
        r"(?:let me|i need to|i have to) (?:just )?(?:gather|collect|organi[sz]e) my (?:thoughts|ideas)(?: first)?",
        r"(?:i need|give me|i would like) (?:a (?:little|bit of)|some) time to think(?: (?:about|of|it|this|that))*",
        r"i (?:just )?(?:want|need) to get (?:this|it) right",
    ),
    done_tail=(
        _DONE[0].pattern,
        _DONE[1].pattern,
        r"(?:the )?next question(?: please| then)?",
        r"(?:i have |ive |theres |i(?:ve| have) got )?(?:nothing (?:else|more|further)|no more) to (?:add"
        r"|say)(?: (?:here|to that|really))*",
    ),
    contrast=word_set("but however though although although maybe perhaps probably still guess"),
    negations=word_set(
        "not never no dont doesnt didnt shouldnt wouldnt cant cannot wont isnt arent without avoid "
        "avoids avoided avoiding "
        "instead rather prevent prevents preventing against stop stopped stops bad wrong dangerous "
        "mistake unsafe insecure "
        "vulnerable vulnerability problem risk risky removed fixed fix replaced forbid forbidden "
        "nobody none neither"
    ),
    fillers=word_set("um umm uh uhh er erm hmm hm mm mmm ah oh eh like so well okay ok right yeah yes yep alright now"),
    courtesies=word_set(
        "please sorry thanks thank you excuse me apologies just actually really honestly hello hi hey "
        "sir madam maam mam no nope nah honest fair am "
        "i my a the to be and but then for that this it im frankly unfortunately afraid say must today"
    ),
    open_words=word_set(
        "and or but because cause cos if when while although though unless since whereas whether than "
        "the an my our your their "
        "its a um umm uh uhh er erm hmm hm mm mmm via per including namely especially im ive "
        "i'd i'll we'd weve theyre youre"
    ),
    half_open_words=word_set(
        "so as that which who whose where is was are were be been am have has had will would can "
        "could should must may might do "
        "does did i we they he she thats its theres very quite really mainly mostly basically "
        "actually like also then plus not "
        "some any every each these those his her until"
    ),
    open_prepositions=word_set(
        "of in on at to for with from by into onto about over under between through during without "
        "within against across "
        "after before around behind like toward towards upon among using until"
    ),
    relative_words=word_set("what which who whom whose that where"),
    particle_verbs=word_set(
        "log logs logged logging sign signs signed set sets scale scaled scales roll rolled rolls "
        "turn turned turns back follow "
        "start break broke shut opt check checked plug plugged carry came come comes go goes went "
        "move moved run ran tie build "
        "builds figure figured fill filled kick kicked fall fell hand handed take took bring brought get got "
        "so later early even is was be been are all"
    ),
    open_endings=(
        r"(?:for example|for instance|such as|so that|in order to|as well as|as soon as|due to|because of"
        r"|in terms of|a lot of|kind of|sort of|you know|i mean|i think|i guess|i would say|id say|lets say"
        r"|the thing is|what i did was|and then|first of all|on the other hand|the first one is|in addition"
        r"|one of the|(?:we|i|they) (?:had|have|use|used|need|needed|run|ran|got) (?:two|three|four|several|many"
        r"|some|about"
        r"|around)|(?:thing|step|idea|goal|point|plan|way|option|part|trick|rule) (?:is|was|would be) to)",
    ),
    closed_endings=(
        r"(?:and so on|so on|as well|i do|i am|i was|i have|i did|i can|i could|we do|we did|it is|it was|they are"
        r"|they did|that is|this is|i think so|i guess so|thats it|thats all|of course|and all that|or not|if not"
        r"|why not|it does|it did|it has|it can|it will|i will|i would|they do|they were|we have|we are|we were"
        r"|we can|you are|you can|you do|you have|like that|like this|that i like|i like|by then"
        r"|since then|until then|back then|(?:say|think|do|hope|believe|guess|told (?:me|him|her|them|you)) so|etc"
        r"|(?:from now|from then|later|early|going|and so) on|(?:for|after|in|once in) a while"
        r"|(?:as|like|than|ever|never \S+|seen|done|used|tried|happened|it|that|this|had|did|the (?:day|week"
        r"|month|year)"
        r"|\S+ed) before|(?:the|a|an|my|our|this|that|first|last|only|every) \S+ (?:i|we|they"
        r"|he|she|you) \S+ \S+)",
    ),
)
