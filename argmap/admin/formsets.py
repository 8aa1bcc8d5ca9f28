"""Rows within a record's form: a page of them at a time, whatever others add or delete meanwhile."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from argmap.admin.visits import read_id
from argmap.services.writing import Conflict

if TYPE_CHECKING:
    AnyInlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    AnyInlineFormSet = BaseInlineFormSet

ROWS_A_PAGE = 20


class PagedFormSet(AnyInlineFormSet):
    """Shows one page of the rows; takes back those that were shown, by their ids. `request` is set on the class."""

    request: ClassVar[HttpRequest]

    def get_queryset(self) -> Any:
        """The rows of the page that is asked for, or those that came back, in the order in which they did."""
        if not hasattr(self, "_rows"):
            rows = super().get_queryset()
            self._rows = self._load_posted(rows) if self.is_bound else self._load_page(rows)
            for row in self._rows:
                # The parent is at hand: naming a row need not load it again.
                setattr(row, self.fk.name, self.instance)
        return self._rows

    def _load_page(self, rows: QuerySet[Any]) -> list[Any]:
        self.page: Page[Any] = Paginator(rows, ROWS_A_PAGE).get_page(self.request.GET.get(self.page_parameter))
        return list(self.page.object_list)

    def _load_posted(self, rows: QuerySet[Any]) -> list[Any]:
        ids = self._posted_ids()
        found = rows.in_bulk(ids)
        return [found[pk] for pk in dict.fromkeys(ids) if pk in found]

    @property
    def page_parameter(self) -> str:
        """The name of the page number in the address."""
        return f"{self.prefix}-page"

    def _posted_ids(self) -> list[int]:
        # Django takes the first number as it was posted, however large; it bounds the second.
        count = min(self.initial_form_count(), self.total_form_count())
        names = (f"{self.prefix}-{number}-id" for number in range(count))
        ids = (read_id(str(self.data.get(name, ""))) for name in names)
        return [found for found in ids if found is not None]

    def add_fields(self, form: Any, index: int | None) -> None:
        """As Django's, each field with a name of its own: a table's column headings name none for a screen reader."""
        super().add_fields(form, index)
        for field in form.fields.values():
            getattr(field.widget, "widget", field.widget).attrs.setdefault("aria-label", str(field.label or ""))

    def is_valid(self) -> bool:
        """As Django's. Raises Conflict where a row was deleted since the form was made."""
        if self.is_bound and any(form.instance.pk is None for form in self.initial_forms):
            raise Conflict(None)
        return super().is_valid()
