"""Pages of a list: 100 records unless the request asks for another number."""

from typing import Any, ClassVar

from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

PAGE_SIZE = 100
GREATEST_PAGE_SIZE = 1000
_DIGITS = 100
"""More digits than any page number has, and few enough for Python to read."""


class Pages(PageNumberPagination):
    """`page` and `page_size`; what is no number is refused, a page after the last does not exist."""

    page_size = PAGE_SIZE
    page_size_query_param = "page_size"
    max_page_size = GREATEST_PAGE_SIZE
    invalid_page_message = "There is no page {page_number}."
    parameters: ClassVar = ("page", "page_size")

    def get_page_size(self, request: Request) -> int:
        """How many records a page has."""
        return _read_number(request, "page_size", PAGE_SIZE, GREATEST_PAGE_SIZE)

    def get_page_number(self, request: Request, _paginator: Any) -> int:
        """Which page is asked for, from 1."""
        return _read_number(request, "page", 1, None)

    def get_schema_operation_parameters(self, _view: Any) -> list[dict[str, Any]]:
        """The two parameters as OpenAPI has them."""
        size = {"type": "integer", "minimum": 1, "maximum": GREATEST_PAGE_SIZE, "default": PAGE_SIZE}
        return [
            _describe("page", "Number of the page, from 1.", {"type": "integer", "minimum": 1, "default": 1}),
            _describe("page_size", "Records on a page.", size),
        ]


def _describe(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema, "required": False}


def _read_number(request: Request, name: str, default: int, most: int | None) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0
    if number < 1 or (most and number > most):
        allowed = f"1 to {most}" if most else "1 and more"
        raise ValidationError({name: [f'{name} is "{text[:50]}"; allowed are the numbers {allowed}.']})
    return number
