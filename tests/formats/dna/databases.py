"""Small DNA databases of both generations, by the tables that docs/formats/dna.md lists."""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

DATE = 1_114_905_600
"""2005-05-01, in seconds since 1970."""
SCHEMA = {
    "SETTINGS": "Property TEXT PRIMARY KEY, Value TEXT",
    "CODERS": "ID INTEGER NOT NULL PRIMARY KEY, Name TEXT, Password TEXT",
    "DOCUMENTS": (
        "ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, "
        "Section TEXT, Notes TEXT, Type TEXT, Date INTEGER"
    ),
    "STATEMENTTYPES": "ID INTEGER NOT NULL PRIMARY KEY, Label TEXT, Red INTEGER",
    "VARIABLES": "ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER",
    "STATEMENTS": (
        "ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, "
        "Coder INTEGER"
    ),
    "DATABOOLEAN": "ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER",
    "DATAINTEGER": "ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER",
    "DATALONGTEXT": "ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT",
    "REGEXES": "Label TEXT PRIMARY KEY, Red INTEGER",
}
SCHEMAS = {
    3: SCHEMA
    | {
        "DATASHORTTEXT": "ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER",
        "ENTITIES": "ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, ChildOf INTEGER",
        "ATTRIBUTEVARIABLES": "ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT",
        "ATTRIBUTEVALUES": "ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeVariableId INTEGER, AttributeValue TEXT",
    },
    2: SCHEMA
    | {
        "DATASHORTTEXT": "ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT",
        "ATTRIBUTES": (
            "ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, Type TEXT, Alias TEXT, Notes TEXT, "
            "ChildOf TEXT"
        ),
        "STATEMENTLINKS": "ID INTEGER PRIMARY KEY, SourceId INTEGER, TargetId INTEGER",
    },
}
VARIABLES = (
    (1, "person", "short text"),
    (2, "organization", "short text"),
    (3, "concept", "short text"),
    (4, "agreement", "boolean"),
)
TEXT = "First, the lane is narrow. Second, it is loud."


def make_database(*changes, generation=3, text=TEXT, statements=((0, 5),)):
    """The bytes of a database with a document and statements at these places, changed by SQL."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "made.dna")
        database = sqlite3.connect(path)
        for table, columns in SCHEMAS[generation].items():
            database.execute(f"CREATE TABLE {table}({columns})")
        fill(database, generation, text, statements)
        for change in changes:
            database.execute(change)
        database.commit()
        database.close()
        return path.read_bytes()


def insert(database, table, *rows):
    """Put the rows, each a mapping, into the table."""
    for row in rows:
        names = ", ".join(row)
        database.execute(f"INSERT INTO {table}({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))


def fill(database, generation, text, statements):
    """Put in a document and the usual statement type, Ann and Bob, and statements of Ann's for the EPA, all for one concept."""
    insert(database, "SETTINGS", {"Property": "version", "Value": f"{generation}.0.1"})
    insert(database, "CODERS", {"ID": 1, "Name": "Coder One", "Password": "secret hash"})
    insert(
        database,
        "DOCUMENTS",
        {
            "ID": 1,
            "Title": "Hearing",
            "Text": text,
            "Coder": 1,
            "Author": "Clerk",
            "Source": "The Gazette",
            "Section": "A",
            "Notes": "read twice",
            "Type": "news",
            "Date": DATE if generation == 3 else DATE * 1000,
        },
    )
    insert(database, "STATEMENTTYPES", {"ID": 1, "Label": "DNA Statement"})
    insert(
        database,
        "VARIABLES",
        *({"ID": number, "Variable": name, "DataType": kind, "StatementTypeId": 1} for number, name, kind in VARIABLES),
    )
    values = {(1, "Ann"): 11, (1, "Bob"): 12, (2, "EPA"): 21, (3, "Close the lane"): 31, (1, ""): 10, (2, ""): 20, (3, ""): 30}
    if generation == 3:
        for (variable, value), number in values.items():
            insert(database, "ENTITIES", {"ID": number, "VariableId": variable, "Value": value})
        insert(database, "ATTRIBUTEVARIABLES", {"ID": 1, "VariableId": 2, "AttributeVariable": "Type"})
        insert(database, "ATTRIBUTEVALUES", {"EntityId": 21, "AttributeVariableId": 1, "AttributeValue": "agency"})
    else:
        insert(database, "ATTRIBUTES", {"ID": 1, "VariableId": 2, "Value": "EPA", "Type": "agency", "ChildOf": "State"})
    for number, (start, stop) in enumerate(statements, start=1):
        place = {"ID": number, "StatementTypeId": 1, "DocumentId": 1, "Start": start, "Stop": stop, "Coder": 1}
        insert(database, "STATEMENTS", place)
        for variable, value in ((1, "Ann"), (2, "EPA"), (3, "Close the lane")):
            coded = {"Entity": values[variable, value]} if generation == 3 else {"Value": value}
            insert(database, "DATASHORTTEXT", {"StatementId": number, "VariableId": variable, **coded})
        insert(database, "DATABOOLEAN", {"StatementId": number, "VariableId": 4, "Value": 1})
