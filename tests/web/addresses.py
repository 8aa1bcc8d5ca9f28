"""Every page of the site by the name of its address, for tests that visit all of them."""

from django.urls import reverse

from argmap.web.urls import urlpatterns

NO_PAGES = {"suggestions", "positions-csv", "timeline-csv", "changes-csv", "offline", "stop", "healthz", "readyz"}
"""Addresses of files, data, probes, and one that only leads to the map, which nobody reads in a browser."""
PAGES = {pattern.name: pattern for pattern in urlpatterns if pattern.name not in NO_PAGES}


def address_of(name, slug, keys):
    """The address of a page of the debate; `keys` are those of the records that pages are about, by the pages' names."""
    given = {"slug": slug, "key": keys.get(name), "number": keys.get("number")}
    return reverse(name, kwargs={part: given[part] for part in PAGES[name].pattern.converters})
