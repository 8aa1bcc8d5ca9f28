"""The founding debate's pages of who holds what, as they are served."""

from urllib.parse import unquote

import pytest

from argmap.services import network_pictures
from argmap.services.seeds import SEEDS_DIR, load_seed
from tests.web.html import Page
from tests.web.test_networks import read_ties

DEBATE = "/debates/mali-2021/"


@pytest.fixture
def mali(db, monkeypatch):
    """The debate, whose networks cost no run of Graphviz."""
    monkeypatch.setattr(network_pictures, "bring_picture", lambda _drawing: b"<svg></svg>")
    return load_seed(SEEDS_DIR / "mali-2021" / "debate.yaml")


def step_back(client, address):
    """Each page on the way from the address through the links to the event before, as (address, its words)."""
    while address:
        page = Page(client.get(address))
        yield address, page.text
        back = (values["href"] for tag, values in page.elements if tag == "a" and values.get("rel") == "prev")
        address = next((address.partition("?")[0] + query for query in back), None)


def test_every_cell_of_the_matrix_leads_to_a_passage_that_is_there(mali, client):
    cells = [values["href"] for _, values in Page(client.get(f"{DEBATE}positions/")).elements if "data-of" in values]

    pages = {address: Page(client.get(address)) for address in {cell.partition("#")[0] for cell in cells}}

    assert len(cells) > 50
    for cell in cells:
        address, _, passage = cell.partition("#")
        assert passage.startswith("passage-")
        assert unquote(passage) in {unquote(one) for one in pages[address].ids}


@pytest.mark.parametrize(("query", "tie"), [("group=A", "−1"), ("group=F&inherit=true", "+1")])
def test_france_and_the_united_states_part_on_the_mission_and_join_on_the_sahel(mali, client, query, tie):
    ties = read_ties(client.get(f"{DEBATE}networks/?{query}"))

    of_both = [line for line in ties if line.startswith(f"France {tie} United States")]
    assert len(of_both) == sum("France" in line and "United States" in line for line in ties) == 1


def test_positions_and_networks_step_back_through_all_dated_events(mali, client):
    for view in ("positions/", "networks/?group=A"):
        steps = list(step_back(client, DEBATE + view))

        assert len(steps) > 3
        assert len({words for _, words in steps}) == len(steps)
        assert all("group=A" in address for address, _ in steps if "networks" in address)
