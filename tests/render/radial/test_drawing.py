"""The overview as SVG: nothing in it but what is on the list, and what it tells is told by shape as well as by colour."""

import itertools
from random import Random

import pytest

from argmap.core.kinds import RelationKind
from argmap.core.reading.standing import Mark
from argmap.core.records import Claim, Group
from argmap.core.standing import Verdict
from argmap.render import THEMES, MapOptions, Theme
from argmap.render.quoting import clean_text
from argmap.render.radial import draw_radial, lay_out_debate
from argmap.render.radial.labels import list_arcs, number_branches
from tests.render.debates import SVG, bridge, make_claims, make_debate, read_svg, relate
from tests.render.test_many_hostile import ATTRIBUTES, ELEMENTS, debate_of, make_texts

LINKED = MapOptions(claim_link="/c/{key}", argument_link="/a/{key}", with_legend=False)
ALONE = MapOptions(source="As of June 2021")


def draw(debate, options=LINKED):
    return read_svg(draw_radial(debate, lay_out_debate(debate), options))


def find_paths(root, name):
    return next(one for one in root.iter() if one.get("id") == name).findall(f"{SVG}path")


def make_star(reasons):
    claims = make_claims("root", *(f"c{number}" for number in range(reasons)), group="g")
    relations = tuple(relate(RelationKind.SUPPORTS, claim.key, "root") for claim in claims[1:])
    return make_debate(claims=claims, relations=relations, groups=(Group(key="g", title="The one group"),))


@pytest.mark.parametrize("options", [LINKED, ALONE])
def test_hostile_texts_stay_text_in_listed_elements_and_attributes(options):
    random = Random(7)
    for _drawing in range(3):
        debate = debate_of(make_texts(random))

        root = draw(debate, options)

        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS | {"circle"}
        assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES | {"r", "stroke-opacity"}
        links = [f"/c/{claim.key}" for claim in debate.claims] if options is LINKED else []
        assert sorted(link.get("href") for link in root.iter(f"{SVG}a")) == sorted(links)
        titles = {element.get("id"): element.findtext(f"{SVG}title") for element in root.iter() if element.get("id")}
        for claim in debate.claims:
            assert titles[f"claim-{claim.key}"].startswith(f"{claim.key} “{clean_text(claim.title, 160)}”")


def test_each_claim_and_argument_is_a_link_with_a_title_that_tells_what_it_does():
    root = draw(bridge())

    links = {link.get("id"): link for link in root.iter(f"{SVG}a")}
    assert links["claim-cost"].get("href") == "/c/cost"
    assert links["argument-custom"].get("href") == "/a/custom"
    assert links["claim-cost"].findtext(f"{SVG}title") == (
        "cost “It costs too much”; attacks build; 1 beneath it, 0 for and 1 against"
    )
    assert links["claim-grant"].findtext(f"{SVG}title") == "grant “A grant pays for it”; undercuts a step to cost"


def test_what_is_for_is_solid_and_what_is_against_is_striped():
    marks = dict.fromkeys(("jobs", "cost", "grant"), Mark(Verdict.IN))
    root = draw(bridge(), MapOptions(marks=marks, with_legend=False))

    stripes = {key: find_paths(root, f"claim-{key}")[1].get("stroke-dasharray") for key in marks}
    assert stripes["jobs"] is None
    assert stripes["cost"]
    assert stripes["grant"]
    assert stripes["cost"] != stripes["grant"]


def test_a_sector_is_filled_as_far_as_its_claim_stands():
    verdicts = {"jobs": Verdict.IN, "pillars": Verdict.OUT, "rain": Verdict.UNDECIDED}
    marks = {key: Mark(verdict) for key, verdict in verdicts.items()}
    root = draw(bridge(), MapOptions(marks=marks, with_legend=False))

    fills = {key: [path.get("class") for path in find_paths(root, f"claim-{key}")] for key in verdicts}
    assert fills["jobs"] == fills["rain"] == ["fill-support-soft line-support", "line-support"]
    assert fills["pillars"] == ["fill-paper line-support"]
    out, half = (find_paths(root, f"claim-{key}") for key in ("jobs", "rain"))
    assert float(half[1].get("stroke-width")) < float(out[1].get("stroke-width"))


def test_a_picture_by_itself_has_question_source_and_legend():
    words = [text.text for text in draw(bridge(), ALONE).iter(f"{SVG}text")]

    assert "Should the town build the bridge?" in words
    assert "As of June 2021" in words
    assert any("attacks" in word for word in words)
    assert "Build the bridge" in words


@pytest.mark.parametrize("theme", THEMES.values())
def test_every_colour_has_the_class_of_its_role(theme: Theme):
    root = draw(bridge(), MapOptions(theme=theme))

    roles = theme.colour_roles()
    for element in root.iter():
        for attribute, prefix in (("fill", "fill"), ("stroke", "line")):
            colour = element.get(attribute, "none")
            if colour != "none":
                assert f"{prefix}-{roles[colour]}" in element.get("class", "").split()


def test_numbers_are_on_the_largest_branches_and_within_their_sectors():
    radial = lay_out_debate(bridge())

    badges = number_branches(radial)

    assert next(radial.sectors[badge.place].end[1] for badge in badges) == "build"
    assert [badge.number for badge in badges] == list(range(1, len(badges) + 1))
    for badge in badges:
        sector = radial.sectors[badge.place]
        assert 2 * badge.radius < min(sector.room, sector.outer - sector.inner)


def test_a_group_has_one_arc_with_its_name_around_the_claims_in_it():
    debate = make_star(9)

    (arc,) = list_arcs(debate, lay_out_debate(debate))

    assert arc.name == ("The one group",)
    assert arc.title == "The one group"


def test_a_single_claim_and_a_long_chain_are_drawn():
    chain = make_claims(*(f"c{number}" for number in range(300)))
    relations = tuple(relate(RelationKind.ATTACKS, claim.key, before.key) for before, claim in itertools.pairwise(chain))

    assert len(list(draw(make_debate(claims=(Claim(key="a", title="A"),))).iter(f"{SVG}a"))) == 1
    assert len(list(draw(make_debate(claims=chain, relations=relations)).iter(f"{SVG}a"))) == 300
