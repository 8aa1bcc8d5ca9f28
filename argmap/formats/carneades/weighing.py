"""How inferences weigh, as schemes: Carneades has no other place for it."""

from typing import Any

from argmap.core.kinds import Weighing
from argmap.core.records import Inference
from argmap.formats.carneades.schemes import Scheme, read_schemes
from argmap.formats.carneades.words import BASIC_SCHEMES


class Schemes:
    """The file's own schemes: those that the debate kept, and those that its inferences need."""

    def __init__(self, kept: Any, functions: Any) -> None:
        self._kept = kept if isinstance(kept, dict | list) else {}
        self._known = read_schemes(self._kept, functions)
        self._made: dict[str, dict[str, Any]] = {}

    def find(self, inference: Inference) -> str:
        """The name of a scheme that weighs as the inference does; "" where none needs to be named."""
        if inference.weighing is not Weighing.CONSTANT and not inference.scheme:
            return "" if inference.weighing is Weighing.LINKED else inference.weighing.value
        if inference.scheme in self._known and _fits(self._known[inference.scheme], inference):
            return inference.scheme
        content = {"weight": _write_weight(inference)}
        wanted = inference.scheme or "constant"
        name, count = wanted, 1
        while name in self._known or name in BASIC_SCHEMES or self._made.get(name, content) != content:
            count += 1
            name = f"{wanted} {count}"
        self._made[name] = content
        return name

    def write(self) -> dict[str, Any] | list[Any]:
        """The section of the file."""
        if isinstance(self._kept, list):
            return [*self._kept, *({"id": name} | content for name, content in self._made.items())]
        return self._kept | self._made


def _fits(scheme: Scheme, inference: Inference) -> bool:
    if not scheme.is_known:
        return True
    is_weight_told = scheme.weighing is not Weighing.CONSTANT or scheme.weight == inference.weight
    return scheme.weighing is inference.weighing and is_weight_told


def _write_weight(inference: Inference) -> Any:
    if inference.weighing is Weighing.CONSTANT:
        return {"constant": 1 if inference.weight is None else inference.weight}
    return inference.weighing.value
