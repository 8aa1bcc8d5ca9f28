"""The outline's page."""

from msgspec import Struct

from argmap.core.edtf import name_date
from argmap.core.reading.outline import Section, build_outline
from argmap.core.reading.standing import count_changes
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint
from argmap.core.records import Source
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.snapshot import load_debate


class OutlinePage(Struct, frozen=True, kw_only=True):
    """The debate as nested lists, and its sources; `dated` is in words, `changed` counts verdicts not as recorded."""

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    dated: str
    view: Viewpoint
    changed: int


def read_outline(debate: Debate, options: Options) -> OutlinePage:
    """The outline of the debate, its claims marked with what stands. Raises EvaluationRefused."""
    value = load_debate(debate)
    marks = see_debate(value, options).marks
    return OutlinePage(
        sections=build_outline(value, marks),
        sources=value.sources,
        dated=name_date(value.about.dated),
        view=describe_viewpoint(value, options),
        changed=count_changes(marks),
    )
