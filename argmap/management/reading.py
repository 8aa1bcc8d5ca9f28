"""The debate that a command is given: by slug from the database, or as a file, which needs none."""

from argmap.core.debate import Debate as DebateValue
from argmap.formats import FormatError
from argmap.models import Debate
from argmap.services.files import read_debate_file
from argmap.services.snapshot import load_debate


def read_given_debate(*, slug: str | None, file: str | None, format_name: str | None) -> DebateValue:
    """The debate with the slug, or the one in the file (`-` for standard input), whose own ids stay its keys.

    Raises FormatError where both or neither is given, there is no such debate, or the file is in error.
    """
    if bool(slug) == bool(file):
        raise FormatError("give the slug of a debate or --file FILE, and not both")
    if file:
        reading = read_debate_file(file, format_name=format_name).reading
        if reading.debate is None or reading.errors:
            raise FormatError("\n".join(str(finding) for finding in reading.errors))
        return reading.debate
    try:
        return load_debate(Debate.objects.get(slug=slug))
    except Debate.DoesNotExist:
        raise FormatError(f'there is no debate with the slug "{slug}"') from None
