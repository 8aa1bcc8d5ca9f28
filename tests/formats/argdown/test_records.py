"""What becomes of statements, arguments, headings, data and frontmatter."""

from argmap.core.kinds import ClaimKind, End, Profile, RelationKind, StanceBasis
from argmap.formats.reading import UNNAMED
from tests.formats.argdown.files import list_relations, list_texts, read, read_clean


def test_a_titled_statement_is_a_claim_with_that_key():
    (claim,) = read_clean("[Oats]: Oats grow in the rain.\n").claims

    assert (claim.key, claim.title, claim.text) == ("Oats", "Oats", "Oats grow in the rain.")


def test_an_untitled_statement_has_the_beginning_of_its_text_for_a_title():
    long = " ".join(["oats"] * 60)

    short, cut = read_clean(f"Oats grow.\n\n{long}\n").claims

    assert (short.key, short.title) == ("Untitled 1", "Oats grow.")
    assert cut.title == "oats " * 23 + "oats…"
    assert cut.text == long


def test_a_title_that_is_no_key_is_made_one():
    debate = read_clean(f"[ A ]: one\n\n[A]: two\n\n[{'x' * 300}]: three\n")

    assert list_texts(debate) == {"A": "one", "A (2)": "two", "x" * 200: "three"}
    assert debate.claim_by_key["A"].title == " A "


def test_headings_are_groups_that_nest():
    debate = read_clean("# One #t {isGroup: false}\n\n[A]: a\n\n### Deep\n\n<B>: b\n\n## Two\n\n# One\n")

    groups = sorted(debate.groups, key=lambda group: group.position)
    assert [(group.key, group.title, group.parent) for group in groups] == [
        ("One #t", "One #t", None),
        ("Deep", "Deep", "One #t"),
        ("Two", "Two", "One #t"),
        ("One", "One", None),
    ]
    assert groups[0].tags == ("t",)
    assert groups[0].extra == {"argdown": {"data": {"isGroup": False}}}
    assert debate.claims[0].group == "One #t"
    assert debate.arguments[0].group == "Deep"


def test_headings_of_one_title_are_told_apart():
    debate = read_clean("# One\n\n# One\n\n# One\n")

    assert [group.key for group in debate.groups] == ["One", "One (2)", "One (3)"]


def test_the_frontmatter_can_put_everything_under_other_headings():
    debate = read_clean(
        """\
        ===
        group:
          regroup: [{title: First, statements: [A], children: [{title: Second, arguments: [B]}]}]
        ===

        # Gone

        [A]: a
          + <B>: b
          - <C>: c
        """
    )

    assert [(group.key, group.parent) for group in debate.groups] == [("First", None), ("Second", "First")]
    assert [debate.claims[0].group, *(argument.group for argument in debate.arguments)] == ["First", "Second", None]


def test_records_have_the_order_of_the_file():
    debate = read_clean("[C]\n  + [B]: b\n  - <A>: a\n\n[A]: a\n\n[C]: c\n")

    assert {claim.key: claim.position for claim in debate.claims} == {"B": 0, "A": 1, "C": 2}
    assert [relation.position for relation in debate.relations] == [1, 0]


def test_a_structure_becomes_inferences():
    debate = read_clean(
        """\
        <Rain>: Rain helps.

        (1) It rained.
        (2) Rain wets.
        -- Modus ponens, Rule B --
        (3) It was wet.
        (4) Wet oats grow.
        --
        {logic: deductive}
        --
        (5) [Oats]: Oats grow.
        """
    )

    (argument,) = debate.arguments
    first, second = argument.inferences
    assert (first.key, first.scheme, first.conclusion) == ("Rain/1", "Modus ponens, Rule B", "Untitled 3")
    assert [(premise.key, premise.claim) for premise in first.premises] == [
        ("Rain/1/1", "Untitled 1"),
        ("Rain/1/2", "Untitled 2"),
    ]
    assert [premise.claim for premise in second.premises] == ["Untitled 3", "Untitled 4"]
    assert (second.conclusion, second.extra) == ("Oats", {"argdown": {"data": {"logic": "deductive"}}})
    assert (argument.gist, debate.relations) == ("Rain helps.", ())


def test_an_inference_can_say_which_lines_it_uses():
    debate = read_clean("<A>\n\n(1) p\n(2) q\n----\n(3) c\n-- {uses: [1, 3]} --\n(4) d {uses: [2]}\n")

    assert [premise.claim for premise in debate.inference_by_key["A/2"].premises] == ["Untitled 1", "Untitled 3"]


def test_a_conclusion_can_say_which_lines_it_follows_from():
    debate = read_clean("<A>\n\n(1) p\n(2) q\n----\n(3) c {uses: [2]}\n")

    assert [premise.claim for premise in debate.premises] == ["Untitled 2"]


def test_a_rule_in_data_is_the_scheme():
    debate = read_clean("<A>\n\n(1) p\n-- {rule: [expert opinion]} --\n(2) c\n")

    assert debate.inferences[0].scheme == "expert opinion"


def test_an_undercut_of_an_argument_aims_at_its_last_inference():
    debate = read_clean("<A>\n  _ <B>: b\n\n<A>\n\n(1) p\n----\n(2) c\n----\n(3) d\n")

    (relation,) = debate.relations
    assert (relation.kind, relation.target_kind, relation.target) == (RelationKind.UNDERCUTS, End.INFERENCE, "A/2")


def test_an_undercut_of_a_later_premise_does_not_aim_at_the_step_before():
    reading = read("<A>\n\n(1) p\n----\n(2) c\n(3) q\n  _ <B>: b\n----\n(4) d\n")

    assert list_relations(reading.debate) == [("attacks", "B", "Untitled 3")]
    assert len(reading.warnings) == 1


def test_data_is_kept_and_the_last_word_counts():
    debate = read_clean("[A]: a {x: 1, y: {z: 1}, no: 12:30, day: 2021-06-11}\n\n[A] {x: 2, y: {w: yes}}\n")

    assert debate.claims[0].extra["argdown"]["data"] == {
        "x": 2,
        "y": {"z": 1, "w": "yes"},
        "no": "12:30",
        "day": "2021-06-11",
    }


def test_our_data_gives_the_fields_that_argdown_has_not():
    debate = read_clean(
        """\
        # One {argmap: {key: g, summary: About one.}}

        [A]: a {argmap: {key: a1, title: "A, first", kind: policy, assumed: true, prior: 0.5, tags: [t], extra: {x: {y: 1}}}}
          + [B]: b {argmap: {body: title, link: {key: r, weight: 0.7, basis: inferred}}}

        <R>: why {argmap: {title: Reason}}

        (1) [B] {argmap: {premise: {role: minor, implicit: true}}}
        -- Rule {argmap: {key: i, weight: 1, weighing: convergent}} --
        (2) [A]
        """
    )

    claim, nested = debate.claim_by_key["a1"], debate.claim_by_key["B"]
    assert (claim.key, claim.title, claim.text, claim.kind) == ("a1", "A, first", "a", ClaimKind.POLICY)
    assert (claim.assumed, claim.prior, claim.tags, claim.extra, claim.group) == (True, 0.5, ("t",), {"x": {"y": 1}}, "g")
    assert (nested.key, nested.title, nested.text) == ("B", "b", "")
    assert (debate.relations[0].key, debate.relations[0].source, debate.relations[0].weight) == ("r", "B", 0.7)
    (inference,) = debate.inferences
    assert (inference.key, inference.weight, inference.conclusion) == ("i", 1, "a1")
    assert (inference.premises[0].key, inference.premises[0].role, inference.premises[0].implicit) == ("i/1", "minor", True)
    assert debate.groups[0].summary == "About one."


def test_a_text_that_was_edited_goes_before_the_one_in_our_data():
    reading = read('[A]: new words {argmap: {text: "old\\nwords"}}\n')

    assert reading.debate.claims[0].text == "new words"
    assert "say different things" in reading.warnings[0].what


def test_the_frontmatter_lists_what_argdown_has_not():
    debate = read_clean(
        """\
        ===
        title: Should oats be sown?
        date: 2021-06
        author: Ann
        argmap:
          body: title
          about: {slug: oats, language: fr, default_profile: caes, tags: [farm]}
          issues:
            - {key: i, question: "When?", positions: [A]}
          actors:
            - {key: ann, name: Ann, kind: person}
          stances:
            - {key: s, actor: ann, claim: A, position: supports, basis: did}
          relations:
            - {key: r, kind: preferred_to, source: A, target: A}
        ===

        [A]: Oats should be sown.
        """
    )

    about = debate.about
    assert (about.question, about.dated, about.slug, about.language) == ("Should oats be sown?", "2021-06", "oats", "fr")
    assert (about.default_profile, about.tags) == (Profile.CAES, ("farm",))
    assert about.extra == {"argdown": {"frontmatter": {"author": "Ann"}}}
    assert (debate.claims[0].title, debate.claims[0].text) == ("Oats should be sown.", "")
    assert debate.stances[0].basis is StanceBasis.DID
    assert debate.issues[0].positions == ("A",)
    assert list_relations(debate) == [("preferred_to", "A", "A")]


def test_what_our_data_has_wrong_is_told_with_its_place():
    reading = read("===\nargmap: {actors: [{key: a}, {key: b, name: B, kind: body}], stances: 3}\n===\n\n[A]: a\n")

    assert [str(error) for error in reading.errors] == [
        "argmap.actors[0]: this record is left out: Object missing required field `name`",
        "argmap.stances: a list of records is wanted here",
    ]
    assert [actor.key for actor in reading.debate.actors] == ["b"]


def test_our_data_that_leads_nowhere_gives_no_debate():
    reading = read("[A]: a {argmap: {passages: [p]}}\n")

    assert reading.debate is None
    assert [str(error) for error in reading.errors] == ['claim A: passages: no passage has the key "p"']


def test_a_file_without_a_title_is_called_by_its_first_heading_or_nothing():
    headed, bare = read_clean("# Oats\n\n[A]: a\n").about, read_clean("[A]: a\n").about

    assert (headed.question, headed.slug) == ("Oats", UNNAMED)
    assert (bare.question, bare.slug) == ("Untitled debate", UNNAMED)


def test_a_heading_that_shows_nothing_is_no_question():
    assert read("# \x85\n\n# Oats\n").debate.about.question == "Oats"


def test_the_mode_is_kept():
    debate = read_clean("===\nmodel: {mode: strict}\n===\n\n[A]: a\n  - [B]: b\n")

    assert debate.about.extra["argdown"]["frontmatter"] == {"model": {"mode": "strict"}}
    assert list_relations(debate) == [("contrary", "B", "A")]
