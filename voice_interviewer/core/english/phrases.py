"""What candidates say beside their answers, in English."""

from __future__ import annotations

from voice_interviewer.core.english.fragments import A_MOMENT, MOMENT
from voice_interviewer.core.english.instructions import INSTRUCTION, INSTRUCTION_LINES
from voice_interviewer.core.english.questions import CLARIFICATION, OFF_TOPIC, REPEAT
from voice_interviewer.core.english.requests import ACCOMMODATION, DONE, PAUSE, RESUME, SKIP, STOP
from voice_interviewer.core.english.thinking import DONT_KNOW, HOLD
from voice_interviewer.core.grading.tokens import word_set
from voice_interviewer.core.turn.phrasebook import Phrasebook

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
    r"(?:okay|ok|alright|all right|yeah)(?: (?:um|uh|well|then|and))* so(?= \S)",
    rf"{_AH}(?:but|because|then)(?= {_GOES_ON}(?!\S))",
    r"(?:maybe|perhaps|probably|id say|i would say|i guess|my guess)(?= \S)",
)
_LEAVING = (
    r"(?:i|we|youve|you)(?: think| believe| guess)?(?: (?:i|we|you))?(?: have|ve)?"
    r" (?:covered|discussed|talked about|said|seen|heard|told you)(?: all| already)?"
    r" (?:a good deal|a lot|quite a bit|plenty|enough|everything|all (?:i|we) can|what i can|all there is)"
    r"(?: (?:of ground|today|already|now))*",
    r"(?:i|ive|i have)(?: really| actually| do)? (?:have to|need to|must|got to|gotta|had better)"
    r" (?:go|leave|run|head (?:off|out)|get going|pick up (?:my|the) \S+|catch (?:my|a|the) \S+"
    r"|be somewhere(?: else)?)(?: (?:now|soon|here|today))*"
    r"(?! (?:to|through|back|with|over|into|for|on|by|from|deeper|the|a|after|before|up|down|around|against)(?!\S))",
    r"(?:it was|it has been|that was) (?:nice|good|great|a pleasure)"
    r"(?: (?:talking|speaking|to talk|to speak) (?:to|with) you)?",
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
        ("stop", STOP),
        ("pause", PAUSE),
        ("accommodation", ACCOMMODATION),
        ("repeat", REPEAT),
        ("skip", SKIP),
        ("done", DONE),
        ("hold", HOLD),
        ("clarification", CLARIFICATION),
        ("dont_know", DONT_KNOW),
        ("off_topic", OFF_TOPIC),
        ("resume", RESUME),
    ),
    instruction=INSTRUCTION,
    instruction_lines=INSTRUCTION_LINES,
    taken_back=_TAKEN_BACK,
    leaving=_LEAVING,
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
        rf"|(?:can|may|could) i have)(?: for)?(?: just)? {A_MOMENT}(?: please)?",
        rf"(?:hold on|hang on|bear with me|please wait|one (?:moment|sec|second)|just (?:a|one) {MOMENT}"
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
        DONE[0].pattern,
        DONE[1].pattern,
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
    rejections=word_set(
        "worse worst illegal unlawful forbidden useless tempting deprecated outdated obsolete hides harmful pointless "
        "insufficient naive breaks breach breached lie insult attackers declined refused refuse wrongly"
    ),
    distances=(
        r"(?:if|whether|unless|suppose|imagine)(?: (?:you|we|i|they|he|she|it|one|people|(?:some|any)(?:body|one)))?",
        r"(?:some|many|most|other|others|few|old|the old|a lot of|lots of) \S+(?: \S+){0,2}?",
        r"(?:when|where|how|why|that) (?:you|they|he|she|people|others|(?:some|any|every)(?:body|one))",
        r"(?:people|teams|beginners|developers|companies|they|he|she|(?:some|any|every)(?:body|one)|whoever)",
        r"(?:a|one|my|the|our) (?:old |former |last )?"
        r"(?:colleague|boss|manager|team|company|tutorial|book|vendor|provider|customer)",
        r"(?:you|one) (?:could|might|can|may)|it (?:would|might|could) be|in the past|years ago|in theory",
        r"some (?:think|say|believe|claim|hope)",
    ),
    oneself=word_set("i im id ill ive we wed weve my our me us myself ourselves"),
    leads=word_set(
        "you youd just simply only always usually first of all then would could can should do have want need let lets "
        "try to a an the this it here there still quickly easily"
    ),
    joints=word_set("and but so because cause since then that is are was were be get gets by means"),
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
        r"(?:and so on|so on|as well|(?:i|we|they|he|she|it|you) (?:did|do|does|was|were|is|are|could|can|would|have"
        r"|has) not|i do|i am|i was|i have|i did|i can|i could|we do|we did|it is|it was|they are"
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
