"""Commands that open the application: without a command, `open`, `demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gridlab.app.columns import Column
from gridlab.cli.report import print_json, print_message, print_table, progress
from gridlab.cli.values import AsJson, StudyFolder


def open_last() -> None:
    """Open the application on the last study, else on its welcome page."""
    raise typer.Exit(_window(None))


def open_study(study: StudyFolder) -> None:
    """Open the application on a study.

    Example: gridlab open my-study
    """
    from gridlab.store.study_file import read_study

    read_study(study)
    raise typer.Exit(_window(study))


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

    Example: gridlab demo --headless --into /tmp/demo
    """
    from gridlab.app.demo import free_folder, make_demo, walk_demo
    from gridlab.gui.readiness import check_screen

    if not headless:
        check_screen()
    folder = into if into is not None else free_folder(Path("gridlab-demo"))
    with progress("Checking images") as report:
        study = make_demo(folder, progress=report)
    if not headless:
        raise typer.Exit(_window(study.folder))
    with progress("Simulating sessions") as report:
        walk = walk_demo(study, progress=report)
    from gridlab.gui.screen.picture import save_preview

    picture = study.folder / "exports" / "screen.png"
    save_preview(study, walk.design, picture)
    paths = {
        "study": str(study.folder),
        "picture": str(picture),
        "cost": str(walk.cost_table),
        "dataset": str(walk.dataset),
    }
    if as_json:
        print_json(paths)
        return
    print_table((Column("what", "What"), Column("where", "Where")), _located(paths))
    print_message(f"Look further with: gridlab open {study.folder}")


def _window(study: Path | None) -> int:
    """Run the application; a machine without a screen gets a message instead."""
    from gridlab.gui.readiness import check_screen

    check_screen()
    from gridlab.gui.shell.app import run

    return run(study)


def _located(paths: dict[str, str]) -> list[dict[str, str]]:
    names = {"study": "Study", "picture": "Picture of a screen", "cost": "Cost table", "dataset": "Dataset"}
    return [{"what": names[key], "where": path} for key, path in paths.items()]
