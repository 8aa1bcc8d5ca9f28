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
from argmap.services.pages.loading import load_for_page
from argmap.services.pages.network_figures import (
    CoalitionLine,
    Figures,
    WindowLine,
    find_figures,
    list_coalitions,
)
from argmap.services.pages.network_form import PAGE_DEFAULT, PAGE_WINDOWS, offer_choices, offer_filters_of_network
from argmap.services.pages.network_ties import TieLine, list_tie_lines, page_of


class FileQueries(Struct, frozen=True, kw_only=True):
    """Ask for the same in tables, in pictures and in JSON, each of which may be asked for more than the one before."""

    table: str
    picture: str
    json: str


class NetworksPage(Struct, frozen=True, kw_only=True):
    """The network with its form; `svg` is "" where `failure` says in a sentence why, or where there is nothing to draw.

    Where coalitions are not looked for unless somebody asks, `coalitions_address` does.
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
    coalitions_address: str
    windows: tuple[WindowLine, ...]
    notes: tuple[str, ...]
    asked: NetworkAsked
    fields: tuple[Field, ...]
    filters: tuple[Field, ...]
    modes: tuple[tuple[str, str, bool], ...]
    exclude: str
    view: Viewpoint
    also: str
    queries: FileQueries
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
    """The network that the address asks for. Raises ViewpointError and EvaluationRefused.

    Coalitions and polarisation that nobody asked for are looked for as far as that is done soon.
    """
    value = load_for_page(debate)
    see_debate(value, options)
    windows = {} if texts.get("period") else PAGE_WINDOWS
    built = build_asked(value, read_asked({**texts, **windows}, value, as_of=options.as_of, default=PAGE_DEFAULT))
    figures = find_figures(built, asks_for_windows=not windows)
    return _show(built, figures, Links(value, options), options)


def _show(built: BuiltNetwork, figures: Figures, links: Links, options: Options) -> NetworksPage:
    """The page of what was built and found. Long, since each line is one part of the page."""
    asked, coalitions = built.asked, figures.coalitions
    svg, failure = find_page_network(links.debate, built.shown, coalitions, f"?{links.query}" if links.query else "")
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
        coalitions_address=_offer_coalitions(own, options) if figures.is_offered else "",
        windows=figures.windows,
        notes=(*_note_exclusions(built, links), *figures.notes),
        asked=asked,
        fields=tuple(offer_choices(asked)),
        filters=offer_filters_of_network(links.debate, asked),
        modes=tuple(_offer_modes(asked, options)),
        exclude=own.get("exclude", ""),
        view=describe_viewpoint(links.debate, options),
        also=f"&{_write(own)}" if own else "",
        queries=_ask_files(asked, coalitions, options),
        is_empty=not links.debate.stances,
        is_filtered=bool({*own} - {"of", "via", "aggregation", "mode", "period", "coalitions"}),
    )


def _note_exclusions(built: BuiltNetwork, links: Links) -> Iterator[str]:
    for one in list_unknown_exclusions(links.debate, built.asked.options):
        yield f'Nothing is called "{one}", so that it excludes nothing.'


def _ask_files(asked: NetworkAsked, coalitions: Coalitions | None, options: Options) -> FileQueries:
    table = replace(asked, windows=None, coalitions=False)
    has_coalitions = coalitions is not None
    return FileQueries(
        table=_ask_file(table, options),
        picture=_ask_file(replace(table, coalitions=has_coalitions), options),
        json=_ask_file(replace(asked, coalitions=has_coalitions), options),
    )


def _ask_file(asked: NetworkAsked, options: Options) -> str:
    """The query of a file's address, which tells what it asks for in full: defaults of files are not those of the page."""
    dated = {"as_of": options.as_of} if options.as_of else {}
    return _write(dated | write_asked(asked))


def _offer_coalitions(own: Mapping[str, str], options: Options) -> str:
    """The address that asks for them, and not for the windows that the page has of itself: those get less work."""
    kept = {name: text for name, text in own.items() if PAGE_WINDOWS.get(name) != text}
    return _ask_page(kept | {"coalitions": "true"}, options)


def _ask_page(own: Mapping[str, str], options: Options) -> str:
    return "?" + "&".join(filter(None, (write_query(options), _write(own))))


def _write(texts: Mapping[str, str]) -> str:
    return urlencode(texts, quote_via=quote, safe="")


def _offer_modes(asked: NetworkAsked, options: Options) -> Iterator[tuple[str, str, bool]]:
    """The two kinds of network, as addresses without the choices that only one of them has."""
    kept = {name: text for name, text in write_asked(asked, PAGE_DEFAULT).items() if name not in _OF_A_MODE}
    for mode, words in ((Mode.ONE, "Who goes with whom"), (Mode.TWO, "Who with what")):
        own = kept if mode is PAGE_DEFAULT.mode else {"mode": mode.value, **kept}
        yield words, _ask_page(own, options), asked.options.mode is mode


_OF_A_MODE = ("mode", "aggregation", "normalization")


def _list_loners(built: BuiltNetwork, links: Links) -> Iterator[tuple[str, str]]:
    """The rows without a tie, by name, with their pages."""
    page = page_of(built.asked.options.of)
    for key, name, cells in zip(built.shown.row_keys, built.shown.rows, built.shown.matrix, strict=True):
        if not any(cells):
            yield name, links.find_record(page, key)
