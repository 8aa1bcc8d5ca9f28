"""Checking and converting files from the command line."""

import pytest
from django.utils.text import slugify

from argmap.formats import read_file
from argmap.formats.__main__ import USAGE, main


def test_it_converts_a_file_with_the_texts_beside_it(tmp_path):
    (tmp_path / "in.yaml").write_text("debate: {slug: a, question: q}\nsources: {s: {title: S, text_file: s.txt}}\n")
    (tmp_path / "s.txt").write_text("one")

    code = main([str(tmp_path / "in.yaml"), str(tmp_path / "out.json")])

    assert code == 0
    assert b'"text":"one"' in (tmp_path / "out.json").read_bytes()


def test_it_prints_what_is_wrong_and_writes_nothing(tmp_path, capsys):
    (tmp_path / "in.yaml").write_text("debate: {slug: a}\n")

    code = main([str(tmp_path / "in.yaml"), str(tmp_path / "out.json")])

    assert code == 1
    assert capsys.readouterr().err == f"{tmp_path}/in.yaml:1:9: debate: question is missing\n"
    assert not (tmp_path / "out.json").exists()


def test_it_says_in_a_sentence_why_a_file_is_no_good(tmp_path, capsys):
    (tmp_path / "in.doc").write_text("x")

    codes = [main([str(tmp_path / "in.doc")]), main([str(tmp_path / "none.yaml")]), main([])]

    assert codes == [1, 1, 2]
    errors = capsys.readouterr().err
    assert "known are yaml" in errors
    assert "No such file" in errors
    assert errors.endswith(f"{USAGE}\n")


@pytest.mark.parametrize(("name", "start"), [("out.svg", b"<svg "), ("out.png", b"\x89PNG"), ("out.pdf", b"%PDF")])
def test_it_draws_the_map_with_what_stands(tmp_path, name, start):
    (tmp_path / "in.argdown").write_text("[Close it]: We should close it.\n  - [Shops]: Shops would lose.\n")

    code = main([str(tmp_path / "in.argdown"), str(tmp_path / name)])

    picture = (tmp_path / name).read_bytes()
    assert code == 0
    assert picture.startswith(start)
    assert name != "out.svg" or picture.count(b"data-verdict") == 2


@pytest.mark.parametrize("stem", ["two", "My_Debate v1.2 -- Öl", "_-a-_"])
def test_a_debate_that_its_file_does_not_name_is_called_as_the_file(tmp_path, stem):
    (tmp_path / f"{stem}.csv").write_text("person,concept,agreement\nAnn,Close it,1\n")

    code = main([str(tmp_path / f"{stem}.csv"), str(tmp_path / "out.json")])

    assert code == 0
    assert read_file("out.json", (tmp_path / "out.json").read_bytes()).debate.about.slug == slugify(stem)
