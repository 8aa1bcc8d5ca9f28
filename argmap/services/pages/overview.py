"""The overview: all claims of a debate in one picture, and its largest branches in words."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from argmap.core.debate import Debate as DebateValue
from argmap.core.kinds import End
from argmap.core.reading.standing import Marks, count_changes
from argmap.core.reading.steps import Node, name_argument, name_claim
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint, write_query
from argmap.core.standing import Options, Verdict
from argmap.core.view import View, name_end, write_state
from argmap.models import Debate
from argmap.render import LIGHT, MapOptions, Theme
from argmap.render.radial import Radial, draw_radial, lay_out_debate, number_branches
from argmap.services.evaluating import see_debate
from argmap.services.maps import link_template, tell_source
from argmap.services.pages.loading import load_for_page


class BranchLine(Struct, frozen=True, kw_only=True):
    """A branch by its number on the picture, with the query of the map around it.

    Of the `size` claims beneath it `supports` are for what they bear on, `attacks` against it.
    """

    number: int
    node: Node
    size: int
    supports: int
    attacks: int
    query: str


class OverviewPage(Struct, frozen=True, kw_only=True):
    """The picture with its largest branches; `verdicts` count the claims that are in, undecided, out."""

    svg: str
    claims: int
    verdicts: tuple[tuple[Verdict, int], ...]
    kinds: frozenset[str]
    ties: int
    lines: tuple[BranchLine, ...]
    view: Viewpoint
    changed: int


def read_overview(debate: Debate, options: Options) -> OverviewPage:
    """The overview of a debate. Raises ViewpointError, EvaluationRefused, and Debate.DoesNotExist."""
    value = load_for_page(debate)
    marks = see_debate(value, options).marks
    radial, state = lay_out_debate(value), write_query(options)
    after = f"?{state}" if state else ""
    look = MapOptions(
        marks=marks,
        claim_link=link_template("claim", debate.slug) + after,
        argument_link=link_template("argument", debate.slug) + after,
        with_title=False,
        with_legend=False,
    )
    counts = Counter(mark.verdict for mark in marks.values())
    return OverviewPage(
        svg=draw_radial(value, radial, look).decode(),
        claims=len(value.claims),
        verdicts=tuple((verdict, counts[verdict]) for verdict in Verdict),
        kinds=frozenset(sector.kind.value for sector in radial.sectors if sector.kind),
        ties=len(radial.ties),
        lines=tuple(_list_branches(value, radial, marks, options)),
        view=describe_viewpoint(value, options),
        changed=count_changes(marks),
    )


def _list_branches(debate: DebateValue, radial: Radial, marks: Marks, options: Options) -> Iterator[BranchLine]:
    for badge in number_branches(radial):
        sector = radial.sectors[badge.place]
        kind, key = sector.end
        is_claim = kind is End.CLAIM
        yield BranchLine(
            number=badge.number,
            node=name_claim(debate.claim_by_key[key], marks.get(key))
            if is_claim
            else name_argument(debate.argument_by_key[key]),
            size=sector.size - 1,
            supports=sector.supports,
            attacks=sector.attacks,
            query=write_state(options, View(focus=name_end(sector.end))),
        )


def draw_overview(debate: Debate, options: Options, *, theme: Theme = LIGHT, source: str = "") -> bytes:
    """The picture to stand by itself, with question and legend, as SVG; `source` says where it is from.

    Raises EvaluationRefused and Debate.DoesNotExist.
    """
    value = load_for_page(debate)
    marks = see_debate(value, options).marks
    look = MapOptions(marks=marks, theme=theme, source=tell_source(value, options, source))
    return draw_radial(value, lay_out_debate(value), look)
