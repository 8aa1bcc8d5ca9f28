"""That the measurements can be made; their figures are nobody's promise."""

import sys

import pytest

from argmap.core.standing import evaluate
from bench import __main__ as bench
from bench import cold_map, evaluation, networks

PEER = """#!{python}
import sys
print("dot - graphviz version 0 (a stand-in)", file=sys.stderr)
"""


@pytest.mark.django_db
def test_the_cold_map_is_measured_beside_its_peer(monkeypatch, tmp_path):
    monkeypatch.setenv("DOT", str(tmp_path / "dot"))
    (tmp_path / "dot").write_text(PEER.format(python=sys.executable))
    (tmp_path / "dot").chmod(0o755)

    told = list(cold_map.compare(1, [20]))

    assert any("20 shown: map.svg" in line for line in told)
    assert "times" in told[-1]


def test_an_unknown_measurement_is_refused_with_those_there_are(capsys):
    code = bench.main(["luke_warm_map"])

    assert code == 2
    assert "there are cold_map" in capsys.readouterr().err


def test_standing_gives_the_labels_of_the_plain_labelling_beside_it():
    _, debate = evaluation.make_random(300)

    labels = evaluation.label_plainly(debate)

    assert labels == evaluate(debate).labels
    assert len(set(labels.values())) > 1


def test_networks_are_measured_kind_by_kind(monkeypatch, capsys):
    for name, value in (("SIZES", (40, 400)), ("PROMISED_SIZE", 40), ("RUNS", 1), ("PEER_SIZE", 40)):
        monkeypatch.setattr(networks, name, value)

    code = bench.main(["networks"])

    told = capsys.readouterr().out
    assert code == 0
    assert "92 kinds of network" in told
    assert "greatest growth per tenfold" in told
