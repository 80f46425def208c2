"""How people write what is said in interviews: capitals, signs and digits of the names in `vocabulary`."""

import random

from train import vocabulary
from train.spoken import sayable, words

# What the word lists write for the voice's sake, or what needs signs.
SPECIAL = """
    node js = Node.js; node dot js = Node.js; next js = Next.js; next dot js = Next.js; vue js = Vue.js; vue dot js
    = Vue.js; react dot js = React.js; d three dot js = D3.js; c plus plus = C++; c sharp = C#; f sharp = F#; dot
    net = .NET; asp dot net = ASP.NET; objective c = Objective-C; ci cd = CI/CD; ci slash cd = CI/CD; c i slash c d
    = CI/CD; c slash cd = CI/CD; c i c d = CI/CD; k six = k6; soc two = SOC 2; route fifty three = Route 53; auth
    zero = Auth0; oauth two = OAuth 2; http two = HTTP/2; http three = HTTP/3; web sockets = WebSockets; web socket
    = WebSocket; tcp ip = TCP/IP; tcp slash ip = TCP/IP; scikit learn = scikit-learn; js = JS; ok = OK; a b test =
    A/B test; a b tests = A/B tests; a b testing = A/B testing; a slash b test = A/B test; pub sub = Pub/Sub; e
    commerce = e-commerce; e mail = email; wi fi = Wi-Fi; x ray = X-ray; log four j = Log4j; kubernetes =
    Kubernetes; es six = ES6; s three = S3; ec two = EC2; db two = Db2; neo four j = Neo4j; mp three = MP3; web r t
    c = WebRTC; i o = I/O; io = I/O; apis = APIs; sdks = SDKs; kpis = KPIs; slas = SLAs; slos = SLOs; urls = URLs;
    vms = VMs; gpus = GPUs; cpus = CPUs; prs = PRs; llms = LLMs; ids = IDs; pdfs = PDFs; okrs = OKRs; uis = UIs;
    api's = API's; english = English; german = German; french = French; spanish = Spanish; hindi = Hindi; monday =
    Monday; tuesday = Tuesday; wednesday = Wednesday; thursday = Thursday; friday = Friday; saturday = Saturday;
    sunday = Sunday; january = January; february = February; april = April; june = June; july = July; august =
    August; september = September; october = October; november = November; december = December; europe = Europe;
    india = India; germany = Germany; america = America; christmas = Christmas; google = Google; amazon = Amazon;
    microsoft = Microsoft; facebook = Facebook; netflix = Netflix; uber = Uber
"""
# Names that are ordinary words as well: left in small letters, since nobody can tell which was meant.
ORDINARY = """
    a acid am amplitude an angular apollo appium ar argo art aurora babel bamboo beam bill bootstrap c cam cap
    celery chai chef consul cucumber dart electron envoy excel express flask flink go grace groovy helm hive i
    intercom is it jack jest julia kinesis lambda locust loki looker luigi march mark may mocha nat notion oracle
    packer perl ping pm pos pulsar puppet r raft rails ray react redux rest rob rosa rose ruby rust scala segment
    sketch slack sme snort soap soc spa spanner spark spring storybook stripe subversion svelte swift tableau unity
    unreal us vagrant vault vr vue will windows word
"""


def table() -> dict[str, str]:
    """Spoken words -> written form."""
    rng = random.Random(0)
    lists = (vocabulary.LANGUAGES, vocabulary.DATABASES, vocabulary.TOOLS, vocabulary.ACRONYMS)
    names = [name for each in (*lists, vocabulary.NAMES, vocabulary.CITIES) for name in each]
    ordinary = set(ORDINARY.split())
    found = {}
    for name in names:
        said = words(sayable(name, rng))
        if said and name != name.lower() and said not in ordinary:
            found[said] = name
    for name in vocabulary.ACRONYMS:
        if name.isalpha() and name.isupper():  # also when it was heard letter by letter
            found[" ".join(name.lower())] = name
    for entry in SPECIAL.split(";"):
        said, _, form = " ".join(entry.split()).partition(" = ")
        found[said] = form
    return found
