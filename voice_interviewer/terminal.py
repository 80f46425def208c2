"""An interview on a terminal: the transcript as it grows, a level meter, and what is going on."""

from __future__ import annotations

import math
import sys
from types import TracebackType

from rich.console import Console
from rich.live import Live
from rich.markup import escape
from rich.text import Text

from voice_interviewer.conduct import Stage
from voice_interviewer.core.events import (
    InterviewClosed,
    InterviewerSpoke,
    InterviewResumed,
    PhraseDropped,
    ProfileDrawn,
    QuestionAsked,
    Recorded,
    RequestHeard,
    UtteranceHeard,
)
from voice_interviewer.language import marked, translator
from voice_interviewer.render.markup import printable

BAR = 24
QUIETEST_DB = -60.0
STAGES: dict[Stage, str] = {
    "speaking": marked("interviewer speaks"),
    "listening": marked("listening"),
    "transcribing": marked("transcribing"),
    "thinking": marked("choosing the next question"),
    "closed": marked("closed"),
}
ENDINGS = {
    "complete": marked("every planned question was asked"),
    "time": marked("the time was up"),
    "candidate": marked("the candidate ended it"),
    "interrupted": marked("interrupted"),
    "failure": marked("something failed"),
}


def clock(seconds: float) -> str:
    """Seconds as mm:ss, as in the transcript."""
    return f"{int(seconds) // 60:02d}:{int(seconds) % 60:02d}"


def shown(text: object) -> str:
    """Text of others for a console: what looks like markup stays text, and no control character drives the terminal."""
    return escape(printable(str(text)))


def console() -> Console:
    """Standard output. Lines are wrapped on a terminal only: elsewhere somebody may want to search them."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


class TerminalView:
    """Viewer that prints to a terminal; without one (a pipe, a file) it prints the lines alone."""

    def __init__(self, candidate: str, code: dict[str, str], out: Console, language: str = "en") -> None:
        self.console = out
        self._in_words = translator(language).gettext
        self._candidate = candidate or self._in_words(marked("Candidate"))
        self._code = code
        self._stage: Stage = "thinking"
        self._at_s = 0.0
        self._rms = 0.0
        self._speech = 0.0
        self._live = Live(console=self.console, refresh_per_second=12, get_renderable=self._status, transient=True)

    def __enter__(self) -> TerminalView:
        if self.console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.console.is_terminal:
            self._live.stop()

    # Viewer

    def recorded(self, recorded: Recorded) -> None:
        _ = self._in_words
        match recorded.event:
            case InterviewerSpoke(text=text, at_s=at_s):
                self._line(at_s, _("Interviewer"), text, "cyan")
            case QuestionAsked(text=text, at_s=at_s, item_id=item_id, form=form, author=author):
                self._line(at_s, _("Interviewer"), text, "bold cyan")
                if form == "main" and self._code.get(item_id):
                    self.console.print(shown(self._code[item_id]), style="yellow")
                if author == "model":
                    self._note(_("worded by the language model"))
            case UtteranceHeard(text=text, start_s=start_s, via=via):
                typed = _("(typed)")
                who = f"{self._candidate} {typed}" if via == "typed" else self._candidate
                self._line(start_s, who, text, "green")
            case PhraseDropped(reason=reason):
                self._note(_("a sound without words was left out ({reason})").format(reason=reason))
            case RequestHeard(request=request):
                self._note(_("understood as a request: {request}").format(request=request))
            case ProfileDrawn(area=area, level=level, facts=facts):
                skills = [fact.value for fact in facts if fact.name == "skill"]
                drawn = (area or _("open"), level or _("level open"), ", ".join(skills[:8]))
                self._note(_("profile: {0}, {1}; {2}").format(*drawn))
            case InterviewResumed():
                self._note(_("the interview goes on where it stopped"))
            case InterviewClosed(reason=reason):
                self._note(_("closed: {reason}").format(reason=_(ENDINGS[reason])))

    def level(self, at_s: float, rms: float, speech: float) -> None:
        self._at_s, self._rms, self._speech = at_s, max(rms, self._rms * 0.8), speech

    def stage(self, stage: Stage) -> None:
        self._stage = stage

    # drawing

    def _line(self, at_s: float, who: str, text: str, style: str) -> None:
        self._at_s = max(self._at_s, at_s)
        self.console.print(f"[dim]\\[{clock(at_s)}][/dim] [{style}]{shown(who)}:[/{style}] {shown(text)}")

    def _note(self, text: str) -> None:
        self.console.print(f"        [dim]{shown(text)}[/dim]")

    def _status(self) -> Text:
        loudness_db = 20 * math.log10(max(self._rms, 1e-6))
        filled = round(BAR * min(1.0, max(0.0, 1 - loudness_db / QUIETEST_DB)))
        bar = "█" * filled + "·" * (BAR - filled)
        colour = "green" if self._speech >= 0.5 else "white"
        return Text.assemble(
            (f" {clock(self._at_s)} ", "bold"),
            (bar, colour),
            f"  {self._in_words(STAGES[self._stage])}",
            style="default",
        )
