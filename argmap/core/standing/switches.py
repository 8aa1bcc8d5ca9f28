"""What-ifs by what they do to the graph: which records are left out, and which weigh or count otherwise."""

from collections.abc import Sequence

from argmap.core.kinds import End
from argmap.core.records import Relation
from argmap.core.standing.options import Options
from argmap.core.standing.toggles import Action


class Switches:
    """The what-ifs of an evaluation by what they do: records left out by collection, and weights set by key."""

    def __init__(self, options: Options) -> None:
        self.off: dict[str, set[str]] = {name: set() for name in ("arguments", "inferences", "relations", "evidence")}
        self.weights: dict[tuple[str, str], float] = {}
        self.ratings: dict[str, int] = {}
        for toggle in options.toggles:
            name = toggle.action.collection
            if toggle.action is Action.RATE_EVIDENCE:
                self.ratings[toggle.key] = toggle.amount
            elif toggle.action.wants_amount:
                self.weights[name, toggle.key] = toggle.amount / 1000
            elif name != "claims":
                self.off[name].add(toggle.key)

    def keep(self, relations: Sequence[Relation]) -> Sequence[Relation]:
        """Those of the relations that are switched on, as are the arguments at their ends."""
        if not (self.off["arguments"] or self.off["relations"]):
            return relations
        return [relation for relation in relations if self._keeps(relation)]

    def _keeps(self, relation: Relation) -> bool:
        off = self.off["arguments"]
        if off and (
            (relation.source_kind is End.ARGUMENT and relation.source in off)
            or (relation.target_kind is End.ARGUMENT and relation.target in off)
        ):
            return False
        return relation.key not in self.off["relations"]
