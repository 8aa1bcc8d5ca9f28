"""Reads the SVG that Graphviz wrote, in one strict pass: what is drawn for each id, and nothing that is not on a list.

Graphviz writes few kinds of lines, always with the same attributes in the same order. Each is told by one pattern, here; the
whole text must consist of them, and what does not is refused. What is passed on consists of the captured parts alone: element
names of four shapes and text, numbers, colours, and text in which markup is escaped.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from argmap.render.limits import GraphvizError
from argmap.render.painting import Paint

_NUMBER = r"-?\d+(?:\.\d+)?"
_COLOUR = r"\#[0-9a-f]{6}|none|transparent|black|white"
_ENTITY = r"&(?:amp|lt|gt|quot|apos|\#39|\#45|\#160);"
_TEXT = rf"(?:[^<>&\x00-\x08\x0b\x0c\x0e-\x1f]|{_ENTITY})*"
_ID = r"(?:[A-Za-z0-9_.~%-]|&\#45;)+"
_GEOMETRY = rf'[ ](?:d|points)="[-\d.,\s eMCLZ]*"|(?:[ ][cr][xy]="{_NUMBER}"){{4}}'
_FONT = r"[A-Za-z0-9 ,.-]+"

_HEAD = re.compile(
    rf"""(?:<\?xml[ ][^<>]*\?>\s*)?(?:<!DOCTYPE[ ]svg[ ][^<>\[\]]*>\s*)?(?:<!--[^<>]*-->\s*)*
    <svg[ ]width="[\d.]+pt"[ ]height="[\d.]+pt"\s+viewBox="(?P<box>{_NUMBER}(?:[ ]{_NUMBER}){{3}})"
    [ ]xmlns="http://www\.w3\.org/2000/svg"[ ]xmlns:xlink="http://www\.w3\.org/1999/xlink">\s*
    <g[ ]id="{_ID}"[ ]class="graph"[ ]transform="(?P<transform>scale\([\d. ]+\)[ ]rotate\(0\)[ ]translate\([-\d. ]+\))">\s*
    (?:<title>{_TEXT}</title>\s*)?""",
    re.ASCII | re.VERBOSE,
)
_LINE = re.compile(
    rf"""
    <(?P<tag>path|polygon|polyline|ellipse)(?:[ ]fill="(?P<fill>{_COLOUR})")?(?:[ ]stroke="(?P<stroke>{_COLOUR})")?
        (?P<look>(?:[ ]stroke-width="{_NUMBER}")?(?:[ ]stroke-dasharray="[\d., ]+")?)(?P<place>{_GEOMETRY})(?P<shape>)/>\s*
    |<text(?:[ ]xml:space="preserve")?[ ]text-anchor="(?P<anchor>start|middle|end)"(?P<spot>[ ]x="{_NUMBER}"[ ]y="{_NUMBER}")
        [ ]font-family="(?P<font>{_FONT})"(?P<weight>[ ]font-weight="bold")?
        [ ]font-size="(?P<size>{_NUMBER})"(?:[ ]fill="(?P<ink>{_COLOUR})")?>(?P<words>{_TEXT})(?P<text>)</text>\s*
    |<!--[^<>]*-->\s*(?P<comment>)
    |<g[ ]id="(?:node\d+|(?P<id>{_ID}))"[ ]class="(?:node|edge|cluster)">\s*<title>(?P<title>{_TEXT})</title>\s*(?P<group>)
    |</g>\s*(?P<ungroup>)
    |</svg>\s*(?P<end>)
    """,
    re.ASCII | re.VERBOSE,
)

Parts = dict[str, list[str]]
"""What is drawn for each id, as SVG; what belongs to the map as a whole comes under `FRAME`."""
FRAME = "frame"
_SIZE_END = re.compile(r"\.?0+$")


class Drawn(Struct, frozen=True, kw_only=True):
    """What Graphviz drew: the view box's four numbers, the transformation of all that is in it, and the parts."""

    box: tuple[str, str, str, str]
    transform: str
    parts: Parts


def read_drawing(drawing: str, roles: Mapping[str, str], font: str, paints: Mapping[str, Paint]) -> Drawn:
    """What is drawn, with the classes of its colours' roles; text in `font` does not say so again.

    What has a paint by its name is painted so, whatever Graphviz did.

    Raises GraphvizError where something is not as Graphviz writes it.
    """
    head = _HEAD.match(drawing)
    if head is None:
        raise _refuse(drawing, 0)
    left, top, width, height = head["box"].split()
    parts = _Reader(drawing, roles, font, paints).read(head.end())
    return Drawn(box=(left, top, width, height), transform=head["transform"], parts=parts)


class _Reader:
    """Goes over the text once, line after line."""

    def __init__(self, drawing: str, roles: Mapping[str, str], font: str, given: Mapping[str, Paint]) -> None:
        self.given = given
        self.drawing = drawing
        self.font = font
        self.roles = roles
        self.paints: dict[tuple[str | None, str | None], str] = {}

    def read(self, place: int) -> Parts:
        parts: Parts = {FRAME: []}
        # One name for each group that is open; the whole is open from the start.
        names = [FRAME]
        while line := _LINE.match(self.drawing, place):
            if not names and line.lastgroup not in ("comment", "end"):
                break
            match line.lastgroup:
                case "shape":
                    parts[names[-1]].append(self._write_shape(line, names[-1]))
                case "text":
                    parts[names[-1]].append(self._write_text(line, names[-1]))
                case "group":
                    # Graphviz numbers what has no id; its title is the name then.
                    names.append((line["id"] or line["title"]).replace("&#45;", "-"))
                    # A relation that goes by way of a dot was drawn as two lines under one id: here they become one.
                    parts.setdefault(names[-1], [])
                case "ungroup":
                    names.pop()
                case "end":
                    if not names and line.end() == len(self.drawing):
                        return parts
                    break
            place = line.end()
        raise _refuse(self.drawing, place)

    def _write_shape(self, line: re.Match[str], name: str) -> str:
        tag, paint = line["tag"], self.given.get(name)
        if paint is None:
            return f"<{tag}{self._paint(line['fill'], line['stroke'])}{line['look']}{line['place']}/>"
        painted = paint.line if tag == "path" else paint.bar if tag == "polyline" else paint.head
        return f"<{tag}{painted}{line['place']}/>"

    def _paint(self, fill: str | None, stroke: str | None) -> str:
        """The attributes of two colours, and the class that tells their roles."""
        paint = self.paints.get((fill, stroke))
        if paint is None:
            pairs = [
                (name, prefix, colour)
                for name, prefix, colour in (("fill", "fill", fill), ("stroke", "line", stroke))
                if colour
            ]
            classes = [f"{prefix}-{self.roles[colour]}" for _name, prefix, colour in pairs if colour in self.roles]
            words = f' class="{" ".join(classes)}"' if classes else ""
            paint = self.paints[fill, stroke] = words + "".join(f' {name}="{colour}"' for name, _prefix, colour in pairs)
        return paint

    def _write_text(self, line: re.Match[str], name: str) -> str:
        anchor = "" if line["anchor"] == "start" else f' text-anchor="{line["anchor"]}"'
        font = "" if line["font"] == self.font else f' font-family="{line["font"]}"'
        size = _SIZE_END.sub("", line["size"]) if "." in line["size"] else line["size"]
        paint = self.given[name].sign if name in self.given else self._paint(line["ink"], None)
        return f'<text{paint}{anchor}{line["spot"]}{font}{line["weight"] or ""} font-size="{size}">{line["words"]}</text>'


def _refuse(drawing: str, place: int) -> GraphvizError:
    return GraphvizError(f"Graphviz wrote an SVG with {drawing[place : place + 80]!r} where it never did before.")
