"""Whether a network or a syncing program writes to a folder too, so that sessions there need a warning."""

from __future__ import annotations

import contextlib
import re
import sys
from pathlib import Path, PurePath

from gridlab.domain.said import NOTHING, Said, say, verbatim

# How the folders of syncing programs are called, and what these programs leave in them.
_SYNCED = {
    "Dropbox": re.compile(r"Dropbox( \(.*\))?"),
    "OneDrive": re.compile(r"OneDrive( - .*)?"),
    "Google Drive": re.compile(r"Google ?Drive( - .*)?|My Drive"),
    "iCloud": re.compile(r"iCloud ?Drive|Mobile Documents|com~apple~CloudDocs"),
    "Nextcloud": re.compile(r"Nextcloud\d*"),
    "ownCloud": re.compile(r"ownCloud\d*"),
    "pCloud": re.compile(r"pCloud ?Drive"),
}
_MARKS = {
    ".dropbox": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
_NETWORK = re.compile(
    r"afs|ceph|cifs|davfs|fuse\.(davfs2|glusterfs|gvfsd-fuse|rclone|sshfs)|glusterfs|gpfs|lustre|ncpfs"
    r"|nfs4?|smb3|smbfs"
)
_MOUNTS = Path("/proc/self/mounts")


def shared_by(folder: Path, *, mounts: str | None = None) -> Said:
    """What shares a folder, as in "OneDrive" or "the network"; "" for a folder of this machine alone.

    mounts: a table as /proc/self/mounts has it; None for the machine's own.
    """
    place = folder.absolute()
    for parent in (place, *place.parents):
        for name, pattern in _SYNCED.items():
            if pattern.fullmatch(parent.name):
                return verbatim(name)
        for mark, name in _MARKS.items():
            with contextlib.suppress(OSError):
                if (parent / mark).exists():
                    return verbatim(name)
    if sys.platform == "win32" and place.drive.startswith("\\\\"):
        return say("the network")
    if mounts is None:
        try:
            mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return NOTHING
    return say("the network") if _NETWORK.fullmatch(_file_system(place, mounts)) else NOTHING


def _file_system(place: PurePath, mounts: str) -> str:
    """The kind of file system that a place lies on: that of the longest mount point above it, the last one
    where there are several."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        point = PurePath(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), parts[1]))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), parts[2]
    return kind
