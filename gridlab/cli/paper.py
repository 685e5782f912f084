"""Commands for the paper: methods."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from gridlab.cli.report import print_json, print_message
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
        print_message("Damaged sessions are not counted: " + ", ".join(facts.left_out[:5]) + ".")
