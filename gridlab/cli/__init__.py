"""The command line: parse the words, call the use case, print the report, and exit as the contract says."""

from __future__ import annotations

from gridlab.cli.failures import exit_code_of, open_closed_streams


def main() -> None:
    """Run the `gridlab` command and leave with its exit code."""
    open_closed_streams()
    raise SystemExit(exit_code_of(_run))


def _run() -> None:
    from gridlab.cli.program import program

    program(prog_name="gridlab")
