"""The view of a stop in a guided tour: the query of the map's address, read, written in one way, and the records it names.

It holds the parameters of `argmap.core.reading.viewpoint` and of `argmap.core.view.state`, but for the focus, which is a
field of the stop itself, and for the place in a tour. docs/decisions/0009-guided-tours.md says why it is kept as a query.
"""

from collections.abc import Iterator, Mapping
from unicodedata import normalize
from urllib.parse import parse_qsl, quote, urlencode

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.kinds import End
from argmap.core.reading.viewpoint import READERS, ViewpointError, read_options, write_query
from argmap.core.records import Stop
from argmap.core.standing import Action, Options
from argmap.core.view import FILTERS, View, list_parameters, name_end, read_view
from argmap.core.view.arcs import ARGUMENT_PREFIX
from argmap.core.view.state import NAMES

ALLOWED = (*READERS, *(name for name in NAMES if name not in ("focus", "tour", "stop")), *FILTERS)
"""The parameters that a stop's view may have."""
NAMED = frozenset({"actors", "issues", *(action.collection for action in Action)})
"""The collections whose records a view can name."""
_ACTORS_AND_ISSUES: Mapping[str, str] = {"only_actor": "actors", "only_issue": "issues"}
_SOME_FOCUS = "?"
_OF_THE_PAGE = ("tour", "stop", "read", "lit")
"""In an address these are about one reader's page: the place in a tour, what is read beside the map, what is lit on it."""


class Named(Struct, frozen=True, kw_only=True):
    """What a view names by its key: the parameter that does so, and the collections and keys of which one has to be there."""

    parameter: str
    name: str
    places: tuple[tuple[str, str], ...]

    @property
    def complaint(self) -> str:
        """What to say where it is not there."""
        kinds = " and ".join(collection for collection, _ in self.places)
        return f'{self.parameter} names "{self.name}", but the debate\'s {kinds} have no such key'


def describe_view(text: str) -> str:
    """What is wrong with a stop's view, as a sentence without its full stop; "" where nothing is.

    >>> describe_view("lens=usa&depth=1"), describe_view("depth=99")
    ('', '"99" is no number of steps; allowed are 0 to 8')
    """
    try:
        _read_parts(text)
    except ViewpointError as error:
        return str(error)
    return ""


def normalise_view(text: str) -> str:
    """The view as a query with its parameters in one order and what goes without saying left out; what is wrong stays as it is.

    >>> normalise_view("depth=2&open=B 1&lens=usa&as_of=")
    'lens=usa&open=B%201'
    """
    try:
        options, view = _read_parts(text)
    except ViewpointError:
        return normalize("NFC", text)
    # How far up a map goes is told only beside its focus, which the stop has elsewhere.
    parameters = [pair for pair in list_parameters(replace(view, focus=_SOME_FOCUS)) if pair[0] != "focus"]
    return "&".join(filter(None, (write_query(options), urlencode(parameters, quote_via=quote, safe=""))))


def split_address(address: str) -> tuple[str, str]:
    """The focus and the rest of a map's address, whole or its query alone, without what is about the page and not the map.

    >>> split_address("https://example.org/debates/mali/?tour=t&stop=2&focus=A1&depth=1#claim-A1")
    ('A1', 'depth=1')
    >>> split_address("https://example.org/debates/mali/")
    ('', '')
    """
    text = address.strip()
    # A query alone may begin with its mark; one that stands inside belongs to a key.
    is_whole = text.startswith(("http://", "https://", "/"))
    query = text.partition("#")[0].partition("?")[2] if is_whole else text.partition("#")[0].removeprefix("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    focus = next((text for name, text in pairs if name == "focus"), "")
    rest = [(name, text) for name, text in pairs if name not in ("focus", *_OF_THE_PAGE)]
    return normalize("NFC", focus), urlencode(rest, quote_via=quote, safe="")


def find_view(stop: Stop) -> tuple[Options, View]:
    """How the debate is looked at at the stop, and what of it the map shows. Raises ViewpointError."""
    options, view = _read_parts(stop.view)
    focus = "" if stop.focus is None else name_end((stop.focus_kind or End.CLAIM, stop.focus))
    return options, replace(view, focus=focus)


def list_named(text: str) -> Iterator[Named]:
    """The records that a view names; none where the view cannot be read.

    >>> [named.places for named in list_named("lens=usa&open=argument/A1")]
    [(('actors', 'usa'),), (('claims', 'argument/A1'), ('arguments', 'A1'))]
    """
    try:
        options, view = _read_parts(text)
    except ViewpointError:
        return
    if options.lens:
        yield Named(parameter="lens", name=options.lens, places=(("actors", options.lens),))
    for toggle in options.toggles:
        yield Named(parameter="what_if", name=toggle.key, places=((toggle.action.collection, toggle.key),))
    for parameter, names in (("open", view.opened), ("close", view.closed)):
        yield from (Named(parameter=parameter, name=name, places=_list_boxes(name)) for name in names)
    for parameter, key in view.filters:
        if parameter in _ACTORS_AND_ISSUES:
            yield Named(parameter=parameter, name=key, places=((_ACTORS_AND_ISSUES[parameter], key),))


def _list_boxes(name: str) -> tuple[tuple[str, str], ...]:
    argument = (("arguments", name.removeprefix(ARGUMENT_PREFIX)),) if name.startswith(ARGUMENT_PREFIX) else ()
    return (("claims", name), *argument)


def _read_parts(text: str) -> tuple[Options, View]:
    pairs = parse_qsl(text, keep_blank_values=True)
    for name, _ in pairs:
        if name == "focus":
            raise ViewpointError("focus", "the view names its focus; the stop has the field focus for it")
        if name not in ALLOWED:
            raise ViewpointError(name, f'"{name[:60]}" is no parameter of a stop\'s view; allowed are {", ".join(ALLOWED)}')
    return read_options(dict(pairs)), read_view(pairs)
