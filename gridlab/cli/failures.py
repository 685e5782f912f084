"""From an exception to a message on standard error and an exit code: known failure, interruption, bug."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable

from gridlab.domain.errors import GridLabError
from gridlab.domain.visible import visible

CHECK = "Check that the name is right and the place can be read and written, then try again."
DONE, KNOWN_FAILURE, BUG, INTERRUPTED = 0, 1, 3, 130


def exit_code_of(run: Callable[[], None]) -> int:
    """Run and give the exit code of the contract; prints one message where it is not 0."""
    try:
        run()
    except SystemExit as stop:
        # typer makes this of an interruption, without a word.
        return _interrupted() if stop.code == INTERRUPTED else _code(stop.code)
    except KeyboardInterrupt:
        return _interrupted()
    except GridLabError as failure:
        _say(failure.what, failure.safe, failure.todo)
        return KNOWN_FAILURE
    except BrokenPipeError:
        # The reader has gone; without this Python complains again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return KNOWN_FAILURE
    except OSError as failure:
        where = f"{failure.filename}: " if failure.filename else ""
        _say(f"{where}{failure.strerror or failure}.", "Files that were already there are unchanged.", CHECK)
        return KNOWN_FAILURE
    except Exception as bug:
        return _report(bug)
    return DONE


def _interrupted() -> int:
    # An interruption inside exec of a text, as when a dataclass is made, is remembered by Python, and at the
    # end of `python -m gridlab` it kills itself in place of giving the code. The next text makes it forget.
    exec("")
    _say("Interrupted.", "What was answered and saved is safe.")
    return INTERRUPTED


def _code(code: str | int | None) -> int:
    if code is None:
        return DONE
    if isinstance(code, int):
        return code
    _say(code)
    return KNOWN_FAILURE


def _report(bug: BaseException) -> int:
    from gridlab.app.bug_report import write_bug_report

    path = write_bug_report(bug)
    where = f"A report without any answers or codes is in {path}." if path else ""
    _say(
        f"GridLab has a fault ({type(bug).__name__}).",
        "Answers already given are saved.",
        f"{where} Please send it to the developers.".strip(),
    )
    return BUG


def _say(*parts: str) -> None:
    print("gridlab:", *(visible(str(part)) for part in parts if part), file=sys.stderr)


def open_closed_streams() -> None:
    """Give standard streams that the caller closed a place that swallows everything.

    Otherwise the next file opened, such as a session, would get their number and what is meant for them.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(number, True)
    os.close(number)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8")


def let_everything_be_printed() -> None:
    """Write what the encoding of a stream has no sign for as an escape, as a pipe on Windows may need it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
