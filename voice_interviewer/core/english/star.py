"""How situation, task, action, result and reflection are told in English."""

from __future__ import annotations

from voice_interviewer.core.grading.storybook import Storybook
from voice_interviewer.core.grading.tokens import word_set

_NUMBER = (
    r"(?:\d[\d.,]*|(?:a|zero|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|"
    r"thousand|million|half|several)(?: (?:hundred|thousand|million|point|dozen|one|two|three|four|five|six|seven|"
    r"eight|nine))*)"
)
_UNIT = (
    r" (?:%|percent|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|times|users|requests|errors|tickets|"
    r"incidents|customers|clients|guests|people|calls|complaints|queries|megabytes|gigabytes|ms|dollars|euros|"
    r"pounds|kilos|points|thousand)"
)
_ROUGHLY = r"(?:about|around|under|below|only|just|almost|nearly|over|roughly|maybe|something)"  # "something like nine"
_PERIOD = r"(?:minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|quarters?|terms?|seasons?)"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|"
    r"fall|winter|christmas|easter)"
)

# past forms that cannot be present, and those that can
_PAST_OF_DOING = (
    "began|blew|bought|broke|brought|built|called|caught|chose|climbed|dealt|did|dug|drew|drove|fought|found|gave|"
    "went|held|hid|hung|kept|knelt|laid|leant|led|lent|made|met|paid|ran|rang|rebuilt|redid|rethought|rewrote|rode|"
    "sang|sat|sent|shot|bid|showed|sold|sought|spent|spoke|stood|stuck|stepped|swore|swept|taught|told|took|threw|"
    "tore|undertook|wrote|withdrew|came up|came back|came in|got|left|said"
)
_PAST_OF_BEING = (
    "was|were|wasn't|weren't|had|became|came|did not|didn't|fell|felt|flew|forgot|froze|grew|heard|knew|lay|lost|"
    "meant|rose|saw|slept|stank|struck|thought|understood|wanted|woke|won|wore|could|couldn't"
)
_PRESENT_ED = (
    r"(?:need|feed|speed|succeed|proceed|exceed|breed|bleed|weed|indeed|embed|seed|agreed|red|bed|shed|hundred)"
)
_REGULAR = rf"(?!{_PRESENT_ED}\b)[a-z]{{2,}}ed"
PAST = rf"(?:{_PAST_OF_DOING}|{_PAST_OF_BEING}|{_REGULAR})"
# what happens in the head or to one, where one comes from, and what one failed to do, is no own action
_NO_DEED = (
    r"(?:need|want|us?ed|learn|reali[sz]|notic|believ|wonder|agreed|lik|lov|hat|seem|suppos|hop|expect|fear|worri|"
    r"suspect|remember|enjoy|liv|graduat|studi|belong|fail|inherit|owned|applied (?:here|for|at)|started (?:as|at|"
    r"in|there|working|school|when|out|my|this|i)\b|miss|mixed|wait|stay|turned out|happen|assum|doubt|trust|"
    r"work(?:ed|ing) (?:at|for|as|in)|join|got (?:on|along|the|a) (?:with|well|chance|job)|found (?:out )?that|"
    r"did (?:not|n't)|made (?:a|my|the|this|that) (?:mistake|error)|took (?:the |an |a )?(?:right |important |"
    r"necessary )?(?:action|steps?)\b|was|were|left school|said (?:that )?i)"
)
_BETWEEN = (
    r"(?:(?:also|then|first|first of all|next|just|even|myself|again|once|therefore|so|both|all|too|immediately|"
    r"actually|only|instead|in turn|on my own|alone|(?!usually|normally|typically|generally|probably|nearly|rarely|"
    r"hardly|mostly|regularly|frequently|only)[a-z]+ly|went and|decided to|have|ve) ){0,3}"
)
_PARTICIPLE = (
    r"(?:[a-z]{2,}ed|written|spoken|built|made|found|brought|taken|chosen|given|sent|met|taught|told|rung|drawn|"
    r"shown|rewritten|rebuilt)"
)
_NO_NOUN = (
    r"(?!(?:and|or|but|so|to|of|in|on|at|for|with|by|from|into|about|as|than|that|which|who|whom|whose|because|when|"
    r"where|while|after|before|until|if|whether|how|why|what|i|we|he|she|it|they|me|us|him|them|you|now|then|later|"
    r"not|this|the|a|an|my|our|his|her|their|its|is|are|was|were|had|has|have|day|week|weeks|month|year|days|moment|"
    r"time|only)\b)[a-z']+"
)
_OTHERS = (
    r"(?:he|she|it|they|this|that|which|one|two|three|some|most|both|all|all of (?:them|us)|each|everyone|everybody|"
    r"everything|nobody|no one|nothing|none|people|(?:the|my|our|his|her|their|its|an?|that|this|no|every|each|"
    rf"both)(?: {_NO_NOUN}){{1,3}}?(?: (?:of|in|from|for) the {_NO_NOUN})?)"
)
_WHO = rf"(?:{_OTHERS}|we|we all)"
_SOFTLY = (
    r"(?:(?:also|then|later|finally|even|only|still|just|both|all|soon|really|never|always|now|actually|eventually|"
    r"[a-z]+ly) ){0,2}"
)
_REACTED = (
    r"(?:accepted|adopted|agreed|apologi[sz]ed|approved|bought|brought|changed|chose|confirmed|followed|granted|"
    r"helped|hired|honou?red|invited|joined|kept|laughed|liked|listened|offered|paid|passed|praised|promoted|put|"
    r"received|recovered|renewed|reopened|repeated|returned|said (?:yes|thank|ok|it was)|signed|started (?:again|to|"
    r"\w+ing)|began to|stayed|stopped|supported|thanked|took (?:it|them|over|part|the)|trusted|turned (?:up|into|"
    r"out (?:well|fine|good|great|badly|better|nicely|okay|to|really well|very well))|"
    r"understood|used|voted|welcomed|wrote|gave (?:me|us|it|up)|got|cried|smiled|handed in|came (?:back|out|"
    r"through|in|to (?:us|me|see)|early|on time|off)|went (?:well|live|out|home|through|up|down|on|back|fine|"
    r"smoothly|without|by|into)|let (?:me|us)|did (?:it|his|her|their|not|n't|most|that)|didn't|made it|found (?:it|"
    r"the|no|nothing)|bought|asked (?:me|us|for|to)|ran|held|worked|survived|disappeared|vanished|ended|closed|"
    r"opened|improved|fell|dropped|rose|sank|grew|shrank|halved|doubled|tripled|became|remained|lasted|failed|"
    r"arrived|reached|finished|delivered|left|lost|won|saved|cost|moved|presented|managed|quit|learned|learnt|sold|"
    r"served|filled|leads|led)"
)
_ENDED_FOR_US = (
    rf"(?:(?:made|had|reached|sold|won|lost|saved|raised) (?:about |over |almost )?{_NUMBER}|kept|won|lost|finished|"
    r"shipped|launched|delivered|released|served|closed|saved|reached|passed|made it|made the|ended up|handed in|"
    r"opened|left|avoided|managed|missed|sold|raised|earned|got (?:a|an|the|it|our|there|through|back|shortlisted)|"
    r"met (?:the|our)|came (?:second|first|third|out|in)|were (?:at|done|ready|finished|back|through|live|able|"
    r"on time|in time|under|below|down)|had (?:no|not|zero|only|fewer|less|lost|one customer|back)|filled|stayed|"
    r"agreed|caught|found a|never had)"
)
_STATE = (
    r"(?:ready|finished|done|used|kept|solved|resolved|fixed|accepted|delivered|in time|on time|there|full|over|"
    r"closed|happy|satisfied|gone|back|online|live|better|shorter|faster|safe|fine|pleased|relieved|grateful|"
    r"surprised|filled|printed|open|signed|saved|approved|adopted|repeated|cancelled|higher|lower|right|clear|quiet|"
    r"calm|complete|on|lost|postponed|possible|enough|stable|prevented|impressed|sent|paid|gained|published|changed|"
    r"calmer|easier|allowed|introduced|moved|replaced|extended|renewed|sold|stopped|settled|restored|recovered|half|"
    r"zero|still)"
)
_FROM_NOW = (
    r"(?:since then|ever since|from then on|from that day(?: on)?|since that \w+|after that|these days|nowadays|"
    r"today)"
)
_NOT_PAST = rf"(?!{PAST}\b|have|would|could|should|think|thought|am (?:very|a)\b)"
_LATER = (
    rf"(?:(?:after|within|in) (?:about |almost |only )?{_NUMBER}(?: an?| and a half)? {_PERIOD}|"
    rf"{_NUMBER} {_PERIOD} (?:later|after(?:wards)?)|by the end(?: of (?:the|that) \w+)?|by {_MONTH}|by {_DAY}|"
    r"(?:the )?(?:next|following|same) (?:day|morning|evening|week|month|year|time|season|spring|summer|quarter)|"
    rf"in (?:the|that) (?:next|following|second|third|first|fourth|fifth|same) {_PERIOD}|at the end(?: of (?:the|"
    r"that) \w+)?|in the end|finally|eventually|afterwards|later(?: on)?|a (?:year|month|week|day) later|"
    rf"the (?:year|month|week) after|at first|in the morning|on {_DAY}|from then on|since then)"
)

SITUATION_ALONE = (
    r"when (?:i|we) (?:was|were|worked|joined|had(?! to\b)|started|began)",
    r"(?:at|in|for|with|during) my (?:\w+ )?(?:last|previous|current|first|second|third|old|former) (?!task|"
    r"job is)\w+",
    r"i remember (?:a|one|the|once|when|this|that|how|my)\b",
)
SITUATION_BESIDE = (
    rf"(?:last|this|that|that same|the following) (?:year|month|week|{_MONTH}|term|season|weekend)|"
    rf"(?<!in )(?<!for )(?<!by )(?:last|one) (?:\w+ )?(?:year|month|week|{_MONTH}|{_DAY}|day|night|morning|afternoon|"
    r"evening|time|weekend)(?! (?:later|earlier|left|more|before))",
    rf"{_NUMBER} (?:years|months|weeks) (?:ago|into|before)|(?:a couple of|a few|some|many) (?:years|months|"
    r"weeks) ago",
    r"back (?:in|when|at)|(?<!for )(?<!at )(?<!than )once(?! (?:more|again|a))|one time|at that time|at the time|"
    r"(?:in|of|since) (?:19|20)\d\d|(?:19|20)\d\d",
    rf"(?:in|during|before|after) (?:the |an? )?(?:\w+ )?(?:{_MONTH}|pandemic|merger|strike|crisis|year)",
    r"(?:in|during|at|before|after|for) (?:my|our|the|an?) (?:\w+ )?(?:\w+ )?(?:internship|apprenticeship|training|"
    r"studies|retailer|wholesaler|kindergarten|station|stand|market|laboratory|lab|kitchen|plant|department|firm|"
    r"municipality|city|institute|startup|farm|garage|studio|theatre|museum|library|charity|centre|center|desk|"
    r"harbou?r|airport|traineeship|thesis|probation|placement|degree|semester|term|year|time|job|project|shift|"
    r"season|project|release|launch|sprint|migration|class|course|group|club|team|company|shop|store|hospital|"
    r"school|university|restaurant|agency|warehouse|office|cafe|hotel|bank|clinic|factory|bakery|practice)",
    r"(?:while|when|after|as(?! (?:the|my|our|an?)\b)) (?:i|we|he|she|they|it|the|my|our|two|an?)\b",
    r"there (?:was|were|used to be)|it (?:was|happened|started|began) (?:in|on|at|during|when|a|an|my|our|the)",
    rf"(?:on|in) (?:an?|one|the|that|this) (?:\w+ )?(?:{_DAY}|night|morning|evening|flight|project|shift|team|day|"
    r"ward|site)",
    r"(?:where|which|that) i (?:worked|did|was)|(?:as|being) an? (?:\w+ )?(?:\w+ )?(?!result|consequence|first|"
    r"team\b)\w+",
    r"i (?:had|have) an? (?:\w+ )?(?:\w+ )?(?:client|customer|colleague|student|patient|guest|boss|manager|supplier|"
    r"team|project|case|pupil|neighbou?r|apprentice|trainee|intern|deadline)",
)
HAPPENED = (
    r"(?:i|we) (?:was|were|had been|'d been|have been|used to)|i'd been|i'd (?:\w+ )?worked",
    rf"(?<!i )(?<!i also )(?<!i then )(?!asked me|told me to|wanted me){PAST}",
)
TASK_ALONE = (
    r"(?:my|our) (?:own |main |first |first real |biggest |big )?(?:task|job|role|part|responsibility|assignment|"
    r"duty|mission|brief|target|goal|aim)(?: \w+){0,3}? (?:was|were)(?! asked| done| over)",
    r"i was (?:\w+ ){0,2}?(?:responsible|in charge|supposed|on call|on duty|assigned|accountable|answerable|"
    r"meant to|tasked|entrusted|told to|asked to|expected to|the only one|the one (?:who|that|on|in|with)|due to)",
    r"it was (?:up to me|on me|my (?:job|task|turn|call|decision|responsibility|duty|project|idea to|shift|watch))",
    r"it (?:fell|came down) to me|it was me (?:who|that)|(?:that|this) (?:somebody|someone|one|person) was me",
    r"(?:was|were) (?:on me|up to me|mine|my (?:thing|job|responsibility|task|duty|baby|own little project|"
    r"turn))(?! to blame)",
    r"(?:asked|wanted|told|ordered|needed|trusted|assigned|expected|allowed|charged|commissioned|hired|appointed|"
    r"sent) me (?:to|with|for|in)(?! (?:go away|leave|wait|stop|speak|come|do the same|again|explain|join))",
    r"(?:i'd|i had|i've) (?:\w+ )?been (?:asked|told|given|assigned|hired|brought in|made|put in charge|sent|"
    r"appointed)",
    r"(?:the|our|my) (?:\w+ )?(?:goal|aim|task|deadline|requirement|objective|mission|target|brief|mandate|"
    r"assignment) (?:was|were)(?! not)",
)
TASK_BESIDE = (
    r"i (?:had to|needed to|was to|needed a|owned|took over|took on|inherited|volunteered|looked after|was leading|"
    r"was running|was managing|was coordinating|was given|was handed|was put|was sent|was made|was elected|"
    r"was chosen|was alone)",
    r"(?:i|we) (?:\w+ )?(?:led|headed|managed|coordinated|chaired|ran|organi[sz]ed|planned|moderated|"
    r"supervised) (?:the|an?|our|my|this|that|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d+)(?: \w+){0,2}? (?:team|project|group|migration|shop|store|branch|department|unit|festival|club|office|"
    r"kitchen|ward|class|course|week|event|shift|service|programme|program|plant|region|site|account|release|"
    r"product|house|school|council|company|trip|conference|move|launch|rollout|workshop|campaign|lab|restaurant|"
    r"hotel|people|employees|engineers|developers|nurses|budget|construction)s?",
    r"i was (?:also |kind of |sort of |then |still )?(?:the|her|his|their|our|its|one of (?:the )?\w+|head of|"
    r"chair of|lead of|shift lead|team lead|project lead|project manager|key worker)(?! first| last| same| new|"
    r" youngest| oldest| problem| one\b)\b",
    r"i (?:'d |had |also |also had |have |'ve )?(?:promised|volunteered|signed up|committed|given my word) (?:to|"
    r"for|it|that|them|him|her|my)|i'd promised|i had (?:promised|volunteered|planned to|agreed|committed)",
    r"(?:i|we) (?:led|headed|managed|coordinated|moderated|supervised) (?!to\b|it\b|that\b|him\b|them\b|up\b|me\b|"
    r"without\b)\w+",
    r"i(?:'m| am) (?:only |just )?(?:the|head of|team lead|shift lead|their|his|her)|(?:someone|somebody) had to|"
    r"i was (?:\w+ ){0,3}by myself|was (?:handed|given|assigned) (?:the|this|that|a|all|it)|(?:wanted|expected|"
    r"needed) (?:it|them|this|that) (?:under|over|above|below|ready|done|to be|finished|by)",
    r"and (?:was|were) (?:\w+ )?(?:responsible for|in charge of)|offered to (?:lead|take|run|do|organi[sz]e|"
    r"look after|cover|write)",
    r"left me (?:with|in charge|alone with|the)|(?:elected|picked|named|appointed|voted|made) me (?:as|the|their|to|"
    r"head|lead|chair)",
    rf"(?:i|we) (?:only |just )?(?:had|got|were given|was given) (?:only |just )?{_NUMBER} {_PERIOD}(?! (?:ago|"
    r"of experience))|i was (?:\w+ ){0,3}alone (?:with|at|on|in|for|from|that)",
    r"(?:asked|wanted|told) me as an? (?:\w+ ){1,2}to|as (?:vice|deputy|head|director|chair|manager|team|shift|dean|"
    r"owner|interim)(?: [a-z-]+){0,3}? i\b|(?:my|our|a) (?:own )?(?:commitment|promise|duty|order|assignment) (?:to|"
    r"was|from)",
    r"(?:so )?i (?:had )?said (?:that )?i (?:would|'d|will)|i'd (?:promised|volunteered|agreed|committed|signed up|"
    r"taken on|taken over)",
    r"as (?:the|an?|her|his|their|our|one of (?:the )?\w+|head of|chair of|director of)(?: [a-z-]+){1,5}? i(?:'d|"
    r" had| was| am|)\b",
    r"(?:gave|handed|passed|left|entrusted|assigned|offered|brought|trusted) (?:it|this|that|them|the \w+|"
    r"these) (?:back |over |down )?(?:to|with) me|let me (?:have it|run|take over|lead)",
    r"gave me (?:a free hand|the (?:task|job|order|project|lead|responsibility|keys)|(?:\w+ ){1,2}(?:days|weeks|"
    r"months|hours))",
    r"(?:expected|wanted|needed|asked|demanded) (?:\w+ ){1,6}?from me|(?:needed|wanted|expected) (?:it|this|that|"
    r"them|him|one|everything|\w+) (?:done |back |ready |finished )?(?:by|before|within|until|on)",
    r"(?:all |what )i had to (?:do|find|decide)|i'm (?:responsible|answerable|accountable|in charge)|"
    r"i am (?:responsible|answerable|accountable|in charge)|i (?:lead|run|manage|head) (?:an?|the) (?:team|"
    r"department|group|branch|unit)",
    r"we (?:had|needed|were supposed|were asked|were meant) to(?! (?:wait|laugh))|had to (?:be|"
    r"go) (?:\w+ ){0,2}?(?:by|before|on|in|done|ready|finished|out|live)",
    rf"(?:by|until|before|due|for) (?:next |the following |the end of )?(?:{_DAY}|noon|midnight)(?! (?:night|"
    r"evening))\b(?= .| and| but)",
    rf"(?:with|had|got|have|were given|was given) (?:only |just )?{_NUMBER} (?:{_PERIOD}) (?:left|to|for|until)",
    r"(?:the|an?) (?:task|project|customer|client|team|account|case|goal|decision|order|plan|shift|ward|site|"
    r"deadline) (?:was|were) (?:mine|ours|given to me)",
    r"my (?:job|task|part|role|responsibility|goal|aim|target|call) (?:that day |there |then |in it )?(?:was|is|"
    r"were)\b",
    r"i (?:did|was doing|handled|did all) the (?!same|right|wrong|first)\w+(?: and (?:he|she|they|my \w+) (?:did|"
    r"handled))",
    r"(?:i|we) (?:wanted|hoped|planned|decided|set out|meant|intended|aimed) to (?!be|go home|know|see|say)\w+",
    r"(?:my|our|the) (?:boss|manager|supervisor|teacher|mentor|customer|client|director|board|chef|chief|"
    r"head of \w+|team lead|lead|professor|owner|company|council|trainer) (?:\w+ ){0,2}?(?:asked|wanted|told|gave|"
    r"put|sent|expected|needed|assigned|made) (?:me|us)",
)
RESULT_ALONE = (
    rf"as a result(?! oriented)(?= (?:\w+ ){{0,4}}{PAST})",
    r"(?:in|at) the end(?: of \w+ \w+)?(?! (?:\w+ ){0,3}?(?:is|are|you|one|will)\b)"
    rf"(?= (?:\w+ ){{0,5}}?(?:{PAST}|has|have)\b)",
    r"(?:the |my |our )?(?:result|outcome|effect|consequence|upshot) was(?! (?:very |really |so |"
    r"just )?(?:excellent|perfect|good|great|positive|amazing|outstanding|successful|fantastic))",
    r"(?:dropped|fell|rose|grew|improved|increased|decreased|shrank|climbed|sank|(?:went|came|got) (?:up|down|"
    r"back)) (?:\w+ ){0,2}?(?:from|to|by) (?:about |around |almost |nearly |over |under |only |below |"
    rf"just )?{_NUMBER}",
    rf"(?:went|came|got) (?:\w+ ){{0,2}}?from (?:about |around |almost |over )?{_NUMBER}(?:{_UNIT})? (?:\w+ "
    r"){0,4}?to",
    r"(?<!to )(?:reduced|cut|lowered|raised|increased|decreased|improved|shortened|saved) (?:\w+ ){0,6}?(?:by|"
    rf"from|to|in|us|about|over) (?:a |about |almost |over )?{_NUMBER}{_UNIT}?",
    rf"saved (?:us |the \w+ |them |about |around )*{_NUMBER}|(?:cut|reduced) (?:\w+ ){{0,4}}?in half",
    r"(?:it|that|this|everything|which) (?:worked|helped|paid off|solved)(?! (?:at|for (?!us|me|them|everyone)|in|"
    r"on|with|by|fine before))",
    r"never (?:happened|came back|occurred) again|went (?:live|well)|paid off",
    rf"(?:was|were|became|got|made|ran|finished|needed|had|sold|took) (?:\w+ ){{0,4}}?{_NUMBER}{_UNIT} (?:faster|"
    r"less|fewer|more|better|lower|higher|cheaper)",
)
OUTCOME_LATER = (
    rf"{_LATER} {_WHO} (?:\w+ ){{0,3}}?{PAST}",
    rf"{_LATER} (?!and\b|i\b|we\b|to\b|but\b|i'd\b|when\b|if\b)(?:{_NUMBER} of \w+|\w+|\w+ \w+) (?:{PAST})",
)
RESULT_BESIDE = (
    rf"{_OTHERS} {_SOFTLY}{_REACTED}",
    rf"(?:we|we all|my \w+ and i|the two of us) {_SOFTLY}{_ENDED_FOR_US}",
    rf"{_WHO} {_SOFTLY}(?:was|were|is|are|has been|have been|had been) (?:\w+ ){{0,2}}?{_STATE}",
    r"(?:it|he|she|there)'s (?:\w+ ){0,4}?(?:now|today|still|every \w+)",
    rf"(?!my\b){_WHO} (?:is|are|has|have|works|work|runs|run|does|do|lives|comes|uses|use|still|now|takes|take|holds|"
    r"stands) (?:\w+ ){0,7}?(?:now|today|still|since|ever since|to this day|every (?:day|week|month|year|"
    r"afternoon|morning))",
    rf"(?!my\b){_WHO} (?:still|now|has since|have since) (?!i\b|we\b|my\b)\w+",
    rf"(?:nobody|no one|not one|not a single|none|nothing|everyone|everybody|everything|only {_NUMBER}|"
    rf"{_NUMBER}(?: out)? of (?:the |our |my |them|us|\w+ )*)(?: [a-z]+){{0,3}}? (?!had\b)(?:{PAST}|has|have)",
    r"(?:no|zero|without any|without a single|with no|with zero) (?:accidents?|complaints?|harm|losses|loss|damage|"
    r"errors?|incidents?|delay|delays|single \w+|more \w+|further \w+)",
    r"(?:complaints|errors|calls|mistakes|it|they|the \w+) (?:stopped|disappeared|vanished|went away)|has (?:held|"
    r"worked|prevented|come back|done it)",
    rf"instead of {_NUMBER}|{_NUMBER}(?: \w+)? (?:early|late|ahead of|under budget)",
    r"(?:it|that|this|which|the \w+) (?:\w+ )?(?:took|cost|brought|meant|gave|made) (?:us |me |them )?(?:only |"
    rf"about |over )?(?:{_NUMBER}|two|half|longer|less|more)",
    rf"{_OTHERS} (?:was|were) (?:about |around |only |still |just |under |over |almost )?(?!an? ){_NUMBER}",
    rf"(?:was|were) (?:at|on|down to|up to|below|under|over|above) {_NUMBER}",
    rf"(?:{_NUMBER}|most|some|many|all|both|half|the (?:others|rest|first|second|third|last))(?: (?:thousand|hundred|"
    r"of them|of us|\w+))? (?:came|made it|agreed|said|joined|signed|stayed|left|accepted|bought|passed|survived|"
    r"remained|followed|went)",
    r"i (?:passed|won|lost|reached|finished|delivered|handed in|kept) (?:the|an?|my|it|on|in|early)|i (?:was|"
    r"got) (?:\w+ )?(?:promoted|hired|asked to|invited|thanked|allowed)",
    r"(?:finished|completed|delivered|handed in|ready|printed|came out) (?:\w+ ){0,3}?(?:on time|in time|early)",
)
REFLECTION_ALONE = (
    r"(?:i|we|it|that|this|which|he|she) (?:have |has |had |also |really |first |'ve )*(?:learned|learnt|taught me|"
    r"taught us|showed me|opened my eyes)(?! (?:german|english|french|spanish|java|python|at|in (?:school|"
    r"university)))",
    r"(?:it|that|this)'s (?:taught|shown|made) me|i've (?:also )?(?:learned|learnt)|(?:the |my |a |one )(?:main |"
    r"big |biggest |real )?lessons?(?: \w+){0,4}? (?:was|is|were)|my lesson|the lesson",
    r"what i (?:learned|learnt|took|take|understood|kept|would do|should have)(?! over| on)|my (?:take ?away|"
    r"conclusion) (?:was|is)",
    r"looking back|in hindsight|with hindsight|in retrospect|afterwards i (?:understood|saw|reali[sz]ed|knew)",
    r"next time(?! (?:he|she|it|they|we met))|since then (?:i|we|my|every|each|the first)|now i (?:always|never|"
    r"first)",
    r"if i (?:did|could do|had to do|were to do|had) (?:it|that|this) (?:all )?(?:again|over|once more)|"
    r"i should have|i shouldn't have|i ought to have",
    r"(?:stayed|stuck) with me|made me (?:much |far |a lot |a bit )?(?:more|less|better|stricter|calmer|humble|"
    r"careful|a better)",
    r"i would (?:have (?:done|started|asked|tested|involved|told|called|spoken|said|gone|stopped|checked|"
    r"liked to have)|now|rather have)",
)
REFLECTION_BESIDE = (
    r"i (?:have )?(?:reali[sz]ed|understood) (?:that )?(?:you|it is|it's|people|how|customers|nobody|one|what|why|"
    r"not everyone|i (?:can|need|should|must|have))",
    r"from (?:this|that|it|then on) i (?:understood|know|learned|learnt|always|never|\w+)|(?:this|that|"
    r"it) changed (?:how|the way) i",
    rf"{_FROM_NOW} (?:i|we|my \w+|every \w+(?: \w+)?|each \w+(?: \w+)?|there is|nobody) (?:would |also |always |"
    rf"never |only )*{_NOT_PAST}\w+",
    r"(?:(?<=\. )|(?<=and )|(?<=so )|(?<=but )|(?<=why )|(?<=because ))(?:now|nowadays|today|these days) (?:i|we|"
    r"my \w+|every \w+(?: \w+)?|each \w+(?: \w+)?|there is|nobody|the first \w+) (?:would |also |always |never |"
    rf"only )*{_NOT_PAST}\w+",
    rf"i (?:also |always |never |only |even |still |now )*{_NOT_PAST}[a-z]+ (?:\w+ ){{0,12}}?(?:now|these days|"
    r"nowadays|ever since|since then|since that \w+|every time|with every new \w+|at every \w+|today)",
    r"i(?:'ve| have) (?:\w+ ){1,6}?(?:ever since|since then|since|every time)\b",
    rf"i (?:now|always|still|never) (?!had|was|did|got){_NOT_PAST}\w+",
    r"i used to (?:\w+ ){1,6}?now i|that's (?:how|why|what) i (?:\w+ ){0,2}?(?:look|do|work|start|begin|ask|check|"
    r"try|now)|it's how i",
    r"(?:today|now|next time|nowadays) i(?:'d| would| will)|i(?:'d| would) (?:\w+ ){0,14}?(?:today|now|next time|"
    r"again|sooner|earlier|differently|on the first day|much earlier|if i did|next time too)",
    r"i(?:'d| would) (?:do|start|begin|ask|set|call|talk|tell|check|test|choose|say|involve|count|take|go|"
    r"not) (?!if)",
    r"i was (?:also |simply |just |plainly |completely )?wrong|i had been wrong|my (?:own )?(?:mistake|fault|error|"
    r"failure|part in it) (?:was|is)|that was (?:also |partly )?my (?:mistake|error|fault|failure|part|own)|"
    r"my own part|the mistake was (?:mine|also)",
    r"(?<!that )i had (?:not|never) (?:asked|checked|told|thought|listened|said|tested|sent|looked|understood)|"
    r"i waited too (?:long|late)|i (?:could|might) have (?:\w+ )?(?:asked|told|done|called|spoken|said|started)",
    r"my (?:\w+ ){1,2}?(?:has|have|is|are|gets?|goes|starts?) (?:\w+ ){0,4}?(?:now|today|since|these days)|"
    r"that's my rule|my rule (?:is|now|since)",
    rf"(?:ever since then|since then|ever since|since that \w+|from then on) (?!{PAST}\b|we\b|i\b)\w+ (?!{PAST}\b|"
    r"has\b|have\b)\w+ \w+",
    r"i (?:have |then |also )?(?:understood|reali[sz]ed|saw) (?:that )?\w+ (?:need|are|can|want|have|do|must|is|"
    r"don't|aren't)",
    r"(?:that|it|this) was (?:a|my) (?:good |hard |expensive |important )?lesson|lesson learned|i (?:subsequently|"
    r"then|later|afterwards) (?:introduced|wrote|made|set up|built|added) (?:a|an|the|my|"
    r"it)(?: \w+){0,6}? (?:calendar|rule|list|check|checklist|template|habit|reminder|routine|guide)",
    r"(?:it|that) was (?:luck|my idea|too late|too early)|there was (?:some )?luck|what i (?:did|got) wrong|"
    r"i still (?:use|keep|slow|ask|check|start|begin)",
    r"(?:we|i) (?:later |then |afterwards |also )?(?:made|wrote|set|built|introduced|added|agreed on) (?:an? |the |"
    r"myself an? )?(?:\w+ ){0,2}?(?:rule|template|checklist|list|habit|guide|calendar|alert|check)s? (?:for (?:such|"
    r"myself|that|this|the next)|so (?:that|nobody|no one)|on|to)",
    r"afterwards (?:i|we) (?:put|made|wrote|added|set|introduced|changed|always|agreed)|we (?:all )?do (?:that|it|"
    r"this|so) (?:now|always|every)",
    rf"since then (?:the|changes|every|each|all|our|no|nobody|new|there|an?|both|people)(?: (?!{PAST}\b|has\b|"
    r"have\b)\w+){2,5}",
    r"from (?:then|that (?:day|week|time|moment)) on (?:i|we)|what i (?:under|over)estimated|what i (?:had )?(?:not|"
    r"did not|didn't) (?:see|know|ask|expect)",
    r"i (?:take|took|carry) (?:\w+ )?(?:from it|from that|with me|away)|i know (?:that )?now|(?:last|this) (?:month|"
    r"year|week) (?:that|it) (?:saved|made|helped|ended|showed)",
    r"what remained (?:is|was)|(?<=\. )now [a-z]+ing|i noticed that an? \w+ (?:\w+ ){0,3}?is|i would keep|"
    r"we (?:also )?(?:\w+ ){0,6}?and now \w+",
    r"if i (?:\w+ ){1,3}(?:it|that) (?:all )?(?:again|over)|what i(?:'d| would) (?:recommend|do|tell|change|say)|"
    r"(?:there's|there is|we have|we've got) (?:\w+ ){1,8}?(?:these days|now|nowadays)",
    r"i would \w+ (?:more|less|earlier|sooner|longer|fewer)|i (?:had |have )?\w+ (?:\w+ ){0,4}?too (?:late|early|long)",
    r"in the next (?:project|talk|group|meeting|job|year|season|case|one|team)|the year after i|after (?:that|"
    r"this) (?:i|we) (?:put|made|wrote|started|began|always|never|added|introduced|set)",
)
_INWARD = (
    r"(?!(?:had|wanted|thought|knew|felt|could|feared|believed|wondered|hoped|expected|needed|lay|meant|cost|"
    r"did not)\b)"
)
_IT_WAS = "".join(rf"(?<!{word} )" for word in ("it", "that", "this", "he", "she", "they", "we"))
WHAT_CAME = (
    rf"(?<!i ){_IT_WAS}(?:was|were)(?! (?:\w+ )?(?:against|annoyed|angry|afraid|hurt|furious|not|unhappy|sceptical|"
    r"silent|about|there|because|like)\b)",
    rf"(?<!i )(?<!had ){_INWARD}(?!(?:was|were|wasn't|weren't)\b){PAST}",
)
_NOT_TODAY = r"(?! (?:[^.]* )?(?:now|these days|nowadays|today|ever since|since then|every time|always)\b)"

ENGLISH = Storybook(
    alone={
        "situation": SITUATION_ALONE,
        "task": TASK_ALONE,
        "result": RESULT_ALONE,
        "reflection": REFLECTION_ALONE,
    },
    beside={
        "situation": SITUATION_BESIDE,
        "happened": HAPPENED,
        "task": TASK_BESIDE,
        "result": RESULT_BESIDE,
        "later": OUTCOME_LATER,
        "came": WHAT_CAME,
        "reflection": REFLECTION_BESIDE,
    },
    action=(
        rf"(?<!if )(?<!wish )(?<!unless )(?<!whenever )(?<!what )i {_BETWEEN}(?!{_NO_DEED})(?:{_PAST_OF_DOING}|"
        rf"{_REGULAR})",
        rf"(?<!if )i {_BETWEEN}agreed (?:with (?:\w+ )+on|on|a)",
    ),
    action_beside=(
        rf"(?<!if )i {_BETWEEN}(?:put|cut|set|let|read|hit|shut|split|spread|quit){_NOT_TODAY}",
        rf"(?:i have|i've|i had|i'd) (?:also |then |just |already |even |first |personally )?(?!{_NO_DEED}|promised|"
        rf"volunteered|been|worked|committed|agreed|lived|started|studied){_PARTICIPLE}{_NOT_TODAY}",
    ),
    joint=rf"(?:we|us two|my \w+ and i) (?:\w+ ){{0,2}}?{PAST}",
    change=(
        rf"(?:from (?:{_ROUGHLY} )?{_NUMBER}(?:{_UNIT})?(?: (?!i |we )\w+){{0,5}}? (?:down |"
        rf"up )?to (?:{_ROUGHLY} )?{_NUMBER})"
    ),
    moved=(
        r"dropped|fell|rose|grew|improved|increased|decreased|shrank|climbed|sank|went|came|got|brought|cut|reduced|"
        r"lowered|raised|shortened|doubled|took|was|were|halved|saved|had|down|up|speed"
    ),
    measure=rf"{_NUMBER}{_UNIT}",
    unreal=r"would|will|should|if|'ll|i'll|we'll|they'd|it'd",
    past=PAST,
    habit=r"always|usually|normally|generally|in general|every (?:day|morning|evening|time|week|single)|whenever|"
    r"would|typically",
    own=r"i|i'd|i've|i'm",
    openers=word_set(
        "and but so then because until when after before since while where as or later afterwards finally now"
    ),
    subjects=word_set("he she they we nobody everyone everybody i he's she's"),
    breath=(
        r"(?:and|but|so|then|because|after that|in the end|at the end|since then|looking back|from then on|"
        r"ever since|now) (?=(?:i|he|she|they|we|it|the|my|our|this|that|there|nobody|everyone|everybody|everything|"
        r"an?|one|two|his|her|their|then|now|next|in|at|after|i've|i'd)\b)|"
        r"(?<!that )(?<!which )(?<!who )(?<!what )(?<!where )(?<!how )(?<!than )(?<!if )(?<!as )(?<!when )(?<!and "
        r")(?<!but )(?<!so )(?<!then )(?<!because )(?<!while )(?<!before )(?<!after )(?<!until )(?<!whether "
        r")(?<!why )(?:(?:i|he|she|they|we|nobody|everyone|everybody|everything)(?= \w+)|"
        r"(?<!of )(?<!in )(?<!on )(?<!at )(?<!with )(?<!for )(?<!by )(?<!from )(?<!to )(?<!about )(?:the|my|our|his|"
        r"her|their|an?|one|it|that|this|no|not one)(?: \w+){0,2}?(?= (?:was|were|had|did|went|came|has|is|made|"
        r"said)\b))"
    ),
    fillers=word_set(
        "um umm uh uhm uhh er erm ehm hmm hm mm mhm huh ok okay yeah like basically actually literally just oh ah"
    )
    | {"you know", "i mean", "kind of", "sort of", "i guess"},
    empty=word_set(
        "situation situations task tasks action actions result results outcome outcomes reflection lesson lessons "
        "learned learnt learn experience experiences challenge challenges good great excellent positive negative "
        "perfect successful success best better right wrong important difficult hard big very really a an the my "
        "our this that it was is were are i we of in at to and or but so from had have has been took take made lot "
        "lots much many things thing everything something end for me us with there job role responsibility goal "
        "clear amazing fantastic wonderful nice told named described by as when on what which who would do did "
        "deliver day one time who then also all not no because be am will can could if how well own taken achieved "
        "achieve exceeded expectations delivered goals outstanding always reduced improved increased next looking "
        "back hindsight ownership mine should again differently"
    ),
)
