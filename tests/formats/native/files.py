"""Small files for the tests of the native format."""

from textwrap import dedent

from argmap.formats.native import JSON, YAML

HEAD = 'debate: {slug: beech-lane, question: "Should it be closed?"}\n'
JSON_HEAD = '"debate": {"slug": "beech-lane", "question": "Should it be closed?"}'


def read(body, load=None):
    """The reading of a YAML file with this body below its head, which is line 1."""
    return YAML.read((HEAD + dedent(body)).encode(), load=load)


def read_whole(body, load=None):
    """The debate in such a file, which has no errors."""
    reading = read(body, load)
    assert reading.errors == ()
    return reading.debate


def list_errors(body, load=None):
    """The errors of such a file as lines, and that there is no debate beside them."""
    reading = read(body, load)
    assert reading.debate is None
    return [str(error) for error in reading.errors]


def list_json_errors(text):
    """The errors of a JSON file as lines."""
    reading = JSON.read(text.encode() if isinstance(text, str) else text)
    assert reading.debate is None
    return [str(error) for error in reading.errors]
