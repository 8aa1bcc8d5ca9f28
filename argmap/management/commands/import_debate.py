"""`import_debate FILE`: bring a debate in from a file."""

import json
from argparse import ArgumentParser
from functools import partial
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.core.management.base import CommandError

from argmap.formats import FORMATS, FormatError
from argmap.management.progress import Progress
from argmap.management.telling import TellingCommand
from argmap.services.files import FileReading, describe_reading, read_debate_file
from argmap.services.importing import DebateIsBusyError, ImportRefused, ImportReport, import_debate


class Command(TellingCommand):
    """All or nothing; importing the same file twice changes nothing."""

    NOTHING: ClassVar = describe_reading(slug=None)
    help = (
        "Import a debate from a file, or merge it into the debate with its slug. Records edited since the last import are "
        "kept and reported. A new debate is private."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("file", help="the file to read; - for standard input")
        names = [form.name for form in FORMATS if form.read]
        parser.add_argument("--format", choices=names, help="the file's format, where its name does not tell")
        parser.add_argument("--slug", help="the debate's slug, in place of the file's")
        parser.add_argument("--owner", metavar="USER", help="the user who will own a new debate, and whom the history names")
        parser.add_argument("--overwrite", action="store_true", help="replace records edited since the last import")
        parser.add_argument("--prune", action="store_true", help="delete records that the file lacks")
        parser.add_argument(
            "--dry-run", action="store_true", help="check and count only; without --slug, no database is needed"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object, also on errors (then exit code 1)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the file, import it, and say what was done."""
        read = None
        try:
            with Progress(self.stderr, is_quiet=options["json"]) as progress:
                progress.show("Reading the file")
                read = read_debate_file(options["file"], format_name=options["format"])
                if read.reading.errors or read.reading.debate is None:
                    raise FormatError("\n".join(str(finding) for finding in read.reading.errors))
                progress.show("Checking the debate")
                report = None if options["dry_run"] and not options["slug"] else _import(read, options, progress)
        except (FormatError, ImportRefused, DebateIsBusyError) as error:
            self._fail(str(error), read, options)
        else:
            self._tell(read, report, options)

    def _fail(self, message: str, read: FileReading | None, options: dict[str, Any]) -> None:
        if not options["json"]:
            raise CommandError(message)
        debate = read.reading.debate if read else None
        told = describe_reading(
            slug=options["slug"] or (debate.about.slug if debate else None),
            form=read.form if read else None,
            debate=debate,
            warnings=read.reading.warnings if read else (),
            errors=message.split("\n"),
        )
        self.stdout.write(json.dumps(told, ensure_ascii=False))
        raise SystemExit(1)

    def _tell(self, read: FileReading, report: ImportReport | None, options: dict[str, Any]) -> None:
        assert read.reading.debate is not None
        slug = options["slug"] or read.reading.debate.about.slug
        warnings = [*map(str, read.reading.warnings), *(report.warnings if report else ())]
        if options["json"]:
            told = describe_reading(slug=slug, form=read.form, debate=read.reading.debate, warnings=warnings)
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for warning in warnings:
            self.stderr.write(warning)
        self.stdout.write(_summarise(slug, report, dry_run=options["dry_run"]))


def _import(read: FileReading, options: dict[str, Any], progress: Progress) -> ImportReport:
    assert read.reading.debate is not None
    return import_debate(
        value=read.reading.debate,
        owner=_find_owner(options["owner"]),
        slug=options["slug"],
        overwrite=options["overwrite"],
        prune=options["prune"],
        dry_run=options["dry_run"],
        on_written=partial(progress.show, "Writing the records"),
    )


def _find_owner(username: str | None) -> User | None:
    if username is None:
        return None
    try:
        return User.objects.get(username=username)
    except User.DoesNotExist:
        raise FormatError(f'there is no user "{username}"; make the account first (create_analyst {username})') from None


def _summarise(slug: str, report: ImportReport | None, *, dry_run: bool) -> str:
    if report is None:
        return f"{slug}: the file is whole; nothing was written."
    merge = report.merge
    if merge.changes_nothing:
        return f"{slug}: nothing to change."
    what = f"{len(merge.created)} created, {len(merge.updated)} updated, {len(merge.deleted)} deleted"
    rest = f"{len(merge.unchanged)} unchanged, {len(merge.edited_kept)} kept as edited"
    return f"{slug}: {what}, {rest}{' (dry run: nothing was written)' if dry_run else ''}."
