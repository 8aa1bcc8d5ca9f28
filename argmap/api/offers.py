"""What each record kind lets one ask for: the allow-list of filters, orders and searched texts.

Anything else is refused. Only a record's own fields and the keys that it refers to are here: a filter or an order by another
record's fields would tell of that record. Reliability and credibility are no orders: their last mark means unknown, not worst.
"""

from msgspec import Struct


class Offer(Struct, frozen=True):
    """Names of query parameters that filter, fields to order by, and fields whose texts are searched."""

    filters: tuple[str, ...]
    ordering: tuple[str, ...]
    search: tuple[str, ...]


OFFERS: dict[str, Offer] = {
    "groups": Offer(
        filters=("key", "parent", "tag"),
        ordering=("key", "title", "position"),
        search=("key", "title", "summary"),
    ),
    "issues": Offer(
        filters=("key", "claim", "standard", "group", "tag"),
        ordering=("key", "question", "position"),
        search=("key", "question"),
    ),
    "claims": Offer(
        filters=("key", "kind", "group", "assumed", "passage", "tag"),
        ordering=("key", "title", "kind", "position", "prior"),
        search=("key", "title", "text"),
    ),
    "arguments": Offer(
        filters=("key", "group", "tag"),
        ordering=("key", "title", "position"),
        search=("key", "title", "gist"),
    ),
    "inferences": Offer(
        filters=("key", "argument", "kind", "conclusion", "scheme", "weighing", "basis", "tag"),
        ordering=("key", "kind", "scheme", "position", "weight"),
        search=("key", "scheme"),
    ),
    "premises": Offer(
        filters=("key", "inference", "claim", "role", "implicit", "tag"),
        ordering=("key", "role", "position"),
        search=("key", "role"),
    ),
    "relations": Offer(
        filters=("key", "kind", "source", "source_kind", "target", "target_kind", "basis", "tag"),
        ordering=("key", "kind", "position", "weight"),
        search=("key",),
    ),
    "actors": Offer(
        filters=("key", "kind", "iso3", "wikidata", "cameo", "tag"),
        ordering=("key", "name", "kind", "iso3"),
        search=("key", "name", "description"),
    ),
    "affiliations": Offer(
        filters=("key", "actor", "kind", "body", "since_from", "since_to", "until_from", "until_to", "tag"),
        ordering=("key", "kind", "since", "until"),
        search=("key",),
    ),
    "stances": Offer(
        filters=(
            "key", "actor", "on_behalf_of", "claim", "argument", "position", "act", "basis", "meanwhile", "condition",
            "reported_by", "reported_by_kind", "said_on_from", "said_on_to", "reported_on_from", "reported_on_to",
            "passage", "tag",
        ),
        ordering=("key", "position", "said_on", "reported_on"),
        search=("key", "gist", "venue"),
    ),
    "sources": Offer(
        filters=("key", "type", "language", "reliability", "issued_from", "issued_to", "tag"),
        ordering=("key", "title", "type", "issued"),
        search=("key", "title", "container_title", "publisher", "text"),
    ),
    "passages": Offer(
        filters=("key", "source", "locator", "locator_kind", "tag"),
        ordering=("key", "locator", "start"),
        search=("key", "exact", "locator"),
    ),
    "evidence": Offer(
        filters=("key", "claim", "passage", "kind", "credibility", "tag"),
        ordering=("key", "kind"),
        search=("key", "gist"),
    ),
    "tours": Offer(
        filters=("key", "tag"),
        ordering=("key", "title", "position"),
        search=("key", "title", "text"),
    ),
    "stops": Offer(
        filters=("key", "tour", "focus", "focus_kind", "tag"),
        ordering=("key", "position"),
        search=("key", "text"),
    ),
}  # fmt: skip
"""Collection name → what may be asked of it."""

DEBATES = Offer(
    filters=("visibility", "language", "tag"),
    ordering=("slug", "question", "dated"),
    search=("slug", "question", "summary"),
)
"""What may be asked of the list of debates."""
