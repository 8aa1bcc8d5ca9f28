"""The API against its own schema, as schemathesis tries it: no undocumented answer, nothing good refused, nothing bad taken."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.generation import GenerationMode

from argmap.services.editions import publish_edition
from argmap.wsgi import application
from tests.api.test_rights import KEYS

contract = schemathesis.openapi.from_wsgi("/api/v1/schema", application)
# These lists and files have no parameter of a sort that the others have not, and cost half the time.
others = contract.exclude(
    path_regex=r"/(groups|issues|inferences|premises|affiliations|sources|passages)/$|/(networks|support|positions)\.[a-z]+$"
)
PATHS = sorted(result.ok().path for result in contract.get_all_operations() if result.ok().method.upper() == "GET")
PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture
def keep_connection():
    """The test's transaction stays open from request to request, as with Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def edition(bridge):
    """The debate's first edition."""
    return publish_edition(debate=bridge, user=None)


def ask_what_can_be_answered(query):
    """No schema says which keys a debate has, or which parameters go with which semantics."""
    known = {"lens": "a0", "what_if": "out.c0", "semantics": "standing"}
    known |= {"actor": "a0", "claim": "c0", "issue": "i0", "group": "g0"}
    known |= {"of": "organization", "via": "concept", "aggregation": "ignore", "normalization": "no", "mode": "one"}
    known |= {"first": "2020", "last": "2021", "period": "year", "coalitions": "false"}
    query |= {name: text for name, text in known.items() if name in query}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.usefixtures("edition", "quick_maps", "keep_connection")
def test_what_is_there_has_the_fields_of_the_schema(path):
    names = {"slug": "bridge", "key": KEYS.get(path.split("/")[-3], ""), "number": 1, "format_name": "yaml"}
    case = contract[path]["GET"].Case(path_parameters={name: names[name] for name in names if f"{{{name}}}" in path})

    assert case.call_and_validate(headers=PLAIN).status_code == 200


@others.parametrize()
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("bridge", "quick_maps", "keep_connection")
def test_every_answer_is_as_the_schema_has_it(case):
    if case.meta.generation.mode is GenerationMode.POSITIVE and "slug" in case.path_parameters:
        case.path_parameters["slug"] = "bridge"
        ask_what_can_be_answered(case.query)
    case.call_and_validate(headers=PLAIN)
