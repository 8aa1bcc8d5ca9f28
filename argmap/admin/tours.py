"""Guided tours and their stops."""

from typing import Any, ClassVar

from django.contrib import admin
from django.urls import reverse

from argmap.admin.forms import AnalystForm, RowForm
from argmap.admin.inlines import RowInline
from argmap.admin.records import KEEPING, RecordAdmin, count_of
from argmap.core.reading.viewpoint import ViewpointError
from argmap.core.tours import find_view, split_address
from argmap.core.view import write_state
from argmap.core.view.arcs import ARGUMENT_PREFIX
from argmap.models import Argument, Claim, Stop
from argmap.services.touring import read_stop

_FOCUS = ("focus_claim", "focus_argument")
_HINT = "Or paste the map’s whole address here: its focus goes into its field, and the rest stays."


class StopRowForm(RowForm):
    """Takes the map's address as it stands in the browser: its focus goes into the field for it."""

    one_of = ((_FOCUS, False),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "view" in self.fields:
            self.fields["view"].help_text += f" {_HINT}"

    def clean(self) -> dict[str, Any]:
        """Split the address, before it is asked whether there are two focuses."""
        focus, view = split_address(self.cleaned_data.get("view") or "")
        if "view" in self.cleaned_data:
            self.cleaned_data["view"] = view
        if focus:
            self._take_focus(focus)
        return super().clean()

    def _take_focus(self, name: str) -> None:
        debate_id = self.instance.debate_id
        claim = Claim.objects.filter(debate_id=debate_id, key=name).first()
        key = name.removeprefix(ARGUMENT_PREFIX)
        argument = None if claim or key == name else Argument.objects.filter(debate_id=debate_id, key=key).first()
        if claim is None and argument is None:
            self.add_error("view", f"The address has “{name}” in focus, but the debate has no such claim or argument.")
        else:
            self.cleaned_data |= dict(zip(_FOCUS, (claim, argument), strict=True))


class StopForm(StopRowForm, AnalystForm):
    """The form of a stop's own page."""


class StopInline(RowInline):
    """The views of a tour, in their order."""

    model = Stop
    form = StopRowForm
    verbose_name_plural = "stops: the views, with what is read at each"
    related = ("focus_claim", "focus_argument", "tour")
    columns = ("text", "focus_claim", "focus_argument", "view", "position", "key")


class TourAdmin(RecordAdmin):
    """Guided tours, with their stops."""

    counts: ClassVar = {"stop_number": count_of(Stop, "tour")}
    list_display = ("key", "title", "stops", "position", "debate_slug")
    list_display_links = ("key", "title")
    search_fields = ("key", "title", "text")
    fieldsets = ((None, {"fields": ("title", "text", "position", "key")}), KEEPING)
    inlines = (StopInline,)

    @admin.display(ordering="stop_number")
    def stops(self, tour: Any) -> int:
        """How many stops it has."""
        return int(tour.stop_number)

    def find_map_url(self, record: Any) -> str | None:
        """The readers' page of the debate's tours."""
        return reverse("tours", args=[record.debate.slug])


class StopAdmin(RecordAdmin):
    """Single stops of tours."""

    form = StopForm
    related = ("debate", "tour", *_FOCUS)
    list_display = ("key", "tour", "text", "focus", "position", "debate_slug")
    search_fields = ("key", "text", "tour__title")
    fieldsets = ((None, {"fields": ("tour", "text", *_FOCUS, "view", "position", "key")}), KEEPING)

    @admin.display(description="in focus")
    def focus(self, stop: Stop) -> str:
        """What the map is drawn around."""
        return str(stop.focus_claim or stop.focus_argument or "—")

    def find_map_url(self, record: Any) -> str | None:
        """The map as the stop shows it; as it opens where the view that was typed is none."""
        try:
            state = write_state(*find_view(read_stop(record)))
        except ViewpointError:
            state = ""
        return reverse("map", args=[record.debate.slug]) + (f"?{state}" if state else "")
