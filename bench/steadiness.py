"""How many of the boxes on a map move when one claim is added: 20 edits, each by itself, at 100 boxes.

The claim becomes a reason for one that is chosen evenly from top to bottom of the map, and stands last among its reasons. A box
has moved where its middle is more than 20 px from where it was, with the corner of the drawing kept in place.
"""

import re
import statistics
from collections.abc import Iterator

from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.kinds import RelationKind
from argmap.core.records import Claim, Relation
from argmap.render import MapOptions, render_map
from bench.forests import make_forest

BOXES = 100
EDITS = 20
FAR = 20
MOST_MOVED = 0.10
_BOX = re.compile(r'<g id="claim-([^"]+)" class="node"[^>]*>.*?<path [^>]*d="([^"]+)"', re.DOTALL)
_PAIR = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
Places = dict[str, tuple[float, float]]


def measure() -> Iterator[str]:
    """Make the edits; yields lines for a person."""
    yield from report(make_forest(BOXES), EDITS)


def report(debate: Debate, edits: int) -> Iterator[str]:
    """What each edit moves, in the middle and at worst."""
    before = find_places(debate)
    shares = []
    for number in range(edits):
        parent = debate.claims[(number * len(debate.claims) + len(debate.claims) // 2) // edits].key
        after = find_places(add_reason(debate, parent, RelationKind.SUPPORTS if number % 2 else RelationKind.ATTACKS))
        shares.append(share_moved(before, after))
        yield f"a reason for {parent}: {shares[-1]:.0%} moved"
    few = sum(share <= MOST_MOVED for share in shares)
    yield f"{statistics.median(shares):.0%} in the middle, {statistics.mean(shares):.0%} on average, {max(shares):.0%} at worst"
    yield f"{few} of {edits} edits move at most {MOST_MOVED:.0%}"


def add_reason(debate: Debate, parent: str, kind: RelationKind) -> Debate:
    """The debate with one claim more, a reason for or against another."""
    group = debate.claim_by_key[parent].group
    claim = Claim(key="new", title="What nobody had thought of until now", group=group, position=len(debate.claims))
    relation = Relation(key="new", kind=kind, source="new", target=parent, position=len(debate.relations))
    return replace(debate, claims=(*debate.claims, claim), relations=(*debate.relations, relation))


def find_places(debate: Debate) -> Places:
    """The middle of each claim's box on the debate's map."""
    drawing = render_map(debate, options=MapOptions(with_title=False, with_legend=False)).decode()
    places = {}
    for key, outline in _BOX.findall(drawing):
        corners = [(float(x), float(y)) for x, y in _PAIR.findall(outline)]
        across, down = [x for x, _y in corners], [y for _x, y in corners]
        places[key] = ((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)
    # Graphviz counts upwards from the corner at the lower left; the page counts from the upper left.
    left, top = min(x for x, _y in places.values()), min(y for _x, y in places.values())
    return {key: (x - left, y - top) for key, (x, y) in places.items()}


def share_moved(before: Places, after: Places) -> float:
    """The share of the boxes that were there before and are far from where they were."""
    far = [key for key, (x, y) in before.items() if max(abs(after[key][0] - x), abs(after[key][1] - y)) > FAR]
    return len(far) / len(before)
