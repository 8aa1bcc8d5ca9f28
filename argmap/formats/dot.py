"""A debate's map in DOT, for Graphviz and what reads its language (https://graphviz.org/doc/info/lang.html); written only.

It is the text that Argmap draws its own pictures from, without what stands: `argmap.render` writes and escapes it.
"""

import re

from argmap.core.canonical import normalise
from argmap.core.debate import Debate
from argmap.formats.carrying import Carries, name_fields
from argmap.formats.format import Format
from argmap.render import write_dot

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:strict\s+)?(?:di)?graph\b[^{]{0,300}\{")
_CARRIED = name_fields(
    debate="question",
    groups="key title parent position",
    issues="positions position",
    claims="key title kind group position passages",
    arguments="key title group position",
    inferences="key kind conclusion basis position",
    premises="key claim implicit position",
    relations="key kind source target source_kind target_kind basis position",
    actors="name",
    stances="actor on_behalf_of position claim argument basis said_on reported_on",
    passages="locator locator_kind",
    evidence="claim",
)


def _write(debate: Debate) -> bytes:
    return write_dot(normalise(debate)).encode()


def list_carried(debate: Debate) -> Carries:
    """What is on the map: of several stances of an actor on a claim the latest, of evidence the number."""
    cited = {key for claim in debate.claims for key in claim.passages}
    return Carries(fields=_CARRIED, chosen={"passages": cited})


DOT = Format(
    name="dot",
    title="DOT (Graphviz)",
    media_type="text/vnd.graphviz",
    suffixes=(".dot", ".gv"),
    sniff=lambda data: _START.match(data[:4096]) is not None,
    limit=0,
    specification="https://graphviz.org/doc/info/lang.html",
    cannot_carry=(
        "Texts and gists beside titles, titles beyond nine lines; of the debate and of groups, all but question and title.",
        "Of issues, all but which claims are their positions; priors, and whether a claim is assumed.",
        "Titles and gists of arguments that unfold into inferences; schemes, weighings, roles and weights.",
        "Of actors, all but the name, of stances all but the position, and of these the latest of an actor on a claim.",
        "Affiliations and sources; of passages, all but the places where claims are stated; of evidence, all but the number.",
        "Guided tours; tags, and what is kept in extra.",
    ),
    write=_write,
    carries=list_carried,
)
