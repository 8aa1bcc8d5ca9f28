"""A map over sheets of paper: nothing of it is left out, neighbours overlap, and each knows what lies beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.tiles import OVERLAP, PAPERS, SCALE, lay_tiles, read_size

A4 = PAPERS["a4"]
LENGTHS = st.floats(1, 30_000)


@given(LENGTHS, LENGTHS, st.sampled_from([*PAPERS.values()]))
def test_sheets_hold_all_of_the_map_and_neighbours_share_a_strip(width, height, paper):
    tiling = lay_tiles(width, height, paper)

    places = {(tile.column, tile.row): tile for tile in tiling.tiles}
    last = tiling.tiles[-1]
    assert len(places) == len({tile.name for tile in tiling.tiles}) == tiling.columns * tiling.rows
    assert (last.x + last.width, last.y + last.height) >= (width, height)
    for (column, row), tile in places.items():
        right, below = places.get((column + 1, row)), places.get((column, row + 1))
        assert right is None or tile.x + tile.width - right.x == OVERLAP
        assert below is None or tile.y + tile.height - below.y == OVERLAP


@given(LENGTHS, LENGTHS)
def test_no_sheet_is_needless(width, height):
    tiling = lay_tiles(width, height, A4)

    last = tiling.tiles[-1]
    assert last.x == 0 or last.x + OVERLAP < width
    assert last.y == 0 or last.y + OVERLAP < height


def test_a_sheet_knows_what_lies_beside_it():
    across, down = A4.width / SCALE, A4.height / SCALE

    tiling = lay_tiles(across * 1.5, down * 1.5, A4)

    assert [tile.name for tile in tiling.tiles] == ["A1", "B1", "A2", "B2"]
    assert dict(tiling.find_neighbours(tiling.tiles[0])) == {"right": "B1", "below": "A2"}
    assert dict(tiling.find_neighbours(tiling.tiles[3])) == {"left": "A2", "above": "B1"}


def test_the_size_is_that_of_the_picture():
    assert read_size('<svg xmlns="…" class="argmap" viewBox="0.00 0.00 1606.00 4095.50" role="img">') == (1606, 4095.5)
    with pytest.raises(ValueError, match="does not tell its size"):
        read_size("<svg>")
