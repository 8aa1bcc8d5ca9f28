"""What goes into a Carneades file comes back, whatever the debate holds."""

from hypothesis import HealthCheck, given, settings

from argmap.core.canonical import canonical_json
from argmap.formats.carneades import CARNEADES
from tests.formats.debates import debates

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=80)


@slow
@given(debates())
def test_reading_what_was_written_gives_the_same_debate(debate):
    written = CARNEADES.write(debate)

    reading = CARNEADES.read(written)

    assert reading.errors == ()
    assert canonical_json(reading.debate) == canonical_json(debate)
    assert CARNEADES.write(reading.debate) == written
