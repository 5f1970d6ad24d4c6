"""A change tried: a helper lowers its limit, Gotland without its ferry, a withheld figure."""

import look
import pytest

# It waits behind the first plan, and a run of at most 30 days also tries each weight.
SECONDS_FOR_A_RUN = 1200


@pytest.fixture(scope="session")
def scenario(demo, chromium):
    """The address of the attack on several areas, which needs help between regions."""
    context = chromium.new_context(base_url=demo.url, locale="sv-SE")
    page = context.new_page()
    look.enter(page, "/scenarier", "kansli.strategist", "19")
    link = page.get_by_role("link", name="Angrepp i flera områden samtidigt").first
    address = link.get_attribute("href")
    context.close()
    return address


def finished(page):
    """Waits until the run on the page has its result; the page follows it by itself."""
    page.wait_for_selector("main svg", timeout=SECONDS_FOR_A_RUN * 1000)
    return page


@pytest.fixture(scope="session")
def run(demo, chromium, scenario):
    """A small run of that scenario, as the registrar of Skåne."""
    context = chromium.new_context(base_url=demo.url, locale="sv-SE")
    page = context.new_page()
    path = f"/planer/kor?scenario={scenario.rsplit('/', 1)[1]}"
    look.enter(page, path, "region.registrar", "12")
    page.fill("[name=days]", "20")
    page.fill("[name=replications]", "20")
    page.get_by_role("button", name="Starta körningen").click()
    address = finished(page).url.removeprefix(demo.url).split("?")[0]
    context.close()
    return address


def test_a_helper_lowers_its_limit_and_runs_again(visit, run):
    page = visit(run, role="region.registrar", region="12", script=False)
    page.get_by_role("link", name="egna gränser och kör igen").click()
    page.fill("[name=receiveICUPerDay]", "0")
    page.fill("[name=receiveWardPerDay]", "0")
    page.get_by_role("button", name="kör").click()
    text = finished(page).locator("main").inner_text()
    assert "Skåne: mottagna intensivvårdspatienter per dygn" in text
    assert "Vad ändringen gör" in text
    # What the region receives in the plan is gone, and the page of the region tells its limit.
    row = page.locator("#andring-regioner tr", has=page.get_by_text("Skåne", exact=True))
    assert row.count() == 0 or row.locator("td").last.inner_text().endswith("→ 0")


def test_gotland_with_the_ferry_closed(visit, run):
    page = visit(run, role="kansli.strategist")
    page.locator("#prova-forbindelse summary").click()
    form = page.locator("#prova-forbindelse")
    form.locator("[name='forbindelse.mode']").select_option(label="Färja")
    form.locator("[name='forbindelse.from']").select_option(label="Gotland")
    form.locator("[name='forbindelse.first']").fill("500")
    form.get_by_role("button", name="Pröva ändringen").click()
    # The refusal says what would do, and nothing typed is lost.
    assert "dag 500 ligger inte i körningen" in page.locator("main").inner_text()
    assert page.locator("[name='forbindelse.mode']").input_value() == "ferry"
    assert look.barriers(page) == []
    page.locator("[name='forbindelse.first']").fill("5")
    page.locator("#prova-forbindelse").get_by_role("button", name="Pröva ändringen").click()
    text = finished(page).locator("main").inner_text()
    assert "Färja till och från Gotland: stängt dag 5–20" in text
    assert "Regionernas angivna gränser är oförändrade" in text
    assert page.locator(f"a[href='{run}']").count() >= 1
    page.goto(page.url.split("?")[0] + "/tillsammans")
    assert look.barriers(page) == []
    assert look.overflow(page) <= 0


def test_the_trial_fits_a_phone(visit, run):
    page = visit(f"{run}/prova", window=look.PHONE)
    for summary in page.locator("main details summary").all():
        summary.click()
    assert look.overflow(page) <= 0


def test_a_withheld_figure_takes_the_region_out_and_says_so(visit, scenario):
    page = visit("/kapacitet/20/rapportera", role="region.registrar", region="20")
    page.select_option("[name='ord/occupancy.icu/region']", "withheld")
    page.get_by_role("button", name="Lämna uppgifterna").click()
    page.goto(f"/planer/kor?scenario={scenario.rsplit('/', 1)[1]}")
    page.fill("[name=days]", "10")
    page.fill("[name=replications]", "10")
    page.get_by_role("button", name="Starta körningen").click()
    text = finished(page).locator("main").inner_text()
    assert "20 av 21 regioner" in text
    assert "Dalarna" in text and "undanhållet" in text


def test_levers_answer_while_they_are_dragged(visit, run):
    page = visit(f"{run}/reglage", role="kansli.strategist")
    lever = page.locator("#efterfragan")
    lever.focus()
    for _ in range(10):
        lever.press("ArrowRight")
    page.get_by_text("(utan reglagen: ").wait_for()
    assert "efterfragan=150" in page.url
    assert page.locator("output[for=efterfragan]").inner_text() == "150"
    # The focus stays where the hand is.
    assert page.evaluate("document.activeElement.id") == "efterfragan"


def test_levers_without_script(visit, run):
    page = visit(f"{run}/reglage?borta=20", role="kansli.strategist", script=False)
    text = page.locator("main").inner_text()
    assert "(utan reglagen: " in text
    assert "Simulerat, utan reglagen" in text
    page.get_by_role("button", name="Simulera reglagen").click()
    assert "personal borta, hela landet 20 %" in page.locator("main").inner_text()
