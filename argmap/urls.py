"""Every address of the site: the admin, the JSON API, and the readers' pages at the root."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("argmap.api.urls")),
    path("", include("argmap.web.urls")),
]
