"""JSON: the canonical document and the short forms come in; what is broken or hostile is one sentence."""

import json

import pytest

from argmap.core.canonical import canonical_json, hash_document
from argmap.formats.native import JSON, YAML
from argmap.formats.syntax import building
from tests.formats.native.files import HEAD, JSON_HEAD, list_json_errors

BODY = """
groups: {g: G}
claims:
  a: {title: A, kind: policy, group: g, prior: 0.25, for: [{b: {title: B, link: {weight: 1}}}]}
actors: {x: {name: X, kind: state}}
stances: [{actor: x, claim: a, position: conditional, conditions: [b]}]
sources: {s: {title: S, text: "one two", csl: {volume: 3}}}
passages: {p: {source: s, exact: two}}
"""


def test_the_document_has_the_debates_hash():
    debate = YAML.read((HEAD + BODY).encode()).debate

    written = JSON.write(debate)

    assert hash_document(written) == hash_document(canonical_json(debate))
    assert JSON.read(written).debate == debate


def test_the_short_forms_of_yaml_are_read_in_json():
    short = {
        "debate": {"slug": "beech-lane", "question": "Should it be closed?"},
        "groups": {"g": "G"},
        "claims": {
            "a": {
                "title": "A",
                "kind": "policy",
                "group": "g",
                "prior": 0.25,
                "for": [{"b": {"title": "B", "link": {"weight": 1}}}],
            }
        },
        "actors": {"x": {"name": "X", "kind": "state"}},
        "stances": [{"actor": "x", "claim": "a", "position": "conditional", "conditions": ["b"]}],
        "sources": {"s": {"title": "S", "text": "one two", "csl": {"volume": 3}}},
        "passages": {"p": {"source": "s", "exact": "two"}},
    }

    reading = JSON.read(json.dumps(short, indent=2).encode())

    assert reading.errors == ()
    assert reading.debate == YAML.read((HEAD + BODY).encode()).debate


def test_text_comes_in_with_its_escapes_undone():
    reading = JSON.read(f'{{{JSON_HEAD}, "claims": {{"a": "\\ud83d\\ude00 \\u00e9 \\/ \\"x\\" \\n"}}}}'.encode())

    assert reading.debate.claims[0].title == '😀 é / "x" \n'


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"a": 1,}', "1:9: this is no valid JSON: a name in double quotes is wanted here"),
        ("{a: 1}", "1:2: this is no valid JSON: a name in double quotes is wanted here"),
        ('{"a" 1}', "1:6: this is no valid JSON: a colon is wanted here"),
        ('{"a": 1 "b": 2}', "1:9: this is no valid JSON: a comma or } is wanted here"),
        ("[1 2]", "1:4: this is no valid JSON: a comma or ] is wanted here"),
        ('{"a": [1}', "1:9: this is no valid JSON: a comma or ] is wanted here"),
        ("[1,\n 2,\n x]", '3:2: this is no valid JSON: "x" is no JSON value'),
        ("[1,]", '1:4: this is no valid JSON: "]" is no JSON value'),
        ("[1,", "1:4: this is no valid JSON: the file ends where a value is wanted"),
        ('["a', "1:2: this is no valid JSON: unterminated string starting"),
        ('["a\nb"]', "1:4: this is no valid JSON: invalid control character"),
        ('["\\q"]', "this is no valid JSON: invalid \\escape"),
        ("{} {}", "1:4: this is no valid JSON: the value has ended; nothing may follow it"),
        ("[01]", '"01" is no JSON value'),
        ("[.5]", '".5" is no JSON value'),
        ("[+1]", '"+1" is no JSON value'),
        ("[1.5.2]", '"1.5.2" is no JSON value'),
        ("[NaN]", '1:2: this is no valid JSON: "NaN" is no JSON value'),
        ("[-Infinity]", '"-Infinity" is no JSON value'),
        ("[True]", '"True" is no JSON value'),
        ("['a']", "is no JSON value"),
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        (b'{"a": "\xff"}', "1:8: the file is not UTF-8"),
    ],
)
def test_it_says_where_the_syntax_is_broken(text, error):
    (found,) = list_json_errors(text)

    assert error in found


@pytest.mark.parametrize(
    ("members", "error"),
    [
        ('"claims": {"a": 12}', "1:88: claims.a: a text is wanted here; put 12 in quotes"),
        ('"claims": {"a": {"title": 12}}', "claims.a.title: a text is wanted here; put 12 in quotes"),
        ('"claims": {"a": {"title": true}}', "claims.a.title: a text is wanted here; put true in quotes"),
        ('"claims": {"a": {"title": null}}', "claims.a: title is missing"),
        ('"claims": {"a": {"title": "A", "prior": "0.5"}}', "claims.a.prior: a number is wanted here, not the text"),
        ('"claims": {"a": {"title": "A", "prior": 1e999}}', 'claims.a.prior: "1e999" is too long or too large'),
        ('"claims": {"a": {"title": "A", "position": %s}}' % ("9" * 5000), 'claims.a.position: "9999'),
        ('"claims": {"a": {"title": "A", "extra": {"n": %s}}}' % ("9" * 5000), 'claims.a.extra.n: "9999'),
        ('"claims": {"a": {"title": "A", "extra": {"n": 0.%s}}}' % ("9" * 5000), 'claims.a.extra.n: "0.999'),
        ('"claims": {"a": {"title": "\\ud800"}}', "claims.a.title: the character U+D800 cannot be printed"),
        ('"claims": {"\\ud800": {"title": "A"}}', "the name holds the character U+D800"),
        ('"claims": {"a": {"title": "\\u0000"}}', "claims.a.title: the character U+0000 cannot be printed"),
        ('"claims": {"a": {"title": "A", "title": "B"}}', "claims.a.title: this name stands here twice"),
        ('"claims": [], "claims": []', "claims: this name stands here twice; the first time in line 1"),
    ],
)
def test_it_says_which_value_is_wrong(members, error):
    errors = list_json_errors(f"{{{JSON_HEAD}, {members}}}")

    assert any(error in found for found in errors)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '[{"a":' * 100_000])
def test_what_is_nested_without_end_is_refused_at_the_limit(text):
    (found,) = JSON.read(text.encode()).errors

    assert f"nested more than {building.MAX_DEPTH} deep" in found.what
    assert found.column <= 5 * (building.MAX_DEPTH + 1)


def test_too_many_values_are_refused_at_the_limit(monkeypatch):
    monkeypatch.setattr(building, "MAX_VALUES", 1000)

    (found,) = JSON.read(b"[" + b"0," * 100_000 + b"0]").errors

    assert (found.what, found.column) == ("the file holds more than 1,000 values", 2002)


def test_fifty_megabytes_are_refused_unread():
    (found,) = JSON.read(b'["' + b"x" * 50_000_000 + b'"]').errors

    assert found.what == "the file has 50,000,004 bytes; allowed are 20,000,000"
