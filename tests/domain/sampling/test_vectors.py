"""The three kept test vectors: sessions whose screens must never change while the format's version stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gridlab.domain.design import (
    Block,
    BlockImages,
    Catch,
    Design,
    Grid,
    Layout,
    ListedScreen,
    Sampling,
    ScreenCounts,
)
from gridlab.domain.images import Image
from gridlab.domain.sampling import session_screens

VECTORS = sorted((Path(__file__).parents[1] / "data").glob("sampling-*.json"))


def block_of(value: dict[str, Any]) -> Block:
    sampling = dict(value["sampling"])
    listed = tuple(ListedScreen(one["probe"], tuple(one["grid"])) for one in sampling.pop("screens", ()))
    return Block(
        images=BlockImages(tuple(value["images"]["labels"])),
        grid=Grid(**value["grid"]),
        layout=Layout(**value["layout"]),
        screens=ScreenCounts(**value["screens"]),
        catch=Catch(**value["catch"]),
        sampling=Sampling(**sampling, screens=listed),
    )


def test_there_are_three_vectors() -> None:
    assert len(VECTORS) == 3


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_screens_of_a_kept_vector_stay_as_they_are(path: Path) -> None:
    vector = json.loads(path.read_text())
    design = Design(order=vector["order"], blocks=tuple(map(block_of, vector["blocks"])))
    images = [Image(one["name"], one["sha256"], 1, 1, one["label"]) for one in vector["images"]]
    for session in vector["sessions"]:
        screens = [
            {
                "block": screen.block,
                "kind": screen.kind.name.lower(),
                "probe": screen.probe,
                "grid": list(screen.grid),
                "planted": list(screen.planted),
                "repeats": screen.repeats,
            }
            for screen in session_screens(design, images, session["number"])
        ]
        assert screens == session["screens"]
