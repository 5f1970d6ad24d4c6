"""Every main page: no barriers, fits a telephone, is light, in both languages."""

import time

import look
import pytest

PAGES = [
    "/kapacitet",
    "/regioner/19",
    "/granser/19",
    "/scenarier",
    "/planer",
    "/planer/kor",
    "/journal",
    "/om/berakning",
    "/om/tillbakablick",
    "/om/tillganglighet",
]
SECONDS_FOR_THE_FIRST_PLAN = 900


@pytest.fixture(scope="session")
def plan(demo, chromium):
    """The plan that the demo computes and publishes by itself at its first start."""
    context = chromium.new_context(base_url=demo.url, locale="sv-SE")
    page = context.new_page()
    end = time.monotonic() + SECONDS_FOR_THE_FIRST_PLAN
    look.enter(page, "/planer", "kansli.strategist", "19")
    while page.locator("a[href^='/planer/P-00-']").count() == 0:
        assert time.monotonic() < end, page.locator("main").inner_text()
        time.sleep(2)
        page.reload()
    address = page.locator("a[href^='/planer/P-00-']").first.get_attribute("href")
    context.close()
    return address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barriers(visit, path, scheme):
    assert look.barriers(visit(path, scheme=scheme)) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone(visit, path):
    assert look.overflow(visit(path, window=look.PHONE)) <= 0


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_in_english_for_who_reads_english(visit, path):
    page = visit(path, language="en-GB")
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_plan_says_where_and_when_and_shows_it(visit, plan):
    page = visit(plan)
    lede = page.locator("p.lede").inner_text()
    assert "Utan hjälp mellan regioner" in lede
    # A heat map of 21 regions and a curve, each with its table.
    assert page.locator("main svg").count() >= 2
    assert page.locator("main figure table").count() >= 2
    assert look.barriers(page) == []
    assert look.overflow(visit(plan, window=look.PHONE)) <= 0


def test_the_joint_plan_is_a_proposal_in_nouns(visit, plan):
    page = visit(plan + "/tillsammans")
    text = page.locator("main").inner_text()
    assert "förslag – ej tagit ställning" in text
    assert "Patienter som skulle flyttas" in text
    assert look.barriers(page) == []


def test_the_picture_tells_of_the_latest_plan(visit, plan):
    plans = visit("/planer").locator("a[href^='/planer/P-00-']")
    latest = plans.first.get_attribute("href")
    page = visit("/")
    assert page.locator(f"p.lede a[href='{latest}']").count() == 1
    assert page.locator("svg.map a").count() == 21


def test_a_plan_comes_as_data_too(visit, plan):
    page = visit("/")
    for ending, kind in [(".json", "application/json"), (".csv", "text/csv")]:
        answer = page.request.get(plan + ending)
        assert answer.status == 200
        assert answer.headers["content-type"].startswith(kind)
