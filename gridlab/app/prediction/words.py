"""What a prediction assumes and what it knows, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gridlab.app.simulation.truth import TruthSource
from gridlab.science.prediction.people import People

_MEANING = {
    "sigma": "noise of a choice",
    "tau": "difference between persons",
    "lapses": "share of screens answered at random",
}


def truth_in_words(source: TruthSource, images: int, dims: int, file: Path | None) -> str:
    """What the simulated annotators see."""
    if source == "file":
        name = file.name if file is not None else "a file"
        return f"The truth is {name}; embeddings are fitted in {dims} dimensions."
    if source == "labels":
        return (
            f"The truth is assumed: {images:,} points around the centres of their labels in {dims} "
            "dimensions, other ones in each simulated study."
        )
    return (
        f"The truth is assumed: {images:,} Gaussian points in {dims} dimensions, "
        "other ones in each simulated study."
    )


def people_in_words(people: People) -> Iterator[str]:
    """What is fitted to the study's answers, and what is assumed."""
    behaviour = people.behaviour
    figures = (
        ("sigma", behaviour.sigma, people.sigma_from, "repeat screens"),
        ("tau", behaviour.tau, people.tau_from, "pairs of answers to shared screens"),
        ("lapses", behaviour.lapses, people.lapses_from, "catch screens"),
    )
    for name, value, count, screens in figures:
        how = f"is fitted to {count:,} {screens} of the study" if count else "is assumed"
        yield f"{name} {value:.2f} ({_MEANING[name]}) {how}."


def spread_in_words(seeds: int) -> str:
    """What the interval is of."""
    return f"Errors are means over {seeds} simulated studies, with the 95 % interval of the mean."
