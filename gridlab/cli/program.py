"""The `gridlab` program: the table of its commands, and those that open the application."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gridlab import __version__
from gridlab.app.columns import Column
from gridlab.cli import (
    collecting,
    judging,
    mapping,
    paper,
    planning,
    publishing,
    results,
    serving,
)
from gridlab.cli.report import print_json, print_message, print_table, progress
from gridlab.cli.values import AsJson, Command, StudyFolder
from gridlab.cli.window import run_window

TELL = """Design grid HITs, price them, run them with annotators, export the triplets.

Without a command the application opens. Start with [bold]gridlab demo[/].
"""
CALLED = {"study": "Study", "picture": "Picture of a screen", "cost": "Cost table", "dataset": "Dataset"}


def open_study(study: StudyFolder) -> None:
    """Open the application on a study.

    Example: gridlab open my-study
    """
    raise typer.Exit(run_window(study))


def demo(
    into: Annotated[
        Path | None,
        typer.Option(
            "--into",
            metavar="DIR",
            help="Where to make the study.",
            show_default="./gridlab-demo",
            readable=False,
        ),
    ] = None,
    headless: Annotated[
        bool,
        typer.Option("--headless", help="The whole path without a window, then print where the files are."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make a demo study from the sample image set and open it.

    Example: gridlab demo --headless --into demo
    """
    from gridlab.app.demo import DESIGNS, answer_demo, free_folder, make_demo, walk_demo
    from gridlab.gui.readiness import check_screen

    if not headless:
        check_screen()
    folder = into if into is not None else free_folder(Path("gridlab-demo"))
    with progress("Checking images") as report:
        study = make_demo(folder, progress=report)
    with progress("Simulating sessions") as report:
        answer_demo(study, progress=report)
    if not headless:
        raise typer.Exit(run_window(study.folder))
    costs, dataset = walk_demo(study)
    from gridlab.gui.screen.picture import save_preview

    picture = save_preview(study, DESIGNS[0], study.folder / "exports" / "screen.png")
    found = {"study": study.folder, "picture": picture, "cost": costs, "dataset": dataset}
    if as_json:
        print_json({key: str(path) for key, path in found.items()})
        return
    rows = [{"what": CALLED[key], "where": str(path)} for key, path in found.items()]
    print_table((Column("what", "What"), Column("where", "Where")), rows)
    print_message(f"Look further with: gridlab open {study.folder}")


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
        raise typer.Exit(run_window(None))


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
    ("Start", (open_study, demo, planning.new)),
    ("Plan", (planning.designs, planning.preview, planning.cost, planning.predict)),
    ("Collect", (collecting.annotate, collecting.simulate, collecting.sessions)),
    ("On the web", (publishing.publish, serving.serve, serving.collect)),
    (
        "Use",
        (
            results.export,
            mapping.import_,
            mapping.embed,
            mapping.map_,
            paper.methods,
            paper.figures,
            judging.quality,
            judging.exclude,
            results.check,
            results.recover,
            results.merge,
            results.erase,
        ),
    ),
):
    for function in functions:
        name = function.__name__.removesuffix("_study").rstrip("_")
        app.command(name, cls=Command, rich_help_panel=group)(function)

program = typer.main.get_command(app)
