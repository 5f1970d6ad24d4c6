"""The first thing anyone sees: the way in, and the national planning picture."""

import urllib.request

import look
import pytest

WINDOWS = [("light", look.DESK), ("dark", look.DESK), ("light", look.PHONE)]


def test_the_node_says_that_it_is_well(demo):
    with urllib.request.urlopen(f"{demo.url}/health") as answer:
        assert answer.status == 200


def test_nobody_sees_the_picture_without_a_role(visit):
    page = visit("/", role=None)
    assert page.locator("button[name=roll]").count() > 0
    assert page.locator("svg").count() == 0


@pytest.mark.parametrize("role", ["kansli.strategist", "region.reporter"])
def test_the_start_page_is_the_national_planning_picture_in_swedish(visit, role):
    page = visit("/", role=role)
    assert page.locator("html").get_attribute("lang") == "sv"
    assert "planeringsbild" in page.locator("h1").inner_text().lower()


@pytest.mark.parametrize("role", [None, "kansli.strategist"])
def test_the_demo_says_that_its_figures_are_not_real(visit, role):
    text = visit("/", role=role).locator("body").inner_text()
    assert "demonstrationsdata" in text.lower()
    assert "inga verkliga uppgifter" in text.lower()


@pytest.mark.parametrize("role", [None, "kansli.strategist"])
@pytest.mark.parametrize(("scheme", "window"), WINDOWS)
def test_the_first_pages_have_no_barriers(visit, role, scheme, window):
    assert look.barriers(visit("/", role=role, scheme=scheme, window=window)) == []


@pytest.mark.parametrize("role", [None, "kansli.strategist"])
def test_the_first_pages_fit_a_phone(visit, role):
    assert look.overflow(visit("/", role=role, window=look.PHONE)) <= 0


def test_the_start_page_says_the_same_without_script(visit):
    with_script, without = visit("/"), visit("/", script=False)
    assert with_script.locator("h1").inner_text() == without.locator("h1").inner_text()
    assert without.locator("main").inner_text() == with_script.locator("main").inner_text()
