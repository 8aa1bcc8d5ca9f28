import os
import re
import select
import stat
import time
from xml.etree import ElementTree

import pytest

from argmap.core.kinds import RelationKind
from argmap.core.reading.standing import Mark
from argmap.core.standing import Verdict
from argmap.render import Format, GraphvizError, GraphvizLimitError, Limits, MapOptions, render_map, sketch_map, write_dot
from argmap.render.layout import run_graphviz
from tests.render.debates import SVG, bridge, find_group, find_ids, make_claims, make_debate, read_svg, relate

TINY = "digraph { a -> b }"


def tangle():
    """A debate of 300 claims in which everything bears on everything, which Graphviz cannot lay out in a second."""
    claims = make_claims(*(f"c{number}" for number in range(300)))
    pairs = {(number, (number * step) % 300) for number in range(300) for step in (3, 7, 11, 17)}
    relations = tuple(relate(RelationKind.SUPPORTS, f"c{source}", f"c{target}") for source, target in sorted(pairs))
    return make_debate(claims=claims, relations=relations)


def make_program(folder, script):
    path = folder / "dot"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize(
    ("picture_format", "start"), [(Format.SVG, b"<svg "), (Format.PNG, b"\x89PNG\r\n\x1a\n"), (Format.PDF, b"%PDF-")]
)
def test_it_draws_every_format(picture_format, start):
    assert render_map(bridge(), format=picture_format).startswith(start)


def measure_outlines(dot):
    """Left, top, width and height of each box, by its name in DOT, in a picture by Graphviz alone."""
    root = ElementTree.fromstring(run_graphviz(dot, Format.SVG))
    groups = (group for group in root.iter(f"{SVG}g") if group.get("class") == "node")
    nodes = {group.findtext(f"{SVG}title"): group for group in groups}
    return {
        name: [round(number) for number in measure_path(node.find(f"{SVG}path").get("d"))]
        for name, node in nodes.items()
        if "claim" in name
    }


def measure_path(path):
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    across, down = numbers[::2], numbers[1::2]
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def test_boxes_stand_in_the_same_places_whether_graphviz_writes_in_them_or_we_do():
    options = MapOptions(marks={"build": Mark(Verdict.IN, Verdict.OUT)}, hidden={"jobs": (3, 1), "flood": (0, 2)})
    sketch = sketch_map(bridge(), options=options)

    empty, written = measure_outlines(sketch.dot), measure_outlines(sketch.write_dot())

    assert len(empty) == len(bridge().claims)
    assert empty == written


def test_a_run_that_takes_too_long_is_stopped_by_the_clock():
    started = time.monotonic()

    with pytest.raises(GraphvizLimitError, match=r"0\.2 seconds") as caught:
        render_map(tangle(), limits=Limits(seconds=0.2))

    assert caught.value.limit == "time"
    assert time.monotonic() - started < 5


def test_a_run_that_uses_too_much_cpu_is_stopped():
    with pytest.raises(GraphvizLimitError) as caught:
        render_map(tangle(), limits=Limits(seconds=60, cpu_seconds=1))

    assert caught.value.limit == "cpu"


def test_a_run_that_needs_too_much_memory_is_stopped():
    with pytest.raises(GraphvizLimitError) as caught:
        render_map(bridge(), limits=Limits(memory_bytes=64 << 20))

    assert caught.value.limit == "memory"


def test_a_run_that_writes_too_much_is_stopped():
    with pytest.raises(GraphvizLimitError) as caught:
        render_map(bridge(), limits=Limits(output_bytes=1000))

    assert caught.value.limit == "output"


def test_a_syntax_error_is_told_in_graphviz_own_words():
    with pytest.raises(GraphvizError, match="syntax error in line 1"):
        run_graphviz("digraph { a -> ", Format.SVG)


def test_a_system_binary_is_used_where_one_is_given(tmp_path):
    program = make_program(tmp_path, 'cat > "$(dirname "$0")/seen"; echo "drawn with $*"')

    picture = run_graphviz(TINY, Format.PNG, dot_binary=program)

    assert picture == b"drawn with -Tpng\n"
    assert (tmp_path / "seen").read_text() == TINY


def test_any_exit_code_but_zero_is_a_failure_even_with_a_picture(tmp_path):
    program = make_program(tmp_path, 'echo "<svg/>"; echo "Error: lost a line" >&2; exit 1')

    with pytest.raises(GraphvizError, match="exit code 1: Error: lost a line"):
        run_graphviz(TINY, Format.SVG, dot_binary=program)


def test_an_error_on_standard_error_is_a_failure_even_with_exit_code_zero(tmp_path):
    program = make_program(tmp_path, 'echo "<svg/>"; echo "Error: lost a line" >&2')

    with pytest.raises(GraphvizError, match="not all of it: Error: lost a line"):
        run_graphviz(TINY, Format.SVG, dot_binary=program)


def test_a_warning_is_no_failure(tmp_path):
    program = make_program(tmp_path, 'echo "<svg/>"; echo "Warning: no such font" >&2')

    assert run_graphviz(TINY, Format.SVG, dot_binary=program) == b"<svg/>\n"


def test_a_binary_that_is_not_there_is_told(tmp_path):
    with pytest.raises(GraphvizError, match="No such file"):
        run_graphviz(TINY, Format.SVG, dot_binary=str(tmp_path / "nothing"))


def test_what_a_run_started_is_killed_with_it(tmp_path):
    os.mkfifo(tmp_path / "alive")
    alive = os.open(tmp_path / "alive", os.O_RDONLY | os.O_NONBLOCK)
    program = make_program(tmp_path, 'exec 3> "$(dirname "$0")/alive"; echo started >&3; sleep 600 & wait')

    with pytest.raises(GraphvizLimitError):
        run_graphviz(TINY, Format.SVG, limits=Limits(seconds=1), dot_binary=program)

    # A pipe ends when the last process that could write to it has ended.
    assert os.read(alive, 100) == b"started\n"
    assert select.select([alive], [], [], 10)[0]
    assert os.read(alive, 100) == b""
    os.close(alive)


def test_a_flood_of_complaints_does_not_fill_the_memory(tmp_path):
    program = make_program(tmp_path, "head -c 20000000 /dev/zero | tr '\\0' x >&2; exit 3")

    with pytest.raises(GraphvizError) as caught:
        run_graphviz(TINY, Format.SVG, dot_binary=program)

    assert len(str(caught.value)) < 10_000


def test_the_child_learns_no_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "swordfish")
    program = make_program(tmp_path, "env")

    assert b"swordfish" not in run_graphviz(TINY, Format.SVG, dot_binary=program)


def measure_boxes(svg):
    """The width and height of each claim's box."""
    root, sizes = read_svg(svg), {}
    for name in find_ids(root, "node"):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", find_group(root, name).find(f"{SVG}path").get("d"))]
        across, down = numbers[0::2], numbers[1::2]
        sizes[name] = (round(max(across) - min(across)), round(max(down) - min(down)))
    return sizes


def test_a_machine_without_fonts_draws_the_same_boxes(tmp_path, monkeypatch):
    with_fonts = measure_boxes(render_map(bridge()))
    nothing = tmp_path / "fonts.conf"
    nothing.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
    monkeypatch.setenv("FONTCONFIG_FILE", str(nothing))

    without_fonts = measure_boxes(render_map(bridge()))

    assert len(with_fonts) == len(bridge().claims)
    assert without_fonts == with_fonts


def test_dot_of_a_tangle_is_what_the_limits_are_for():
    assert write_dot(tangle()).count("->") > 1000
