"""Arguments taken apart, one for each inference, where the file's settings ask for it (`model: explodeArguments`)."""

from argmap.core.kinds import End
from argmap.formats.argdown.model import Element, Model
from argmap.formats.argdown.relations import Edge, Tie
from argmap.formats.argdown.wording import Names


def explode_arguments(model: Model, edges: list[Edge]) -> list[Edge]:
    """Take apart each argument with several inferences, in the model; what bears on it then bears on its last part.

    Returns the relations with their ends among the parts.
    """
    parts: dict[int, list[Element]] = {}
    whole, model.arguments = model.arguments, {}
    names = Names(whole)
    for element in whole.values():
        if len(element.steps) > 1:
            parts[id(element)] = [_make_part(element, number, names) for number in range(len(element.steps))]
        for part in parts.get(id(element), [element]):
            model.arguments[part.title] = part
    return [Edge(edge.kind, _move(edge.source, parts), _move(edge.target, parts), edge.begins, edge.own) for edge in edges]


def _make_part(element: Element, number: int, names: Names) -> Element:
    return Element(
        names.take(f"{element.title} - {number + 1}"),
        False,
        element.members,
        element.section,
        element.tags,
        element.data,
        element.own,
        [element.steps[number]],
    )


def _move(tie: Tie, parts: dict[int, list[Element]]) -> Tie:
    of_element = parts.get(id(tie.element))
    if of_element is None:
        return tie
    if tie.kind is End.ARGUMENT or tie.step is None:
        return Tie(of_element[-1], tie.kind)
    return Tie(next(part for part in of_element if part.steps[0] is tie.step), tie.kind, tie.step)
