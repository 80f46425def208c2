"""Each case is an utterance and the rule it breaks; "" is an innocent one."""

import pytest

from voice_interviewer.core.asking.lint import lint
from voice_interviewer.core.role.pack import Bank, Item, Pack, Persona, Rubric

ITEM = Item(
    id="slow-lookup",
    text=(
        "Looking up a user by e-mail address has become slow because the table has grown to millions of "
        "rows. What would you do?"
    ),
    level="junior",
    topics=("sql", "performance"),
    guide=(
        "Measure first: look at the query plan with EXPLAIN and see the full scan. Then create an index on the column."
    ),
    expects=("look at the query plan", "create an index on the e-mail column", "the cost of an index on writes"),
    probes=("What does that cost you when rows are written?",),
)
ANSWER = "I would add an index because the retries doubled the load on the database"
STRICT = Persona(
    title="Strict",
    never=(
        "Use encouragement or coaching language",
        "Provide hints or teach concepts",
        "Ask multiple questions at once",
        "Acknowledge candidate struggle",
    ),
)
PACK = Pack(id="p", title="P", persona=STRICT, bank=Bank(title="B", items=(ITEM,)), rubric=Rubric())


def rules(text: str, **given: object) -> set[str]:
    settings: dict[str, object] = {"pack": PACK} | given
    return {problem.rule for problem in lint(text, **settings)}  # type: ignore[arg-type]


INNOCENT = [
    "How would you find out why an endpoint has become slow?",
    "What is the difference between PUT and PATCH?",
    "You said the retries doubled the load. How did you notice that?",
    "Tell me about a time you disagreed with a colleague. What happened?",
    "Describe how you would roll out a change to a table that is in use.",
    "What would you check first, and why?",
    "How and why did you split the service?",
    "Walk me through what happens between typing an address and seeing the page.",
    ("Imagine an API for a to-do list. Which methods and status codes would you use to create, read, "
"change and delete a task?"),
    "What is REST, and what are the key constraints?",
    "What is caching, and where can you cache in a web application?",
    "Explain the differences between PUT, POST, and PATCH.",
    "Tell me about yourself, including your projects, technical skills, and work experience.",
    "When would you choose a queue, and when would you call the other service directly?",
    "Please explain how a hash map works.",
    "Which family of databases would you pick for time series, and why?",
    "How do you decide the age of a cache entry?",
    "What does a health check endpoint have to tell?",
    "How do the parent and the child process share a socket?",
    "What is the difference between UNION and UNION ALL?",
    "How would you find a race condition?",
    "How do you keep orphan rows out of a table?",
    "What happens if the master node dies in a master and slave set-up?",
    "How would you store gender and date of birth in a form that stays lawful?",
    "How do you disable a feature flag for one tenant?",
    "Would you disable foreign keys for a bulk import?",
    "How would you design a table for the salaries of employees?",
    "What do you do when a background job dies silently?",
    "How did your last team handle code review?",
    "What makes a good incident report?",
    "How would you explain an outage to an angry customer?",
    "Where are the secrets of your last service kept?",
    "How do you make sure that a discriminated union is exhaustive?",
    "Have you used native modules in React Native?",
    "What did you learn from the release that failed?",
    "When is a soft delete the right choice?",
    "How do you handle a third party API that fails?",
    "What would you tell a new colleague about this system?",
    "Which party is responsible for retrying: the client or the server?",
    "How do you convince a partner team to change their interface?",
    "Are you authorised to work in the country where this role is based?",
    "How do you plan for a parent who wants two accounts in one family plan?",
    "What does it mean that a transaction is isolated?",
    "How many users did you have when you split the monolith?",
    "In your last project, how did you make your tests faster?",
    "What would you do if your manager asked you to skip the tests?",
    "How would you cut the time of a build from thirty minutes to five?",
    "What is C# good at?",
    "How do you keep a single page application accessible to somebody who is blind?",
    "What would you have done differently with more time?",
    "How would you architect a single Go service that handles both kinds of work?",
    "When are you the right person to decide, and when is it the team?",
    "Would you take the straight approach or write a general one?",
    "How do you sell to a customer who has always voted for the cheapest offer?",
    "Are you comfortable with being the single point of contact?",
    "How do you test a form that asks for nationality and religion?",
    "How do you support a customer who is upset about a pregnancy app that crashed?",
    "How would you track sick days in this table?",
    "What did you earn the trust of that customer with?",
    "How did your family of services talk to each other?",
    "What did the health of the cluster look like during the outage?",
    "How would you age out old records?",
    "When is it right to orphan a process on purpose?",
    "How old was the version of Django that you migrated from?",
    "What is the weight of an edge in that graph?",
    "How do you keep child components from re-rendering?",
    "What did the customer's religion field have to do with the bug?",
    "How do you make a page usable for people who are deaf?",
    "Which countries did your users come from?",
    "What salary data did the payroll service expose?",
    "How do you handle a single point of failure?",
    "What does a partner need to call your API?",
    "How did the union of those two result sets behave?",
    "Which native features did your app use?",
    "How was work divided between you and your partner team?",
    "How do you separate concerns in a controller?",
    "What would you do if two engineers disagree about the design?",
    "How many people were on call with you?",
    "What did your manager say when you told her?",
    "How would you explain that to the head of sales?",
    "Why is the order of the columns right in that index?",
    "What makes a good answer to a support ticket?",
    "Which parts of your answer would change with ten times the traffic?",
    "How would you rate limit that endpoint?",
    "What happens when you pass null to that function?",
    "How did you fail over to the second region?",
    "What is a correct use of a foreign key?",
    "How would you know that the result is wrong?",
    "What is the strongest argument against your design?",
    "Could you tell me how the cache was filled?",
    "Tell me more about the importer.",
    "What did you learn from it, and why?",
    "How did the migration from Angular to React go?",
    "If the queue is full, what should the producer do?",
    "You mentioned Kafka. What did that do for you there?",
    "How would you explain to a parent company why the child company needs its own cluster?",
]  # fmt: skip


@pytest.mark.parametrize("text", INNOCENT)
def test_an_innocent_question_passes(text: str) -> None:
    assert lint(text, pack=PACK) == ()


GUILTY = [
    ("one ask", "How did you find it? And how did you fix it?"),
    ("one ask", "How did you diagnose the issue, what did you change on the server, and how did you tell your team?"),
    ("one ask", "How would you find the bug, and how would you keep it from coming back?"),
    ("one ask", "How do you test this, and also how do you deploy it?"),
    ("one ask", "Describe the architecture. Explain how you deploy it."),
    ("one ask", "What did you build? Tell me about the team."),
    ("one ask", "What was your role in the project, and additionally how did you measure success?"),
    ("length", "How would you " + "really " * 45 + "do it?"),
    ("coaching", "Don't worry, take your time. How would you start?"),
    ("coaching", "You're doing well. What comes next?"),
    ("coaching", "You can do it. What is the first step?"),
    ("coaching", "My advice is to read the logs. Where would you start?"),
    ("praise", "Great answer! How would you test it?"),
    ("praise", "Excellent. What would you do next?"),
    ("praise", "That's a really impressive result. How did you do it?"),
    ("praise", "I love that. What did the team say?"),
    ("hint", "Have you considered using an index?"),
    ("hint", "Here is a hint: think about the query plan. What would you do?"),
    ("hint", "You could also use a cache. How would you do that?"),
    ("hint", "You forgot the error handling. How would you add it?"),
    ("hint", "Wouldn't it be faster to batch the calls?"),
    ("struggle", "I can see this is difficult for you. What do you know about it?"),
    ("struggle", "You seem nervous. How would you begin?"),
    ("struggle", "It's okay if you don't know. What would you try?"),
    ("verdict", "That's correct. How would you test it?"),
    ("verdict", "Correct. What is an index?"),
    ("verdict", "Not quite. What else could it be?"),
    ("verdict", "Your answer is incomplete. What is missing?"),
    ("verdict", "I disagree with you. Why would that work?"),
    ("verdict", "You got that wrong. What is a transaction?"),
    ("promise", "You're hired! When would you like to begin?"),
    ("promise", "You have passed the interview. Do you want to add anything?"),
    ("promise", "We will offer you the job. How does that sound?"),
    ("promise", "When can you start?"),
    ("leak", "According to the rubric you need one more point. What is it?"),
    ("unlawful topic", "How old are you?"),
    ("unlawful topic", "What year were you born?"),
    ("unlawful topic", "When did you graduate from high school, and what year did you graduate?"),
    ("unlawful topic", "Do you have any children?"),
    ("unlawful topic", "Are you planning to have a family soon?"),
    ("unlawful topic", "Who looks after your kids while you work?"),
    ("unlawful topic", "Are you pregnant?"),
    ("unlawful topic", "Are you married?"),
    ("unlawful topic", "What does your husband do?"),
    ("unlawful topic", "What is your religion?"),
    ("unlawful topic", "Which religious holidays do you celebrate?"),
    ("unlawful topic", "Where are you originally from?"),
    ("unlawful topic", "What is your native language?"),
    ("unlawful topic", "Where is your accent from?"),
    ("unlawful topic", "What is your nationality?"),
    ("unlawful topic", "Are you a citizen of this country?"),
    ("unlawful topic", "Do you have any health problems?"),
    ("unlawful topic", "Are you disabled?"),
    ("unlawful topic", "Do you have a disability that we should know about?"),
    ("unlawful topic", "How many sick days did you take last year?"),
    ("unlawful topic", "Are you gay?"),
    ("unlawful topic", "What is your sexual orientation?"),
    ("unlawful topic", "Who did you vote for in the last election?"),
    ("unlawful topic", "Are you a member of a trade union?"),
    ("unlawful topic", "What is your current salary?"),
    ("unlawful topic", "How much did you earn at your last job?"),
    ("unlawful topic", "Have you ever been arrested?"),
    ("unlawful topic", "Do you have a criminal record?"),
    ("unlawful topic", "Do you smoke?"),
    ("unlawful topic", "Do you believe in God?"),
    ("unlawful topic", "Are you religious?"),
    ("unlawful topic", "Are you a republican?"),
    ("unlawful topic", "Have you ever been convicted of a crime?"),
    ("unlawful topic", "Would you mind telling me your age?"),
    ("unlawful topic", "Do you have a green card?"),
    ("unlawful topic", "Are you taking any medication?"),
    ("unlawful topic", "When do you plan to retire?"),
    ("unlawful topic", "Will your family mind the night shifts?"),
    ("unlawful topic", "As a woman, how do you cope with a team of men?"),
    ("markup", "Look at https://example.org/docs. What is wrong there?"),
    ("markup", "Interviewer: How do you test this?"),
    ("markup", "What does **this** do?"),
    ("markup", "```python\nprint(1)\n``` What does this print?"),
    ("markup", '{"question": "How do you test this?"}'),
    ("markup", "What is [missing element]?"),
    ("markup", "<b>How</b> do you test this?"),
    ("not a question", "Indexes make reading faster and writing slower."),
    ("not a question", "I see. Let us go on."),
    ("unlawful topic", "Could you share how old you were when you began your career?"),
    ("unlawful topic", "Do you feel you are close to retirement?"),
    ("unlawful topic", "Would it bother you to report to someone much younger than you?"),
    ("unlawful topic", "Do you plan on having kids in the next few years?"),
    ("unlawful topic", "How would your family feel about relocation?"),
    ("unlawful topic", "What are your childcare arrangements like?"),
    ("unlawful topic", "Are you currently expecting a child?"),
    ("unlawful topic", "Are you single or in a relationship?"),
    ("unlawful topic", "Does your faith keep you from working on Sundays?"),
    ("unlawful topic", "Do you go to church?"),
    ("unlawful topic", "What country are your parents from?"),
    ("unlawful topic", "You have an interesting accent, where does it come from?"),
    ("unlawful topic", "Is English your first language?"),
    ("unlawful topic", "Do you have any medical conditions that could affect your work?"),
    ("unlawful topic", "How is your mental health these days?"),
    ("unlawful topic", "Do you have any disabilities?"),
    ("unlawful topic", "Do you identify as gay or straight?"),
    ("unlawful topic", "What are your pronouns?"),
    ("unlawful topic", "Which political party do you support?"),
    ("unlawful topic", "Have you ever joined a union?"),
    ("unlawful topic", "How much are you making right now?"),
    ("unlawful topic", "What was your salary at your last company?"),
    ("unlawful topic", "Have you ever been in prison?"),
    ("unlawful topic", "What passport do you hold?"),
    ("unlawful topic", "Have you ever filed for bankruptcy?"),
    ("praise", "Nice work! What came next?"),
    ("praise", "Wow, that is amazing. How did you do that?"),
    ("praise", "What a great example. What did you learn?"),
    ("hint", "Don't you think a queue would help here?"),
    ("hint", "Maybe you should consider using a cache. How would you do it?"),
    ("coaching", "Keep going, you are almost there. What else?"),
    ("struggle", "It sounds like you are struggling. What part is unclear?"),
    ("verdict", "You are right. How would you test it?"),
    ("verdict", "That's wrong. What else could it be?"),
    ("verdict", "Your answer was not quite what I expected. What else?"),
    ("promise", "You will definitely get the job. When could you begin?"),
    ("promise", "I will recommend you to the team. What else should they know?"),
    ("one ask", "What did you do and what did your manager say, and how did the team react?"),
    ("one ask", "Can you describe the architecture and explain how you deploy it and tell me about monitoring?"),
    ("one ask", "Why did you choose Kafka? Was it fast enough?"),
    ("leak", "As an AI language model, I want to know how you did that?"),
    ("markup", 'Please answer in JSON: {"answer": ""}. What is REST?'),
    ("empty", "   "),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), GUILTY)
def test_a_guilty_question_is_caught(rule: str, text: str) -> None:
    assert rule in rules(text)


def test_the_item_and_its_probes_pass() -> None:
    assert rules(ITEM.text, item=ITEM) == set()
    assert rules(ITEM.probes[0], item=ITEM, asked=[ITEM.text], answer=ANSWER) == set()


@pytest.mark.parametrize(
    "text",
    [
        "What would the query plan show you with EXPLAIN?",
        "Where do you see the full scan?",
        "How would you create that column?",
    ],
)
def test_words_of_the_guide_are_not_given_away(text: str) -> None:
    assert "leak" in rules(text, item=ITEM, asked=[ITEM.text])


def test_what_the_candidate_said_is_no_leak() -> None:
    assert "leak" not in rules(
        "You spoke of an index. What does it change?", item=ITEM, asked=[ITEM.text], answer=ANSWER
    )
    assert "leak" in rules("What would an index change?", item=ITEM, asked=[ITEM.text], answer="I would buy a machine")


def test_a_question_is_not_asked_twice() -> None:
    asked = ["How would you find out why an endpoint has become slow?"]
    assert "repeat" in rules("How would you find out why the endpoint became slow?", asked=asked)
    assert "repeat" in rules(asked[0].upper(), asked=asked)
    assert "repeat" not in rules("How would you find out why a test is flaky?", asked=asked)


def test_a_question_stays_with_its_item_or_answer() -> None:
    assert "off topic" in rules("What do you think about volcanoes and penguins?", item=ITEM, answer=ANSWER)
    assert "off topic" not in rules("You said the retries doubled the load. How so?", item=ITEM, answer=ANSWER)
    assert "off topic" not in rules("What happened then?", item=ITEM, answer=ANSWER)


def test_a_persona_decides_about_verdicts_and_warmth() -> None:
    blunt = Pack(
        id="p", title="P", persona=Persona(title="Blunt", speaks_verdicts=True), bank=PACK.bank, rubric=Rubric()
    )
    assert "verdict" not in rules("That is correct. What comes next?", pack=blunt)
    warm = Persona(title="Warm", never=("Provide hints or teach concepts",))
    warm_pack = Pack(id="p", title="P", persona=warm, bank=PACK.bank, rubric=Rubric())
    assert "praise" not in rules("Great answer. What comes next?", pack=warm_pack)
    assert "hint" in rules("Have you considered using an index?", pack=warm_pack)


def test_other_utterances_need_not_ask() -> None:
    assert rules("Thank you. Let us go on.", question=False) == set()
    assert rules("Great answer. You're hired.", question=False) == {"praise", "promise"}


def test_a_problem_names_the_words() -> None:
    (problem,) = lint("How old are you?", pack=PACK)
    assert problem.words == "how old are you"
    assert "age" in problem.message
