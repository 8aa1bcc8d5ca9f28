import pytest

from tests.api.debates import store_debate


@pytest.mark.django_db(transaction=True)
def test_swagger_ui_lists_the_operations_and_tries_one(open_page):
    store_debate("bridge")
    page = open_page("/api/v1/schema/swagger/")
    operation = page.locator("#operations-claims-list_claims")

    operation.locator(".opblock-summary-control").click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_placeholder("slug").fill("bridge")
    operation.get_by_role("button", name="Execute").click()

    answer = operation.locator(".live-responses-table .microlight, .live-responses-table .highlight-code").first
    answer.wait_for()
    assert '"count": 3' in answer.inner_text()
