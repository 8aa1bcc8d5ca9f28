"""How an argument weighs that names a scheme of the file's own (caes.go, Scheme; yaml.go, iface2weighfunc)."""

from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.core.kinds import Weighing
from argmap.formats.carneades.preferences import Order, Properties, read_order
from argmap.formats.carneades.words import BASIC_SCHEMES


class Scheme(Struct, frozen=True, kw_only=True):
    """How a scheme weighs; `is_known` says whether we weigh as it does, `is_plain` whether it does nothing else.

    With an `order`, arguments weigh by their rank in it among all of their issue, by the schemes' `properties`.
    """

    weighing: Weighing = Weighing.LINKED
    weight: float | None = None
    order: Order = ()
    properties: Properties = field(default_factory=dict)
    is_known: bool = True
    is_plain: bool = True


def read_schemes(schemes: Any, functions: Any) -> dict[str, Scheme]:
    """The schemes of a file by name, from the free values of its `argument_schemes` and `weighing_functions`."""
    named = functions if isinstance(functions, dict) else {}
    if isinstance(schemes, list):
        # Older files list them, each with its id.
        listed = (scheme for scheme in schemes if isinstance(scheme, dict))
        schemes = {scheme["id"]: scheme for scheme in listed if isinstance(scheme.get("id"), str)}
    if not isinstance(schemes, dict):
        return {}
    return {name: _read_scheme(content, named) for name, content in schemes.items()}


def _read_scheme(content: Any, named: dict[str, Any]) -> Scheme:
    fields = content if isinstance(content, dict) else {}
    weight = fields.get("weight")
    is_plain = fields.keys() == {"weight"} and (isinstance(weight, dict) or str(weight) in BASIC_SCHEMES)
    scheme = _read_weight(named.get(weight, weight) if isinstance(weight, str) else weight)
    meta = fields.get("meta")
    properties = meta if isinstance(meta, dict) else {}
    return replace(scheme, is_plain=is_plain and scheme.is_known and not scheme.order, properties=properties)


def _read_weight(weight: Any) -> Scheme:
    if weight is None:
        return Scheme()
    if isinstance(weight, str) and weight.lower() in BASIC_SCHEMES:
        return Scheme(weighing=BASIC_SCHEMES[weight.lower()])
    way, told = next(iter(weight.items())) if isinstance(weight, dict) and len(weight) == 1 else ("", None)
    if way == "constant" and isinstance(told, int | float) and not isinstance(told, bool) and 0 <= told <= 1:
        return Scheme(weighing=Weighing.CONSTANT, weight=float(told))
    order = read_order(told) if way == "preference" else ()
    return Scheme(order=order, is_known=bool(order))
