"""What a map shows of a debate, as query parameters: beside the viewpoint (`argmap.core.reading.viewpoint`) in one address.

The parameters are `all` (true: the whole map), `focus`, `up` and `depth` (a claim with its surroundings), `open` and
`close`, which may stand several times, the filters (`argmap.core.view.filters`), and `tour` and `stop`, the place in a guided
tour at which a reader is. Boxes are named as `argmap.core.view.arcs.name_end` names them.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlencode

from msgspec import Struct

from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.view.filters import FILTERS, Filters, read_filters

DEPTHS = range(9)
"""So many steps a view may go up or down; beyond, a map of a real debate is too big to be read."""
OPENING_DEPTH = 2
"""Deeper opening views do not fit a screen (DESIGN.md, "Layout")."""
MOST_NAMED = 200
"""So many boxes an address may open and close: more than anybody clicks, and short enough for an address."""
NAMES = ("tour", "stop", "all", "focus", "up", "depth", "open", "close")
"""The parameters of a view, in the order in which an address has them."""


class View(Struct, frozen=True, kw_only=True):
    """What a map shows.

    Without `focus` it is what bears on nothing, with `depth` steps of reasons; with it, that box, as many steps of reasons,
    and what it bears on for `up` steps. `opened` boxes show their reasons besides, `closed` ones do not. `is_whole` shows all.
    With `filters` it is the claims that have what these ask for, each with its way from what bears on nothing. `tour` (its key)
    and `stop` (from 1, 0 without a tour) change nothing of the map: they keep the reader in the tour from view to view.
    """

    is_whole: bool = False
    focus: str = ""
    up: int = 1
    depth: int = OPENING_DEPTH
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    filters: Filters = ()
    tour: str = ""
    stop: int = 0


_OPENING = View()


def read_view(pairs: Iterable[tuple[str, str]]) -> View:
    """The view that an address asks for; of opening and closing one box, what stands last counts.

    Other parameters are not looked at, and "" counts as not given. Raises ViewpointError.

    >>> read_view([("open", "A1"), ("open", "A2"), ("close", "A1"), ("lens", "usa")])
    View(is_whole=False, focus='', up=1, depth=2, opened=('A2',), closed=('A1',), filters=(), tour='', stop=0)
    """
    texts: dict[str, str] = {}
    is_open: dict[str, bool] = {}
    for name, text in pairs:
        if name in ("open", "close") and text:
            is_open[unicodedata.normalize("NFC", text)] = name == "open"
        elif (name in NAMES or name in FILTERS) and text:
            texts[name] = text
    if len(is_open) > MOST_NAMED:
        raise ViewpointError("open", f"an address opens and closes at most {MOST_NAMED} boxes; this one has {len(is_open)}")
    tour = unicodedata.normalize("NFC", texts.get("tour", ""))
    return View(
        tour=tour,
        stop=_read_stop(texts.get("stop", "")) if tour else 0,
        is_whole=_read_truth(texts.get("all", "")),
        focus=unicodedata.normalize("NFC", texts.get("focus", "")),
        up=_read_depth("up", texts, _OPENING.up),
        depth=_read_depth("depth", texts, _OPENING.depth),
        opened=tuple(sorted(name for name, opens in is_open.items() if opens)),
        closed=tuple(sorted(name for name, opens in is_open.items() if not opens)),
        filters=read_filters({name: unicodedata.normalize("NFC", text) for name, text in texts.items()}),
    )


def list_parameters(view: View) -> Iterator[tuple[str, str]]:
    """The view as the parameters of an address, without those that say what goes without saying."""
    if view.tour:
        yield "tour", view.tour
        yield "stop", str(view.stop)
    if view.is_whole:
        yield "all", "true"
    if view.focus:
        yield "focus", view.focus
    if view.focus and view.up != _OPENING.up:
        yield "up", str(view.up)
    if view.depth != _OPENING.depth:
        yield "depth", str(view.depth)
    yield from (("open", name) for name in view.opened)
    yield from (("close", name) for name in view.closed)
    yield from view.filters


def write_view(view: View) -> str:
    """The view as the query of an address, always in one order; "" for the opening view.

    >>> write_view(View(focus="A1", opened=("A2", "A 3")))
    'focus=A1&open=A2&open=A%203'
    """
    return urlencode(tuple(list_parameters(view)), quote_via=quote, safe="")


def _read_truth(text: str) -> bool:
    if text not in ("", "true", "false"):
        raise ViewpointError("all", f'"{text[:60]}" says neither that the whole map is shown nor that it is not; '
                                    "allowed are true, false")  # fmt: skip
    return text == "true"


def _read_stop(text: str) -> int:
    if len(text) > 6 or not (text or "1").isascii() or not (text or "1").isdigit() or text.startswith("0"):
        raise ViewpointError("stop", f'"{text[:60]}" is no number of a stop; allowed are 1, 2, 3 and so on')
    return int(text or "1")


def _read_depth(name: str, texts: dict[str, str], usual: int) -> int:
    text = texts.get(name, "")
    if not text:
        return usual
    if len(text) > 2 or not text.isascii() or not text.isdigit() or int(text) not in DEPTHS:
        raise ViewpointError(name, f'"{text[:60]}" is no number of steps; allowed are {DEPTHS[0]} to {DEPTHS[-1]}')
    return int(text)
