"""The page of networks: who says the same of what, as a picture and as a table, with coalitions and polarisation."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlencode

from msgspec import Struct
from msgspec.structs import replace

from argmap.core.networks import (
    Coalitions,
    Mode,
    Variable,
    list_unknown_exclusions,
)
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint, write_query
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.render.networks import list_drawn_ties
from argmap.services.evaluating import see_debate
from argmap.services.network_asking import NetworkAsked, read_asked, write_asked
from argmap.services.network_pictures import find_page_network
from argmap.services.networks import (
    BuiltNetwork,
    build_asked,
    describe_network,
)
from argmap.services.pages.choices import Field
from argmap.services.pages.links import Links
from argmap.services.pages.network_figures import (
    CoalitionLine,
    WindowLine,
    find_coalitions_noting,
    list_coalitions,
    list_windows_noting,
)
from argmap.services.pages.network_form import PAGE_DEFAULT, PAGE_WINDOWS, offer_choices, offer_filters_of_network
from argmap.services.pages.network_ties import TieLine, list_tie_lines, page_of
from argmap.services.snapshot import load_debate


class NetworksPage(Struct, frozen=True, kw_only=True):
    """The network with its form; `svg` is "" where `failure` says in a sentence why, or where there is nothing to draw.

    The queries ask for the same in tables, in pictures and in JSON, each of which may be asked for more than the one before.
    """

    svg: str
    failure: str
    words: str
    lines: tuple[TieLine, ...]
    ties: int
    rows: int
    columns: int
    statements: int
    loners: tuple[tuple[str, str], ...]
    figures: Coalitions | None
    coalitions: tuple[CoalitionLine, ...]
    windows: tuple[WindowLine, ...]
    notes: tuple[str, ...]
    asked: NetworkAsked
    fields: tuple[Field, ...]
    filters: tuple[Field, ...]
    modes: tuple[tuple[str, str, bool], ...]
    exclude: str
    view: Viewpoint
    also: str
    file_query: str
    picture_query: str
    json_query: str
    is_empty: bool
    is_filtered: bool

    @property
    def is_one_mode(self) -> bool:
        """Whether rows are tied with each other."""
        return self.asked.options.mode is Mode.ONE

    @property
    def is_of_claims(self) -> bool:
        """Whether rows are claims."""
        return self.asked.options.of is Variable.CONCEPT


def read_networks(debate: Debate, options: Options, *, texts: Mapping[str, str]) -> NetworksPage:
    """The network that the address asks for. Raises ViewpointError and EvaluationRefused."""
    value = load_debate(debate)
    see_debate(value, options)
    windows = {} if texts.get("period") else PAGE_WINDOWS
    asked = read_asked({**texts, **windows}, value, as_of=options.as_of, default=PAGE_DEFAULT)
    built = build_asked(value, asked)
    notes = [
        f'Nothing is called "{one}", so that it excludes nothing.' for one in list_unknown_exclusions(value, asked.options)
    ]
    coalitions = find_coalitions_noting(built, notes)
    links = Links(value, options)
    state = f"?{links.query}" if links.query else ""
    svg, failure = find_page_network(value, built.shown, coalitions, state)
    ties = list(list_drawn_ties(built.shown))
    own = write_asked(asked, PAGE_DEFAULT)
    return NetworksPage(
        svg=svg if ties else "",
        failure=failure,
        words=describe_network(asked.options),
        lines=list_tie_lines(built, links),
        ties=len(ties),
        rows=len(built.shown.rows),
        columns=len(built.shown.columns),
        statements=built.whole.statements,
        loners=tuple(_list_loners(built, links)),
        figures=coalitions,
        coalitions=tuple(list_coalitions(built, coalitions, links)) if coalitions else (),
        windows=list_windows_noting(built, notes),
        notes=tuple(notes),
        asked=asked,
        fields=tuple(offer_choices(asked)),
        filters=offer_filters_of_network(value, asked),
        modes=tuple(_offer_modes(asked, options)),
        exclude=own.get("exclude", ""),
        view=describe_viewpoint(value, options),
        also=f"&{_write(own)}" if own else "",
        file_query=_ask_file(replace(asked, windows=None), options),
        picture_query=_ask_file(replace(asked, windows=None, coalitions=coalitions is not None), options),
        json_query=_ask_file(replace(asked, coalitions=coalitions is not None), options),
        is_empty=not value.stances,
        is_filtered=bool({*own} - {"of", "via", "aggregation", "mode", "period"}),
    )


def _ask_file(asked: NetworkAsked, options: Options) -> str:
    """The query of a file's address, which tells what it asks for in full: defaults of files are not those of the page."""
    dated = {"as_of": options.as_of} if options.as_of else {}
    return _write(dated | write_asked(asked))


def _write(texts: Mapping[str, str]) -> str:
    return urlencode(texts, quote_via=quote, safe="")


def _offer_modes(asked: NetworkAsked, options: Options) -> Iterator[tuple[str, str, bool]]:
    """The two kinds of network, as addresses without the choices that only one of them has."""
    kept = {name: text for name, text in write_asked(asked, PAGE_DEFAULT).items() if name not in _OF_A_MODE}
    for mode, words in ((Mode.ONE, "Who goes with whom"), (Mode.TWO, "Who with what")):
        own = kept if mode is PAGE_DEFAULT.mode else {"mode": mode.value, **kept}
        yield words, "?" + "&".join(filter(None, (write_query(options), _write(own)))), asked.options.mode is mode


_OF_A_MODE = ("mode", "aggregation", "normalization")


def _list_loners(built: BuiltNetwork, links: Links) -> Iterator[tuple[str, str]]:
    """The rows without a tie, by name, with their pages."""
    page = page_of(built.asked.options.of)
    for key, name, cells in zip(built.shown.row_keys, built.shown.rows, built.shown.matrix, strict=True):
        if not any(cells):
            yield name, links.find_record(page, key)
