"""Finding claims by words: which, in which order, and that the index follows every write."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from argmap.models import Claim
from argmap.services import indexing, search
from argmap.services.indexing import refresh_index
from argmap.services.search import search_debate
from argmap.services.writing import delete_debate, delete_record, save_record
from tests.factories import make_argument, make_claim, make_debate

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate("water")


def find(debate, question, **options):
    debate.refresh_from_db()
    return [hit.node.key for hit in search_debate(debate=debate, question=question, **options).hits]


def test_words_are_found_by_their_beginnings_without_case_and_accents(debate):
    make_claim(debate, "a", title="L’État paie")
    make_claim(debate, "b", title="Die Straße ist zu")
    make_claim(debate, "c", title="Мосты дороги")
    make_claim(debate, "d", title="水很贵")

    assert find(debate, "ETAT") == ["a"]
    assert find(debate, "strasse") == ["b"]
    assert find(debate, "мост") == ["c"]
    assert find(debate, "水很") == ["d"]
    assert find(debate, "tat") == []


def test_all_words_must_be_there(debate):
    make_claim(debate, "a", title="Water is dear", text="and scarce")
    make_claim(debate, "b", title="Water is free")

    assert find(debate, "water scarce") == ["a"]
    assert find(debate, "water oil") == []


def test_titles_come_before_texts_and_whole_words_before_beginnings(debate):
    make_claim(debate, "text", title="Nothing here", text="The bridge is old")
    make_claim(debate, "beginning", title="Bridges are old")
    make_claim(debate, "late", title="The old town has a bridge")
    make_claim(debate, "first", title="Bridge")

    assert find(debate, "bridge") == ["first", "late", "beginning", "text"]


def test_arguments_are_found_by_title_and_gist(debate):
    make_argument(debate, "a", title="From need", gist="Ships want depth")

    assert find(debate, "need") == find(debate, "depth") == ["a"]


@pytest.mark.parametrize("question", ["", "  ", '"*-', "\x00", ":", "AND", "d1", "scope:d1", "a'b\\", "x" * 5000])
def test_no_question_breaks_the_search(debate, question):
    make_claim(debate, "a", title="Plain words")

    assert find(debate, question) == []


def test_other_debates_are_not_looked_into(debate):
    make_claim(make_debate(), "theirs", title="Secret harbour")
    make_claim(debate, "ours", title="Open harbour")

    assert find(debate, "harbour") == ["ours"]


def test_the_index_follows_what_the_services_write(debate, editor):
    claim = make_claim(debate, "a", title="Old words")
    assert find(debate, "old") == ["a"]

    claim.title = "New words"
    save_record(record=claim, user=editor, expected_version=1)
    assert find(debate, "old") == []
    assert find(debate, "new") == ["a"]

    delete_record(record=claim, user=editor, expected_version=2)
    assert find(debate, "new") == []


def test_an_index_is_built_some_at_a_time_and_misses_no_change_meanwhile(debate, editor, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 2)
    claims = [make_claim(debate, f"c{number}", title="Same words") for number in range(9)]

    assert not refresh_index(debate, most=3)
    claims[0].title = "Changed"
    save_record(record=claims[0], user=editor, expected_version=1)
    claims[8].title = "Changed"
    save_record(record=claims[8], user=editor, expected_version=1)
    debate.refresh_from_db()
    while not refresh_index(debate, most=3):
        pass

    assert sorted(find(debate, "changed")) == ["c0", "c8"]
    assert len(find(debate, "same")) == 7


def test_an_index_that_is_up_to_date_costs_one_query(debate):
    make_claim(debate, "a")
    refresh_index(debate)

    with CaptureQueriesContext(connection) as queries:
        assert refresh_index(debate)

    assert len(queries) == 1


def test_of_very_many_matches_only_the_first_are_ranked(debate, monkeypatch):
    monkeypatch.setattr(search, "MOST_CANDIDATES", 3)
    for number in range(6):
        make_claim(debate, f"c{number}", title=f"Bridge {'of the town' * (6 - number)}")

    found = search_debate(debate=debate, question="bridge", most=2)

    assert [hit.node.key for hit in found.hits] == ["c2", "c1"]
    assert found.has_more


def test_a_hit_marks_the_words_asked_for(debate):
    make_claim(debate, "a", title="A bridge", text=f"{'far ' * 80}from the bridges {'and ' * 80}")

    (hit,) = search_debate(debate=debate, question="bridge").hits

    assert ("bridge", True) in hit.title
    assert ("bridges", True) in hit.excerpt
    assert sum(len(piece) for piece, _ in hit.excerpt) < 200


def test_many_changes_are_indexed_a_part_at_a_time(debate):
    refresh_index(debate)
    for number in range(5):
        save_record(record=Claim(debate=debate, key=f"c{number}", title="Water is dear", kind="fact"), user=None)
    debate.refresh_from_db()

    steps = [refresh_index(debate, most=2) for _ in range(4)]

    assert steps == [False, False, True, True]
    assert len(find(debate, "water")) == 5


def test_nothing_of_a_deleted_debate_stays_in_the_index(debate):
    make_claim(debate, "a", title="Water is dear")
    other = make_debate("fire")
    make_claim(other, "b", title="Water is wet")
    assert [find(debate, "water"), find(other, "water")] == [["a"], ["b"]]

    delete_debate(debate=debate, user=None, expected_version=debate.version)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM argmap_search")
        assert cursor.fetchone()[0] == 1
        cursor.execute("SELECT debate_id FROM argmap_search_state")
        assert cursor.fetchall() == [(other.pk,)]


@pytest.mark.parametrize(("early", "later", "frequent"), [(1, 1, 1), (2, 3, 9), (2, 3, 1), (8, 1, 1), (50, 50, 1)])
def test_frequent_and_rare_words_are_found_alike_whichever_way_they_are_looked_for(debate, monkeypatch, early, later, frequent):
    for name, value in (("_EARLY", early), ("_LATER", later), ("_FREQUENT", frequent)):
        monkeypatch.setattr(search, name, value)
    other = make_debate("elsewhere")
    for number in range(9):
        make_claim(other, f"o{number}", title="Water")
        make_claim(debate, f"c{number}", title="Water", text="the only one" if number == 7 else "")
    find(other, "water")

    assert find(debate, "water") == [f"c{number}" for number in range(9)]
    assert find(debate, "only") == ["c7"]
    assert find(debate, "wat", most=2) == ["c0", "c1"]
