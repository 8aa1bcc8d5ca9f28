"""YAML that is broken, hostile, or uses what no debate needs: one sentence each, and no work done after it."""

import pytest
import yaml

from argmap.formats.native import YAML
from argmap.formats.syntax import building, yaml_nodes
from tests.formats.native.files import HEAD, list_errors


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def loader(request, monkeypatch):
    """Both of PyYAML's readers have to agree, for one of them is not there everywhere."""
    monkeypatch.setattr(yaml_nodes, "_Loader", {"libyaml": yaml.CSafeLoader, "python": yaml.SafeLoader}[request.param])


BOMB = "a: &a [x, x]\n" + "".join(f"b{depth}: &b{depth} [*a, *a]\n" for depth in range(50))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (BOMB, "1:4: anchors (&a) are not read here; write the value out where it is needed"),
        ("a: *b\n", "1:4: aliases (*name) are not read here; write the value out"),
        ("&a a: [*a]\n", "anchors (&a) are not read here"),
        ("a: &a [*a]\n", "1:4: anchors (&a) are not read here"),
        ("<<: {a: b}\n", "1:1: merge keys (<<) are not read here; write the fields out"),
        ("a: !!python/object/apply:os.system [x]\n", '1:4: tags ("!!python/object/apply:os.system") are not read here'),
        ("a: !!str b\n", '1:4: tags ("!!str") are not read here; the field says what type its value has'),
        ("a: !own b\n", '1:4: tags ("!own") are not read here'),
        ("[a]: b\n", "1:1: the name before a colon has to be a word or a text"),
        ("? {a: b}\n: c\n", "the name before a colon has to be a word or a text"),
        ("a: b\n---\na: b\n", "2:1: the file holds several documents (---); a debate is one"),
        ("a: [b\n", "this is no valid YAML: "),
        ("a: 'b\n", "this is no valid YAML: "),
        ("a: b: c\n", "this is no valid YAML: mapping values are not allowed"),
        ("a:\n\tb: c\n", "2:1: this is no valid YAML: found character"),
        ("a: 'x\x07y'\n", "1:6: the character U+0007 cannot be printed; please remove it"),
        ("a: b\nc: \x00\n", "2:4: the character U+0000 cannot be printed; please remove it"),
        ('a: "\\q"\n', "this is no valid YAML: "),
        ('a: "\\U00110000"\n', "this is no valid YAML: "),
        ('a: "\\UFFFFFFFF"\n', "this is no valid YAML: "),
    ],
)
def test_it_says_what_it_does_not_read(text, error):
    (found,) = YAML.read(text.encode()).errors

    assert error in str(found)


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "[{a: " * 100_000])
def test_what_is_nested_without_end_is_refused_at_the_limit(text):
    (found,) = YAML.read(text.encode()).errors

    assert f"nested more than {building.MAX_DEPTH} deep" in found.what
    assert found.column <= 4 * (building.MAX_DEPTH + 1)


def test_block_values_are_refused_at_the_same_limit():
    text = "".join(" " * depth + "a:\n" for depth in range(200))

    (found,) = YAML.read(text.encode()).errors

    assert (found.line, "nested" in found.what) == (building.MAX_DEPTH + 1, True)


def test_too_many_values_are_refused_at_the_limit(monkeypatch):
    monkeypatch.setattr(building, "MAX_VALUES", 1000)

    (found,) = YAML.read(b"[" + b"a," * 100_000 + b"]").errors

    assert (found.what, found.column) == ("the file holds more than 1,000 values", 2002)


def test_names_that_stand_twice_are_told_with_both_lines():
    errors = list_errors("""
        claims:
          a: A
          b: B
          a: Other
        groups: {g: {title: G, title: H}}
    """)

    assert errors == [
        "6:3: claims.a: this name stands here twice; the first time in line 4",
        "7:24: groups.g.title: this name stands here twice; the first time in line 7",
    ]


def test_a_name_may_not_hold_what_cannot_be_printed():
    (found,) = list_errors('claims: {"a\\x07": A}')

    assert found == "2:10: claims.a\\x07: the name holds the character U+0007, which cannot be printed; please remove it"


@pytest.mark.parametrize(
    ("data", "place"), [(b"a: b\nc: d\xff\n", (2, 5)), (HEAD.encode("utf-16"), (1, 1)), (bytes(range(32, 256)), (1, 97))]
)
def test_what_is_not_utf_8_is_told_with_its_place(data, place):
    (found,) = YAML.read(data).errors

    assert (found.what, found.line, found.column) == ("the file is not UTF-8; please save it as UTF-8", *place)


def test_a_byte_order_mark_is_no_part_of_the_text():
    reading = YAML.read(b"\xef\xbb\xbf" + HEAD.encode())

    assert reading.errors == ()


def test_a_file_over_the_limit_is_refused_unread():
    (found,) = YAML.read(b"[" * (YAML.limit + 1)).errors

    assert found.what == "the file has 20,000,001 bytes; allowed are 20,000,000"
