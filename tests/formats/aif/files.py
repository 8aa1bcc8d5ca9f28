"""Small nodesets for the tests of AIF."""

import json
from itertools import pairwise

from argmap.formats.aif import AIF

TEXTS = {"RA": "Default Inference", "CA": "Default Conflict", "MA": "Default Rephrase", "PA": "Default Preference"}


def make_nodeset(nodes, *edges, **lists):
    """A nodeset of nodes by id (a type, or a type and a text, with a space between) and edges such as "1 2 3", a way."""
    ways = [edge.split() for edge in edges]
    pairs = [pair for way in ways for pair in pairwise(way)]
    return {
        "nodes": [make_node(node_id, words) for node_id, words in nodes.items()],
        "edges": [{"edgeID": str(number), "fromID": one, "toID": other} for number, (one, other) in enumerate(pairs)],
        **lists,
    }


def make_node(node_id, words):
    """A node of a type and a text."""
    kind, _, text = words.partition(" ")
    return {"nodeID": node_id, "text": text or TEXTS.get(kind, f"says {node_id}"), "type": kind}


def read(nodeset):
    """The reading of a nodeset."""
    return AIF.read(json.dumps(nodeset).encode())


def read_whole(nodeset):
    """The debate of a nodeset that is read without a word."""
    reading = read(nodeset)
    assert (reading.errors, reading.warnings) == ((), ())
    return reading.debate


def list_warnings(nodeset):
    """What is said of a nodeset that can be read."""
    reading = read(nodeset)
    assert reading.errors == ()
    return [warning.what for warning in reading.warnings]


def write(debate):
    """The document that is written of a debate, and what of it is ours."""
    document = json.loads(AIF.write(debate))
    return document, document.pop("argmap", {})
