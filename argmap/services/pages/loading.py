"""Loading a debate for a page that shows all of it at once."""

from argmap.core.debate import Debate as DebateValue
from argmap.models import Debate
from argmap.services.evaluating import EvaluationRefused
from argmap.services.neighbourhood import is_big
from argmap.services.snapshot import load_debate

MOST_CLAIMS = 5_000
"""With more, such a page takes several seconds, and more lines than anybody reads."""


def load_for_page(debate: Debate) -> DebateValue:
    """The whole debate. Raises EvaluationRefused where it is too big for that, and Debate.DoesNotExist."""
    if is_big(debate, than=MOST_CLAIMS):
        raise EvaluationRefused(
            f"this debate has more than {MOST_CLAIMS:,} claims, too many for this page; its map and its search show parts of it"
        )
    return load_debate(debate)
