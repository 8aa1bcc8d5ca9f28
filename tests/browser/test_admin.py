"""The analysts' workplace in a browser: an analyst's first steps."""

import pytest

from argmap.models import Claim, Evidence
from tests.factories import make_claim, make_debate, make_evidence, make_passage, make_relation, make_source, make_user


@pytest.fixture
def editor(transactional_db):
    return make_user("analyst")


@pytest.fixture
def debate(editor):
    return make_debate("peace", editor=editor)


@pytest.fixture
def claim(debate):
    claim = make_claim(debate, "c1", title="Troops help", text="More troops would help.")
    passage = make_passage(make_source(debate, "s1", title="A report"), "q1")
    make_evidence(claim, passage, key="e1")
    make_relation(make_claim(debate, "c2", title="They stop raids"), claim, key="r1")
    return claim


def test_evidence_is_added_within_a_claims_form(claim, editor, open_page):
    make_passage(claim.evidence.get().passage.source, "q2", locator="2")
    page = open_page(f"/admin/argmap/claim/{claim.pk}/change/", person=editor)

    page.locator("#evidence-group .add-row a").click()
    page.locator("#evidence-1 .select2-selection").first.click()
    page.locator(".select2-search__field").fill("q2")
    page.locator(".select2-results__option", has_text="¶ 2").click()
    page.locator("#id_evidence-1-kind").select_option("undermines")
    page.locator("input[name=_save]").click()

    page.wait_for_url("**/admin/argmap/claim/**")
    assert Evidence.objects.get(key="evidence-1").passage.key == "q2"


def test_two_people_in_two_windows_lose_nothing(claim, editor, open_page):
    change = f"/admin/argmap/claim/{claim.pk}/change/"
    first, second = open_page(change, person=editor), open_page(change, person=editor, expects=("409",))
    first.locator("#id_text").fill("The first text.")
    first.locator("input[name=_save]").click()
    first.wait_for_url("**/admin/argmap/claim/")

    second.locator("#id_text").fill("The second text.")
    second.locator("input[name=_save]").click()
    second.locator(".conflict").wait_for()

    assert Claim.objects.get(pk=claim.pk).text == "The first text."
    assert second.locator(".conflict td").all_inner_texts() == [
        "More troops would help.",
        "The first text.",
        "The second text.",
    ]
    assert second.locator("#id_text").input_value() == "The second text."

    second.locator(".conflict button").click()
    second.wait_for_url("**/admin/argmap/claim/")
    assert Claim.objects.get(pk=claim.pk).text == "The second text."
