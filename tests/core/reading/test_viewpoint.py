from urllib.parse import parse_qsl

import pytest

from argmap.core.kinds import Profile
from argmap.core.reading.viewpoint import ViewpointError, read_options, write_query
from argmap.core.standing import Action, Options, Toggle

ALL = Options(
    profile=Profile.CAES,
    lens="the town & the mayor",
    as_of="2021-06",
    toggles=(Toggle(Action.IN, "x/1"), Toggle(Action.OFF_RELATION, "a-b")),
    evidence=False,
)


def test_it_reads_what_an_address_asks_for():
    texts = {
        "profile": "caes",
        "lens": "the town & the mayor",
        "as_of": "2021-06",
        "what_if": "off-relation.a-b~in.x_2F1",
        "evidence": "false",
    }

    assert read_options(texts) == ALL


def test_it_writes_the_query_that_it_reads():
    query = write_query(ALL)

    assert query == (
        "profile=caes&lens=the%20town%20%26%20the%20mayor&as_of=2021-06&what_if=in.x_2F1~off-relation.a-b&evidence=false"
    )
    assert read_options(dict(parse_qsl(query))) == ALL


def test_empty_fields_of_a_form_ask_for_nothing():
    assert read_options({"lens": "", "as_of": "", "what_if": "", "fbclid": "x"}) == Options()
    assert write_query(Options()) == ""


def test_keys_are_read_in_one_unicode_form():
    options = read_options({"lens": "caf\u0065\u0301", "what_if": "in.cafe_CC_81"})

    assert options.lens == "caf\u00e9"
    assert options.toggles == (Toggle(Action.IN, "caf\u00e9"),)


@pytest.mark.parametrize(
    ("parameter", "text"),
    [
        ("profile", "naive"),
        ("as_of", "June"),
        ("as_of", "2021-13"),
        ("what_if", "in"),
        ("what_if", "in.a~out.a"),
        ("evidence", "1"),
    ],
)
def test_it_names_the_parameter_that_it_refuses(parameter, text):
    with pytest.raises(ViewpointError) as refused:
        read_options({parameter: text})

    assert refused.value.parameter == parameter
    assert str(refused.value)
