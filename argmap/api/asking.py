"""Refusing what a request asks for and nobody answers: unknown, repeated and empty query parameters."""

from collections.abc import Collection

from django.core.exceptions import TooManyFieldsSent
from django.http import QueryDict
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request


def read_query(request: Request) -> QueryDict:
    """The query parameters. Raises ValidationError where there are more than Django reads."""
    try:
        return request.query_params
    except TooManyFieldsSent:
        raise ValidationError("The address has too many parameters.") from None


def refuse_unknown_parameters(request: Request, allowed: Collection[str]) -> None:
    """Raise ValidationError, which names each parameter that is not allowed here, given twice or empty."""
    refusals = {name: _find_fault(name, values, allowed) for name, values in read_query(request).lists()}
    faults = {name: [fault] for name, fault in refusals.items() if fault}
    if faults:
        raise ValidationError(faults)


def _find_fault(name: str, values: list[str], allowed: Collection[str]) -> str:
    if name not in allowed:
        choice = f"allowed are {', '.join(allowed)}" if allowed else "none is allowed"
        return f'"{name[:50]}" is no parameter here; {choice}.'
    if len(values) > 1:
        return f"{name} is given {len(values)} times; give it once."
    return "" if values[0] else f"{name} is empty; give it a value or leave it out."
