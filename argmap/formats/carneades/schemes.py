"""How an argument weighs that names a scheme of the file's own (caes.go, Scheme; yaml.go, iface2weighfunc)."""

from typing import Any

from msgspec import Struct

from argmap.core.kinds import Weighing
from argmap.formats.carneades.words import BASIC_SCHEMES


class Scheme(Struct, frozen=True, kw_only=True):
    """How a scheme weighs; `is_known` says whether we weigh as it does, `is_plain` whether it does nothing else."""

    weighing: Weighing = Weighing.LINKED
    weight: float | None = None
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
    weighing, constant, is_known = _read_weight(named.get(weight, weight) if isinstance(weight, str) else weight)
    return Scheme(weighing=weighing, weight=constant, is_known=is_known, is_plain=is_plain and is_known)


def _read_weight(weight: Any) -> tuple[Weighing, float | None, bool]:
    if weight is None:
        return Weighing.LINKED, None, True
    if isinstance(weight, str) and weight.lower() in BASIC_SCHEMES:
        return BASIC_SCHEMES[weight.lower()], None, True
    constant = weight.get("constant") if isinstance(weight, dict) and weight.keys() == {"constant"} else None
    if isinstance(constant, int | float) and not isinstance(constant, bool) and 0 <= constant <= 1:
        return Weighing.CONSTANT, float(constant), True
    return Weighing.LINKED, None, False
