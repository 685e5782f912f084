"""Folders that others write to as well are known by their name, their marks, or their file system."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridlab.store.shared_folders import shared_by

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/data /mnt/lab nfs4 rw 0 0
//server/share /mnt/with\040space cifs rw 0 0
tmpfs /mnt/lab/scratch tmpfs rw 0 0
lab@host:/ /mnt/ssh fuse.sshfs rw 0 0
hostshare /mnt/plan 9p rw 0 0
Pictures /media/sf_Pictures vboxsf rw 0 0
shared /mnt/virtio virtiofs rw 0 0
/home/x /mnt/bind fuse.bindfs rw 0 0
whoknows /mnt/new newfs rw 0 0
/dev/sdb1 /media/stick exfat rw 0 0
/dev/sdb2 /media/ntfs fuseblk rw 0 0
overlay /mnt/container overlay rw 0 0
nonsense
"""


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        ("/home/x/Dropbox/study", "Dropbox"),
        ("/home/x/Dropbox (Lab)/a/study", "Dropbox"),
        ("/home/x/OneDrive - University/study", "OneDrive"),
        ("/Users/x/Library/Mobile Documents/com~apple~CloudDocs/study", "iCloud"),
        ("/home/x/Google Drive/study", "Google Drive"),
        ("/home/x/Nextcloud2/study", "Nextcloud"),
        ("/home/x/dropbox-paper/study", ""),
        ("/home/x/OneDriver/study", ""),
        ("/mnt/lab/study", "the network"),
        ("/mnt/with space/study", "the network"),
        ("/mnt/lab/scratch/study", ""),
        ("/mnt/labour/study", ""),
        ("/mnt/ssh/study", "the network"),
        ("/mnt/plan/study", "file system 9p"),
        ("/media/sf_Pictures/study", "file system vboxsf"),
        ("/mnt/virtio/study", "file system virtiofs"),
        ("/mnt/bind/study", "file system fuse.bindfs"),
        ("/mnt/new/study", "file system newfs"),
        ("/media/stick/study", ""),
        ("/media/ntfs/study", ""),
        ("/mnt/container/study", ""),
        ("/home/x/study", ""),
    ],
)
def test_a_shared_folder_is_known(folder: str, by: str) -> None:
    assert shared_by(Path(folder), mounts=MOUNTS) == by


def test_a_link_into_a_share_is_followed(tmp_path: Path) -> None:
    (tmp_path / "share" / "study").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "share" / "study")
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/ {tmp_path / 'share'} nfs4 rw 0 0\n"
    assert shared_by(tmp_path / "link", mounts=mounts) == "the network"


def test_what_a_syncing_program_leaves_in_a_folder_tells_it(tmp_path: Path) -> None:
    study = tmp_path / "some" / "study"
    study.mkdir(parents=True)
    assert shared_by(study, mounts="") == ""
    (tmp_path / "some" / ".stfolder").mkdir()
    assert shared_by(study, mounts="") == "Syncthing"


def test_this_machines_own_table_is_read(tmp_path: Path) -> None:
    assert shared_by(tmp_path) in ("", "the network")
