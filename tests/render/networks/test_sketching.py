"""Networks as pictures: what is drawn of them, and how agreement, coalitions and strength are told."""

from xml.etree import ElementTree

import pytest

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, Position
from argmap.core.networks import Aggregation, Mode, NetworkOptions, build_network
from argmap.core.records import About, Actor, Claim, Stance
from argmap.render import Format, draw_sketch
from argmap.render.networks import MOST_NODES, NetworkPicture, TooManyNodesError, count_drawn, sketch_network

SVG = "{http://www.w3.org/2000/svg}"
SAID = (
    ("town", "dredge", "supports"),
    ("port", "dredge", "supports"),
    ("club", "dredge", "opposes"),
    ("town", "wait", "opposes"),
)


def make_debate(said=SAID, names=None):
    actors = dict.fromkeys(actor for actor, _, _ in said)
    claims = dict.fromkeys(claim for _, claim, _ in said)
    return Debate(
        about=About(slug="harbour", question="Dredge?"),
        actors=tuple(Actor(key=key, name=(names or {}).get(key, key.title()), kind=ActorKind.GROUP) for key in actors),
        claims=tuple(Claim(key=key, title=key.title(), kind=ClaimKind.POLICY) for key in claims),
        stances=tuple(
            Stance(key=f"s{number}", actor=actor, claim=claim, position=Position(position))
            for number, (actor, claim, position) in enumerate(said)
        ),
    )


def sketch(debate, *, picture=None, mode=Mode.ONE, aggregation=Aggregation.SUBTRACT):
    network = build_network(debate, NetworkOptions(mode=mode, aggregation=aggregation))
    return sketch_network(network, picture or NetworkPicture(question="Dredge?"))


def draw(*args, **options):
    return ElementTree.fromstring(draw_sketch(sketch(*args, **options)))


def find(svg, name):
    return next(one for one in svg.iter(f"{SVG}g") if one.get("id") == name)


def test_agreement_and_disagreement_are_told_by_sign_and_line_beside_colour():
    svg = draw(make_debate())

    agree, differ = find(svg, "tie-organization-port--organization-town"), find(svg, "tie-organization-club--organization-town")
    assert [text.text for text in agree.iter(f"{SVG}text")] == ["+1"]
    assert [text.text for text in differ.iter(f"{SVG}text")] == ["−1"]
    assert agree.find(f"{SVG}path").get("stroke-dasharray") is None
    assert differ.find(f"{SVG}path").get("stroke-dasharray")
    assert agree.find(f"{SVG}path").get("stroke") != differ.find(f"{SVG}path").get("stroke")


def test_each_tie_and_node_is_said_in_words():
    svg = draw(make_debate())

    assert find(svg, "tie-organization-club--organization-town").findtext(f"{SVG}title") == "Club and Town differ: −1"
    assert find(svg, "organization-town").findtext(f"{SVG}title") == "Town, 2 ties"


def test_a_coalition_has_a_shape_and_a_number_of_its_own():
    picture = NetworkPicture(question="Dredge?", coalition_of={"town": 0, "port": 0, "club": 1}, with_legend=False)

    svg = draw(make_debate(), picture=picture)

    assert find(svg, "organization-town").find(f"{SVG}polygon") is not None
    assert find(svg, "organization-club").find(f"{SVG}ellipse") is not None
    assert "coalition 2" in [text.text.strip() for text in find(svg, "organization-club").iter(f"{SVG}text")]


def test_nodes_without_a_tie_are_left_out():
    debate = make_debate((*SAID, ("loner", "boats", "supports")))

    svg = draw(debate)

    assert count_drawn(build_network(debate, NetworkOptions(mode=Mode.ONE, aggregation=Aggregation.SUBTRACT))) == (3, 3)
    assert "organization-loner" not in {one.get("id") for one in svg.iter(f"{SVG}g")}


def test_both_kinds_of_a_two_mode_network_are_drawn_and_lead_to_their_pages():
    picture = NetworkPicture(question="Dredge?", actor_link="/a/{key}/", claim_link="/c/{key}/")

    svg = draw(make_debate(), picture=picture, mode=Mode.TWO)

    assert find(svg, "organization-town").find(f"{SVG}a").get("href") == "/a/town/"
    assert find(svg, "concept-wait").find(f"{SVG}a").get("href") == "/c/wait/"
    assert find(svg, "tie-organization-town--concept-wait").findtext(f"{SVG}title") == "Town on Wait, no: −1"


def test_codes_of_a_combined_network_are_signs():
    debate = make_debate((*SAID, ("town", "wait", "supports")))

    svg = draw(debate, mode=Mode.TWO, aggregation=Aggregation.COMBINE)

    assert find(svg, "tie-organization-town--concept-wait").findtext(f"{SVG}title") == "Town on Wait, yes and no: ±"


def test_what_stands_alone_says_what_it_is_of():
    words = "Organisations by claims."

    alone = draw(make_debate(), picture=NetworkPicture(question="Dredge?", words=words))
    within = draw(make_debate(), picture=NetworkPicture(question="Dredge?", words=words, with_title=False, with_legend=False))

    told = {text.text.strip() for text in alone.iter(f"{SVG}text")}
    assert {"Dredge?", words, "+ agree", "− differ (dashed)"} <= told
    assert words not in {text.text.strip() for text in within.iter(f"{SVG}text")}
    assert within.get("aria-label") == f"Network. {words}: Dredge?"


@pytest.mark.parametrize("name", ["</TD><B>\\N", '"];x[label=<b>', "a\\", "<script>alert(1)</script>"])
def test_names_are_nothing_but_text(name):
    svg = draw(make_debate(names={"town": name}))

    told = "".join(text.text for text in find(svg, "organization-town").iter(f"{SVG}text"))
    assert told.replace("\u00a0", " ").replace(" ", "") == name.replace(" ", "")


def test_the_picture_does_not_depend_on_the_order_of_records():
    assert sketch(make_debate()).dot == sketch(make_debate(tuple(reversed(SAID)))).dot


def test_it_is_drawn_as_png():
    assert draw_sketch(sketch(make_debate()), format=Format.PNG).startswith(b"\x89PNG")


def test_a_network_too_large_to_be_read_is_refused_in_a_sentence():
    debate = make_debate(tuple((f"a{number}", "dredge", "supports") for number in range(MOST_NODES + 1)))

    with pytest.raises(TooManyNodesError, match=f"has {MOST_NODES + 1} nodes .* no more than {MOST_NODES} nodes"):
        sketch(debate)


def test_a_link_may_not_lead_elsewhere():
    with pytest.raises(ValueError, match="is no link for a box"):
        NetworkPicture(question="Dredge?", actor_link="javascript:alert(1)//{key}")
