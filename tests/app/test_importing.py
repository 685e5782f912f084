"""Other programs' answers as a dataset: sound, with what is not known marked, worth the same triplets."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridlab.app import importing
from gridlab.app.checking import check_hdf5
from gridlab.app.embedding.answers import source_of
from gridlab.app.importing import import_answers
from gridlab.domain.errors import GridLabError
from gridlab.store.answers_file import Answered, read_answers

LINES = ["anchor,near,far", "a.png,b.png,c.png", "a.png,b.png,d.png", "c.png,d.png,a.png"]


def written(folder: Path, lines: list[str], name: str = "answers.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def triplets_in(path: Path) -> list[tuple[str, str, str]]:
    with h5py.File(path) as file:
        names = file["image/name"].asstr()[:]
        return sorted(tuple(names[list(row)]) for row in file["triplet/anchor_near_far"][:])


def imported(path: Path, out: Path, kind=None) -> list[tuple[str, str, str]]:
    import_answers([path], out, kind)
    assert check_hdf5(out) == []
    return triplets_in(out)


def test_a_table_of_triplets_is_a_sound_dataset_of_the_same_triplets(tmp_path: Path) -> None:
    found = imported(written(tmp_path, LINES), tmp_path / "out.h5")
    assert found == sorted(tuple(line.split(",")) for line in LINES[1:])
    with h5py.File(tmp_path / "out.h5") as file:
        assert file["session/source"].asstr()[:].tolist() == ["unknown"]
        assert file["session/annotator"][:].tolist() == [-1]
        assert file["session/started_utc"].asstr()[:].tolist() == [""]
        assert np.isnan(file["session/display_scale"][:]).all()
        assert (file["screen/response_ms"][:] == -1).all()
        assert set(file["image/sha256"].asstr()[:]) == {""}


@pytest.mark.parametrize(
    ("head", "separator"),
    [
        ("anchor,near,far", ","),
        ("Probe;Winner;Loser", ";"),
        ("head\twinner\tloser", "\t"),
        ("query,positive,negative", ","),
        ("", ","),
        ("", " "),
    ],
)
def test_headings_and_separators_as_others_write_them(tmp_path: Path, head: str, separator: str) -> None:
    lines = [line.replace(",", separator) for line in LINES[1:]]
    found = imported(written(tmp_path, [head, *lines] if head else lines), tmp_path / "out.h5")
    assert len(found) == 3
    assert ("a.png", "b.png", "c.png") in found


def test_columns_in_another_order_are_found_by_their_headings(tmp_path: Path) -> None:
    lines = ["far,rt,near,participant,anchor", "c,1.2,b,p2,a", "b,0.8,c,p1,a"]
    found = imported(written(tmp_path, lines), tmp_path / "out.h5")
    assert found == [("a", "b", "c"), ("a", "c", "b")]
    with h5py.File(tmp_path / "out.h5") as file:
        assert file["annotator/code"].asstr()[:].tolist() == ["p1", "p2"]
        assert sorted(file["session/annotator"][:].tolist()) == [0, 1]


def test_responses_of_salmon_name_images_by_their_files(tmp_path: Path) -> None:
    tag = "\"<img src='/static/targets/{}.jpg' width=10 />\""
    lines = ["head_object,winner_object,loser_object,puid,response_time"]
    lines += [",".join([*(tag.format(name) for name in row), "w1", "1.5"]) for row in ("abc", "cab")]
    found = imported(written(tmp_path, lines), tmp_path / "out.h5", "salmon")
    assert found == [("a.jpg", "b.jpg", "c.jpg"), ("c.jpg", "a.jpg", "b.jpg")]


def test_codes_that_look_like_identities_are_numbered(tmp_path: Path) -> None:
    lines = ["anchor,near,far,worker", "a,b,c,ann@example.org", "a,b,d,5f3d8a9b7c6e5d4c3b2a1f0e"]
    report = import_answers([written(tmp_path, lines)], tmp_path / "out.h5", None)
    assert report.replaced == 2
    assert b"example.org" not in (tmp_path / "out.h5").read_bytes()


def test_names_with_numbers_come_in_the_order_of_the_numbers(tmp_path: Path) -> None:
    found = read_answers(written(tmp_path, ["10,9,2", "2,10,9"]))
    assert found.names == ("2", "9", "10")


@settings(max_examples=10)
@given(rows=st.lists(st.permutations(range(6)).map(lambda order: order[:3]), min_size=1, max_size=40))
def test_any_list_of_triplets_comes_back_from_cblearn_arrays(tmp_path_factory, rows) -> None:
    folder = tmp_path_factory.mktemp("arrays")
    np.savez(folder / "a.npz", triplets=np.array(rows), names=np.array(list("uvwxyz")))
    found = imported(folder / "a.npz", folder / "out.h5")
    assert found == sorted(tuple("uvwxyz"[image] for image in row) for row in rows)


def test_the_order_by_responses_of_cblearn_is_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", triplets=[[0, 1, 2], [0, 1, 2]], responses=[1, -1])
    assert imported(tmp_path / "a.npz", tmp_path / "out.h5") == [("0", "1", "2"), ("0", "2", "1")]


def test_rank_observations_of_psiz_are_read_also_ranked(tmp_path: Path) -> None:
    sets = np.array([[1, 2, 3, 4, 0]])
    np.savez(tmp_path / "a.npz", x_stimulus_set=sets, x_n_select=2, x_is_ranked=[1])
    found = imported(tmp_path / "a.npz", tmp_path / "out.h5")
    assert found == [("0", "1", "2"), ("0", "1", "3"), ("0", "2", "3")]


def test_several_files_are_one_dataset_of_the_same_images(tmp_path: Path) -> None:
    one, other = written(tmp_path, LINES), written(tmp_path, ["d.png,c.png,e.png"], "more.csv")
    report = import_answers([one, other], tmp_path / "out.h5", None)
    assert (report.images, report.triplets) == (5, 4)


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, LINES)
    for name in ("a.h5", "b.h5"):
        import_answers([path], tmp_path / name, None)
    assert (tmp_path / "a.h5").read_bytes() == (tmp_path / "b.h5").read_bytes()


def test_an_anchor_compared_with_more_images_than_a_grid_holds_is_imported(tmp_path: Path) -> None:
    lines = [f"0,1,{far}" for far in range(2, 400)]
    assert len(imported(written(tmp_path, lines), tmp_path / "out.h5")) == 398


def test_imported_answers_can_be_embedded(tmp_path: Path) -> None:
    imported(written(tmp_path, LINES), tmp_path / "out.h5")
    source = source_of(tmp_path / "out.h5")
    assert sum(map(len, source.answers.screens)) >= 2
    assert (source.answers.annotator == -1).all()


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "no rows"),
        (["one,two", "a,b"], "columns are one, two"),
        (["a,a,b"], "an image twice"),
        (["anchor,near,far", "a,b"], "too few cells"),
        (["a,b,"], "without a name"),
    ],
)
def test_what_holds_no_triplets_is_refused_with_its_reason(
    tmp_path: Path, lines: list[str], says: str
) -> None:
    with pytest.raises(GridLabError, match=says):
        import_answers([written(tmp_path, lines)], tmp_path / "out.h5", None)
    assert not (tmp_path / "out.h5").exists()


@pytest.mark.parametrize("name", ["broken.npz", "objects.npz", "floats.npz", "outside.npz"])
def test_arrays_that_are_no_triplets_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    match name:
        case "broken.npz":
            path.write_bytes(b"PK\x03\x04 not a zip")
        case "objects.npz":
            np.savez(path, triplets=np.array([{"a": 1}], dtype=object))
        case "floats.npz":
            np.savez(path, triplets=np.array([[0.5, 1.0, 2.0]]))
        case _:
            np.savez(path, triplets=[[0, 1, 7]], names=["a", "b"])
    with pytest.raises(GridLabError, match="cannot be read"):
        import_answers([path], tmp_path / "out.h5", None)


def test_a_table_is_read_as_people_save_them(tmp_path: Path) -> None:
    """UTF-16 as spreadsheets write it, the separator in a line of its own, cells in quotation marks."""
    found = [("größe", "b\u2028c", "d, e")]
    lines = 'anchor,near,far\n"größe", b\u2028c ,"d, e"\n'
    for number, data in enumerate((lines.encode("utf-16"), ("sep=,\n" + lines).encode())):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(data)
        assert imported(path, tmp_path / f"{number}.h5") == found


@pytest.mark.parametrize(
    "data",
    [
        "anchor,near,far\nä,b,c\nö,b,c\n".encode("latin-1"),
        b"anchor,near,far\na,b\0,c\n",
        b'anchor,near,far\n"a,b,c\n',
        b"anchor,near,far\n" + b"a" * 5_000_000 + b",b,c\n",
    ],
    ids=["another encoding", "nought", "quotation mark", "huge cell"],
)
def test_a_table_that_is_no_text_for_people_is_refused_and_no_image_becomes_another(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(data)
    with pytest.raises(GridLabError) as caught:
        import_answers([path], tmp_path / "out.h5", None)
    assert "answers.csv" in caught.value.what and caught.value.todo
    assert not (tmp_path / "out.h5").exists()


def test_screens_of_a_file_stay_apart_and_in_their_order_with_the_times_of_their_own() -> None:
    """The same probe on three screens, each with other images, and one triplet of no known screen."""
    screens = [(0, (1, 2), (3, 4, 5)), (0, (3,), (1, 2, 4)), (6, (0,), (1,)), (0, (1, 2), (3, 4, 5))]
    found = [
        (probe, near, far, number, 100 * number)
        for number, (probe, nears, fars) in enumerate(screens)
        for near in nears
        for far in fars
    ]
    found.append((6, 2, 3, -1, -1))
    table = np.array(found)
    answers = Answered(
        tuple("abcdefg"),
        table[:, :3].astype(np.int32),
        ("p1",),
        np.zeros(len(table), np.int32),
        table[:, 3],
        table[:, 4],
    )
    made = importing._screens(answers)
    assert made.probe.tolist() == [6, 0, 0, 6, 0]
    assert made.ms.tolist() == [-1, 0, 100, 200, 300]
    assert made.chosen.tolist() == [1, 2, 1, 1, 2]
    assert [sorted(row[row >= 0].tolist()) for row in made.grid] == [
        [2, 3], [1, 2, 3, 4, 5], [1, 2, 3, 4], [0, 1], [1, 2, 3, 4, 5],
    ]  # fmt: skip
