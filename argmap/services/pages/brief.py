"""A claim's brief, and the other claims that one may want it of."""

from msgspec import Struct

from argmap.core.positions import see_as_of
from argmap.core.reading.brief import Brief, list_questions, write_brief
from argmap.core.reading.viewpoint import Viewpoint, describe_viewpoint
from argmap.core.records import Claim
from argmap.core.standing import Options
from argmap.models import Debate
from argmap.services.evaluating import see_debate
from argmap.services.pages.finding import find_record
from argmap.services.pages.loading import load_for_page


class BriefPage(Struct, frozen=True, kw_only=True):
    """The brief, None for a debate without claims; `questions` are the claims whose briefs are offered."""

    brief: Brief | None
    questions: tuple[Claim, ...]
    view: Viewpoint


def read_brief(debate: Debate, options: Options, *, key: str = "") -> BriefPage:
    """The brief of a claim, of the first question without a key. Raises NotInDebateError and EvaluationRefused."""
    value = load_for_page(debate)
    questions = list_questions(value)
    claim = find_record(value.claim_by_key, key) if key else next(iter(questions), None)
    marks = see_debate(value, options).marks
    return BriefPage(
        brief=write_brief(see_as_of(value, options.as_of), claim.key, marks) if claim else None,
        questions=questions,
        view=describe_viewpoint(value, options),
    )
