"""Arguments from a file, with their inferences and those's premises inside them."""

from argmap.core.records import Argument, Inference, Premise
from argmap.formats.native.document import Document
from argmap.formats.syntax.nodes import Mapping, Place, Scalar
from argmap.formats.syntax.values import BadValueError, list_items, read_text


def read_arguments(document: Document, place: Place) -> None:
    """Read the file's `arguments`."""
    for key, body in document.entries(place):
        draft = document.read(Argument, body, key=key, also="inferences")
        name = draft.values.get("key", "") if key is None else key
        if "inferences" in draft.written:
            draft.values["inferences"] = _read_inferences(document, name, draft.written["inferences"])
        document.add("arguments", key, draft)


def _read_inferences(document: Document, argument: str, place: Place) -> tuple[Inference, ...]:
    inferences = []
    for index, (key, body) in enumerate(document.entries(place)):
        draft = document.read(Inference, body, key=key, also="premises")
        name = draft.values.get("key", f"{argument}/{index + 1}") if key is None else key
        draft.values.setdefault("position", index)
        if "premises" in draft.written:
            draft.values["premises"] = _read_premises(document, name, draft.written["premises"])
        inferences.append(document.make("inferences", name, draft))
    return tuple(inferences)


def _read_premises(document: Document, inference: str, place: Place) -> tuple[Premise, ...]:
    if isinstance(place.node, Scalar) and place.node.is_null:
        return ()
    try:
        return tuple(_read_premise(document, inference, index, item) for index, item in enumerate(list_items(place)))
    except BadValueError as error:
        document.fail(error)
        return ()


def _read_premise(document: Document, inference: str, index: int, item: Place) -> Premise:
    if isinstance(item.node, Scalar):
        claim = read_text(item)
        draft = document.read(Premise, Place(Mapping(item.node.line, item.node.column, {}, {}), item.path), without="claim")
        draft.values["claim"] = claim
    else:
        draft = document.read(Premise, item)
    draft.values.setdefault("position", index)
    premise: Premise = document.make("premises", draft.values.get("key", f"{inference}/{index + 1}"), draft)
    return premise
