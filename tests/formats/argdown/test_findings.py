"""What is wrong with a file is told with its line and column, and reading goes on behind it."""

import pytest

from tests.formats.argdown.files import list_relations, list_texts, read

LEFT_OUT, ODD = "error", "warning"


@pytest.mark.parametrize(
    ("text", "line", "column", "what", "kind"),
    [
        ("[A]: a\n+ b\n", 2, 1, 'the relation "+" belongs to nothing', LEFT_OUT),
        ("[A]: a\n\n  + b\n", 3, 3, "an empty line stands above", LEFT_OUT),
        ("# One\n\n  -> <B>\n", 3, 3, 'the relation "->" belongs to nothing', LEFT_OUT),
        ("[A]: a\n    + b\n  + c\n", 3, 3, "fits none above it", ODD),
        ("[A]: a\n  >< <B>\n", 2, 3, "a statement only after ><", ODD),
        ("[A]: a\n  _ <B>\n", 2, 3, "an undercut aims at an argument", ODD),
        ("[A] and more\n", 1, 4, '"and more" follows a reference', LEFT_OUT),
        ("see [A] there\n", 1, 5, "allows no reference", ODD),
        ("a **b\n", 1, 3, "nothing closes", ODD),
        ("a {x: 1} b\n", 1, 3, "data ends a statement", ODD),
        ("a {x: [}\n", 1, 3, "the data here is no YAML", LEFT_OUT),
        ("a {x: &y 1}\n", 1, 3, "anchors and aliases", LEFT_OUT),
        ("a {\n- x\n}\n", 1, 3, "no mapping", LEFT_OUT),
        ("a {argmap: 1}\n", 1, 1, '"argmap" in data has to be a mapping', LEFT_OUT),
        ("[A]: a {argmap: {kind: rumour}}\n", 1, 5, "Invalid enum value 'rumour' - at `$.kind`", LEFT_OUT),
        ("<A>\n\n(1) p\n---\n(2) c\n", 4, 1, "four hyphens or more", LEFT_OUT),
        ("<A>\n\n(1) p\n-- Rule\n(2) c\n\n[B]: b\n", 4, 1, "are missing at the end of this inference", LEFT_OUT),
        ("<A>\n\n(1) p\n(2) q\n", 3, 1, "has no inference", LEFT_OUT),
        ("<A>\n\n(1) p\n----\n", 4, 1, "no conclusion follows", LEFT_OUT),
        ("<A>\n\n(1) p\n----\n----\n(2) c\n", 5, 1, "a conclusion is missing", LEFT_OUT),
        ("<A>\n\n(1) p\n----\n(2) c\n(3) q\n", 6, 5, "no inference follows this premise", LEFT_OUT),
        ("<A>\n\n(1) <B>\n(2) p\n----\n(3) c\n", 3, 1, "cannot be a premise", LEFT_OUT),
        ("<A>\n\n(1) p\n-- {uses: [1, 9]} --\n(2) c\n", 4, 1, "uses names 9", LEFT_OUT),
        ("<A>\n\n(1) p\n----\n  + [B]\n(2) c\n", 5, 3, "below an inference only", LEFT_OUT),
        ("<A>\n(1) p\n----\n(2) c\n", 2, 1, "an empty line is missing above this premise–conclusion", ODD),
        ("[A]: a\n# One\n", 2, 1, "an empty line is missing above this heading", ODD),
        ("[A]: a\n* b\n", 2, 1, "an empty line is missing above this list", ODD),
        ("[A]: a\n[B]: b\n", 2, 1, "an empty line is missing above this", ODD),
        ("* a\n  * b\n", 2, 3, "no lists inside lists", ODD),
        ("[A]: a\n\n----\n", 3, 1, "an inference (--) stands outside", LEFT_OUT),
        ("===\ntitle: x\n===\n[A]: a\n", 3, 4, "an empty line is missing below the frontmatter", ODD),
        ("===\ntitle: x\nmodel: [\n===\n\n[A]: a\n", 4, 1, "the frontmatter is no YAML", LEFT_OUT),
        ("===\ntitle: x\n", 1, 1, "ends the frontmatter", LEFT_OUT),
        ("===\n- x\n===\n\n[A]: a\n", 1, 4, "no mapping", LEFT_OUT),
        ("[A]: a\n\n===\nx: y\n===\n", 3, 1, "at the beginning of a file only", LEFT_OUT),
        ("[A]: a\x07b\n", 1, 7, "U+0007 cannot be printed", LEFT_OUT),
        ("[A]: a\n\n@include(b.argdown)\n", 3, 1, "no other file can be read here", LEFT_OUT),
    ],
)
def test_a_finding_names_its_place(text, line, column, what, kind):
    reading = read(text)

    found = reading.errors if kind == LEFT_OUT else reading.warnings
    assert what in found[0].what
    assert (found[0].line, found[0].column) == (line, column)
    assert found[0].done
    assert kind == LEFT_OUT or reading.errors == ()


def test_reading_goes_on_behind_every_error():
    reading = read(
        """\
        [A]: one
        - b

        [C] and more

        (1) p
        (2) q

        [D]: four
          + [E]: five
        """
    )

    assert len(reading.errors) == 3
    assert list_texts(reading.debate)["D"] == "four"
    assert ("supports", "E", "D") in list_relations(reading.debate)


def test_a_hundred_errors_are_enough():
    reading = read("+ a\n\n" * 150)

    assert len(reading.errors) == 101
    assert reading.errors[-1].what == "these are the first 100 errors; there are 50 more"
    assert len(reading.debate.claims) == 150


def test_a_file_that_is_no_text_gives_no_debate():
    from argmap.formats.argdown import ARGDOWN

    reading = ARGDOWN.read(b"[A]: a\n\n[B]: \xff")

    assert reading.debate is None
    assert [(error.line, error.column, error.what) for error in reading.errors] == [
        (3, 6, "the file is not UTF-8; please save it as UTF-8")
    ]


def test_a_second_structure_adds_its_inferences():
    reading = read("<A>\n\n(1) p\n----\n(2) c\n\n<A>\n\n(1) q\n----\n(2) d\n")

    assert [str(warning) for warning in reading.warnings] == [
        "9:1: the argument <A> has a premise–conclusion structure already, and Argdown allows one: "
        "its inferences are added to the others"
    ]
    (argument,) = reading.debate.arguments
    assert [inference.key for inference in argument.inferences] == ["A/1", "A/2"]
