"""`create_analyst NAME`: make an account for an analyst."""

import json
import os
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from argmap.services.accounts import create_analyst


class Command(BaseCommand):
    """The password is random and printed once, or taken from ARGMAP_DEMO_PASSWORD and not printed."""

    help = "Create an account that may open the admin; it becomes the owner of public debates that have none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("username", help="the account's name")
        parser.add_argument("--json", action="store_true", help="print one JSON object: username, created, password")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Create the account, unless there is one of this name."""
        given = os.environ.get("ARGMAP_DEMO_PASSWORD")
        try:
            account = create_analyst(username=options["username"], password=given)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        password = None if given else account.password
        if options["json"]:
            told = {"username": account.username, "created": account.created, "password": password}
            self.stdout.write(json.dumps(told))
        elif not account.created:
            self.stdout.write(f"{account.username} exists; `manage.py changepassword {account.username}` sets a new password.")
        else:
            self.stdout.write(f"{account.username} created, password {password or 'from ARGMAP_DEMO_PASSWORD'}")
