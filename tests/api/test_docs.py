import re

import pytest
from django.conf import settings

from argmap.api.filtering import build_debate_parameters
from argmap.api.offers import DEBATES, OFFERS
from argmap.api.pages import Pages
from argmap.api.urls import urlpatterns
from argmap.services.seeds import SEEDS_DIR, load_seed

PAGE = (settings.BASE_DIR / "docs/api.md").read_text()
ROWS = {cells[1].strip(" `"): cells for cells in (line.split("|") for line in PAGE.splitlines()) if len(cells) == 6}
EXAMPLES = re.findall(r"http://127\.0\.0\.1:8000(/[^\s\"]*)", PAGE)
FOR_ALL = {"key", "tag"}


def names_in(cell):
    """The code words of a cell, without those in brackets, which are values."""
    return re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", cell))


@pytest.mark.parametrize("collection", OFFERS)
def test_the_table_names_what_may_be_asked(collection):
    _, _, filters, ordering, search, _ = ROWS[collection]
    offer = OFFERS[collection]

    assert set(names_in(filters)) == set(offer.filters) - FOR_ALL
    assert names_in(ordering) == list(offer.ordering)
    assert names_in(search) == list(offer.search)


@pytest.mark.parametrize("name", [*sorted(FOR_ALL), *Pages.parameters, *build_debate_parameters(), *DEBATES.ordering])
def test_what_every_list_knows_is_named(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("pattern", urlpatterns[:-1], ids=lambda pattern: str(pattern.pattern))
def test_every_address_is_named(pattern):
    address = re.sub(r"<\w+:(\w+)>", r"{\1}", str(pattern.pattern))
    address = re.sub(rf"(?<={{slug}}/)({'|'.join(OFFERS)})/", "{collection}/", address)
    last = address.rpartition("/")[2]

    assert f"`/api/v1/{address}`" in PAGE or (last.startswith("map.") and f"`{last}`" in PAGE)


@pytest.mark.django_db
def test_the_examples_are_answered(client):
    load_seed(SEEDS_DIR / "mali-2021/debate.yaml")

    assert len(EXAMPLES) >= 8
    for address in EXAMPLES:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not address.endswith(("policy", "undercuts", "conditional")) or answer.json()["count"] > 0


@pytest.mark.parametrize("status", ["400", "404", "405", "503"])
def test_every_refusal_is_explained(status):
    assert f"| {status} |" in PAGE
