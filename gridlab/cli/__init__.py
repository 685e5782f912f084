"""The command line: parse the words, call the use case, print the report, and exit as the contract says."""

from __future__ import annotations

from gridlab.cli.failures import exit_code_of, let_everything_be_printed, open_closed_streams


def main() -> None:
    """Run the `gridlab` command and leave with its exit code."""
    open_closed_streams()
    raise SystemExit(exit_code_of(_run))


def _run() -> None:
    """Do what the words of the command line ask for; nearly all is loaded here, where failures are told."""
    let_everything_be_printed()
    from gridlab.cli.program import program

    program(prog_name="gridlab")
