"""Word lists written by hand: what carries no content, what means the same, what the opposite, what is misheard.

Data only; `words`, `polarity` and `guards` give it meaning. Words that are compared as stems need one form each.
"""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _row(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _pairs(text: str) -> dict[str, str]:
    return {left: right for left, _, right in (pair.partition(":") for pair in text.split())}


# left out of every comparison; "oh" is no filler: it is a digit and a letter
FILLERS = _set("um uh uhm er erm hmm hm mm mhm huh okay ok yeah like basically actually literally")

FUNCTION = _set(
    """oh ah eh a an the of to in on at by for with from into onto as is are was were be been being am do does
    did done has have had having and or but if then than so that this these those there here it its it's they
    them their theirs he she his him her hers we us our ours you your yours i me my mine what which who whom
    whose when where why how can could will would shall should may might must also just very really quite rather
    such any some own too s t d m re ve ll now about because until while during up down off over under again
    further not no nor never cannot can't don't doesn't didn't isn't aren't wasn't won't wouldn't shouldn't
    couldn't haven't hasn't i'd i'm i've i'll you'd you're you've you'll it'll that's there's what's we'd we're
    we've they're they've let's etc e g ie eg well get gets got getting thing things something anything way ways
    want wants say says said mean means know knows think gonna lot lots kind sort per via both either neither
    however therefore thus hence whether upon else ever even still yet already maybe please out one's whereas
    although though compared"""
)

LIGHT = _set(
    """make makes made making use uses used using need needs needed give gives given giving take takes taken put
    puts go goes going come comes help helps allow allows more most less least all every each only other another
    same few many much several first second last next new before after above below within without between
    through against among around once always usually often time times good better best example examples case
    cases various certain able possible called call calls include includes including number part parts work
    works working set become becomes different type types form keep keeps back long whole main important useful
    great simple simply easy people person someone anyone everything based"""
)

IRREGULAR = _pairs(
    """ran:run kept:keep held:hold bound:bind built:build sent:send took:take taken:take given:give gave:give
    written:write wrote:write chosen:choose chose:choose broken:break broke:break known:know knew:know
    found:find lost:lose met:meet grew:grow grown:grow fell:fall fallen:fall drew:draw drawn:draw threw:throw
    thrown:throw caught:catch brought:bring thought:think children:child men:man women:woman indices:index
    vertices:vertex matrices:matrix hotter:hot bigger:big biggest:big froze:freeze frozen:freeze rose:rise
    risen:rise hid:hide hidden:hide sank:sink sunk:sink felt:feel heard:hear saw:see seen:see stuck:stick
    stood:stand spent:spend told:tell understood:understand went:go gone:go left:leave paid:pay slept:sleep
    stolen:steal stole:steal hung:hang shown:show dealt:deal databases:database caches:cache caching:cache
    cached:cache"""
)

SUFFIXES = _row(
    """izations ization isations isation ically ations ation itions ition ements ement ments ment fulness
    ousness iveness ness ances ance ences ence ancy ency ities ity able ible ators ator ions ion ings ing edly
    ors or ers er ized ised izes ises izing ising ize ise ed ly al ive est ful ous ic"""
)

_UNITS = _row(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
)
_TENS = _row("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS = {word: str(n) for n, word in enumerate(_UNITS)} | {word: str(20 + 10 * n) for n, word in enumerate(_TENS)}
NUMBERS |= {"hundred": "100", "thousand": "1000", "half": "0.5", "plus": "+", "equals": "=", "percent": "%"}

NEGATIONS = _set(
    """not no never without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't
    couldn't haven't hasn't hadn't neither nor none nobody cant dont doesnt isnt wont wouldnt shouldnt"""
)
# behind what they deny: "tests are unnecessary", "a backup is a waste of time"
DISMISSALS = _set("unnecessary pointless useless optional irrelevant unimportant overkill waste senseless")
# where a negation ends without a comma
TURNS = _set("but because so while whereas although however instead then")

# What a recogniser writes when somebody spells a letter or a digit.
LETTER_NAMES: dict[str, str] = {
    name: letter
    for letter, names in {
        "a": "ay",
        "b": "bee be",
        "c": "see sea cee",
        "d": "dee dees",
        "e": "ee",
        "f": "eff",
        "g": "gee",
        "h": "aitch",
        "i": "eye",
        "j": "jay",
        "k": "kay",
        "l": "el ell",
        "m": "em",
        "n": "en",
        "o": "oh owe",
        "p": "pee pea",
        "q": "cue queue",
        "r": "ar are",
        "s": "ess es",
        "t": "tee tea tees",
        "u": "you",
        "v": "vee",
        "x": "ex",
        "y": "why wye",
        "z": "zee zed",
        "0": "zero",
        "1": "one",
        "2": "two to too",
        "3": "three",
        "4": "four for",
        "5": "five",
        "6": "six",
        "7": "seven",
        "8": "eight",
        "9": "nine",
    }.items()
    for name in names.split()
}

# Recognisers write the words they know. Only used where the guide asks for the term on the right.
MISHEARD = {
    "sequel": "sql",
    "my sequel": "mysql",
    "no sequel": "nosql",
    "post gress": "postgres",
    "cashing": "caching",
    "cash": "cache",
    "cashed": "cached",
    "jason": "json",
    "pie thon": "python",
    "engine x": "nginx",
    "dock her": "docker",
    "cooper netties": "kubernetes",
    "read is": "redis",
    "red is": "redis",
    "be crypt": "bcrypt",
    "bee crypt": "bcrypt",
    "get hub": "github",
    "a sink": "async",
    "in validation": "invalidation",
    "cue": "queue",
    "sea sharp": "c#",
    "d couples": "decouples",
    "d couple": "decouple",
    "i dees": "ids",
    "item potent": "idempotent",
    "rest full": "restful",
}

# Groups that say the same in a technical answer.
SYNONYMS = """
database db datastore | authentication auth login | authorization authz permission privilege right
| configuration config setting | repository repo | application app program | server machine host box instance node
| function method procedure routine subroutine | parameter argument param arg | memory ram storage space | processor cpu
| big large huge great | small little tiny short | fast quick rapid speed | slow sluggish
| reduce decrease lower minimize shrink less fewer | increase raise grow more greater higher
| error exception fault bug failure | delete remove erase drop | create make build generate produce construct
| modify change update alter edit | duplicate copy replicate clone | retrieve fetch obtain read
| send transmit forward transfer | begin start initial initialize | end finish terminate stop
| identical same equal equivalent | separate isolate distinct independent | whole entire complete full total
| join merge combine concatenate concat | ensure guarantee enforce | prevent avoid stop block
| check verify validate confirm | secure safe security protect | secret password credential key | encrypt cipher
| string text | integer int | array list | dictionary dict map hashmap | object instance
| loop iterate iteration repeat cycle | recursive recursion | query statement request | response reply answer
| client browser consumer | row record tuple entry | column field attribute property | key identifier id
| pointer reference address link | limit ceiling cap bound maximum max | minimum min lowest smallest
| location place position | price cost expense expensive | break split divide partition | damage broken burnt burn
| show display present | describe explain | allow permit enable let | contain include hold | belong member
| automatic automatically | asynchronous async | synchronous sync | kubernetes k8s | javascript js | typescript ts
| postgresql postgres | environment env | development dev | production prod | directory folder
| documentation docs doc | compile translate convert transform | parallel concurrent simultaneous
| distribute spread balance | wait idle pause | gap hole break | close complete | open incomplete
| hot warm heat temperature | cold cool | push add insert append | pop remove | private hidden | public visible
| atomic atomicity | consistent consistency | durable durability persist permanent | idempotent idempotence
| stale outdated old | roll rollback revert undo | retry repeat again | crash outage fail down
| decouple separate independent | spike burst peak
"""

# What excludes what: `more not less` says `less` twice denied. Left side : right sides.
ANTONYMS = """
connect:separate disconnect gap break unconnect | close:open incomplete gap | complete:incomplete
| increase:decrease reduce | more:less fewer | big:small | large:small | fast:slow | high:low | hot:cold | long:short
| always:never | same:different | equal:different unequal | inside:outside | before:after | first:last
| contain:exclude | possible:impossible | valid:invalid | mutable:immutable | direct:indirect | static:dynamic
| public:private | synchronous:asynchronous | require:optional | success:fail | succeed:fail | rough:smooth | hard:soft
| strong:weak | heavy:light | thick:thin | push:pull | attract:repel | positive:negative | add:remove subtract | up:down
| top:bottom | front:rear | raise:lower | rise:fall | better:worse | damage:work | absorb:reflect | expand:shrink
| warm:cool | far:close near | steep:flat | deep:shallow | couple:decouple | stateful:stateless | safe:unsafe
| secure:insecure | ordered:unordered
"""

# The commonest words of languages an interview is most likely to slip into.
FOREIGN = {
    "German": "der die das und ist nicht ein eine mit für auf den dem von zu wird werden ich wir sich auch bei oder",
    "French": "le la les des est et une un pas pour dans que qui sur avec il elle nous je du au en ce plus",
    "Spanish": "el la los las es y una un no para en que por con se lo del al nunca siempre cada como más su yo",
    "Italian": "il lo la gli le è e una un non per in che con si di del della ogni come più sono io",
    "Portuguese": "o a os as é e uma um não para em que por com se do da nunca sempre cada como mais eu",
    "Dutch": "de het een en is niet met voor op van te wordt worden ik wij zich ook bij of meer dat",
    "Polish": "nie jest to w na z się i że do o jak tak dla przez po od ja my lub",
}
