"""The API against its own schema, as schemathesis tries it: no undocumented answer, nothing good refused, nothing bad taken."""

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.generation import GenerationMode

from argmap.wsgi import application

contract = schemathesis.openapi.from_wsgi("/api/v1/schema", application)


@contract.parametrize()
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_the_schema_has_it(case, bridge, quick_maps):
    if case.meta.generation.mode is GenerationMode.POSITIVE and "slug" in case.path_parameters:
        case.path_parameters["slug"] = "bridge"
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
