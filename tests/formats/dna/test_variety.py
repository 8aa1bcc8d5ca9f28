"""What databases from the field have that the reference database has not."""

import pytest

from argmap.core.checks import find_problems
from argmap.core.kinds import Position
from argmap.formats.dna import DNA
from tests.formats.dna.databases import make_database


def read(*changes, **options):
    reading = DNA.read(make_database(*changes, **options))
    assert reading.errors == ()
    assert find_problems(reading.debate) == []
    return reading


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE DOCUMENTS SET Title = NULL, Text = NULL, Author = NULL, Source = NULL, Notes = NULL, Type = NULL",
        "UPDATE DOCUMENTS SET Title = '', Date = NULL, Coder = NULL",
        "UPDATE STATEMENTS SET Start = NULL, Stop = NULL, Coder = NULL",
        "UPDATE STATEMENTS SET StatementTypeId = NULL",
        "UPDATE STATEMENTS SET DocumentId = NULL",
        "UPDATE DATABOOLEAN SET Value = NULL",
        "UPDATE VARIABLES SET DataType = NULL",
        "UPDATE VARIABLES SET Variable = NULL WHERE ID = 4",
        "UPDATE STATEMENTTYPES SET Label = NULL",
        "UPDATE CODERS SET Name = NULL",
        "DELETE FROM SETTINGS",
        "DELETE FROM VARIABLES",
        "DELETE FROM CODERS",
        "DELETE FROM STATEMENTTYPES",
        "INSERT INTO REGEXES(Label) VALUES ('cli[mate'), ('(')",
    ],
)
def test_empty_cells_and_missing_rows_lose_no_statement(change):
    debate = read(change, statements=((0, 5), (7, 15))).debate

    assert {record.key for record in (*debate.stances, *debate.passages)} == {"statement-1", "statement-2"}


@pytest.mark.parametrize("generation", [2, 3])
def test_a_document_that_is_there_twice_is_two_sources(generation):
    double = "INSERT INTO DOCUMENTS SELECT 2, Title, Text, Coder, Author, Source, Section, Notes, Type, Date FROM DOCUMENTS"

    debate = read(double, generation=generation).debate

    assert [source.key for source in debate.sources] == ["document-1", "document-2"]
    assert debate.sources[0].text == debate.sources[1].text


def test_markup_in_a_text_stays_text():
    text = "<p>The lane &amp; <b>the</b> bridge</p><script>alert(1)</script>"

    debate = read(text=text, statements=((3, 11),)).debate

    assert debate.sources[0].text == text
    assert debate.passages[0].exact == text[3:11]


def test_places_are_counted_in_utf_16_up_to_the_end_and_not_beyond():
    text = "🚲 lanes are narrow 🚲"

    debate = read(text=text, statements=((3, 8), (20, 22), (20, 23))).debate

    assert [passage.exact for passage in debate.passages] == ["lanes", "🚲", ""]


def test_line_ends_of_windows_keep_places():
    debate = read(text="One.\r\nTwo.\r\n", statements=((6, 10),)).debate

    passage = debate.passages[0]
    assert debate.sources[0].text[passage.start : passage.end] == passage.exact == "Two."


@pytest.mark.parametrize("generation", [2, 3])
def test_statements_of_several_types_are_stances_and_passages(generation):
    debate = read(
        "INSERT INTO STATEMENTTYPES(ID, Label) VALUES (2, 'Annotation')",
        "INSERT INTO VARIABLES VALUES (9, 'note', 'long text', 2), (10, 'intensity', 'integer', 2)",
        "INSERT INTO STATEMENTS VALUES (7, 2, 1, 7, 15, 1)",
        "INSERT INTO DATALONGTEXT(StatementId, VariableId, Value) VALUES (7, 9, 'Look again')",
        "INSERT INTO DATAINTEGER(StatementId, VariableId, Value) VALUES (7, 10, 3)",
        generation=generation,
    ).debate

    assert ([stance.key for stance in debate.stances], len(debate.passages)) == (["statement-1"], 2)
    noted = next(passage for passage in debate.passages if passage.key == "statement-7")
    assert noted.extra["dna"]["values"] == {"note": "Look again", "intensity": 3}


@pytest.mark.parametrize("generation", [2, 3])
def test_two_types_with_the_usual_variables_are_both_stances(generation):
    changes = [
        "INSERT INTO STATEMENTTYPES(ID, Label) VALUES (2, 'Second coding')",
        "INSERT INTO VARIABLES SELECT ID + 10, Variable, DataType, 2 FROM VARIABLES",
        "INSERT INTO STATEMENTS SELECT ID + 10, 2, DocumentId, Start, Stop, Coder FROM STATEMENTS",
        "INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) SELECT StatementId + 10, VariableId + 10, 0 FROM DATABOOLEAN",
    ]
    if generation == 3:
        changes += [
            "INSERT INTO ENTITIES(ID, VariableId, Value) SELECT ID + 100, VariableId + 10, Value FROM ENTITIES",
            "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) "
            "SELECT StatementId + 10, VariableId + 10, Entity + 100 FROM DATASHORTTEXT",
        ]
    else:
        changes.append(
            "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Value) "
            "SELECT StatementId + 10, VariableId + 10, Value FROM DATASHORTTEXT"
        )

    debate = read(*changes, generation=generation).debate

    assert [stance.position for stance in debate.stances] == [Position.SUPPORTS, Position.OPPOSES]


@pytest.mark.parametrize("generation", [2, 3])
def test_what_dna_makes_beside_its_tables_is_no_reason_to_refuse(generation):
    debate = read(
        "CREATE TABLE CODERRELATIONS(ID INTEGER PRIMARY KEY AUTOINCREMENT, Coder INTEGER, OtherCoder INTEGER)",
        "INSERT INTO CODERRELATIONS(Coder, OtherCoder) VALUES (1, 1)",
        "CREATE TABLE VARIABLELINKS(ID INTEGER PRIMARY KEY, SourceVariableId INTEGER, TargetVariableId INTEGER)",
        "CREATE INDEX by_document ON STATEMENTS(DocumentId)",
        "CREATE UNIQUE INDEX once ON DATABOOLEAN(StatementId, VariableId)",
        generation=generation,
    ).debate

    assert len(debate.stances) == 1
