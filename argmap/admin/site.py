"""The admin site."""

from django.contrib.admin import AdminSite


class ArgmapAdminSite(AdminSite):
    """The admin, ordered as an analyst works."""

    site_header = site_title = "Argmap"
    index_title = "Debates and their records"
