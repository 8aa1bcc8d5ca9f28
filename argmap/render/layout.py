"""Has Graphviz draw a picture: by the library in a warm child, or by a `dot` program in a child of its own."""

from argmap.render.limits import LIMITS, Limits
from argmap.render.options import Format
from argmap.render.pool import POOL
from argmap.render.program import run_program


def run_graphviz(dot: str, format: Format, *, limits: Limits | None = None, dot_binary: str | None = None) -> bytes:
    """Draw the DOT text and return the picture; waits for a child, and to start one costs about 50 ms more.

    `dot_binary` is the path of a `dot` program to use in place of the library that comes with pygraphviz.

    Raises GraphvizLimitError when a limit was reached, and GraphvizError when Graphviz failed in another way: with any exit
    code but 0, or with an error on standard error (lines may be missing from the picture then).
    """
    bounds = limits or LIMITS[format]
    if dot_binary is not None:
        return run_program(dot, format, bounds, dot_binary)
    return POOL.draw(dot, format, bounds)
