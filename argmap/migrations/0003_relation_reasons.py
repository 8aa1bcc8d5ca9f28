"""The index by which what bears on nothing is found (`argmap.services.neighbourhood.find_roots`)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("argmap", "0002_search"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="relation",
            index=models.Index(
                condition=models.Q(("kind__in", ["supports", "attacks", "undercuts"])),
                fields=["source_claim"],
                name="relation_reasons",
            ),
        ),
    ]
