import pytest

from argmap.api.filtering import build_debate_parameters, build_parameters
from argmap.core.debate import COLLECTIONS
from argmap.models import ClaimPassage, IssuePosition, StanceCondition, StancePassage
from tests.factories import (
    make_actor,
    make_argument,
    make_claim,
    make_debate,
    make_evidence,
    make_group,
    make_inference,
    make_passage,
    make_relation,
    make_source,
    make_stance,
    make_stop,
    make_tour,
    make_user,
)


@pytest.fixture
def town(db):
    """A public debate in which each filter has something to choose and something to leave."""
    debate = make_debate("bridge", public=True)
    costs = make_group(debate, "costs", tags=["money"])
    make_group(debate, "tolls", parent=costs)
    build = make_claim(debate, "build", kind="policy", tags=["town", "roads"])
    dear = make_claim(debate, "dear", group=costs, assumed=True, tags=["road"])
    press = make_source(debate, "press", type="article-newspaper", language="fr", reliability="B", issued="2020")
    make_source(debate, "minutes", issued="2021-03-09")
    said = make_passage(press, "said", locator="7", locator_kind="page")
    ClaimPassage.objects.create(debate=debate, claim=dear, passage=said)
    issue = debate.issue_set.create(key="which", question="Which way?", standard="clear_and_convincing")
    IssuePosition.objects.create(debate=debate, issue=issue, claim=build)
    debate.issue_set.create(key="when", question="When?", group=costs)
    reason = make_argument(debate, "reason", group=costs)
    step = make_inference(reason, [dear], build, key="step", kind="attacks", scheme="cost", weighing="constant")
    make_inference(make_argument(debate, "other"), [dear, build], dear, key="back", basis="inferred")
    against = make_relation(dear, build, "attacks", key="against", basis="inferred")
    make_relation(reason, build, "supports", key="for")
    make_relation(build, step, "undercuts", key="under-step")
    make_relation(dear, against, "undercuts", key="under-relation")
    town = make_actor(debate, "town", kind="body", iso3="FRA", wikidata="Q142", cameo="FRAGOV")
    mayor = make_actor(debate, "mayor", kind="person")
    debate.affiliation_set.create(key="office", actor=mayor, body=town, kind="speaks_for", since="2018", until="2020-06")
    wish = make_stance(mayor, build, "conditional", key="wish", on_behalf_of=town, meanwhile="opposes", said_on="2020-05-04")
    StanceCondition.objects.create(debate=debate, stance=wish, claim=dear, must_be="out")
    StancePassage.objects.create(debate=debate, stance=wish, passage=said)
    make_stance(
        town, reason, "opposes", key="refusal", act="questions", basis="did",
        reported_by_source=press, said_on="2020", reported_on="2021-01",
    )  # fmt: skip
    make_stance(town, dear, key="rumour", reported_by_actor=mayor)
    make_evidence(dear, said, "undermines", key="bill", credibility=2)
    make_evidence(build, make_passage(press, "letter"), key="letter")
    tour = make_tour(debate, "walk")
    make_stop(tour, "first", focus_claim=build)
    make_stop(tour, "second", focus_argument=reason)
    make_stop(make_tour(debate, "run"), "third")
    return debate


CASES = [
    ("groups", {"parent": "costs"}, ["tolls"]),
    ("groups", {"tag": "money"}, ["costs"]),
    ("issues", {"claim": "build"}, ["which"]),
    ("issues", {"standard": "clear_and_convincing"}, ["which"]),
    ("issues", {"group": "costs"}, ["when"]),
    ("claims", {"key": "dear"}, ["dear"]),
    ("claims", {"kind": "policy"}, ["build"]),
    ("claims", {"group": "costs"}, ["dear"]),
    ("claims", {"assumed": "true"}, ["dear"]),
    ("claims", {"assumed": "false"}, ["build"]),
    ("claims", {"passage": "said"}, ["dear"]),
    ("claims", {"tag": "road"}, ["dear"]),
    ("claims", {"tag": 'roads", "town'}, []),
    ("claims", {"tag": "roads", "kind": "fact"}, []),
    ("arguments", {"group": "costs"}, ["reason"]),
    ("inferences", {"argument": "reason"}, ["step"]),
    ("inferences", {"kind": "attacks"}, ["step"]),
    ("inferences", {"conclusion": "dear"}, ["back"]),
    ("inferences", {"scheme": "cost"}, ["step"]),
    ("inferences", {"weighing": "constant"}, ["step"]),
    ("inferences", {"basis": "inferred"}, ["back"]),
    ("premises", {"inference": "step"}, ["step/1"]),
    ("premises", {"claim": "build"}, ["back/2"]),
    ("premises", {"implicit": "true"}, []),
    ("premises", {"role": "major"}, []),
    ("relations", {"kind": "attacks"}, ["against"]),
    ("relations", {"source": "dear"}, ["against", "under-relation"]),
    ("relations", {"source": "reason"}, ["for"]),
    ("relations", {"source_kind": "argument"}, ["for"]),
    ("relations", {"target": "step"}, ["under-step"]),
    ("relations", {"target": "against"}, ["under-relation"]),
    ("relations", {"target_kind": "inference"}, ["under-step"]),
    ("relations", {"target_kind": "claim", "basis": "stated"}, ["for"]),
    ("actors", {"kind": "person"}, ["mayor"]),
    ("actors", {"iso3": "FRA"}, ["town"]),
    ("actors", {"wikidata": "Q142"}, ["town"]),
    ("actors", {"cameo": "FRAGOV"}, ["town"]),
    ("affiliations", {"actor": "mayor"}, ["office"]),
    ("affiliations", {"body": "mayor"}, []),
    ("affiliations", {"kind": "member_of"}, []),
    ("affiliations", {"since_to": "2018-01-01"}, ["office"]),
    ("affiliations", {"since_from": "2019"}, []),
    ("affiliations", {"until_from": "2020-06-30"}, ["office"]),
    ("affiliations", {"until_to": "2020-05"}, []),
    ("stances", {"actor": "mayor"}, ["wish"]),
    ("stances", {"on_behalf_of": "town"}, ["wish"]),
    ("stances", {"claim": "dear"}, ["rumour"]),
    ("stances", {"argument": "reason"}, ["refusal"]),
    ("stances", {"position": "opposes"}, ["refusal"]),
    ("stances", {"act": "questions"}, ["refusal"]),
    ("stances", {"basis": "did"}, ["refusal"]),
    ("stances", {"meanwhile": "opposes"}, ["wish"]),
    ("stances", {"condition": "dear"}, ["wish"]),
    ("stances", {"passage": "said"}, ["wish"]),
    ("stances", {"reported_by": "press"}, ["refusal"]),
    ("stances", {"reported_by": "mayor"}, ["rumour"]),
    ("stances", {"reported_by_kind": "actor"}, ["rumour"]),
    ("stances", {"said_on_from": "2020-05"}, ["refusal", "wish"]),
    ("stances", {"said_on_from": "2020-05-05"}, ["refusal"]),
    ("stances", {"said_on_to": "2020-05-03"}, ["refusal"]),
    ("stances", {"said_on_to": "2020-05"}, ["refusal", "wish"]),
    ("stances", {"said_on_from": "2021"}, []),
    ("stances", {"said_on_to": "2019"}, []),
    ("stances", {"reported_on_from": "2021-01-31", "reported_on_to": "2021"}, ["refusal"]),
    ("sources", {"type": "article-newspaper"}, ["press"]),
    ("sources", {"language": "fr"}, ["press"]),
    ("sources", {"reliability": "F"}, ["minutes"]),
    ("sources", {"issued_from": "2020-12"}, ["minutes", "press"]),
    ("sources", {"issued_to": "2021-03-08"}, ["press"]),
    ("passages", {"source": "press"}, ["letter", "said"]),
    ("passages", {"locator": "7"}, ["said"]),
    ("passages", {"locator_kind": "page"}, ["said"]),
    ("evidence", {"claim": "dear"}, ["bill"]),
    ("evidence", {"passage": "letter"}, ["letter"]),
    ("evidence", {"kind": "undermines"}, ["bill"]),
    ("evidence", {"credibility": "2"}, ["bill"]),
    ("tours", {"key": "run"}, ["run"]),
    ("stops", {"tour": "walk"}, ["first", "second"]),
    ("stops", {"focus": "reason"}, ["second"]),
    ("stops", {"focus_kind": "claim"}, ["first"]),
]


@pytest.mark.parametrize(("collection", "query", "expected"), CASES)
def test_a_filter_chooses_the_records_that_fit(town, list_keys, collection, query, expected):
    assert list_keys(collection, **query) == expected


def test_every_filter_has_a_case():
    tried = {(collection, name) for collection, query, _ in CASES for name in query}
    shared = {"key", "tag", "search", "ordering"}

    offered = {(collection, name) for collection in COLLECTIONS for name in build_parameters(collection)}
    assert {place for place in offered - tried if place[1] not in shared} == set()


REFUSALS = [
    ("claims", {"kind": "colour"}, "kind", 'kind is "colour"; allowed are policy, fact, value, prediction, definition.'),
    ("claims", {"assumed": "yes"}, "assumed", 'assumed is "yes"; allowed are true, false.'),
    ("claims", {"kind": ""}, "kind", "kind is empty; give it a value or leave it out."),
    ("claims", {"kind": ["fact", "value"]}, "kind", "kind is given 2 times; give it once."),
    ("claims", {"group": "a\x00b"}, "group", "group holds a NUL character; leave it out."),
    ("claims", {"group": "k" * 201}, "group", "group is too long; allowed are 200 characters."),
    ("claims", {"search": "s" * 201}, "search", "search is too long; allowed are 200 characters."),
    ("claims", {"search": " "}, "search", "search holds no word; give one or leave it out."),
    ("evidence", {"credibility": "%s%(a)s"}, "credibility", 'credibility is "%s%(a)s"; allowed are 1, 2, 3, 4, 5, 6.'),
    (
        "groups",
        {"title": "x"},
        "title",
        '"title" is no parameter here; allowed are key, parent, tag, search, ordering, page, page_size.',
    ),
    ("actors", {"iso3": "fra"}, "iso3", 'iso3 is "fra"; allowed are three capital letters, such as FRA.'),
    ("evidence", {"credibility": "7"}, "credibility", 'credibility is "7"; allowed are 1, 2, 3, 4, 5, 6.'),
    ("relations", {"source_kind": "inference"}, "source_kind", 'source_kind is "inference"; allowed are claim, argument.'),
    (
        "stances",
        {"said_on_from": "2021-02-30"},
        "said_on_from",
        'said_on_from is "2021-02-30"; allowed is a year (2021), a month (2021-06) or a day (2021-06-30).',
    ),
    (
        "groups",
        {"ordering": "parent__title"},
        "ordering",
        'ordering names "parent__title"; allowed are key, title, position, each with "-" before it for the reverse.',
    ),
    ("claims", {"page": "0"}, "page", 'page is "0"; allowed are the numbers 1 and more.'),
    ("claims", {"page_size": "1001"}, "page_size", 'page_size is "1001"; allowed are the numbers 1 to 1000.'),
    ("claims", {"page_size": "ten"}, "page_size", 'page_size is "ten"; allowed are the numbers 1 to 1000.'),
]  # fmt: skip


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(("collection", "query", "attr", "detail"), REFUSALS)
def test_a_bad_parameter_is_refused_by_name(ask, collection, query, attr, detail):
    answer = ask(f"debates/bridge/{collection}/", query)

    assert answer.status_code == 400
    assert answer.json() == {"type": "validation_error", "errors": [{"code": "invalid", "detail": detail, "attr": attr}]}


@pytest.mark.parametrize(
    "name",
    ["debate", "debate__slug", "debate_id", "group__title", "group__debate__slug", "title__startswith", "_connector", "id",
     "pk", "version", "imported_version", "history", "extra", "format"],
)  # fmt: skip
def test_columns_and_lookups_are_no_parameters(town, ask, name):
    answer = ask("debates/bridge/claims/", {name: "x"})

    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, name)


@pytest.mark.parametrize("address", ["", "claims/dear/", "document"])
def test_what_is_no_list_has_no_parameters(town, ask, address):
    answer = ask(f"debates/bridge/{address}", {"kind": "fact"})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["detail"] == '"kind" is no parameter here; none is allowed.'


@pytest.mark.parametrize("collection", ["claims", "stances", "evidence"])
def test_a_key_of_another_debate_is_answered_as_one_that_nobody_has(town, ask, collection):
    theirs = make_debate("theirs", public=False)
    make_group(theirs, "secret")
    claim = make_claim(theirs, "secret")
    make_stance(make_actor(theirs, "secret"), claim, key="secret")
    make_passage(make_source(theirs, "secret"), "secret")

    for name in build_parameters(collection).keys() & {"key", "group", "actor", "claim", "argument", "passage", "condition"}:
        known = ask(f"debates/bridge/{collection}/", {name: "secret"})
        unknown = ask(f"debates/bridge/{collection}/", {name: "nobody"})
        assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
        assert known.json()["results"] == []


def test_what_is_asked_in_another_unicode_form_is_found(town, ask, list_keys):
    composed, decomposed = "\u00e9cole", "e\u0301cole"
    make_claim(town, composed, title=f"The {composed}", group=make_group(town, composed))

    assert list_keys("claims", search=decomposed) == [composed]
    assert list_keys("claims", key=decomposed) == [composed]
    assert list_keys("claims", group=decomposed) == [composed]
    assert ask(f"debates/bridge/claims/{decomposed}/").json()["key"] == composed


@pytest.mark.django_db
def test_debates_are_chosen_by_visibility_language_and_tag(ask, client_of):
    owner = make_user("owner")
    make_debate("open", public=True)
    own = make_debate("own", owner=owner)
    own.language, own.tags = "fr", ["roads"]
    own.save()
    client_of(owner)

    for query in ({"visibility": "private"}, {"language": "fr"}, {"tag": "roads"}, {"search": "what OWN"}):
        assert [debate["slug"] for debate in ask("debates/", query).json()["results"]] == ["own"], query
    assert {*build_debate_parameters()} == {"visibility", "language", "tag", "search", "ordering"}
