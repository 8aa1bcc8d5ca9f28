"""What is written reads back the same, whatever the debate holds."""

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.core.canonical import canonical_json, normalise
from argmap.core.checks import find_problems
from argmap.formats.native import JSON, YAML
from tests.formats.debates import debates

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)


@slow
@given(debates())
def test_generated_debates_are_whole(debate):
    assert find_problems(normalise(debate)) == []


@slow
@given(debates())
@pytest.mark.parametrize("form", [YAML, JSON], ids=["yaml", "json"])
def test_reading_what_was_written_gives_the_same_debate(form, debate):
    written = form.write(debate)

    reading = form.read(written)

    assert reading.errors == ()
    assert reading.debate == normalise(debate)
    assert canonical_json(reading.debate) == canonical_json(debate)
