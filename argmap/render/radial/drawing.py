"""The picture as SVG: a sector for each claim, solid for what bears out, striped for what denies, filled as far as it stands.

What a page may rely on: `svg.radial` holds, in this order, the paper, `g.group` (an arc with a title, and perhaps a name),
`a#claim-KEY` and `a#argument-KEY` (`g` where the options have no link), ring by ring from the inside, each with a title,
`path.tie`, and `g.badge` (a number). Each colour comes with the class of its role, as in `argmap.render.svg`. Of the SVG that
leaves the server nothing is from users but titles, names of groups and keys, all of it escaped (`argmap.render.elements`).
"""

import math
from collections.abc import Iterator

from argmap.core.debate import Debate
from argmap.core.kinds import End, RelationKind
from argmap.core.reading.standing import Mark
from argmap.core.reading.words import TO_TARGET
from argmap.render.elements import open_element, write_run, write_title
from argmap.render.faces import embed_faces
from argmap.render.options import MapOptions
from argmap.render.quoting import TITLE_CAP, clean_text, name_node
from argmap.render.radial.labels import NAME_SIZE, RIM, Arc, Badge, list_arcs, number_branches
from argmap.render.radial.legend import list_legend, measure_legend
from argmap.render.radial.looks import LOOKS, choose_fill, find_core, paint
from argmap.render.radial.sectors import TURN, Radial, Sector
from argmap.render.radial.shapes import draw_arc, draw_core, draw_sector, find_edges
from argmap.render.radial.ties import draw_tie
from argmap.render.radial.tree import Tie
from argmap.render.wording import describe_mark, name_record

HALF = 560.0
"""From the middle to the edges of the square that the rings stand in, with what is written around them."""
_MANY_TIES = 60
"""Beyond these, ties are drawn thin and faint: they tell where there are many, not each by itself."""
_LINE, _PERIOD = 1.4, 8.0
"""The thickness of an outline, and how wide a stripe is with the gap after it; less where a sector is narrow."""
_RIM_GAP = 0.006


def draw_radial(debate: Debate, radial: Radial, options: MapOptions) -> bytes:
    """The picture of a debate's sectors (`place_sectors`) as UTF-8, to be put into a page or served as it is.

    Of the options `marks`, `theme`, the links of claims and arguments and `source` count; `with_legend` puts the question, a
    legend and the titles of the numbered branches beside the rings. The cost grows with the number of sectors and ties.
    """
    drawing = _Drawing(debate, radial, options)
    drawn = "".join(drawing.list_parts())
    faces = embed_faces(drawn) if options.with_legend else ""
    return f"{drawing.start_svg()}{faces}{drawn}</svg>".encode()


class _Drawing:
    """Writes one picture part by part."""

    def __init__(self, debate: Debate, radial: Radial, options: MapOptions) -> None:
        self.debate, self.radial, self.options = debate, radial, options
        self.colours = options.theme.colours
        self.badges = number_branches(radial)
        self.paints: dict[tuple[str, str], str] = {}

    def paint(self, fill: str = "", line: str = "") -> str:
        """The attributes of two colours; made once for each pair, as there are thousands of sectors."""
        if (fill, line) not in self.paints:
            self.paints[fill, line] = paint(self.colours, fill=fill, line=line)
        return self.paints[fill, line]

    def list_parts(self) -> Iterator[str]:
        """All that is drawn on the paper, from the bottom to the top."""
        for arc in list_arcs(self.debate, self.radial):
            yield "".join(self._list_group(arc))
        for sector in self.radial.sectors:
            yield self._write_sector(sector)
        yield from self._list_ties()
        for badge in self.badges:
            yield self._write_badge(badge)
        yield from self._list_middle()
        if self.options.with_legend:
            yield from list_legend(self.debate, self.radial, self.badges, self.options, left=HALF, top=-HALF)

    def start_svg(self) -> str:
        """The start of the picture, with its paper."""
        width, height = 2 * HALF, 2 * HALF
        if self.options.with_legend:
            width += measure_legend()
        question = clean_text(self.debate.about.question, TITLE_CAP)
        attributes = {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "radial",
            "viewBox": f"{-HALF:g} {-HALF:g} {width:g} {height:g}",
            "font-family": self.options.theme.font,
            # What has the role of an image hides its links from those who cannot see it.
            "role": "group" if self.options.claim_link else "img",
            "aria-label": f"Overview: {question}",
        }
        if self.options.with_legend:
            attributes |= {"width": f"{width:g}", "height": f"{height:g}"}
        paper = f'<path{self.paint(fill="paper")} d="M{-HALF:g} {-HALF:g}h{width:g}v{height:g}h{-width:g}Z"/>'
        return open_element("svg", attributes) + paper

    def _list_group(self, arc: Arc) -> Iterator[str]:
        gap = min(_RIM_GAP, arc.sweep * 0.2)
        line = self.paint(line="box_line")
        yield open_element("g", {"class": "group"}) + write_title(arc.title)
        yield f'<path{line} stroke-width="4" d="{draw_arc(arc.start + gap, arc.sweep - 2 * gap, RIM)}"/>'
        # At the bottom, names would stand on their heads.
        is_below = TURN / 4 < arc.middle < 3 * TURN / 4
        degrees = math.degrees(arc.middle) + (180 if is_below else 0)
        for row, text in enumerate(arc.name):
            outwards = row if is_below else len(arc.name) - 1 - row
            away = RIM + 14 + NAME_SIZE * (outwards + (0.75 if is_below else 0))
            place = {"transform": f"rotate({degrees:.1f})", "x": "0", "y": f"{away if is_below else -away:.1f}"}
            look = self.paint(fill="muted") + ' text-anchor="middle"'
            yield write_run({**place, "font-size": f"{NAME_SIZE:g}"}, text, look)
        yield "</g>"

    def _write_sector(self, sector: Sector) -> str:
        kind, key = sector.end
        link = self.options.link_claim(key) if kind is End.CLAIM else self.options.link_argument(key)
        tag = "a" if link else "g"
        attributes = {"id": name_node(kind.value, key)} | ({"href": link, "target": "_top"} if link else {})
        mark = self.options.marks.get(key) if kind is End.CLAIM else None
        title = write_title(self._describe(sector, mark))
        return f"{open_element(tag, attributes)}{title}{self._draw_sector(sector, mark)}</{tag}>"

    def _draw_sector(self, sector: Sector, mark: Mark | None) -> str:
        look, verdict = LOOKS[sector.kind], mark.verdict if mark else None
        edges = find_edges(sector, stands_off=look.stripes is not None)
        dash = f' stroke-dasharray="{look.outline}"' if look.outline else ""
        line = f'{self.paint(fill=choose_fill(look, verdict), line=look.role)}{dash} stroke-width="{_fit_line(sector)}"'
        drawn = f'<path{line} d="{draw_sector(sector, *edges)}"/>'
        core = find_core(verdict, *edges)
        if core is None:
            return drawn
        period = min(_PERIOD, sector.room / 1.6) / 12
        dash = f' stroke-dasharray="{" ".join(f"{period * part:.2f}" for part in look.stripes)}"' if look.stripes else ""
        thick = f'{self.paint(line=look.role)}{dash} stroke-width="{core[1] - core[0]:.1f}"'
        return f'{drawn}<path{thick} d="{draw_core(sector, *core)}"/>'

    def _describe(self, sector: Sector, mark: Mark | None) -> str:
        """A sector in words: its claim, whether it stands, what it bears on, and how much stands beneath it."""
        parts = [self._name(sector)]
        if mark:
            parts.append(describe_mark(mark))
        if sector.parent is not None and sector.kind is not None:
            verb = "undercuts a step to" if sector.kind is RelationKind.UNDERCUTS else TO_TARGET[sector.kind]
            parts.append(f"{verb} {clean_text(self.radial.sectors[sector.parent].end[1], TITLE_CAP)}")
        if sector.size > 1:
            parts.append(f"{sector.size - 1} beneath it, {sector.supports} for and {sector.attacks} against")
        return "; ".join(parts)

    def _name(self, sector: Sector) -> str:
        kind, key = sector.end
        return name_record(self.debate.claim_by_key[key] if kind is End.CLAIM else self.debate.argument_by_key[key])

    def _list_ties(self) -> Iterator[str]:
        is_crowded = len(self.radial.ties) > _MANY_TIES
        for tie in self.radial.ties:
            path = f' d="{draw_tie(tie, self.radial.sectors)}"/>'
            if is_crowded:
                yield f'<path{self._paint_tie(tie)} stroke-width="0.8" stroke-opacity="0.5"{path}'
            else:
                yield f'<path{self.paint(line="paper")} stroke-width="4"{path}'
                yield f'<path{self._paint_tie(tie)} stroke-width="1.5"{path}'

    def _paint_tie(self, tie: Tie) -> str:
        look = LOOKS[tie.kind]
        dash = ' stroke-dasharray="5 3"' if look.outline else ""
        return self.paint(line=look.role).replace('class="', 'class="tie ') + dash

    def _write_badge(self, badge: Badge) -> str:
        sector, radius = self.radial.sectors[badge.place], badge.radius
        x, y = sector.radius * math.sin(sector.middle), -sector.radius * math.cos(sector.middle)
        size = radius * 1.2
        disc = f'<circle{self.paint(fill="paper", line="ink")} cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        place = {"x": f"{x:.1f}", "y": f"{y + size * 0.36:.1f}", "font-size": f"{size:.0f}"}
        look = self.paint(fill="ink") + ' text-anchor="middle" font-weight="bold"'
        return f'<g class="badge">{disc}{write_run(place, str(badge.number), look)}</g>'

    def _list_middle(self) -> Iterator[str]:
        """How many claims there are, in the middle."""
        size, look = min(72.0, self.radial.inner * 0.62), ' text-anchor="middle"'
        number = {"x": "0", "y": f"{size * 0.16:.0f}", "font-size": f"{size:.0f}"}
        yield write_run(number, f"{len(self.debate.claims):,}", self.paint(fill="ink") + look + ' font-weight="bold"')
        words = {"x": "0", "y": f"{size * 0.66:.0f}", "font-size": f"{size * 0.42:.0f}"}
        yield write_run(words, "claim" if len(self.debate.claims) == 1 else "claims", self.paint(fill="muted") + look)


def _fit_line(sector: Sector) -> str:
    return f"{min(_LINE, sector.room * 0.12):.2f}"
