"""Labels and alternative texts come from a researcher's CSV file, or a message says what is wrong with it."""

from __future__ import annotations

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.store.images.labels_csv import Words, match_labels, read_table


def read_labels(path):
    """What the rows that can be taken say, by name."""
    return {row.name: row.words for row in read_table(path).rows if not row.problem}


def labelled(images, path, also=None):
    """The labels of images after a labels file, and the rows that say nothing, each with why."""
    match = match_labels(images, read_table(path), also)
    after = {row.before.name: row.after.label for row in match.matched}
    lost = {row.number: row.problem for row in (*match.unmatched, *match.conflicting)}
    return [after.get(image.name, image.label) for image in images], lost


def images_called(*names):
    return [Image(name, f"{number:064x}", 1, 1) for number, name in enumerate(names)]


@pytest.mark.parametrize(
    "text",
    [
        "name,label\na.png,fruit\nb.png,\n",
        "\ufeffname;label\r\na.png;fruit\r\nb.png;\r\n",
        "Image\tsize\tCategory\na.png\t3\tfruit\n\nb.png\t4\t\n",
        'name,label\n"a.png","fruit"\nb.png,""',
    ],
)
def test_a_table_of_names_and_labels_is_read(write, text):
    assert read_labels(write("labels.csv", text.encode())) == {
        "a.png": Words("fruit"),
        "b.png": Words(""),
    }


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no column"),
        (b"a.png,fruit\n", "no column"),
        (b"name,label,label\na,b,c\n", "more than one"),
        (b"name,label\n\xff,b\n", "UTF-8"),
        (b"name\na\n", "no column for the label"),
        (b'name;label\na.png;fruit\nb.png;"fr"uit\n', "cannot be read as CSV.* line 3"),
        (b"name,label,alt,Alternative text\na,b,c,d\n", "more than one"),
        (b"name,label\n" + b"," * 5_000_000, "row of more than the allowed 4,000,000 characters"),
        (b"name,label\n" + b'"a\n",' * 1_000_000, "row of more than the allowed 4,000,000 characters"),
        (b"name,label\n" + b"a,b\n" * 500_001, "more than the allowed 500,000 rows"),
    ],
)
def test_a_wrong_table_is_refused_with_the_place(write, data, word):
    with pytest.raises(GridLabError, match=word):
        read_table(write("labels.csv", data))


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (b"a.png", "too few columns"),
        (b"a.png,b\x07,", "printable"),
        (b"a.png," + b"b" * 201 + b",", "200"),
        (b'a.png,"sweet\nfruit",', "line break"),
        (b"a.png,b,c\x07", "control"),
        (b"a.png,b," + b"c" * 5001, "5,000"),
        (b"nowhere.png,b,", "no image"),
    ],
)
def test_a_wrong_row_costs_itself_alone(write, row, word):
    table = write("labels.csv", b"name,label,alt\nb.png,fruit,\n" + row + b"\nc.png,bread,\n")
    labels, lost = labelled(images_called("a.png", "b.png", "c.png"), table)
    assert labels == ["", "fruit", "bread"]
    assert list(lost) == [3] and word in lost[3]


def test_rows_that_contradict_each_other_cost_themselves_and_an_empty_cell_contradicts_nothing(write):
    table = write("labels.csv", b"name,label\na.png,x\na.png,y\nb.png,\nb.png,fruit\nb.png,fruit\n")
    labels, lost = labelled(images_called("a.png", "b.png"), table)
    assert labels == ["", "fruit"]
    assert set(lost.values()) == {"rows 2, 3 say different things of this image"} and list(lost) == [2, 3]


def test_headings_that_are_not_known_are_named(write):
    with pytest.raises(GridLabError) as caught:
        read_table(write("labels.csv", b"Bild;Kategorie\na.png;fruit\n"))
    assert "no column for the name" in str(caught.value)
    assert "Found: “Bild”, “Kategorie”." in str(caught.value.todo)
    with pytest.raises(GridLabError) as caught:
        read_table(write("labels.csv", b""))
    assert "first row is empty" in str(caught.value.todo)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("a.png", "a.png"),
        ("./a.png", "a.png"),
        ("photos/a.png", "a.png"),
        ("C:\\photos\\a.png", "a.png"),
        ("b.png", "below/b.png"),
        ("below\\b.png", "below/b.png"),
        (".\\below\\b.png", "below/b.png"),
        ("/home/me/photos/below/b.png", "below/b.png"),
        ("two/c.png", "two/c.png"),
        (r"back\\slash.png", r"back\\slash.png"),
        ("e\u0301.png", "\u00e9.png"),
        (r"caf\xe9.png", r"caf\xe9.png"),
        ("c.png", ""),
        ("three/c.png", ""),
        ("below", ""),
        ("", ""),
        (".", ""),
    ],
)
def test_names_are_found_however_their_path_is_written_where_one_image_alone_fits(write, name, meant):
    images = images_called(
        "a.png", "below/b.png", "one/c.png", "two/c.png", r"back\\slash.png", "\u00e9.png", r"caf\xe9.png"
    )
    labels, lost = labelled(images, write("labels.csv", f"name,label\n{name},fruit\n".encode()))
    assert [image.name for image, label in zip(images, labels, strict=True) if label] == [meant] * bool(meant)
    assert bool(lost) == (not meant)


def test_a_row_that_calls_an_image_by_its_name_wins_over_paths_that_fit_in_part(write):
    table = write("labels.csv", b"name,label\ndogs/1.png,dog\n1.png,cat\nbirds/1.png,bird\n")
    labels, lost = labelled(images_called("1.png"), table)
    assert labels == ["cat"] and lost == dict.fromkeys((2, 4), "no image is called so")
    table = write("labels.csv", b"name,label\ndogs/1.png,dog\nbirds/1.png,bird\n")
    labels, lost = labelled(images_called("1.png"), table)
    assert labels == [""] and list(lost) == [2, 3]


def test_labels_of_every_name_of_a_content_count(write):
    images, also = images_called("007.png", "b.png"), {"007 (1).png": "007.png", "x/b.png": "b.png"}
    table = write("labels.csv", b"name,label\n007 (1).png,spy\nb.png,\nx/b.png,bread\n")
    assert labelled(images, table, also) == (["spy", "bread"], {})
    table = write("labels.csv", b"name,label\n007 (1).png,spy\n007.png,agent\n")
    assert list(labelled(images, table, also)[1]) == [2, 3]


def test_the_labels_of_the_shipped_pictures_are_read():
    from gridlab.store.places import shipped

    labels = read_labels(shipped("resources", "samples", "food-100", "labels.csv"))
    assert len(labels) == 100 and all(words.label for words in labels.values())


@pytest.mark.parametrize("title", ["alt", "ALT", "Alternative text", "alt_text"])
def test_a_column_of_alternative_texts_is_read_beside_the_labels(write, title):
    table = f'name,{title},label\na.png,"A red apple,\ncut  in half",fruit\nb.png,می\u200cخواهم,\nc.png,,\n'
    rows = read_labels(write("labels.csv", table.encode()))
    assert rows["a.png"] == Words("fruit", "A red apple, cut in half")
    assert rows["b.png"] == Words("", "می\u200cخواهم")
    assert rows["c.png"] == Words("", "")


def test_what_has_no_column_stays_as_it_was(write):
    images = [Image("a.png", "0" * 64, 1, 1, label="old", alt="An apple")]
    for data, label, alt in (
        (b"name,label\na.png,new\n", "new", "An apple"),
        (b"name,alt\na.png,A pear\n", "old", "A pear"),
    ):
        (row,) = match_labels(images, read_table(write("labels.csv", data))).matched
        assert (row.after.label, row.after.alt) == (label, alt)
