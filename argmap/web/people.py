"""Signing in and out, by Django's own views in our look."""

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache


class SignIn(LoginView):
    """The form, and back to the page that asked for it."""

    template_name = "argmap/login.html"
    redirect_authenticated_user = True


@method_decorator(never_cache, name="dispatch")
class SignOut(LogoutView):
    """Sign out on POST; a GET asks first, because a link or a prefetch must not sign anybody out."""

    http_method_names = ("get", "head", "post", "options")

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Ask whether to sign out."""
        return render(request, "argmap/logout.html")
