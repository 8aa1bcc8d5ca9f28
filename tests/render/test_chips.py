"""Chips as links: each leads to the stance that it stands for, beside the link of its box."""

import re
from itertools import pairwise

import pytest

from argmap.core.kinds import ActorKind, Position
from argmap.core.records import Actor, Stance
from argmap.render import MapOptions, render_map
from tests.render.debates import SVG, bridge, find_group, make_claims, make_debate, read_svg, read_text

PAGE = "/c/{key}/?as_of=2021"
TARGET = 24
AREA = re.compile(r"M[-\d.]+,([-\d.]+)h(\d+)v(\d+)h-\d+z")


def debate_of(*stances):
    keys = dict.fromkeys(stance.actor for stance in stances)
    actors = tuple(Actor(key=key, name=key, kind=ActorKind.STATE) for key in keys)
    return make_debate(claims=make_claims("a"), actors=actors, stances=stances)


def stand(actor, key, **fields):
    return Stance(key=key, actor=actor, claim="a", position=fields.pop("position", Position.SUPPORTS), **fields)


def find_chips(debate, link=PAGE, box="claim-a"):
    root = read_svg(render_map(debate, options=MapOptions(claim_link=link)))
    return [part for part in find_group(root, box) if part.get("class") == "chip"]


def test_a_chip_leads_to_its_stance_and_says_so_and_the_tab_key_passes_it_by():
    supporter, opponent = find_chips(bridge(), box="claim-build")

    assert read_text(supporter) == "+ The mayor"
    assert supporter.get("href") == "/c/build/?as_of=2021#stance-s1"
    assert (supporter.get("tabindex"), supporter.get("target")) == ("-1", "_top")
    assert supporter.get("aria-label") == "The mayor supports it: the stance"
    assert (opponent.get("href"), opponent.get("aria-label")) == (
        "/c/build/?as_of=2021#stance-s2",
        "The anglers opposes it: the stance",
    )


def test_no_link_lies_within_another():
    root = read_svg(render_map(bridge(), options=MapOptions(claim_link=PAGE)))

    assert [link for link in root.iter(f"{SVG}a") if len(list(link.iter(f"{SVG}a"))) > 1] == []


def test_of_several_stances_of_an_actor_the_latest_is_led_to():
    (chip,) = find_chips(debate_of(stand("france", "s 2?", said_on="2021"), stand("france", "s1", said_on="2020")))

    assert chip.get("href") == "/c/a/?as_of=2021#stance-s%202%3F"


def test_what_stands_for_several_leads_to_all_stances():
    *_chosen, more = find_chips(debate_of(*(stand(f"state-{number}", f"s{number}") for number in range(7))))

    assert read_text(more) == "+3 more"
    assert (more.get("href"), more.get("aria-label")) == ("/c/a/?as_of=2021#stances-title", "3 more: all stances on it")


@pytest.mark.parametrize("link", ["", "#about-{key}"])
def test_without_a_page_to_lead_to_chips_are_no_links(link):
    root = read_svg(render_map(bridge(), options=MapOptions(claim_link=link)))

    assert [part for part in root.iter() if part.get("class") == "chip"] == []
    assert "+ The mayor − The anglers" in read_text(find_group(root, "claim-build"))


@pytest.mark.parametrize("rows", [1, 2, 4])
def test_what_a_finger_hits_is_large_enough_and_covers_no_other(rows):
    actors = [f"{number} of the United Nations Security Council" for number in range(rows)]

    chips = find_chips(debate_of(*(stand(actor, f"s{number}") for number, actor in enumerate(actors))))

    areas = [AREA.fullmatch(chip.find(f"{SVG}path").get("d")).groups() for chip in chips]
    assert all(min(int(width), int(height)) >= TARGET for _top, width, height in areas)
    tops = [float(top) for top, _width, _height in areas]
    assert [lower - upper for upper, lower in pairwise(tops)] == pytest.approx([TARGET] * (rows - 1), abs=0.02)
