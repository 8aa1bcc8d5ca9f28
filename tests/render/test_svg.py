import re

import pytest
from msgspec.structs import replace

from argmap.core.kinds import RelationKind
from argmap.core.records import Claim
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
    page = replace(LINKED, with_title=False)

    root = read_svg(render_map(bridge(), options=page))

    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    names = {name for element in root.iter() for name in element.keys()}  # noqa: SIM118  Element is no dict
    assert not {name for name in names if name.startswith("on") or name in ("style", "xlink:href")}
    assert re.search(rb"url\(|<!|<\?", render_map(bridge(), options=page)) is None


HEAD = """<svg width="9pt" height="9pt"
 viewBox="0.00 0.00 9.00 9.00" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 4)">
<title>map</title>
<polygon fill="#ffffff" stroke="none" points="0,0"/>
"""
BOX = '<g id="claim&#45;a" class="node">\n<title>claim&#45;a</title>\n{}</g>\n'
TAIL = "</g>\n</svg>\n"
TEXT = '<text text-anchor="start" x="1" y="2" font-family="Arial" font-size="9.00">Hi</text>'


def dress(drawing):
    graph = map_debate(make_debate(claims=make_claims("a")), MapOptions())
    return dress_svg(drawing.encode(), graph, MapOptions()).decode()


def test_a_drawing_of_listed_lines_alone_is_passed_on():
    svg = dress(HEAD + BOX.format(TEXT) + TAIL)

    assert '<text x="1" y="2" font-family="Arial" font-size="9">Hi</text></g></g></svg>' in svg


@pytest.mark.parametrize(
    "foreign",
    [
        "<script>alert(1)</script>",
        '<image xlink:href="http://x/"/>',
        "<foreignObject><b/></foreignObject>",
        "<style>*{}</style>",
        '<a xlink:href="javascript:alert(1)">',
        '<g id="a_claim&#45;a"><a xlink:href="javascript:alert(1)">\n</a>\n</g>\n',
        '<g id="a_claim&#45;a"><a xlink:href="http://x/">\n</a>\n</g>\n',
        '<path fill="url(http://x/)" stroke="none" d="M0,0"/>',
        '<path fill="none" stroke="none" d="M0,0" style="x"/>',
        '<polygon fill="none" stroke="none" points="0,0" onclick="x()"/>',
        '<polygon fill="none" stroke="none" points="0,0&quot; onclick=&quot;x()"/>',
        TEXT.replace("Hi", "<tspan>Hi</tspan>"),
        TEXT.replace("Hi", "&evil;"),
        TEXT.replace("Hi", "&#1;"),
        TEXT.replace("Hi", "\x1b"),
        TEXT.replace("Hi", "a < b"),
        TEXT.replace("Arial", "url(x)"),
        "<?xml-stylesheet href='x'?>",
        "<!ENTITY x 'y'>",
        "<![CDATA[x]]>",
        "words",
        "</g>",
        "</svg>",
        '<g id="open" class="node">\n<title>x</title>\n',
    ],
)
def test_a_drawing_with_anything_else_is_refused(foreign):
    with pytest.raises(GraphvizError, match="where it never did before"):
        dress(HEAD + BOX.format(foreign) + TAIL)


@pytest.mark.parametrize(
    "drawing",
    [
        "",
        TAIL,
        HEAD,
        HEAD + BOX.format(""),
        HEAD + BOX.format("") + TAIL + TAIL,
        '<!DOCTYPE svg [<!ENTITY x "y">]>' + HEAD + TAIL,
        HEAD.replace("translate(4 4)", "translate(4 4) matrix(1)") + TAIL,
        HEAD.replace('width="9pt"', 'onload="x()" width="9pt"') + TAIL,
    ],
)
def test_a_drawing_that_is_not_whole_is_refused(drawing):
    with pytest.raises(GraphvizError, match="where it never did before"):
        dress(drawing)


def test_a_group_that_the_map_does_not_have_is_left_out():
    svg = dress(HEAD + BOX.format(TEXT) + BOX.replace("claim", "evil").format(TEXT) + TAIL)

    assert svg.count(">Hi<") == 1
    assert "evil" not in svg


def test_a_picture_that_lacks_a_claim_is_refused():
    with pytest.raises(GraphvizError, match='left out "claim-a"'):
        dress(HEAD + TAIL)


def test_what_is_said_of_a_box_cannot_leave_its_attribute():
    debate = make_debate(claims=(Claim(key="a", title='"><script>alert(1)</script>&amp;'),))

    root = read_svg(render_map(debate, options=LINKED))

    assert find_group(root, "claim-a").find(f"{SVG}a").get("aria-label") == 'a “"><script>alert(1)</script>&amp;” (fact)'
    assert not list(root.iter(f"{SVG}script"))
