# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""Debates, who may do what in them, and their editions."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.urls import path, reverse
from django.utils.text import capfirst

from argmap.admin.deleting import Consequences, Naming
from argmap.admin.filters import DebateFilter
from argmap.admin.forms import AnalystForm, RowForm
from argmap.admin.importing import build_import_page
from argmap.admin.inlines import RowInline
from argmap.admin.records import WorkplaceAdmin, count_of, map_url
from argmap.models import Argument, Claim, Debate, Edition, Membership, Role, Stance
from argmap.services.shape import MODELS


class MembershipRowForm(RowForm):
    """Who is a member does not change; what they may do does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and "user" in self.fields:
            self.fields["user"].disabled = True


class MembershipForm(MembershipRowForm, AnalystForm):
    """The form of a membership's own page."""


class MembershipInline(RowInline):
    """The debate's members."""

    model = Membership
    form = MembershipRowForm
    verbose_name_plural = "members: who may do what here"
    related = ("user", "debate")
    columns = ("user", "role")
    writing_role = Role.OWNER


class DebateAdmin(WorkplaceAdmin):
    """Debates: the page of one leads to all its records."""

    debate_lookup = "pk"
    related = ()
    writing_role = Role.OWNER
    new_needs_debate = False
    change_list_template = "admin/argmap/debate_list.html"
    counts: ClassVar = {
        "claim_number": count_of(Claim, "debate"),
        "argument_number": count_of(Argument, "debate"),
        "stance_number": count_of(Stance, "debate"),
    }
    list_display = ("slug", "question", "visibility", "claims", "arguments", "stances")
    list_display_links = ("slug", "question")
    list_filter = ("visibility",)
    search_fields = ("slug", "question", "summary")
    fieldsets = (
        (None, {"fields": ("question", "summary", "slug", "visibility")}),
        ("Reading", {"fields": ("dated", "language", "default_profile")}),
        ("Keeping", {"fields": ("tags", "extra"), "classes": ("collapse",)}),
    )

    def get_urls(self) -> list[Any]:
        """As Django's, and the page that imports a file."""
        return [path("import/", build_import_page(self), name="argmap_debate_import"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Anybody who may open the admin, and becomes the owner."""
        return self.admin_site.has_permission(request)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """The members; a new debate has its owner only."""
        return [] if obj is None else [MembershipInline]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """As for any record, with the debate's lists and how long they are."""
        debate = kwargs.get("obj")
        if debate is not None:
            may_edit = self._may(request, Role.EDITOR, debate)
            context["contents"] = [_describe_content(model, debate, may_edit) for model in MODELS.values()]
        return super().render_change_form(request, context, *args, **kwargs)

    def find_map_url(self, record: Any) -> str | None:
        """The debate's map."""
        return map_url(record, "")

    def find_consequences(self, request: HttpRequest, records: list[Any]) -> Consequences:
        """All that the debates hold, counted: a query for each kind."""
        kinds: list[Any] = [*MODELS.values(), Membership, Edition]
        numbers = [(model, model._default_manager.filter(debate__in=records).count()) for model in kinds]
        parts = [Naming(str(model._meta.verbose_name_plural), number, []) for model, number in numbers if number]
        return Consequences(parts=parts, citing=[])

    @admin.display(ordering="claim_number")
    def claims(self, debate: Any) -> int:
        """How many claims it holds."""
        return int(debate.claim_number)

    @admin.display(ordering="argument_number")
    def arguments(self, debate: Any) -> int:
        """How many arguments it holds."""
        return int(debate.argument_number)

    @admin.display(ordering="stance_number")
    def stances(self, debate: Any) -> int:
        """How many stances it holds."""
        return int(debate.stance_number)


def _describe_content(model: Any, debate: Debate, may_edit: bool) -> tuple[str, int, str, str | None]:
    """A kind's name in the plural, how many there are, and the addresses of the list and of the form for a new one."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    asked = f"?debate={debate.pk}"
    add_url = f"{reverse(f'{name}_add')}{asked}" if may_edit else None
    number = model._default_manager.filter(debate=debate).count()
    return capfirst(str(model._meta.verbose_name_plural)), number, f"{reverse(f'{name}_changelist')}{asked}", add_url


class MembershipAdmin(WorkplaceAdmin):
    """Memberships of one's debates, as a list; each is best changed on its debate's page."""

    form = MembershipForm
    related = ("debate", "user")
    writing_role = Role.OWNER
    list_display = ("user", "role", "debate")
    list_filter = (DebateFilter, "role")
    search_fields = ("user__username",)
    fields = ("user", "role")


class EditionAdmin(WorkplaceAdmin):
    """Published editions, which nobody changes."""

    deferred = ("document",)
    list_display = ("debate", "number", "published_at", "publisher", "note")
    list_filter = (DebateFilter,)
    search_fields = ("note", "sha256")
    related = ("debate", "published_by")
    fields = ("debate", "number", "published_at", "publisher", "note", "sha256")
    readonly_fields = fields

    @admin.display(description="published by")
    def publisher(self, edition: Edition) -> str:
        """The name only: the account is nobody's business."""
        return edition.published_by.get_username() if edition.published_by else "—"

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        """View only: there is no form for a new one."""
        if object_id is None:
            raise Http404
        return super().changeform_view(request, object_id, *args, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: editions are published, not typed."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False
