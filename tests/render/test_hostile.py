"""Text of any shape, in every field that a map shows, must stay text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.kinds import ActorKind, End, Position, RelationKind
from argmap.core.records import Actor, Argument, Claim, Group, Inference, Passage, Premise, Source, Stance
from argmap.render import MapOptions, render_map, write_dot
from argmap.render.layout import run_graphviz
from argmap.render.options import Format
from argmap.render.quoting import clean_text
from tests.render.debates import SVG, find_group, find_ids, make_debate, read_svg, read_text, relate

HOSTILE = [
    '"]; evil [URL="javascript:alert(1)"] //',
    "ends in a backslash \\",
    "ends in two \\\\",
    '\\" ; evil -> claim ; //',
    "] evil [URL=<javascript:alert(1)>] //",
    "<b>hi</b>",
    "<see p<q>",
    '<<TABLE><TR><TD HREF="javascript:alert(1)">x</TD></TR></TABLE>>',
    '<<TABLE><TR><TD><IMG SRC="/etc/passwd"/></TD></TR></TABLE>>',
    "]]></TD></TR></TABLE>> ]; evil [shape=box]",
    "\\N \\G \\L \\E \\T \\H",
    "&amp; AT&amp;T &#60;script&#62; &lt;",
    "<!-- comment --> /* comment */ # comment",
    "{{7*7}} %(x)s {0.__class__} ${x}",
    "a\x01b\x0bc\x1bd\x7fe\x9ff",
    "nul \x00 nul",
    "lone \ud800 surrogate \udfff",
    "non \ufffe\uffff\ufdd0 characters",
    "right \u202e left \u2066 isolate",
    "line\nbreak\r\nand\ttab\u2028separator",
    "日本語の主張は二倍の幅がある 한국어 العربية עברית",
    "emoji 👩\u200d🚒 and e\u0301 combining",
    "-",
    " ",
    "",
    "strict digraph { node",
]
PIECES = [*"\\\"<>[]{}#&;'|aé \n\x00", "//", "\\N", "&amp;", "-->"]
SHAPES = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(st.characters(), max_size=30))


def debate_of(*texts):
    """A debate with each of the texts in every field that a map shows."""
    places = range(len(texts))
    return make_debate(
        groups=tuple(Group(key=f"g{place}", title=texts[place]) for place in places),
        claims=tuple(
            Claim(key=f"c{place}", title=texts[place], group=f"g{place}", passages=(f"p{place}",)) for place in places
        ),
        arguments=(
            Argument(key="folded", title=texts[0]),
            *(
                Argument(
                    key=f"a{place}",
                    title=texts[place],
                    inferences=(
                        Inference(
                            key=f"i{place}",
                            conclusion="c0",
                            scheme=texts[place],
                            premises=(Premise(key=f"p{place}", claim=f"c{place}", role=texts[place]),),
                        ),
                    ),
                )
                for place in places[1:]
            ),
        ),
        relations=(relate(RelationKind.UNDERCUTS, "c0", "folded", target_kind=End.ARGUMENT),),
        actors=tuple(Actor(key=f"w{place}", name=texts[place], kind=ActorKind.PERSON) for place in places),
        stances=tuple(
            Stance(key=f"s{place}", actor=f"w{place}", claim=f"c{place}", position=Position.SUPPORTS) for place in places
        ),
        sources=(Source(key="src", title=texts[0]),),
        passages=tuple(Passage(key=f"p{place}", source="src", locator=texts[place]) for place in places),
    )


def assert_text_stays_text(*texts):
    debate = debate_of(*texts)

    root = read_svg(render_map(debate, options=MapOptions(claim_link="/c/{key}")))

    claims = [claim.key for claim in debate.claims]
    edges = [f"{part}{number}" for part in ("premise-p", "conclusion-i") for number in range(1, len(texts))]
    assert sorted(find_ids(root, "node")) == sorted(f"claim-{key}" for key in claims)
    assert sorted(find_ids(root, "edge")) == sorted([*edges, "relation-c0%3Efolded"])
    chips = [f"/c/{stance.claim}#stance-{stance.key}" for stance in debate.stances]
    assert sorted(link.get("href") for link in root.iter(f"{SVG}a")) == sorted([*(f"/c/{key}" for key in claims), *chips])
    for key, text in zip(claims, texts, strict=True):
        shown = read_text(find_group(root, f"claim-{key}")).replace(" ", "")
        assert (clean_text(text, 200) or key).replace(" ", "") in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_node_and_no_link_and_is_shown(text):
    assert_text_stays_text(text, "plain")


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(SHAPES, min_size=10, max_size=10))
def test_text_of_any_shape_adds_no_node_and_no_link_and_is_shown(texts):
    assert_text_stays_text(*texts)


def test_a_label_and_a_tooltip_cannot_work_together():
    assert_text_stays_text("label\\", "] evil [URL=<javascript:alert(1)>] //")


def test_long_text_is_cut_with_an_ellipsis():
    text = "word " * 20_000

    root = read_svg(render_map(debate_of(text)))

    shown = read_text(find_group(root, "claim-c0"))
    assert shown.count("word") < 100
    assert "…" in shown


def test_graphviz_draws_hostile_dot_as_it_is_written():
    """What is exported as DOT is as safe as what we draw from it ourselves."""
    dot = write_dot(debate_of(HOSTILE[0], HOSTILE[7]))

    svg = run_graphviz(dot, Format.SVG).decode()

    assert "xlink:href" not in svg
    claims, folded, dots = 2, 1, 1
    assert svg.count('class="node"') == claims + folded + dots
