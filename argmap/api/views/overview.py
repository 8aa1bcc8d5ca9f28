"""A whole debate at a glance, as a picture."""

from collections.abc import Collection
from typing import ClassVar

from django.http import HttpResponseBase
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from argmap.api.filtering import read_parameters
from argmap.api.viewpoint import VIEWPOINT
from argmap.api.views.files import SVG_POLICY, THEME
from argmap.api.views.reading import ReadingView, answer_file, finding_debate
from argmap.core.canonical import hash_document
from argmap.core.reading.viewpoint import build_options
from argmap.render import LIGHT
from argmap.services.evaluating import EvaluationRefused
from argmap.services.pages.overview import draw_overview


class OverviewView(ReadingView):
    """All claims as rings around what they bear on."""

    collection = "overview"
    operation = "get_overview_svg"
    asked: ClassVar = {**VIEWPOINT, "theme": THEME}
    answers: ClassVar = {(200, "image/svg+xml"): OpenApiTypes.BINARY}

    def list_parameters(self) -> Collection[str]:
        """How the debate is looked at, and how the picture looks."""
        return self.asked

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """All claims as rings around what they bear on, with what stands as the parameters ask for it, as SVG."""
        values = read_parameters(self.asked, request)
        source = request.build_absolute_uri(reverse("overview", args=[slug]))
        try:
            with finding_debate():
                drawn = draw_overview(self.debate, build_options(values), theme=values["theme"] or LIGHT, source=source)
        except EvaluationRefused as error:
            sentence = [f"{error}."]
            raise ValidationError({error.parameter: sentence} if error.parameter in self.asked else sentence) from None
        answer = answer_file(request, drawn, "image/svg+xml", f"{slug}-overview.svg", f'"{hash_document(drawn)}"')
        answer["Content-Security-Policy"] = SVG_POLICY
        return answer
