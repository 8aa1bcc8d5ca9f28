"""Reports, rendered as another tool would (markdown-it, CommonMark)."""

import re
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, ClaimKind, Polarity, Position, RelationKind
from argmap.core.records import (
    About,
    Actor,
    Argument,
    Claim,
    Condition,
    Evidence,
    Group,
    Inference,
    Issue,
    Passage,
    Premise,
    Relation,
    Source,
    Stance,
)
from argmap.core.text import strip_unprintable
from argmap.formats.report import REPORT
from argmap.formats.report.escaping import escape_line, escape_text
from tests.formats.debates import debates
from tests.formats.variations import FULL

render = MarkdownIt("commonmark").enable("table").enable("strikethrough").render
SIGNS = st.lists(
    st.sampled_from(
        [*"\\`*_{}[]<>&|~$#+-.!()=:;\"' \n\t1a", "1. ", "- ", "```", "---", "===", "<b>", "&lt;", "](x)", "http://a.b", "    "]
    ),
    max_size=12,
).map("".join)


def show(html):
    """What a reader sees of the page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@settings(max_examples=500)
@given(SIGNS | st.text().map(strip_unprintable))
def test_no_text_is_taken_for_markdown(text):
    line = escape_line(text)

    plain = " ".join(text.split())
    assert render(line).strip() == (render("a").replace("a", "{}").format(plain_html(plain)).strip() if plain else "")
    assert render(f"- *by* **{line or 'a'}** x").count("<strong>") == 1
    assert show(render(f"# {line}")) == plain


def plain_html(text):
    """The text as the renderer writes plain text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def test_empty_lines_part_paragraphs():
    assert escape_text("one\ntwo\r\n\r\n\n3. three\n \n") == ["one two", "3\\. three"]


LANE = Debate(
    about=About(slug="lane", question="Close *the* lane?", summary="It is loud.", dated="2024-05"),
    groups=(Group(key="g", title="The lane", summary="Where it is."),),
    issues=(Issue(key="i", question="Open or closed?", positions=("close",), group="g"),),
    claims=(
        Claim(key="close", title="Close it", text="The lane should be closed.", group="g", passages=("p",)),
        Claim(key="loud", title="It is loud", group="g", assumed=True),
    ),
    relations=(Relation(key="r", kind=RelationKind.SUPPORTS, source="loud", target="close"),),
    actors=(Actor(key="ada", name="Ada", kind=ActorKind.PERSON), Actor(key="town", name="The town", kind=ActorKind.BODY)),
    stances=(
        Stance(
            key="s",
            actor="ada",
            on_behalf_of="town",
            claim="close",
            position=Position.CONDITIONAL,
            conditions=(Condition(claim="loud"),),
            said_on="2024-05-02",
            gist="Only then.",
            passages=("q",),
        ),
    ),
    sources=(
        Source(key="a", title="Never cited"),
        Source(key="z", title="A letter", authors=("Okafor, Ada",), issued="2024", url="https://a.org/b_c", reliability="B"),
    ),
    passages=(Passage(key="p", source="z", locator="3"), Passage(key="q", source="z", locator="4", exact="vans all night")),
    evidence=(Evidence(key="e", claim="loud", passage="q", kind="supports", credibility=2),),
)


def test_a_report_tells_the_outline_with_stances_evidence_and_references():
    lines = [line for line in REPORT.write(LANE).decode().splitlines() if line]

    assert lines == [
        r"# Close \*the\* lane?",
        "As of May 2024.",
        "It is loud.",
        "## The lane",
        "Where it is.",
        "### Issue: Open or closed?",
        "At most one of these can stand.",
        "<!-- -->",
        r"- *position* **Close it** (fact, close) \[1, ¶ 3\]",
        "  The lane should be closed.",
        "  - Ada for The town supports it on conditions; asserts it; said; conditions: “It is loud” must be accepted; "
        r"2 May 2024: Only then. \[1, ¶ 4\]",
        "  - *supported by* **It is loud** (fact, loud, assumed)",
        r"    - evidence B2, supports the claim: “vans all night” \[1, ¶ 4\]",
        "## Sources",
        "1. Ada Okafor, *A letter*, 2024, <https://a.org/b_c>, reliability B.",
        "2. *Never cited*, reliability F.",
    ]


@pytest.mark.parametrize("debate", [LANE, FULL], ids=["lane", "full"])
def test_every_claim_stands_in_full_once(debate):
    shown = show(render(REPORT.write(debate).decode()))

    for claim in debate.claims:
        assert len(re.findall(rf"{claim.title} \(\w+, {claim.key}\b", shown)) == 1


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(debates())
def test_no_debate_brings_markup_of_its_own(debate):
    html = render(REPORT.write(debate).decode())

    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "em", "strong", "a"}
    assert set(re.findall(r'href="([^"]*)"', html)) <= {"https://example.org/a?b=1#c"}


def test_the_role_of_a_premise_is_text_and_no_markup():
    premises = (Premise(key="p", claim="loud", role="`a` *b*"), Premise(key="q", claim="near"))
    inference = Inference(key="i", kind=Polarity.SUPPORTS, conclusion="close", premises=premises)
    debate = Debate(
        about=About(slug="lane", question="Close the lane?"),
        claims=tuple(Claim(key=key, title=key, kind=ClaimKind.FACT) for key in ("close", "loud", "near")),
        arguments=(Argument(key="x", title="Noise", inferences=(inference,)),),
    )

    html = render(REPORT.write(debate).decode())

    assert "`a` *b*" in unescape(html)
    assert "<code" not in html
