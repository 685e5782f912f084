"""What the name of a file tells: a system left it, it is a copy, Windows cannot hold it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from gridlab.domain.said import NOTHING, Said, say

_SYSTEM_FILES: Final = re.compile(
    rb"(?:eh)?thumbs(?:_vista)?\.db(?::.*)?|(?:thumb|icon)cache.*\.db|desktop\.(?:ini|db|df)|desktop d[bf]"
    rb"|icon\r|picasa\.ini|zbthumbnail\.info|pspbrwse\.jbf|wpsettings\.dat|indexervolumeguid|__macosx"
    rb"|.*@syno(?:eastream|resource)|ntuser\..*|hiberfil\.sys|pagefile\.sys|swapfile\.sys",
    re.IGNORECASE | re.DOTALL,
)
_SYSTEM_FOLDERS: Final = re.compile(
    # Windows
    rb"\$recycle\.bin|recycle[dr](?:\.bin)?|recycle\.bin|system volume information|found\.\d{3}"
    rb"|\$(?:extend|winreagent|windows\.~(?:bt|ws)|sysreset|av_.*)|msocache|config\.msi"
    # macOS and its shares
    rb"|__macosx|network trash folder|temporary items|thevolumesettingsfolder|thefindbycontentfolder"
    # Linux, Android, cameras' cards
    rb"|lost\+found|lost\.dir"
    # Synology, QNAP, NetApp and the like
    rb"|@(?:eadir|tmp|recycle|recycled|recently-snapshot|sharebin|sharesnap|transcode|synoresource)"
    rb"|[@#]recycle|[@#~]snapshots?|#trash",
    re.IGNORECASE,
)
_COPY_WORD: Final = r"(?:copy|kopie|copie|copia|cópia|kopia|kopi|копия|コピー|副本)"
_COPY: Final = re.compile(
    rf"(?:.* ?\(\d{{1,3}}\)|.+[ _-]+{_COPY_WORD}(?:[ _-]?\(?\d{{1,3}}\)?)?|.+ \([^()]*{_COPY_WORD}[^()]*\)"
    rf"|.+\.sync-conflict-.*|{_COPY_WORD}(?: ?\(\d{{1,3}}\))? (?:of|von|van|de|di|da|av|af) .+)",
    re.DOTALL,
)
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\..*)?")


def is_of_the_system(name: bytes, *, folder: bool) -> bool:
    """Whether a file or folder of this name is hidden or one that systems and disks make for themselves."""
    known = _SYSTEM_FOLDERS if folder else _SYSTEM_FILES
    return name.startswith(b".") or known.fullmatch(name) is not None


def likeness_to_copy(name: str) -> tuple[bool, bool]:
    """Whether a path (with `/`) is called as copies are, and whether a folder of it is: less is better.

    Known are the names that file managers, browsers and syncing programs give.
    """
    *folders, file = unicodedata.normalize("NFC", name).lower().split("/")
    stem = file[: file.rfind(".")] if "." in file[1:] else file
    return _COPY.fullmatch(stem) is not None, any(map(_COPY.fullmatch, folders))


def windows_note(raw: bytes) -> Said:
    """Why Windows cannot hold a path (with `/`), "" where it can."""
    try:
        path = raw.decode()
    except UnicodeDecodeError:
        return say("Windows cannot hold this name: it is no UTF-8 text.")
    signs = "".join(dict.fromkeys(_FORBIDDEN.findall(path)))
    if signs:
        shown = " ".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in signs)
        return say("Windows cannot hold this name: it has {signs}", signs=shown)
    for part in path.split("/"):
        if part[-1:] in (".", " "):
            return say("Windows cannot hold this name: it ends in a full stop or a space.")
        if _DEVICE.fullmatch(part.lower()):
            return say("Windows cannot hold this name: {part} is that of a device.", part=part)
    return NOTHING


def twin_key(name: str) -> str:
    """The same for names that Windows or macOS take for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
