import pytest

from argmap.render import MapOptions


@pytest.mark.parametrize("link", ["/debates/mali/claims/{key}", "/{key}/", "#claim-{key}", "/c?claim={key}&from=map", ""])
def test_it_accepts_links_within_the_site(link):
    assert MapOptions(claim_link=link, argument_link=link).claim_link == link


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert({key})",
        "JaVaScript:{key}",
        "java\tscript:{key}",
        "data:text/html,{key}",
        "http://example.org/{key}",
        "//example.org/{key}",
        "/\\example.org/{key}",
        "\\\\example.org\\{key}",
        "relative/{key}",
        " /{key}",
        "/{key}\n",
        "/a b/{key}",
        '/"{key}',
        "/without-a-place",
    ],
)
@pytest.mark.parametrize("field", ["claim_link", "argument_link", "expand_link", "collapse_link"])
def test_it_refuses_links_that_may_lead_elsewhere(field, link):
    with pytest.raises(ValueError, match='allowed is a path of this site that begins with one "/"'):
        MapOptions(**{field: link})


def test_a_key_cannot_leave_its_place_in_a_link():
    options = MapOptions(claim_link="/claims/{key}")

    assert options.link_claim('../"?a#b') == "/claims/..%2F%22%3Fa%23b"
