"""published/ID.json says what a publication shows, whole; anything else is refused by its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image, set_digest
from gridlab.domain.publication import Codes, Lines, PageFile, Picture, Publication
from gridlab.store.design_file import design_bytes, design_id, parse_design
from gridlab.store.sessions.numbers import NumbersGiven, claimed_number, claimed_numbers, next_number
from gridlab.store.web import sealing
from gridlab.store.web.codes_file import codes_beside, codes_bytes, codes_of, keep_codes
from gridlab.store.web.publication_file import (
    parse_publication,
    publication_bytes,
    publication_path,
    read_publication,
    write_publication,
)

STUDY, ID = "1" * 32, "0" * 32


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRIDLAB_HOME", str(tmp_path / "own"))
    return tmp_path / "own"


def made(**changes: Any) -> Publication:
    images = tuple(Image(f"é{at}.png", f"{at:064x}", 10, 20, "fruit", "<b>É</b>") for at in range(3))
    design = changes.pop("design", Design())
    publication = Publication(
        id=ID,
        study=STUDY,
        design_id=design_id(design),
        first_number=100_000,
        numbers=3,
        set_digest=set_digest(image.sha256 for image in images),
        sink="post:https://example.org/answers?x=1",
        public_key="A" * 87 + "=",
        day="2026-12-01",
        codes=Codes(complete="C1", refused="https://example.org/back"),
        urls=("https://example.org/study/",),
        links=("Ab3dEf6hIj9lMn2p",),
        lines=((Lines(1, 3), Lines(400, 1)),),
        files=(PageFile("screens/100000.js", "2" * 64, 3),),
        design=design,
        pictures=tuple(Picture(f"{at:032x}", f"{at + 9:032x}") for at in range(3)),
        images=images,
    )
    return replace(publication, **changes)


def test_it_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    assert write_publication(tmp_path, made()) == made()
    assert read_publication(tmp_path, ID) == made()
    assert publication_bytes(read_publication(tmp_path, ID)) == publication_path(tmp_path, ID).read_bytes()


def test_images_and_files_stand_on_a_line_each() -> None:
    lines = publication_bytes(made()).decode().splitlines()
    assert sum('"name": "é' in line for line in lines) == 3
    assert sum("screens/100000.js" in line for line in lines) == 1


def test_a_design_of_version_1_keeps_its_id() -> None:
    value = json.loads(design_bytes(Design())) | {"version": 1}
    for block in value["blocks"]:
        block["layout"] = {k: v for k, v in block["layout"].items() if k not in ("key_layout", "footer")}
    value["session"] = {k: v for k, v in value["session"].items() if k not in ("auto_submit", "feedback")}
    old = parse_design(json.dumps(value).encode())
    assert design_id(old) != design_id(Design())
    again = parse_publication(publication_bytes(made(design=old)))
    assert again.design == old and again.design_id == design_id(old)


REFUSED: dict[str, Callable[[dict[str, Any]], object]] = {
    "unknown key": lambda said: said.update(more=1),
    "another format": lambda said: said.update(format="gridlab-study"),
    "newer": lambda said: said.update(version=2),
    "true for a number": lambda said: said.update(numbers=True),
    "too many numbers": lambda said: said.update(first_number=199_999, numbers=2),
    "another sink": lambda said: said.update(sink="post:file:///etc"),
    "a sink that ends the policy": lambda said: said.update(sink="post:https://x; script-src *"),
    "an address that ends the markup": lambda said: said.update(urls=['https://x/"><b>']),
    "another design": lambda said: said["design"].update(language="de"),
    "another image": lambda said: said["images"][0].update(sha256="f" * 64),
    "a picture less": lambda said: said["pictures"].pop(),
    "a name twice": lambda said: said["pictures"][0].update(cell=said["pictures"][0]["probe"]),
    "a name that leads out": lambda said: said["pictures"][0].update(cell="../../x"),
    "no design": lambda said: said.pop("design"),
    "more links than numbers": lambda said: said.update(links=["A" * 15 + str(at) for at in range(4)]),
    "no lines": lambda said: said.update(lines=[]),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_wrong_is_refused(fault: str) -> None:
    said = json.loads(publication_bytes(made()))
    REFUSED[fault](said)
    with pytest.raises(GridLabError):
        parse_publication(json.dumps(said).encode())


def test_a_file_under_another_id_is_refused(tmp_path: Path) -> None:
    write_publication(tmp_path, made())
    publication_path(tmp_path, ID).rename(publication_path(tmp_path, "a" * 32))
    with pytest.raises(GridLabError, match="does not bear the id"):
        read_publication(tmp_path, "a" * 32)


def test_its_numbers_are_given_to_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    wanted = (tmp_path, STUDY, design_id(Design()), "main")
    with claimed_numbers(*wanted, first=100_000, count=3):
        pass
    with claimed_number(*wanted, 1) as number:
        assert number == 100_003
    with pytest.raises(NumbersGiven), claimed_numbers(*wanted, first=100_003, count=3):
        pass
    beyond = claimed_numbers(*wanted, first=100_004, count=99_997)
    with pytest.raises(GridLabError, match="99,996 numbers left"), beyond:
        pass
    assert next_number(*wanted, 1) == 100_004


def test_a_machine_that_knows_only_the_folder_passes_its_numbers_over(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    write_publication(tmp_path, made())
    assert next_number(tmp_path, STUDY, design_id(Design()), "main", 1) == 100_003
    assert next_number(tmp_path, STUDY, design_id(Design()), "pilot", 1) == 100_000
    assert next_number(tmp_path, STUDY, design_id(Design()), "main", 0) == 0


def sealed_for(public: str, session: str, text: bytes) -> str:
    """What a browser makes, by the library's own means."""
    import base64

    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    own = ec.generate_private_key(ec.SECP256R1())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), base64.b64decode(public))
    key = HKDF(SHA256(), 32, salt=None, info=b"gridlab-who-1").derive(own.exchange(ec.ECDH(), theirs))
    point = own.public_key().public_bytes(form.Encoding.X962, form.PublicFormat.UncompressedPoint)
    data = point + bytes(12) + AESGCM(key).encrypt(bytes(12), text, session.encode())
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def test_platform_ids_are_opened_by_the_private_key_alone(home: Path) -> None:
    public, private = sealing.new_key_pair()
    sealing.keep_private_key(STUDY, ID, private)
    path = sealing.private_key_path(STUDY, ID)
    assert path.parent == home / "data" / STUDY and path.stat().st_mode & 0o777 == 0o600
    publication = made(public_key=public)
    sealed = sealed_for(public, "s" * 32, b'{"PROLIFIC_PID": "5f0"}')
    assert sealing.unseal(publication, "s" * 32, sealed) == {"PROLIFIC_PID": "5f0"}
    for session, text in (
        ("t" * 32, sealed),
        ("s" * 32, sealed[:-2]),
        ("s" * 32, "!" * 200),
        ("s" * 32, "A" * 300),
        ("s" * 32, sealed_for(public, "s" * 32, b"[1]")),
        ("s" * 32, sealed_for(public, "s" * 32, b'{"PROLIFIC_PID": 5}')),
    ):
        with pytest.raises(GridLabError):
            sealing.unseal(publication, session, text)
    path.unlink()
    with pytest.raises(GridLabError, match="not on this machine"):
        sealing.unseal(publication, "s" * 32, sealed)
    sealing.keep_private_key(STUDY, ID, sealing.new_key_pair()[1])
    with pytest.raises(GridLabError, match="not that of the publication"):
        sealing.unseal(publication, "s" * 32, sealed)


def test_without_the_library_a_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cryptography", None)
    with pytest.raises(GridLabError) as caught:
        sealing.new_key_pair()
    assert "gridlab[web]" in str(caught.value)


def test_codes_are_found_beside_the_folder_and_else_on_this_machine(tmp_path: Path) -> None:
    web = tmp_path / "web"
    with pytest.raises(GridLabError, match="is missing"):
        codes_of(web, ID)
    keep_codes(STUDY, ID, Codes(complete="kept"))
    assert codes_of(web, ID).complete == "kept"
    codes_beside(web).write_bytes(codes_bytes(ID, Codes(complete="beside")))
    assert codes_of(web, ID).said() == {"complete": "beside"}
    codes_beside(web).write_bytes(codes_bytes("a" * 32, Codes()))
    with pytest.raises(GridLabError, match="another publication"):
        codes_of(web, ID)
