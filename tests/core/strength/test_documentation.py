"""The figures of docs/evaluation.md are those of the code."""

import re
from pathlib import Path

import pytest

from argmap.core.strength import GradualSemantics, evaluate_strength
from tests.core.strength.test_strength import debate_of

PAGE = (Path(__file__).parents[3] / "docs" / "evaluation.md").read_text()
CAMPS = [f"{one}{n} - {other}{m}" for one, other in ("tu", "ut") for n in range(10) for m in range(10)]


def star(base, pro=(), con=()):
    """The claim t with supporters and attackers of these base scores."""
    reasons = {f"p{n}": score for n, score in enumerate(pro)} | {f"c{n}": score for n, score in enumerate(con)}
    return debate_of({"t": base} | reasons, *(f"{key} {'+' if key[0] == 'p' else '-'} t" for key in reasons))


MAPS = {
    "t (0.5) and u (0.5) support each other": debate_of({"t": 0.5, "u": 0.5}, "t + u", "u + t"),
    "t (0.5), one attacker (1), ten supporters (1)": star(0.5, [1] * 10, [1]),
    "t (0.5), twenty supporters (0.1)": star(0.5, [0.1] * 20),
    "t (0.5), one supporter (0.9)": star(0.5, [0.9]),
    "t (1), one attacker (0.9)": star(1, con=[0.9]),
    "t (0), one supporter (0.9)": star(0, [0.9]),
    "t (1) and u (1) attack each other": debate_of({"t": 1, "u": 1}, "t - u", "u - t"),
    "t (1), u (1) and v (1) attack each other in a circle": debate_of({"t": 1, "u": 1, "v": 1}, "t - u", "u - v", "v - t"),
    "two camps of ten (0.9), each of t's camp and each of the other attack each other": debate_of(
        {f"{camp}{n}": 0.9 for camp in "tu" for n in range(10)}, *CAMPS
    ),
}


def read_rows():
    rows = re.findall(r"^\| ([^|]*) \| (\d\.\d{3}) \| (\d\.\d{3}) \| (\d\.\d{3}) \| (\d\.\d{3}) \|$", PAGE, re.MULTILINE)
    return {name: figures for name, *figures in rows}


def test_every_map_is_checked():
    assert read_rows().keys() == MAPS.keys()


@pytest.mark.parametrize("name", MAPS)
def test_the_figures_are_the_strengths(name):
    claim = "t" if "t" in MAPS[name].claim_by_key else "t0"

    strengths = [evaluate_strength(MAPS[name], semantics) for semantics in GradualSemantics]

    assert [f"{found.values[claim]:.3f}" for found in strengths] == read_rows()[name]
