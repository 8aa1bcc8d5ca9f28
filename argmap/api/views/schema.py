"""The API's description of itself."""

from drf_spectacular.views import SpectacularJSONAPIView

from argmap.api.views.reading import ReadingView


class SchemaView(ReadingView, SpectacularJSONAPIView):
    """OpenAPI 3 as JSON. Without parameters: the library's would write whatever they hold into a header."""
