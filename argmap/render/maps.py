"""From a debate to the values of its map."""

from argmap.core.debate import Debate
from argmap.core.records import Group
from argmap.render.boxes import box_argument, box_claim, gather_facts
from argmap.render.columns import arrange
from argmap.render.graph import Box, Cluster, MapGraph
from argmap.render.links import choose_shown, dot_steps, link_inferences, link_relations
from argmap.render.options import MapOptions
from argmap.render.quoting import choose_visible, name_node


def map_debate(debate: Debate, options: MapOptions) -> MapGraph:
    """What the options have the debate's map show; the debate must be without problems (`core.checks`)."""
    shown = choose_shown(debate, options.claims)
    links = (*link_inferences(debate, shown), *link_relations(debate, shown))
    facts = gather_facts(debate, links)
    claims = sorted(
        (claim for claim in debate.claims if claim.key in shown.claims), key=lambda claim: (claim.position, claim.key)
    )
    arguments = sorted(
        (argument for argument in debate.arguments if argument.key in shown.arguments),
        key=lambda argument: (argument.position, argument.key),
    )
    boxes = [box_claim(claim, debate, facts, options) for claim in claims]
    boxes += [box_argument(argument, debate, facts, options) for argument in arguments]
    return arrange(
        MapGraph(
            question=debate.about.question,
            clusters=_nest_groups(debate.groups, boxes),
            boxes=tuple(boxes),
            dots=tuple(dot_steps(debate, shown)),
            links=links,
        )
    )


def _nest_groups(groups: tuple[Group, ...], boxes: list[Box]) -> tuple[Cluster, ...]:
    """The groups that hold a box, themselves or inside, as clusters."""
    occupied = {box.group for box in boxes}
    ordered = sorted(groups, key=lambda group: (group.position, group.key))

    def nest(parent: str | None) -> tuple[Cluster, ...]:
        clusters = [
            Cluster(
                key=group.key,
                name=name_node("group", group.key),
                title=choose_visible(group.title, group.key),
                clusters=nest(group.key),
            )
            for group in ordered
            if group.parent == parent
        ]
        return tuple(cluster for cluster in clusters if cluster.clusters or cluster.key in occupied)

    return nest(None)
