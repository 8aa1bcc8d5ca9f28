import json

import pytest
from django.core.management import call_command

from argmap.api.filtering import build_parameters
from argmap.core import kinds
from argmap.core.debate import COLLECTIONS
from argmap.core.kinds import RelationKind


@pytest.fixture(scope="module")
def schema():
    from drf_spectacular.generators import SchemaGenerator

    return SchemaGenerator().get_schema(request=None, public=True)


def test_the_schema_is_valid_openapi_without_a_warning(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yaml"))


@pytest.mark.django_db
def test_anybody_reads_the_schema(client, schema):
    answer = client.get("/api/v1/schema")

    assert answer["Content-Type"].startswith("application/vnd.oai.openapi+json")
    assert {*json.loads(answer.content)["paths"]} == {*schema["paths"]}


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_each_list_has_its_parameters(schema, collection):
    operation = schema["paths"][f"/api/v1/debates/{{slug}}/{collection}/"]["get"]

    assert {parameter["name"] for parameter in operation["parameters"]} == {
        "slug",
        "page",
        "page_size",
        *build_parameters(collection),
    }


def test_words_are_enums_of_their_own(schema):
    components = schema["components"]["schemas"]
    words = [name for name, kind in vars(kinds).items() if isinstance(kind, type) and kind.__module__ == kinds.__name__]

    assert {*words} <= {*components}
    assert components["RelationKind"]["enum"] == [kind.value for kind in RelationKind]
    assert components["Relation"]["properties"]["kind"]["allOf"] == [{"$ref": "#/components/schemas/RelationKind"}]


def test_fields_have_their_types(schema):
    stance = schema["components"]["schemas"]["Stance"]["properties"]
    claim = schema["components"]["schemas"]["Claim"]["properties"]
    inference = schema["components"]["schemas"]["NestedInference"]["properties"]

    assert stance["conditions"]["items"] == {"$ref": "#/components/schemas/Condition"}
    assert (stance["claim"]["type"], stance["claim"]["nullable"]) == ("string", True)
    assert (claim["prior"]["type"], claim["prior"]["nullable"]) == ("number", True)
    assert (claim["position"]["type"], claim["assumed"]["type"]) == ("integer", "boolean")
    assert claim["passages"] == {"type": "array", "items": {"type": "string"}}
    assert inference["premises"]["items"] == {"$ref": "#/components/schemas/NestedPremise"}


def test_every_operation_names_its_refusals(schema):
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            assert {"400", "404"} <= {*operation["responses"]}, path
            assert {"200", "201"} & {*operation["responses"]}, path
        if path.startswith("/api/v1/debates/{slug}/map."):
            assert "503" in operations["get"]["responses"], path


def test_files_are_brought_in_by_post_and_all_else_is_read_only(schema):
    methods = {path: {*operations} for path, operations in schema["paths"].items()}

    assert methods.pop("/api/v1/debates/{slug}/import") == {"post"}
    assert methods.pop("/api/v1/debates/") == {"get", "post"}
    assert all(known == {"get"} for known in methods.values())


@pytest.mark.django_db
def test_swagger_ui_needs_no_inline_code(client):
    page = client.get("/api/v1/schema/swagger/")
    script = client.get("/api/v1/schema/swagger/?script=")

    assert page.status_code == 200
    assert b"<style" not in page.content
    assert b"<script>" not in page.content
    assert b"swagger-ui-bundle.js" in page.content
    assert script["Content-Type"] == "application/javascript"
    assert b"/api/v1/schema" in script.content
