"""The select that searches records of one debate, and the links beside it that open one in a new window."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper


class RecordSelect(AutocompleteSelect):
    """Django's searching select within one debate. `known` are labels by id that need no query."""

    def __init__(self, *args: Any, debate_id: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.debate_id = debate_id
        self.known: dict[str, str] = {}

    def get_url(self) -> str:
        """The address that searches the debate."""
        return super().get_url() if self.debate_id is None else f"{super().get_url()}?debate={self.debate_id}"

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        """The chosen record as the one option."""
        chosen = [text for text in value if text]
        # Hostile or stale text in the address must not reach the database as an id.
        if not all(text.isascii() and text.isdigit() and len(text) < 19 for text in chosen):
            return super().optgroups(name, [], attr)
        if not chosen or chosen[0] not in self.known:
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.known[chosen[0]]
        return [(None, [*empty, self.create_option(name, chosen[0], label, True, len(empty))], 0)]


class LinksWithinDebate(RelatedFieldWidgetWrapper):
    """The links to add or open a related record, in the debate of the form."""

    def __init__(self, wrapped: RelatedFieldWidgetWrapper, debate_id: int | None) -> None:
        super().__init__(
            wrapped.widget,
            wrapped.rel,
            wrapped.admin_site,
            can_add_related=wrapped.can_add_related,
            can_change_related=wrapped.can_change_related,
            can_view_related=wrapped.can_view_related,
        )
        self.debate_id = debate_id

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """As Django's, with the debate in the address of the form for a new record."""
        context = super().get_context(name, value, attrs)
        if self.debate_id is not None:
            context["url_params"] += f"&debate={self.debate_id}"
        return context
