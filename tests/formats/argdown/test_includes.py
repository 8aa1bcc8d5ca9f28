"""Other files in a file: by the loader alone, each once."""

import pytest

from tests.formats.argdown.files import list_texts, read

FILES = {
    "b.argdown": b"[B]: in b\n\n@include(parts/c.argdown)\n\n[B2]: after c",
    "parts/c.argdown": b"[C]: in c\n\n@include(d.argdown)\n",
    "parts/d.argdown": b"[D]: in d\n+ e\n",
    "self.argdown": b"[S]: in self\n\n@include(self.argdown)\n",
}


def load(name):
    """The file, or what the file system says of one that is not there."""
    if name not in FILES:
        raise FileNotFoundError(2, "No such file or directory")
    return FILES[name]


def test_files_stand_where_they_are_included():
    reading = read("[A]: in a\n\n@include(b.argdown)\n\n[Z]: after b\n", load)

    texts = list_texts(reading.debate)
    assert texts == {"A": "in a", "B": "in b", "B2": "after c", "C": "in c", "D": "in d", "Untitled 1": "e", "Z": "after b"}
    assert [claim.key for claim in sorted(reading.debate.claims, key=lambda claim: claim.position)] == [
        "A", "B", "C", "D", "Untitled 1", "B2", "Z",
    ]  # fmt: skip


def test_a_finding_names_the_file_that_it_is_in():
    reading = read("[A]: in a\n\n@include(b.argdown)\n\n+ z\n", load)

    assert [(error.file, error.line, error.column) for error in reading.errors] == [("", 5, 1), ("parts/d.argdown", 2, 1)]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("none.argdown", "No such file or directory"),
        ("../b.argdown", "in this one's folder or below"),
        ("/etc/passwd", "in this one's folder or below"),
        ("parts/../../b", "in this one's folder or below"),
        ("C:\\b.argdown", "in this one's folder or below"),
        (".hidden", "in this one's folder or below"),
    ],
)
def test_no_other_file_is_included(name, what):
    reading = read(f"[A]: a\n\n@include({name})\n\n[B]: b\n", load)

    (error,) = reading.errors
    assert what in error.what
    assert (error.line, error.column) == (3, 1)
    assert list_texts(reading.debate) == {"A": "a", "B": "b"}


def test_a_file_is_included_once():
    reading = read("@include(self.argdown)\n\n@include(b.argdown)\n\n@include(b.argdown)\n", load)

    assert [(error.file, error.line) for error in reading.errors if "included once" in error.what] == [
        ("self.argdown", 3),
        ("", 5),
    ]


def test_without_a_loader_nothing_is_included():
    reading = read("[A]: a\n\n@include(b.argdown)\n")

    assert ["no other file can be read here" in error.what for error in reading.errors] == [True]
