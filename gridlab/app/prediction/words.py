"""What a prediction assumes and what it knows, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gridlab.app.simulation.truth import TruthSource
from gridlab.domain.said import Said, say
from gridlab.science.prediction.people import People

_MEANING = {
    "sigma": say("noise of a choice"),
    "tau": say("difference between persons"),
    "lapses": say("share of screens answered at random"),
}


def truth_in_words(source: TruthSource, images: int, dims: int, file: Path | None) -> Said:
    """What the simulated annotators see."""
    if source == "file":
        name = file.name if file is not None else say("a file")
        return say("The truth is {name}; embeddings are fitted in {dims} dimensions.", name=name, dims=dims)
    if source == "labels":
        return say(
            "The truth is assumed: {images:,} points around the centres of their labels in "
            "{dims} dimensions, other ones in each simulated study.",
            images=images,
            dims=dims,
        )
    return say(
        "The truth is assumed: {images:,} Gaussian points in {dims} dimensions, other ones "
        "in each simulated study.",
        images=images,
        dims=dims,
    )


def people_in_words(people: People) -> Iterator[Said]:
    """What is fitted to the study's answers, and what is assumed."""
    behaviour = people.behaviour
    figures = (
        ("sigma", behaviour.sigma, people.sigma_from, say("repeat screens")),
        ("tau", behaviour.tau, people.tau_from, say("pairs of answers to shared screens")),
        ("lapses", behaviour.lapses, people.lapses_from, say("catch screens")),
    )
    for name, value, count, screens in figures:
        how = (
            say("is fitted to {count:,} {screens} of the study", count=count, screens=screens)
            if count
            else say("is assumed")
        )
        yield say(
            "{name} {value:.2f} ({meaning}) {how}.", name=name, value=value, meaning=_MEANING[name], how=how
        )


def spread_in_words(seeds: int) -> Said:
    """What the interval is of."""
    return say(
        "Errors are means over {seeds} simulated studies, with the 95 % interval of the mean.", seeds=seeds
    )
