"""Whether a network or a syncing program writes to a folder too, so that sessions there need a warning."""

from __future__ import annotations

import contextlib
import re
import subprocess
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
# File systems of a local disk, or of memory; overlay: of containers. Every other one may be shared.
_LOCAL = re.compile(
    r"apfs|bcachefs|btrfs|ecryptfs|erofs|exfat|ext[234]|f2fs|fuseblk|hfs|hfsplus|jfs|minix|msdos|nilfs2|ntfs3?"
    r"|overlay|overlayfs|aufs|ramfs|reiser4|reiserfs|rootfs|squashfs|tmpfs|ubifs|udf|ufs|vfat|xfs|zfs"
)
_NETWORK = re.compile(
    r"afs|ceph|cifs|davfs|fuse\.(davfs2|glusterfs|gvfsd-fuse|rclone|sshfs)|glusterfs|gpfs|lustre|ncpfs"
    r"|nfs4?|smb3|smbfs|webdav|afpfs"
)
_MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4  # what Windows calls a drive of the network
_SPACE = r"\040"


def shared_by(folder: Path, *, mounts: str | None = None) -> Said:
    """What shares a folder, as in "OneDrive" or "the network"; "" for a folder of this machine alone.

    A file system that is not known to be a local disk's counts as shared, and is told by its type.
    mounts: a table as /proc/self/mounts has it; None for the machine's own.
    """
    place = _resolved(folder)
    for parent in (place, *place.parents):
        for name, pattern in _SYNCED.items():
            if pattern.fullmatch(parent.name):
                return verbatim(name)
        for mark, name in _MARKS.items():
            with contextlib.suppress(OSError):
                if (parent / mark).exists():
                    return verbatim(name)
    if _is_remote(place.drive):
        return say("the network")
    if mounts is None:
        mounts = _own_mounts()
    kind = _file_system(place, mounts)
    if not kind or _LOCAL.fullmatch(kind):
        return NOTHING
    return say("the network") if _NETWORK.fullmatch(kind) else say("file system {kind}", kind=kind)


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # whoever reads there tells
        return folder.absolute()


def _own_mounts() -> str:
    """This machine's table of mounts; "" where there is none to be had."""
    if sys.platform == "darwin":
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        found = (re.fullmatch(r".* on (/.*) \((\w+)[,)].*", line) for line in told.splitlines())
        return "\n".join(f"- {point[1].replace(' ', _SPACE)} {point[2]}" for point in found if point)
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _is_remote(drive: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")
        return drive.startswith("\\\\") or bool(kind == _DRIVE_REMOTE)
    return False


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
