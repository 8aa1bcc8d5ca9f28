"""Which lists of an outline are open, what they tell of themselves, and where each line's box is on the map."""

from argmap.core.reading.outline import build_outline
from argmap.core.standing import Options
from argmap.core.view import View, cut_debate, index_arcs, keep_shown
from argmap.core.view.folding import Folding, fold_sections
from tests.core.reading.debates import argument, claim, debate_of

CHAIN = ("b supports a", "c attacks b", "d supports c", "e attacks d")


def list_lines(debate, *, holds_all=True, options=None, **view):
    """The lines of the debate's outline by the first key that each names."""
    looked = View(**view)
    arcs = index_arcs(debate)
    cut = cut_debate(debate, arcs, looked)
    folding = Folding(arcs=arcs, cut=cut, view=looked, options=options or Options(), holds_all=holds_all)
    sections = fold_sections(build_outline(debate if holds_all else keep_shown(debate, cut)), folding)
    return {line.nodes[0].key: line for section in sections for branch in section.branches for line in branch.lines}


def open_lists(debate, **view):
    return "".join(sorted(key for key, line in list_lines(debate, **view).items() if line.is_parent and line.is_open))


def test_an_outline_of_all_opens_what_the_map_opens():
    debate = debate_of(*CHAIN)

    assert open_lists(debate) == "ab"
    assert open_lists(debate, opened=("c",)) == "abc"
    assert open_lists(debate, closed=("b",)) == "a"
    assert open_lists(debate, is_whole=True) == "abcd"
    assert open_lists(debate, is_whole=True, closed=("c",)) == "abd"
    assert open_lists(debate, depth=0) == ""


def test_a_list_tells_what_stands_in_it():
    need = argument("need", "p q", "a")
    debate = debate_of(
        "b supports a", "c supports a", "d attacks a", "x undercuts (b supports a)", arguments=(need,),
        claims=(claim("p"), claim("q")),
    )  # fmt: skip

    lines = list_lines(debate)

    assert lines["a"].beneath == "3 for, 1 against"
    assert lines["b"].beneath == "1 on this step"
    assert list_lines(debate_of("x undercuts (b supports a)", "b supports a", "e attacks b"))["b"].beneath == (
        "1 against, 1 on this step"
    )
    assert (lines["d"].beneath, lines["d"].is_parent) == ("", False)


def test_the_premises_of_a_step_stand_in_a_list_that_is_open_and_has_no_box():
    debate = debate_of(arguments=(argument("need", "p q", "a"),), claims=(claim("a"), claim("p"), claim("q")))
    arcs = index_arcs(debate)
    folding = Folding(arcs=arcs, cut=cut_debate(debate, arcs, View()), view=View(), options=Options(), holds_all=True)

    ((branch,),) = (section.branches for section in fold_sections(build_outline(debate), folding))

    step = next(line for line in branch.lines if len(line.nodes) == 2)
    assert (step.beneath, step.is_open, step.name, step.map_query) == ("2 premises", True, "", None)


def test_a_line_leads_to_its_box_or_where_the_map_hides_it_to_its_surroundings():
    lines = list_lines(debate_of(*CHAIN), options=Options(as_of="2021"), opened=("z",))

    assert lines["c"].map_query == "as_of=2021&open=z"
    assert lines["d"].map_query == "as_of=2021&focus=d"


def test_an_outline_of_what_is_shown_is_open_and_leads_to_what_is_hidden():
    lines = list_lines(debate_of(*CHAIN, "x attacks c"), holds_all=False, focus="b", depth=1)

    assert sorted(lines) == ["a", "b", "c"]
    assert lines["a"].is_open
    assert lines["b"].more is None
    assert (lines["c"].more.words, lines["c"].more.query) == ("1 for, 1 against", "focus=b&depth=1&open=c")
