"""Tables of statements, as spreadsheets and R read them."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import ActorKind, Position
from argmap.core.records import About, Actor, Argument, Claim, Passage, Source, Stance
from argmap.core.text import strip_unprintable
from argmap.formats import find_format
from argmap.formats.cells import guard_cell, unguard_cell
from argmap.formats.dna import DNA, DNA_CSV
from tests import cases
from tests.formats.debates import debates
from tests.formats.dna.databases import make_database

CASES = cases.CASES / "dna"
HEADER = "statement_id,document_id,date,person,organization,concept,agreement\n"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "'=1", '"=1', '="a"', "''-2", "＝1", "\n+1")


def rows_of(debate):
    return list(csv.DictReader(io.StringIO(DNA_CSV.write(debate).decode(), newline="")))


def stances_of(debate):
    return [(s.key, s.actor, s.on_behalf_of, s.claim, s.position, s.said_on) for s in debate.stances]


def make_stance(**changes):
    """A debate in which the mayor holds that the lane be closed, with these changes to the stance."""
    stance = Stance(key="s", actor="mayor", claim="lane", position=Position.SUPPORTS, said_on="2024-05", passages=("p",))
    values = {name: getattr(stance, name) for name in ("key", "actor", "claim", "position", "said_on", "passages")} | changes
    return Debate(
        about=About(slug="lane", question="Close it?"),
        claims=(Claim(key="lane", title="Close it"),),
        arguments=(Argument(key="quiet", title="It is quiet"),),
        actors=(
            Actor(key="mayor", name="The mayor", kind=ActorKind.PERSON),
            Actor(key="town", name="The town", kind=ActorKind.BODY),
            Actor(key="town2", name="The town", kind=ActorKind.BODY),
        ),
        stances=(Stance(**values),),
        sources=(Source(key="gazette", title="The Gazette"),),
        passages=(Passage(key="p", source="gazette", exact='She said: "yes"; twice,\nin May'),),
    )


def test_a_stance_is_a_row():
    assert rows_of(make_stance(on_behalf_of="town")) == [
        {
            "statement_id": "s",
            "document_id": "gazette",
            "document_title": "The Gazette",
            "date": "2024-05",
            "person": "The mayor",
            "organization": "town",
            "concept": "Close it",
            "agreement": "1",
            "position": "supports",
            "quote": 'She said: "yes"; twice,\nin May',
            "start": "",
            "stop": "",
        }
    ]


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        ({"position": Position.OPPOSES}, {"agreement": "0", "position": "opposes"}),
        ({"position": Position.RESERVED}, {"agreement": "", "position": "reserved"}),
        ({"actor": "town"}, {"person": "", "organization": "town"}),
        ({"claim": None, "argument": "quiet"}, {"concept": "It is quiet"}),
        ({"passages": ()}, {"document_id": "", "quote": ""}),
    ],
)
def test_a_cell_says_what_the_stance_does(changes, cells):
    (row,) = rows_of(make_stance(**changes))

    assert {name: row[name] for name in cells} == cells


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text):
    debate = make_database(f"UPDATE ENTITIES SET Value = {quote_sql(text)} WHERE ID = 31")

    for row in rows_of(DNA.read(debate).debate):
        assert all(not cell.lstrip(" \t\r\n'\"").startswith(tuple("=+-@")) or cell.startswith("'") for cell in row.values())


def quote_sql(text):
    return "'" + text.replace("'", "''") + "'"


@settings(max_examples=1000)
@given(text=st.text(max_size=8) | st.text("=+-@'\" \t\r\na1", max_size=6))
def test_a_guarded_cell_becomes_the_text_that_it_was(text):
    guarded = guard_cell(text)

    assert unguard_cell(guarded) == text
    assert not guarded.startswith(tuple("=+-@\t\r"))


def test_statements_of_a_database_come_back_from_their_table():
    debate = DNA.read(make_database(statements=((0, 5), (7, 15)))).debate

    reading = DNA_CSV.read(DNA_CSV.write(debate))

    assert (reading.warnings, reading.errors) == ((), ())
    assert stances_of(reading.debate) == stances_of(debate)
    assert [passage.exact for passage in reading.debate.passages] == [passage.exact for passage in debate.passages]


words = st.sampled_from([*FORMULAS, "Ann", "EPA, the", 'a "b"', "two  spaces", "line\nbreak", "é"]) | st.text(max_size=6).map(
    # A debate's texts are NFC.
    lambda text: unicodedata.normalize("NFC", strip_unprintable(text)).strip() or "?"
)


@settings(max_examples=200)
@given(cells=st.tuples(words, words, words, words))
def test_texts_come_back_from_their_cells(cells):
    person, organisation, concept, quote = cells
    debate = normalise(
        Debate(
            about=About(slug="d", question="?"),
            claims=(Claim(key="c", title=concept),),
            actors=(
                Actor(key="a", name=person, kind=ActorKind.PERSON),
                Actor(key="b", name=organisation, kind=ActorKind.ORGANISATION),
            ),
            stances=(Stance(key="s", actor="a", on_behalf_of="b", claim="c", position=Position.OPPOSES, passages=("p",)),),
            sources=(Source(key="d", title="D"),),
            passages=(Passage(key="p", source="d", exact=quote),),
        )
    )

    (row,) = rows_of(debate)
    again = DNA_CSV.read(DNA_CSV.write(debate)).debate

    assert unguard_cell(row["quote"]) == quote == again.passages[0].exact
    assert unguard_cell(row["concept"]) == concept
    assert again.claims[0].title == " ".join(concept.split())


@settings(max_examples=40, deadline=None)
@given(debate=debates().map(normalise))
def test_any_debate_has_a_row_for_each_stance(debate):
    reading = DNA_CSV.read(DNA_CSV.write(debate))

    assert len(rows_of(debate)) == len(debate.stances)
    if not reading.errors:
        assert sorted(s.position for s in reading.debate.stances) == sorted(s.position for s in debate.stances)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_it_reads_tables_with_any_separator(separator):
    table = HEADER + '1,2,2021-07-29,,"Org A",Concept 1,1\r\n2,2,2021-07-29 12:00:00,Ann,Org A,Concept 1,no\r\n'

    reading = DNA_CSV.read(table.replace(",", separator).encode("utf-8-sig"))

    assert (reading.warnings, reading.errors) == ((), ())
    assert stances_of(reading.debate) == [
        ("statement-1", "Org A", None, "Concept 1", Position.SUPPORTS, "2021-07-29"),
        ("statement-2", "Ann", "Org A", "Concept 1", Position.OPPOSES, "2021-07-29"),
    ]
    assert [source.key for source in reading.debate.sources] == ["document-2"]


def test_further_columns_are_kept():
    reading = DNA_CSV.read(b"person,concept,agreement,place\nAnn,C,yes,Beech Lane\n")

    (stance,) = reading.debate.stances
    assert stance.extra["dna"]["values"] == {"place": "Beech Lane"}


@pytest.mark.parametrize(
    ("table", "line", "says"),
    [
        ("", 1, "has to name the columns"),
        ("a,b\n1,2\n", 1, "has to name the columns"),
        ("concept,concept,agreement\n", 1, "each once"),
        (HEADER + "1,2,2021,Ann\n", 2, "the row has 4 cells, and there are 7 columns"),
        (HEADER + "1,1,2021,A,,C,1\n1,1,2021,A,,C,1\n", 3, 'statement "1" is in the table twice'),
        (HEADER + '1,1,2021,"A,,C,1\n', 0, "no valid CSV"),
        (HEADER + f"1,1,2021,{'A' * 200_000},,C,1\n", 0, "no valid CSV"),
    ],
)
def test_an_error_says_what_and_where(table, line, says):
    reading = DNA_CSV.read(table.encode())

    assert reading.errors[0].line == line
    assert says in reading.errors[0].what


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("1,1,tomorrow,Ann,,C,1", '"tomorrow" is no date'),
        ("1,1,2021,Ann,,C,perhaps", "says neither yes (1) nor no (0)"),
        ("1,1,2021,,,C,1", "neither a person nor an organisation"),
        ("1,1,2021,Ann,,,1", "names no concept"),
    ],
)
def test_what_is_missing_is_told_and_the_rest_read(row, says):
    reading = DNA_CSV.read(f"{HEADER}{row}\n2,1,2021,Ann,,C,1\n".encode())

    assert reading.errors == ()
    assert says in reading.warnings[0].what
    assert "statement-2" in [stance.key for stance in reading.debate.stances]


def test_its_content_tells_the_format():
    assert find_format("statements.csv", HEADER.encode()) is DNA_CSV
    assert find_format(None, HEADER.replace(",", ";").encode()) is DNA_CSV


@settings(max_examples=2000, deadline=None)
@given(data=st.binary(max_size=80) | st.text('",;\n\r=1a\x00', max_size=60).map(lambda text: (HEADER + text).encode()))
def test_no_bytes_make_the_reader_raise(data):
    reading = DNA_CSV.read(data)

    assert reading.debate is not None or reading.errors


@pytest.mark.cases
def test_the_reference_table_is_read_to_the_last_row():
    reading = DNA_CSV.read((CASES / "fixture.csv").read_bytes())

    assert len(reading.debate.passages) == 80
    assert len(reading.debate.stances) + len(reading.warnings) == 80


def test_rows_are_in_the_order_of_their_numbers():
    debate = DNA.read(make_database(statements=((0, 5),) * 11)).debate

    assert [row["statement_id"] for row in rows_of(debate)] == [str(number) for number in range(1, 12)]


def test_a_quote_without_a_document_is_kept_with_the_stance_and_told():
    reading = DNA_CSV.read(b"statement_id,person,concept,agreement,quote\n7,Ann,Close it,1,Shut the lane\n")

    (stance,) = reading.debate.stances
    assert (stance.passages, stance.extra["dna"]["quote"]) == ((), "Shut the lane")
    assert [str(warning) for warning in reading.warnings] == [
        "statement 7: it has a quote and no document_id: the quote is kept in extra, not as a passage"
    ]
