"""The order of history."""

from datetime import UTC, datetime

from argmap.models import Claim


def test_history_is_in_the_order_of_writing_though_the_clock_jumped_back(there):
    claim = there.claim
    for title, year in (("second", 2030), ("third", 2020)):
        claim.title = title
        claim._history_date = datetime(year, 1, 1, tzinfo=UTC)
        claim.save()

    titles = [row.title for row in claim.history.all()]

    assert titles == ["third", "second", "Title of c"]
    assert claim.history.latest().title == "third"
    assert Claim.history.model._meta.ordering == ("-history_id",)
