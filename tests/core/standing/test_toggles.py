"""What-ifs as text in an address, and what they do to a debate."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.standing import Action, Options, Toggle, ToggleError, evaluate, read_toggles, write_toggles
from argmap.core.standing.toggles import MOST_TOGGLES
from tests.core.standing.debates import make_argument, make_debate, make_inference

UNRESERVED = set(string.ascii_letters + string.digits + "-._~")
KEYS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30)


@st.composite
def toggles(draw):
    action = draw(st.sampled_from(Action))
    least, most = (1, 6) if action is Action.RATE_EVIDENCE else (0, 1000)
    return Toggle(action, draw(KEYS), draw(st.integers(least, most)) if action.wants_amount else -1)


@given(st.lists(toggles(), max_size=20, unique_by=lambda toggle: (toggle.action.collection, toggle.key)))
def test_what_is_written_reads_back_and_needs_no_escaping_in_an_address(some):
    text = write_toggles(some)

    assert set(text) <= UNRESERVED
    assert read_toggles(text) == tuple(sorted(some))
    assert write_toggles(read_toggles(text)) == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A1", "is no what-if; allowed is a word and a key"),
        ("in.", "is no what-if"),
        ("maybe.A1", "words are in, out, off-argument"),
        ("in.A1.500", "takes a key alone"),
        ("in.A 1", "is no what-if"),
        ("in._ZZ", "is no what-if"),
        ("in._FF", "its key is no text"),
        ("weigh-relation.r", "a weight in thousandths from 0 to 1000"),
        ("weigh-relation.r.1001", "from 0 to 1000"),
        ("weigh-relation.r.-1", "from 0 to 1000"),
        ("weigh-relation.r.²", "from 0 to 1000"),
        ("rate-evidence.e.7", "a credibility from 1 to 6"),
        ("in.A1~~out.A2", "is no what-if"),
        ("in.A1~out.A1", 'wants two things of "A1"'),
        ("off-relation.r~weigh-relation.r.100", 'wants two things of "r"'),
        ("~".join(f"in.A{number}" for number in range(MOST_TOGGLES + 1)), "has at most 200 toggles"),
    ],
)
def test_it_refuses_other_text_with_a_sentence(text, says):
    with pytest.raises(ToggleError, match=says):
        read_toggles(text)


@pytest.mark.parametrize(
    "text", ["in.z", "off-argument.z", "off-relation.z", "off-inference.z", "off-evidence.z", "rate-evidence.z.1"]
)
def test_it_refuses_a_record_that_the_debate_does_not_have(text):
    with pytest.raises(ToggleError, match='names "z"'):
        evaluate(make_debate(claims="a"), Options(toggles=read_toggles(text)))


STEPS = make_argument("l", make_inference("l/1", "a", "p"))
DEBATE = make_debate(
    "b - p .4", "c + q", "c / b-p", arguments=[STEPS], said=["x + a", "x + b"], rated=["+ c 4", "- c 5", "+ d 6"]
)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("", {}),
        ("out.a", {"a": "out", "p": "undecided"}),
        ("in.p", {}),
        ("out.c", {"c": "out", "q": "undecided"}),
        ("out.c~out.a", {"c": "out", "q": "undecided", "a": "out", "p": "out"}),
        ("off-argument.l", {"p": "undecided"}),
        ("off-inference.l_2F1", {"p": "undecided"}),
        ("off-argument.l~out.c", {"p": "out", "c": "out", "q": "undecided"}),
        ("off-relation.c_2Fb-p", {}),
        ("off-relation.c_2Fb-p~weigh-relation.b-p.600", {"p": "out"}),
        ("off-relation.c_2Fb-p~weigh-inference.l_2F1.100", {"p": "out"}),
        ("off-relation.c_2Bq", {"q": "undecided"}),
        ("rate-evidence.e0.6", {"c": "out", "q": "undecided"}),
        ("rate-evidence.e2.3", {"d": "in"}),
        ("off-evidence.e0", {"c": "out", "q": "undecided"}),
        ("off-evidence.e1", {}),
    ],
)
def test_a_what_if_changes_what_depends_on_it_and_nothing_else(text, changed):
    before = evaluate(DEBATE).labels

    after = evaluate(DEBATE, Options(toggles=read_toggles(text))).labels

    assert {key: after[key].value for key in after if after[key] != before[key]} == changed
