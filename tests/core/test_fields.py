"""What a single field may hold."""

import math

import pytest

from argmap.core.fields import find_flaws
from argmap.core.records import About, Actor, Claim, Evidence, Group, Passage, Premise, Relation, Source, Stance
from argmap.core.text import is_web_address
from tests.core.values import make_bridge

PREMISE = {"key": "p", "claim": "c"}
STANCE = {"key": "s", "actor": "a", "position": "supports", "claim": "c"}
EVIDENCE = {"key": "e", "claim": "c", "passage": "p", "kind": "supports"}
RELATION = {"key": "r", "kind": "supports", "source": "c", "target": "c"}
SOURCE = {"key": "s", "title": "T"}
ACTOR = {"key": "a", "name": "A", "kind": "state"}


@pytest.mark.parametrize(
    ("record", "field", "message"),
    [
        (Claim(key="c", title=" \n"), "title", "must not be empty"),
        (Claim(key="c", title="x" * 501), "title", "501 characters are too many; allowed are 500"),
        (Claim(key="c", title="bell\x07"), "title", "the character U+0007 cannot be printed; please remove it"),
        (Claim(key="c", title="T", text="half \ud83d"), "text", "the character U+D83D cannot be printed; please remove it"),
        (Claim(key="c", title="T", tags=("a\x00",)), "tags", "the character U+0000 cannot be printed; please remove it"),
        (Claim(key="c", title="T", extra={"a": math.inf}), "extra", "holds inf, which is no number in JSON"),
        (Claim(key="c", title="T", prior=-0.1), "prior", "-0.1 is out of range; allowed is 0 to 1, or nothing"),
        (Claim(key="c", title="T", position=-1), "position", "-1 is out of range; allowed is 0 to 2147483647"),
        (Group(key="g", title="T", position=2**31), "position", "2147483648 is out of range; allowed is 0 to 2147483647"),
        (Group(key="g", title=""), "title", "must not be empty"),
        (Relation(**RELATION, weight=1.1), "weight", "1.1 is out of range; allowed is 0 to 1, or nothing"),
        (Relation(**RELATION, weight=math.nan), "weight", "this is out of range; allowed is 0 to 1, or nothing"),
        (Premise(**PREMISE, role="assumption "), "role", "a role has no space at either end"),
        (Evidence(**EVIDENCE, credibility=0), "credibility", "0 is out of range; allowed is 1 to 6"),
        (Evidence(**EVIDENCE, credibility=7), "credibility", "7 is out of range; allowed is 1 to 6"),
        (Actor(**ACTOR, iso3="fra"), "iso3", '"fra" will not do; allowed are three capital letters, such as FRA'),
        (Actor(**ACTOR, wikidata="Q1\n"), "wikidata", '"Q1\n" will not do; allowed are a Q number, such as Q142'),
        (Actor(**ACTOR, cameo="FR"), "cameo", '"FR" will not do; allowed are 3–30 capital letters, such as FRAGOV'),
        (Source(**SOURCE, url="ftp://a"), "url", "allowed is an address that begins with http:// or https://"),
        (Source(**SOURCE, type=""), "type", "must not be empty"),
        (Source(**SOURCE, authors=("A\x1b",)), "authors", "the character U+001B cannot be printed; please remove it"),
        (Source(**SOURCE, csl={1: "a"}), "csl", "holds a name that is no text"),
        (Passage(key="p", source="s", start=-1), "start", "-1 is out of range; allowed is 0 to 2147483647"),
        (Passage(key="p", source="s", locator="1" * 101), "locator", "101 characters are too many; allowed are 100"),
        (About(slug="a b", question="Q?"), "slug", '"a b" will not do; allowed are letters, digits, hyphens and underscores'),
        (About(slug="", question="Q?"), "slug", '"" will not do; allowed are letters, digits, hyphens and underscores'),
        (About(slug="ä", question="Q?"), "slug", '"ä" will not do; allowed are letters, digits, hyphens and underscores'),
        (About(slug="s", question=" "), "question", "must not be empty"),
        (About(slug="s", question="Q?", language=""), "language", "must not be empty"),
    ],
)
def test_it_names_the_field_and_says_what_is_allowed(record, field, message):
    assert list(find_flaws(record)) == [(field, message)]


@pytest.mark.parametrize(
    "record",
    [
        *(record for _, records in make_bridge().collections() for record in records),
        Claim(key="c", title="x" * 500, prior=1, position=2**31 - 1),
        Relation(**RELATION, weight=0),
        Stance(**STANCE, venue="", said_on=""),
        Source(**SOURCE, url="https://example.org/ä?b=1#c", text=""),
        Evidence(**EVIDENCE, credibility=6),
    ],
)
def test_nothing_is_wrong_with_a_sound_record(record):
    assert list(find_flaws(record)) == []


@pytest.mark.parametrize("field", ["said_on", "reported_on"])
def test_every_date_of_a_stance_is_a_date(field):
    flaws = dict(find_flaws(Stance(**STANCE, **{field: "11 June"})))

    assert flaws == {field: '"11 June" is no date; allowed is a year (2021), a month (2021-06) or a day (2021-06-30)'}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\tscript:alert(1)", " https://example.org", "//example.org",
        "vbscript:a", "data:text/html,a", "file:///etc/passwd", "https://example.org/\x00", "https://example.org/a b",
        "HTTPS://example.org", "example.org",
    ],
)  # fmt: skip
def test_a_page_links_only_to_plain_web_addresses(address):
    assert not is_web_address(address)
