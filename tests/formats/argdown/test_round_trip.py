"""What is written reads back the same, whatever the debate holds."""

from hypothesis import HealthCheck, given, settings

from argmap.core.canonical import canonical_json, normalise
from argmap.formats.argdown import ARGDOWN
from tests.formats.debates import debates

slow = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    max_examples=100,
)


@slow
@given(debates())
def test_reading_what_was_written_gives_the_same_debate(debate):
    written = ARGDOWN.write(debate)

    reading = ARGDOWN.read(written)

    assert (reading.errors, reading.warnings) == ((), ())
    assert reading.debate == normalise(debate)
    assert canonical_json(reading.debate) == canonical_json(debate)
