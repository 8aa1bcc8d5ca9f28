"""Forms write through the services: one history row a write, keys given, lists as lines, errors on the field they are about."""

import pytest

from argmap.models import (
    Affiliation,
    Claim,
    ClaimPassage,
    Evidence,
    Inference,
    Issue,
    Membership,
    Passage,
    Premise,
    Relation,
    Role,
    Source,
    Stance,
    StanceCondition,
)
from tests.admin.pages import address, listed, read_form
from tests.factories import make_claim, make_debate, make_passage, make_stance


@pytest.fixture
def client(world, people, sign_in):
    return sign_in(people.editor)


def new_form(client, world, model, **filled):
    query = "&".join(f"{name}={value}" for name, value in {"debate": world.debate.pk, **filled}.items())
    return read_form(client.get(f"{listed(model, 'add')}?{query}"))


def add(client, world, model, **typed):
    return client.post(listed(model, "add"), {**new_form(client, world, model), **typed})


def change(client, record, **typed):
    return client.post(address(record), {**read_form(client.get(address(record))), **typed})


def errors_of(answer):
    """The form's errors by field."""
    return {name: list(errors) for name, errors in answer.context["adminform"].form.errors.items()}


NEW = {
    "group": {"title": "New"}, "issue": {"question": "New?"}, "claim": {"title": "New", "kind": "fact"},
    "argument": {"title": "New"}, "inference": {"argument": "argument", "conclusion": "claim"},
    "premise": {"inference": "inference", "claim": "claim"},
    "relation": {"kind": "attacks", "source_claim": "claim", "target_claim": "other"},
    "actor": {"name": "New", "kind": "state"}, "affiliation": {"actor": "actor", "body": "body", "kind": "member_of"},
    "stance": {"actor": "body", "claim": "other", "position": "opposes"}, "source": {"title": "New"},
    "passage": {"source": "source", "locator": "7"}, "evidence": {"claim": "other", "passage": "passage", "kind": "attests"},
    "tour": {"title": "New"}, "stop": {"tour": "tour", "text": "New"},
}  # fmt: skip


@pytest.mark.parametrize("kind", NEW)
def test_a_new_record_gets_a_key_a_version_and_one_history_row_by_its_author(kind, world, people, client):
    model = type(getattr(world, kind))
    before = model.objects.count()
    typed = {name: getattr(world, value).pk if hasattr(world, value) else value for name, value in NEW[kind].items()}

    answer = add(client, world, model, **typed)

    assert answer.status_code == 302
    assert model.objects.count() == before + 1
    record = model.objects.get(key=f"{kind}-1")
    assert (record.debate, record.version) == (world.debate, 1)
    assert [(row.history_type, row.history_user) for row in record.history.all()] == [("+", people.editor)]


TEXT_OF = {
    "group": "title", "issue": "question", "claim": "title", "argument": "title", "inference": "scheme", "premise": "role",
    "relation": "position", "actor": "name", "affiliation": "since", "stance": "gist", "source": "title", "passage": "locator",
    "evidence": "gist", "tour": "title", "stop": "text",
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXT_OF)
def test_a_change_is_one_write_with_one_history_row(kind, world, people, client):
    record = getattr(world, kind)
    rows, revision = record.history.count(), world.debate.revision

    answer = change(client, record, **{TEXT_OF[kind]: "2021"})

    record.refresh_from_db()
    world.debate.refresh_from_db()
    assert answer.status_code == 302
    assert (str(getattr(record, TEXT_OF[kind])), record.version) == ("2021", 2)
    assert record.history.count() == rows + 1
    assert (record.history.first().history_user, record.history.first().version) == (people.editor, 2)
    assert world.debate.revision > revision


@pytest.mark.parametrize("kind", [*TEXT_OF, "debate"])
def test_a_save_that_changes_nothing_writes_nothing(kind, world, people, sign_in):
    record = getattr(world, kind)
    rows = record.history.count()

    answer = change(sign_in(people.owner), record)

    record.refresh_from_db()
    assert (answer.status_code, record.version, record.history.count()) == (302, 1, rows)


def test_a_record_and_its_links_are_one_change(world, client):
    passage = make_passage(world.source, "q2")
    rows = world.claim.history.count()
    link = {"passage_links-TOTAL_FORMS": "2", "passage_links-1-passage": passage.pk}

    change(client, world.claim, title="Newer", **link)

    world.claim.refresh_from_db()
    assert (world.claim.title, world.claim.version, world.claim.history.count()) == ("Newer", 2, rows + 1)
    assert ClaimPassage.objects.filter(claim=world.claim, passage=passage).count() == 1


def test_a_link_can_be_taken_away(world, client):
    change(client, world.claim, **{"passage_links-0-DELETE": "on"})

    world.claim.refresh_from_db()
    assert (world.claim.passage_links.count(), world.claim.version) == (0, 2)


def test_a_new_claim_comes_with_its_passages_and_evidence(world, client):
    rows = {
        "passage_links-TOTAL_FORMS": "1", "passage_links-0-passage": world.passage.pk, "evidence-TOTAL_FORMS": "2",
        "evidence-0-passage": world.passage.pk, "evidence-0-kind": "supports", "evidence-0-credibility": "2",
        "evidence-1-passage": world.passage.pk, "evidence-1-kind": "attests", "evidence-1-credibility": "6",
    }  # fmt: skip

    answer = add(client, world, Claim, title="New", **rows)

    claim = Claim.objects.get(title="New")
    assert answer.status_code == 302
    assert claim.passage_links.get().passage == world.passage
    assert sorted(claim.evidence.values_list("key", "kind")) == [("evidence-1", "supports"), ("evidence-2", "attests")]


def test_rows_are_written_each_with_its_own_history(world, client):
    other = make_claim(world.debate, "c3")
    new = {"premises-1-claim": other.pk, "premises-1-role": "major", "premises-1-position": "1"}
    rows = {"premises-TOTAL_FORMS": "2", "premises-0-role": "minor", **new}

    change(client, world.inference, **rows)

    world.inference.refresh_from_db()
    roles = {premise.role: (premise.version, premise.history.count()) for premise in world.inference.premises.all()}
    assert roles == {"minor": (2, 2), "major": (1, 1)}
    assert world.inference.version == 1


def test_conditions_come_with_a_conditional_stance_only(world, client):
    stance = make_stance(world.body, world.claim, "supports", key="t2")
    rows = {"conditions-TOTAL_FORMS": "1", "conditions-0-claim": world.other.pk, "conditions-0-must_be": "out"}

    refused = change(client, stance, **rows)
    taken = change(client, stance, position="conditional", **rows)

    assert "Only a conditional stance has conditions." in refused.content.decode()
    assert taken.status_code == 302
    assert StanceCondition.objects.get(stance=stance).must_be == "out"


# Keys


def test_the_next_free_key_follows_the_greatest_of_its_form(world, client):
    for key in ("claim-11", "claim-9", "claim-x", "Claim-40"):
        make_claim(world.debate, key)
    make_claim(make_debate(), "claim-70")

    add(client, world, Claim, title="New")

    assert Claim.objects.get(title="New").key == "claim-12"


def test_a_key_that_is_taken_is_refused_at_the_field_with_a_free_one(world, client):
    answer = add(client, world, Claim, title="New", key="c1")

    assert errors_of(answer) == {"key": ["Another record of this kind has this key. A free one is claim-1."]}


def test_a_stored_record_keeps_its_key(world, client):
    assert errors_of(change(client, world.claim, key="")) == {"key": ["This field is required."]}


# Fields that HTML does not carry well


def test_tags_and_authors_are_typed_one_a_line(world, client):
    change(client, world.source, tags="un\n\n  peace keeping ", authors="Hudson, John\nUnited Nations")

    world.source.refresh_from_db()
    assert world.source.tags == ["un", "peace keeping"]
    assert world.source.authors == ["Hudson, John", "United Nations"]
    assert read_form(client.get(address(world.source)))["authors"] == "Hudson, John\r\nUnited Nations"


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[1]",
        "3",
        '"x"',
        "nothing",
        "[" * 100_000,
        "1" * 5_000,
        '{"a": ' * 60 + "1" + "}" * 60,
        '{"a": NaN}',
        '{"a": "\\u0000"}',
    ],
)
def test_what_is_no_json_object_is_refused_at_the_field(text, world, client):
    answer = change(client, world.source, csl=text)

    assert answer.status_code == 200
    assert list(errors_of(answer)) == ["csl"]


def test_a_json_object_is_kept(world, client):
    change(client, world.source, csl='{"volume": 3}', extra="")

    world.source.refresh_from_db()
    assert (world.source.csl, world.source.extra) == ({"volume": 3}, {})


def test_line_ends_of_browsers_do_not_shift_passages(world, client):
    change(client, world.source, title="Newer")

    world.source.refresh_from_db()
    world.passage.refresh_from_db()
    assert world.source.text == "X one.\nTwo lines, and X more."
    assert (world.source.title, world.passage.version) == ("Newer", 1)


def test_a_text_that_is_emptied_is_none(world, client):
    source = Source.objects.create(debate=world.debate, key="s2", title="Other", text="Something.")

    change(client, source, text="")

    source.refresh_from_db()
    assert source.text is None


def test_a_changed_quote_is_found_again_in_the_text(world, client):
    change(client, world.passage, exact="one.\nTwo")

    world.passage.refresh_from_db()
    assert (world.passage.start, world.passage.end) == (2, 10)


def test_surroundings_tell_a_quote_from_its_like(world, client):
    source = Source.objects.create(debate=world.debate, key="s2", title="Other", text="yes and no and perhaps")
    passage = make_passage(source, "q2", exact="and", start=4, end=7, prefix="yes ", suffix=" no and perhaps")

    change(client, passage, prefix="no ", suffix=" perhaps")

    passage.refresh_from_db()
    assert (passage.start, passage.end) == (11, 14)


def test_a_quote_that_does_not_stand_in_the_text_is_refused_at_the_field(world, client):
    answer = change(client, world.passage, exact="never said")

    assert list(errors_of(answer)) == ["exact"]


@pytest.mark.parametrize(
    ("kind", "typed", "fields"),
    [
        ("claim", {"title": " "}, ["title"]),
        ("claim", {"prior": "1.5"}, ["prior"]),
        ("claim", {"prior": "nan"}, ["prior"]),
        ("claim", {"position": str(2**31)}, ["position"]),
        ("claim", {"position": "-1"}, ["position"]),
        ("claim", {"text": "bell\x07"}, ["text"]),
        ("claim", {"key": "a\nb"}, ["key"]),
        ("stance", {"said_on": "2021-13"}, ["said_on"]),
        ("stance", {"claim": ""}, ["claim"]),
        ("stance", {"argument": "argument"}, ["argument"]),
        ("stance", {"reported_by_actor": "body", "reported_by_source": "source"}, ["reported_by_source"]),
        ("stance", {"meanwhile": "conditional"}, ["meanwhile"]),
        ("relation", {"source_claim": ""}, ["source_claim"]),
        ("relation", {"source_argument": "argument"}, ["source_argument"]),
        ("relation", {"kind": "undercuts"}, ["target_claim"]),
        ("relation", {"kind": "entails", "source_claim": "", "source_argument": "argument"}, ["source_argument"]),
        ("relation", {"target_claim": ""}, ["target_claim"]),
        ("source", {"url": "javascript:alert(1)"}, ["url"]),
        ("actor", {"iso3": "fr"}, ["iso3"]),
        ("group", {"parent": "group"}, ["parent"]),
        ("inference", {"weight": "2"}, ["weight"]),
        ("passage", {"source": ""}, ["source"]),
        ("evidence", {"credibility": "9"}, ["credibility"]),
        ("evidence", {"claim": "x"}, ["claim"]),
    ],
)
def test_an_error_names_its_field_and_keeps_what_was_typed(kind, typed, fields, world, client):
    record = getattr(world, kind)
    values = {name: getattr(world, value).pk if hasattr(world, value) else value for name, value in typed.items()}

    answer = change(client, record, **values)

    assert answer.status_code == 200
    assert list(errors_of(answer)) == fields
    assert record.version == type(record).objects.get(pk=record.pk).version


def test_a_claim_answers_one_issue_at_most(world, client):
    issue = Issue.objects.create(debate=world.debate, key="i2", question="Another?")

    answer = change(client, issue, **{"positions-TOTAL_FORMS": "1", "positions-0-claim": world.claim.pk})

    assert answer.status_code == 200
    assert "already exists" in answer.content.decode()


@pytest.mark.parametrize("value", ["x", "9" * 30, "-1", "1,2", "%00x"])
def test_nonsense_in_the_address_of_a_new_record_does_no_harm(value, world, client):
    answer = client.get(
        f"{listed(Evidence, 'add')}?debate={world.debate.pk}&claim={value}&credibility={value}&tags={value}&extra={value}"
    )

    assert answer.status_code in (200, 400)


# What a page offers


def test_a_reason_is_added_with_its_target_filled_in(world, client):
    page = client.get(address(world.claim)).content.decode()
    link = f"{listed(Relation, 'add')}?debate={world.debate.pk}&amp;target_claim={world.claim.pk}&amp;kind=attacks"

    form = new_form(client, world, Relation, target_claim=world.claim.pk, kind="attacks")

    assert link in page
    assert (form["target_claim"], form["kind"]) == (str(world.claim.pk), "attacks")


@pytest.mark.parametrize(
    ("kind", "anchor"),
    [
        ("claim", "#claim-c1"), ("argument", "#argument-a1"), ("group", "#group-g1"), ("inference", "#inference-n1"),
        ("relation", "#claim-c2"), ("stance", "#claim-c1"), ("evidence", "#claim-c1"), ("premise", "#claim-c2"), ("actor", ""),
        ("debate", ""), ("tour", "tours/"), ("stop", "?lens=p2&amp;focus=c1"),
    ],
)  # fmt: skip
def test_every_record_leads_to_its_place_on_the_map(kind, anchor, world, client):
    page = client.get(address(getattr(world, kind))).content.decode()

    assert f'<a href="/debates/world/{anchor}" class="viewsitelink">View on map</a>' in page


def test_a_key_with_any_character_leads_to_its_place_on_the_map(world, client):
    claim = make_claim(world.debate, '¬a "b"/c')

    assert 'href="/debates/world/#claim-%C2%ACa%20%22b%22%2Fc"' in client.get(address(claim)).content.decode()


def test_the_page_of_a_debate_leads_to_its_lists_with_their_lengths(world, client):
    page = client.get(address(world.debate)).content.decode()

    assert f'<a href="{listed(Claim)}?debate={world.debate.pk}">Claims</a></th><td>2</td>' in page
    assert f'<a href="{listed(Stance)}?debate={world.debate.pk}">Stances</a></th><td>1</td>' in page


def test_the_first_page_has_the_sections_of_an_analysts_work(world, client):
    page = client.get("/admin/").content.decode()
    sections = ["Debates", "The argument", "Who holds what", "Where it stands"]

    places = [page.index(f">{name}</a>") for name in sections]

    assert places == sorted(places)
    assert "Recent actions" not in page


def test_rows_are_shown_a_page_at_a_time_and_the_rest_is_left_alone(world, client):
    for number in range(25):
        Affiliation.objects.create(
            debate=world.debate, key=f"z{number:02}", actor=world.actor, kind="affiliated", body=world.body
        )
    first, second = (read_form(client.get(f"{address(world.actor)}?affiliations-page={page}")) for page in (1, 2))

    answer = client.post(f"{address(world.actor)}?affiliations-page=2", {**second, "affiliations-0-since": "2019"})

    assert (first["affiliations-TOTAL_FORMS"], second["affiliations-TOTAL_FORMS"]) == ("20", "6")
    assert answer.status_code == 302
    assert list(Affiliation.objects.exclude(since="").values_list("key", flat=True)) == ["z19"]
    assert Affiliation.objects.count() == 26


# Debates and members


def test_an_owner_changes_roles_and_adds_members_on_the_debates_page(world, people, sign_in):
    client = sign_in(people.owner)
    form = read_form(client.get(address(world.debate)))
    row = next(name for name, value in form.items() if name.endswith("-user") and value == str(people.reader.pk)).removesuffix(
        "user"
    )
    rows = {
        f"{row}role": "editor",
        "memberships-TOTAL_FORMS": "5",
        "memberships-4-user": people.stranger.pk,
        "memberships-4-role": "reader",
    }

    answer = client.post(address(world.debate), {**form, **rows})

    roles = dict(Membership.objects.filter(debate=world.debate).values_list("user__username", "role"))
    assert answer.status_code == 302
    assert roles == {"reader": "editor", "reviewer": "reviewer", "editor": "editor", "owner": "owner", "a-stranger": "reader"}


def test_who_is_a_member_cannot_be_swapped(world, people, sign_in):
    membership = Membership.objects.get(user=people.reader)

    change(sign_in(people.owner), membership, user=people.stranger.pk, role="editor")

    membership.refresh_from_db()
    assert (membership.user, membership.role) == (people.reader, Role.EDITOR)


def test_the_last_owner_stays(world, people, sign_in):
    membership = Membership.objects.get(user=people.owner)

    answer = change(sign_in(people.owner), membership, role="reader")

    membership.refresh_from_db()
    assert answer.status_code == 200
    assert "last owner" in answer.content.decode()
    assert membership.role == Role.OWNER


def test_an_editor_sees_the_members_and_changes_none(world, client):
    page = client.get(address(world.debate)).content.decode()

    assert "a-stranger" not in page
    assert "reviewer" in page
    assert 'name="memberships-0-role"' not in page


def test_add_another_stays_in_the_debate(world, people, client):
    make_debate("second", editor=people.editor)
    form = new_form(client, world, Claim)

    answer = client.post(f"{listed(Claim, 'add')}?debate={world.debate.pk}", {**form, "title": "New", "_addanother": "1"})

    assert f"debate={world.debate.pk}" in answer["Location"]
    assert client.get(answer["Location"]).status_code == 200


def test_a_window_beside_the_form_gives_the_new_record_back(world, client):
    form = new_form(client, world, Passage)

    answer = client.post(
        f"{listed(Passage, 'add')}?_to_field=id&_popup=1&debate={world.debate.pk}",
        {**form, "source": world.source.pk, "locator": "8", "_popup": "1", "_to_field": "id"},
    )

    passage = Passage.objects.get(locator="8")
    assert f"&quot;value&quot;: &quot;{passage.pk}&quot;" in answer.content.decode()


def test_an_inference_is_added_to_its_argument(world, client):
    form = new_form(client, world, Inference, argument=world.argument.pk)

    row = {"premises-TOTAL_FORMS": "1", "premises-0-claim": world.other.pk, "premises-0-position": "0"}
    answer = client.post(listed(Inference, "add"), {**form, "conclusion": world.claim.pk, **row})

    assert answer.status_code == 302
    assert Premise.objects.get(inference__key="inference-1").claim == world.other


def test_a_passage_that_moves_with_the_text_is_changed_in_the_same_save(world, client):
    answer = change(client, world.source, text="Well, X one.\nTwo lines, and X more.", **{"passages-0-locator": "7"})

    world.passage.refresh_from_db()
    assert answer.status_code == 302
    assert (world.passage.locator, world.passage.start, world.passage.end) == ("7", 13, 22)
    assert (world.passage.version, world.passage.history.count()) == (2, 2)


def test_a_passage_moves_with_the_text_though_its_row_does_not_change(world, client):
    answer = change(client, world.source, text="Well, X one.\nTwo lines, and X more.")

    world.passage.refresh_from_db()
    assert (answer.status_code, world.passage.start, world.passage.version) == (302, 13, 2)


def test_a_typo_is_corrected_in_the_text_and_the_quote_at_once(world, client):
    answer = change(client, world.source, text="X one.\nThree lines, and X more.", **{"passages-0-exact": "Three lines"})

    world.source.refresh_from_db()
    world.passage.refresh_from_db()
    assert answer.status_code == 302
    assert world.source.text == "X one.\nThree lines, and X more."
    assert (world.passage.exact, world.passage.start, world.passage.end) == ("Three lines", 7, 18)
    assert world.passage.suffix == ", and X more."


@pytest.mark.parametrize(
    "typed",
    [
        {"text": "X one.\nThree lines."},
        {"passages-0-exact": "Three lines"},
        {"text": "X one.\nThree lines.", "passages-0-exact": "Four lines"},
    ],
)
def test_a_quote_that_the_text_of_the_same_form_does_not_hold_is_refused_in_its_row(typed, world, client):
    answer = change(client, world.source, **typed)

    [rows] = answer.context["inline_admin_formsets"]
    world.source.refresh_from_db()
    assert list(rows.formset.errors[0]) == ["exact"]
    assert "Two lines" in world.source.text


def test_a_passage_that_no_longer_fits_is_deleted_with_the_change_of_the_text(world, client):
    source = Source.objects.create(debate=world.debate, key="s2", title="Other", text="one two")
    passage = make_passage(source, "q2", exact="two", start=4, end=7, prefix="one ")

    answer = change(client, source, text="one three", **{"passages-0-DELETE": "on"})

    source.refresh_from_db()
    assert (answer.status_code, source.text) == (302, "one three")
    assert not type(passage).objects.filter(pk=passage.pk).exists()


def test_a_passage_that_is_not_on_the_form_still_guards_its_quote(world, client):
    form = read_form(client.get(address(world.source)))
    typed = {"text": "X one.\nThree lines.", "passages-INITIAL_FORMS": "0", "passages-TOTAL_FORMS": "0"}

    answer = client.post(address(world.source), {**form, **typed})

    world.source.refresh_from_db()
    assert list(errors_of(answer)) == ["text"]
    assert "Two lines" in world.source.text


def test_a_new_source_comes_with_a_quote_of_its_text(world, client):
    row = {"passages-TOTAL_FORMS": "1", "passages-0-exact": "brave", "passages-0-locator_kind": "paragraph"}

    answer = add(client, world, Source, title="New", type="book", text="The brave one.", **row)

    passage = Source.objects.get(title="New").passages.get()
    assert (answer.status_code, passage.start, passage.end) == (302, 4, 9)


@pytest.mark.parametrize(
    ("typed", "focus", "view"),
    [
        ("https://argmap.example/debates/world/?tour=o1&stop=1&focus=c2&depth=1&lens=p1#claim-c2", "c2", "lens=p1&depth=1"),
        ("?focus=argument%2Fa1", "a1", ""),
        ("depth=2&lens=p1", "c1", "lens=p1"),
    ],
)
def test_the_address_of_the_map_can_be_pasted_into_a_stop(typed, focus, view, world, client):
    answer = change(client, world.tour, **{"stops-0-view": typed})

    world.stop.refresh_from_db()
    assert answer.status_code == 302
    assert ((world.stop.focus_claim or world.stop.focus_argument).key, world.stop.view) == (focus, view)
    assert world.stop.version == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("focus=c9", "The address has “c9” in focus, but the debate has no such claim or argument."),
        ("zoom=2", "&quot;zoom&quot; is no parameter of a stop&#x27;s view"),
        ("lens=p9", "lens names &quot;p9&quot;, but the debate&#x27;s actors have no such key."),
    ],
)
def test_a_stop_whose_view_leads_nowhere_is_refused_at_its_field(typed, sentence, world, client):
    answer = change(client, world.stop, view=typed)

    world.stop.refresh_from_db()
    assert (answer.status_code, world.stop.version) == (200, 1)
    assert sentence in answer.content.decode()
