"""Ten thousand hostile strings, three hundred to a drawing: each is drawn as it is written, and nothing else is drawn.

The strings are made from fixed seeds, so that what fails once fails again. What a map shows of a string is said here anew,
by Unicode's categories.
"""

from itertools import product
from pathlib import Path
from random import Random
from unicodedata import category

import pytest

from argmap.core.kinds import ActorKind, Position, RelationKind
from argmap.core.records import Actor, Claim, Group, Passage, Source, Stance
from argmap.formats import read_file
from argmap.render import Format, MapOptions, render_map
from argmap.render.faces import list_hashes
from tests.render.debates import SVG, find_group, find_ids, hash_style, make_claims, make_debate, read_svg, read_text, relate

ENDS = ("\\", "\\\\", '"', '\\"', "<", ">", "<b>", "]", "];", "//", "#", "&", "'", "{", "}", "|", "-->", "]]>")
MARKUP = (
    *(
        "&amp;",
        "&#60;",
        "&lt",
        "<!--",
        "</text>",
        "</g>",
        "</svg>",
        "<title>",
        "</TD></TABLE>>",
        "<<TABLE>",
        '<g class="node">',
    ),
    *(
        '<a href="javascript:x">',
        "javascript:",
        "node",
        "\\N",
        "\\G",
        "${x}",
        "{{7*7}}",
        "%(x)s",
        *"aeä中עא한-=`%;",
        "👩",
        "🇲🇱",
    ),
)
INVISIBLE = (
    "\x00\x01\x0b\x1b\x7f\x85\n\t\r \xa0\xad\u2028\u3000\u202e\u2066\u200f\u061c\u200b\u200d\ufeff\ufe0f\u0301\u3164\U000e0041"
)
NO_CHARACTERS = "\ud800\udfff\ufffe\uffff\ufdd0\U0001fffe\U0010ffff"
PIECES = (*ENDS, *MARKUP, *INVISIBLE, *NO_CHARACTERS)
CLAIMS, DRAWINGS, SEEDS = 100, 9, 4
"""With a title, a name and a place for each claim, 10,800 strings."""
REORDERING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
ELEMENTS = {"svg", "g", "title", "a", "path", "polygon", "polyline", "ellipse", "text", "style"}
ATTRIBUTES = {
    *(
        "id",
        "class",
        "role",
        "aria-label",
        "href",
        "target",
        "tabindex",
        "width",
        "height",
        "viewBox",
        "transform",
        "fill",
        "stroke",
        "d",
    ),
    *(
        "points",
        "cx",
        "cy",
        "rx",
        "ry",
        "x",
        "y",
        "stroke-width",
        "stroke-dasharray",
        "text-anchor",
        "font-family",
        "font-size",
    ),
    *(
        "textLength",
        "lengthAdjust",
        "text-rendering",
        "font-weight",
        "data-kind",
        "data-rank",
        "data-polarity",
        "data-basis",
        "data-source",
        "data-target",
    ),
}
LINK = "/c/{key}"


def make_text(random, most):
    """Pieces that mean something to DOT, HTML or XML, or any characters at all; at most so many."""
    if random.random() < 0.75:
        return "".join(random.choices(PIECES, k=random.randint(0, 6)))[:most]
    return "".join(chr(random.randrange(random.choice((0x300, 0x10000, 0x110000)))) for _ in range(random.randint(1, most)))


def make_texts(random):
    """A title, an actor's name and a place for each claim, as long as a box has room for."""
    return [(make_text(random, 40), make_text(random, 10), make_text(random, 10)) for _ in range(CLAIMS)]


def debate_of(texts):
    places = range(len(texts))
    return make_debate(
        groups=tuple(Group(key=f"g{place}", title=texts[place][0]) for place in places[:10]),
        claims=tuple(
            Claim(key=f"c{place}", title=texts[place][0], group=f"g{place % 10}", position=place, passages=(f"p{place}",))
            for place in places
        ),
        relations=tuple(relate(RelationKind.SUPPORTS, f"c{place}", f"c{place % 10}") for place in places[10:]),
        actors=tuple(Actor(key=f"w{place}", name=texts[place][1], kind=ActorKind.PERSON) for place in places),
        stances=tuple(
            Stance(key=f"s{place}", actor=f"w{place}", claim=f"c{place}", position=Position.SUPPORTS) for place in places
        ),
        sources=(Source(key="source", title="The paper"),),
        passages=tuple(Passage(key=f"p{place}", source="source", locator=texts[place][2]) for place in places),
    )


def is_shown(character):
    is_none = ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
    is_control = category(character) in ("Cc", "Cs") and character not in "\t\n\r\x85"
    return not (is_none or is_control or character in REORDERING)


def read_as_line(text):
    return " ".join("".join(filter(is_shown, text)).split())


def has_ink(text):
    return any(category(one) not in ("Cf", "Mn", "Me", "Zs") and one != "\u3164" for one in read_as_line(text))


def assert_nothing_foreign(root):
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    assert {hash_style(style) for style in root.iter(f"{SVG}style")} <= set(list_hashes())


def assert_drawn(texts):
    debate = debate_of(texts)

    root = read_svg(render_map(debate, options=MapOptions(claim_link=LINK)))

    keys = [claim.key for claim in debate.claims]
    assert_nothing_foreign(root)
    assert sorted(find_ids(root, "node")) == sorted(f"claim-{key}" for key in keys)
    assert len(find_ids(root, "edge")) == len(debate.relations)
    chips = [f"/c/{stance.claim}#stance-{stance.key}" for stance in debate.stances]
    assert sorted(link.get("href") for link in root.iter(f"{SVG}a")) == sorted([*(f"/c/{key}" for key in keys), *chips])
    boxes = {group.get("id"): group for group in root.iter(f"{SVG}g") if group.get("class") == "node"}
    for place, (title, name, locator) in enumerate(texts):
        assert_box_reads(boxes[f"claim-c{place}"], place, title, name, locator)


def assert_box_reads(box, place, title, name, locator):
    shown_name = read_as_line(name) if has_ink(name) else f"w{place}"
    shown_title = read_as_line(title) if has_ink(title) else f"c{place}"
    head = f"fact · ¶ {read_as_line(locator)}" if locator else "fact"
    words = f"c{place} “{read_as_line(title)}” (fact); supported by {shown_name}"
    assert box.findtext(f"{SVG}title") == box.find(f"{SVG}a").get("aria-label") == words
    # A long word is broken over lines, where a space more or less does not tell.
    assert "".join(read_text(box).split()) == "".join(f"{head}{shown_title}+{shown_name}".split())


@pytest.mark.parametrize("seed", range(SEEDS))
def test_each_of_many_hostile_strings_is_drawn_as_it_is_written_and_nothing_else(seed):
    random = Random(seed)

    for _drawing in range(DRAWINGS):
        assert_drawn(make_texts(random))


def test_every_pair_of_ends_is_drawn_as_it_is_written():
    pairs = [f"{start}word{end}" for start, end in product(ENDS, ENDS)]

    assert_drawn([(pair, pair[:10], pair[-10:]) for pair in pairs])


@pytest.mark.parametrize("invisible", ["\u200b", "\ufeff\u3164", "\u2800", "\u0301", "\U000e0041", "\u00ad\u00a0"])
def test_what_has_nothing_to_see_is_called_by_its_key(invisible):
    debate = debate_of([(invisible, invisible, "1")])

    root = read_svg(render_map(debate))

    assert read_text(find_group(root, "claim-c0")) == "fact · ¶ 1 c0 + w0"
    assert read_text(find_group(root, "group-g0")) == "g0"


@pytest.mark.parametrize("format", [Format.SVG, Format.PNG])
def test_a_file_that_text_names_is_not_read(format, tmp_path):
    canary = tmp_path / "canary.png"
    text = f'<<TABLE><TR><TD><IMG SRC="{canary}"/></TD></TR></TABLE>>'
    debate = make_debate(claims=(Claim(key="a", title=text),))
    without = render_map(debate, format=format)

    canary.write_bytes(render_map(make_debate(claims=make_claims("b")), format=Format.PNG))

    assert render_map(debate, format=format) == without
    assert b"<image" not in without


def test_a_whole_debate_is_drawn_with_listed_elements_attributes_and_links_alone():
    seed = Path(__file__).parents[2] / "seeds" / "mali-2021"
    debate = read_file("debate.yaml", (seed / "debate.yaml").read_bytes(), load=lambda name: (seed / name).read_bytes()).debate

    root = read_svg(render_map(debate, options=MapOptions(claim_link=LINK)))

    assert_nothing_foreign(root)
    links = {link.get("href") for link in root.iter(f"{SVG}a") if link.get("class") != "chip"}
    chips = {link.get("href") for link in root.iter(f"{SVG}a") if link.get("class") == "chip"}
    assert links == {f"/c/{claim.key}" for claim in debate.claims}
    assert chips <= {
        f"/c/{stance.claim}#{place}" for stance in debate.stances for place in (f"stance-{stance.key}", "stances-title")
    }


def test_keys_of_any_shape_name_their_boxes_and_lines():
    random = Random(5)
    keys = sorted({f"{place}{make_text(random, 60)}" for place in range(CLAIMS)})
    relations = tuple(relate(RelationKind.ATTACKS, key, keys[0]) for key in keys[1:])
    options = MapOptions(claim_link=LINK, hidden=dict.fromkeys(keys, (1, 2)), expand_link="/o/{key}")

    root = read_svg(render_map(make_debate(claims=make_claims(*keys), relations=relations), options=options))

    assert_nothing_foreign(root)
    assert (len(find_ids(root, "node")), len(find_ids(root, "edge"))) == (CLAIMS, CLAIMS - 1)
    links = [options.link_claim(key) for key in keys] + [options.link_handle(key) for key in keys]
    assert sorted(link.get("href") for link in root.iter(f"{SVG}a")) == sorted(links)
