"""Everything in the founding debate can be looked up: passages, quotes of our own note, sources and their ratings."""

import pytest

REPORTS = [("daily-beast", "F6", "The Daily Beast"), ("new-york-times", "F8", "The New York Times")]


@pytest.mark.parametrize("collection", ["claims", "stances"])
def test_every_claim_and_stance_leads_to_a_paragraph_of_the_article(mali, collection):
    passages = mali.passage_by_key

    homeless = [
        record.key
        for record in getattr(mali, collection)
        if not any(passages[key].source == "article" and passages[key].locator for key in record.passages)
    ]

    assert homeless == []


def test_every_claim_is_quoted_from_the_note(mali):
    passages = mali.passage_by_key

    assert [claim.key for claim in mali.claims if not any(passages[key].exact for key in claim.passages)] == []


def test_quotes_stand_in_the_note_under_the_paragraph_they_name(mali):
    note = mali.source_by_key["note"].text
    quotes = [passage for passage in mali.passages if passage.source == "note"]

    misplaced = [
        quote.key
        for quote in quotes
        if note[quote.start : quote.end] != quote.exact or note.rfind("¶ ", 0, quote.start) != note.find(f"¶ {quote.locator}. ")
    ]

    assert len(quotes) >= 80
    assert misplaced == []


def test_a_claims_quotes_and_paragraphs_agree(mali):
    passages = mali.passage_by_key

    def find_locators(claim, source):
        return {passages[key].locator for key in claim.passages if passages[key].source == source}

    astray = [claim.key for claim in mali.claims if not find_locators(claim, "note") <= find_locators(claim, "article")]

    assert astray == []


def test_all_paragraphs_of_the_article_are_used(mali):
    used = {key for record in (*mali.claims, *mali.stances) for key in record.passages}

    assert {f"p{number}" for number in range(1, 33)} <= used


def test_the_article_is_cited_without_its_text(mali):
    article = mali.source_by_key["article"]

    assert article.text is None
    assert article.authors == ("Lynch, Colum", "Detsch, Jack")
    assert (article.container_title, article.issued, article.reliability) == ("Foreign Policy", "2021-06", "B")


@pytest.mark.parametrize(("key", "claim", "container"), REPORTS)
def test_reports_inside_the_article_are_sources_of_their_own(mali, key, claim, container):
    source = mali.source_by_key[key]

    sources = {mali.passage_by_key[evidence.passage].source for evidence in mali.evidence if evidence.claim == claim}

    assert (source.container_title, source.text) == (container, None)
    assert source.extra["citation"]["cited_through"] == "article"
    assert key in sources


def test_ratings_say_why(mali):
    assert [source.key for source in mali.sources if not source.extra["admiralty"]["reason"]] == []


def test_nothing_is_confirmed_by_one_source_alone(mali):
    assert {evidence.credibility for evidence in mali.evidence} == {2, 3, 4, 6}


def test_nobodys_word_alone_makes_a_recommendation_true(mali):
    policies = {claim.key for claim in mali.claims if claim.kind == "policy"}

    kinds = {evidence.kind for evidence in mali.evidence if evidence.claim in policies}

    assert kinds == {"attests"}
