"""Commands that collect answers: `annotate`, `simulate`, `sessions`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gridlab.app.columns import Column
from gridlab.cli.report import print_message, print_rows, progress
from gridlab.cli.values import AsJson, DesignName, PurposeName, StudyFolder, code_of
from gridlab.domain.errors import GridLabError

if TYPE_CHECKING:
    from gridlab.app.simulate import SimulatedSession
    from gridlab.app.study import OpenStudy


ModelName = Literal["noisy", "perfect", "random", "spammer"]
SIMULATED: tuple[Column[SimulatedSession], ...] = (
    Column("id", "Session"),
    Column("annotator", "Annotator"),
    Column("number", "Number", number=True),
)


def annotate(
    study: StudyFolder,
    design: DesignName,
    annotator: Annotated[str, typer.Option("--annotator", metavar="CODE", help="The annotator's code.")],
    purpose: Annotated[PurposeName, typer.Option("--purpose", help="What it counts for.")] = "main",
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the unfinished session.")] = False,
    new: Annotated[bool, typer.Option("--new", help="A new session beside an earlier one.")] = False,
    windowed: Annotated[bool, typer.Option("--windowed", help="In a window instead of full screen.")] = False,
) -> None:
    """Run a session for one annotator, straight away, without menus.

    Example: gridlab annotate my-study --design grid-16-choose-4 --annotator p07
    """
    if resume and new:
        raise typer.BadParameter("--resume and --new exclude each other")
    if purpose == "simulated":
        raise typer.BadParameter("simulated sessions come from `gridlab simulate`", param_hint="--purpose")
    annotator = code_of(annotator)
    from gridlab.app.session.codes import SessionWish
    from gridlab.app.study import open_study
    from gridlab.gui.readiness import check_screen

    opened = open_study(study)
    check_screen()
    from gridlab.gui.session.start import run_session

    wish = SessionWish(annotator, design, purpose, resume=resume, new=new, windowed=windowed)
    code = run_session(opened, wish)
    _back_up(opened)
    raise typer.Exit(code)


def _back_up(opened: OpenStudy) -> None:
    """Keep finished sessions a second time, where a place is chosen; what fails is told and tried again."""
    from gridlab.app.backup import back_up

    try:
        report = back_up(opened)
    except GridLabError as error:
        print_message(str(error))
        return
    for session, why in report.failed if report is not None else ():
        print_message(f"No backup of {session}: {why}")


def simulate(
    study: StudyFolder,
    design: DesignName,
    annotators: Annotated[
        int, typer.Option("--annotators", min=1, max=100_000, metavar="N", help="How many sessions.")
    ],
    seed: Annotated[int, typer.Option("--seed", min=0, help="Another seed, other answers.")] = 1,
    model: Annotated[ModelName, typer.Option("--model", help="How they answer.")] = "noisy",
    truth: Annotated[
        Path | None,
        typer.Option(
            "--truth",
            metavar="FILE",
            help="Embedding (.h5, .npy, .csv); left out: labels, or points.",
            readable=False,
        ),
    ] = None,
    relaxed_sync: Annotated[
        bool,
        typer.Option("--relaxed-sync", help="Faster: do not wait for the disk. Simulated sessions only."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Dry-run the study with simulated annotators.

    Example: gridlab simulate my-study --design grid-16-choose-4 --annotators 20 --seed 1
    """
    from gridlab.app.simulate import simulate as run
    from gridlab.app.study import open_study

    with progress("Simulating sessions") as report:
        done = run(
            open_study(study),
            design,
            annotators,
            seed=seed,
            model=model,
            truth=truth,
            relaxed=relaxed_sync,
            progress=report,
        )
    print_rows(SIMULATED, done.sessions, as_json, (*SIMULATED[1:], SIMULATED[0]))


def sessions(study: StudyFolder, as_json: AsJson = False) -> None:
    """List the study's sessions, running ones too.

    Example: gridlab sessions my-study --json
    """
    from gridlab.app.session.columns import COMMAND, STORED
    from gridlab.app.study import open_study
    from gridlab.store.sessions.list import list_sessions

    rows = list_sessions(open_study(study).folder)
    print_rows(STORED, rows, as_json, COMMAND)
