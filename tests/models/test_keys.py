"""Natural keys, by which fixtures refer to rows, and what records are called."""

import pytest

from argmap.models import Claim, ClaimPassage, Debate
from argmap.models.base import BelongsToDebate
from tests import factories

KEYED = [
    "debate", "group", "claim", "argument", "inference", "premise", "relation", "actor", "affiliation", "stance", "condition",
    "source", "passage", "evidence", "claim_passage", "stance_passage",
]  # fmt: skip


@pytest.mark.parametrize("name", KEYED)
def test_a_row_is_found_by_its_natural_key(there, name):
    row = getattr(there, name)

    assert type(row).objects.get_by_natural_key(*row.natural_key()) == row


def test_a_natural_key_tells_debates_apart(there):
    other = factories.make_claim(factories.make_debate("elsewhere"), "c")

    assert Claim.objects.get_by_natural_key("elsewhere", "c") == other
    assert Claim.objects.get_by_natural_key("there", "c") == there.claim


def test_there_is_no_row_for_a_key_that_nobody_has(there):
    with pytest.raises(Debate.DoesNotExist):
        Debate.objects.get_by_natural_key("nowhere")
    with pytest.raises(ClaimPassage.DoesNotExist):
        ClaimPassage.objects.get_by_natural_key("there", "d", "p")


def test_every_row_has_a_name_that_a_reader_understands(there):
    names = {name: str(row) for name, row in vars(there).items() if isinstance(row, BelongsToDebate)}

    assert all(names.values())
    assert names["relation"] == "d supports c"
    assert names["undercut"] == "c undercuts r"
    assert names["stance"] == "Name of x conditional c · Title of c"
    assert names["passage"] == "Title of s, ¶ 1"
