"""Not knowing, and not knowing yet, in English."""

from __future__ import annotations

from voice_interviewer.core.english.fragments import A_MOMENT, MOMENT
from voice_interviewer.core.turn.phrasebook import Phrase

DONT_KNOW = (
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
    Phrase(r"(?:that|this|it)(?: has|s)? never happened(?: to me)?", starts=True),
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
_ABOUT = (
    r"(?: (?:about|of|on|over|through|for|it|that|this|one|here|a|an|the|example|good|how|to|answer|put|best|way"
    r"|what|say|a (?:bit|second|moment)|second|seconds|moment|minute|bit|little|while|my|mind|head|memory|back"
    r"|best|carefully|please|just|again|thoughts)){0,12}"
)
HOLD = (
    Phrase(
        r"(?<!do )(?<!should )(?:let me|lemme|i need to|i have to|ill need to|id have to"
        r"|give me (?:a|some) (?:time|moment|second|minute) to|can i|may i) (?:just )?(?:quickly )?(?:thin[kg]|see"
        rf"|consider|reflect|remember|recall|gather|collect|organi[sz]e|structure){_ABOUT}"
    ),
    Phrase(
        r"(?:(?:can|could|may) i (?:have|take|get)|give me|i need|i(?:ll| will)? (?:just )?need|i(?:ll| will) take"
        rf"|let me (?:have|take)|(?<!i )(?<!id )(?<!ill )(?<!we )(?<!wed )(?<!to )(?<!you )(?<!would )wait|hold on"
        rf"|hang on) ?(?:just )?(?:{A_MOMENT}|(?:a (?:little|bit of)|some) time"
        r"(?= to (?:think|answer|consider)))(?: (?:please"
        r"|to (?:think|answer|consider|collect my thoughts"
        r"|gather my thoughts)(?: (?:about|it|that|this|of an example))*))*"
    ),
    Phrase(
        rf"(?:hold on|hang on|wait|bear with me|one {MOMENT}|just a {MOMENT}|just one {MOMENT}"
        rf"|a {MOMENT} please|{A_MOMENT}|give me a {MOMENT})(?: (?:please|a {MOMENT}|a minute|for a {MOMENT}"
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
