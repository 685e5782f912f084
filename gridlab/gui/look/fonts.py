"""Inter, shipped with the program, so that preview, session and pictures agree at one scale."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.places import shipped

FAMILY = "Inter"
FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")
_LOADED = "gridlab_fonts_loaded"


def load_fonts() -> None:
    """Register Inter with the running application, once.

    Scripts that Inter lacks fall back to the system's fonts. Raises GridLabError when a file is missing.
    """
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("fonts need a running application")
    if application.property(_LOADED):
        return
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(shipped("resources", "fonts", name))) < 0:
            raise GridLabError(
                say("The font {name} that ships with GridLab cannot be loaded.", name=name),
                safe=say("Studies and sessions are not affected."),
                todo=say("Install GridLab again."),
            )
    application.setProperty(_LOADED, True)


def interface_font(pixels: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Inter at a size in CSS pixels, with figures of equal width so that columns of numbers line up."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
