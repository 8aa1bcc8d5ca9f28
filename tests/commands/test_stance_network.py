"""Networks on the command line, from files and from the database."""

import csv
import io
import json

import networkx as nx
import pytest
from django.core.management import call_command

from argmap.management.commands.stance_network import Command
from tests.factories import make_actor, make_claim, make_debate, make_stance

STATEMENTS = """\
statement_id,document_id,date,person,organization,concept,agreement
1,1,2020-05-04,Ann,Alliance,Tax,1
2,1,2020-05-04,,Alliance,Tax,1
3,1,2021-05-05,,Bloc,Tax,0
4,2,2021-05-06,,Alliance,Tax,1
5,2,2021-05-06,,Bloc,=Cap,1
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "statements.csv"
    path.write_text(STATEMENTS)
    return path


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    call_command("stance_network", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def fail(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as ending:
        call_command("stance_network", *map(str, arguments), stdout=out, stderr=err)
    assert ending.value.code == 1
    return out.getvalue(), err.getvalue()


def test_a_file_needs_no_database_and_json_has_names_in_order_and_the_matrix(table):
    told = json.loads(run("--file", table, "--mode", "two", "--aggregation", "subtract", "--json")[0])

    assert told == {"rows": ["Alliance", "Bloc"], "columns": ["=Cap", "Tax"], "matrix": [[0, 3], [1, -1]]}


@pytest.mark.parametrize(
    ("arguments", "matrix"),
    [
        (("--duplicates", "document"), [[0, 2], [1, 1]]),
        (("--duplicates", "month"), [[0, 2], [1, 1]]),
        (("--duplicates", "month", "--compatible", "dna"), [[0, 1], [1, 1]]),
        (("--first", "2021"), [[0, 1], [1, 1]]),
        (("--last", "2021-05-05"), [[2], [1]]),
        (("--as-of", "2020"), [[2]]),
        (("--exclude", "organization=Bloc"), [[3]]),
        (("--exclude", "person=Ann", "--exclude", "concept==Cap"), [[2], [1]]),
        (("--of", "person", "--via", "organization"), [[1]]),
        (("--mode", "one", "--aggregation", "conflict"), [[0, 3], [3, 0]]),
        (("--mode", "one", "--aggregation", "conflict", "--normalization", "average"), [[0, 1.2], [1.2, 0]]),
        (("--mode", "one", "--of", "concept", "--via", "organization"), [[0, 1], [1, 0]]),
    ],
)
def test_options_choose_what_is_counted(table, arguments, matrix):
    assert json.loads(run("--file", table, "--json", *arguments)[0])["matrix"] == matrix


def test_a_table_is_written_by_default_with_no_name_a_formula(table):
    rows = list(csv.reader(io.StringIO(run("--file", table)[0])))

    assert rows == [["", "'=Cap", "Tax"], ["Alliance", "0", "3"], ["Bloc", "1", "1"]]
    assert run("--file", table) == run("--file", table, "--csv")


@pytest.mark.parametrize(("mode", "ends"), [("two", ("Bloc", "=Cap")), ("one", ("Alliance", "Bloc"))])
def test_graphml_is_written_to_a_file_and_read_by_others(table, tmp_path, mode, ends):
    path = tmp_path / "network.graphml"

    run("--file", table, "--mode", mode, "--graphml", "--output", path)

    graph = nx.read_graphml(path)
    labels = nx.get_node_attributes(graph, "label")
    weights = {frozenset((labels[one], labels[other])): weight for one, other, weight in graph.edges(data="weight")}
    assert weights[frozenset(ends)] == (1 if mode == "two" else 3)


def test_an_exclusion_that_names_nothing_is_told_and_excludes_nothing(table):
    out, err = run("--file", table, "--exclude", "concept=Nope", "--json")

    assert json.loads(out)["matrix"] == [[0, 3], [1, 1]]
    assert err.strip() == 'nothing is called "Nope", so that it excludes nothing'


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--mode", "two", "--aggregation", "conflict"), "allowed are ignore, subtract, combine"),
        (("--mode", "one", "--normalization", "prominence"), "allowed are no, average, jaccard, cosine"),
        (("--of", "concept"), "allowed are organization, person"),
        (("--exclude", "Bloc"), "concept=NAME"),
        (("--exclude", "planet=Mars"), "allowed are organization, person, concept, position"),
        (("--exclude", "position=angry"), "is no position; allowed are supports"),
        (("--as-of", "June"), "is no date"),
        (("a-slug",), "and not both"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(table, arguments, message):
    told = json.loads(fail("--file", table, "--json", *arguments)[0])
    _, err = fail("--file", table, *arguments)

    assert told["matrix"] == []
    assert len(told["errors"]) == 1
    assert message in told["errors"][0]
    assert message in err
    assert len(err.splitlines()) == 1


def test_a_wrong_word_is_told_in_one_object_too(capsys):
    with pytest.raises(SystemExit) as ending:
        Command().run_from_argv(["manage.py", "stance_network", "--mode", "three", "--json"])

    assert ending.value.code == 1
    assert "invalid choice: 'three'" in json.loads(capsys.readouterr().out)["errors"][0]


def test_a_file_that_is_none_is_told_in_one_object(tmp_path):
    assert json.loads(fail("--file", tmp_path / "missing.dna", "--json")[0])["errors"]


@pytest.mark.django_db
def test_a_debate_of_the_database_is_named_by_its_slug():
    debate = make_debate("water")
    make_stance(make_actor(debate, "town", name="The town"), make_claim(debate, "pay", title="Pay"))

    told = json.loads(run("water", "--json")[0])

    assert told == {"rows": ["The town"], "columns": ["Pay"], "matrix": [[1]]}


@pytest.mark.django_db
def test_a_debate_that_is_not_there_is_told():
    assert json.loads(fail("nowhere", "--json")[0])["errors"] == ['there is no debate with the slug "nowhere"']
