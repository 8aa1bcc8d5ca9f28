"""The page of claims by support and opposition: how many actors hold what of each, as a bar chart, a table and a file."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from msgspec import Struct

from argmap.core.debate import Debate as DebateValue
from argmap.core.kinds import Position
from argmap.core.positions import Selection, build_matrix, read_selection, write_parameters
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.render.charts import AGAINST, FOR, MOST_BARS, Bar, sketch_chart
from argmap.services.evaluating import see_debate
from argmap.services.maps import Drawing, Picture, plan_sketch
from argmap.services.network_pictures import find_page_picture
from argmap.services.pages.choices import POSITION_WORDS, Field, offer_filters
from argmap.services.pages.links import Links
from argmap.services.pages.loading import load_for_page
from argmap.services.pages.table_files import write_table


class SupportLine(Struct, frozen=True, kw_only=True):
    """A claim, the page of its stances, and the number of actors by position; every position has a number."""

    key: str
    title: str
    address: str
    counts: tuple[int, ...]


class SupportPage(Struct, frozen=True, kw_only=True):
    """The chart with its table and its form; `positions` are the words over the numbers of a line."""

    svg: str
    failure: str
    lines: tuple[SupportLine, ...]
    positions: tuple[str, ...]
    most: int
    filters: tuple[Field, ...]
    inherits: bool
    is_filtered: bool
    view: Viewpoint
    also: str
    file_query: str
    is_empty: bool


class Tally(Struct, frozen=True, kw_only=True):
    """A claim with the number of actors by position, those alone that somebody has."""

    key: str
    title: str
    counts: Mapping[Position, int]


def tally_claims(debate: DebateValue, selection: Selection) -> tuple[Tally, ...]:
    """The claims with a stance, those first on which most actors take a side; each actor counts once, by its latest stance.

    Raises ValueError where the date is none.
    """
    matrix = build_matrix(debate, selection)
    found: defaultdict[str, Counter[Position]] = defaultdict(Counter)
    for (_, claim), cell in sorted(matrix.cells.items()):
        if cell.position is not None:
            found[claim][cell.position] += 1
    tallies = [Tally(key=one.key, title=one.title, counts=dict(found[one.key])) for one in matrix.columns]
    return tuple(sorted(tallies, key=lambda one: -_make_bar(one).count((*AGAINST, *FOR))))


def read_support(debate: Debate, options: Options, *, texts: Mapping[str, str]) -> SupportPage:
    """The chart that the address asks for. Raises ViewpointError and EvaluationRefused."""
    value = load_for_page(debate)
    see_debate(value, options)
    selection = read_selection(texts, value, as_of=options.as_of)
    tallies = tally_claims(value, selection)
    bars = [_make_bar(one) for one in tallies]
    sketch = sketch_chart(bars, question=value.about.question, is_alone=False)
    svg, failure = find_page_picture(sketch, slug=debate.slug) if bars else ("", "")
    filters, own, links = offer_filters(value, selection), write_parameters(selection), Links(value, options)
    return SupportPage(
        svg=svg,
        failure=failure,
        lines=tuple(_make_line(one, links) for one in tallies),
        positions=tuple(POSITION_WORDS[position] for position in Position),
        most=MOST_BARS,
        filters=filters,
        inherits=selection.inherit,
        is_filtered=selection.inherit or any(not field.choices[0].is_chosen for field in filters),
        view=describe_viewpoint(value, options),
        also=f"&{own}" if own else "",
        file_query="&".join(filter(None, (f"as_of={options.as_of}" if options.as_of else "", own))),
        is_empty=not any(stance.claim for stance in value.stances),
    )


def plan_support(debate: DebateValue, selection: Selection, picture: Picture) -> Drawing:
    """The chart to stand by itself, under the debate's question; not drawn yet."""
    bars = [_make_bar(one) for one in tally_claims(debate, selection)]
    return plan_sketch(sketch_chart(bars, question=debate.about.question), slug=debate.about.slug, picture=picture)


def write_support_csv(debate: DebateValue, selection: Selection) -> bytes:
    """A line for each claim: its key, its title, and the number of actors by position; no cell is a formula."""
    rows = (
        [one.key, one.title, *(str(one.counts.get(position, 0)) for position in Position)]
        for one in tally_claims(debate, selection)
    )
    return write_table(["claim", "title", *Position], rows).text.encode()


def _make_bar(tally: Tally) -> Bar:
    return Bar(title=f"{tally.key} {tally.title}", counts=tally.counts)


def _make_line(tally: Tally, links: Links) -> SupportLine:
    return SupportLine(
        key=tally.key,
        title=tally.title,
        address=links.find_record("claim", tally.key),
        counts=tuple(tally.counts.get(position, 0) for position in Position),
    )
