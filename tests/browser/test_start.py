"""The first thing anyone sees."""

import urllib.request

import look


def test_the_node_says_that_it_is_well(demo):
    with urllib.request.urlopen(f"{demo.url}/health") as answer:
        assert answer.status == 200


def test_the_start_page_is_the_national_planning_picture_in_swedish(visit):
    page = visit("/")
    assert page.locator("html").get_attribute("lang") == "sv"
    assert "planeringsbild" in page.locator("h1").inner_text().lower()


def test_every_page_of_the_demo_says_that_its_figures_are_not_real(visit):
    assert "Demonstrationsdata" in visit("/").locator("body").inner_text()


def test_the_start_page_has_no_barriers_by_day_by_night_and_on_a_phone(visit):
    for scheme, window in [("light", look.DESK), ("dark", look.DESK), ("light", look.PHONE)]:
        page = visit("/", scheme=scheme, window=window)
        assert look.barriers(page) == [], f"{scheme}, {window['width']} wide"


def test_the_start_page_fits_a_phone(visit):
    assert look.overflow(visit("/", window=look.PHONE)) <= 0


def test_the_start_page_says_the_same_without_script(visit):
    with_script, without = visit("/"), visit("/", script=False)
    assert with_script.locator("h1").inner_text() == without.locator("h1").inner_text()
    assert without.locator("main").inner_text().strip() != ""
