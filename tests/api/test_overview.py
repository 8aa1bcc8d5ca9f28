"""The overview as a picture to take away."""

import pytest
from defusedxml.ElementTree import fromstring

pytestmark = pytest.mark.django_db
ADDRESS = "debates/bridge/overview.svg"


@pytest.mark.usefixtures("bridge")
def test_the_picture_says_what_it_is_and_where_it_is_from_and_may_run_nothing(ask):
    answer = ask(ADDRESS, {"as_of": "2021-06"})

    text = " ".join(fromstring(answer.content).itertext())
    assert "http://testserver/debates/bridge/overview/" in text
    assert "As of June 2021" in text
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"] == 'inline; filename="bridge-overview.svg"'


@pytest.mark.usefixtures("bridge")
def test_what_is_known_is_not_sent_again(ask):
    tag = ask(ADDRESS)["ETag"]

    assert ask(ADDRESS, HTTP_IF_NONE_MATCH=tag).status_code == 304
    assert ask(ADDRESS, {"theme": "dark"})["ETag"] != tag


@pytest.mark.usefixtures("bridge")
def test_what_it_cannot_be_is_refused_with_the_parameter(ask):
    for query, parameter in (({"theme": "pink"}, "theme"), ({"lens": "nobody"}, "lens"), ({"scale": "2"}, "scale")):
        answer = ask(ADDRESS, query)

        assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, parameter)


@pytest.mark.usefixtures("bridge")
def test_a_debate_too_big_is_refused_in_a_sentence(ask, monkeypatch):
    monkeypatch.setattr("argmap.services.pages.loading.MOST_CLAIMS", 0)

    answer = ask(ADDRESS)

    assert answer.status_code == 400
    assert "too many for this page" in answer.json()["errors"][0]["detail"]
