"""What is drawn when several readers ask at once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.core.cache import cache

from argmap.render import GraphvizLimitError
from argmap.services import maps
from argmap.services.maps import Picture, bring_picture, plan_map
from tests.factories import make_claim, make_debate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def drawing():
    debate = make_debate("water")
    make_claim(debate, "cost")
    return plan_map(debate=debate, picture=Picture.PNG)


def test_readers_who_ask_at_once_wait_for_one_drawing(drawing, monkeypatch):
    drawn, start, second = [], Barrier(4), Barrier(2)

    def draw(_sketch, **_options):
        drawn.append(1)
        # Time for a second one to begin, if it may.
        with suppress(BrokenBarrierError):
            second.wait(timeout=0.3)
        return b"picture"

    def ask(_reader):
        start.wait()
        return bring_picture(drawing)

    monkeypatch.setattr(maps, "draw_sketch", draw)
    with ThreadPoolExecutor(4) as readers:
        pictures = list(readers.map(ask, range(4)))

    assert pictures == [b"picture"] * 4
    assert len(drawn) == 1


def test_a_limit_that_was_reached_is_told_again_without_another_try(drawing, monkeypatch):
    tries = []

    def refuse(_sketch, **_options):
        tries.append(1)
        raise GraphvizLimitError("cpu", "It took too long.")

    monkeypatch.setattr(maps, "draw_sketch", refuse)

    for _reader in range(2):
        with pytest.raises(GraphvizLimitError, match="It took too long") as caught:
            bring_picture(drawing)
        assert caught.value.limit == "cpu"
    assert len(tries) == 1
