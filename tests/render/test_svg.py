import re

import pytest

from argmap.core.kinds import RelationKind
from argmap.render import LIGHT, GraphvizError, MapOptions, render_map
from argmap.render.maps import map_debate
from argmap.render.svg import dress_svg
from tests.render.debates import SVG, bridge, find_group, find_ids, make_claims, make_debate, read_svg, read_text, relate

LINKED = MapOptions(claim_link="/debates/bridge/claims/{key}", argument_link="/debates/bridge/arguments/{key}")


def test_it_draws_each_claim_as_one_node_and_nothing_else():
    debate = bridge()

    nodes = find_ids(read_svg(render_map(debate)), "node")

    assert sorted(nodes) == sorted(f"claim-{claim.key}" for claim in debate.claims)


def test_it_draws_each_relation_premise_and_conclusion_as_one_edge():
    edges = find_ids(read_svg(render_map(bridge())), "edge")

    assert sorted(edges) == [
        "conclusion-dam-1",
        "premise-dam-p1",
        "premise-dam-p2",
        "relation-cost%3Ebuild",
        "relation-custom%3Ebuild",
        "relation-flood%3Ebuild",
        "relation-grant%3Ecost%3Ebuild",
        "relation-grant%3Ejobs",
        "relation-jobs%3Ebuild",
        "relation-lone%3Edam-1",
    ]


def test_it_merges_both_halves_of_an_undercut_relation():
    root = read_svg(render_map(bridge()))

    undercut, plain = find_group(root, "relation-cost%3Ebuild"), find_group(root, "relation-jobs%3Ebuild")

    assert len(list(undercut.iter(f"{SVG}path"))) == 2
    assert len(list(plain.iter(f"{SVG}path"))) == 1
    assert find_ids(root, "step") == ["step-cost%3Ebuild"]


def test_it_draws_groups_inferences_and_folded_arguments_under_classes_of_their_own():
    root = read_svg(render_map(bridge()))

    assert find_ids(root, "cluster") == ["group-town", "group-river"]
    assert find_ids(root, "inference") == ["inference-dam-1"]
    assert find_ids(root, "argument") == ["argument-custom"]


def test_ids_are_unique():
    root = read_svg(render_map(bridge()))

    ids = [element.get("id") for element in root.iter() if element.get("id")]

    assert len(ids) == len(set(ids))


def test_an_id_percent_encodes_what_a_key_may_hold():
    debate = make_debate(claims=make_claims('¬a "b"'))

    nodes = find_ids(read_svg(render_map(debate)), "node")

    assert nodes == ["claim-%C2%ACa%20%22b%22"]


def test_a_box_shows_kind_title_chips_evidence_and_places():
    root = read_svg(render_map(bridge()))

    assert read_text(find_group(root, "claim-build")) == "policy · ¶ 9, 12 Build the bridge + The mayor − The anglers"
    assert read_text(find_group(root, "claim-cost")) == "fact · 2 evidence It costs too much"


def test_titles_say_in_words_what_is_drawn():
    root = read_svg(render_map(bridge()))

    titles = {group.get("id"): group.findtext(f"{SVG}title") for group in root.iter(f"{SVG}g") if group.get("id")}

    assert titles["claim-build"] == (
        "build “Build the bridge” (policy); supported by The mayor; opposed by The anglers (expected or inferred)"
    )
    assert titles["relation-flood%3Ebuild"] == (
        "flood “Floods get worse” attacks build “Build the bridge” (inferred by the analyst)"
    )
    assert titles["inference-dam-1"] == "dam “Pillars and rain” supports flood “Floods get worse”"
    assert titles["premise-dam-p1"] == "pillars “Pillars hold back water” is a premise of dam “Pillars and rain”"


def test_attributes_tell_css_what_is_drawn():
    root = read_svg(render_map(bridge()))

    line, box, dot = (find_group(root, name) for name in ("relation-flood%3Ebuild", "claim-cost", "inference-dam-1"))

    assert (line.get("data-kind"), line.get("data-polarity"), line.get("data-basis")) == ("attacks", "attacks", "inferred")
    assert (line.get("data-source"), line.get("data-target")) == ("claim-flood", "claim-build")
    assert (box.get("data-kind"), box.get("data-polarity"), box.get("data-rank")) == ("fact", "attacks", "plain")
    assert dot.get("data-polarity") == "supports"
    assert find_group(root, "claim-build").get("data-rank") == "main"


def test_what_is_drawn_carries_the_role_of_its_colour():
    root = read_svg(render_map(bridge()))

    box = find_group(root, "claim-cost").find(f"{SVG}path")

    assert box is not None
    assert box.get("class") == "fill-attack-soft line-attack"
    assert box.get("fill") == LIGHT.colours.attack_soft


def test_a_box_is_a_link_that_leads_where_the_options_say():
    root = read_svg(render_map(bridge(), options=LINKED))

    claim = find_group(root, "claim-build").find(f"{SVG}a")
    argument = find_group(root, "argument-custom").find(f"{SVG}a")

    assert claim is not None
    assert argument is not None
    assert (claim.get("href"), claim.get("target")) == ("/debates/bridge/claims/build", "_top")
    assert claim.get("aria-label", "").startswith("build “Build the bridge”")
    assert argument.get("href") == "/debates/bridge/arguments/custom"


def test_a_map_with_links_is_no_image_to_a_screen_reader():
    assert read_svg(render_map(bridge(), options=LINKED)).get("role") == "group"
    assert read_svg(render_map(bridge())).get("role") == "img"
    assert read_svg(render_map(bridge())).get("aria-label") == "Argument map: Should the town build the bridge?"


def test_a_picture_for_a_page_has_neither_title_nor_legend():
    alone = read_svg(render_map(bridge()))

    inline = read_svg(render_map(bridge(), options=MapOptions(with_title=False, with_legend=False)))

    legend = next(group for group in alone.iter(f"{SVG}g") if group.get("class") == "legend")
    assert read_text(legend).startswith("Should the town build the bridge? + supports")
    assert "inferred by the analyst" in read_text(legend)
    assert "legend" not in {group.get("class") for group in inline.iter(f"{SVG}g")}
    assert inline.find(f"{SVG}title") is None


def test_the_legend_tells_only_of_what_is_drawn():
    debate = make_debate(claims=make_claims("a", "b"), relations=(relate(RelationKind.SUPPORTS, "b", "a"),))

    root = read_svg(render_map(debate))

    legend = next(group for group in root.iter(f"{SVG}g") if group.get("class") == "legend")
    assert "supports" in read_text(legend)
    assert "attacks" not in read_text(legend)


def test_nothing_is_passed_on_that_is_not_on_the_list():
    allowed = {"svg", "g", "title", "a", "path", "polygon", "polyline", "ellipse", "text"}

    root = read_svg(render_map(bridge(), options=LINKED))

    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    names = {name for element in root.iter() for name in element.keys()}  # noqa: SIM118  Element is no dict
    assert not {name for name in names if name.startswith("on") or name in ("style", "xlink:href")}
    assert re.search(rb"url\(|<!|<\?", render_map(bridge(), options=LINKED)) is None


def test_the_filter_drops_scripts_styles_and_foreign_values():
    graph = map_debate(make_debate(claims=make_claims("a")), MapOptions())
    drawing = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script>
      <g class="graph" transform="scale(1 1) rotate(0) translate(4 4)"><polygon points="0,0" onclick="x()"/>
      <g id="claim-a"><script>alert(2)</script><image href="http://x/"/>
      <path d="M0,0" fill="url(http://x/)" style="x"/><text x="1">Hi</text></g><g id="evil"><path d="M1,1"/></g></g></svg>"""

    svg = dress_svg(drawing, graph, MapOptions())

    assert re.search(rb"script|alert|onclick|image|http://x|style|evil", svg) is None
    assert b">Hi</text>" in svg


def test_a_picture_that_lacks_a_claim_is_refused():
    graph = map_debate(make_debate(claims=make_claims("a")), MapOptions())
    drawing = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
      <g transform="scale(1 1) rotate(0) translate(4 4)"><polygon points="0,0"/></g></svg>"""

    with pytest.raises(GraphvizError, match='left out "claim-a"'):
        dress_svg(drawing, graph, MapOptions())
