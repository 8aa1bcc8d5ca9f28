"""What all records have in common: fields by type, and an error with its place for whatever is wrong."""

import pytest

from argmap.formats.native import YAML
from tests.formats.native.files import HEAD, list_errors, read, read_whole


@pytest.mark.parametrize(
    "word", ["no", "NO", "on", "12", "0x1F", "1e5", "2021-06", "2021-06-11", "12:30", "Null", "true", ".5", "=", "a:b"]
)
def test_what_another_reader_would_take_for_a_number_or_a_date_stays_text(word):
    debate = read_whole(f"claims: {{{word}: {{title: {word}, tags: [{word}]}}}}")

    (claim,) = debate.claims
    assert (claim.key, claim.title, claim.tags) == (word, word, (word,))


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_a_field_with_nothing_after_its_name_is_as_if_not_written(nothing):
    written = read_whole(f"claims: {{a: {{title: A, text: {nothing}, group: {nothing}, prior: {nothing}, tags: {nothing}}}}}")

    assert written == read_whole("claims: {a: {title: A}}")


def test_a_quoted_null_is_a_text():
    debate = read_whole('claims: {a: {title: "null", text: "~"}}')

    assert (debate.claims[0].title, debate.claims[0].text) == ("null", "~")


def test_extra_holds_what_json_would():
    debate = read_whole("""
        claims:
          a:
            title: A
            extra:
              x: [null, ~, true, false, 1, -2, 0.5, 1e3, yes, True, 2021-06-11, 007, "1", 0x1F, .5]
              y: {z: }
    """)

    assert debate.claims[0].extra == {
        "x": [None, None, True, False, 1, -2, 0.5, 1000, "yes", "True", "2021-06-11", "007", "1", "0x1F", ".5"],
        "y": {"z": None},
    }


@pytest.mark.parametrize(
    ("claim", "error"),
    [
        ("{titel: A}", '2:14: claims.a.titel: there is no field "titel" here; did you mean title?'),
        (
            "{title: A, qqqq: 1}",
            '2:24: claims.a.qqqq: there is no field "qqqq" here; allowed: against, assumed, extra, for, group',
        ),
        ("{title: A, key: a}", "2:24: claims.a.key: the key is written before the colon already"),
        ("{text: A}", "2:13: claims.a: title is missing"),
        ("{title: }", "2:13: claims.a: title is missing"),
        ("{title: [A]}", "2:21: claims.a.title: a text is wanted here, not a list"),
        ("{title: {A: B}}", "2:21: claims.a.title: a text is wanted here, not a mapping"),
        (
            "{title: A, kind: law}",
            '2:30: claims.a.kind: "law" is not allowed here; allowed: policy, fact, value, prediction, definition',
        ),
        ("{title: A, prior: high}", '2:31: claims.a.prior: a number such as 0.6 is wanted here, not "high"'),
        ('{title: A, prior: "0.5"}', '2:31: claims.a.prior: a number is wanted here, not the text "0.5"'),
        ("{title: A, prior: .nan}", '2:31: claims.a.prior: a number such as 0.6 is wanted here, not ".nan"'),
        ("{title: A, prior: .inf}", '2:31: claims.a.prior: a number such as 0.6 is wanted here, not ".inf"'),
        ("{title: A, prior: 1e999}", '2:31: claims.a.prior: "1e999" is too long or too large for a number'),
        ("{title: A, prior: 1.5}", "2:31: claims.a.prior: 1.5 is out of range; allowed is 0 to 1"),
        ("{title: A, position: 1.5}", '2:34: claims.a.position: a whole number is wanted here, not "1.5"'),
        ("{title: A, position: -1}", "2:34: claims.a.position: -1 is out of range"),
        (f"{{title: A, position: {'9' * 5000}}}", "is too large"),
        ("{title: A, assumed: yes}", '2:33: claims.a.assumed: true or false is wanted here, not "yes"'),
        ("{title: A, tags: x}", '2:30: claims.a.tags: a list is wanted here, not "x"'),
        ("{title: A, tags: [x, [y]]}", "2:34: claims.a.tags[1]: a text is wanted here, not a list"),
        ("{title: A, passages: [p, ]}", '2:34: claims.a.passages: no passage has the key "p"'),
        ("{title: A, group: g}", '2:31: claims.a.group: no group has the key "g"'),
        ("{title: A, extra: x}", '2:31: claims.a.extra: a mapping (name: value) is wanted here, not "x"'),
        ("{title: A, extra: {n: 99999999999999999999}}", "2:35: claims.a.extra.n:"),
        ('{title: "a\\x07b"}', "2:21: claims.a.title: the character U+0007 cannot be printed; please remove it"),
        ('{title: A, extra: {n: ["\\0"]}}', "2:36: claims.a.extra.n[0]: the character U+0000 cannot be printed"),
        ("[A]", "2:13: claims.a: a mapping (name: value) is wanted here, not a list"),
        ('""', "2:13: claims.a.title: must not be empty"),
    ],
)
def test_it_says_where_and_what_is_wrong(claim, error):
    errors = list_errors(f"claims: {{a: {claim}}}")

    assert any(error in found for found in errors)


def test_an_unknown_field_is_told_at_its_name_not_at_its_value():
    errors = list_errors("""
        claims:
          a:
            title: A
            reasons:
              - b
    """)

    assert errors[0].startswith('6:5: claims.a.reasons: there is no field "reasons" here')


def test_all_errors_are_told_in_the_order_of_their_lines():
    errors = list_errors("""
        claims:
          a: {titel: A}
          b: {title: B, kind: law, prior: high}
        groups:
          g: {title: G, parent: nowhere}
    """)

    places = [error.split(": ")[0] for error in errors]
    assert places == ["4:7", "5:23", "5:35", "7:25"]


def test_a_record_that_cannot_be_read_does_not_make_its_key_unknown():
    errors = list_errors("claims: {a: {title: A, for: [b]}, b: {title: B, kind: law}}")

    assert len(errors) == 1
    assert "law" in errors[0]


def test_it_stops_after_a_hundred_errors_and_says_so():
    claims = "".join(f"  a{number}: {{title: A, kind: law}}\n" for number in range(500))

    errors = list_errors(f"claims:\n{claims}")

    assert len(errors) == 101
    assert errors[-1] == "these are the first 100 errors; there may be more"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("claims: {}", "1:1: the section debate is missing"),
        ("- debate", "1:1: a mapping (name: value) is wanted here, not a list"),
        ("debate", '1:1: a mapping (name: value) is wanted here, not "debate"'),
        ("debate: x", '1:9: debate: a mapping (name: value) is wanted here, not "x"'),
        ("debate: {slug: a}", "1:9: debate: question is missing"),
        ("debate: {slug: a b, question: q}", '1:16: debate.slug: "a b" will not do'),
        (
            "debate: {slug: a, question: q, dated: 2021-13}",
            '1:39: debate.dated: "2021-13" is no date; allowed is a year (2021)',
        ),
        (f"{HEAD}claim: {{}}", '2:1: claim: there is no section "claim"; allowed: debate, groups, issues'),
        (f"{HEAD}claims: text", '2:9: claims: a list is wanted here, not "text"'),
        (f"{HEAD}claims: [{{title: A}}]", "2:10: claims[0]: key is missing"),
        (f"{HEAD}claims: [A]", "2:10: claims[0]: key is missing"),
        (f'{HEAD}claims: {{" a": A}}', "is no key"),
        (f"{HEAD}claims: {{{'k' * 201}: A}}", "is no key"),
        ("", "the file is empty; it has to hold at least the section debate"),
        ("# nothing but a comment\n", "the file is empty"),
    ],
)
def test_it_says_what_is_wrong_with_the_file_as_a_whole(text, error):
    reading = YAML.read(text.encode())

    assert reading.debate is None
    assert error in str(reading.errors[0])


def test_keys_are_told_apart_after_composing_their_accents():
    errors = list_errors('claims: {"\\u00e9": A, "e\\u0301": B}')

    assert len(errors) == 1
    assert "another record of the same kind has this key already" in errors[0]


def test_a_good_file_gives_no_warnings():
    reading = read("claims: {a: A}")

    assert (reading.warnings, reading.errors) == ((), ())
