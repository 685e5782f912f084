"""The window around the pages: what starts it, joins it and keeps it."""

import sys
from contextlib import suppress
from threading import Thread
from types import ModuleType

from gridlab.gui.collecting import look_seldom

_FEATURE = "shibokensupport.feature"
_ASKED = "_mod_uses_pyside"


def read_fonts_ahead() -> None:
    """Let fontconfig look which fonts there are, beside Python importing Qt, which would have it do so later.

    A thread of its own can do it, as it is C alone. Where it is not to be had, nothing is lost.
    """
    import ctypes

    with suppress(OSError):
        ctypes.CDLL("libfontconfig.so.1").FcInit()


def spare_sources() -> None:
    """Tell PySide which modules use it, where it would read the source of every module to find out.

    It looks for its name in the text of whatever is imported after it, ours or not: a tenth of the time until
    the window is up. A version that does not ask in this way is left alone.
    """
    import PySide6.QtCore  # noqa: F401

    feature = sys.modules.get(_FEATURE)
    if feature is not None and callable(getattr(feature, _ASKED, None)):
        setattr(feature, _ASKED, _is_of_the_interface)


def _is_of_the_interface(module: ModuleType) -> bool:
    """Only gridlab.gui imports Qt; what PySide assumes of the others makes no difference to them."""
    return module.__name__.startswith("gridlab.gui")


look_seldom()
Thread(target=read_fonts_ahead, daemon=True).start()
spare_sources()
