"""The main pieces of work, as a person does them, with script and without."""

import pytest

HEAD = "region,subject,measure,value,unit,as_of,method,definition,source\n"


@pytest.mark.parametrize("script", [True, False])
def test_a_wrong_report_keeps_what_was_typed_and_a_right_one_is_kept(visit, script):
    page = visit(
        "/kapacitet/10/rapportera", role="region.reporter", region="10", script=script
    )
    page.fill("[name='beds.psychiatric/region']", "-4")
    page.fill("[name='ambulances/region']", "12")
    page.get_by_role("button", name="Lämna uppgifterna").click()
    assert page.locator("[name='beds.psychiatric/region']").input_value() == "-4"
    assert page.locator("[name='ambulances/region']").input_value() == "12"
    page.fill("[name='beds.psychiatric/region']", "0")
    page.get_by_role("button", name="Lämna uppgifterna").click()
    page.goto("/regioner/10")
    row = page.locator("tr", has=page.get_by_text("Vårdplatser, psykiatri", exact=True)).first
    assert "0" in row.inner_text()


def test_a_file_with_errors_names_each_and_changes_nothing_then_goes_in(visit):
    page = visit("/kapacitet/08/import", role="region.reporter", region="08")
    wrong = HEAD + (
        "08,region,ambulances,-3,vehicles,2026-01-01,counted,1,\n"
        '08,region,occupancy.icu,"0,7",share,2026-01-01,counted,1,\n'
        "99,region,ambulances,3,vehicles,2026-01-01,counted,1,\n"
    )
    send(page, wrong)
    # Row numbers stand in the first column, from the top of the file to its end.
    rows = page.locator("main table tbody tr th").all_inner_texts()
    assert rows == ["2", "3", "4"]
    right = HEAD + "08,region,ambulances,23,vehicles,2026-01-01,counted,1,\n"
    page.goto("/kapacitet/08/import")
    send(page, right)
    page.goto("/regioner/08")
    row = page.locator("tr", has=page.get_by_text("Ambulanser", exact=True)).first
    assert "23" in row.inner_text()


def test_the_kansli_cannot_report_for_a_region_and_is_told_who_can(visit):
    page = visit("/kapacitet/19/rapportera", role="kansli.strategist")
    assert page.locator("form[method=post] [name='ambulances/region']").count() == 0
    assert "region" in page.locator("main").inner_text().lower()


def test_the_journal_is_verified_on_its_page(visit):
    page = visit("/journal")
    page.get_by_role("button", name="Granska hela journalen").click()
    assert "hel" in page.locator("main").inner_text().lower()


def send(page, text):
    page.set_input_files(
        "input[type=file]",
        {"name": "kapacitet.csv", "mimeType": "text/csv", "buffer": text.encode()},
    )
    page.locator("main form button[type=submit]").first.click()
