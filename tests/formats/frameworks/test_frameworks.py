import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.core.kinds import RelationKind
from argmap.core.records import About, Claim, Relation
from argmap.formats import FormatError, find_format
from argmap.formats.frameworks import APX, ICCMA, TGF
from argmap.formats.reading import UNNAMED
from tests import cases

CASES = cases.CASES / "iccma"
FORMATS = {form.name: form for form in (TGF, APX, ICCMA)}
SAME = {
    "tgf": b"1\n2\n3\n#\n1 2\n2 3\n3 3\n",
    "apx": b"% three\narg(1). arg(2).\narg(3).\natt(1,2).\natt(2,3). att(3,3).\n",
    "iccma": b"p af 3\n# a comment\n1 2\n2 3\n3 3\n",
}


each_format = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)


def pairs_of(debate):
    return [(relation.source, relation.target) for relation in debate.relations]


def test_the_same_framework_in_three_formats_is_the_same_debate():
    debates = [FORMATS[name].read(data).debate for name, data in SAME.items()]

    assert debates[0] == debates[1] == debates[2]
    assert [claim.key for claim in debates[0].claims] == ["1", "2", "3"]
    assert pairs_of(debates[0]) == [("1", "2"), ("2", "3"), ("3", "3")]
    assert {relation.kind for relation in debates[0].relations} == {RelationKind.ATTACKS}


@each_format
def test_content_alone_tells_the_format(form):
    assert find_format(None, SAME[form.name]) is form


@pytest.mark.parametrize(
    ("name", "data", "line", "says"),
    [
        ("tgf", b"a\nb\n", 2, 'no line "#"'),
        ("tgf", b"a\n#\na\n", 3, "names two arguments"),
        ("tgf", b"a\n#\na b\n", 3, '"b" attacks or is attacked'),
        ("apx", b"arg(a).\natt(a,b)\n", 2, "expected arg(name)"),
        ("apx", b"arg(a).\n\nhello", 3, "found 'hello'"),
        ("iccma", b"1 2\n", 1, 'expected "p af N"'),
        ("iccma", b"p af x\n", 1, 'expected "p af N"'),
        ("iccma", b"p af 99999999999999\n", 1, "up to 2000000"),
        ("iccma", b"p af 2\n1 2 0\n", 2, "two numbers"),
        ("iccma", b"p af 2\n1 3\n", 2, '"3" attacks or is attacked'),
        ("iccma", b"", 0, 'no line "p af N"'),
    ],
)
def test_an_error_says_what_and_where(name, data, line, says):
    reading = FORMATS[name].read(data)

    assert reading.debate is None
    assert reading.errors[0].line == line
    assert says in reading.errors[0].what


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tgf", b"a label\nb\n#\na b\na b label\n"),
        ("apx", b"arg(a).arg(a).arg(b).att(a,b).att(a,b)."),
        ("iccma", b"p af 2\n1 2\n1 2\n"),
    ],
)
def test_what_is_left_out_is_told(name, data):
    reading = FORMATS[name].read(data)

    assert len(pairs_of(reading.debate)) == 1
    assert reading.warnings
    assert all(warning.line and warning.done for warning in reading.warnings)


def test_an_apx_name_may_be_a_term():
    debate = APX.read(b"arg(f(x,1)). arg(g).\natt(f(x,1), g).").debate

    assert [claim.key for claim in debate.claims] == ["f(x,1)", "g"]
    assert pairs_of(debate) == [("f(x,1)", "g")]


@pytest.mark.parametrize("names", [("a", "a-attacks-b", "b-attacks-b", "b"), ("x" * 120, "y" * 200, "z", "x" * 199)])
def test_names_of_any_kind_make_attacks_with_keys_of_their_own(names):
    one, two, three, four = names

    debate = TGF.read("\n".join([*names, "#", f"{two} {four}", f"{one} {three}", f"{one} {two}"]).encode()).debate

    assert sorted(pairs_of(debate)) == sorted([(two, four), (one, three), (one, two)])


@each_format
def test_bytes_that_are_no_text_are_one_sentence(form):
    assert "not UTF-8" in form.read(b"\xff\xfe").errors[0].what


NAMES = {
    "tgf": st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=5).filter("#".__ne__),
    "apx": st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters='"'), min_size=1, max_size=5),
    "iccma": st.integers(1, 9).map(str),
}


@st.composite
def frameworks(draw, name):
    keys = draw(st.lists(NAMES[name], unique=True, min_size=1, max_size=6))
    if name == "iccma":
        keys = [str(number + 1) for number in range(len(keys))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), unique=True, max_size=8))
    return normalise(
        Debate(
            about=About(slug=UNNAMED, question="Which arguments stand?"),
            claims=tuple(Claim(key=key, title=key, position=place) for place, key in enumerate(keys)),
            relations=tuple(
                Relation(key=f"{one}-attacks-{two}", kind=RelationKind.ATTACKS, source=one, target=two) for one, two in pairs
            ),
        )
    )


@each_format
@given(data=st.data())
def test_what_is_written_reads_back_as_the_same_debate(form, data):
    debate = data.draw(frameworks(form.name))

    reading = form.read(form.write(debate))

    # Keys that NFC turns into each other are refused, not merged.
    if not reading.errors:
        assert reading.debate == debate


@each_format
@settings(max_examples=2000, deadline=None)
@given(data=st.binary(max_size=200) | st.text('arg(t,). 1#pf%\n"', max_size=80).map(str.encode))
def test_no_bytes_make_a_reader_raise(form, data):
    reading = form.read(data)

    assert (reading.debate is None) == bool(reading.errors)


@pytest.mark.parametrize(("name", "key"), [("tgf", "a b"), ("tgf", "#"), ("apx", 'a"b')])
def test_a_key_that_cannot_be_written_is_refused(name, key):
    debate = Debate(about=About(slug="d", question="?"), claims=(Claim(key=key, title="t"),))

    with pytest.raises(FormatError, match="cannot name the claim"):
        FORMATS[name].write(debate)


def test_iccma_tells_the_keys_behind_its_numbers():
    debate = Debate(about=About(slug="d", question="?"), claims=(Claim(key="cost", title="t"),))

    assert ICCMA.write(debate) == b"p af 1\n# 1 is cost\n"


@pytest.mark.cases
@pytest.mark.parametrize("told", sorted(CASES.glob("*.expected.json")), ids=lambda path: path.name)
def test_real_files_have_as_many_arguments_and_attacks_as_the_reference_says(told):
    expected = json.loads(told.read_text())
    path = told.with_name(told.name.removesuffix(".expected.json"))

    reading = find_format(path.name).read(path.read_bytes())

    assert (len(reading.debate.claims), len(reading.debate.relations)) == (expected["n"], expected["m"])
