"""Sheets give back what went into them, whatever the debate holds and whatever a spreadsheet program would make of it."""

import csv
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.core.canonical import canonical_json, normalise
from argmap.core.debate import Debate
from argmap.core.records import About, Claim, Source
from argmap.core.text import strip_unprintable
from argmap.formats.sheets import SHEETS
from tests.formats.debates import debates

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ODD = st.lists(st.sampled_from([*FORMULA_SIGNS, "'", '"', " ", ";", ",", "[", "a", "1", ""]), max_size=6).map("".join)


def read_cells(data, sheet):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(f"{sheet}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@slow
@given(debates())
def test_reading_what_was_written_gives_the_same_debate(debate):
    written = SHEETS.write(debate)

    reading = SHEETS.read(written)

    assert (reading.errors, reading.warnings) == ((), ())
    assert reading.debate == normalise(debate)
    assert canonical_json(reading.debate) == canonical_json(debate)
    assert SHEETS.write(reading.debate) == written


@settings(deadline=None, max_examples=300)
@given(ODD, ODD, st.lists(ODD, max_size=3), st.none() | ODD)
def test_no_cell_is_a_formula_and_each_comes_back(title, text, tags, source_text):
    claim = Claim(key="a", title=title if title.strip() else f"{title}a", text=text, tags=tuple(tags))
    source = Source(key="s", title="S", text=source_text, authors=tuple(tags))
    debate = Debate(about=About(slug="a", question="q"), claims=(claim,), sources=(source,))

    written = SHEETS.write(debate)

    for cell in (*read_cells(written, "claims")[0].values(), *read_cells(written, "sources")[0].values()):
        assert not cell.startswith(FORMULA_SIGNS)
        assert not cell.lstrip(' "\t\r\n').startswith(("=", "+", "-", "@"))
    assert SHEETS.read(written).debate == normalise(debate)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@here", "'@here"),
        ("-5 %", "'-5 %"),
        ("\ttab", "'\ttab"),
        ("'=1+1", "''=1+1"),
        ("'tis the season", "'tis the season"),
        ("'", "'"),
        ("a=1", "a=1"),
    ],
)
def test_a_sign_goes_before_what_would_be_worked_out(text, cell):
    debate = Debate(about=About(slug="a", question="q"), claims=(Claim(key="a", title="A", text=text),))

    assert read_cells(SHEETS.write(debate), "claims")[0]["text"] == cell


@settings(deadline=None, max_examples=200)
@given(st.text().map(strip_unprintable))
def test_any_text_comes_back(text):
    debate = Debate(about=About(slug="a", question="q"), sources=(Source(key="s", title="S", text=text, tags=(text,)),))

    assert SHEETS.read(SHEETS.write(debate)).debate == normalise(debate)


def test_every_kind_of_record_has_a_sheet_with_a_column_for_every_field():
    written = SHEETS.write(Debate(about=About(slug="a", question="q")))

    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        heads = {name: archive.read(name).decode("utf-8-sig").splitlines()[0].split(",") for name in archive.namelist()}

    assert len(heads) == 16
    assert heads["debate.csv"] == [
        *("slug", "question", "summary", "language", "dated", "default_profile", "tags", "extra"),
    ]
    assert heads["premises.csv"] == ["key", "inference", "claim", "role", "implicit", "position", "tags", "extra"]
