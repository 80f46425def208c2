"""The command line. Only parses: each command's module is imported when it runs, so that --help stays quick."""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from voice_interviewer import __version__

INTERVIEW_ID = "the interview, as `interview` and the desk name it"
LEVELS = ["junior", "mid", "senior", "expert"]
EXAMPLES = """\
examples:
  voice-interviewer demo                        a whole interview, without microphone or loudspeaker
  voice-interviewer interview --pack backend    interview the person at this computer
  voice-interviewer transcribe answer.m4a       a recording to a timestamped transcript
  voice-interviewer doctor                      what works here, and how to mend what does not
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 on success, 1 on failure, 2 on wrong use."""
    arguments = parser().parse_args(argv)
    try:
        command = importlib.import_module(f"voice_interviewer.commands.{arguments.command}")
        code: int = command.run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; Python would complain about it at exit
        return 141
    except Exception as error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            where = error.filename or "the output"
            print(f"voice-interviewer: {where} could not be written: {error.strerror}.", file=sys.stderr)
            with contextlib.suppress(OSError):  # Python would try to write the rest at exit
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 1
        if not _is_expected(error):
            raise
        from voice_interviewer.render.markup import printable

        print(f"voice-interviewer: {printable(str(error))}", file=sys.stderr)
        return 1


def _minutes(text: str) -> float:
    """A length of an interview, 1 to 240 minutes."""
    try:
        minutes = float(text)
    except ValueError:
        minutes = float("nan")
    if not 1 <= minutes <= 240:
        raise argparse.ArgumentTypeError(f"{text!r} is no length of an interview: give 1 to 240 minutes")
    return minutes


def _port(text: str) -> int:
    """A port that a server can listen on."""
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: give 1 to 65535")
    return int(text)


def _runs(text: str) -> int:
    """How many interviews with each kind of candidate."""
    if not (text.isdecimal() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of interviews: give 1 or more")
    return int(text)


def _id(text: str) -> str:
    """The id of an interview: without one a new interview would begin."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the id is empty: give the one that the interview began with")
    return text.strip()


def _is_expected(error: Exception) -> bool:
    """Errors that people can mend carry their own sentence; anything else is a defect and shows its traceback."""
    from voice_interviewer.codec import UnreadableEvent
    from voice_interviewer.core.checking.report_check import ReportMismatch
    from voice_interviewer.core.consent import NotAgreed
    from voice_interviewer.core.reporting.report import Unreportable
    from voice_interviewer.core.reporting.review import Refused
    from voice_interviewer.packs import PackError
    from voice_interviewer.ports import Conflict, EngineError
    from voice_interviewer.render.folder import ExportFailed

    known = (
        EngineError, Conflict, PackError, Unreportable, ReportMismatch, ExportFailed, UnreadableEvent, Refused,
        NotAgreed,
    )  # fmt: skip
    return isinstance(error, known)


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog="voice-interviewer",
        description="A voice-driven interviewer: asks aloud, transcribes on this machine, reports with evidence.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"voice-interviewer {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _demo(commands)
    _interview(commands)
    _serve(commands)
    _account(commands)
    _purge(commands)
    _transcribe(commands)
    _report(commands)
    _regrade(commands)
    _reviewing(commands)
    _verify(commands)
    _compare(commands)
    _check(commands)
    _pack(commands)
    _models(commands)
    _doctor(commands)
    return top


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str
) -> argparse.ArgumentParser:
    """A command or action that says what it does in the list of its parent and in its own --help."""
    return commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")


def _demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = _command(commands, "demo", "run a whole interview with a simulated candidate who really speaks")
    demo.add_argument("--answers", type=Path, metavar="DIR", help="recorded answers instead of synthetic ones, by name")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="choose another candidate (default: 1)")
    demo.add_argument("--typed", action="store_true", help="the simulated candidate types: no recogniser is needed")
    demo.add_argument("--resume", type=_id, metavar="ID", help="go on with a demo that was broken off")
    _session_options(demo, minutes=10.0)


def _interview(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    interview = _command(commands, "interview", "interview the person at this computer")
    interview.add_argument("id", nargs="?", type=_id, help="the id of an interview to go on with")
    interview.add_argument(
        "--candidate", default="", metavar="NAME", help="the candidate's name, for the greeting and the report"
    )
    interview.add_argument("--input-device", metavar="NAME", help="microphone: number or part of its name")
    interview.add_argument("--output-device", metavar="NAME", help="loudspeaker: number or part of its name")
    interview.add_argument("--push-to-talk", action="store_true", help="Enter opens and closes the microphone")
    interview.add_argument("--typed", action="store_true", help="no microphone: answers are typed")
    interview.add_argument("--yes", action="store_true", help="the candidate has agreed to the notice already")
    _session_options(interview, minutes=20.0)


def _serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = _command(commands, "serve", "hold interviews and show reports in the browser")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer alone)")
    serve.add_argument("--port", type=_port, default=8000, help="port to listen on (default: 8000)")
    serve.add_argument(
        "--trust-proxy", action="store_true", help="a proxy before it tells the visitor's address and scheme"
    )
    serve.add_argument("--recogniser", metavar="NAME", help="auto, whisper, embedded, pocketsphinx or server")
    _places(serve)


def _account(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    account = _command(
        commands, "account", "see to the people at the desk: list them, give a new password, make an owner"
    )
    actions = account.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = _command(actions, "list", "list all accounts")
    password = _command(actions, "password", "give a new password, asked for or read from standard input")
    password.add_argument("email", metavar="ADDRESS", help="the e-mail address that the person signs in with")
    new = _command(actions, "new", "make a further organisation with its owner")
    new.add_argument("--organisation", required=True, metavar="NAME", help="as candidates read it")
    new.add_argument("--name", required=True, help="the owner's name")
    new.add_argument("--email", required=True, metavar="ADDRESS", help="of its owner, who signs in with it")
    for action in (listing, password, new):
        _home(action)


def _purge(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    purge = _command(commands, "purge", "erase interviews that were kept for as long as was promised")
    _places(purge)


def _session_options(command: argparse.ArgumentParser, minutes: float) -> None:
    command.add_argument("--pack", help="role: a name from rubrics/ or a folder (default: backend)")
    command.add_argument(
        "--minutes", type=_minutes, metavar="M", default=minutes, help=f"length of the interview (default: {minutes:g})"
    )
    command.add_argument("--level", default="", choices=LEVELS, help="without it the introduction decides")
    command.add_argument("--recogniser", metavar="NAME", help="auto, whisper, embedded, pocketsphinx or server")
    command.add_argument("--model", dest="whisper_model", metavar="NAME", help="Whisper model: a name or a folder")
    command.add_argument("--patience", type=float, metavar="X", help="stretch every pause that the candidate may make")
    _places(command)


def _transcribe(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    transcribe = _command(commands, "transcribe", "write timestamped transcripts of recordings to standard output")
    transcribe.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="recordings, of sound or video; - is a pipe"
    )
    transcribe.add_argument("--format", default="txt", choices=["txt", "md", "json", "srt", "vtt"], help="default: txt")
    transcribe.add_argument("--recogniser", metavar="NAME", help="auto, whisper, embedded, pocketsphinx or server")
    transcribe.add_argument("--model", dest="whisper_model", metavar="NAME", help="Whisper model: a name or a folder")


def _report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = _command(commands, "report", "write the report of an interview again")
    report.add_argument("id", help=INTERVIEW_ID)
    report.add_argument("--pack", help="the pack's folder, if it is not where it was")
    report.add_argument("--grading", metavar="NAME", help="show this grading of several instead of the last")
    _places(report)


def _regrade(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    regrade = _command(commands, "regrade", "grade an interview again with another model or rubric; both stay")
    regrade.add_argument("id", help=INTERVIEW_ID)
    regrade.add_argument("--pack", help="the pack's folder, if it is not where it was or has been changed")
    which = regrade.add_mutually_exclusive_group()
    which.add_argument("--llm-model", metavar="NAME", help="another model of the configured server")
    which.add_argument("--embedded", action="store_true", help="the embedded grader instead of a language model")
    _places(regrade)


def _reviewing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What people do with a finished interview. Each says who does it; the report is then written again."""
    correct = _command(commands, "correct", "say what was really said in an utterance; both texts stay")
    correct.add_argument("id", help=INTERVIEW_ID)
    correct.add_argument("utterance", help="its id, or the mm:ss at which it begins in the transcript")
    correct.add_argument("text", help="what was really said")
    correct.add_argument("--candidate", action="store_true", help="the correction is the candidate's")
    override = _command(commands, "override", "rate in place of the grader; both ratings stay")
    override.add_argument("id", help=INTERVIEW_ID)
    override.add_argument("question", help="its number in the report (3 or 3.1) or its id")
    override.add_argument("criterion", help="as in report.json: accuracy, action, checklist:ID, ...")
    override.add_argument("level", help="1 to 5, for a checklist entry 1 or 0; none: not scored")
    decide = _command(commands, "decide", "record what a person decides, and why; the report only advises")
    decide.add_argument("id", help=INTERVIEW_ID)
    decide.add_argument("decision", choices=["advance", "hold", "reject"], help="what happens next")
    comment = _command(commands, "comment", "add a remark to the report, on the interview or on one question")
    comment.add_argument("id", help=INTERVIEW_ID)
    comment.add_argument("text", help="the remark")
    comment.add_argument("--question", default="", metavar="N", help="the question's number or id")
    contest = _command(commands, "contest", "record that the candidate contests the assessment")
    contest.add_argument("id", help=INTERVIEW_ID)
    contest.add_argument("text", help="the candidate's own words")
    for command in (correct, override, decide, comment):
        command.add_argument("--by", required=True, metavar="NAME", help="who says so")
    for command in (override, decide):
        command.add_argument("--reason", required=True, metavar="WHY", help="why; it stands in the report")
    correct.add_argument("--reason", default="", metavar="WHY", help="why; it stands in the report")
    for command in (correct, override, decide, comment, contest):
        command.add_argument("--pack", help="the pack's folder, if it is not where it was")
        _home(command)


def _verify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verify = _command(commands, "verify", "check every number and quotation of a report.json against the log")
    verify.add_argument("report", type=Path, metavar="REPORT.json", help="as `report` wrote it")
    verify.add_argument("--pack", help="the pack's folder, if it is not where it was")
    _home(verify)


def _compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    compare = _command(commands, "compare", "set candidates side by side, on the questions that all were asked")
    compare.add_argument("ids", nargs="*", metavar="ID", help="interviews; without any, all that are closed")
    compare.add_argument("--excel", action="store_true", help="mark the CSV files so that Excel reads them as UTF-8")
    _places(compare)


def _check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = _command(commands, "check", "check a role pack and say what it can cover")
    check.add_argument("pack", help="a name from rubrics/ or a folder")


def _pack(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    pack = _command(commands, "pack", "write, look at, exchange and try out role packs")
    actions = pack.add_subparsers(dest="action", required=True, metavar="ACTION")
    new = _command(actions, "new", "begin a pack: a small one that works, to be overwritten")
    new.add_argument("name", help="its name (a folder in ./rubrics) or a path")
    _command(actions, "list", "list the packs there are")
    check = _command(actions, "check", "say what is wrong with a pack, and what it can cover")
    show = _command(actions, "show", "show the plan: what is asked of everyone, in which phase, and what is left out")
    simulate = _command(actions, "simulate", "try a pack out on simulated candidates, many at a time")
    export = _command(actions, "export", "write a pack's three files to a folder")
    for action in (check, show, simulate, export):
        action.add_argument("pack", help="a name from rubrics/ or a folder")
    export.add_argument("folder", type=Path, help="where to, new or empty")
    for action in (show, simulate):
        action.add_argument("--level", default="", choices=LEVELS, help="one level; without it all of the pack's")
    show.add_argument(
        "--minutes", type=_minutes, metavar="M", default=0.0, help="length of the interview (default: the pack's)"
    )
    simulate.add_argument(
        "--minutes", type=_minutes, metavar="M", default=30.0, help="length of the interviews (default: 30)"
    )
    simulate.add_argument(
        "--runs", type=_runs, default=20, metavar="N", help="interviews with each kind of candidate (default: 20)"
    )
    simulate.add_argument("--candidates", metavar="KINDS", help="some kinds only, with commas: average,weak")
    simulate.add_argument("--seed", type=int, default=1, metavar="N", help="the first candidate's seed (default: 1)")
    simulate.add_argument("--voice", action="store_true", help="with a real synthesiser and recogniser; slow")
    take = _command(actions, "import", "make a pack of a persona and a question bank in Markdown")
    take.add_argument("--persona", type=Path, required=True, metavar="FILE", help="a persona in Markdown")
    take.add_argument("--bank", type=Path, required=True, metavar="FILE", help="a question bank in Markdown")
    take.add_argument("name", help="the new pack's name (a folder in ./rubrics) or a path")


def _models(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    models = _command(commands, "models", "list, fetch and verify speech models")
    models.add_argument("action", choices=["list", "pull", "verify"], help="what to do with them")
    models.add_argument(
        "names", nargs="*", metavar="NAME", help="as `models list` shows them; verify alone: all that are here"
    )


def _doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    _command(commands, "doctor", "try what works on this machine, and name the command that mends what does not")


def _home(command: argparse.ArgumentParser) -> None:
    command.add_argument("--home", type=Path, metavar="DIR", help="where interviews are kept (default: interviews)")


def _places(command: argparse.ArgumentParser) -> None:
    _home(command)
    command.add_argument("--out", dest="reports", type=Path, metavar="DIR", help="where reports go (default: reports)")


if __name__ == "__main__":
    raise SystemExit(main())
