"""Compare what we read with figures of Argdown's own parser: `python -m tests.formats.argdown.compare FOLDER`.

FOLDER holds `.argdown` files and, beside or above them, `truth*.json` with the parser's figures for each, and may hold
`micro.json`, inputs with what the parser makes of them. Prints what differs, with the reason where the difference is a listed
one; the exit code is 1 where one is not. Not part of the suite, since such files are not ours to keep here.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from argmap.core.debate import count_records
from argmap.formats.argdown import ARGDOWN
from tests.formats.argdown.differences import CLASH, EXPLODED, FIGURES, GOES_ON, STALE, UNDERCUT

_NAMES = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}
_ENDS = {"claim": "e", "argument": "a", "inference": "i"}
_COMPARED_ELSEWHERE = frozenset(
    (
        *("lines", "bytes", "parser_errors", "lexer_errors", "mode", "frontmatter"),
        *("other_mode_relations", "statement_members", "argument_members"),
    )
)
"""What says nothing of a debate, or is counted differently: of texts under one title we keep each once."""


def main(folder):
    """Compare all files of the folder; 1 where a difference has no reason."""
    unexplained = 0
    for name, figure, reference, ours, why in (*compare_files(Path(folder)), *compare_inputs(Path(folder))):
        print(f"{name}: {figure}: the parser {reference}, ours {ours}: {why or 'NO REASON'}")
        unexplained += not why
    return 1 if unexplained else 0


def compare_files(folder):
    """The figures that differ, file by file."""
    for truth in sorted(folder.rglob("truth*.json")):
        for name, figures in json.loads(truth.read_text()).items():
            data = (truth.parent / Path(name).name).read_bytes()
            yield from compare_figures(name, figures, data)
            other = figures.get("other_mode_relations")
            if other:
                relations = count_figures(ARGDOWN.read(set_mode(data, other["mode"])).debate)["relations"]
                if relations != other["relations"]:
                    yield name, f"relations, {other['mode']}", other["relations"], relations, ""


def compare_figures(name, figures, data):
    """The figures of one file that differ."""
    ours = count_figures(ARGDOWN.read(data).debate)
    for figure, count in ours.items():
        if figure in figures and figures[figure] != count:
            is_exploded = b"explodeArguments" in data and figure in ("inferences", "inferences_with_data")
            yield name, figure, figures[figure], count, EXPLODED if is_exploded else FIGURES.get(figure, "")
    for figure in figures.keys() - ours.keys() - _COMPARED_ELSEWHERE:
        if not figure.startswith("map_"):
            yield name, figure, figures[figure], "not counted", ""


def count_figures(debate):
    """The debate's figures under the names that the parser's have."""
    counts = count_records(debate)
    relations = counts["relations"]
    parents = {group.key: group.parent for group in debate.groups}
    conclusions = {argument.key: {inference.conclusion for inference in argument.inferences} for argument in debate.arguments}
    return {
        "statements": counts["claims"],
        "statements_titled": count_titled(debate.claims),
        "arguments": counts["arguments"],
        "arguments_titled": count_titled(debate.arguments),
        "relations_total": sum(relations.values()),
        "relations": {
            kind: relations[_NAMES.get(kind, kind)]
            for kind in ("support", "attack", "undercut", "contrary", "contradictory", "entails")
        },
        "relation_ends": dict(Counter(f"{_ENDS[r.source_kind]}>{_ENDS[r.target_kind]}" for r in debate.relations)),
        "sections": counts["groups"],
        "section_depth": max((count_levels(key, parents) for key in parents), default=0),
        "pcs": sum(bool(argument.inferences) for argument in debate.arguments),
        "pcs_premises": sum(
            len({p.claim for i in argument.inferences for p in i.premises} - conclusions[argument.key])
            for argument in debate.arguments
        ),
        "inferences": counts["inferences"],
        "inference_rules": len({rule for i in debate.inferences for rule in filter(None, i.scheme.split(", "))}),
        "inferences_with_data": count_with_data(debate.inferences),
        "tags": len({tag for records in (debate.claims, debate.arguments, debate.groups) for r in records for tag in r.tags}),
        "statements_with_data": count_with_data(debate.claims),
        "arguments_with_data": count_with_data(debate.arguments),
    }


def count_titled(records):
    """How many have a title in the file."""
    return sum(not re.fullmatch(r"Untitled \d+", record.key) for record in records)


def count_with_data(records):
    """How many have data that is kept."""
    return sum("data" in record.extra.get("argdown", {}) for record in records)


def count_levels(key, parents):
    """How many groups lead to the group, itself included."""
    levels = 0
    while key is not None:
        key, levels = parents[key], levels + 1
    return levels


def set_mode(data, mode):
    """The file with the mode in its frontmatter, in place of the one that it has."""
    text = data.decode()
    front = re.match(r"\s*={3,}(.*?)={3,}", text, re.DOTALL)
    if not front:
        return f"===\nmodel: {{mode: {mode}}}\n===\n\n{text}".encode()
    body = re.sub(r"^[ \t]+mode:.*$", "", front[1], flags=re.MULTILINE)
    model = re.search(r"^model:(.*)$", body, re.MULTILINE)
    if model:
        body = body.replace(model[0], f"model:\n    mode: {mode}")
        return f"==={body}==={text[front.end() :]}".encode()
    return f"===\nmodel: {{mode: {mode}}}{body}==={text[front.end() :]}".encode()


def compare_inputs(folder):
    """The inputs of which something else is read, where the parser refuses nothing."""
    file = folder / "micro.json"
    for name, case in (json.loads(file.read_text()) if file.exists() else {}).items():
        data = case["input"].encode()
        mode = case.get("settings", {}).get("model", {}).get("mode")
        reading = ARGDOWN.read(set_mode(data, mode) if mode else data)
        debate = reading.debate
        reference = (sorted(case["statements"]), sorted(case["arguments"]), len(case["relations"]))
        ours = (
            sorted(claim.title if claim.title.strip() != claim.title else claim.key for claim in debate.claims),
            sorted(argument.key for argument in debate.arguments),
            len(debate.relations),
        )
        kinds = [
            Counter(_NAMES.get(r["type"], r["type"]) for r in case["relations"]),
            Counter(r.kind for r in debate.relations),
        ]
        if reference != ours or kinds[0] != kinds[1]:
            yield name, "read", (*reference, dict(kinds[0])), (*ours, dict(kinds[1])), explain(case, reading)


def explain(case, reading):
    """The listed difference that an input shows, "" where it shows none."""
    if case["parser_errors"] or case["exceptions"]:
        return GOES_ON if reading.errors or reading.warnings else ""
    if any("undercut" in finding.what for finding in reading.warnings):
        return f"{UNDERCUT}, or {STALE}"
    return CLASH if "[Untitled" in case["input"] else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
