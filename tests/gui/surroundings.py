"""What the shell would give a presenter, for a presenter that stands alone in a test."""

from __future__ import annotations

from typing import Any

from gridlab.gui.background import Background
from gridlab.gui.kit.document import Documents
from gridlab.gui.page import Surroundings
from gridlab.gui.study.control import StudyControl
from gridlab.gui.study.document import StudyDocument
from gridlab.gui.study.thumbnail_supply import ThumbnailSupply


def surroundings(background: Background, **told: Any) -> Surroundings:
    """Studies, documents and thumbnails of its own. told: `go` and `tell_saved` where they are looked at."""
    studies = StudyControl(background)
    told = {"go": lambda _wish: None, "tell_saved": lambda *_, **__: None} | told
    return Surroundings(
        background,
        studies,
        StudyDocument(background, studies),
        Documents(told["tell_saved"]),
        ThumbnailSupply(background, studies),
        preview=lambda *_: None,
        take_settings=lambda _settings: None,
        **told,
    )
