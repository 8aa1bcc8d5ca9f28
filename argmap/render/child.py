"""Graphviz in a process of its own, so that whatever it does to itself stays there: started by `argmap.render.layout`.

    python -I child.py FORMAT CPU_SECONDS MEMORY_BYTES [DOT_BINARY]

reads DOT from standard input and writes a picture to standard output, within the limits. With DOT_BINARY it becomes that
program; without, it draws with the Graphviz that pygraphviz brings. It imports nothing else: starting is most of its time.
"""

import resource
import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from os import execv
from types import ModuleType


def main(arguments: list[str]) -> int:
    """Draw what standard input says; returns the exit code."""
    picture_format, cpu_seconds, memory_bytes, *binary = arguments
    limit_itself(int(cpu_seconds), int(memory_bytes))
    if binary:
        execv(binary[0], [binary[0], f"-T{picture_format}"])  # noqa: S606  no shell is wanted
    picture = draw(load_graphviz(), picture_format)
    sys.stdout.buffer.write(picture)
    return 0


def limit_itself(cpu_seconds: int, memory_bytes: int) -> None:
    """Bound this process and what it becomes; a limit that the system does not know (macOS) is left to the clock."""
    for kind, soft, hard in (
        # The first second over the limit ends in SIGXCPU, which tells what happened; the next would end in SIGKILL.
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_AS, memory_bytes, memory_bytes),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        try:
            resource.setrlimit(kind, (soft, hard))
        except (ValueError, OSError):
            continue


def load_graphviz() -> ModuleType:
    """The library of pygraphviz without its Python, which takes longer to import than a map to draw."""
    package = PathFinder.find_spec("pygraphviz")
    if package is None or package.submodule_search_locations is None:
        raise ImportError("pygraphviz is not installed")
    spec = PathFinder.find_spec("_graphviz", list(package.submodule_search_locations))
    if spec is None or spec.loader is None:
        raise ImportError("pygraphviz has no library")
    library = module_from_spec(spec)
    spec.loader.exec_module(library)
    return library


def draw(library: ModuleType, picture_format: str) -> bytes:
    """The picture of the graph on standard input; raises RuntimeError where Graphviz says that something went wrong."""
    with open(0, "rb", closefd=False) as dot:
        graph = library.agread(dot, None)
    context = library.gvContextWithBuiltins()
    if library.gvLayout(context, graph, b"dot"):
        raise RuntimeError("the layout failed")
    failure, picture = library.gvRenderData(context, graph, picture_format.encode())
    if failure:
        raise RuntimeError("the drawing failed")
    return bytes(picture)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
