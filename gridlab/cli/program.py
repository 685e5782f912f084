"""The `gridlab` program: the table of its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from gridlab import __version__
from gridlab.cli import application, collecting, planning, results

TELL = """Design grid HITs, price them, run them with annotators, export the triplets.

Without a command the application opens. Start with [bold]gridlab demo[/].
"""


def _version(asked: bool) -> None:
    if asked:
        print(f"gridlab {__version__}")
        raise typer.Exit


def _start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - read by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        application.open_last()


app = typer.Typer(
    name="gridlab",
    help=TELL,
    invoke_without_command=True,
    callback=_start,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

for group, functions in (
    ("Start", (application.open_study, application.demo, planning.new)),
    ("Plan", (planning.designs, planning.preview, planning.cost, planning.predict)),
    ("Collect", (collecting.annotate, collecting.simulate, collecting.sessions)),
    ("Use", (results.export, results.check, results.merge, results.erase)),
):
    for function in functions:
        app.command(function.__name__.removesuffix("_study"), rich_help_panel=group)(function)

program = typer.main.get_command(app)
