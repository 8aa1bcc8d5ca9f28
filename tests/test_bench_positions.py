"""That the page of positions can be measured; its figures are nobody's promise."""

from bench import positions


def test_the_page_is_measured_beside_its_floor():
    told = list(positions.tell({name: [0.5, 1.0, 2.0] for name in ("data", "table", "matrix", "page", "blocks")}, 1_000_000))

    assert "1000 ms  the page (500 to 2000)" in told[3]
    assert told[-1] == "the page (1.0 MB) takes 0.50 times the floor, in blocks 0.50 times"
