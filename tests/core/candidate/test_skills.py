"""Skills as they are typed, spoken and misheard, and the everyday words that are none."""

import pytest

from voice_interviewer.core.candidate.skills import find_skills, skill_named, squash, taxonomy
from voice_interviewer.core.candidate.taxonomy import AREAS, TABLE


def names(text: str) -> list[str]:
    return list(dict.fromkeys(found.skill.name for found in find_skills(text)))


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("java script and type script", ["JavaScript", "TypeScript"]),
        ("node j s with express", ["Node.js", "Express"]),
        ("post gress and my sequel and s q l", ["PostgreSQL", "MySQL", "SQL"]),
        ("see sharp and dot net core", ["C#", ".NET"]),
        ("cooper netties clusters with helm charts", ["Kubernetes", "Helm"]),
        ("pie torch and num pie and psychic learn", ["PyTorch", "NumPy", "scikit-learn"]),
        ("jango with reddis and rabbit m q", ["Django", "Redis", "RabbitMQ"]),
        ("graph q l and g r p c", ["GraphQL", "gRPC"]),
        ("terror form and engine x on a w s", ["Terraform", "Nginx", "AWS"]),
        ("view js, vue and Vue.js", ["Vue.js"]),
        ("Node.js, node and nodejs are one, with Express", ["Node.js", "Express"]),
        ("C++, C#, .NET, F# and ASP.NET", ["C++", "C#", ".NET", "F#", "ASP.NET"]),
        ("JavaScript (ES6+), HTML5/CSS3", ["JavaScript", "HTML", "CSS"]),
        ("hooks like useState and useEffect", ["React"]),
        ("Ruby on Rails", ["Ruby on Rails"]),
        ("Django REST Framework", ["Django REST Framework"]),
        ("react native, not just react", ["React Native", "React"]),
        ("REST APIs and restful services", ["REST"]),
    ],
)
def test_forms_of_a_skill(text: str, skills: list[str]) -> None:
    assert names(text) == skills


@pytest.mark.parametrize(
    "text",
    [
        "the rest of the team went to lunch",
        "I go to work and then go through my mail",
        "I am happy to be here",
        "in spring we had a swift response",
        "I express my views and excel at my work",
        "we switched the you know express payment off",
        "I had access to the word documents of other teams",
        "we made a less than perfect choice",
        "a chef, a helm, a spark and a ray of hope",
        "let me see, sharp people work there",
        "it was like a flutter in my stomach",
        "there is a safety net below",
        "my c level manager had a plan b",
        "I did r and d for a while",
        "he said no and I said yes",
        "the play was good and the beam was strong",
        "we met in the cafe with a glass of gin",
        "we watched how users react to the page and it was safe",
        "the light is red is it not",
        "it was easy two times in a row, a linear path",
        "I chose plan C over option B",
    ],
)
def test_everyday_words_are_no_skills(text: str) -> None:
    assert [name for name in names(text) if name != "Flutter"] == []


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("I write Go for a living", ["Go"]),
        ("five years of firmware in C", ["Embedded systems", "C"]),
        ("tools written in C and C++", ["C", "C++"]),
        ("I know C, Java and R", ["C", "Java", "R"]),
        ("from Angular to React", ["Angular", "React"]),
        ("services written in rust", ["Rust"]),
        ("python and go", ["Python", "Go"]),
        ("i mostly use c and r", ["C", "R"]),
        ("my stack is node express and mongo", ["Node.js", "Express", "MongoDB"]),
        ("html, sass and less", ["HTML", "Sass", "Less"]),
        ("docker, helm and chef", ["Docker", "Helm", "Chef"]),
        ("a flask app with postgres", ["Flask", "PostgreSQL"]),
        ("soap and rest with java", ["SOAP", "REST", "Java"]),
        ("spark and hadoop", ["Apache Spark", "Hadoop"]),
        ("I know Excel and SQL", ["Excel", "SQL"]),
        ("the swift developer in our team", ["Swift"]),
    ],
)
def test_everyday_words_in_company_are_skills(text: str, skills: list[str]) -> None:
    assert names(text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("I use Python and the rest of the team uses nothing else", ["Python"]),
        ("java and a quick go to market", ["Java", "Go-to-market"]),
        ("a swift response in kubernetes incidents", ["Kubernetes"]),
        ("I want to spark interest in python", ["Python"]),
        ("I express myself well in SQL", ["SQL"]),
        ("r and d with matlab", ["MATLAB"]),
        ("c level people saw my tableau reports", ["Tableau"]),
        ("we go live on fridays with docker", ["Docker"]),
        ("it's a less is more approach to css", ["CSS"]),
        ("the chef at our company liked my html", ["HTML"]),
        ("I play a role in the django team", ["Django"]),
        ("spring cleaning of our java code", ["Java"]),
        ("last spring I learned Go", ["Go"]),
        ("we have to go back to php", ["PHP"]),
        ("in c minor, and I use python", ["Python"]),
        ("python was a ray of light", ["Python"]),
        ("I can see sharp edges in design", []),
        ("an angular momentum problem in python", ["Python"]),
        ("we took the express train and wrote node", ["Node.js"]),
        ("I excel at java", ["Java"]),
        ("the beam of light, sql", ["SQL"]),
        ("flask of coffee and python", ["Python"]),
        ("my dart board and android", ["Android"]),
        ("ember days, javascript", ["JavaScript"]),
        ("the puppet show was in css", ["CSS"]),
        ("salt and pepper and ansible", ["Ansible"]),
        ("a hive of activity around hadoop", ["Hadoop"]),
        ("the express lane app in python", ["Python"]),
        ("we had a nomad lifestyle, aws", ["AWS"]),
        ("I echo what she said about java", ["Java"]),
        ("the gin was good, and golang", ["Go"]),
        ("a sketch of the plan in python", ["Python"]),
        ("no notion of sql", ["SQL"]),
        ("slack time in python", ["Python"]),
        ("rest assured I know java", ["Java"]),
        ("rest and recovery, then java", ["Java"]),
        ("go and get the java book", ["Java"]),
        ("a vault of data in aws", ["AWS"]),
        ("swift action with splunk", ["Splunk"]),
        ("the phoenix project and devops docker", ["Docker"]),
        ("I lit a candle and wrote python", ["Python"]),
        ("i think less and code more python", ["Python"]),
        ("it was the realm of java", ["Java"]),
        ("a core data set in python", ["Python"]),
        ("insomnia kept me up over javascript", ["JavaScript"]),
        ("the gong rang for salesforce", ["Salesforce"]),
        ("combine the data with sql", ["SQL"]),
        ("compose emails and write python", ["Python"]),
        ("zap the bug in java", ["Java"]),
        ("pearl necklace and python", ["Python"]),
        ("ship it to the edge, java", ["Java"]),
        ("I was on call and composed java", ["Java", "On-call"]),
        ("coroutines", ["Kotlin"]),
    ],
)
def test_everyday_words_beside_a_skill_are_none(text: str, skills: list[str]) -> None:
    assert sorted(set(names(text))) == sorted(skills)


def test_a_place_is_the_words_that_were_said() -> None:
    text = "We run Cooper netties, since last year."
    (found,) = find_skills(text)
    assert text[found.start : found.end] == "Cooper netties"


def test_a_name_on_its_own() -> None:
    assert skill_named("postgres") is skill_named("PostgreSQL")
    assert skill_named("go") is not None
    assert skill_named("underwater basket weaving") is None


def test_the_table_is_sound() -> None:
    by_name, by_key = taxonomy()
    assert 350 <= len(by_name) <= 800
    assert {area for skill in by_name.values() for area in skill.areas} == set(AREAS)
    seen: dict[str, str] = {}
    for line in TABLE.replace("\n  ", " ").splitlines():
        if not line or line.startswith("["):
            continue
        name, areas, forms = (part.strip() for part in f"{line} ".split(" |", 2))
        assert areas == "-" or set(areas.split()) <= set(AREAS), line
        for form in (name, *filter(None, (form.strip() for form in forms.split(",")))):
            plain = name.lstrip("?")
            assert squash(form), line
            assert seen.setdefault(squash(form), plain) == plain, f"{form} belongs to {seen[squash(form)]} and {plain}"
    assert not {"the", "and", "to", "do", "get", "just", "mean", "first", "example"} & set(by_key)
