from argmap.core.kinds import EvidenceKind, LocatorKind
from argmap.core.reading.citation import cite_source
from argmap.core.reading.evidence import evidence_on, uses_of_passages
from argmap.core.reading.order import list_trail, order_claims, order_groups
from argmap.core.reading.places import CONTEXT_LENGTH, list_places, quote_in_context
from argmap.core.records import Evidence, Group, Passage, Reliability, Source
from tests.core.reading.debates import claim, debate_of

TEXT = "First line.\nThe old bridge is closed now.\nLast line."


def test_a_quote_is_shown_among_the_words_of_its_own_paragraph():
    passage = Passage(key="p", source="s", exact="bridge is closed", start=20, end=36)

    quote = quote_in_context(passage, TEXT)

    assert (quote.before, quote.exact, quote.after) == ("The old ", "bridge is closed", " now.")


def test_a_long_paragraph_is_cut_at_words_on_both_sides():
    text = "word " * 100 + "quote" + " word" * 100
    passage = Passage(key="p", source="s", exact="quote", start=500, end=505)

    quote = quote_in_context(passage, text)

    assert quote.before.startswith("… word ")
    assert quote.after.endswith(" word …")
    assert len(quote.before) <= CONTEXT_LENGTH + 2


def test_without_the_text_the_selectors_own_context_is_shown():
    passage = Passage(key="p", source="s", exact="quote", prefix="before ", suffix=" after")

    quote = quote_in_context(passage, None)

    assert (quote.before, quote.exact, quote.after) == ("before ", "quote", " after")


def test_a_passage_that_quotes_nothing_has_no_quote():
    assert quote_in_context(Passage(key="p", source="s", locator="3"), TEXT) is None


def test_places_of_a_source_are_in_numeric_order():
    passages = (
        *(Passage(key=f"k{locator}", source="s", locator=locator) for locator in ("10", "9", "2a", "2")),
        Passage(key="whole", source="s", locator_kind=LocatorKind.WHOLE),
    )
    debate = debate_of(sources=(Source(key="s", title="S"),), passages=passages)

    assert [place.locator for place in list_places(debate, "s")] == ["whole text", "¶ 2", "¶ 2a", "¶ 9", "¶ 10"]


def test_evidence_carries_its_rating_and_what_supports_comes_first():
    debate = debate_of(
        claims=(claim("a"),),
        sources=(Source(key="s", title="S", reliability=Reliability.USUALLY),),
        passages=(Passage(key="p", source="s", locator="1"),),
        evidence=(
            Evidence(key="1", claim="a", passage="p", kind=EvidenceKind.ATTESTS),
            Evidence(key="2", claim="a", passage="p", kind=EvidenceKind.SUPPORTS, credibility=2),
        ),
    )

    assert [(row.evidence.key, row.mark) for row in evidence_on(debate, "a")] == [("2", "B2"), ("1", "B6")]


def test_passages_know_what_they_are_used_for():
    debate = debate_of(
        claims=(claim("a", passages=("p",)), claim("b")),
        sources=(Source(key="s", title="S"),),
        passages=(Passage(key="p", source="s"), Passage(key="q", source="s")),
        evidence=(Evidence(key="1", claim="b", passage="p", kind=EvidenceKind.UNDERMINES),),
    )

    uses = uses_of_passages(debate, "s")

    assert [node.key for node in uses["p"].states] == ["a"]
    assert [(node.key, words) for node, words in uses["p"].evidence] == [("b", "undermines the claim")]
    assert uses["q"].states == uses["q"].evidence == uses["q"].stances == ()


def test_a_citation_names_bodies_and_persons_in_spoken_order():
    source = Source(key="s", title="T", authors=("Lynch, Colum", "Some Body"), container_title="Paper", publisher="Paper",
                    issued="2021-06")  # fmt: skip

    citation = cite_source(source)

    assert (citation.authors, citation.container, citation.publisher, citation.issued) == (
        "Colum Lynch and Some Body", "Paper", "", "June 2021",
    )  # fmt: skip


def test_groups_go_before_those_inside_them_and_claims_follow_their_groups():
    groups = (
        Group(key="a", title="A", position=2),
        Group(key="b", title="B", position=1),
        Group(key="c", title="C", parent="b"),
    )
    claims = (
        claim("1"),
        claim("2", group="a"),
        claim("3", group="c"),
        claim("4", group="b", position=2),
        claim("5", group="b"),
    )
    debate = debate_of(claims=claims, groups=groups)

    assert [(placed.group.key, placed.depth) for placed in order_groups(debate)] == [("b", 0), ("c", 1), ("a", 0)]
    assert [one.key for one in order_claims(debate)] == ["5", "4", "3", "2", "1"]
    assert [group.key for group in list_trail(debate, "c")] == ["b", "c"]
