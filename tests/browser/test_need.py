"""The mode behov: what would be required if nothing ran out, from the form to the files."""

import look
import pytest
from test_whatif import finished, scenario  # noqa: F401  the attack on several areas


@pytest.fixture(scope="session")
def need(demo, chromium, scenario):  # noqa: F811
    """A small run of the need, started from the scenario without script."""
    context = chromium.new_context(base_url=demo.url, locale="sv-SE")
    page = context.new_page()
    path = f"/planer/kor?scenario={scenario.rsplit('/', 1)[1]}"
    look.enter(page, path, "kansli.strategist", "19")
    page.select_option("[name=mode]", "need")
    page.fill("[name=days]", "14")
    page.fill("[name=replications]", "40")
    page.get_by_role("button", name="Starta körningen").click()
    address = finished(page).url.removeprefix(demo.url).split("?")[0]
    context.close()
    return address


def test_the_need_is_told_first_and_apart_from_plans(visit, need):
    page = visit(need)
    assert "· behov ·" in page.locator("h1").inner_text()
    first = page.locator("p.lede").inner_text()
    assert first.startswith("Om ingenting tog slut skulle som mest samtidigt behövas plats för:")
    assert "8 av 10 utfall" in first and "öppna platser i dag" in first
    text = page.locator("main").inner_text()
    assert "Behov, inte plan" in text
    # Nothing of a plan, and nothing to publish.
    assert page.get_by_role("button", name="Publicera").count() == 0
    assert page.get_by_role("link", name="Vår del").count() == 0


def test_another_care_type_and_resource_are_a_link_away(visit, need):
    page = visit(need, script=False)
    for care in ["Kirurgisk vård", "Medicinsk vård"]:
        page.get_by_role("link", name=care, exact=True).click()
        assert page.locator("a[aria-current]", has_text=care).count() == 1
    resources = page.locator("nav[aria-label='Resurs'] a")
    chosen = resources.nth(1)
    name = chosen.inner_text()
    chosen.click()
    assert page.locator("nav[aria-label='Resurs'] a[aria-current]").inner_text() == name
    # The care type chosen before is still the one looked at.
    assert page.locator("a[aria-current]", has_text="Medicinsk vård").count() == 1


def test_from_the_need_to_a_run_with_todays_resources(visit, need):
    page = visit(need)
    page.get_by_role("link", name="Kör med dagens resurser").click()
    assert "/planer/kor?scenario=" in page.url
    assert page.locator("[name=mode]").input_value() == "resources"


@pytest.mark.parametrize("language", ["sv-SE", "en-GB"])
@pytest.mark.parametrize("window", [look.DESK, look.PHONE])
def test_the_need_has_no_barriers_and_fits(visit, need, language, window):
    page = visit(need, language=language, window=window)
    assert look.barriers(page) == []
    assert look.overflow(page) <= 0


def test_who_reads_english_reads_no_swedish_sentence(visit, need):
    text = visit(need, language="en-GB").locator("main").inner_text()
    assert "If nothing ran out" in text and "Need, not a plan" in text
    assert "Om ingenting" not in text and "vårddygn" not in text
