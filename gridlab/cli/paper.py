"""Commands for the paper: methods, figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from gridlab.cli.report import carried_out, print_json, print_message
from gridlab.cli.values import AsJson, PurposeName, StudyFolder

TextForm = Literal["text", "markdown", "latex"]


def methods(
    study: StudyFolder,
    purpose: Annotated[PurposeName, typer.Option("--purpose", help="Which sessions.")] = "main",
    form: Annotated[TextForm, typer.Option("--format", help="How it is written.")] = "text",
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="FILE", help="Write it there instead of printing it.", readable=False
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the Methods section: people, exclusions, times, pay, apparatus, screens, versions.

    Example: gridlab methods my-study --format latex -o methods.tex
    """
    from gridlab.app.paper.facts import facts_of
    from gridlab.app.paper.methods import sections_of, written
    from gridlab.app.study import check_output_place, open_study

    facts = facts_of(open_study(study), purpose)
    sections = sections_of(facts)
    if out is not None:
        from gridlab.domain.said import say
        from gridlab.store.atomic import write_whole

        check_output_place(out)
        write_whole(out, written(sections, form).encode(), what=say("Methods text"))
    if as_json:
        rows = [{"heading": one.heading, "paragraphs": list(one.paragraphs)} for one in sections]
        print_json({"purpose": purpose, "sections": rows, "path": str(out) if out is not None else None})
    elif out is None:
        print(written(sections, form), end="")
    if facts.rules and not facts.is_locked:
        from gridlab.app.exclusions import ignored_said

        print_message(ignored_said(str(study)))
    if facts.left_out:
        print_message("Damaged files are left out: " + ", ".join(facts.left_out[:5]) + ".")


def figures(
    study: StudyFolder,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="DIR", help="The folder they go to.", readable=False)
    ],
    purpose: Annotated[PurposeName, typer.Option("--purpose", help="Which sessions.")] = "main",
    kind: Annotated[
        Literal["pdf", "svg", "png"], typer.Option("--format", help="Which files the figures are.")
    ] = "pdf",
    as_json: AsJson = False,
) -> None:
    """Write the Methods text, BibTeX and all figures of a study into one folder.

    Example: gridlab figures my-study -o paper --format svg
    """
    from gridlab.app.study import check_output_folder, open_study

    opened = open_study(study)
    check_output_folder(out)
    # Only now, as what draws takes a second to load.
    from gridlab.gui.paper.files import PaperWish, writing_paper
    from gridlab.gui.screen.picture import ready_qt

    ready_qt()
    done = carried_out(writing_paper(opened, PaperWish(out, purpose, f".{kind}")))
    if as_json:
        skipped = [{"figure": name, "why": str(why)} for name, why in done.skipped]
        print_json({"path": str(out), "files": [str(path) for path in done.files], "skipped": skipped})
        return
    for path in done.files:
        print(path)
    for name, why in done.skipped:
        print_message(f"{name} is skipped: {why}")
