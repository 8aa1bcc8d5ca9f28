import io

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_actor, make_claim, make_debate, make_passage, make_relation, make_source, make_stance

pytestmark = pytest.mark.django_db


def verify(*slugs):
    out = io.StringIO()
    try:
        call_command("verify", *slugs, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}"
    return out.getvalue()


def test_a_whole_debate_has_no_problems():
    debate = make_debate("water")
    make_stance(make_actor(debate), make_claim(debate))

    assert verify("water") == "1 debates checked, no problems.\n"


def test_it_finds_a_relation_into_another_debate_even_where_the_keys_are_the_same():
    one, other = make_debate("one"), make_debate("other")
    make_claim(one, "b")
    make_relation(make_claim(one, "a"), make_claim(other, "b"))

    said = verify()

    assert "a-supports-b: target_claim: refers to a record of another debate" in said


def test_it_finds_a_quote_that_no_longer_stands_in_its_source():
    source = make_source(make_debate("water"), text="The price is high.")
    make_passage(source, "p", exact="The cost", start=0, end=8)

    said = verify("water")

    assert "passage p: exact" in said
    assert "1 problems found" in said


def test_an_unknown_slug_is_one_sentence():
    assert "no debate with the slug fire" in verify("fire")
