"""Nodesets for property tests: most of them odd, some of them broken, all of them JSON."""

import json
from collections import Counter

from hypothesis import strategies as st

from argmap.core.extras import normalise_extra
from tests.formats.debates import words

IDS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "12_673", "1/2")
TYPES = ("I", "I", "I", "I", "L", "L", "RA", "RA", "RA", "CA", "CA", "MA", "PA", "YA", "YA", "TA")
ODD_TYPES = ("EN", "", "ra", None, 3)
TEXTS = (
    *("Close the lane", "Default Inference", "RA", "", " two  spaces\n", "x" * 700),
    *("Ann : it is loud", "Asserting", "Pure Questioning", "Analysing", "Shouting"),
)


def odd(usual, unusual):
    """A strategy for a usual value, now and then for an unusual one."""
    return st.sampled_from([*usual] * 6 + [*unusual])


def maybe_with(required, optional):
    """A strategy for mappings with these strategies' values."""
    return st.fixed_dictionaries(required, optional=optional)


numbers_or_texts = st.sampled_from(IDS).flatmap(lambda node_id: st.sampled_from([node_id, node_id, node_id, int(node_id[:1])]))
ids = numbers_or_texts | st.sampled_from(IDS)
odd_ids = odd(IDS, [None, "", " 1", "a\nb", True, 4, 5])
texts = st.sampled_from(TEXTS) | words
nodes = maybe_with(
    {"nodeID": odd_ids, "text": odd(TEXTS, [None, 7]), "type": odd(TYPES, ODD_TYPES)},
    {
        "timestamp": st.sampled_from(["2014-04-28 15:51:38", ""]),
        "scheme": st.sampled_from(["CauseToEffect", "72", None]),
        "weight": st.sampled_from([1.0, 0.5, True]),
    },
)
edges = maybe_with(
    {"fromID": odd_ids, "toID": odd_ids},
    {"edgeID": st.integers(0, 9) | st.sampled_from(["1->2", "9"]), "formEdgeID": st.none()},
)
locutions = maybe_with(
    {"nodeID": odd_ids, "personID": odd(["0", "81"], [0, 81, None])},
    {"start": st.sampled_from([None, "2020-05-21 22:51:28", "2019-02-30 1:00", "soon"])},
)
participants = maybe_with(
    {"participantID": odd(["0", "81"], [0, None]), "firstname": st.sampled_from(["Ann", "", "None", " B  C "])},
    {"surname": st.sampled_from(["Okafor", "None", None])},
)
fulfilments = maybe_with({"nodeID": odd_ids, "schemeID": st.sampled_from(["72", 74])}, {})


def lists(items, most):
    """A strategy for lists, now and then with what is no item, and seldom for none."""
    return st.lists(items | st.sampled_from([None, "x", 1]), max_size=2) | st.lists(items, max_size=most)


@st.composite
def sound_graphs(draw):
    """A strategy for nodes with ids of their own, and edges of which most fit them."""
    chosen = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
    made = [{"nodeID": node_id, "text": draw(texts), "type": draw(st.sampled_from(TYPES))} for node_id in chosen]
    ends = st.sampled_from(chosen)
    return made, draw(st.lists(st.builds(lambda one, other: {"fromID": one, "toID": other}, ends, ends), max_size=20))


@st.composite
def flat_nodesets(draw):
    """A strategy for nodesets as AIFdb exports them."""
    made, tied = draw(sound_graphs())
    return {
        "nodes": made + draw(lists(nodes, 3)),
        "edges": tied + draw(lists(edges, 3)),
        **draw(maybe_with({}, {"locutions": lists(locutions, 6), "participants": lists(participants, 3)})),
        **draw(maybe_with({}, {"schemefulfillments": st.none() | lists(fulfilments, 3), "notes": words})),
    }


def wrap(nodeset, drawn):
    """The nodeset as OVA3 saves it."""
    return {"AIF": nodeset, "OVA": {"nodes": drawn, "url": ""}, "text": {"txt": "<span>"}, "dialog": True}


def as_ova2(nodeset):
    """The nodeset as OVA2 saves it."""
    return {
        "nodes": [rename(node, {"nodeID": "id"}) | {"x": 1, "participantID": "0"} for node in nodeset["nodes"]],
        "edges": [
            {"from": {"id": edge["fromID"]}, "to": {"id": edge["toID"]}, "visible": True} if isinstance(edge, dict) else edge
            for edge in nodeset["edges"]
        ],
        "participants": [rename(one, {"participantID": "id"}) for one in nodeset.get("participants", [])],
        "analysis": {"txt": ""},
    }


def rename(item, names):
    """The item with other names for some of its fields; what is no item stays."""
    return {names.get(name, name): value for name, value in item.items()} if isinstance(item, dict) else {}


nodesets = st.one_of(
    flat_nodesets(),
    st.builds(wrap, flat_nodesets(), lists(maybe_with({"nodeID": odd_ids, "x": st.integers(0, 9)}, {}), 4)),
    flat_nodesets().map(as_ova2),
)


def count_items(document):
    """Every list of a document as a multiset of its items, and every other value, by the way to it."""
    found = {}
    _count(normalise_extra(document), "", found)
    return found


def _count(value, way, found):
    if isinstance(value, dict):
        for name, item in value.items():
            _count(item, f"{way}.{name}", found)
    elif isinstance(value, list):
        found[way] = Counter(json.dumps(item, sort_keys=True) for item in value)
    else:
        found[way] = value
