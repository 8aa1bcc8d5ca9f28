"""Where reading differs from Argdown's own parser on purpose: as data for the tests, and for `compare`.

Each difference has the name that docs/formats/argdown.md gives it in its table.
"""

UNDERCUT = "an undercut of a statement"
STALE = "an undercut after a structure"
CLASH = "a title such as Untitled 1"
SELF = "a relation to itself"
BLANKS = "blanks at the ends of a title"
EXPLODED = "figures of arguments taken apart"
GOES_ON = "what the parser drops"

READ_OTHERWISE = {
    "undercut of a statement": (UNDERCUT, ["A"], ["B"], [("attacks", "B", "A")]),
    "undercut of a premise": (UNDERCUT, ["Untitled 1", "Untitled 2"], ["A", "B"], [("attacks", "B", "Untitled 1")]),
    "undercut of a statement after a structure": (
        STALE,
        ["S", "Untitled 1", "Untitled 2"],
        ["A", "B"],
        [("attacks", "B", "S")],
    ),
    "a title that automatic titles have": (CLASH, ["Untitled 1", "Untitled 2"], [], []),
    "blanks inside a title": (BLANKS, ["A", "A (2)"], [], []),
    "a relation to itself": (SELF, ["A", "B"], [], [("supports", "B", "A"), ("supports", "A", "A")]),
    "an empty line above a relation": (
        GOES_ON,
        ["Untitled 1", "Untitled 2"],
        [],
        [("supports", "Untitled 2", "Untitled 1")],
    ),
    "a relation without indentation": (GOES_ON, ["Untitled 1", "Untitled 2"], [], []),
    "a line that begins with a hyphen": (GOES_ON, ["A", "B", "Untitled 1"], [], []),
    "a line that begins with two hyphens": (GOES_ON, ["A", "B", "Untitled 1"], [], []),
    "indentation that fits nothing": (
        GOES_ON,
        ["Untitled 1", "Untitled 2", "Untitled 3"],
        [],
        [("supports", "Untitled 2", "Untitled 1"), ("supports", "Untitled 3", "Untitled 1")],
    ),
    "contradictory to an argument": (GOES_ON, ["A"], ["B"], [("contradictory", "A", "B")]),
    "text after data": (GOES_ON, ["A"], [], []),
    "braces in a text": (GOES_ON, ["A"], [], []),
    "a reference inside a text": (GOES_ON, ["B", "Untitled 1"], [], []),
    "text after a reference": (GOES_ON, ["A", "B"], [], []),
    "three hyphens": (GOES_ON, ["Untitled 1", "Untitled 2"], ["A"], []),
    "a structure without inference": (GOES_ON, ["Untitled 1", "Untitled 2"], ["A"], []),
    "no empty line above a structure": (GOES_ON, ["Untitled 1", "Untitled 2"], ["A"], []),
    "an argument as a premise": (GOES_ON, ["Untitled 1", "Untitled 2"], ["A", "B"], []),
    "two structures for one argument": (GOES_ON, ["Untitled 1", "Untitled 2", "Untitled 3", "Untitled 4"], ["A"], []),
    "no empty line above a list": (GOES_ON, ["Untitled 1", "Untitled 2"], [], []),
    "no empty line below the frontmatter": (GOES_ON, ["A"], [], []),
    "frontmatter in the middle": (GOES_ON, ["A", "Untitled 1"], [], []),
    "no empty line above a definition": (GOES_ON, ["B", "C"], ["A"], [("attacks", "B", "A")]),
    "bold that nothing closes": (GOES_ON, ["A", "B"], [], []),
    "lists inside lists": (GOES_ON, ["Untitled 1", "Untitled 2", "Untitled 3"], [], []),
    "data that is no YAML": (GOES_ON, ["A", "B"], [], []),
}
"""Of cases.json: the difference, and the claims, arguments and relations that are read."""

FIGURES = {
    "premises": "premises that are conclusions of an earlier step, or used in several steps, count for each use",
    "inferences_with_data": "uses and from in an inference's data become its premises and are not kept",
    "inference_rules": "a rule in an inference's data is its scheme, where none stands between the hyphens",
    "inferences": EXPLODED,
}
"""Figures of a whole file in which a difference is no mistake, and why; all others have to be equal."""
