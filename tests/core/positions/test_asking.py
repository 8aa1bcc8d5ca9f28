"""What of the positions an address asks for."""

from urllib.parse import parse_qsl

import pytest

from argmap.core.kinds import ActorKind, Position
from argmap.core.positions import ColumnKind, Layout, Order, Selection, read_layout, read_selection, write_parameters
from argmap.core.reading.viewpoint import ViewpointError
from tests.core.positions.debates import make_debate, read_rows

DEBATE = make_debate(*read_rows("mali +"))


def test_it_reads_what_is_named_and_leaves_the_rest():
    texts = {"actor_kind": "state", "position": "opposes", "actor": "mali", "inherit": "true", "tag": "", "page": "2"}

    selection = read_selection(texts, DEBATE, as_of="2021")

    assert selection == Selection(
        as_of="2021", actor_kind=ActorKind.STATE, position=Position.OPPOSES, actor="mali", inherit=True
    )


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ({"position": "maybe"}, '"maybe" is no position; allowed are supports, opposes,'),
        ({"inherit": "yes"}, '"yes" is no value for inherit; allowed are true, false'),
        ({"actor": "togo"}, 'the debate has no actor with the key "togo"'),
        ({"issue": "x"}, 'the debate has no issue with the key "x"'),
    ],
)
def test_it_refuses_in_a_sentence_what_is_not_there(texts, sentence):
    with pytest.raises(ViewpointError) as error:
        read_selection(texts, DEBATE)

    assert str(error.value).startswith(sentence)
    assert error.value.parameter in texts


def test_a_layout_that_is_none_is_refused():
    with pytest.raises(ViewpointError, match='"rows" is no columns; allowed are claims, issues, groups'):
        read_layout({"columns": "rows"})


def test_what_is_written_is_read_again():
    selection = Selection(position=Position.WITHDRAWN, tag="a b&c", inherit=True, claim="a")
    layout = Layout(columns=ColumnKind.ISSUES, order=Order.DATE, whole=True)

    texts = dict(parse_qsl(write_parameters(selection, layout)))

    assert read_selection(texts, DEBATE) == selection
    assert read_layout(texts) == layout


def test_what_is_asked_for_by_default_is_not_written():
    assert write_parameters(Selection(as_of="2021"), Layout()) == ""
