"""Pictures of the map as the parameters ask for them."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def svg(bridge, ask):
    """The map as SVG."""

    def get(**query):
        answer = ask("debates/bridge/map.svg", query)
        assert answer.status_code == 200
        return answer.content.decode()

    return get


def test_a_picture_says_where_it_is_from(svg):
    assert "http://testserver/debates/bridge/" in svg()


def test_a_date_is_told_in_the_picture_and_changes_its_tag(svg, ask):
    assert "As of June 2021" in svg(as_of="2021-06")
    assert ask("debates/bridge/map.svg")["ETag"] != ask("debates/bridge/map.svg", {"as_of": "2021-06"})["ETag"]


def test_a_what_if_changes_what_stands_in_the_picture(svg):
    assert svg(what_if="out.c0") != svg()


def test_the_dark_theme_has_other_colours(svg):
    assert 'fill="#ffffff"' in svg()
    assert 'fill="#ffffff"' not in svg(theme="dark")


@pytest.mark.parametrize(
    ("query", "parameter", "sentence"),
    [
        ({"theme": "pink"}, "theme", 'theme is "pink"; allowed are light, dark.'),
        ({"scale": "3"}, "scale", 'scale is "3"; allowed are 1, 2, 4.'),
        ({"lens": "nobody"}, "lens", 'no actor of the debate has the key "nobody"'),
    ],
)
@pytest.mark.usefixtures("bridge")
def test_what_a_picture_cannot_be_is_refused_with_the_parameter(ask, query, parameter, sentence):
    answer = ask("debates/bridge/map.png", query)

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["attr"] == parameter
    assert sentence in error["detail"]
