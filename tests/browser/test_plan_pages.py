"""The pages of the demo's published plan: its questions, and one region's part on one A4."""

import re

import look
import pytest
from test_pages import plan  # noqa: F401  the demo's own plan, computed once

TAILS = [
    "", "/tillsammans", "/var-del", "/var-del/19", "/vart-att-bygga", "/haller-planen",
    "/katastroftillstand", "/granskning", "/reglage", "/vardkedjan",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tail", TAILS)
def test_a_plan_page_has_no_barriers(visit, plan, tail, scheme):  # noqa: F811
    assert look.barriers(visit(plan + tail, scheme=scheme)) == []


@pytest.mark.parametrize("tail", TAILS)
def test_a_plan_page_fits_a_phone(visit, plan, tail):  # noqa: F811
    page = visit(plan + tail, window={"width": 390, "height": 800})
    assert look.overflow(page) <= 0
    assert look.barriers(page) == []


@pytest.mark.parametrize("tail", TAILS)
def test_a_plan_page_works_without_script(visit, plan, tail):  # noqa: F811
    page = visit(plan + tail, script=False)
    assert page.locator("h1").count() == 1
    assert page.locator("nav.tools a[aria-current]").count() >= 1


@pytest.mark.parametrize("region", ["01", "09", "19"])
def test_a_regions_part_is_one_a4(visit, plan, region):  # noqa: F811
    page = visit(f"{plan}/var-del/{region}", role="region.reader", region=region)
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
    page.emulate_media(media="print")
    foot = page.locator(".paper").inner_text()
    assert plan.removeprefix("/planer/") in foot and re.search(r"[0-9a-f]{64}", foot)
    assert "förslag – ej tagit ställning" in foot


def test_a_plan_beside_itself_shows_no_difference(visit, plan):  # noqa: F811
    name = plan.removeprefix("/planer/")
    page = visit(f"/planer/jamfor?a={name}&b={name}")
    assert "Samma slumpade patienter" in page.locator("main").inner_text()
    assert look.barriers(page) == []


def test_a_region_comes_to_its_own_part(visit, plan):  # noqa: F811
    page = visit(plan, role="region.reader", region="20")
    page.get_by_role("link", name="Vår del").click()
    assert page.url.split("?")[0].endswith("/var-del/20")
    assert page.locator("h1").inner_text().startswith("Vår del: Dalarna")


def test_indicators_say_who_decides_first(visit, plan):  # noqa: F811
    page = visit(plan + "/katastroftillstand")
    first = page.locator("p.lede").inner_text()
    assert first.startswith("Modellindikator: regionen bedömer; regeringen beslutar")


def test_a_number_on_the_a4_is_traced_to_its_signed_entry(visit, plan):  # noqa: F811
    page = visit(plan + "/var-del/19", role="region.reader", region="19")
    page.locator("#delen a", has_text="B").first.click()
    assert page.url.endswith("#kalla-B")
    entry = page.locator("#kallor tr:has(#kalla-B) a").first
    party, index = entry.inner_text().split("/")
    assert party == "19"
    entry.click()
    assert page.locator("#historik tbody th").first.inner_text() == index
    page.get_by_role("button", name="Granska hela journalen").click()
    assert "Journalen är hel" in page.locator(".notice").inner_text()
