# ruff: noqa: ARG002 (Django calls these methods with arguments that not all of them need)
"""Pages that are not ours, Django's accounts and groups first of all, are for superusers only."""

from functools import update_wrapper
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest
from django.urls import URLPattern

if TYPE_CHECKING:
    AnyModelAdmin = admin.ModelAdmin[Any]
else:
    AnyModelAdmin = admin.ModelAdmin


class ForSuperusers(AnyModelAdmin):
    """Nobody else sees that these pages exist: Django's permissions give no rights here."""

    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        """As Django's; for people who are signed in and no superusers, none of the pages exists."""
        urls: list[URLPattern] = super().get_urls()
        for url in urls:
            url.callback = self._hide(url.callback)
        return urls

    def _hide(self, view: Any) -> Any:
        def hidden(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.user.is_authenticated and not self.has_module_permission(request):
                raise Http404
            return view(request, *args, **kwargs)

        return update_wrapper(hidden, view)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Superusers."""
        return bool(request.user.is_active and request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Superusers."""
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Superusers."""
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Superusers."""
        return self.has_module_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Superusers."""
        return self.has_module_permission(request)


class AccountsForSuperusers(ForSuperusers):
    """Accounts. One that is no longer needed is made inactive: deleting it would take its name from the history."""

    fieldsets: ClassVar = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("May", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    list_filter = ("is_staff", "is_superuser", "is_active")
    # Owners search here too, to find members: by name, and not by what an address might be.
    search_fields = ("username", "first_name", "last_name")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False


def limit_to_superusers(model: Any, admin_class: Any) -> Any:
    """The admin of another app, for superusers only."""
    base = AccountsForSuperusers if model is User else ForSuperusers
    return type(admin_class.__name__, (base, admin_class), {})
