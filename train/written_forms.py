"""How people write what is said in interviews: capitals, signs and digits of the names in `vocabulary`."""

import random

from train import vocabulary
from train.spoken import sayable, words

# What the word lists write for the voice's sake, or what needs signs.
SPECIAL = {
    "node js": "Node.js", "node dot js": "Node.js", "next js": "Next.js", "next dot js": "Next.js", "vue js": "Vue.js",
    "vue dot js": "Vue.js", "react dot js": "React.js", "d three dot js": "D3.js", "c plus plus": "C++", "c sharp": "C#",
    "f sharp": "F#", "dot net": ".NET", "asp dot net": "ASP.NET", "objective c": "Objective-C", "ci cd": "CI/CD",
    "ci slash cd": "CI/CD", "k six": "k6", "soc two": "SOC 2", "route fifty three": "Route 53", "auth zero": "Auth0",
    "oauth two": "OAuth 2", "http two": "HTTP/2", "http three": "HTTP/3", "web sockets": "WebSockets", "web socket": "WebSocket",
    "tcp ip": "TCP/IP", "tcp slash ip": "TCP/IP", "scikit learn": "scikit-learn", "js": "JS", "ok": "OK", "a b test": "A/B test",
    "a b tests": "A/B tests", "a b testing": "A/B testing", "a slash b test": "A/B test", "pub sub": "Pub/Sub",
    "e commerce": "e-commerce", "e mail": "email", "wi fi": "Wi-Fi", "x ray": "X-ray", "log four j": "Log4j", "kubernetes": "Kubernetes",
    "es six": "ES6", "s three": "S3", "ec two": "EC2", "db two": "Db2", "neo four j": "Neo4j", "mp three": "MP3", "web r t c": "WebRTC",
    "i o": "I/O", "io": "I/O", "apis": "APIs", "sdks": "SDKs", "kpis": "KPIs", "slas": "SLAs", "slos": "SLOs", "urls": "URLs", "vms": "VMs",
    "gpus": "GPUs", "cpus": "CPUs", "prs": "PRs", "llms": "LLMs", "ids": "IDs", "pdfs": "PDFs", "okrs": "OKRs", "uis": "UIs",
    "api's": "API's", "english": "English", "german": "German", "french": "French", "spanish": "Spanish", "hindi": "Hindi",
    "monday": "Monday", "tuesday": "Tuesday", "wednesday": "Wednesday", "thursday": "Thursday", "friday": "Friday",
    "saturday": "Saturday", "sunday": "Sunday", "january": "January", "february": "February", "april": "April", "june": "June",
    "july": "July", "august": "August", "september": "September", "october": "October", "november": "November",
    "december": "December", "europe": "Europe", "india": "India", "germany": "Germany", "america": "America", "christmas": "Christmas",
    "google": "Google", "amazon": "Amazon", "microsoft": "Microsoft", "facebook": "Facebook", "netflix": "Netflix", "uber": "Uber",
}  # fmt: skip
# Names that are ordinary words as well: left in small letters, since nobody can tell which was meant.
ORDINARY = set(
    "go r c rust ruby swift dart perl julia groovy scala oracle spark beam hive chef puppet helm vault consul envoy bamboo packer "
    "ray segment sketch notion slack excel express spring flask rails react angular vue svelte apollo babel bootstrap electron storybook "
    "mocha jest cucumber locust appium unity unreal looker tableau segment amplitude intercom stripe lambda aurora spanner kinesis "
    "pulsar celery flink luigi vagrant cap sme acid rest soap word argo loki snort raft pandas redux apache windows subversion "
    "pm hr ar vr ip it us cd pr cam gan rag ram soc spa nat pos mark rob grace rose may march will bill jack art sofia claire rosa paul "
    "android a i an am is ping chai".split()
) - {"android", "apache", "hr", "ram", "sofia", "claire", "paul", "cd", "pr", "ip", "gan", "rag", "pandas"}


def table() -> dict[str, str]:
    """Spoken words -> written form."""
    rng = random.Random(0)
    names = [*vocabulary.LANGUAGES, *vocabulary.DATABASES, *vocabulary.TOOLS, *vocabulary.ACRONYMS, *vocabulary.NAMES, *vocabulary.CITIES]
    found = {}
    for name in names:
        said = words(sayable(name, rng))
        if said and name != name.lower() and said not in ORDINARY:
            found[said] = name
    return found | SPECIAL
