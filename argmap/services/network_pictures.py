"""Networks and bar charts as pictures, drawn once and kept as maps are (`argmap.services.maps`)."""

from msgspec.structs import replace

from argmap.core.debate import Debate
from argmap.core.networks import Coalitions, Network
from argmap.render import GraphvizError, GraphvizLimitError, Sketch
from argmap.render.networks import NetworkPicture, TooManyNodesError, sketch_network
from argmap.services.maps import Drawing, Picture, bring_picture, link_template, plan_sketch
from argmap.services.networks import describe_network

TOO_BIG = "This picture is too big to be drawn here; the table holds all of it."
NOT_DRAWN = "The picture cannot be drawn at the moment; the table holds all of it."


def plan_network(
    debate: Debate, network: Network, coalitions: Coalitions | None = None, *, picture: Picture = Picture.SVG
) -> Drawing:
    """The network to stand by itself, with title and legend; not drawn yet. Raises TooManyNodesError."""
    shown = _describe(debate, network, coalitions)
    return plan_sketch(sketch_network(network, shown), slug=debate.about.slug, picture=picture)


def find_page_network(debate: Debate, network: Network, coalitions: Coalitions | None, state: str) -> tuple[str, str]:
    """The network for a page and "", or "" and a sentence that says why there is none; each node leads to its page.

    `state` is what the links carry on: "?as_of=…", or "".
    """
    shown = replace(
        _describe(debate, network, coalitions),
        actor_link=link_template("actor", debate.about.slug) + state,
        claim_link=link_template("claim", debate.about.slug) + state,
        with_title=False,
        with_legend=False,
    )
    try:
        return find_page_picture(sketch_network(network, shown), slug=debate.about.slug)
    except TooManyNodesError as error:
        return "", f"{error} Choose an issue or a group, or keep the backbone alone; the table holds all of it."


def _describe(debate: Debate, network: Network, coalitions: Coalitions | None) -> NetworkPicture:
    return NetworkPicture(
        question=debate.about.question,
        words=describe_network(network.options),
        coalition_of=coalitions.coalition_of if coalitions else {},
    )


def find_page_picture(sketch: Sketch, *, slug: str) -> tuple[str, str]:
    """The picture for a page and "", or "" and a sentence that says why there is none."""
    try:
        return bring_picture(plan_sketch(sketch, slug=slug)).decode(), ""
    except GraphvizLimitError:
        return "", TOO_BIG
    except GraphvizError:
        return "", NOT_DRAWN
