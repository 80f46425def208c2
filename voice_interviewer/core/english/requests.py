"""Requests about how the interview goes on, in English: stop, pause, skip, done, another way of going on."""

from __future__ import annotations

from voice_interviewer.core.english.fragments import A_MOMENT, CAN_I, CAN_YOU, INTERVIEW, QUESTION
from voice_interviewer.core.turn.phrasebook import Phrase

STOP = (
    Phrase(
        rf"{CAN_I} (?:please |just )?(?:stop|end|quit|finish)(?: (?:it|this|things))? (?:here|there|now|please"
        r"|at this point)(?: (?:now|please))*",
        "here",
    ),
    Phrase(r"(?:can|could) (?:we|i) (?:please |just )*(?:stop|end) (?:this|it)(?: now| here)?", "here", starts=True),
    Phrase(
        r"(?:can|could) (?:we|i) (?:please |just )*(?:wrap (?:this |it |things )?up|call it a day)"
        r"(?: (?:here|now|please))*",
        "here",
        starts=True,
    ),
    Phrase(rf"{CAN_I} (?:stop|end|quit)(?: (?:it|this|here|there|now|please))*", alone=True),
    Phrase(
        rf"(?:{CAN_I}|please|i(?:m| am)) (?:stop|end|quit|finish|terminate|cancel|abort|leave|leaving"
        rf"|exit)(?: with)? {INTERVIEW}(?: (?:now|here|please|early|at this point))*"
    ),
    Phrase(
        rf"(?:stop|end|quit|finish|terminate|cancel|abort|leave|exit)(?: with)? {INTERVIEW}(?: (?:now|"
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
        rf"(?:id|i would) (?:rather|prefer) not (?:to )?(?:continue|go on|carry on|proceed)(?: with {INTERVIEW})?"
        r"|i want out|i (?:quit|am leaving|(?:do not|dont) (?:want|wish) to (?:continue|go on|proceed|do)(?: with)?"
        rf"(?: (?:this|it|{INTERVIEW}))?(?: anymore| any more| any longer)?)"
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
PAUSE = (
    Phrase(
        rf"{CAN_I} (?:quickly |just )*(?:go to|use|visit) the (?:bathroom|toilet|restroom|loo)"
        r"(?: (?:quickly|first|please))*"
    ),
    Phrase(
        rf"{CAN_I} (?:quickly |just )*(?:get|grab|fetch|find|plug in|charge) (?:my|a|the) (?:charger|charging cable"
        rf"|glasses"
        r"|headphones|headset|laptop|phone|notes|pen)(?: in)?"
    ),
    Phrase(
        r"(?:my (?:\S+ )?(?:dog|baby|child|kid|son|daughter|phone|doorbell|bell|alarm|flatmate|roommate)"
        r"|the (?:dog|baby|doorbell|bell))(?: (?:is|has|just|s))* (?:barking|barks|crying|cries|ringing|rings|rang"
        r"|going off|went off|walked in|came in|woke up)"
    ),
    Phrase(
        rf"{CAN_I} (?:please |just |quickly )*(?:pause|(?:take|have|do|make) a (?:(?:short|quick|little|tiny|\S+ "
        rf"minute) )?"
        rf"(?:break|pause))(?: {INTERVIEW})?(?: (?:for )?{A_MOMENT}| for a bit| for five minutes)?"
        r"(?: please| here| now)*"
    ),
    Phrase(
        rf"(?:pause|take a (?:(?:short|quick|little) )?break)(?: {INTERVIEW})?(?: (?:for )?{A_MOMENT})?"
        r"(?: please| here| now)*",
        alone=True,
    ),
    Phrase(rf"{CAN_I} (?:stop|wait|interrupt|leave)(?: (?:it|this|here))? for {A_MOMENT}(?: please)?"),
    Phrase(
        rf"{CAN_I} (?:take|have|get|need) (?:five|ten|three|two|a few|a couple of)(?: more)? min(?:ute)?s"
        r"(?: break)?(?: please)?(?! (?:to|for) (?:think|answer|consider))"
    ),
    Phrase(r"(?:i|ill) (?:need|be needing) (?:a|some) (?:short |quick |little )?break"),
    Phrase(
        rf"(?:i(?:ll| will)? be (?:right )?back(?: in {A_MOMENT}| in (?:five|three|ten) minutes)"
        r"|(?:i(?:ll| will)? )?be right back|brb)"
    ),
    Phrase(
        r"(?:there is|theres|i have|ive got|sorry) (?:someone|somebody) (?:is )?(?:at (?:the|my)(?: front)? door"
        r"|calling me)"
    ),
    Phrase(r"(?:someone|somebody)(?:s| is)? (?:is )?(?:at (?:the|my)(?: front)? door|knocking|calling me)"),
    Phrase(
        rf"(?:{CAN_I}|ill just) (?:quickly |just )*(?:get|grab|fetch|drink|have) (?:(?:some|a|an|my|me|quick|glass of"
        r"|sip of|cup of|bottle of) )*(?:water|drink|coffee|tea)(?: of water)?"
    ),
    Phrase(
        rf"(?:{CAN_I}|ill just) (?:quickly |just )*(?:turn|switch) (?:(?:it|my phone|the phone|that) off|off (?:it"
        r"|my phone|the phone|that))"
    ),
    Phrase(
        rf"{CAN_I} (?:quickly |just )*(?:answer|get|open|let in|let out) (?:the|my) (?:door|phone|dog|cat)(?: out| "
        rf"in)?"
    ),
    Phrase(rf"{CAN_I} (?:quickly |just )*(?:close|shut|open) (?:the|my) (?:window|door|windows)"),
    Phrase(r"(?:i need|give me|can i have|could i have) (?:five|ten|three|a few) minutes(?: break)?"),
)
ACCOMMODATION = (
    Phrase(r"you (?:speak|talk|read)(?: a bit| a little)? too (?:fast|quickly)(?: for me)?", "slower"),
    Phrase(
        r"(?:(?:is it possible|would it be possible|is there a way) to|(?:can|could|may|would) (?:i|you)|please)"
        r" (?:have|get|see|show|use|turn on|switch on|put|turn|switch)(?: me)?(?: on)?(?: the| some)? (?:captions"
        r"|subtitles)(?: on)?",
        "captions",
    ),
    Phrase(
        rf"{CAN_YOU} (?:speak|talk|say it|go|read it"
        r"|ask)(?:ing)? (?:a (?:bit|little)(?: bit)? )?(?:more )?(?:slower|slowly|slow down)(?: please)?",
        "slower",
    ),
    Phrase(rf"{CAN_YOU} slow(?:ing)? down(?: a (?:bit|little))?(?: please)?", "slower"),
    Phrase(r"slow down(?: a (?:bit|little))?(?: please)?", "slower", alone=True),
    Phrase(
        r"(?:you are|youre|you re|that was|thats|it was|the voice is|your voice is) (?:speaking |talking "
        r"|going )?(?:a bit |a little |way |much )?too (?:fast|quick|quickly)(?: for me)?",
        "slower",
    ),
    Phrase(
        rf"{CAN_YOU} (?:speak|talk) (?:a (?:bit|little) )?(?:louder|up|more loudly|clearer"
        r"|more clearly)(?: please)?",
        "louder",
    ),
    Phrase(
        rf"{CAN_YOU} (?:turn (?:up (?:the|your) (?:volume|sound)|(?:the |your )?(?:volume|sound|it) up)"
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
SKIP = (
    Phrase(r"(?:no comment|rather not (?:say|answer)|lets (?:do|try|take) another(?: one| question)?)", alone=True),
    Phrase(
        rf"{CAN_YOU} ask (?:me )?(?:something else|(?:another|a different|the next) (?:one|"
        r"question))(?: please)?"
    ),
    Phrase(
        rf"(?:{CAN_I}|{CAN_YOU}|ill|i will|id (?:rather|prefer)|i would (?:rather|prefer)) skip(?:ping)?(?: "
        rf"(?:over|to|it|that|this|please|the next|for now"
        rf"|{QUESTION}))*"
    ),
    Phrase(
        rf"(?:(?:{CAN_I}|{CAN_YOU}|ill|i will) (?:have to )?)?(?:skip"
        rf"|pass)(?: (?:on|over|to|it|that|this|please|the next|for now|{QUESTION}))*",
        alone=True,
    ),
    Phrase(
        rf"(?:(?:{CAN_I}|{CAN_YOU}|please) )?(?:move on|go on|go|continue|proceed|jump"
        r"|get)(?: on)?(?: (?:to|with) (?:the |a )?(?:next|another|different)) (?:question|one|topic)(?: please"
        r"| now)*"
    ),
    Phrase(rf"{CAN_I} leave (?:it|that|this|{QUESTION}) out(?: please)?"),
    Phrase(
        rf"(?:{CAN_I}|{CAN_YOU}) (?:move on(?! (?:to|with) (?!the next|next|another|a different|something))"
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
DONE = (
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
RESUME = (
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
