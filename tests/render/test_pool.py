"""Warm children: one picture's trouble stays its own, and none outlives who started it."""

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from argmap.render.limits import LIMITS, GraphvizBusyError, GraphvizError, Limits
from argmap.render.options import Format
from argmap.render.pool import Pool
from argmap.render.worker import Worker

TINY = 'digraph { a -> b [label="x"] }'
SVG = LIMITS[Format.SVG]
TANGLE = f"digraph {{ {'; '.join(f'{one} -> {(one * step) % 400}' for one in range(400) for step in (3, 7, 11, 17))} }}"


@pytest.fixture
def pool():
    pool = Pool(2)
    yield pool
    pool.close()


@pytest.fixture
def started(monkeypatch):
    """The process numbers of all children that were started."""
    numbers = []
    begin = Worker.__init__

    def begin_and_note(worker, environment):
        begin(worker, environment)
        numbers.append(worker._process.pid)

    monkeypatch.setattr(Worker, "__init__", begin_and_note)
    return numbers


def draw(pool, dot=TINY, limits=SVG):
    return pool.draw(dot, Format.SVG, limits)


def is_alive(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_child_draws_one_picture_after_another_each_as_the_first(pool, started):
    first = draw(pool)

    others = {draw(pool) for _picture in range(10)}

    assert others == {first}
    assert len(started) == 1


@pytest.mark.parametrize(
    ("dot", "limits"),
    [
        ("digraph { a -> ", SVG),
        ("not DOT at all", SVG),
        (TANGLE, Limits(seconds=0.2)),
        (TANGLE, Limits(memory_bytes=64 << 20)),
        (TINY, Limits(output_bytes=10)),
    ],
)
def test_a_picture_that_is_refused_does_not_harm_the_next(pool, dot, limits):
    before = draw(pool)

    with pytest.raises(GraphvizError):
        draw(pool, dot, limits)

    assert draw(pool) == before


def test_a_child_that_was_killed_while_it_waited_is_replaced(pool, started):
    before = draw(pool)
    os.kill(started[0], signal.SIGKILL)
    os.waitid(os.P_PID, started[0], os.WEXITED | os.WNOWAIT)

    assert draw(pool) == before
    assert len(started) == 2


def test_limits_of_cpu_are_for_each_picture_and_not_for_all_together(pool, started):
    limits = Limits(cpu_seconds=1)
    heavy = f"digraph {{ {'; '.join(f'{one} -> {one // 2}' for one in range(1, 500))} }}"

    for _picture in range(12):
        draw(pool, heavy, limits)

    assert len(started) == 1


def test_no_more_children_than_places(pool, started):
    with ThreadPoolExecutor(6) as readers:
        pictures = set(readers.map(lambda _reader: draw(pool), range(24)))

    assert len(pictures) == 1
    assert len(started) <= 2


def test_who_finds_no_free_place_in_time_is_told_so(pool, monkeypatch):
    hold, held = threading.Event(), threading.Barrier(3)

    def wait(_worker, _dot, _format, _limits):
        held.wait(10)
        hold.wait(10)
        return b""

    monkeypatch.setattr(Worker, "draw", wait)
    with ThreadPoolExecutor(2) as readers:
        waiting = [readers.submit(draw, pool) for _reader in range(2)]
        held.wait(10)
        with pytest.raises(GraphvizBusyError, match="Too many maps"):
            draw(pool, limits=Limits(seconds=0.01))
        hold.set()

    assert [reader.result() for reader in waiting] == [b"", b""]


def test_a_child_that_has_drawn_its_number_of_pictures_makes_room(pool, started, monkeypatch):
    monkeypatch.setattr("argmap.render.pool.MOST_PICTURES", 2)

    for _picture in range(4):
        draw(pool)

    assert len(started) == 2
    assert not any(map(is_alive, started))


def test_a_forked_process_has_children_of_its_own(pool, started):
    before = draw(pool)
    place, answer = os.pipe()

    if (forked := os.fork()) == 0:
        pool.forget()
        drawn = draw(pool) == before
        pool.close()
        os.write(answer, b"same" if drawn else b"other")
        os._exit(0)
    os.waitpid(forked, 0)

    assert os.read(place, 10) == b"same"
    assert draw(pool) == before
    assert len(started) == 1
    os.close(place)
    os.close(answer)


def test_children_end_when_the_process_that_started_them_is_killed(tmp_path):
    program = """
import os, signal
from argmap.render import limits, options, pool
pool.POOL.draw("digraph {a}", options.Format.SVG, limits.Limits())
print(pool.POOL._idle[0]._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False).stdout
    child = os.pidfd_open(int(said)) if is_alive(int(said)) else None

    # The pidfd can be read when the process has ended.
    assert child is None or waits_for_end(child)


def waits_for_end(child):
    import select

    try:
        return bool(select.select([child], [], [], 10)[0])
    finally:
        os.close(child)
