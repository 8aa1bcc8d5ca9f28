"""The canonical form: whatever order and spelling a debate came in, it has one text and one hash."""

import json
from unicodedata import normalize

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.core.canonical import canonical_json, hash_document, normalise
from argmap.core.debate import Debate
from argmap.core.records import About, Actor, Claim, Condition, Group, Issue, Relation, Source, Stance
from tests.core.values import change_record, make_bridge
from tests.formats.debates import debates

COLLECTIONS = [name for name in Debate.__struct_fields__ if name != "about"]


@st.composite
def shuffles(draw):
    """A debate, and the same with its sets in another order."""
    debate = draw(debates())
    changes = {name: tuple(draw(st.permutations(getattr(debate, name)))) for name in COLLECTIONS}
    changes["claims"] = tuple(
        replace(one, tags=tuple(reversed(one.tags)), passages=tuple(reversed(one.passages))) for one in changes["claims"]
    )
    changes["stances"] = tuple(replace(one, conditions=tuple(reversed(one.conditions))) for one in changes["stances"])
    changes["arguments"] = tuple(
        replace(
            argument,
            inferences=tuple(
                replace(one, premises=tuple(draw(st.permutations(one.premises))))
                for one in draw(st.permutations(argument.inferences))
            ),
        )
        for argument in changes["arguments"]
    )
    return debate, replace(debate, **changes)


@given(shuffles())
def test_the_order_in_which_records_were_written_down_does_not_matter(pair):
    one, other = pair

    assert canonical_json(one) == canonical_json(other)


@given(debates())
def test_normalising_twice_changes_nothing(debate):
    once = normalise(debate)

    assert normalise(once) == once
    assert canonical_json(once) == canonical_json(debate)


@given(debates())
def test_the_canonical_document_reads_back_as_the_same_debate(debate):
    document = canonical_json(debate)

    assert msgspec.json.decode(document, type=Debate) == normalise(debate)


@given(debates())
def test_another_json_tool_reads_and_writes_the_same_values(debate):
    document = canonical_json(debate)

    assert msgspec.json.decode(json.dumps(json.loads(document)).encode(), type=Debate) == normalise(debate)


@given(debates())
def test_text_in_another_unicode_form_gives_the_same_document(debate):
    decomposed = replace(debate, about=replace(debate.about, question=normalize("NFD", debate.about.question)))
    composed = replace(debate, about=replace(debate.about, question=normalize("NFC", debate.about.question)))

    assert canonical_json(decomposed) == canonical_json(composed)


def test_keys_and_references_are_composed_alike():
    claims = (Claim(key="e\u0301", title="Title"),)
    relation = Relation(key="r", kind="supports", source="e\u0301", target="\u00e9")

    document = normalise(Debate(about=About(slug="s", question="Q?"), claims=claims, relations=(relation,)))

    assert document.claims[0].key == document.relations[0].source == "\u00e9"


@pytest.mark.parametrize(
    ("one", "other"), [(1, 1.0), (0, -0.0), (0.25, 0.2500001), (0.1 + 0.2, 0.3)], ids=["integer", "minus zero", "fourth", "sum"]
)
def test_equal_weights_have_equal_texts(one, other):
    first = change_record(make_bridge(), "relations", "cheap-build", weight=one)
    second = change_record(make_bridge(), "relations", "cheap-build", weight=other)

    assert canonical_json(first) == canonical_json(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, 1.0), (0, -0.0), (10**22, 1e22), (2**60, float(2**60)), ({"a": 1, "b": 2}, {"b": 2, "a": 1}), ("e\u0301", "\u00e9")],
)
def test_equal_values_in_extra_have_equal_texts(one, other):
    first = change_record(make_bridge(), "claims", "cheap", extra={"tool": [one]})
    second = change_record(make_bridge(), "claims", "cheap", extra={"tool": [other]})

    assert canonical_json(first) == canonical_json(second)


@pytest.mark.parametrize("value", [[2, 1], ["b", "a", "b"], [{"z": 1}, {"a": 1}]])
def test_lists_in_extra_keep_their_order(value):
    debate = change_record(make_bridge(), "claims", "cheap", extra={"tool": value})

    claim = normalise(debate).claim_by_key["cheap"]

    assert claim.extra == {"tool": value}


def test_weights_have_three_decimals():
    debate = change_record(make_bridge(), "relations", "cheap-build", weight=2 / 3)

    document = json.loads(canonical_json(debate))

    assert [relation["weight"] for relation in document["relations"]] == [0.667, None]


def test_authors_keep_their_order():
    source = normalise(Source(key="s", title="T", authors=("Zola, Émile", "Adams, Ann")))

    assert source.authors == ("Zola, Émile", "Adams, Ann")


def test_sets_are_sorted_and_each_member_is_there_once():
    issue = normalise(Issue(key="i", question="Q?", positions=("b", "a", "b"), tags=("z", "e\u0301", "\u00e9")))
    conditions = (Condition(claim="b"), Condition(claim="a", must_be="out"))
    stance = normalise(Stance(key="s", actor="a", claim="c", position="conditional", conditions=conditions))

    assert (issue.positions, issue.tags) == (("a", "b"), ("z", "\u00e9"))
    assert [condition.claim for condition in stance.conditions] == ["a", "b"]


def test_nothing_of_editing_or_of_who_may_see_it_is_in_the_document():
    debate = json.loads(canonical_json(make_bridge()))["debate"]

    assert set(debate) == {"slug", "question", "summary", "language", "dated", "default_profile", "tags", "extra"}


def test_the_top_level_keys_are_those_of_the_issue():
    document = json.loads(canonical_json(make_bridge()))

    assert set(document) == {
        "debate", "groups", "issues", "claims", "arguments", "relations", "actors", "affiliations", "stances", "sources",
        "passages", "evidence", "tours",
    }  # fmt: skip


def test_the_document_is_json_with_sorted_keys_and_no_spaces():
    document = canonical_json(make_bridge())

    assert json.dumps(json.loads(document), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() == document


@pytest.mark.parametrize(
    ("collection", "key", "changes"),
    [
        ("claims", "cheap", {"title": "Building is dear"}),
        ("claims", "cheap", {"assumed": True}),
        ("groups", "debts", {"position": 1}),
        ("inferences", "need/1", {"weight": None}),
        ("premises", "need/1/1", {"implicit": True}),
        ("sources", "paper", {"csl": {"volume": 4}}),
    ],
)
def test_any_change_gives_another_hash(collection, key, changes):
    before = hash_document(canonical_json(make_bridge()))

    after = hash_document(canonical_json(change_record(make_bridge(), collection, key, **changes)))

    assert before != after


def test_the_hash_is_sha_256_as_other_tools_have_it():
    # sha256sum of the empty file and of "abc", from FIPS 180-2.
    assert hash_document(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert hash_document(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_document_of_a_small_debate_is_known_to_the_letter():
    debate = Debate(
        about=About(slug="s", question="Q?"),
        groups=(Group(key="b", title="B", position=1), Group(key="a", title="Ä", parent="b")),
        actors=(Actor(key="x", name="X", kind="state"),),
    )

    text = canonical_json(debate).decode()

    assert text == (
        '{"actors":[{"cameo":"","description":"","extra":{},"iso3":"","key":"x","kind":"state","name":"X","tags":[],'
        '"wikidata":""}],"affiliations":[],"arguments":[],"claims":[],"debate":{"dated":"","default_profile":"presume",'
        '"extra":{},"language":"en","question":"Q?","slug":"s","summary":"","tags":[]},"evidence":[],"groups":['
        '{"extra":{},"key":"a","parent":"b","position":0,"summary":"","tags":[],"title":"Ä"},'
        '{"extra":{},"key":"b","parent":null,"position":1,"summary":"","tags":[],"title":"B"}],"issues":[],"passages":[],'
        '"relations":[],"sources":[],"stances":[],"tours":[]}'
    )


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes"])
def test_it_refuses_what_is_no_json(value):
    with pytest.raises(TypeError, match="cannot hold a value of type"):
        normalise(Claim(key="c", title="T", extra={"tool": value}))
