"""What is drawn when several readers ask at once."""

import gzip
import struct
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.core.cache import cache

from argmap.render import DARK, LIGHT, GraphvizBusyError, GraphvizLimitError, Limits
from argmap.services import maps
from argmap.services.maps import Picture, bring_compressed, bring_picture, plan_map
from argmap.services.writing import save_record
from tests.factories import make_claim, make_debate, make_user

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


def test_a_hundred_readers_who_ask_at_once_get_one_drawing(drawing, monkeypatch):
    drawn, start, second = [], Barrier(100), Barrier(2)

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
    with ThreadPoolExecutor(100) as readers:
        pictures = list(readers.map(ask, range(100)))

    assert pictures == [b"picture"] * 100
    assert len(drawn) == 1


def test_who_waits_in_vain_for_the_drawing_of_another_is_told_to_try_again(drawing, monkeypatch):
    monkeypatch.setattr(maps, "LIMITS", dict.fromkeys(maps.LIMITS, Limits(seconds=0.1)))
    monkeypatch.setattr(maps, "draw_sketch", None)
    cache.add(f"turn-{drawing.hash}", "another", 60)

    with pytest.raises(GraphvizBusyError, match="try again"):
        bring_picture(drawing)

    assert cache.get(f"turn-{drawing.hash}") == "another"


def test_having_no_place_to_draw_is_not_kept(drawing, monkeypatch):
    def draw(_sketch, **_options):
        raise GraphvizBusyError

    with monkeypatch.context() as busy:
        busy.setattr(maps, "draw_sketch", draw)
        with pytest.raises(GraphvizBusyError):
            bring_picture(drawing)

    assert bring_picture(drawing).startswith(b"\x89PNG")


def test_a_picture_that_is_asked_for_again_is_planned_and_compressed_once(monkeypatch):
    debate = make_debate("water")
    make_claim(debate, "cost")
    first = bring_compressed(plan_map(debate=debate))

    monkeypatch.setattr(maps, "load_debate", None)
    monkeypatch.setattr(maps, "draw_sketch", None)

    assert bring_compressed(plan_map(debate=debate)) == first
    assert b"Title of cost" in gzip.decompress(first)


def test_a_debate_that_was_written_to_has_another_picture(monkeypatch):
    debate = make_debate("water")
    make_claim(debate, "cost")
    before = plan_map(debate=debate)
    save_record(record=make_claim(debate, "gain"), expected_version=1, user=make_user())
    debate.refresh_from_db()

    after = plan_map(debate=debate)

    assert after.hash != before.hash
    assert b"Title of gain" in bring_picture(after)


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
