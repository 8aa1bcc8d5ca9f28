"""What no page and no file can show is refused by every text field of the admin (A5 of the table in tests/hostile.py)."""

import pytest
from django.db import models

from tests.admin.conftest import KINDS
from tests.admin.pages import address, read_form

TEXTS = (models.CharField, models.TextField, models.JSONField)


@pytest.mark.parametrize("unprintable", ["\x00", "\x1b", "\ufffe"])
def test_every_text_field_refuses_what_cannot_be_printed(unprintable, world, people, sign_in):
    client = sign_in(people.owner)
    taken = {}

    for kind in KINDS:
        record = getattr(world, kind)
        form = read_form(client.get(address(record)))
        fields = [one.name for one in record._meta.fields if isinstance(one, TEXTS) and not one.choices and one.name in form]
        answer = client.post(address(record), {**form, **dict.fromkeys(fields, f'["a{unprintable}b"]')})
        errors = answer.context["adminform"].form.errors if fields else {}
        taken |= {f"{kind}.{name}": answer.status_code for name in fields if name not in errors}

    assert taken == {}
