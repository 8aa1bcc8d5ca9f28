"""The API against its own schema, as schemathesis tries it: no undocumented answer, nothing good refused, nothing bad taken."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.generation import GenerationMode

from argmap.wsgi import application

contract = schemathesis.openapi.from_wsgi("/api/v1/schema", application)


@pytest.fixture
def keep_connection():
    """The test's transaction stays open from request to request, as with Django's own client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@contract.parametrize()
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.usefixtures("bridge", "quick_maps", "keep_connection")
def test_every_answer_is_as_the_schema_has_it(case):
    if case.meta.generation.mode is GenerationMode.POSITIVE and "slug" in case.path_parameters:
        case.path_parameters["slug"] = "bridge"
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
