"""What is written is canonical Argdown that people read."""

from textwrap import dedent

import pytest

from argmap.core.debate import Debate
from argmap.core.kinds import Basis, ClaimKind, End, Polarity, RelationKind
from argmap.core.records import About, Actor, Argument, Claim, Group, Inference, Premise, Relation
from argmap.formats.argdown import ARGDOWN

ABOUT = About(slug="should-oats-be-sown", question="Should oats be sown?")


def write(**collections):
    """The text that a debate with these records is written as."""
    return ARGDOWN.write(Debate(about=ABOUT, **collections)).decode()


def write_body(**collections):
    """The same without its frontmatter."""
    return write(**collections).split("===\n", 2)[2].lstrip("\n")


def make_claim(key, text, position=0, **more):
    return Claim(key=key, title=key, text=text, position=position, **more)


def make_relation(kind, source, target, position=0, **more):
    key = f"{source}-{kind}-{target}"
    return Relation(key=key, kind=kind, source=source, target=target, position=position, **more)


def test_reasons_nest_below_what_they_bear_on():
    body = write_body(
        claims=(make_claim("A", "Oats grow."), make_claim("B", "It rains.", 1), make_claim("C", "It is dry.", 2)),
        relations=(
            make_relation(RelationKind.SUPPORTS, "B", "A"),
            make_relation(RelationKind.ATTACKS, "C", "B", 1),
            make_relation(RelationKind.CONTRADICTORY, "A", "C", 2),
        ),
    )

    assert body == dedent(
        """\
        [A]: Oats grow.
          + [B]: It rains.
            - [C]: It is dry.
          >< [C]
        """
    )


def test_arguments_have_their_structure_below_them():
    body = write_body(
        claims=(make_claim("A", "Oats grow."), make_claim("B", "It rains.", 1), make_claim("C", "Rain wets.", 2)),
        arguments=(
            Argument(
                key="R",
                title="R",
                gist="Rain helps.",
                inferences=(
                    Inference(
                        key="R/1",
                        conclusion="A",
                        scheme="Modus ponens",
                        premises=(
                            Premise(key="R/1/1", claim="B"),
                            Premise(key="R/1/2", claim="C", position=1, implicit=True, role="major"),
                        ),
                    ),
                ),
            ),
            Argument(key="U", title="U", gist="Not always.", position=1),
        ),
        relations=(make_relation(RelationKind.UNDERCUTS, "U", "R/1", source_kind=End.ARGUMENT, target_kind=End.INFERENCE),),
    )

    assert body == dedent(
        """\
        [A]: Oats grow.

        [B]: It rains.

        [C]: Rain wets.

        <R>: Rain helps.

        (1) [B]
        (2) [C] {argmap: {premise: {role: major, implicit: true}}}
        -- Modus ponens --
          _ <U>: Not always.
        (3) [A]
        """
    )


def test_steps_go_on_from_one_to_the_next():
    claims = tuple(make_claim(key, f"Text {key}.", place) for place, key in enumerate("ABCD"))
    inferences = (
        Inference(key="R/1", conclusion="B", premises=(Premise(key="R/1/1", claim="A"),)),
        Inference(
            key="R/2",
            conclusion="D",
            position=1,
            premises=(Premise(key="R/2/1", claim="B"), Premise(key="R/2/2", claim="C", position=1)),
        ),
        Inference(key="R/3", conclusion="D", position=2, premises=(Premise(key="R/3/1", claim="A"),)),
    )

    body = write_body(claims=claims, arguments=(Argument(key="R", title="R", gist="g", inferences=inferences),))

    assert body.split("<R>: g\n\n")[1] == dedent(
        """\
        (1) [A]
        ----
        (2) [B]
        (3) [C]
        ----
        (4) [D]
        (5) [A]
        -- {uses: [5]} --
        (6) [D]
        """
    )


def test_an_inference_against_its_conclusion_is_in_data():
    text = write(
        claims=(make_claim("A", "a"),),
        arguments=(
            Argument(key="R", title="R", gist="g", inferences=(Inference(key="i", conclusion="A", kind=Polarity.ATTACKS),)),
        ),
    )

    assert "<R>: g {argmap: {inferences: [{key: i, conclusion: A, kind: attacks}]}}\n" in text
    assert "(1)" not in text


def test_groups_are_headings():
    body = write_body(
        groups=(Group(key="One", title="One", summary="s"), Group(key="g2", title="Two", parent="One", position=1)),
        claims=(make_claim("A", "a", 2, group="g2"), make_claim("B", "b", 1, group="One"), make_claim("C", "c")),
    )

    assert body == dedent(
        """\
        [C]: c

        # One {argmap: {summary: s}}

        [B]: b

        ## Two {argmap: {key: g2}}

        [A]: a
        """
    )


def test_titles_are_shown_where_there_are_no_texts():
    text = write(claims=(Claim(key="A", title="Oats grow.", kind=ClaimKind.PREDICTION), Claim(key="B", title="b", position=1)))

    assert "argmap:\n  body: title\n" in text
    assert text.endswith("\n\n[A]: Oats grow. {argmap: {kind: prediction}}\n\n[B]: b\n")


def test_strict_mode_is_written_where_it_says_more():
    text = write(
        claims=(make_claim("A", "a"), make_claim("B", "b", 1)),
        relations=(make_relation(RelationKind.ENTAILS, "B", "A"),),
    )

    assert "\nmodel: {mode: strict}\nargmap:\n  kept: {model: null}\n" in text
    assert text.endswith("[A]: a\n  + [B]: b\n")


def test_what_argdown_has_no_syntax_for_is_listed_in_the_frontmatter():
    text = write(
        claims=(make_claim("A", "a"), make_claim("B", "b", 1)),
        actors=(Actor(key="ann", name="Ann {no}", kind="person"),),
        relations=(
            make_relation(RelationKind.REPHRASES, "A", "B", basis=Basis.INFERRED),
            make_relation(RelationKind.SUPPORTS, "A", "A", 1),
            make_relation(RelationKind.ENTAILS, "A", "B", 2),
        ),
    )

    assert '    - {key: ann, name: "Ann \\u007bno\\u007d", kind: person}\n' in text
    assert "    - {key: A-rephrases-B, kind: rephrases, source: A, target: B, basis: inferred}\n" in text
    assert "    - {key: A-entails-B, kind: entails, source: A, target: B, position: 2}\n" in text
    assert text.endswith("[A]: a\n  + [A] {argmap: {link: {position: 1}}}\n\n[B]: b\n")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Oats, 3.5 t (dry): e.g. a-b; it's 50% - or so?", "Oats, 3.5 t (dry): e.g. a-b; it's 50% - or so?"),
        ("see http://a.b/c_d, or // that", "see [http://a.b/c_d](http://a.b/c_d), or /\\/ that"),
        ("a [b] <c> {d} #e @f *g* _h_ \\i", "a \\[b\\] \\<c\\> \\{d\\} \\#e \\@f \\*g\\* \\_h\\_ \\\\i"),
        ("a :heart: b", "a \\:heart: b"),
        ("p.[3].", "p\\.\\[3\\]."),
        ("one.  two", "one\\.  two"),
        ("a === b", "a \\=\\=\\= b"),
        ("as @[B] says", "as @[B] says"),
        ("#t and #u", "#t and \\#u"),
        ("- (1) 1. + x", "- (1) 1. + x"),
        ("mail @include(x)", "mail \\@\\include(x)"),
    ],
)
def test_signs_are_escaped_where_they_would_be_argdowns(text, written):
    body = write_body(claims=(make_claim("A", text, tags=("t",) if "#t" in text else ()),))

    assert body == f"[A]: {written}\n"


def test_tags_that_no_text_shows_are_taken_out_of_texts():
    text = write(claims=(make_claim("A", "oats", tags=("a b", "t", "x) y")),))

    assert "model: {removeTagsFromText: true}\n" in text
    assert text.endswith('[A]: oats #(a b) #t {argmap: {tags: [a b, t, "x) y"]}}\n')


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("a: b", "[a: b]"),
        ("a]: b", "[a): b]"),
        ("-x", "[(-x)]"),
        ("constructor", "[(constructor)]"),
    ],
)
def test_a_key_that_would_be_no_title_gets_one(key, title):
    assert write_body(claims=(Claim(key=key, title="T", text="a"),)).startswith(f"{title}: a")


def test_a_text_of_several_lines_is_shown_on_one_and_kept_in_data():
    body = write_body(claims=(make_claim("A", "one\n\ntwo "),))

    assert body == '[A]: one two {argmap: {text: "one\\n\\ntwo "}}\n'


def test_equal_debates_are_written_alike():
    claims = (make_claim("A", "a", extra={"x": {"b": 1, "a": 2}}), make_claim("B", "b", 1))
    other = (make_claim("B", "b", 1), make_claim("A", "a", extra={"x": {"a": 2, "b": 1}}))

    assert write(claims=claims) == write(claims=other)


def test_what_an_argdown_file_had_is_written_again():
    source = dedent(
        """\
        ===
        title: Oats
        author: Ann
        model: {mode: strict}
        ===

        # One {isGroup: true}

        [A]: other words

        [A]: one *two* {x: 1}
          - [B]: b
        """
    )

    written = ARGDOWN.write(ARGDOWN.read(source.encode()).debate).decode()

    assert written == source
