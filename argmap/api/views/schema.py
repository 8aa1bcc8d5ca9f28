"""The API's description of itself."""

from typing import Any

from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request

from argmap.api.asking import read_query
from argmap.api.views.reading import ReadingView


class SchemaView(ReadingView, SpectacularJSONAPIView):
    """OpenAPI 3 as JSON. Without parameters: the library's would write whatever they hold into a header."""


class SwaggerView(SpectacularSwaggerSplitView):
    """Swagger UI, under our Content-Security-Policy."""

    template_name = "api/swagger.html"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse more parameters than Django reads, before the library reads them."""
        super().initial(request, *args, **kwargs)
        read_query(request)
