"""What is written reads back, and what Kialo cannot carry is what its list says."""

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import Basis, ClaimKind, Polarity, RelationKind
from argmap.core.records import About, Argument, Claim, Inference, Passage, Premise, Relation, Source
from argmap.formats import FormatError
from argmap.formats.kialo import KIALO
from argmap.formats.steps import list_steps
from tests.formats.debates import debates
from tests.formats.kialo.discussions import discussions


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(debate=discussions())
def test_a_debate_that_kialo_can_carry_reads_back_as_it_was(debate):
    reading = KIALO.read(KIALO.write(debate))

    assert (reading.warnings, reading.errors) == ((), ())
    assert reading.debate == debate


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(debate=debates().map(normalise))
def test_of_any_debate_all_statements_and_reasons_are_carried(debate):
    statements, steps = list_steps(debate).statements.values(), list_steps(debate).steps.values()

    reading = KIALO.read(KIALO.write(debate))

    assert reading.errors == ()
    assert sorted(tell(claim) for claim in reading.debate.claims) == sorted(tell(statement) for statement in statements)
    found = [relation.kind for relation in reading.debate.relations]
    assert sorted(found) == sorted(step.kind for step in steps for _ in step.premises)
    assert KIALO.read(KIALO.write(reading.debate)).debate == reading.debate


def tell(statement):
    """What a claim or an argument says, as far as space and line ends do not matter."""
    long = statement.gist if isinstance(statement, Argument) else statement.text
    return " ".join((long.strip() or statement.title).split())


def test_what_kialo_cannot_carry_is_lost_and_nothing_else():
    debate = Debate(
        about=About(slug="lane", question="Should the lane be closed?", summary="Lost."),
        claims=(
            Claim(key="lane", title="Close it", text="The lane should be closed.", kind=ClaimKind.POLICY, tags=("lost",)),
            Claim(key="quiet", title="It is quiet", assumed=True, passages=("p",), position=1),
            Claim(key="safe", title="It is safe", prior=0.4, position=2),
        ),
        arguments=(
            Argument(
                key="both",
                title="Quiet and safe",
                inferences=(
                    Inference(
                        key="both/1",
                        conclusion="lane",
                        kind=Polarity.SUPPORTS,
                        premises=(Premise(key="both/1/1", claim="quiet"), Premise(key="both/1/2", claim="safe", position=1)),
                    ),
                ),
            ),
            Argument(key="bare", title="A bare argument", gist="Vans need it."),
        ),
        relations=(
            Relation(key="r", kind=RelationKind.ATTACKS, source="safe", target="quiet", weight=0.2, basis=Basis.INFERRED),
            Relation(key="u", kind=RelationKind.UNDERCUTS, source="safe", target="r", target_kind="relation"),
        ),
        sources=(Source(key="s", title="A page", url="https://example.org/a", authors=("Nobody",)),),
        passages=(Passage(key="p", source="s", exact="quiet", locator="3"), Passage(key="uncited", source="s", exact="no")),
    )

    written = KIALO.write(debate).decode()

    assert written == (
        "Discussion Name:\r\nShould the lane be closed?\r\n\r\n"
        "1. Question:\r\nShould the lane be closed?\r\n\r\n"
        "  1.1. Thesis:\r\n  The lane should be closed.\r\n\r\n"
        "    1.1.1. Pro:\r\n    It is quiet [1]\r\n\r\n"
        "      1.1.1.1. Con:\r\n      It is safe\r\n\r\n"
        "    1.1.2. Pro:\r\n    -> See 1.1.1.1.\r\n\r\n"
        "  1.2. Thesis:\r\n  Vans need it.\r\n\r\n"
        'Sources:\r\n[1] https://example.org/a\r\n"quiet"\r\n'
    )


def test_a_circle_of_reasons_is_written_once_and_closed_by_a_link():
    keys = ("a", "b", "c")
    debate = Debate(
        about=About(slug="c", question="A circle?"),
        claims=tuple(Claim(key=key, title=f"Claim {key}", position=place) for place, key in enumerate(keys)),
        relations=tuple(
            Relation(key=f"{one}{two}", kind=RelationKind.SUPPORTS, source=one, target=two)
            for one, two in zip(keys, keys[1:] + keys[:1], strict=True)
        ),
    )

    reading = KIALO.read(KIALO.write(debate))

    titles = {claim.key: claim.title for claim in reading.debate.claims}
    ties = {(titles[relation.source], titles[relation.target]) for relation in reading.debate.relations}
    assert ties == {("Claim a", "Claim b"), ("Claim b", "Claim c"), ("Claim c", "Claim a")}


def chain_claims(length):
    return Debate(
        about=About(slug="c", question="How deep?"),
        claims=tuple(Claim(key=str(number), title=f"Claim {number}") for number in range(length)),
        relations=tuple(
            Relation(key=str(number), kind=RelationKind.SUPPORTS, source=str(number + 1), target=str(number))
            for number in range(length - 1)
        ),
    )


def test_a_chain_of_reasons_is_written_as_deep_as_numbers_go():
    reading = KIALO.read(KIALO.write(chain_claims(100)))

    assert len(reading.debate.relations) == 99
    with pytest.raises(FormatError, match="longer than 200 characters"):
        KIALO.write(chain_claims(102))
    with pytest.raises(FormatError, match="longer than 200 characters"):
        KIALO.write(chain_claims(20_000))
