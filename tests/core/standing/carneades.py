"""Reads Carneades' YAML files, for tests alone and as far as their labels need it; argmap.formats has the reader for people."""

import yaml

from argmap.core.debate import Debate
from argmap.core.kinds import End, Profile, ProofStandard, RelationKind, Weighing
from argmap.core.records import About, Argument, Claim, Inference, Issue, Premise, Relation

_STANDARDS = {
    "PE": ProofStandard.PREPONDERANCE,
    "CCE": ProofStandard.CLEAR_AND_CONVINCING,
    "BRD": ProofStandard.BEYOND_REASONABLE_DOUBT,
}


def read_carneades(text):
    """The debate of a file and the labels that its author expects."""
    data = yaml.safe_load(text)
    assumed = set(data.get("assumptions") or ())
    claims = []
    for key, content in data["statements"].items():
        fields = content if isinstance(content, dict) else {"text": content}
        claims.append(
            Claim(key=key, title=key, text=str(fields["text"]), assumed=key in assumed or bool(fields.get("assumed")))
        )
    arguments, relations = [], []
    for key, content in (data.get("arguments") or {}).items():
        arguments.append(Argument(key=key, title=key, inferences=(_read_inference(key, content),)))
        if content.get("undercutter"):
            relations.append(
                Relation(
                    key=f"{key}-undercut",
                    kind=RelationKind.UNDERCUTS,
                    source=content["undercutter"],
                    target=key,
                    target_kind=End.INFERENCE,
                )
            )
    issues = [
        Issue(key=key, question=key, positions=tuple(issue["positions"]), standard=_STANDARDS[issue.get("standard", "PE")])
        for key, issue in (data.get("issues") or {}).items()
    ]
    debate = Debate(
        about=About(slug="carneades", question="?", default_profile=Profile.CAES),
        claims=tuple(claims),
        arguments=tuple(arguments),
        relations=tuple(relations),
        issues=tuple(issues),
    )
    expected = {key: label for label, keys in (data.get("tests") or {}).items() for key in keys or ()}
    return debate, expected


def _read_inference(key, content):
    premises = content.get("premises") or ()
    pairs = premises.items() if isinstance(premises, dict) else (("", claim) for claim in premises)
    return Inference(
        key=key,
        conclusion=content["conclusion"],
        weighing=Weighing(content.get("scheme", "linked")),
        premises=tuple(Premise(key=f"{key}/{number}", claim=claim, role=role) for number, (role, claim) in enumerate(pairs)),
    )
