"""A debate as a report to read and to print, in Markdown (CommonMark, https://spec.commonmark.org); written only."""

import re

from argmap.core.debate import Debate
from argmap.formats.carrying import Carries, name_fields
from argmap.formats.format import Format
from argmap.formats.report.writer import write_report

_START = re.compile(rb"(?:\xef\xbb\xbf)?# \S")
_CARRIED = name_fields(
    debate="question summary dated",
    groups="title summary parent position",
    issues="question positions group position",
    claims="key title text kind group position assumed passages",
    arguments="key title gist group position",
    inferences="conclusion kind scheme weighing basis position",
    premises="claim role implicit position",
    relations="kind source target source_kind target_kind basis position",
    actors="name",
    stances="actor position claim argument on_behalf_of act basis gist conditions meanwhile reported_by reported_by_kind"
    " said_on reported_on venue passages",
    sources="title authors container_title publisher issued accessed url reliability",
    passages="source locator locator_kind exact",
    evidence="claim passage kind credibility gist",
)


def list_carried(debate: Debate) -> Carries:
    """What the report tells: of passages, those that something cites."""
    cited = {key for claim in debate.claims for key in claim.passages}
    cited |= {key for stance in debate.stances for key in stance.passages}
    return Carries(fields=_CARRIED, chosen={"passages": cited | {item.passage for item in debate.evidence}})


REPORT = Format(
    name="markdown",
    title="Report (Markdown)",
    media_type="text/markdown",
    suffixes=(".md",),
    sniff=lambda data: _START.match(data) is not None,
    limit=0,
    specification="https://spec.commonmark.org/",
    cannot_carry=(
        "Keys, but for those of claims and arguments; tags, and what is kept in extra.",
        "Priors and weights; issues' proof standards; the debate's language and profile.",
        "Affiliations and guided tours; of actors, all but the name.",
        "Of sources, the type, the language, the text and further CSL fields.",
        "Passages that nothing cites, and the words around quotes.",
    ),
    write=write_report,
    carries=list_carried,
)
