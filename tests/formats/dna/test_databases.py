"""What becomes of a DNA database's records."""

import csv
import subprocess
import sys

import pytest

from argmap.core.kinds import ActorKind, Position
from argmap.core.records import Actor, Passage, Source, Stance
from argmap.formats import find_format
from argmap.formats.dna import DNA, child
from argmap.formats.reading import UNNAMED
from tests import cases
from tests.formats.dna.databases import TEXT, make_database

CASES = cases.CASES / "dna"

both_generations = pytest.mark.parametrize("generation", [2, 3])


def read(*changes, **options):
    return DNA.read(make_database(*changes, **options))


@both_generations
def test_a_document_becomes_a_source_with_its_text(generation):
    debate = read(generation=generation).debate

    assert debate.about.slug == UNNAMED
    assert debate.sources == (
        Source(
            key="document-1",
            title="Hearing",
            authors=("Clerk",),
            container_title="The Gazette",
            issued="2005-05-01",
            text=TEXT,
            csl={"section": "A", "genre": "news", "note": "read twice"},
            extra={"dna": {"coder": "Coder One", "date": "2005-05-01T00:00:00Z"}},
        ),
    )


@both_generations
def test_a_statement_becomes_a_stance_with_its_passage(generation):
    debate = read(generation=generation, statements=((11, 25),)).debate

    assert debate.stances == (
        Stance(
            key="statement-1",
            actor="Ann",
            on_behalf_of="EPA",
            claim="Close the lane",
            position=Position.SUPPORTS,
            said_on="2005-05-01",
            passages=("statement-1",),
            extra={"dna": {"coder": "Coder One"}},
        ),
    )
    assert debate.passages == (
        Passage(
            key="statement-1",
            source="document-1",
            exact="lane is narrow",
            prefix="First, the ",
            suffix=". Second, it is loud.",
            start=11,
            end=25,
        ),
    )


def test_entities_become_actors_and_claims_with_their_attributes():
    debate = read("UPDATE ENTITIES SET ChildOf = 21 WHERE ID = 12").debate

    assert debate.actors == (
        Actor(key="Ann", name="Ann", kind=ActorKind.PERSON),
        Actor(key="Bob", name="Bob", kind=ActorKind.PERSON, extra={"dna": {"child_of": "EPA"}}),
        Actor(key="EPA", name="EPA", kind=ActorKind.ORGANISATION, extra={"dna": {"attributes": {"Type": "agency"}}}),
    )
    assert [(claim.key, claim.title) for claim in debate.claims] == [("Close the lane", "Close the lane")]


def test_the_older_generation_lists_values_in_the_statements():
    debate = read("INSERT INTO STATEMENTLINKS(SourceId, TargetId) VALUES (1, 1)", generation=2).debate

    assert [(actor.key, actor.extra) for actor in debate.actors] == [
        ("Ann", {}),
        ("EPA", {"dna": {"attributes": {"Type": "agency"}, "child_of": "State"}}),
    ]
    assert debate.about.extra["dna"]["version"] == "2.0.1"
    assert debate.about.extra["dna"]["links"] == [["statement-1", "statement-1"]]


def test_a_coder_is_known_by_name_alone():
    reading = read()

    assert reading.debate.about.extra["dna"]["coders"] == ["Coder One"]
    assert "secret" not in repr(reading)


@both_generations
def test_statements_alike_stay_apart(generation):
    debate = read(generation=generation, statements=((0, 5), (0, 5), (0, 5))).debate

    assert [stance.key for stance in debate.stances] == ["statement-1", "statement-2", "statement-3"]
    assert len(debate.passages) == 3


@pytest.mark.parametrize(
    ("change", "actor", "on_behalf_of"),
    [
        ("UPDATE DATASHORTTEXT SET Entity = 20 WHERE VariableId = 2", "Ann", None),
        ("DELETE FROM DATASHORTTEXT WHERE VariableId = 2", "Ann", None),
        ("UPDATE DATASHORTTEXT SET Entity = 10 WHERE VariableId = 1", "EPA", None),
    ],
)
def test_a_missing_person_or_organisation_leaves_the_other_alone(change, actor, on_behalf_of):
    (stance,) = read(change).debate.stances

    assert (stance.actor, stance.on_behalf_of) == (actor, on_behalf_of)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("UPDATE DATASHORTTEXT SET Entity = 30 WHERE VariableId = 3", "it names no concept"),
        ("DELETE FROM DATASHORTTEXT WHERE VariableId < 3", "neither a person nor an organisation"),
        ("DELETE FROM DATABOOLEAN", "does not say whether they agree"),
        ("UPDATE VARIABLES SET Variable = 'topic' WHERE ID = 3", 'of the type "DNA Statement" do not say who agrees'),
    ],
)
def test_a_statement_that_is_no_stance_is_kept_as_a_passage_with_a_warning(change, says):
    reading = read(change)

    assert reading.debate.stances == ()
    assert [passage.exact for passage in reading.debate.passages] == ["First"]
    assert reading.debate.passages[0].extra["dna"]["statement_type"] == "DNA Statement"
    ((warning),) = reading.warnings
    assert says in warning.what
    assert (warning.done, warning.path) == ("kept as a passage", "statement 1")


def test_a_passage_keeps_what_its_statement_says():
    debate = read("DELETE FROM DATASHORTTEXT WHERE VariableId = 3").debate

    assert debate.passages[0].extra["dna"]["values"] == {"person": "Ann", "organization": "EPA", "agreement": "supports"}


@pytest.mark.parametrize(("value", "position"), [(0, Position.OPPOSES), (1, Position.SUPPORTS)])
def test_agreement_is_yes_or_no(value, position):
    assert read(f"UPDATE DATABOOLEAN SET Value = {value}").debate.stances[0].position is position


@pytest.mark.parametrize(("value", "position"), [(-2, "opposes"), (0, "neutral"), (2, "supports")])
def test_agreement_on_a_scale_is_told_by_its_sign(value, position):
    reading = read(
        "UPDATE VARIABLES SET DataType = 'integer' WHERE ID = 4",
        "DELETE FROM DATABOOLEAN",
        f"INSERT INTO DATAINTEGER(StatementId, VariableId, Value) VALUES (1, 4, {value})",
    )

    (stance,) = reading.debate.stances
    assert stance.position == position
    assert stance.extra["dna"]["values"] == {"agreement": value}


def test_other_variables_are_kept():
    (stance,) = read(
        "INSERT INTO VARIABLES VALUES (5, 'location', 'short text', 1), (6, 'comment', 'long text', 1)",
        "INSERT INTO ENTITIES(ID, VariableId, Value) VALUES (51, 5, 'Beech Lane')",
        "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (1, 5, 51)",
        "INSERT INTO DATALONGTEXT(StatementId, VariableId, Value) VALUES (1, 6, 'twice')",
    ).debate.stances

    assert stance.extra["dna"]["values"] == {"location": "Beech Lane", "comment": "twice"}


def test_values_that_would_have_one_key_stay_apart():
    debate = read(
        "INSERT INTO ENTITIES(ID, VariableId, Value) VALUES (40, 1, 'EPA'), (41, 2, 'EPA '), (42, 1, 'E\u200bPA')",
        "INSERT INTO ENTITIES(ID, VariableId, Value) VALUES (43, 2, ' EPA')",
    ).debate

    assert [actor.key for actor in debate.actors] == [
        "Ann",
        "Bob",
        "E PA",
        "EPA",
        "EPA (43)",
        "EPA (organization)",
        "EPA (person)",
    ]
    assert debate.stances[0].on_behalf_of == "EPA"


@pytest.mark.parametrize(("start", "stop"), [(0, 9999), (-5, 3), (5, 5), (7, 3), ("NULL", 3)])
def test_a_place_that_the_text_does_not_have_is_told_and_the_stance_kept(start, stop):
    reading = read(f"UPDATE STATEMENTS SET Start = {start}, Stop = {stop}")

    assert len(reading.debate.stances) == 1
    assert reading.debate.passages[0].exact == ""
    assert "has no such place" in reading.warnings[0].what


def test_a_document_that_is_missing_is_told_and_the_stance_kept():
    reading = read("UPDATE STATEMENTS SET DocumentId = 7")

    assert len(reading.debate.stances) == 1
    assert reading.debate.passages == ()
    assert "not in the database" in reading.warnings[0].what


@pytest.mark.parametrize("date", ["NULL", 10**15, -(10**15), 2**62])
def test_a_date_that_no_calendar_has_is_left_out(date):
    debate = read(f"UPDATE DOCUMENTS SET Date = {date}").debate

    assert (debate.sources[0].issued, debate.stances[0].said_on) == ("", "")


def test_a_document_before_1970_has_its_date():
    assert read("UPDATE DOCUMENTS SET Date = -86400").debate.sources[0].issued == "1969-12-31"


def test_names_too_long_for_a_key_or_without_a_letter_are_read():
    reading = read(
        f"UPDATE ENTITIES SET Value = '{'x' * 700}' WHERE ID = 31", "UPDATE ENTITIES SET Value = char(7) WHERE ID = 12"
    )

    assert (reading.errors, reading.debate.claims[0].text) == ((), "x" * 700)


def test_its_name_and_its_content_tell_the_format():
    assert find_format("project.dna") is DNA
    assert find_format(None, make_database()) is DNA


def test_the_child_needs_nothing_but_python():
    done = subprocess.run(
        [sys.executable, "-I", "-S", child.__file__, "/nowhere.dna", "1", "1"], capture_output=True, check=False
    )

    assert b"ModuleNotFoundError" not in done.stderr
    assert b"not enough values to unpack" in done.stderr


with_cases = pytest.mark.cases


@with_cases
def test_the_reference_database_has_the_reference_tables_statements():
    rows = {f"statement-{row['statement_id']}": row for row in csv.DictReader((CASES / "fixture.csv").read_text().splitlines())}

    reading = DNA.read((CASES / "fixture.dna").read_bytes())

    debate = reading.debate
    stances = {stance.key: stance for stance in debate.stances}
    assert {passage.key for passage in debate.passages} == set(rows)
    assert set(stances) == {key for key, row in rows.items() if row["concept"]}
    assert len(reading.warnings) == len(rows) - len(stances) == 1
    assert len(debate.sources) == 12
    for key, stance in stances.items():
        row = rows[key]
        assert stance.actor == "Person 1"
        assert (stance.on_behalf_of or "") == row["organization"]
        assert stance.claim == row["concept"]
        assert (stance.position is Position.SUPPORTS) == (row["agreement"] == "1")
        assert stance.said_on == row["date"]
        assert debate.passage_by_key[key].source == f"document-{row['document_id']}"
