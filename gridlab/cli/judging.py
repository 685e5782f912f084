"""Commands about how well people answered, and what is not counted: `quality`, `exclude`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gridlab.cli.report import carried_out, print_json, print_message, print_rows, progress
from gridlab.cli.values import AsJson, PurposeName, StudyFolder, only_with

if TYPE_CHECKING:
    from gridlab.app.exclusions import Change, Changed
    from gridlab.app.quality.measuring import Effect
    from gridlab.app.study import OpenStudy

Source = Annotated[
    Path,
    typer.Argument(
        metavar="STUDY_OR_DATASET", help="A study's folder or an exported dataset.", readable=False
    ),
]
Purpose = Annotated[PurposeName, typer.Option("--purpose", help="Which sessions of a study.")]


def quality(source: Source, purpose: Purpose = "main", as_json: AsJson = False) -> None:
    """Show how carefully each annotator answered, the most doubtful first. Nothing is excluded by it.

    Example: gridlab quality my-study
    """
    from gridlab.app.quality.quality import measuring
    from gridlab.app.quality.rows import COMMAND, SCRIPT

    found = carried_out(measuring(source, purpose))
    print_rows(SCRIPT, found.rows, as_json, COMMAND)
    if not found.rows:
        print_message("No annotators are known here.")


def exclude(
    study: StudyFolder,
    rule: Annotated[
        str | None,
        typer.Option("--rule", metavar="'MEASURE < X'", help="Exclude by a rule; or 'MEASURE > X'."),
    ] = None,
    session: Annotated[
        str | None, typer.Option("--session", metavar="ID", help="Exclude one session.")
    ] = None,
    screen: Annotated[
        int | None,
        typer.Option("--screen", min=0, metavar="N", help="One screen of it, by its position from 0."),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why, for the Methods section.")
    ] = None,
    lock: Annotated[
        bool, typer.Option("--lock", help="Lock the rules: what comes later is exported as decided after.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List rules and decisions.")] = False,
    undo: Annotated[
        int | None, typer.Option("--undo", min=1, metavar="N", help="Undo one, by its number in --list.")
    ] = None,
    purpose: Annotated[
        PurposeName, typer.Option("--purpose", help="Whose sessions the effect is told of.")
    ] = "main",
    as_json: AsJson = False,
) -> None:
    """Leave screens, sessions or annotators out by a rule or decision. Nothing is deleted.

    Of a screen: response_ms, timed_out (0 or 1). Of a session: catch_share, median_ms, repeat_kappa,
    position_p, agreement_kappa, guess_score; with "annotator." before it of all sessions of the annotator.

    Example: gridlab exclude my-study --rule 'catch_share < 0.5' --reason "did not look"
    """
    if sum([rule is not None, session is not None, lock, listed, undo is not None]) != 1:
        raise typer.BadParameter("give one of --rule, --session, --lock, --list and --undo")
    only_with("--session", session is not None, {"--screen": screen is not None})
    _check_reason(reason, rule is not None or session is not None)
    from gridlab.app.exclusions import begun_before_lock, change_and_measure
    from gridlab.app.study import open_study
    from gridlab.store.exclusions_file import read_exclusions

    opened = open_study(study)
    if listed:
        _print_list(read_exclusions(opened.folder), as_json)
        return
    change = _change(opened, rule, session, screen, (reason or "").strip(), undo)
    with progress("Measuring how people answered") as report:
        done = change_and_measure(opened, change, purpose, progress=report)
    begun = begun_before_lock(opened) if lock else 0
    if begun:
        print_message(f"{begun} main sessions had begun before the rules were locked.")
    _print_changed(done, purpose, as_json)


def _check_reason(reason: str | None, is_needed: bool) -> None:
    if is_needed and not (reason or "").strip():
        raise typer.BadParameter("give a reason, with --reason", param_hint="--reason")
    if reason is not None and not is_needed:
        raise typer.BadParameter("--reason goes with --rule or --session")


def _change(
    opened: OpenStudy,
    rule: str | None,
    session: str | None,
    screen: int | None,
    reason: str,
    undo: int | None,
) -> Change:
    """The one change that is asked for; locking where none is named."""
    from gridlab.app import exclusions
    from gridlab.domain.exclusion import rule_typed

    if rule is not None:
        if rule_typed(rule, reason, "") is None:
            raise typer.BadParameter(
                f"{rule!r} is no rule; write a measure, < or >, and a value that it can have, such as "
                "'catch_share < 0.5' or 'annotator.guess_score > 0.5'",
                param_hint="--rule",
            )
        return exclusions.with_rule(rule, reason)
    if session is not None:
        from gridlab.app.setting_right import session_called

        return exclusions.with_decision(opened, session_called(opened, session).id, screen, reason)
    if undo is not None:
        return exclusions.without(undo, is_in_use=exclusions.lock_is_in_use(opened))
    return exclusions.with_lock


def _print_list(found: Any, as_json: bool) -> None:
    from gridlab.app.exclusions import LISTED, SCRIPT, entries_of

    print_rows(SCRIPT, entries_of(found), as_json, LISTED)
    if not as_json and found.locked is None:
        print_message("The rules are not locked: errors are told as if there were none.")


def _print_changed(done: Changed, purpose: str, as_json: bool) -> None:
    """What is left out now: of the new entry alone, and of all together."""
    from gridlab.app.columns import plain_rows
    from gridlab.app.exclusions import SCRIPT, effect_said, entries_of

    entries = entries_of(done.exclusions)
    if as_json:
        print_json(
            {
                "rows": plain_rows(SCRIPT, entries),
                "locked": done.exclusions.locked,
                "purpose": purpose,
                "own": _plain(done.own),
                "all": _plain(done.effect),
            }
        )
        return
    if done.exclusions.locked is not None:
        print(f"Rules locked: {done.exclusions.locked}")
    if done.effect is None:
        print(f"There are no {purpose} sessions yet to leave out.")
        return
    if done.own is not None:
        print(f"Leaves out {effect_said(done.own)}.")
    print(f"All rules and decisions together leave out {effect_said(done.effect)}.")


def _plain(effect: Effect | None) -> dict[str, int] | None:
    from dataclasses import asdict

    return None if effect is None else asdict(effect)
