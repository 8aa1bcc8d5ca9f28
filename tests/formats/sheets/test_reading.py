"""Sheets as people and spreadsheet programs write them, and what is said where something is wrong."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.kinds import ClaimKind, Label, Polarity, Position
from argmap.core.records import Condition
from argmap.formats.sheets import SHEETS
from argmap.formats.sheets.rows import list_rows
from tests.formats.sheets.files import list_errors, make_zip, read

CLAIMS = "key,title\nclose,Close it\nloud,It is loud\n"


def test_a_few_columns_make_a_debate():
    debate = read(
        claims="key,title,kind,tags\nclose,Close it,policy,traffic; noise\nloud,It is loud,,\n",
        arguments="key,title\nn,Noise\n",
        inferences="key,argument,conclusion\nn/1,n,close\n",
        premises="key,inference,claim,implicit\nn/1/1,n/1,loud,TRUE\n",
        relations="key,kind,source,target,weight\nr,supports,loud,close,0.5\n",
        actors="key,name,kind\na,Ada,person\n",
        stances="key,actor,position,claim,conditions\ns,a,conditional,close,in loud\n",
    ).debate

    close, loud = debate.claims
    assert (debate.about.slug, close.kind, close.tags, close.position) == ("lane", ClaimKind.POLICY, ("noise", "traffic"), 0)
    assert (loud.kind, loud.position, loud.prior, loud.group) == (ClaimKind.FACT, 1, None, None)
    (inference,) = debate.inferences
    assert (inference.kind, inference.premises[0].claim, inference.premises[0].implicit) == (Polarity.SUPPORTS, "loud", True)
    assert debate.relations[0].weight == 0.5
    (stance,) = debate.stances
    assert (stance.position, stance.conditions) == (Position.CONDITIONAL, (Condition(claim="loud", must_be=Label.IN),))


@pytest.mark.parametrize(
    "claims",
    [
        b'\xef\xbb\xbfkey;title;prior\r\nclose;"Close it; now";0,5\r\n;;\r\n\r\n',
        b'"key"\t"title"\t"prior"\r\n"close"\t"Close it; now"\t"0.5"\r\n',
        b" Title ,PRIOR,Key,\nClose it; now,0.5,close\n,,,\n",
    ],
    ids=["excel", "tabs", "by hand"],
)
def test_sheets_of_spreadsheet_programs_are_read(claims):
    reading = read(claims=claims)

    assert reading.errors == ()
    (claim,) = reading.debate.claims
    assert (claim.key, claim.title, claim.prior) == ("close", "Close it; now", 0.5)


def test_a_folder_that_was_packed_whole_is_read():
    data = make_zip(
        {"lane/claims.csv": CLAIMS, "__MACOSX/lane/._claims.csv": b"\0", "lane/.DS_Store": b"\0", "lane/notes.txt": "x"}
    )

    reading = SHEETS.read(data)

    assert [claim.key for claim in reading.debate.claims] == ["close", "loud"]
    assert [str(warning) for warning in reading.warnings] == ["lane/notes.txt: no sheet of a debate: left out"]


@pytest.mark.parametrize(
    ("sheet", "text", "said"),
    [
        ("claims", "key,title,kind\na,A,fact\nb,B,opinion\n", 'claims.csv:3:3: kind: "opinion" is not allowed here; allowed: '),
        ("claims", 'key,title,prior\na,"A\nB",\nb,B,high\n', 'claims.csv:3:3: prior: a number such as 0.6 is wanted here, '),
        ("claims", "key,title,prior\na,A,7\n", "claims.csv:2:3: prior: 7.0 is out of range; allowed is 0 to 1, or nothing"),
        ("claims", "key,title,group\na,A,g\n", 'claims.csv:2:3: group: no group has the key "g"'),
        ("claims", "key,title\na,A\n\na,B\n", "claims.csv:4:1: key: row 2 has this key already"),
        ("claims", "key,title\n,A\n", "claims.csv:2:1: key: '' is no key"),
        ("claims", "key,title\na,\n", "claims.csv:2:2: title: must not be empty"),
        ("claims", "key,titel\na,A\n", 'claims.csv:1:2: there is no column "titel" here; did you mean title?'),
        ("claims", "key,weight\na,A\n", 'claims.csv:1:2: there is no column "weight" here; allowed: key, title, text, kind'),
        ("claims", "key\na\n", "claims.csv:1: the column title is missing"),
        ("claims", "key,title,key\na,A,b\n", 'claims.csv:1:1: key: the column "key" is there twice'),
        ("claims", "key,title\na,A,,odd\n", 'claims.csv:2:4: the cell "odd" is in no column with a name'),
        ("claims", "key,title,assumed\na,A,maybe\n", 'claims.csv:2:3: assumed: true or false is wanted here, not "maybe"'),
        ("claims", 'key,title,extra\na,A,"{""x"": }"\n', "claims.csv:2:3: extra: this is no valid JSON:"),
        ("claims", 'key,title,extra\na,A,[]\n', "claims.csv:2:3: extra: a mapping (name: value) is wanted here, not a list"),
        ("claims", 'key,title,extra\na,A,"{""x"": 1, ""x"": 2}"\n', "claims.csv:2:3: extra: this name stands here twice"),
        ("claims", 'key,title,tags\na,A,"[1]"\n', "claims.csv:2:3: tags: a text is wanted here; put 1 in quotes"),
        ("claims", 'key,title\na,"A\n', "claims.csv:2:2: the quote that opens this cell is never closed"),
        ("claims", 'key,title\na,"A"b\n', "claims.csv:2:2: a quoted cell has ended here; two quotes stand for one inside it"),
        ("claims", b"key,title\na,caf\xe9\n", "claims.csv:2:6: the file is not UTF-8; please save it as UTF-8"),
        ("claims", "key,title\na,\x07\n", "claims.csv:2:2: title: the character U+0007 cannot be printed; please remove it"),
        ("actors", "key,name,kind\na,Ada,\n", "actors.csv:2:3: kind: a text is wanted here, not nothing"),
        ("relations", "key,kind,source,target\nr,attacks,x,y\n", 'relations.csv:2:3: source: no claim has the key "x"'),
        ("inferences", "key,argument,conclusion\ni,x,y\n", 'inferences.csv:2:2: argument: no argument has the key "x"'),
        ("debate", "slug,question\n", "debate.csv:2: one row is wanted below the names of the columns, not 0"),
        ("debate", "slug,question\na,A\nb,B\n", "debate.csv:2: one row is wanted below the names of the columns, not 2"),
        ("debate", "slug,question\na b,A\n", 'debate.csv:2:1: slug: "a b" will not do; allowed are letters'),
    ],
)  # fmt: skip
def test_an_error_names_sheet_row_and_column(sheet, text, said):
    assert list_errors(**{sheet: text})[0].startswith(said)


def test_a_condition_is_in_or_out():
    errors = list_errors(
        claims=CLAIMS,
        actors="key,name,kind\na,Ada,person\n",
        stances="key,actor,position,claim,conditions\ns,a,conditional,close,in loud; loud\n",
    )

    assert errors == [
        'stances.csv:2:5: conditions: "loud" is no condition; allowed is "in" or "out" and a claim\'s key, as "in A1"'
    ]


def test_row_777_of_a_thousand_is_named():
    rows = [f"c{number},Claim {number},{'fact' if number != 777 else 'fiction'}" for number in range(2, 1002)]

    errors = list_errors(claims="\n".join(["key,title,kind", *rows]))

    assert [error[:40] for error in errors] == ['claims.csv:777:3: kind: "fiction" is not']


def test_the_first_hundred_errors_are_told():
    errors = list_errors(claims="key,title,kind\n" + "a,A,x\n" * 500)

    assert (len(errors), errors[-1]) == (101, "these are the first 100 errors; there may be more")


@settings(deadline=None)
@given(st.lists(st.lists(st.text(st.sampled_from('a,;"\r\n\t \u2028é'), max_size=5), min_size=1, max_size=4), max_size=5))
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_are_those_that_pythons_csv_writes(separator, rows):
    sheet = io.StringIO(newline="")
    head = ["key", "title", "text", "tags"]
    csv.writer(sheet, delimiter=separator).writerows([head, *rows])

    read_rows = [cells for _, cells in list_rows(sheet.getvalue())]

    assert read_rows == [head, *([*row] for row in rows if any(cell.strip() for cell in row))]
