"""What would do harm, placed in the database by whatever way, does none on a page (A4, A9 of the table in tests/hostile.py)."""

import pytest

from argmap.models import Source
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "file:///x",
    ],
)
def test_an_address_that_came_in_past_every_check_is_linked_to_nowhere(client, address):
    make_harbour(public=True)
    Source.objects.update(url=address)

    exports = [f"/api/v1/debates/harbour/export/{name}" for name in ("markdown", "jsonld")]
    for path in (PAGES["source"], PAGES["claim"], *exports):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert address not in Page(answer).links, path
        assert address.encode() not in answer.content, path


LITERAL = "{{7*7}} {% now 'Y' %} %(x)s {0.__class__} {key} #{7*7} ${7*7} $& $1"


def test_what_looks_like_a_template_is_shown_as_it_is_written(client):
    debate = make_harbour(public=True)
    debate.claim_set.update(title=LITERAL, text=LITERAL)
    debate.actor_set.update(name=LITERAL, description=LITERAL)
    debate.argument_set.update(title=LITERAL, gist=LITERAL)
    debate.source_set.update(title=LITERAL)

    for path in PAGES.values():
        # On a map a text is broken into lines.
        assert LITERAL.replace(" ", "") in Page(client.get(path)).text.replace(" ", ""), path
