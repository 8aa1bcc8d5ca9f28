"""Claims from a file: by key or as a list, each with its reasons for and against nested where people want them so."""

from argmap.core.kinds import RelationKind
from argmap.core.records import Claim, Relation
from argmap.formats.native.document import Document
from argmap.formats.native.records import Draft
from argmap.formats.syntax.nodes import Mapping, Place, Scalar
from argmap.formats.syntax.values import BadValueError, list_fields, list_items, read_text

_REASONS = {"for": RelationKind.SUPPORTS, "against": RelationKind.ATTACKS}
_NESTED = "for against"
_TOLD_BY_NESTING = "kind source target source_kind target_kind"


def read_claims(document: Document, place: Place) -> None:
    """Read the file's `claims`, and the claims and relations nested in them, in the order of the file."""
    for key, body in document.entries(place):
        draft = document.read(Claim, body, key=key, also=_NESTED)
        _add_claim(document, key, draft)


def _add_claim(document: Document, key: str | None, draft: Draft) -> None:
    claim = document.add("claims", key, draft)
    if claim is None:
        return
    for name, reasons in draft.written.items():
        if name in _REASONS:
            _read_reasons(document, claim, _REASONS[name], reasons)


def _read_reasons(document: Document, target: Claim, kind: RelationKind, place: Place) -> None:
    if isinstance(place.node, Scalar) and place.node.is_null:
        return
    try:
        items = list_items(place)
    except BadValueError as error:
        document.fail(error)
        return
    for item in items:
        try:
            _read_reason(document, target, kind, item)
        except BadValueError as error:
            document.fail(error)


def _read_reason(document: Document, target: Claim, kind: RelationKind, item: Place) -> None:
    """Read one reason: a claim's key, or KEY: with the claim's fields, the link's, or both."""
    if isinstance(item.node, Scalar):
        _add_link(document, read_text(item), kind, target, document.read(Relation, _no_fields(item), without=_TOLD_BY_NESTING))
        return
    fields = list_fields(item)
    if len(fields) != 1:
        raise BadValueError(item, "a reason is the key of a claim, or one KEY: with the claim's fields indented below it")
    ((key, body),) = fields.items()
    link = _read_link(document, body)
    if _defines_claim(body):
        draft = document.read(Claim, body, key=key, also=f"{_NESTED} link")
        # A reason belongs to the heading of what it bears on; `group: null` is how to say that it has none.
        if "group" not in draft.written:
            draft.values["group"] = target.group
        _add_link(document, key, kind, target, link)
        _add_claim(document, key, draft)
    else:
        _add_link(document, key, kind, target, link)


def _defines_claim(body: Place) -> bool:
    return not (isinstance(body.node, Mapping) and body.node.entries.keys() == {"link"})


def _read_link(document: Document, body: Place) -> Draft:
    link = body.node.entries.get("link") if isinstance(body.node, Mapping) else None
    place = body.step("link", link) if link is not None else _no_fields(body)
    return document.read(Relation, place, without=_TOLD_BY_NESTING)


def _no_fields(place: Place) -> Place:
    return Place(Mapping(place.node.line, place.node.column, {}, {}), place.path)


def _add_link(document: Document, source: str, kind: RelationKind, target: Claim, link: Draft) -> None:
    link.values.update(kind=kind, source=source, target=target.key)
    document.add("relations", link.values.get("key", f"{source}-{kind}-{target.key}"), link)
