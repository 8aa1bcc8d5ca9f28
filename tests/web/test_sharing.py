"""What a page tells those who show a link to it."""

import pytest

from tests.factories import make_user
from tests.web.debates import PAGES, make_harbour
from tests.web.html import Page

pytestmark = pytest.mark.django_db


def list_told(answer):
    return {
        values["property"]: values["content"] for tag, values in Page(answer).elements if tag == "meta" and "property" in values
    }


@pytest.mark.parametrize("path", PAGES.values())
def test_a_public_debate_is_shared_with_its_question_and_a_picture_that_is_there(client, path):
    debate = make_harbour(public=True)
    debate.question = 'Dredge the "harbour"?'
    debate.save()

    told = list_told(client.get(path))

    assert told["og:title"] == 'Dredge the "harbour"?'
    assert told["og:url"] == f"http://testserver{path}"
    assert client.get(told["og:image"].removeprefix("http://testserver"))["Content-Type"] == "image/png"


@pytest.mark.parametrize("path", PAGES.values())
def test_a_private_debate_tells_nothing_for_sharing(client, path):
    make_harbour()
    client.force_login(make_user("root", superuser=True))

    assert list_told(client.get(path)) == {}
