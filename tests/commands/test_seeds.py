import io

import pytest
from django.conf import settings
from django.core.management import call_command

from argmap.core.canonical import canonical_json, hash_document
from argmap.models import Claim, Debate, Visibility
from argmap.services.seeds import find_seeds, make_fixture
from argmap.services.snapshot import load_debate

pytestmark = pytest.mark.django_db


def hash_of(slug):
    return hash_document(canonical_json(load_debate(Debate.objects.get(slug=slug))))


def load_seeds():
    out = io.StringIO()
    call_command("load_seeds", stdout=out)
    return out.getvalue()


def test_seeds_are_public():
    load_seeds()

    assert Debate.objects.get(slug="mali-2021").visibility == Visibility.PUBLIC


def test_a_debate_that_exists_is_left_alone():
    load_seeds()
    Claim.objects.filter(debate__slug="mali-2021", key="A0").update(title="Edited by hand")

    said = load_seeds()

    assert "left alone" in said
    assert Claim.objects.get(debate__slug="mali-2021", key="A0").title == "Edited by hand"


@pytest.mark.parametrize("seed", find_seeds(), ids=lambda path: path.parent.name)
def test_the_fixture_is_what_the_seed_makes(seed):
    slug, text = make_fixture(seed)

    committed = (settings.BASE_DIR / "fixtures" / f"{slug}.json").read_text()
    assert text == committed, "run manage.py write_fixtures"
    assert not Debate.objects.filter(slug=slug).exists()


def test_fixture_and_seed_have_the_same_document_hash():
    call_command("loaddata", "mali-2021", verbosity=0)
    from_fixture = hash_of("mali-2021")
    Debate.objects.all().delete()

    load_seeds()

    assert hash_of("mali-2021") == from_fixture
