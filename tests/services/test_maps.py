"""What is drawn when several readers ask at once."""

import struct
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.core.cache import cache

from argmap.render import DARK, LIGHT, GraphvizLimitError
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


def measure_png(picture):
    """Width and height, as the head of the file has them."""
    return struct.unpack(">II", picture[16:24])


def test_a_png_is_so_many_times_as_large_and_other_pictures_are_not():
    debate = make_debate("water")
    make_claim(debate, "cost")

    (width, height), (wide, high) = (
        measure_png(bring_picture(plan_map(debate=debate, picture=Picture.PNG, scale=scale))) for scale in (1, 4)
    )
    once, twice = (plan_map(debate=debate, scale=scale).hash for scale in (1, 2))

    assert (wide, high) == (pytest.approx(4 * width, abs=4), pytest.approx(4 * height, abs=4))
    assert once == twice
    with pytest.raises(ValueError, match="allowed are 1, 2, 4"):
        plan_map(debate=debate, picture=Picture.PNG, scale=3)


def test_a_dark_picture_with_its_source_is_another_one_than_a_light_one():
    debate = make_debate("water")
    make_claim(debate, "cost")

    light, dark = plan_map(debate=debate), plan_map(debate=debate, theme=DARK, source="Argmap, <https://example.org>")

    drawn = bring_picture(dark).decode()
    assert light.hash != dark.hash
    assert "Argmap, &lt;https://example.org&gt;</text>" in drawn
    assert DARK.colours.paper in drawn
    assert LIGHT.colours.paper not in drawn
