"""Graphviz in a process of its own, so that whatever it does to itself stays there: started by `argmap.render`.

    python -I child.py FORMAT CPU_SECONDS MEMORY_BYTES DOT_BINARY

becomes that `dot` program within the limits; it reads DOT from standard input and writes a picture to standard output.

    python -I child.py

keeps the Graphviz that pygraphviz brings loaded, and draws whenever it is told to: each line "FORMAT CPU_SECONDS MEMORY_BYTES"
on its standard output, a socket, asks for a picture of the DOT that is in standard input, a file, by then. The answer goes
the same way: eight bytes with its length, and the picture. Any failure ends the process. So does the end of the socket.

It imports nothing else: starting is most of its time.
"""

import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import Any

_MOST_COMPLAINTS = 1 << 20
_LEAST_ROOM = 1 << 25
"""So many bytes must be free for a picture; nothing is written to them."""


def main(arguments: list[str]) -> int:
    """Draw what is asked for; returns the exit code."""
    if arguments:
        picture_format, cpu_seconds, memory_bytes, binary = arguments
        limit_itself(int(cpu_seconds), int(memory_bytes))
        os.execv(binary, [binary, f"-T{picture_format}"])  # noqa: S606  no shell is wanted
    asked = os.dup(1)
    # What a library prints must not get among the answers.
    os.dup2(2, 1)
    bound_complaints()
    serve(asked, load_graphviz())
    return 0


def serve(asked: int, library: ModuleType) -> None:
    """Draw picture after picture, until nobody can ask for one any more."""
    context = library.gvContextWithBuiltins()
    with open(asked, "rb", buffering=0, closefd=False) as requests:
        while request := requests.readline().decode():
            picture_format, cpu_seconds, memory_bytes = request.split()
            used = resource.getrusage(resource.RUSAGE_SELF)
            limit_itself(int(used.ru_utime + used.ru_stime) + 1 + int(cpu_seconds), int(memory_bytes))
            # The library crashes without a word where it has no room at all; Python says MemoryError. Bytes are
            # not written to, as a bytearray is, which would take longer than a map.
            bytes(_LEAST_ROOM)
            with drawing(library, context, picture_format) as picture:
                send(asked, len(picture).to_bytes(8, "big"))
                send(asked, picture)


def send(place: int, content: bytes) -> None:
    """Write all of it."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(place, rest) :]


def limit_itself(cpu_seconds: int, memory_bytes: int) -> None:
    """Bound this process and what it becomes; a limit that the system does not know (macOS) is left to the clock.

    Only the soft limits are set, so that the next picture can be given its own; SIGXCPU then tells what happened.
    """
    for kind, most in (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):
            continue


def bound_complaints() -> None:
    """Let a flood of complaints end at its file's limit, and the drawing go on."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_COMPLAINTS, _MOST_COMPLAINTS))


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


@contextmanager
def drawing(library: ModuleType, context: Any, picture_format: str) -> Iterator[bytes]:
    """The picture of the graph in standard input, which is let go afterwards: nobody waits for that.

    Raises RuntimeError where Graphviz says that something went wrong.
    """
    os.lseek(0, 0, os.SEEK_SET)
    with open(0, "rb", closefd=False) as dot:
        graph = library.agread(dot, None)
    if library.gvLayout(context, graph, b"dot"):
        raise RuntimeError("the layout failed")
    failure, picture = library.gvRenderData(context, graph, picture_format.encode())
    if failure:
        raise RuntimeError("the drawing failed")
    yield picture
    library.gvFreeLayout(context, graph)
    library.agclose(graph)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
