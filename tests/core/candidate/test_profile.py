"""What is taken from an introduction. The many whole introductions are those of bench/data, each a test of its own."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from voice_interviewer.core.candidate.profile import draw_profile, level_of_years
from voice_interviewer.core.events import Fact, ProfileDrawn, UtteranceHeard, Word

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "bench" / "data" / "introductions.jsonl").read_text("utf-8").splitlines()
]
# What the rules are known to get wrong, by introduction and field.
KNOWN = {
    ("da-warehouse", "extra"), ("pm-tech", "level"), ("sales-mgr", "skills"), ("nonnative", "area"),
    ("cpp-games", "area"),
    ("mle-senior", "extra"), ("go-infra", "area"), ("react-but-java", "area"),
    ("teacher", "area"), ("game-unity", "area"), ("f14", "area"), ("f38", "skills"), ("f45", "extra"), ("f57", "area"),
    ("g36", "skills"), ("g43", "level"), ("g56", "level"), ("g69", "level"),
    ("g75", "skills"), ("j05", "level"), ("k14", "level"), ("k14", "years"), ("n13", "skills"),
}  # fmt: skip

SEED = (
    "I am a front-end developer with a strong foundation in JavaScript and React, experienced in building "
    "responsive and user-friendly web applications using components, props, and hooks like useState and "
    "useEffect. I have worked on projects such as role-based login systems, task and expense management "
    "applications, and data-driven UIs, which helped me understand real-world application flow, state "
    "management, and performance optimization. My technical skills include HTML, CSS, JavaScript (ES6+), "
    "React, basic backend development with Node.js and Express, and familiarity with REST APIs. While I am "
    "early in my professional journey, I am a quick learner with strong problem-solving skills, actively "
    "improving through hands-on projects and debugging, and I am eager to contribute to a collaborative team "
    "environment and grow as a developer."
)


def heard(*texts: str, via: str = "voice") -> list[UtteranceHeard]:
    return [
        UtteranceHeard(
            utterance_id=f"u{i}",
            question_id="q1",
            text=text,
            start_s=10.0 * i,
            end_s=10.0 * i + 8.0,
            via=via,  # type: ignore[arg-type]
        )
        for i, text in enumerate(texts)
    ]


def drawn(*texts: str) -> ProfileDrawn:
    return draw_profile(heard(*texts))


def values(profile: ProfileDrawn, name: str, status: str = "claimed") -> list[str]:
    return [fact.value for fact in profile.facts if fact.name == name and fact.status == status]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_an_introduction(row: dict[str, Any]) -> None:
    profile = draw_profile(heard(*row["text"], via=row["via"]), this_year=2026)
    skills = {*values(profile, "skill"), *values(profile, "tool")}
    wrong = set()
    wrong |= {"area"} if profile.area != row["area"] else set()
    wrong |= {"level"} if profile.level != row["level"] else set()
    wrong |= {"years"} if profile.years != pytest.approx(row["years"], abs=0.25) else set()
    wrong |= {"skills"} if not set(row["skills"]) <= skills else set()
    wrong |= {"extra"} if set(values(profile, "skill")) - set(row["skills"]) else set()
    wrong |= {"mentioned"} if not set(row["mentioned"]) <= set(values(profile, "skill", "mentioned")) else set()
    wrong |= {"name"} if values(profile, "name") != ([row["name"]] if row["name"] else []) else set()
    assert wrong == {field for name, field in KNOWN if name == row["id"]}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_every_fact_is_quoted_verbatim_at_its_time(row: dict[str, Any]) -> None:
    utterances = heard(*row["text"], via=row["via"])
    by_id = {one.utterance_id: one for one in utterances}
    for fact in draw_profile(utterances).facts:
        said = by_id[fact.utterance_id]
        assert fact.quote
        assert fact.quote in said.text
        assert said.start_s <= fact.start_s <= said.end_s
    skills = [fact.value for fact in draw_profile(utterances).facts if fact.name in {"skill", "tool"}]
    assert len(skills) == len(set(skills))


@pytest.mark.parametrize("text", [SEED, SEED.lower(), SEED.lower().replace(",", "").replace(".", "")])
def test_a_self_described_front_end_developer_is_one(text: str) -> None:
    profile = drawn(text)
    assert (profile.area, profile.level, profile.years) == ("frontend", "junior", None)
    skills = values(profile, "skill")
    assert {"JavaScript", "React", "HTML", "CSS", "Node.js", "Express", "REST"} <= set(skills)
    assert len(skills) == len(set(skills))


def test_the_projects_of_an_introduction() -> None:
    assert values(drawn(SEED), "project") == [
        "role based login systems",
        "task and expense management applications",
        "data driven UIs",
    ]
    profile = drawn("I have done three projects, and the last one was a booking system for a cinema.")
    assert values(profile, "projects") == ["3"]
    coordinator = drawn("I have worked for six years now, the last three as a project coordinator in Leeds.")
    assert values(coordinator, "projects") == []
    assert values(drawn("I am one of two project managers here."), "projects") == []
    assert values(profile, "project") == ["booking system"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("i have four and a half years of experience", 4.5),
        ("I have 4.5 years of experience", 4.5),
        ("twenty five years in the industry", 25.0),
        ("about eighteen months as a tester", 1.5),
        ("a year and a half", 1.5),
        ("half a decade of java", 5.0),
        ("more than a decade", 10.0),
        ("two or three years", 2.5),
        ("3-4 years with Python", 3.5),
        ("a couple of years", 2.0),
        ("five plus years", 5.0),
        ("first two years at an agency and then three years at a shop", 5.0),
        ("ten years of experience, two years of experience with Go", 10.0),
        ("eight years in total, the last three as a lead", 8.0),
        ("I am twenty five years old", None),
        ("I moved here three years ago", 3.0),
        ("we met three years ago", None),
        ("a four year degree in physics", None),
        ("I studied for three years at university", None),
        ("I was a teacher for nine years and then I changed careers", None),
        ("no numbers at all", None),
        ("i am a tester for two years and i was a graphic designer for eight years before that", 2.0),
        ("Tester, two years. Earlier I was an accountant for six years.", 2.0),
        ("I was a support engineer for six years and then a developer for two years", 8.0),
        ("eight months as an analyst, before that I was in the army for five years", 0.67),
        ("four years of java and then i had a break of five years", 4.0),
        ("it is my second year on the job", 1.5),
        ("it is my second year at university", None),
        ("I was a manager for four years, a developer for eight before that", 12.0),
        ("four years as a manual tester and two years as an automation tester", 6.0),
        ("four years as a tester, two years with Selenium", 4.0),
        ("I left the navy after eight years and I have been a soc analyst for three.", 3.0),
        ("three years at a bank; two years as a data analyst before that", 5.0),
        ("i've been at my current place for eighteen months and at the previous one for another year and a half", 3.0),
        (
            "i do customer support over live chat for a phone company nine months now it's my first job after school",
            0.75,
        ),
        (
            "Two years ago I left academia (six years of theoretical physics) to write Rust for a logistics company.",
            2.0,
        ),
        ("I worked for a year as a junior web developer and for another year as a frontend developer", 2.0),
        ("Experience: Amazon (3 years), a robotics start-up (2 years).", 5.0),
        ("Python (5 years), Java (2 years)", 5.0),
        ("Principal product manager, eight years in product after four in consulting.", 8.0),
        ("i worked in infosys for two years then wipro for three years and now i am in tcs since one year", 6.0),
        ("I have three years of experience: one year as an intern and two as a developer", 3.0),
        ("my career spans twelve years, split evenly between QA and development", 12.0),
        ("I've had three jobs in six years as a developer", 6.0),
        ("I have been in the IT industry for eight years now", 8.0),
        ("it'll be three years next month since I joined", 3.0),
        ("Four years' experience. Two at Acme, two at Globex.", 4.0),
        ("I spent my first two years on mobile and the last four on backend", 6.0),
        ("I've got nine years in: three in QA, six in DevOps", 9.0),
        ("I started out as a sysadmin for four years, and for the past three years I've been an SRE", 7.0),
        ("For the past five years I've worked as a data engineer, and for three years before that as a DBA", 8.0),
        ("I've been a mobile developer for 4 years; prior to that I did 3 years of web", 7.0),
        ("my background is six years of java development and recently one year of kotlin", 6.0),
        ("I've been doing devops for, let me think, six years", 6.0),
        ("um five no six years", 6.0),
        ("i have like um seven ish years", 7.0),
        ("Just shy of five years in customer success", 5.0),
        ("more than 6 years", 6.0),
        ("Over a decade in sales", 10.0),
        ("a bit over three years", 3.0),
        ("nearly 2 yrs exp", 2.0),
        ("exp: 7y", 7.0),
        ("7 yoe, backend", 7.0),
        ("7 Jahre", None),
        ("6+ years of hands-on experience", 6.0),
        ("0-1 years of experience", 0.5),
        ("I have been a tester for 30 months", 2.5),
        ("I'm a product manager, three and a half years now, before which I was an engineer for four", 7.5),
        ("I've been unemployed for a year, before that I was a developer for five years", 5.0),
        ("after a two year break I'm coming back; I had worked six years as a QA engineer", 6.0),
        ("I worked part time for two years while studying and full time for three years since", 5.0),
        ("I volunteered for two years teaching kids to code", None),
        ("I mentor at a bootcamp for two years now and work as a developer for six", 6.0),
        ("I have two kids, four and six years old, and eight years of experience", 8.0),
        ("I run every day for an hour and I have worked here for two years", 2.0),
        ("the migration took two years and I led it", None),
        ("we plan five years ahead, I've been here for four", 4.0),
        ("our release cycle is six months; I have been in QA for three years", 3.0),
        ("I signed a two year contract", None),
        ("I've been learning Python for six months", None),
        ("I've been studying for two years", None),
        ("I built my first website ten years ago and have been working in the field for five", 5.0),
        ("I've been programming for fifteen years, eight of those professionally", 8.0),
        ("I have been programming since I was ten, professionally for four years", 4.0),
        ("first year as a developer", 0.5),
        ("this is my second year as a developer", 1.5),
        ("i'm going into my fourth year at this company", 3.5),
        ("one and half years experience", 1.5),
        ("1 yr 6 mo", 1.5),
        ("five-and-a-half years", 5.5),
        ("twenty-two years in the navy, three in IT", 3.0),
        ("I've twelve years of customer-facing experience, four of which in software", 12.0),
        ("I have spent half of my ten-year career in security", 10.0),
        ("I've spent the past six years building APIs", 6.0),
        ("i have one point five years of experience", 1.5),
        ("Experience: 3,5 years in QA", 3.5),
        ("two three years i was working as a tester", 2.5),
        ("I have between five and six years of experience", 5.5),
        ("I've been with Oracle for six years, and with SAP for four years before that", 10.0),
        ("three years at Siemens, two at Bosch, and one at a start-up", 6.0),
        ("I worked for Google for five years and Amazon for three", 8.0),
        ("nearly four years at Spotify as a data engineer, and before that two at Klarna", 6.0),
        ("Our product has been around for 20 years; I joined two years ago", 2.0),
        ("our team of ten looks after a ten year old monolith, I've been here for three years", 3.0),
        ("I am 35 and have been coding since I was twelve", None),
        ("I have a decade of experience", 10.0),
        ("i have over fifteen years of experience", 15.0),
        ("six months as a junior developer", 0.5),
        ("an 18 month contract as a tester", 1.5),
        ("I was a nurse for ten years and a tester for one", 1.0),
        ("after twelve years in the army I retrained and I have now been a cloud engineer for two years", 2.0),
        ("I taught maths for seven years. For the last eighteen months I have been a data analyst.", 1.5),
        ("former chef of nine years, developer for three", 3.0),
        ("I spent eight years as a lawyer before I became a product manager four years ago", 4.0),
        ("I have been freelancing for 5 years", 5.0),
        ("five years of React and two years of Node", 5.0),
        ("I've got 4 years with Python, 2 of them professionally", 2.0),
        ("I did a six month internship and then worked for two years as a developer", 2.0),
        ("i've been a developer for ages", None),
        ("I handle 200 tickets a month and 3 million users a year", None),
        ("we raised 5 million two years ago", None),
        ("my son is three years old and I took two years off", None),
        ("I have lived in Berlin for eight years", None),
        ("I am in my third year as a sales rep", 2.5),
        ("about a year and a half ago I switched to security", 1.5),
        (
            "i am a backend developer first year and a half at an agency and the last two years at a logistics company",
            3.5,
        ),
        ("I am a backend developer, two years at a finance startup", 2.0),
        ("I am a backend developer for two years, before that I was five years in logistics", 2.0),
        ("I fell into product about five years ago at a fintech", 5.0),
        ("I sort of stumbled into testing three years ago", 3.0),
        ("our sales fell two years ago", None),
        ("three quarters of a year as a trainee, then two years as an engineer", 2.75),
        ("a year and three months as a support agent", 1.25),
        ("2+ years in support", 2.0),
        ("20+ yrs in sales", 20.0),
        ("I have 10 years' experience in sales", 10.0),
        ("I've five years' experience", 5.0),
        ("close to three years", 3.0),
        ("I'm five years into my career", 5.0),
        ("in the last two years I moved from QA to development; four years overall", 4.0),
        ("five to seven years", 6.0),
        ("just under two years", 2.0),
        ("a good ten years", 10.0),
        ("I ran a bakery for six years and have been a product owner for two", 2.0),
        ("I've been doing this for twelve years and managing people for five of those", 12.0),
        ("ten years, five of them as a manager", 10.0),
        ("I have eight years of experience, including three as a lead", 8.0),
        ("It will be four years in January", 4.0),
        ("i work as backend developer from last three years", 3.0),
        ("I have total 6 years of experience and 4 years relevant in java", 6.0),
        ("overall i have 5.5 years of experience in IT", 5.5),
        ("three years ago I started as a trainee at a bank", 3.0),
        (
            "I did two years at Accenture, three at Deloitte, then moved to a startup where I have been for one year",
            6.0,
        ),
        ("I have 7 years of experience as a developer plus 2 as a team lead", 9.0),
        ("I retired from the police after 25 years and did a course in cyber security", None),
        ("i am twenty six", None),
        ("the 4 years at university taught me java", None),
        ("after 3 years of study I got a job as a tester, that was a year ago", 1.0),
    ],
)
def test_years(text: str, years: float | None) -> None:
    assert drawn(text).years == pytest.approx(years, abs=0.25)


def test_since_counts_only_with_a_calendar() -> None:
    text = "I have been a backend developer since 2019"
    assert draw_profile(heard(text)).years is None
    assert draw_profile(heard(text), this_year=2026).years == 7.0


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("i am a data engineer since two thousand twenty one", 5.0),
        ("i started as a developer around twenty nineteen", 7.0),
        ("since two thousand and nine i test software", 17.0),
        ("I joined the team in 2020", 6.0),
        ("In 2020 I joined a startup as their first developer", 6.0),
        ("I started my degree in 2020", None),
        ("four years of Java, I haven't written any code since 2019", 4.0),
        ("I work with computers since twenty years", 20.0),
        ("almost twenty years in sales first cars and since twenty fifteen i lead a team", 20.0),
        ("I live in Lyon since 2012", None),
        ("in 2020 i got married", None),
        ("In 2019 I moved to Canada and in 2021 I joined a bank as a developer", 5.0),
        ("In 2018 I moved to QA", 8.0),
        ("joined as a graduate in 2020, promoted to mid-level in 2022", 6.0),
        ("I was hired out of college in 2017 and have been with the same firm ever since", 9.0),
        ("I've been around since 2010, mostly in banks", 16.0),
        ("in 2015 i finished school and in 2018 i started working as a developer", 8.0),
        ("born in 1990, working since 2012", 14.0),
        ("I left my job in 2024 after six years as an engineer", 6.0),
        ("I came to Canada in 2021 and have been working as a developer since 2022", 4.0),
        ("I studied from 2015 to 2019 and have worked since 2019", 7.0),
        ("worked at Nokia 2005-2012 and at Ericsson 2012-2020", 15.0),
        ("two thousand eighteen to two thousand twenty two i was at deloitte and then i joined google", 4.0),
        ("Backend developer 2019-2023, then platform engineer 2023-now", 7.0),
        ("from 2016 to 2019 i was a tester and from 2019 to 2024 a developer", 8.0),
        ("I worked at IBM from 2010 until 2020 as a developer", 10.0),
        ("I finished my bachelor in 2022 and have worked as a developer since", 4.0),
        ("graduated in 2021, developer ever since", 5.0),
        ("I have worked here since March 2023", 3.0),
        ("since the summer of 2020 i am a support agent", 6.0),
        ("from 2009 to 2021 i was a teacher and since 2022 a tester", 4.0),
    ],
)
def test_years_by_the_calendar(text: str, years: float | None) -> None:
    assert draw_profile(heard(text), this_year=2026).years == years


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I am a junior developer", "junior"),
        ("I am early in my journey as a tester", "junior"),
        ("i just finished university", "junior"),
        ("I'm a senior engineer with nine years", "senior"),
        ("tech lead, eleven years", "senior"),
        ("I am a staff engineer", "expert"),
        ("head of engineering at a start-up", "expert"),
        ("I mentor two junior developers and have six years of experience", "senior"),
        ("I started as an intern and have now eight years behind me", "expert"),
        ("I want to become a senior developer, I have one year of experience", "junior"),
        ("developer with three years", "mid"),
        ("junior by title but with five years of experience", "mid"),
        ("I want to change my career to testing", "junior"),
        ("I study physics, in the third semester", "junior"),
        ("I finished school last summer", "junior"),
        ("I am in the first year of an apprenticeship", "junior"),
        ("I am an intern at a bank", "junior"),
        ("I'm a QA lead", "senior"),
        ("I lead a team of eight engineers", ""),
        ("I'm an engineering manager with three years of experience", "senior"),
        ("SDE II at Amazon", "mid"),
        ("software engineer three at a bank", "senior"),
        ("I'm a semi-senior developer from Buenos Aires", "mid"),
        ("middle QA engineer", "mid"),
        ("bootcamp graduate with three years of work as a developer", "mid"),
        ("I graduated from MIT. Five years as a developer.", "senior"),
        ("my first job was at IBM, I have ten years of experience", "expert"),
        ("I've only just started out", "junior"),
        ("I'm a founder", ""),
        ("CTO of a start-up for three years", "senior"),
        ("Principal engineer", "expert"),
        ("I was promoted to senior last year, three years in", "senior"),
        ("I report to a senior developer, I've been here for one year", "junior"),
        ("In my senior year at college", "junior"),
        ("no commercial experience yet", "junior"),
        ("I am about to graduate", "junior"),
        ("I'm self-taught and looking for my first role", "junior"),
        ("I work with senior management", ""),
        ("a student at ETH, two years as a working student", "junior"),
        ("I've changed careers, I have four years as a tester", "senior"),
        ("I'm a mid-level developer with five years", "mid"),
        ("Staff engineer, six years", "expert"),
        ("junior developer, one year", "junior"),
        ("Junior developer for five years", "mid"),
        ("Team lead of support, ten years", "senior"),
        ("VP of Sales", "expert"),
        ("I'm returning after a break; before it I was a senior developer", "senior"),
        ("I've been mentoring juniors for years", ""),
        ("I manage two senior engineers, twelve years", "expert"),
        ("trainee", "junior"),
        ("Associate software engineer", "junior"),
        ("experienced backend developer", ""),
        ("new graduate", "junior"),
        ("I finished my degree ten years ago and have worked as a developer for nine years", "expert"),
        ("I finished my apprenticeship last summer and do support", "junior"),
        ("I completed my apprenticeship ten years ago and have worked as a developer for nine years", "expert"),
        ("hello there", ""),
    ],
)
def test_level(text: str, level: str) -> None:
    assert drawn(text).level == level


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("i do front end", "frontend"),
        ("I build Android apps at a bank", "mobile"),
        ("I'm a data person, mostly dashboards", "data"),
        ("I keep the servers running at a university", "devops"),
        ("I write Terraform and look after our clusters", "devops"),
        ("I test games", "qa"),
        ("I make sure releases don't break, mostly with automated tests", "qa"),
        ("I hunt for vulnerabilities in web apps", "security"),
        ("I manage a product for farmers", "product"),
        ("I own the roadmap of a payroll product", "product"),
        ("I answer customers' questions on the phone", "support"),
        ("I help customers when their router is broken", "support"),
        ("I sell insurance", "sales"),
        ("I run a sales team", "sales"),
        ("I train models that read X-rays", "ml"),
        ("I work on recommendation models", "ml"),
        ("I work on APIs and databases", "backend"),
        ("I build the server side of a booking platform in Kotlin", "backend"),
        ("my title is software engineer but I do only React", "frontend"),
        ("Software engineer. Python, Django, Postgres", "backend"),
        ("I'm a software engineer", ""),
        ("I'm a QA automation engineer with Python", "qa"),
        ("I'm a Python developer who wants to move into data science", "backend"),
        ("I'm a business analyst", "product"),
        ("scrum master", "product"),
        ("DBA with Oracle", "data"),
        ("network engineer", "devops"),
        ("I'm a solutions architect on AWS", "devops"),
        ("Salesforce administrator", "sales"),
        ("sales engineer", "sales"),
        ("customer success", "support"),
        ("I'm an analytics engineer", "data"),
        ("prompt engineer, LLM apps with LangChain", "ml"),
        ("MLOps engineer", "ml"),
        ("site reliability engineer", "devops"),
        ("I'm an iOS guy", "mobile"),
        ("web developer: HTML, CSS, JavaScript, React", "frontend"),
        ("web developer: PHP, MySQL", "backend"),
        ("I'm a security analyst but I used to be a developer", "security"),
        ("I used to be a nurse, now I test software", "qa"),
        ("I work in cyber security", "security"),
        ("I work in tech support", "support"),
        ("I'm in QA", "qa"),
        ("I do DevOps", "devops"),
        ("I'm in machine learning", "ml"),
        ("I work with data", "data"),
        ("cloud architect", "devops"),
        ("penetration tester", "security"),
        ("GRC analyst, ISO 27001 audits", "security"),
        ("inside sales rep", "sales"),
        ("SDR", "sales"),
        ("call center agent", "support"),
        ("UX designer", "product"),
        ("engineering manager for a mobile team", "mobile"),
        ("test lead", "qa"),
        ("I head the data platform", "data"),
        ("product designer", "product"),
        ("BI developer", "data"),
        ("ETL developer", "data"),
        ("React Native developer", "mobile"),
        ("Java full stack developer", "full-stack"),
        ("mainframe developer", "backend"),
        ("SAP ABAP consultant", "backend"),
    ],
)
def test_area(text: str, area: str) -> None:
    assert drawn(text).area == area


def test_each_number_of_years_has_one_level() -> None:
    assert [level_of_years(years) for years in (0, 1.9, 2, 3.9, 4, 6.9, 7, 30)] == [
        "junior", "junior", "mid", "mid", "senior", "senior", "expert", "expert",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claimed", "mentioned"),
    [
        ("I have never used Kubernetes but I know Docker", ["Docker"], ["Kubernetes"]),
        ("i want to learn rust and i use python", ["Python"], ["Rust"]),
        ("Python I use daily, Kubernetes I have never touched", ["Python"], ["Kubernetes"]),
        ("not only Python but also Java", ["Python", "Java"], []),
        ("no experience with AWS or Azure, though I know Google Cloud", ["Google Cloud"], ["AWS", "Azure"]),
        ("my colleagues use Angular, I use React", ["React"], ["Angular"]),
        ("I haven't used Go yet. I used Go only at home.", ["Go"], []),
        ("I moved from Angular to React", ["Angular", "React"], []),
        ("i use react and the other guys do the backend in java", ["React"], ["Java"]),
        ("My manager writes Go; I write Bash.", ["Bash"], ["Go"]),
        ("the engineers use React Native, I use Jira and SQL", ["SQL"], ["React Native"]),
        ("my colleagues and i use Kafka", ["Kafka"], []),
        ("my team uses Kafka", ["Kafka"], []),
        ("React Native is what the mobile team does. I use Kafka.", ["Kafka"], ["React Native"]),
        ("I know SQL, I can read Java but I can't write it", ["SQL"], ["Java"]),
        ("i never did machine learning", [], ["Machine learning"]),
    ],
)
def test_claimed_and_mentioned(text: str, claimed: list[str], mentioned: list[str]) -> None:
    profile = drawn(text)
    assert values(profile, "skill") == claimed
    assert values(profile, "skill", "mentioned") == mentioned


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hi, I'm Lena and I write Java.", "Lena"),
        ("my name is jonas weber and i am a tester", "Jonas Weber"),
        ("Hello, my name is Ana María López, I live in Lima.", "Ana María López"),
        ("I'm React developer", ""),
        ("i'm happy to be here", ""),
        ("this is a long story", ""),
        ("my name is priya and i am backend developer", "Priya"),
        ("my name is omar android developer", "Omar"),
        ("hi i'm priya i do testing", "Priya"),
        ("hello this is fatima", "Fatima"),
        ("hello sir myself arjun i am from pune", "Arjun"),
        ("i taught myself java", ""),
        ("i am backend developer", ""),
        ("i'm german", ""),
        ("i'm jordan", ""),
        ("my name is joy", "Joy"),
        ("my name is kind of hard to say", ""),
        ("I'm Polish", ""),
        ("I'm Brazilian and I live in Porto", ""),
        ("I'm Adrian.", "Adrian"),
        ("I am Scrum Master", ""),
        ("I'm DevOps Engineer", ""),
        ("I'm Marketing Manager at a bank", ""),
        ("I'm Gülsüm Öztürk.", "Gülsüm Öztürk"),
        ("you can call me anytime", ""),
        ("my name is on the list", ""),
        ("this is maria's idea", ""),
        ("this is said to be hard", ""),
        ("it's java mostly", ""),
    ],
)
def test_the_name_for_the_greeting(text: str, name: str) -> None:
    assert values(drawn(text), "name") == ([name] if name else [])


def test_the_time_of_a_fact_is_that_of_its_first_word() -> None:
    words = ("I", "use", "Python", "daily")
    one = UtteranceHeard(
        utterance_id="u1",
        question_id="q1",
        text="I use Python daily",
        start_s=3.0,
        end_s=5.0,
        words=tuple(Word(text=word, start_s=3.0 + i / 2, end_s=3.4 + i / 2) for i, word in enumerate(words)),
    )
    (fact,) = [fact for fact in draw_profile([one]).facts if fact.name == "skill"]
    assert fact == Fact(name="skill", value="Python", quote="I use Python daily", utterance_id="u1", start_s=3.0)


def test_a_fact_across_two_phrases_is_quoted_from_the_first() -> None:
    profile = drawn("i write java", "script every day")
    (fact,) = [fact for fact in profile.facts if fact.name == "skill"]
    assert (fact.value, fact.utterance_id, fact.quote) == ("JavaScript", "u0", "i write java")


def test_nothing_said_gives_nothing() -> None:
    assert draw_profile([]) == ProfileDrawn(facts=())
    assert draw_profile(heard("", "  ")) == ProfileDrawn(facts=())
    assert draw_profile(heard("...")) == ProfileDrawn(facts=())


def test_it_is_quick() -> None:
    drawn(SEED)
    began = time.perf_counter()
    for _ in range(10):
        drawn(SEED)
    assert (time.perf_counter() - began) / 10 < 0.1
