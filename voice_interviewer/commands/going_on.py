"""Whatever breaks a command off: say first how to go on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape


@contextmanager
def going_on(console: Console, command: str) -> Iterator[None]:
    """An error or Ctrl-C inside goes its way after a line with the command that goes on."""
    try:
        yield
    except (Exception, KeyboardInterrupt):
        console.print(f"Everything recorded is kept. Go on with it: {escape(command)}", style="bold", soft_wrap=True)
        raise
