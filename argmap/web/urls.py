"""The addresses of the readers' pages."""

from django.urls import URLPattern, path

from argmap.web import health, people
from argmap.web.views import (
    actor,
    debate,
    debates,
    editions,
    embed,
    lenses,
    networks,
    overviews,
    positions,
    print_sheet,
    records,
    search,
    timeline,
)

urlpatterns: list[URLPattern] = [
    path("", debates.show_debates, name="debates"),
    path("debates/<slug:slug>/", debate.show_map, name="map"),
    path("debates/<slug:slug>/outline/", debate.show_outline, name="outline"),
    path("debates/<slug:slug>/print/", print_sheet.show_print_sheet, name="print"),
    path("debates/<slug:slug>/search/", search.show_search, name="search"),
    path("debates/<slug:slug>/search/suggestions/", search.list_suggestions, name="suggestions"),
    path("debates/<slug:slug>/table/", overviews.show_table, name="table"),
    path("debates/<slug:slug>/editions/", editions.show_editions, name="editions"),
    path("debates/<slug:slug>/editions/compare/", editions.show_comparison, name="comparison"),
    path("debates/<slug:slug>/embed/", embed.show_embed, name="embed"),
    path("debates/<slug:slug>/brief/", overviews.show_brief, name="brief"),
    path("debates/<slug:slug>/brief/<path:key>/", overviews.show_brief, name="brief-of"),
    path("debates/<slug:slug>/positions/", positions.show_positions, name="positions"),
    path("debates/<slug:slug>/positions.csv", positions.download_positions, name="positions-csv"),
    path("debates/<slug:slug>/timeline/", timeline.show_timeline, name="timeline"),
    path("debates/<slug:slug>/timeline.csv", timeline.download_timeline, name="timeline-csv"),
    path("debates/<slug:slug>/changes/", timeline.show_changes, name="changes"),
    path("debates/<slug:slug>/changes.csv", timeline.download_changes, name="changes-csv"),
    path("debates/<slug:slug>/networks/", networks.show_networks, name="networks"),
    path("debates/<slug:slug>/support/", networks.show_support, name="support"),
    path("debates/<slug:slug>/lenses/", lenses.show_lenses, name="lenses"),
    path("debates/<slug:slug>/cruxes/", lenses.show_cruxes, name="cruxes"),
    path("debates/<slug:slug>/strengths/", lenses.show_strengths, name="strengths"),
    path("debates/<slug:slug>/claims/<path:key>/", records.show_claim, name="claim"),
    path("debates/<slug:slug>/arguments/<path:key>/", records.show_argument, name="argument"),
    path("debates/<slug:slug>/actors/<path:key>/", actor.show_actor, name="actor"),
    path("debates/<slug:slug>/sources/<path:key>/", records.show_source, name="source"),
    path("login/", people.SignIn.as_view(), name="login"),
    path("logout/", people.SignOut.as_view(), name="logout"),
    path("healthz", health.tell_alive, name="healthz"),
    path("readyz", health.tell_ready, name="readyz"),
]
