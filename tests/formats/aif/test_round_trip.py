"""What comes from a nodeset goes back into it, and what goes into one comes back."""

import json

from hypothesis import HealthCheck, given, settings

from argmap.core.canonical import canonical_json, normalise
from argmap.core.checks import find_problems
from argmap.formats.aif import AIF
from tests.formats.aif.nodesets import count_items, nodesets
from tests.formats.debates import debates

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=80)


@slow
@given(debates())
def test_reading_what_was_written_gives_the_same_debate(debate):
    written = AIF.write(debate)

    reading = AIF.read(written)

    assert (reading.errors, reading.warnings) == ((), ())
    assert canonical_json(reading.debate) == canonical_json(debate)
    assert AIF.write(reading.debate) == written


@slow
@given(nodesets)
def test_every_node_and_edge_of_any_nodeset_comes_back(nodeset):
    reading = AIF.read(json.dumps(nodeset).encode())

    written = json.loads(AIF.write(reading.debate))

    assert find_problems(reading.debate) == []
    assert count_items({name: value for name, value in written.items() if name != "argmap"}) == count_items(nodeset)
    assert AIF.read(AIF.write(reading.debate)).debate == normalise(reading.debate)
