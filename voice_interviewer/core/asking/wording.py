"""What the interviewer says besides the questions, one `Wording` per language.

Neutral by design: an acknowledgement never tells how good an answer was.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    language: str
    opening: str
    introduction: str
    background: str
    farewell: str
    stopped: str
    acknowledgements: tuple[str, ...]
    nudges: tuple[str, ...]
    not_understood: str
    skip_offer: str
    hold: str
    repeat: str
    no_clarification: str
    redirect: str
    redirections: dict[str, str]
    redirect_instruction: str
    accommodations: dict[str, str]
    resumed: str
    resumed_in_answer: str
    paused: str
    pause_over: str
    wrap_up: str
    wrap_up_sub_task: str
    moving_on: str
    go_on: str
    length: str
    misuse: str
    look_again: str
    decimal: str = "."

    def greeting(self, title: str, candidate: str, minutes: float) -> str:
        """Who speaks, that it is an AI, and how it goes. The first utterance of every interview."""
        name = f", {candidate}" if candidate else ""
        return self.opening.format(name=name, title=title, minutes=f"{minutes:g}".replace(".", self.decimal))

    def acknowledgement(self, index: int) -> str:
        return self.acknowledgements[index % len(self.acknowledgements)]

    def accommodation(self, asks: str) -> str:
        """The reply to a request for another way of going on; `asks` is the sort that `intent.classify` found."""
        return self.accommodations.get(asks, self.accommodations[""])

    def redirection(self, asks: str) -> str:
        """The way back to the question, with an honest word about what was asked instead."""
        return self.redirections.get(asks, self.redirect)

    def prompts(self) -> tuple[str, ...]:
        """The fixed prompts, to be synthesised ahead."""
        return (
            self.introduction,
            self.background,
            self.farewell,
            self.stopped,
            *self.acknowledgements,
            *self.nudges,
            self.not_understood,
            self.skip_offer,
            self.hold,
            self.paused,
            self.wrap_up,
            self.moving_on,
        )


ENGLISH = Wording(
    language="en",
    opening=(
        "Hello{name}. I am an AI interviewer for the role: {title}. This takes about {minutes} minutes. "
        "A program turns your answers into text, and people decide, not I. "
        "Take the time you need. You can say repeat the question, or skip, at any moment."
    ),
    introduction="To begin, please tell me about yourself: your projects, your technical skills and your experience.",
    background="What kind of work have you done so far, and for how long?",
    farewell=(
        "That was my last question. Thank you for your time. "
        "Your transcript and report are being written, and a person will look at them."
    ),
    stopped=(
        "Of course, we stop here. Thank you for your time. "
        "Your transcript and report are being written, and a person will look at them."
    ),
    acknowledgements=("Thank you.", "Okay.", "Understood.", "Thanks.", "All right."),
    nudges=("Take your time. I am listening.", "I am still here. You can answer, or say skip."),
    not_understood="I heard you, but I could not make out the words. Please say it again, or type it.",
    skip_offer="I did not hear an answer, so let us go on.",
    hold="Take your time.",
    repeat="Of course. {question}",
    no_clarification="Please answer in the way you understand it. {question}",
    redirect="Let us come back to the question. {question}",
    redirections={
        "presence": "Yes, I can hear you. {question}",
        "identity": "I am an AI interviewer; people read what you say. Let us come back to the question. {question}",
        "verdict": "I cannot say how good an answer was. Let us come back to the question. {question}",
        "answer": "I cannot say what a good answer is. Let us come back to the question. {question}",
        "company": "The people who invited you can tell you that. Let us come back to the question. {question}",
        "recording": "What you say is written down, as the notice at the beginning says. {question}",
        "duration": "We end when the time is over, or earlier if you wish. {question}",
        "process": "The people who invited you can tell you that. Let us come back to the question. {question}",
    },
    redirect_instruction="I can only go on with the interview. {question}",
    accommodations={
        "slower": "Of course, I will speak more slowly. {question}",
        "time": "Of course. Take the time you need.",
        "typing": "Of course. You can type your answer.",
        "human": "I will note that you want to talk to a person. You can stop here, or go on. {question}",
        "": "Of course. {question}",
    },
    resumed="Welcome back. The question was: {question}",
    resumed_in_answer="Welcome back. Please go on with your answer.",
    paused="Of course. Take a break. Say continue when you are ready.",
    pause_over="Let us go on now. {question}",
    wrap_up="There are more questions to come. Please bring this answer to an end.",
    wrap_up_sub_task="The time for this one is over. Please finish your sentence.",
    moving_on="I have to stop you here, so that there is time for the other questions. What you said is kept.",
    go_on="Please go on.",
    length="About {minutes} minutes is usual.",
    misuse="How could somebody misuse what you just described?",
    look_again="Please look at the code once more. What do you notice about its {name}?",
)

GERMAN = Wording(
    language="de",
    opening=(
        "Guten Tag{name}. Ich bin ein KI-Interviewer, und es geht um die Stelle: {title}. "
        "Das Gespräch dauert etwa {minutes} Minuten. "
        "Ein Programm schreibt Ihre Antworten mit, und entscheiden werden Menschen, nicht ich. "
        "Nehmen Sie sich die Zeit, die Sie brauchen. "
        "Sie können jederzeit sagen: Bitte wiederholen Sie die Frage, oder: weiter."
    ),
    introduction=(
        "Zu Beginn erzählen Sie mir bitte von sich: von Ihren Projekten, Ihren fachlichen Kenntnissen "
        "und Ihrer Erfahrung."
    ),
    background="In welchem Bereich haben Sie bisher gearbeitet, und wie lange?",
    farewell=(
        "Das war meine letzte Frage. Vielen Dank für Ihre Zeit. "
        "Ihr Protokoll und Ihr Bericht werden jetzt geschrieben, und ein Mensch wird sie lesen."
    ),
    stopped=(
        "Natürlich, wir hören hier auf. Vielen Dank für Ihre Zeit. "
        "Ihr Protokoll und Ihr Bericht werden jetzt geschrieben, und ein Mensch wird sie lesen."
    ),
    acknowledgements=("Danke.", "Gut.", "Verstanden.", "Vielen Dank.", "In Ordnung."),
    nudges=("Lassen Sie sich Zeit. Ich höre zu.", "Ich bin noch da. Sie können antworten, oder weiter sagen."),
    not_understood=(
        "Ich habe Sie gehört, aber die Wörter nicht verstanden. Bitte sagen Sie es noch einmal, oder tippen Sie es ein."
    ),
    skip_offer="Ich habe keine Antwort gehört, also gehen wir weiter.",
    hold="Lassen Sie sich Zeit.",
    repeat="Gerne. {question}",
    no_clarification="Bitte antworten Sie so, wie Sie es verstehen. {question}",
    redirect="Kommen wir zur Frage zurück. {question}",
    redirections={
        "presence": "Ja, ich höre Sie. {question}",
        "identity": "Ich bin ein KI-Interviewer; Menschen lesen, was Sie sagen. Zurück zur Frage. {question}",
        "verdict": "Wie gut eine Antwort war, kann ich nicht sagen. Kommen wir zur Frage zurück. {question}",
        "answer": "Was eine gute Antwort ist, kann ich nicht sagen. Kommen wir zur Frage zurück. {question}",
        "company": "Das sagen Ihnen die Menschen, die Sie eingeladen haben. Kommen wir zur Frage zurück. {question}",
        "recording": "Was Sie sagen, wird aufgeschrieben, wie es im Hinweis am Anfang steht. {question}",
        "duration": "Wir enden, wenn die Zeit um ist, oder früher, wenn Sie möchten. {question}",
        "process": "Das sagen Ihnen die Menschen, die Sie eingeladen haben. Kommen wir zur Frage zurück. {question}",
    },
    redirect_instruction="Ich kann nur das Gespräch weiterführen. {question}",
    accommodations={
        "slower": "Gerne, ich spreche langsamer. {question}",
        "time": "Natürlich. Nehmen Sie sich die Zeit, die Sie brauchen.",
        "typing": "Natürlich. Sie können Ihre Antwort eintippen.",
        "human": (
            "Ich vermerke, dass Sie mit einem Menschen sprechen möchten. Sie können hier aufhören, oder "
            "weitermachen. "
            "{question}"
        ),
        "": "Gerne. {question}",
    },
    resumed="Willkommen zurück. Die Frage war: {question}",
    resumed_in_answer="Willkommen zurück. Bitte fahren Sie mit Ihrer Antwort fort.",
    paused="Natürlich. Machen Sie eine Pause. Sagen Sie weitermachen, wenn Sie so weit sind.",
    pause_over="Machen wir jetzt weiter. {question}",
    wrap_up="Es kommen noch weitere Fragen. Bitte kommen Sie mit dieser Antwort zum Schluss.",
    wrap_up_sub_task="Die Zeit für diese Frage ist um. Bitte beenden Sie Ihren Satz.",
    moving_on=(
        "Ich muss Sie hier unterbrechen, damit Zeit für die anderen Fragen bleibt. Was Sie gesagt haben, ist notiert."
    ),
    go_on="Bitte fahren Sie fort.",
    length="Etwa {minutes} Minuten sind üblich.",
    misuse="Wie könnte jemand das missbrauchen, was Sie gerade beschrieben haben?",
    look_again="Bitte sehen Sie sich den Code noch einmal an. Was fällt Ihnen zum Thema {name} auf?",
    decimal=",",
)

WORDINGS: dict[str, Wording] = {"en": ENGLISH, "de": GERMAN}


def wording(language: str) -> Wording:
    """The wording of a language; raises LookupError with the languages there are."""
    if language not in WORDINGS:
        raise LookupError(f"No interviews are held in {language!r}. The languages are: {', '.join(sorted(WORDINGS))}.")
    return WORDINGS[language]
