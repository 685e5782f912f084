"""Commands that collect answers: `annotate`, `simulate`, `sessions`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gridlab.app.columns import Column
from gridlab.cli.report import carried_out, print_message, print_rows, progress
from gridlab.cli.values import AsJson, DesignName, PurposeName, StudyFolder, code_of, only_with
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import verbatim

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
    resume: Annotated[bool, typer.Option("--resume", help="Resume the unfinished session.")] = False,
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
            help="Embedding (.h5, .npy, .csv); default: labels, or points.",
            readable=False,
        ),
    ] = None,
    relaxed_sync: Annotated[
        bool,
        typer.Option("--relaxed-sync", help="Faster: don't wait for the disk. Simulated sessions only."),
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


def sessions(
    study: StudyFolder,
    rename: Annotated[
        tuple[str, str] | None,
        typer.Option("--rename", metavar="OLD NEW", help="Give all sessions of a code another one."),
    ] = None,
    session: Annotated[
        str | None, typer.Option("--session", metavar="ID", help="The session to correct.")
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="Note something about it.")
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", metavar="NEW", help="Correct its annotator's code.")
    ] = None,
    void: Annotated[
        str | None, typer.Option("--void", metavar="REASON", help="Don't count it; nothing is deleted.")
    ] = None,
    unvoid: Annotated[bool, typer.Option("--unvoid", help="Count it again.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the study's sessions, running ones too; set right what sessions cannot say.

    Example: gridlab sessions my-study --session 0f3a… --note "phone rang"
    """
    from gridlab.app.session.columns import STORED, of_command
    from gridlab.app.setting_right import noting, session_called, voiding
    from gridlab.app.study import open_study
    from gridlab.store.notes_file import read_notes
    from gridlab.store.sessions.list import list_sessions

    given = {"--note": note is not None, "--code": code is not None, "--void": void is not None}
    given["--unvoid"] = unvoid
    only_with("--session", session is not None, given)
    if sum((*given.values(), rename is not None)) > 1 or (rename is not None and session is not None):
        raise typer.BadParameter("--rename, --note, --code, --void and --unvoid exclude each other.")
    if session is not None and not any(given.values()):
        raise typer.BadParameter("--session says nothing without --note, --code, --void or --unvoid.")
    new = code_of(code, "--code") if code is not None else code_of(rename[1], "--rename") if rename else ""
    opened = open_study(study)
    named = session_called(opened, session).id if session is not None else ""
    changed: tuple[str, ...] = (named,) if named else ()
    if new:
        changed = _recoded(opened, new, old=rename[0] if rename else "", session=named)
    elif note is not None:
        carried_out(noting(opened, [named], note))
    elif named:
        carried_out(voiding(opened, [named], void or ""))
    rows = list_sessions(opened.folder, read_notes(opened.folder))
    if changed:
        rows = [row for row in rows if row.id in changed]
    print_rows(STORED, rows, as_json, of_command(rows))


def _recoded(opened: OpenStudy, new: str, *, old: str, session: str) -> tuple[str, ...]:
    """Change a code; what still holds the old one is told, and a failure where that is a session."""
    from gridlab.app.setting_right import recoding, told_recoded

    done = carried_out(recoding(opened, new, old=old, session=session))
    print_message(told_recoded(done).what)
    if done.left:
        raise GridLabError(
            verbatim("The old code is still in: " + ", ".join(map(str, done.left)) + "."),
            safe=verbatim("The sessions that count have the new code."),
            todo=verbatim("Recover what these files hold, or remove them, then try again."),
        )
    if told_recoded(done).rest:
        print_message(told_recoded(done).rest)
    return done.sessions
