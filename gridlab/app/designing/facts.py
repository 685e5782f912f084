"""What the form of a design shows of the study: its images by name and by label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from gridlab.domain.images import Image


class StudyFacts:
    """The images of a study by name and by label; worked out when they are first asked for."""

    def __init__(self, images: Sequence[Image] = (), own_platforms: Mapping[str, Any] | None = None) -> None:
        self.images = images
        self.own_platforms = own_platforms or {}

    @cached_property
    def by_name(self) -> dict[str, Image]:
        """The images by their names."""
        return {image.name: image for image in self.images}

    @cached_property
    def labels(self) -> tuple[tuple[str, int], ...]:
        """Labels of included images in the order of their letters, with the number of images."""
        counted = Counter(image.label for image in self.images if image.included and image.label)
        return tuple(sorted(counted.items(), key=lambda item: item[0].casefold()))

    def usable(self, labels: Sequence[str]) -> list[Image]:
        """The images that a block with these labels may show."""
        wanted = frozenset(labels)
        return [image for image in self.images if image.included and (not wanted or image.label in wanted)]
