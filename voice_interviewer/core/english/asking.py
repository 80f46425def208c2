"""What an English prompt asks for: requests and questions, so that `lint` can see two of them in one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voice_interviewer.core.grading.tokens import content

_WH = r"(?:what|which|who|whom|whose|when|where|why|how)"
_AUX = r"(?:do|does|did|is|are|was|were|would|will|could|can|should|have|has|had|might|may|must)"
_REQUEST = (
    r"(?:(?:please|now|next|then|so|ok|okay|first|and|also|finally|briefly) )*(?:tell (?:me|us)|describe|explain"
    r"|walk (?:me|us)|talk (?:me|us) (?:through|about)|talk (?:through|about)|give (?:me|us|an?)|compare|name"
    r"|outline|show|take (?:me|us)|discuss|summari[sz]e|define|list|sketch|design|share|help me understand|imagine"
    r"|suppose|think of|pick|choose|say|contrast|argue|propose|state|recall|consider|look at|read|estimate|justify"
    r"|elaborate|review|convince|sell|pitch|role ?play|debug|find|trace|identify|introduce)"
)
_IS_REQUEST = re.compile(
    rf"^(?:{_REQUEST}|id (?:like|love) (?:you to|to hear)|i would like (?:you to|to hear)|im (?:interested|curious)"
    r"|i am (?:interested|curious))(?!\S)"
)
_ASKING = re.compile(
    rf"(?<!\S)(?:{_WH}(?: \S+){{0,4}}? {_AUX}(?: not)? (?:you|it|that|this|they|we|the|a|an|your|there|its|these"
    r"|those|one|he|she|i|users?|each|someone|somebody|people|\S+))(?!\S)"
)
_SECOND = re.compile(
    r"(?<!\S)(?:and (?:also|additionally|then|secondly)|also|additionally|in addition|secondly|plus|as well as"
    rf"|furthermore|moreover|besides that|on top of that)(?: (?:tell me|please|and|to))* (?:{_WH}|{_AUX} you"
    r"|tell me|describe|explain|walk me|give me)(?!\S)"
)
_CHAINED = re.compile(r"(?<!\S)and (?:then )?(?:please )?(?:tell me|describe|explain|walk me|give me|compare)(?!\S)")
_ASIDE = re.compile(
    rf"^(?:and )?(?:{_WH}(?: {_WH}| and| or)*(?: (?:so|not|exactly|then))?|what happened|what did you do"
    r"|how did (?:it|that) (?:go|turn out|end|work out)|what was the (?:result|outcome)|what came of it|how so"
    r"|why is that|in what way)$"
)


def is_request(sentence: str) -> bool:
    """Does this sentence (plain words) ask for something without a question mark?"""
    return bool(_IS_REQUEST.search(sentence))


def second(plain: str) -> str:
    """A second question hung on to the first, or ""."""
    found = _SECOND.search(plain)
    return found.group() if found else ""


def asks(sentences: Sequence[tuple[str, bool]], plain: str) -> list[str]:
    """The things asked for by sentences of plain words, each with whether it ends in a question mark.

    That is each request, and each question that is more than an aside to the one before it.
    """
    found: list[str] = []
    any_mark = any(marked for _, marked in sentences)
    for sentence, marked in sentences:
        if found and _ASIDE.search(sentence):
            continue
        request = _IS_REQUEST.search(sentence)
        if request and not _is_setting(sentence):
            found.append(request.group())
        elif marked or not any_mark:
            found += _questions_in(sentence)
    chained = _CHAINED.findall(plain)
    return found + chained if len(chained) > 1 else found


def _is_setting(sentence: str) -> bool:
    """ "Imagine a shop with ten servers" sets the scene for the question that follows."""
    return bool(
        re.match(
            r"^(?:\S+ ){0,2}?(?:imagine|suppose|consider|say|picture|look at|read|think of|take)(?!\S)(?! (?:me|us))",
            sentence,
        )
    )


_JOINED = re.compile(
    r"(?<!\S)(?:and|or|but|then|so)(?: (?:then|also|if so|why|by|in|on|at|for|to|with"
    rf"|from))? (?P<ask>{_WH}(?: \S+){{0,4}}? {_AUX}(?: \S+){{2,}})"
)


def _questions_in(sentence: str) -> list[str]:
    """Direct questions of one sentence. "How would you find it, and how would you fix it" holds two; "and why" none
    more.
    """
    first = _ASKING.search(sentence) or re.search(
        rf"(?:^|(?<=\s)){_AUX} (?:you|we|they|it|there|the|a|an|your|this|that|i)(?!\S)", sentence
    )
    if not first:
        return []
    found = [first.group()]
    for joined in _JOINED.finditer(sentence, first.end()):
        ask = joined.group("ask")
        contrast = ask.startswith("when ") and sentence.startswith(("when ", "and when "))
        if not contrast and " you " in f" {ask} " and " you " in f" {sentence[: joined.start()]} ":
            found.append(ask)
    later = [match.group() for match in _ASKING.finditer(sentence, first.end())]
    return found if len(found) > 1 else [first.group(), *later] if len(later) > 1 else found


# Words that give nothing away: they may stand in a guide and in a fair question about the same subject.
GENERAL = frozenset(
    content(
        """system service services application program software code data user users customer customers client clients
        team teams people person problem problems issue change changes changing decision decide decided choose choice
        chosen option options approach solution way step steps reason reasons result results outcome example situation
        project projects work job role task tasks time times day week month year first last next new old big small
        large good better best worse bad right wrong different same part parts side start end case cases level number
        numbers amount cost costs price risk risks benefit impact effect difference trade offs measure measured check
        checked test tests tested find found notice handle deal manage use uses used using build built write wrote
        written run runs running read add added remove keep kept set put take took bring leave left happen happens
        happened help helps mean means come came look looked see saw show talk said tell ask question answer learn
        learned experience important hard easy simple complex specific exactly particular today later earlier before
        after second third one two three every everything something nothing somebody anybody production design plan
        process point points matter fit need needs needed requirement goal feature features release version language
        tool tools technology technologies page screen request requests response call calls value values input output
        file files name names table database server machine function functions class thing things sure possible make
        made does done did long short fast slow quickly often always never still while report reported lead led
        manager colleague feedback company product business market money deadline priority explain describe understand
        agree disagree convince support improve improvement performance quality failure fail failed failing error
        errors bug bugs fix fixed break broke broken wrong go went know knew think thought believe feel involve safe
        safely back again once twice consider expect assume compare depend whole rest place open close full empty
        inside outside between"""
    )
)
