"""What was typed for arguments and options as values, and those that several commands share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand

from gridlab.domain.errors import GridLabError

PurposeName = Literal["main", "pilot", "test", "simulated"]
StudyFolder = Annotated[
    Path, typer.Argument(metavar="STUDY", help="The study's folder.", show_default=False, readable=False)
]
DesignName = Annotated[str, typer.Option("--design", metavar="NAME", help="A design of the study.")]
WorkerCount = Annotated[
    int | None,
    typer.Option("--workers", min=1, max=1_000, metavar="N", help="Processes; default: one for each core."),
]
ClusterAddress = Annotated[
    str | None,
    typer.Option(
        "--cluster", metavar="ADDRESS", help="A dask scheduler instead, such as tcp://10.0.0.5:8786."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]


WIDEST = 20_000
"""Pixels on a side: what a design's own viewport may have."""
MOST_PIXELS = 100_000_000
"""Of a picture in all: it is painted in memory, four bytes a pixel."""
_LONGEST = 40
_SCHEDULER = re.compile(r"([a-z]+://)?([^\s/:\[\]]+|\[[0-9a-f:.]+\]):[0-9]{1,5}/?", re.IGNORECASE | re.ASCII)
_INSIDE = re.compile(r"inproc://\S+", re.ASCII)


class Command(TyperCommand):
    """A command of which no given word may be empty: an empty path would mean the folder one is in."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As click does, once no value is empty."""
        given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        param: Any
        for param in self.get_params(ctx):
            value = given.get(param.name)
            if "" in (value if isinstance(value, list | tuple) else (value,)):
                raise typer.BadParameter("It must not be empty.", ctx=ctx, param=param)
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as wrong:
            # So typer tells of a choice that is none of those it knows.
            wrong.message = wrong.message.removeprefix("Value error, ")
            raise


def viewport_of(text: str) -> tuple[int, int]:
    """A display size such as 1366x768 as (width, height)."""
    size = re.fullmatch(r"([0-9]{1,5})[x×]([0-9]{1,5})", text.lower(), re.ASCII)
    width, height = (int(size[1]), int(size[2])) if size else (0, 0)
    if not (0 < width <= WIDEST and 0 < height <= WIDEST and width * height <= MOST_PIXELS):
        raise _wrong(
            "--viewport",
            f"{_shown(text)} is not a display size. Give width and height in pixels, such as 1366x768: "
            f"at most {WIDEST:,} on a side and {MOST_PIXELS // 1_000_000} megapixels.",
        )
    return width, height


def budget_of(text: str | None) -> Decimal | None:
    """An amount of money, exactly; None for none."""
    from gridlab.domain.money import amount
    from gridlab.domain.said import verbatim

    if text is None:
        return None
    try:
        return amount(text, verbatim("budget"))
    except GridLabError as error:
        raise _wrong("--budget", f"{error.what} {error.todo}") from None


def code_of(text: str, option: str = "--annotator") -> str:
    """An annotator's code as it is kept."""
    from gridlab.domain.codes import ADVICE, code_problem, composed

    problem = code_problem(composed(text))
    if problem:
        raise _wrong(option, f"{problem} {ADVICE}")
    return composed(text)


def workers_of(workers: int | None, cluster: str | None) -> str | None:
    """The address of a scheduler, of which there is none beside a number of workers."""
    if workers is not None and cluster is not None:
        raise typer.BadParameter("--workers and --cluster exclude each other")
    return scheduler_of(cluster)


def scheduler_of(text: str | None) -> str | None:
    """The address of a dask scheduler, None for none; whether one is there is seen when it is called."""
    if text is not None and not (_SCHEDULER.fullmatch(text) or _INSIDE.fullmatch(text)):
        raise _wrong(
            "--cluster",
            f"{_shown(text)} is no address. Give the one that the scheduler shows when it starts, such as "
            "tcp://10.0.0.5:8786.",
        )
    return text


def something(text: str | None, option: str) -> str | None:
    """A name that is given is not empty."""
    if text is not None and not text.strip():
        raise _wrong(option, "It must not be empty.")
    return text


def check_picture(path: Path, suffixes: tuple[str, ...]) -> None:
    """Where a picture goes: its suffix says what it is."""
    if path.suffix.lower() not in suffixes:
        raise _wrong("--out", f"{_shown(path.name)} does not end in {' or '.join(suffixes)}.")


def only_with(option: str, given: bool, others: Mapping[str, bool]) -> None:
    """Options that say nothing without another one: with neither silence nor a guess."""
    for other, is_given in others.items():
        if is_given and not given:
            raise typer.BadParameter(f"{other} says nothing without {option}.")


def _wrong(option: str, message: str) -> typer.BadParameter:
    return typer.BadParameter(message, param_hint=f"'{option}'")


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
