"""The order of a list: by the fields that one may order by, then by key, so that pages never overlap."""

from typing import Any

from django.db import connection
from django.db.models import F
from django.db.models.functions import Collate

from argmap.api.parameters import Parameter, Records, show_value


class Ordering(Parameter):
    """`ordering=-position,key`: fields in turn, "-" for the reverse; what is not known comes last either way."""

    def __init__(self, fields: tuple[str, ...], default: str) -> None:
        self.fields, self.default = fields, default
        orders = [f"{sign}{field}" for field in fields for sign in ("", "-")]
        items = {"type": "string", "enum": orders}
        super().__init__(
            "ordering",
            f'Fields to order by, in turn; "-" for the reverse. Without it, by {default}.',
            {"type": "array", "items": items, "minItems": 1},
            read=self._read,
        )

    def _read(self, text: str) -> list[str]:
        orders = text.split(",")
        for order in orders:
            if order.removeprefix("-") not in self.fields:
                allowed = ", ".join(self.fields)
                raise ValueError(
                    f'ordering names {show_value(order)}; allowed are {allowed}, each with "-" before it for the reverse'
                )
        # Naming a field again changes no order, but a database sorts by no more than so many.
        return list({order.removeprefix("-"): order for order in reversed(orders)}.values())[::-1]

    def filter(self, qs: Records, value: list[str] | None) -> Records:
        """The records in order; the default settles ties."""
        return qs.order_by(*(_order(name) for name in (*(value or ()), self.default)))


def _order(name: str) -> Any:
    field = name.removeprefix("-")
    column = _by_code_point(field) if field in ("key", "slug") else F(field)
    return column.desc(nulls_last=True) if name.startswith("-") else column.asc(nulls_last=True)


def _by_code_point(field: str) -> Collate:
    """Keys in the order of the canonical document, which knows no language."""
    return Collate(field, "C" if connection.vendor == "postgresql" else "BINARY")
