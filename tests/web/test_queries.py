"""How many queries a page makes: the same however much the debate holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_actor, make_claim, make_debate, make_relation, make_stance
from tests.web.debates import PAGES, make_harbour

pytestmark = pytest.mark.django_db

FIND_DEBATE, LOAD_DEBATE = 1, 21
_SIZED = "map overview outline print claim argument actor source table brief timeline changes support positions networks"
ASK_FOR_SIZE = {PAGES[page]: 1 for page in _SIZED.split()}
"""What is not loaded whole, or not at all, where it is big is asked for its size first."""
FIND_IDS = {PAGES["actor"]: 1}
"""Whom other debates may know is asked for its ids."""


def count_queries(client, path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("path", PAGES.values())
def test_a_page_finds_the_debate_and_loads_it_once(client, path):
    debate = make_harbour(public=True)
    few = count_queries(client, path)
    dredge, actor = debate.claim_set.get(key="dredge"), make_actor(debate)
    for _ in range(20):
        claim = make_claim(debate)
        make_relation(claim, dredge)
        make_stance(actor, dredge)

    many = count_queries(client, path)

    assert few == many == FIND_DEBATE + LOAD_DEBATE + ASK_FOR_SIZE.get(path, 0) + FIND_IDS.get(path, 0)


def test_a_page_that_has_not_changed_costs_one_query(client):
    make_harbour(public=True)
    etag = client.get(PAGES["claim"]).headers["ETag"]

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(PAGES["claim"], headers={"if-none-match": etag})

    assert answer.status_code == 304
    assert len(queries) == FIND_DEBATE


def test_the_list_of_debates_counts_all_records_in_one_query(client):
    make_harbour(public=True)
    few = count_queries(client, "/")
    for _ in range(10):
        make_claim(make_debate(public=True))

    many = count_queries(client, "/")

    # One for the page of debates with their counts, one for how many pages there are.
    assert few == many == 2
