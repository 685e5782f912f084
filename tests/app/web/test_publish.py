"""A published folder shows the HIT and nothing that annotators may not know; it is whole, or not there."""

from __future__ import annotations

import base64
import codecs
import csv
import getpass
import gzip
import hashlib
import io
import json
import os
import platform
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image as Picture

from gridlab.app.backup import back_up
from gridlab.app.checking import check_path
from gridlab.app.designs import frozen_designs, load_design
from gridlab.app.study import save_study
from gridlab.app.web import page_folder
from gridlab.app.web.page_text import PageTexts
from gridlab.app.web.publish import Published, publish_again
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.publication import Codes
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import ScreenKind
from gridlab.store.design_file import design_id
from gridlab.store.sessions.numbers import claimed_number, next_number
from gridlab.store.settings import change_settings
from gridlab.store.web.codes_file import codes_of
from gridlab.store.web.publication_file import (
    parse_publication,
    publication_bytes,
    read_publication,
    read_publications,
)
from gridlab.store.web.sealing import private_key_path
from tests.app.web.conftest import CODE, DESIGN, LABELS, MARKUP, Publishing


def value_of(web: Path, name: str) -> Any:
    """What a script of the folder sets, as a browser reads it."""
    text = (web / name).read_text(encoding="utf-8")
    head, _, rest = text.partition("=")
    assert head in ("globalThis.GRIDLAB_HIT", "globalThis.GRIDLAB_SCREENS")
    assert rest.endswith(";\n") and not set(rest) & set("<\u2028\u2029")
    return json.loads(rest[:-2])


def all_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_its_screens_are_those_of_its_numbers(shown: Published) -> None:
    done = shown
    hit, images = value_of(done.path, "hit.js"), done.publication.images
    assert hit["numbers"] == {"first": 0, "count": 3}
    pictures = done.publication.pictures
    probe = {f"{one.probe}.webp": row for row, one in enumerate(pictures) if one.probe}
    cell = {f"{one.cell}.webp": row for row, one in enumerate(pictures) if one.cell}
    for number in range(3):
        dealt = value_of(done.path, f"screens/{number}.js")
        wanted = session_screens(DESIGN, images, number)
        assert dealt["number"] == number and len(dealt["screens"]) == len(wanted)
        for said, screen in zip(dealt["screens"], wanted, strict=True):
            assert probe[hit["images"]["probe"][said["probe"]]["file"]] == screen.probe
            assert tuple(cell[hit["images"]["cell"][at]["file"]] for at in said["grid"]) == screen.grid
            assert said["block"] == screen.block
            is_practice = screen.kind is ScreenKind.PRACTICE
            assert set(said) == {"block", "probe", "grid"} | (
                {"practice", "right", "exact"} if is_practice else set()
            )
            if is_practice:
                assert tuple(said["right"]) == screen.planted and said["exact"] == screen.block
        assert [len(sample["grid"]) for sample in dealt["samples"]] == [6, 4]


def test_its_texts_stay_texts_and_its_markdown_is_rendered(shown: Published) -> None:
    hit = value_of(shown.path, "hit.js")
    assert hit["blocks"][0]["question"] == f"Pick {{choose}} {MARKUP}"
    assert hit["questions"][0]["text"] == MARKUP
    assert "<b" not in hit["pages"]["consent"] and "&lt;b" in hit["pages"]["consent"]
    assert 'class="center"' in hit["pages"]["instructions"] and "style=" not in json.dumps(hit["pages"])
    assert hit["consent_sha256"] == hashlib.sha256(DESIGN.pages.consent.encode()).hexdigest()
    assert hit["blocks"][0]["lines"] == [{"from": 1, "lines": 3}, {"from": 300, "lines": 1}]
    assert len(base64.urlsafe_b64decode(hit["key"] + "=")) == 65
    assert hit["codes"] == {} and hit["links"] is None


def encoded(secret: str) -> Iterator[bytes]:
    """A secret as it may hide in a file."""
    for text in {secret, secret.lower(), secret.upper(), secret[::-1]}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
            data = text.encode(encoding)
            yield data
            yield data.hex().encode()
            yield data.hex().upper().encode()
            for shift in range(3):  # base64 has three phases
                packed = base64.b64encode(bytes(shift) + data)
                yield packed[-(-shift * 8 // 6) + 1 : len(packed) - 4]
        yield quote(text, safe="").encode()
        yield json.dumps(text).encode()[1:-1]
        yield codecs.encode(text, "rot13").encode()


def unpacked(data: bytes) -> Iterator[bytes]:
    yield data
    for unpack in (gzip.decompress, zlib.decompress, base64.b64decode):
        try:
            yield unpack(data)
        except Exception:
            continue
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "\n".join(archive.namelist()).encode()
            for name in archive.namelist():
                yield archive.read(name)


def test_nothing_that_annotators_may_not_know_is_in_it(publishing: Publishing) -> None:
    images = publishing.study.study.images
    secrets = {*LABELS, CODE, "Heimlich", "Geheimkamera", "Foto-", "Farbe-", "Durchsichtig", "REFUSED9Q"}
    secrets |= {image.sha256 for image in images} | {image.name for image in images if len(image.name) > 5}
    secrets |= {str(publishing.out), publishing.study.study.id, design_id(DESIGN), "identical", "planted"}
    secrets |= {name for name in (platform.node(), os.environ.get("HOME", "")) if len(name) > 3}
    secrets |= {name for name in (getpass.getuser(),) if len(name) > 4}
    done = publishing(codes=Codes(refused="REFUSED9Q"), links=2)
    raw = {form: secret for secret in secrets for form in encoded(secret) if len(form) > 3}
    for name, data in all_files(done.path).items():
        for part in unpacked(data):
            found = sorted({raw[form] for form in raw if form in part})
            assert not found, (name, found)
    names = "\n".join(all_files(done.path)).encode()
    assert not [raw[form] for form in raw if form in names]


def test_the_scan_would_find_what_it_looks_for() -> None:
    for hidden in (
        b"x" + base64.b64encode(b"..Zebrafink..") + b"y",
        "Zebrafink".encode("utf-16"),
        b"5a6562726166696e6b",
    ):
        assert any(form in hidden for form in encoded("Zebrafink")), hidden
    assert any(
        form in part for part in unpacked(gzip.compress(b"Zebrafink")) for form in encoded("Zebrafink")
    )


def test_two_copies_of_an_image_are_unlike_and_hold_pixels_alone(shown: Published) -> None:
    done = shown
    files = {name: data for name, data in all_files(done.path).items() if name.startswith("images/")}
    assert (
        len(set(files.values()))
        == len(files)
        == 2 * sum(bool(one.probe) for one in done.publication.pictures)
    )
    for data in files.values():
        with Picture.open(io.BytesIO(data)) as picture:
            assert picture.format == "WEBP" and max(picture.size) <= 2 * 80
            assert not picture.getexif() and "icc_profile" not in picture.info and "xmp" not in picture.info


def test_a_flat_picture_keeps_its_colours_exactly(shown: Published) -> None:
    done = shown
    row = next(row for row, image in enumerate(done.publication.images) if image.name == "Farbe-3.png")
    with Picture.open(done.path / "images" / f"{done.publication.pictures[row].cell}.webp") as picture:
        assert [colour for _, colour in picture.convert("RGB").getcolors() or ()] == [(120, 9, 200)]


def test_the_folder_is_verified_by_its_manifest(publishing: Publishing) -> None:
    web = publishing().path
    assert check_path(web) == []
    said = json.loads((web / "manifest.json").read_bytes())
    assert {one["path"] for one in said["files"]} == set(all_files(web)) - {"manifest.json"}
    (web / "hit.js").write_bytes((web / "hit.js").read_bytes().replace(b"Pick", b"Pack"))
    (web / "screens" / "1.js").unlink()
    (web / "images" / "more.webp").write_bytes(b"")
    (web / "link").symlink_to("/etc/passwd")
    assert {Path(one.path).name for one in check_path(web)} == {"hit.js", "1.js", "more.webp", "link"}
    (web / "hit.js").unlink()
    assert "hit.js" in {Path(one.path).name for one in check_path(web)}


@pytest.mark.parametrize("path", ["../study/study.json", "/etc/passwd", "a/../../b"])
def test_a_manifest_that_leads_out_is_refused(publishing: Publishing, path: str) -> None:
    web = publishing().path
    said = json.loads((web / "manifest.json").read_bytes())
    said["files"].append({"path": path, "sha256": "0" * 64, "bytes": 1})
    (web / "manifest.json").write_text(json.dumps(said))
    found = check_path(web)
    assert [Path(one.path).name for one in found] == ["manifest.json"]


@pytest.mark.parametrize("sink", ["serve", "jatos", "post:https://sink.example.org:8443/a?b=c", "file"])
def test_made_again_it_has_the_same_bytes(publishing: Publishing, sink: str) -> None:
    done = publishing(sink=sink, links=2, urls=("https://example.org/x/",))
    study = publishing.study
    changed = replace(study.study, images=tuple(replace(one, label="", alt="") for one in study.study.images))
    opened = save_study(study, changed)
    kept = read_publication(study.folder, done.publication.id)
    again = publish_again(opened, kept, publishing.out / "again" / "web")
    assert all_files(again.path) == all_files(done.path)
    for one, other in zip(done.beside, again.beside, strict=True):
        assert one.name == other.name and one.read_bytes() == other.read_bytes()


def test_images_or_libraries_that_make_other_bytes_are_told(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = publishing()
    monkeypatch.setattr(page_folder, "web_copies", lambda *_: (b"another", b"library"))
    with pytest.raises(GridLabError, match="makes other files"):
        publish_again(publishing.study, done.publication, publishing.out / "again")
    assert not (publishing.out / "again").exists()


def test_the_design_is_frozen_and_its_numbers_are_given_to_no_session(publishing: Publishing) -> None:
    done = publishing(numbers=5)
    study = publishing.study
    assert design_id(load_design(study, "grid")) in frozen_designs(study)
    wanted = (study.folder, study.study.id, done.publication.design_id, "main", 0)
    with claimed_number(*wanted) as number:
        assert number == 5
    assert publishing("other").publication.first_number == 6


def test_a_test_page_freezes_nothing(publishing: Publishing) -> None:
    publishing(purpose="test")
    assert frozen_designs(publishing.study) == frozenset()


def nothing_happened(publishing: Publishing, before: set[Path]) -> None:
    study = publishing.study
    assert set(publishing.out.rglob("*")) - {study.folder / "published"} == before
    assert read_publications(study.folder) == ()
    assert next_number(study.folder, study.study.id, design_id(DESIGN), "main", 0) == 0
    assert not list(private_key_path(study.study.id, "x").parent.glob("*.pem"))


def test_a_changed_image_leaves_nothing_behind_and_every_one_is_named(publishing: Publishing) -> None:
    for name in ("Farbe-1.png", "Farbe-2.png"):
        Picture.new("RGB", (9, 9)).save(publishing.study.folder / "images" / name)
    before = set(publishing.out.rglob("*"))
    with pytest.raises(GridLabError) as caught:
        publishing()
    assert "Farbe-1.png" in str(caught.value) and "Farbe-2.png" in str(caught.value)
    nothing_happened(publishing, before)


@pytest.mark.parametrize("after", [1, 4, 8, 12, 15])
def test_cancelled_it_leaves_nothing_behind(publishing: Publishing, after: int) -> None:
    from gridlab.app.web.publish import PublishWish, publish
    from gridlab.domain.publication import Lines

    before, cancel = set(publishing.out.rglob("*")), Cancel()

    def progress(done: int, total: int) -> None:
        assert done <= total
        if done == after:
            cancel.set()

    wish = PublishWish("grid", publishing.out / "web", numbers=3)
    with pytest.raises(Cancelled):
        publish(publishing.study, wish, ((Lines(1, 1),),) * 2, progress=progress, cancel=cancel)
    nothing_happened(publishing, before)


@pytest.mark.parametrize("step", ["write_publication", "put", "write_codes"])
def test_a_disk_that_fails_at_the_end_leaves_nothing_behind(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = set(publishing.out.rglob("*"))
    monkeypatch.setattr(f"gridlab.app.web.publish.{step}", fail)
    with pytest.raises(GridLabError, match="disk is full"):
        publishing()
    study = publishing.study
    assert {path for path in publishing.out.rglob("*") if path.name != "published"} == before
    assert read_publications(study.folder) == ()


def test_what_is_there_already_is_never_written_over(publishing: Publishing) -> None:
    (publishing.out / "web").mkdir()
    with pytest.raises(GridLabError, match="already exists"):
        publishing()
    (publishing.out / "jatos.jzip").write_text("mine")
    with pytest.raises(GridLabError, match=r"jatos\.jzip already exists"):
        publishing("jatos", sink="jatos")
    (publishing.out / "links.csv").write_text("mine")
    done = publishing("other", links=1)
    assert [path.name for path in done.beside] == ["other.codes.json", "other.links.csv"]
    with pytest.raises(GridLabError, match="belongs to the study"):
        publishing("study/images/web")
    assert (publishing.out / "links.csv").read_text() == "mine"


def test_numbers_that_others_took_meanwhile_are_left_to_them(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, filled = publishing.study, page_folder.fill
    taken = []

    def slow(*args: Any) -> None:
        if not taken:
            with claimed_number(study.folder, study.study.id, design_id(DESIGN), "main", 0) as number:
                taken.append(number)
        filled(*args)

    monkeypatch.setattr("gridlab.app.web.publish.fill", slow)
    done = publishing()
    assert taken == [0] and done.publication.first_number == 1
    assert value_of(done.path, "screens/1.js")["number"] == 1
    assert not (done.path / "screens" / "0.js").exists()


def test_links_have_numbers_of_their_own(publishing: Publishing) -> None:
    done = publishing(links=2, urls=("https://example.org/x/?lab=1",), sink="file")
    with (publishing.out / "links.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["number"] for row in rows] == ["0", "1"]
    known = value_of(done.path, "hit.js")["links"]
    for row in rows:
        assert row["URL"] == f"https://example.org/x/?lab=1&link={row['code']}"
        assert known[hashlib.sha256(row["code"].encode()).hexdigest()[:16]] == int(row["number"])
    assert not any(row["code"].encode() in data for row in rows for data in all_files(done.path).values())


def test_codes_stand_in_the_page_of_every_sink_but_serve(publishing: Publishing) -> None:
    codes = Codes(declined="D1", refused="https://example.org/back")
    served = publishing(codes=codes)
    assert codes_of(served.path, served.publication.id) == replace(codes, complete=CODE)
    page = publishing("page", sink="file", codes=codes)
    said = value_of(page.path, "hit.js")["codes"]
    assert said == {"complete": CODE, "declined": "D1", "refused": "https://example.org/back"}


def test_the_policy_of_the_page_lets_nothing_else_in(publishing: Publishing) -> None:
    def policy(done: Published) -> str:
        return (done.path / "index.html").read_text(encoding="utf-8")

    served = policy(publishing())
    assert "script-src 'self';" in served and "connect-src 'self';" in served and "unsafe" not in served
    assert "connect-src 'self' https://sink.example.org:8443;" in policy(
        publishing("post", sink="post:https://sink.example.org:8443/a?b=c")
    )
    jatos = policy(publishing("jatos", sink="jatos"))
    assert "script-src 'self' 'unsafe-inline';" in jatos and '<script src="jatos.js"></script>' in jatos
    assert "%" not in jatos


JATOS_STUDY = {
    "uuid",
    "title",
    "description",
    "groupStudy",
    "linearStudy",
    "allowPreview",
    "dirName",
    "comments",
    "studyInput",
    "endRedirectUrl",
    "studyEntryMsg",
    "componentList",
    "batchList",
}
JATOS_BATCH = {
    "uuid",
    "title",
    "active",
    "maxActiveMembers",
    "maxTotalMembers",
    "maxTotalWorkers",
    "allowedWorkerTypes",
    "comments",
    "batchInput",
}


def test_an_archive_for_jatos_holds_one_study_and_the_whole_folder(publishing: Publishing) -> None:
    done = publishing(sink="jatos")
    with zipfile.ZipFile(publishing.out / "web.jzip") as archive:
        names = archive.namelist()
        described = [name for name in names if name.endswith(".jas")]
        assert len(described) == 1
        said = json.loads(archive.read(described[0]))
        folder = said["data"]["dirName"]
        inside = {name: archive.read(name) for name in names if name not in described}
        assert {f"{folder}/{name}": data for name, data in all_files(done.path).items()} == inside
    assert set(said["data"]) == JATOS_STUDY and set(said["data"]["batchList"][0]) == JATOS_BATCH
    assert said["version"] == "3" and folder.isascii() and folder.replace("_", "").isalnum()
    component = said["data"]["componentList"][0]
    assert component["htmlFilePath"] == "index.html" and component["reloadable"]
    assert len({said["data"]["uuid"], component["uuid"], said["data"]["batchList"][0]["uuid"]}) == 3


def test_a_backup_keeps_what_was_published(publishing: Publishing) -> None:
    done, place = publishing(), publishing.out / "usb"
    place.mkdir()
    change_settings(lambda settings: replace(settings, backup=str(place)))
    assert back_up(publishing.study) is not None
    kept = read_publication(place / publishing.study.study.id, done.publication.id)
    assert kept == done.publication


def test_every_screen_can_be_dealt_again_from_the_file_alone(shown: Published) -> None:
    done = shown
    kept = parse_publication(publication_bytes(done.publication))
    texts = PageTexts(kept)
    for number in kept.own_numbers:
        data = (done.path / "screens" / f"{number}.js").read_bytes()
        assert texts.screens(number) == data
        assert texts.screens(number, session_screens(kept.design, kept.images, number)) == data
