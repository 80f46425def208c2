"""Sentences of job interviews, made from patterns and word lists.

A pattern names its lists in braces; {n} is a number, {tech} any named technology, {x} a thing
with or without a quality.
"""

import random
import re

from train import vocabulary as v
from train.spoken import number

PATTERNS = """
{open}, we {did} the {x} {reason}.
I {did} the {x} {reason}.
We {did} {a x} with {tech} {reason}.
We moved from {tech} to {tech} {reason}.
{open}, I {did} a {x} that talks to {tech} and {tech}.
The {metric} went from {n} {unit} to {n} {unit} after we {did} the {x}.
We reduced the {metric} by {n} percent.
{open}, the {metric} dropped from {n} to {n} {unit}.
The {x} was {q} {reason}.
My role was {role} in a team of {n}.
I was the {role} for {system} and I {did} the {x}.
I worked as a {role} at a company in {city} for {n} years.
My name is {name} and I am a {role} from {city}.
Hello, I'm {name}, I have about {n} years of experience with {tech}, {tech} and {tech}.
I studied {subject} in {city} and then joined a {system} company.
I have worked with {tech}, {tech}, and a bit of {tech}.
We stored the {x} in {db} and the {x} in {db}.
I chose {db} over {db} {reason}.
For the {x} I would use {db}, and for the {x} I would use {db}.
I would {do} the {x} first and then {do} the {x}.
If the {x} fails, we {do} the {x} and {do} it again.
When the {x} became {q}, {people} asked me to {do} it.
{people} wanted a {x}, but what we really needed was a {x}.
I talked to {people} and we agreed to {do} the {x}.
{people} disagreed with me about the {x}, so I {did} a small prototype.
I explained to {people} why the {x} was {q}.
We had {n} {unit} and only {n} {unit}.
There were about {n} {unit} in the {x}.
It took us {n} {unit} to {do} the {x}.
The {x} handles {n} {unit} at peak.
How would you {do} a {x} for {n} {unit}?
How do you {do} a {q} {x}?
What is the difference between {a x} and {a x}?
Why did you choose {tech} for the {x}?
Can you tell me more about the {x} that you {did}?
Tell me about a time when you {did} {a x} under pressure.
What happens if the {x} is {q}?
Have you ever used {tech} in production?
Which {x} did you {do} first, and why?
Describe a situation where {people} did not agree with you.
What would you {do} to improve the {metric}?
How did you measure the {metric}?
A {x} is {q} if the {x} is {q}.
The {x} sends an event to the {x}, and the {x} updates the {x}.
Each {x} has its own {x}, and they share one {x}.
The main trade off is between {metric} and {metric}.
{open}, the advantage of {tech} is that the {x} stays {q}.
The problem with {tech} was the {metric}.
We wrote it in {lang} and later rewrote the {x} in {lang}.
I like {lang} more than {lang} for {a x}.
I know {lang} and {lang} well, and I am learning {lang}.
{open}, I used the {acr} and the {acr} to {do} the {x}.
The {acr} team did not want to share their {acr}.
We follow {acr} and {acr}, and every {x} is {q}.
I added {a x} and {a x} so that the {x} could be {q}.
Without {a x} the {x} would be {q}.
I noticed that the {x} was {q}, so I {did} it.
The result was that {metric} improved by {n} percent within {n} {unit}.
First we {did} the {x}, then we {did} the {x}, and finally we {did} the {x}.
I was responsible for {system} and {system}.
My task was to {do} the {x} before the end of the quarter.
The situation was that {people} could not {do} the {x}.
I learned that {a x} must be {q} before you {do} it.
My biggest weakness is that I {do} the {x} too early.
I would ask {people} before I {do} the {x}.
{people} told me that the {x} was {q}.
We set up {tech} for the {x}, {tech} for the {x} and {tech} for alerts.
The {x} reads from {tech} and writes to {db}.
We run {tech} on {tech} in {n} regions.
The bug was in the {x}, not in the {x}.
I found the {x} with {tech} and fixed it within {n} {unit}.
We use {tech} to {do} every {x}.
In {year} we {did} the {x}, and in {year} we {did} the {x}.
I joined in {year} and left in {year}.
Um, I think the {x} was, uh, {q}.
No, I have never used {tech}, but I have used {tech}.
Yes, exactly, we {did} it with {tech}.
Not the {x}, I mean the {x}.
The {q} {x} and the {q} {x} were both {q}.
I gave {people} feedback about the {x}.
I mentored {n} people and reviewed the {x} every week.
{people} and I sat down together to {do} the {x}.
I prefer {a x} over {a x} {reason}.
It depends on the {x} and on the {metric}.
Our {x} was {q}, our {x} was {q}.
You can {do} the {x} with {a x}.
You should never {do} the {x} without {a x}.
That is why I {did} the {x}.
Let me give you an example from {system}.
The {x} that I {did} is still in use today.
{acr} stands for something else in {system}.
The p {n} of the {metric} was {n} {unit}.
Version {n} of {tech} broke the {x}.
We paid {n} dollars a month for {tech}.
The {x}, the {x} and the {x} all ran on {tech}.
""".strip().splitlines()

ROUND = (
    "a hundred",
    "a thousand",
    "a million",
    "a dozen",
    "half a million",
    "one and a half",
    "two and a half",
    "ninety nine point nine",
)
_SLOT = re.compile(r"\{([a-z ]+)\}")


def _number(rng: random.Random) -> str:
    british = rng.random() < 0.4
    kind = rng.random()
    if kind < 0.4:
        return number(rng.randint(2, 20))
    if kind < 0.6:
        return number(rng.randint(21, 99))
    if kind < 0.72:
        return number(rng.choice((100, 150, 200, 250, 300, 400, 500, 600, 750, 800, 900)), british)
    if kind < 0.8:
        return number(rng.randint(101, 999), british)
    if kind < 0.87:
        return number(rng.randint(1, 60) * 1000)
    if kind < 0.92:
        return f"{number(rng.randint(0, 99))} point {number(rng.randint(0, 9))}"
    if kind < 0.96:
        return number(rng.choice((1, 2, 3, 5, 10, 20, 50, 100)) * 1_000_000)
    return rng.choice(ROUND)


def _thing(rng: random.Random) -> str:
    thing = rng.choice(v.THINGS)
    dice = rng.random()
    if dice < 0.25:
        return f"{rng.choice(v.QUALITIES)} {thing}"
    if dice < 0.4:
        return f"{rng.choice(v.SYSTEMS)} {thing}"
    if dice < 0.48:
        return f"{rng.choice(v.TOOLS)} {thing}"
    if dice < 0.53:
        return f"{rng.choice(v.ACRONYMS)} {thing}"
    return thing


def _article(words: str) -> str:
    return ("an " if words[0].lower() in "aeio" else "a ") + words


def _year(rng: random.Random) -> str:
    early = ("nineteen ninety " + number(rng.randint(1, 9)), "two thousand and " + number(rng.randint(1, 9)))
    return rng.choice((*early, *["twenty " + number(rng.randint(10, 26))] * 4))


def sentence(rng: random.Random) -> str:
    """One sentence from a random pattern."""
    lists = {
        "open": v.OPENERS,
        "did": v.DID,
        "do": v.DO,
        "q": v.QUALITIES,
        "metric": v.METRICS,
        "unit": v.UNITS,
        "people": v.PEOPLE,
        "role": v.ROLES,
        "system": v.SYSTEMS,
        "city": v.CITIES,
        "name": v.NAMES,
        "subject": v.SUBJECTS,
        "db": v.DATABASES,
        "lang": v.LANGUAGES,
        "acr": v.ACRONYMS,
        "tech": v.TOOLS,
        "reason": v.REASONS,
    }

    def fill(match: re.Match[str]) -> str:
        slot = match.group(1)
        if slot == "n":
            return _number(rng)
        if slot == "x":
            return _thing(rng)
        if slot == "a x":
            return _article(_thing(rng))
        if slot == "year":
            return _year(rng)
        return rng.choice(lists[slot])

    made = _SLOT.sub(fill, rng.choice(PATTERNS))
    return made[0].upper() + made[1:]


FRAMES = (
    "We used {} for the {x}.",
    "The {} was {q}.",
    "I know {} and {x}.",
    "{} is a {x}.",
    "Our {} {x} was {q}.",
    "We call it {}.",
)


def spelled(rng: random.Random) -> str:
    """A sentence around letters read one by one, so that unknown abbreviations come out as their letters."""
    letters = "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(rng.choice((2, 3, 3, 3, 4))))
    frame = rng.choice(FRAMES)
    return frame.replace("{}", letters).replace("{x}", _thing(rng)).replace("{q}", rng.choice(v.QUALITIES))


def fragment(rng: random.Random) -> str:
    """Two to five words: what is said between two pauses."""
    return rng.choice(
        (
            lambda: f"{rng.choice(v.OPENERS)}, {_thing(rng)}.",
            lambda: f"the {_thing(rng)}",
            lambda: f"with {rng.choice(v.TOOLS)} and {rng.choice(v.TOOLS)}",
            lambda: f"{rng.choice(v.TOOLS)}.",
            lambda: f"about {_number(rng)} {rng.choice(v.UNITS)}",
            lambda: f"{rng.choice(v.DID)} the {_thing(rng)}",
            lambda: rng.choice(v.REASONS),
        )
    )()
