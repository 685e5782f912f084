"""The command line: parse the words, call the use case, print the report, and exit as the contract says."""

from __future__ import annotations

import sys
from pathlib import Path

from gridlab.cli.failures import exit_code_of, let_everything_be_printed, open_closed_streams


def main() -> None:
    """Run the `gridlab` command and leave with its exit code."""
    open_closed_streams()
    raise SystemExit(exit_code_of(_run))


def _run() -> None:
    """Do what the words of the command line ask for; nearly all is loaded here, where failures are told."""
    let_everything_be_printed()
    # Words that only ask for the window need no commands: to make them all takes longer than the window.
    from gridlab.cli.window import run_window

    match sys.argv[1:]:
        case []:
            raise SystemExit(run_window(None))
        case ["open", study] if not study.startswith("-"):
            raise SystemExit(run_window(Path(study)))
    from gridlab.cli.program import program

    program(prog_name="gridlab")
