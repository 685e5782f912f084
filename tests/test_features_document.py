"""docs/features.md: each listing makes a file that `gridlab embed` takes; the networks are stood in for."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from PIL import Image as Picture

from gridlab.domain.images import Image
from gridlab.store.points_file import read_points

LISTINGS = re.findall(
    r"```python\n(.*?)```", (Path(__file__).parent.parent / "docs" / "features.md").read_text(), re.S
)


class Numbers(np.ndarray):
    """An array that answers to `numpy()`, as a tensor does."""

    def numpy(self) -> np.ndarray:
        return np.asarray(self)


class Network:
    """Gives the mean colours of a picture; by call or by `encode_image`."""

    def eval(self) -> Network:
        return self

    def __call__(self, pictures: np.ndarray) -> Numbers:
        return pictures.mean(axis=(1, 2)).view(Numbers)

    encode_image = __call__


def prepare(picture: Picture.Image) -> np.ndarray:
    return np.asarray(picture, float)


class Weights:
    DEFAULT: Any = None

    def transforms(self) -> Any:
        return prepare


def module(name: str, monkeypatch: pytest.MonkeyPatch, **has: Any) -> ModuleType:
    made = ModuleType(name)
    made.__dict__.update(has)
    monkeypatch.setitem(sys.modules, name, made)
    return made


class Nothing:
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...


@pytest.mark.parametrize("listing", LISTINGS, ids=["torchvision", "open_clip", "timm"])
def test_each_listing_writes_features_by_name(
    listing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Weights.DEFAULT = Weights()
    module("torch", monkeypatch, inference_mode=Nothing, nn=module("torch.nn", monkeypatch, Identity=object))
    module("torchvision", monkeypatch)
    module(
        "torchvision.models",
        monkeypatch,
        get_model=lambda name, weights: Network(),
        get_model_weights=lambda name: Weights,
    )
    module(
        "open_clip",
        monkeypatch,
        create_model_and_transforms=lambda name, pretrained: (Network(), None, prepare),
    )
    data = module(
        "timm.data",
        monkeypatch,
        resolve_model_data_config=lambda model: {},
        create_transform=lambda is_training: prepare,
    )
    module("timm", monkeypatch, data=data, create_model=lambda name, **rest: Network())
    folder = tmp_path / "my-study" / "images" / "b"
    folder.mkdir(parents=True)
    for place, level in ((folder.parent / "a.png", 10), (folder / "c.png", 200)):
        Picture.new("L", (4, 3), level).save(place)
    monkeypatch.chdir(tmp_path)
    exec(listing, {})
    images = [Image("b/c.png", "0", 4, 3), Image("a.png", "1", 4, 3)]
    assert read_points(tmp_path / "features.npz", images)[:, 0].tolist() == [200, 10]


def test_there_are_three_listings_of_about_ten_lines() -> None:
    assert len(LISTINGS) == 3
    for listing in LISTINGS:
        assert sum(not line.startswith(("import", "from")) for line in listing.split("\n") if line) <= 10
