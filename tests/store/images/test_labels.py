"""Labels and alternative texts come from a researcher's CSV file, or a message says what is wrong with it."""

from __future__ import annotations

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.store.images.labels_csv import Words, labelled, read_labels


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
        (b"name,label\na.png\n", "Row 2"),
        (b"name,label\na.png,x\na.png,y\n", "two labels"),
        (b"name,label,label\na,b,c\n", "more than one"),
        (b"name,label\n\xff,b\n", "UTF-8"),
        (b"name,label\na,b\x07\n", "printable"),
        (b"name,label\na," + b"b" * 201, "200"),
        (b"name\na\n", "no column for the label"),
        (b'name;label\na.png;"fr"uit\n', "cannot be read as CSV"),
        (b"name,label,alt,Alternative text\na,b,c,d\n", "more than one"),
        (b"name,label,alt\na,b\n", "Row 2"),
        (b"name,label,alt\na,b,one\na,b,two\n", "two alternative texts"),
        (b"name,alt\na,b\x07\n", "control"),
        (b"name,label\n" + b"," * 5_000_000, "row of more than the allowed 4,000,000 characters"),
        (b"name,label\n" + b'"a\n",' * 1_000_000, "row of more than the allowed 4,000,000 characters"),
        (b"name,label\n" + b"a,b\n" * 500_001, "more than the allowed 500,000 rows"),
        (b"name,alt\na," + b"b" * 5001, "5,000"),
    ],
)
def test_a_wrong_table_is_refused_with_the_place(write, data, word):
    with pytest.raises(GridLabError, match=word):
        read_labels(write("labels.csv", data))


def test_the_labels_of_the_shipped_pictures_are_read():
    from gridlab.store.places import shipped

    labels = read_labels(shipped("resources", "samples", "food-100", "labels.csv"))
    assert len(labels) == 100 and all(words.label for words in labels.values())


def test_labels_find_their_images_also_in_another_unicode_form():
    images = [Image("é.png", "0" * 64, 1, 1), Image("b.png", "1" * 64, 1, 1, label="old")]
    found, unknown = labelled(images, {"é.png": Words("drink"), "c.png": Words("x")})
    assert [image.label for image in found] == ["drink", "old"] and unknown == ("c.png",)


@pytest.mark.parametrize("title", ["alt", "ALT", "Alternative text", "alt_text"])
def test_a_column_of_alternative_texts_is_read_beside_the_labels(write, title):
    table = f'name,{title},label\na.png,"A red apple,\ncut  in half",fruit\nb.png,می\u200cخواهم,\nc.png,,\n'
    rows = read_labels(write("labels.csv", table.encode()))
    assert rows["a.png"] == Words("fruit", "A red apple, cut in half")
    assert rows["b.png"] == Words("", "می\u200cخواهم")
    assert rows["c.png"] == Words("", "")


def test_what_has_no_column_stays_as_it_was(write):
    images = [Image("a.png", "0" * 64, 1, 1, label="old", alt="An apple")]
    (image,), _ = labelled(images, read_labels(write("labels.csv", b"name,label\na.png,new\n")))
    assert (image.label, image.alt) == ("new", "An apple")
    (image,), _ = labelled(images, read_labels(write("labels.csv", b"name,alt\na.png,A pear\n")))
    assert (image.label, image.alt) == ("old", "A pear")
