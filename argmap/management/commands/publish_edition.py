"""`publish_edition SLUG`: keep a debate as it stands now, as its next edition."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from argmap.models import Debate
from argmap.services.editions import NotPublished, publish_edition


class Command(BaseCommand):
    """Publishes what readers can cite; nothing where nothing changed."""

    help = "Publish the debate as it stands now as its next edition, which never changes again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("slug", help="the debate's slug")
        parser.add_argument("--note", default="", help="what changed since the last edition")
        parser.add_argument("--user", help="the user who is named as the publisher")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Publish, and say under which number and hash."""
        try:
            debate = Debate.objects.get(slug=options["slug"])
            user = User.objects.get(username=options["user"]) if options["user"] else None
            edition = publish_edition(debate=debate, user=user, note=options["note"])
        except Debate.DoesNotExist:
            raise CommandError(f'there is no debate with the slug "{options["slug"]}"') from None
        except User.DoesNotExist:
            raise CommandError(f'there is no user "{options["user"]}"') from None
        except NotPublished as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{debate.slug}: edition {edition.number} is published, SHA-256 {edition.sha256}.")
