"""A debate written to a file or to standard output, by a command that tells what is lost on the way."""

from django.core.management.base import OutputWrapper

from argmap.core.debate import Debate
from argmap.management.progress import Progress
from argmap.services.files import list_losses, write_debate, write_file


def write_out(debate: Debate, *, format_name: str, output: str | None, stderr: OutputWrapper) -> None:
    """Write the debate in the format to `output` (standard output without one), and to `stderr` what that cannot carry.

    Raises FormatError where it cannot be written.
    """
    with Progress(stderr) as progress:
        progress.show("Writing the debate")
        data = write_debate(debate, format_name=format_name)
        progress.show("Looking for what is lost")
        losses = list_losses(debate, format_name=format_name)
    for loss in losses:
        stderr.write(loss)
    write_file(data, output)
