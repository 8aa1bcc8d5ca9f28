"""Reading discussions of both versions."""

import pytest

from argmap.core.kinds import RelationKind
from argmap.formats import find_format
from argmap.formats.kialo import KIALO

FIRST = r"""Discussion Title: Should Beech Lane be closed?

1. The town should close Beech Lane \(all of it\).
1.1. Con: Deliveries go by [van](https://example.org/van_\(1\)) or [bike](https://example.org/bike), mostly.
1.1.1. Pro: There are [1] many.
1.2. Pro: The lane is
quiet.

So they say.
1.2.1. Con: -> See 1.1.1.
"""
SECOND = r"""Discussion Name:
Beech Lane

1. Question:
Should Beech Lane be closed \(or not\)?

  1.1. Thesis:
  It should [1] be closed.

    1.1.1. Con:
    Deliveries count for [3] and [2] more, says \[2\] of it [3].
      So they say.

    Twice.

    1.1.2. Pro:
    -> See 1.2.1.

  1.2. Thesis:
  It should stay open.

    1.2.1. Pro:
    It is narrow.

Sources:
[1] https://example.org/one
"One quote,

in two paragraphs, with \[2\] and "quotes" in it."
[2] https://example.org/two\@b
[3] https://example.org/one
"Another."
"""


def read(text):
    return KIALO.read(text.encode())


def ties_of(debate):
    return [(relation.source, str(relation.kind), relation.target) for relation in debate.relations]


@pytest.mark.parametrize("change", [str, lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_it_reads_the_first_version(change):
    reading = read(change(FIRST))

    debate = reading.debate
    assert (reading.warnings, reading.errors) == ((), ())
    assert debate.about.question == "Should Beech Lane be closed?"
    assert [claim.key for claim in debate.claims] == ["1", "1.1", "1.1.1", "1.2"]
    assert debate.claim_by_key["1"].title == "The town should close Beech Lane (all of it)."
    assert debate.claim_by_key["1.1"].title == "Deliveries go by van or bike, mostly."
    assert debate.claim_by_key["1.1.1"].title == "There are [1] many."
    assert debate.claim_by_key["1.2"].text == "The lane is\nquiet.\n\nSo they say."
    assert ties_of(debate) == [
        ("1.1", "attacks", "1"),
        ("1.1.1", "supports", "1.1"),
        ("1.2", "supports", "1"),
        ("1.1.1", "attacks", "1.2"),
    ]
    assert [source.url for source in debate.sources] == ["https://example.org/van_(1)", "https://example.org/bike"]
    assert debate.claim_by_key["1.1"].passages == ("1", "2")


@pytest.mark.parametrize("change", [str, lambda text: text.replace("\n", "\r\n")])
def test_it_reads_the_second_version(change):
    reading = read(change(SECOND))

    debate = reading.debate
    assert (reading.warnings, reading.errors) == ((), ())
    assert debate.about.question == "Should Beech Lane be closed (or not)?"
    assert [(claim.key, claim.position) for claim in debate.claims] == [("1.1", 0), ("1.1.1", 1), ("1.2", 2), ("1.2.1", 3)]
    assert debate.claim_by_key["1.1"].title == "It should be closed."
    # The mark [3] is the author's own text where the next source is the second.
    assert debate.claim_by_key["1.1.1"].text == ("Deliveries count for [3] and more, says [2] of it.\n  So they say.\n\nTwice.")
    assert ties_of(debate) == [
        ("1.1.1", "attacks", "1.1"),
        ("1.2.1", "supports", "1.1"),
        ("1.2.1", "supports", "1.2"),
    ]


def test_sources_are_one_for_each_address_and_passages_one_for_each_quote():
    debate = read(SECOND).debate

    assert [(source.key, source.url) for source in debate.sources] == [
        ("1", "https://example.org/one"),
        ("2", "https://example.org/two@b"),
    ]
    assert [(passage.source, passage.exact) for passage in debate.passages] == [
        ("1", 'One quote,\n\nin two paragraphs, with [2] and "quotes" in it.'),
        ("2", ""),
        ("1", "Another."),
    ]
    assert debate.claim_by_key["1.1"].passages == ("1",)
    assert debate.claim_by_key["1.1.1"].passages == ("2", "3")


def test_a_second_reading_of_the_file_gives_the_same_keys():
    assert read(SECOND).debate == read(SECOND.replace("Beech Lane\n", "Beech Lane\n", 1)).debate


def test_what_is_read_is_written_as_it_was():
    written = KIALO.write(read(SECOND.replace("-> See 1.2.1.", "-> See 1.1.1.")).debate).decode()

    expected = SECOND.replace("-> See 1.2.1.", "-> See 1.1.1.").replace("for [3]", r"for \[3\]")
    assert written == expected.replace("\n", "\r\n")


def test_a_long_text_gets_a_short_title():
    text = "Beech Lane is narrow, and the lorries that pass the school gate every morning are wide. " * 4

    claim = read(f"Discussion Title: q\n\n1. {text}\n").debate.claims[0]

    assert claim.text == text.strip()
    assert len(claim.title) <= 120
    assert claim.title.endswith("…")
    assert text.startswith(claim.title[:-1])


@pytest.mark.parametrize("text", [FIRST, SECOND])
def test_content_alone_tells_the_format(text):
    assert find_format("export.txt", text.encode()) is KIALO


def test_a_web_address_that_no_page_may_link_to_stays_text():
    reading = read("Discussion Title: q\n\n1. See [here](javascript:alert) now\n")

    assert reading.debate.claims[0].title == "See [here](javascript:alert) now"
    assert reading.debate.sources == ()


def test_a_source_that_is_no_address_is_a_title():
    reading = read("Discussion Name:\nq\n\n1. Thesis:\nA [1]\n\nSources:\n[1] javascript:alert\\(1\\)\n")

    (source,) = reading.debate.sources
    assert (source.title, source.url) == ("javascript:alert(1)", "")


def test_a_line_that_says_sources_is_text_where_none_follow():
    reading = read("Discussion Name:\nq\n\n1. Thesis:\nThese count\nSources:\nmany\n")

    assert reading.debate.claims[0].text == "These count\nSources:\nmany"


def test_two_links_to_one_claim_are_two_relations():
    text = "Discussion Title: q\n\n1. A\n1.1. Pro: B\n1.2. Con: -> See 1.1.\n1.3. Con: -> See 1.2.\n"

    debate = read(text).debate

    assert [(relation.key, relation.kind, relation.source) for relation in debate.relations] == [
        ("1.1", RelationKind.SUPPORTS, "1.1"),
        ("1.2", RelationKind.ATTACKS, "1.1"),
        ("1.3", RelationKind.ATTACKS, "1.1"),
    ]
