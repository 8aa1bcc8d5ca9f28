"""Small files for the tests of Argdown."""

from textwrap import dedent

from argmap.core.kinds import End
from argmap.formats.argdown import ARGDOWN


def read(text, load=None):
    """The reading of an Argdown text."""
    return ARGDOWN.read(dedent(text).encode(), load=load)


def read_clean(text, load=None):
    """The debate in an Argdown text that has nothing wrong with it."""
    reading = read(text, load)
    assert (reading.errors, reading.warnings) == ((), ())
    return reading.debate


def list_texts(debate):
    """The claims' texts by key."""
    return {claim.key: claim.text for claim in debate.claims}


def list_relations(debate):
    """The relations as triples, an inference named by its argument, in the order of their positions."""
    arguments = {inference.key: argument.key for argument in debate.arguments for inference in argument.inferences}
    ordered = sorted(debate.relations, key=lambda relation: relation.position)
    return [
        (
            relation.kind.value,
            relation.source,
            arguments[relation.target] if relation.target_kind is End.INFERENCE else relation.target,
        )
        for relation in ordered
    ]
