"""No address stands in the repository that was not seen to exist, or that others define as it stands here."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Names of vocabularies, which other programs compare letter by letter, and the words of a licence.
KNOWN = {
    "https://json-schema.org/draft/2020-12/schema",
    "https://schema.org/",
    "http://scripts.sil.org/OFL",
    "http://www.w3.org/2000/svg",
    "https://git-lfs.github.com/spec/v1",  # how a file begins that Git LFS has not fetched
    "https://git-lfs",
    "http://ns.adobe.com/xap/1.0/",  # how a segment of a JPEG with XMP begins
}
# Set aside for examples (RFC 2606), and this machine.
MADE_UP = re.compile(r"https?://(([a-z]+\.)?example\.(org|com)|127\.0\.0\.1)([:/?;].*)?")
# Where Prolific takes people back, as its own help says; the code follows.
PLATFORMS = ("https://app.prolific.com/submissions/complete?cc=",)
ADDRESS = re.compile(r"https?://[^\s\"'<>)\]}\\`]+")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    if not listed:
        pytest.skip("not a checkout")
    return [ROOT / name for name in listed.decode().split("\0") if name]


def is_known(address: str) -> bool:
    """Whether it may stand here; what has no dot in its host is no address of the net."""
    host = re.split(r"[/:?;]", address.partition("://")[2], maxsplit=1)[0]
    return (
        address.rstrip(".,;") in KNOWN
        or "." not in host.strip(".")
        or bool(MADE_UP.fullmatch(address))
        or address.startswith(PLATFORMS)
    )


def test_no_address_stands_here_that_was_not_seen_to_exist() -> None:
    unseen = {}
    for path in tracked():
        if path == Path(__file__) or not path.is_file() or path.suffix == ".qm":  # its texts stand in the .ts
            continue
        text = path.read_bytes().decode("utf-8", "ignore")
        for address in ADDRESS.findall(text):
            if not is_known(address):
                unseen[address] = path.relative_to(ROOT)
    assert not unseen
