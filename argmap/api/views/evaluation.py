"""What stands in a debate, how strong it is, or what may be accepted together, as the command `evaluate_debate` says it."""

from collections.abc import Collection
from typing import Any, ClassVar

import msgspec
from django.http import HttpResponseBase
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from argmap.api.filtering import read_parameters
from argmap.api.parameters import Parameter, show_value
from argmap.api.viewpoint import VIEWPOINT
from argmap.api.views.reading import ReadingView, answer_file, finding_debate
from argmap.core.canonical import hash_document
from argmap.core.kinds import Profile
from argmap.core.reading.viewpoint import build_options
from argmap.core.standing import Verdict
from argmap.core.strength import GradualSemantics
from argmap.services.evaluating import SEMANTICS, STANDING, Asked, EvaluationRefused, evaluate_debate
from argmap.services.snapshot import load_debate

SECONDS = 5.0
"""Time for a search of extensions: whoever asks may be anybody, and the answer says where the search was stopped."""


def _read_semantics(text: str) -> str:
    if text not in SEMANTICS:
        raise ValueError(f"semantics is {show_value(text)}; allowed are {', '.join(SEMANTICS)}")
    return text


_WORDS = {"type": "string"}
_SEMANTICS = Parameter(
    "semantics",
    "What to work out; standing where it is left out.",
    _WORDS | {"enum": [*SEMANTICS]},
    read=_read_semantics,
)
PARAMETERS = {"semantics": _SEMANTICS, **VIEWPOINT}
_OF_STRENGTH = ("semantics", "evidence")
"""What there is to ask where strengths are worked out."""
_LABELS = {"type": "string", "enum": [verdict.value for verdict in Verdict]}
_ANSWER: dict[str, Any] = {
    "type": "object",
    "required": ["semantics", "explanations"],
    "properties": {
        "semantics": _WORDS | {"enum": [*SEMANTICS]},
        "profile": _WORDS | {"enum": [*Profile], "description": "The rules that standing followed."},
        "labels": {"type": "object", "additionalProperties": _LABELS, "description": "Standing: the verdict on each claim."},
        "strengths": {
            "type": "object",
            "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1},
            "description": "Gradual semantics: the strength of each claim.",
        },
        "unsettled": {
            "type": "array",
            "items": _WORDS,
            "description": "Gradual semantics: the claims for which no steady value was found.",
        },
        "extensions": {
            "type": "array",
            "items": {"type": "array", "items": _WORDS},
            "description": "Dung's semantics: the claims of each extension.",
        },
        "stopped": _WORDS | {"description": "Why a search or the explaining of strengths stopped early, or nothing."},
        "explanations": {
            "type": "object",
            "additionalProperties": {},
            "description": "By claim. Standing: the rule, the reasons with their weights, and a sentence. Gradual semantics: "
            "the base score, the strength, what each direct reason contributes, and a sentence.",
        },
    },
}


class EvaluationView(ReadingView):
    """The debate evaluated."""

    collection = "evaluation"
    asked: ClassVar = PARAMETERS
    answers: ClassVar = {(200, "application/json"): _ANSWER}

    def list_parameters(self) -> Collection[str]:
        """The parameters that an evaluation takes."""
        return PARAMETERS

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """What stands, how strong it is, or what may be accepted together; the same as `evaluate_debate --json` prints.

        The parameters but for `semantics` are for standing; `evidence` is for strength too. A search of extensions is stopped
        after five seconds, and says so.
        """
        asked = _read_question(request)
        with finding_debate():
            debate = load_debate(self.debate)
        try:
            answer = msgspec.json.encode(evaluate_debate(debate, asked))
        except EvaluationRefused as error:
            raise ValidationError({error.parameter: [f"{error}."]}) from None
        return answer_file(request, answer, "application/json", f"{slug}-evaluation.json", f'"{hash_document(answer)}"')


def _read_question(request: Request) -> Asked:
    values = read_parameters(PARAMETERS, request)
    semantics = values.pop("semantics") or STANDING
    allowed = PARAMETERS if semantics == STANDING else _OF_STRENGTH if semantics in set(GradualSemantics) else _OF_STRENGTH[:1]
    idle = {
        name: [f"{name} means nothing for {semantics}; leave it out."] for name in request.query_params if name not in allowed
    }
    if idle:
        raise ValidationError(idle)
    return Asked(semantics=semantics, options=build_options(values), seconds=SECONDS)
