"""A plan and a text taken to a region's own decision, and everyone else kept from making it."""

import hashlib
import io
import json
import re
import subprocess
import zipfile

import look
import node
import pytest

EXAMPLE = "/arenden/2026-014"
SECTIONS = {
    "proposal": "Regionen ställer sig bakom förslaget.",
    "summary": "Ett påhittat ärende för prov.",
    "economy": "Kostnaden delas enligt nyckeln.",
}


def line(page, region):
    """A region's line of the board."""
    return page.locator("#beslut tr", has=page.get_by_role("link", name=region, exact=True)).first


def open_case(page, title):
    page.goto("/arenden/nytt")
    page.fill("[name=title]", title)
    page.select_option("[name=kind]", "process")
    page.fill("[name=purpose]", "Att pröva gången från text till beslut.")
    page.fill("[name=decision]", "Q1–Q2 2027")
    page.fill("[name='costs[1].name']", "Gemensam utbildning")
    page.fill("[name='costs[1].amount']", "20 000 000")
    page.fill("[name='costs[1].year']", "2027")
    page.fill("[name='costs[1].basis']", "påhittad")
    page.select_option("[name=costKey]", "nspl-34-66")
    page.get_by_role("button", name="Skriv ärendet och signera").click()
    return page.url.split("?")[0].rsplit("/", 1)[1]


def settle(page, number, **changed):
    page.goto(f"/arenden/{number}/text")
    for name, text in {**SECTIONS, **changed}.items():
        page.fill(f"[name={name}]", text)
    page.get_by_role("button", name="Fastställ texten och signera").click()


def decide(page, number, region, day, outcome="bifall", **more):
    page.goto(f"/arenden/{number}/beslut/{region}")
    page.select_option("[name=body]", "regionstyrelse")
    page.fill("[name=decidedOn]", day)
    page.fill("[name=paragraph]", "§ 12")
    page.select_option("[name=outcome]", outcome)
    for name, value in more.items():
        if name in ("text", "corrects"):
            page.select_option(f"[name={name}]", value)
        else:
            page.fill(f"[name={name}]", value)
    page.get_by_role("button", name="Registrera och signera").click()


def today(page):
    """The node's own day, as the footer tells it."""
    return re.search(r"\d{4}-\d{2}-\d{2}", page.locator("footer").inner_text()).group()


def test_a_text_is_settled_decided_by_the_region_and_corrected_with_the_old_kept(visit):
    kansli = visit("/arenden", role="kansli.strategist", script=False)
    number = open_case(kansli, "Prov av gången")
    assert "Ingen text är fastställd" in kansli.locator("main").inner_text()
    # The economic impact analysis is mandatory, and nothing typed is lost when it is missing.
    settle(kansli, number, economy="")
    assert kansli.locator("[name=economy][aria-invalid]").count() == 1
    assert kansli.locator("[name=summary]").input_value() == SECTIONS["summary"]
    settle(kansli, number)
    digest = kansli.locator("code.long").inner_text()
    file = kansli.request.get(f"/arenden/{number}/text/1.txt")
    assert hashlib.sha256(file.body()).hexdigest() == digest

    registrar = visit("/arenden", role="region.registrar", region="19", script=False)
    day = today(registrar)
    # What is wrong is told at once, and kept as typed.
    decide(registrar, number, "19", day, outcome="bifall-med-andring")
    assert registrar.locator("[name=deviation][aria-invalid]").count() == 1
    assert registrar.locator("[name=paragraph]").input_value() == "§ 12"
    decide(registrar, number, "19", day)
    row = line(registrar, "Västmanland").inner_text()
    assert "bifall" in row and "§\u00a012" in row and day in row
    # 34 % of 20 million equally and 66 % by population, to the öre.
    assert "674\u00a0337,22" in row
    assert "1 av 21" in registrar.locator(".lede").inner_text()

    entry = re.search(r"post\s+(\d+)", row).group(1)
    decide(registrar, number, "19", day, outcome="till-handlingarna", corrects=entry)
    assert "till handlingarna" in line(registrar, "Västmanland").inner_text()
    assert "0 av 21" in registrar.locator(".lede").inner_text()
    history = registrar.locator("#historik").inner_text()
    assert "bifall" in history and "rättad" in history and f"rättar post {entry}" in history


def test_a_superseded_text_is_decided_on_only_when_it_was_really_the_one(visit):
    kansli = visit("/arenden", role="kansli.strategist")
    number = open_case(kansli, "Prov av ersatt text")
    settle(kansli, number)
    first = kansli.locator("code.long").inner_text()
    settle(kansli, number, summary="En ny lydelse.")
    registrar = visit("/arenden", role="region.registrar", region="20")
    day = today(registrar)
    decide(registrar, number, "20", day, text=first)
    assert "ersattes" in registrar.locator("#supersededReason-error").inner_text()
    decide(registrar, number, "20", day, text=first, supersededReason="Styrelsen hade version 1.")
    assert "version 1" in line(registrar, "Dalarna").inner_text()
    assert "0 av 21" in registrar.locator(".lede").inner_text()


@pytest.mark.parametrize(
    ("role", "region"),
    [
        ("kansli.strategist", "19"),
        ("kansli.registrar", "19"),
        ("kansli.c-nspl", "19"),
        ("kansli.administrator", "19"),
        ("region.administrator", "19"),
        ("region.reporter", "19"),
        ("region.registrar", "20"),
    ],
)
def test_nobody_but_the_regions_registrar_gets_to_decide(visit, role, region):
    page = visit(f"{EXAMPLE}/beslut/19", role=role, region=region)
    text = page.locator("main").inner_text()
    assert page.locator("[name=outcome]").count() == 0
    assert "regionens registrator hos part 19" in text
    token = page.locator("input[name=csrf]").first.get_attribute("value")
    # A request made by hand, with the form's own token, is refused too.
    answer = page.request.post(
        f"{EXAMPLE}/beslut/19",
        form={"csrf": token, "body": "regionstyrelse", "outcome": "bifall"},
        headers={"Origin": page.url.split("/arenden")[0]},
    )
    assert answer.status == 403


def test_the_board_counts_adopted_apart_from_filed_and_tells_shapes_in_words(visit):
    page = visit(EXAMPLE, role="chefsgrupp.member")
    data = json.loads(page.request.get(f"{EXAMPLE}.json").body())
    counts = data["counts"]
    assert (counts["adopted"], counts["amended"], counts["filed"]) == (13, 2, 1)
    assert sum(counts.values()) - counts["amended"] == 21
    lede = page.locator(".lede").inner_text()
    assert "13 av 21" in lede and "1 har lagt den till handlingarna" in lede
    assert page.locator("#beslut tbody tr").count() == 21
    page.get_by_role("link", name="Kvar (").click()
    assert page.locator("#beslut tbody tr").count() == 7
    # Severity colours are for shortage only.
    page.goto(EXAMPLE)
    assert page.locator(".tile.standing").count() == 21
    assert page.locator(".tile.s1, .tile.s2, .tile.s3, .tile.s4, .chip").count() == 0


def test_the_directives_stand_as_cases_with_their_deadlines(visit):
    text = visit("/arenden", role="region.reader").locator("#arenden").inner_text()
    for words in ["Q1 2026", "Q2–Q3 2026", "sista dag 2026-09-30", "Q1–Q2 2027", "Q2 2026"]:
        assert words in text
    assert "går inte till beslut" in text


def test_the_board_paper_is_a_word_file_with_the_regions_cost(visit):
    page = visit(EXAMPLE, role="region.reader", region="19")
    answer = page.request.get(f"{EXAMPLE}/tjansteskrivelse/19.docx")
    assert answer.ok and "internal" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.body())) as package:
        body = package.read("word/document.xml").decode()
    cost = line(page, "Västmanland").locator("td").nth(6).inner_text()
    assert cost in body
    assert page.locator("code.long").inner_text()[:16] in re.sub("<[^>]+>", "", body)


def test_the_commands_tell_the_same_as_the_pages(visit, demo, tmp_path):
    def samplan(*words):
        command = [node.program(), "case", *words, "--data", demo.data / "journal"]
        return subprocess.run(map(str, command), capture_output=True, check=True).stdout

    page = visit(EXAMPLE, role="region.reader", region="19")
    number = EXAMPLE.rsplit("/", 1)[1]
    digest = page.locator("code.long").inner_text()
    assert number in samplan("list").decode()
    rows = json.loads(samplan("show", number, "--format", "json"))
    assert len(rows) == 21
    west = next(row for row in rows if row["region"] == "19")
    assert west["cost"].replace(".", ",") in line(page, "Västmanland").inner_text().replace(
        "\u00a0", ""
    )
    assert hashlib.sha256(samplan("text", number)).hexdigest() == digest
    path = samplan("export", number, "--region", "19", "--out", tmp_path).decode().strip()
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
    verified = json.loads(samplan("verify", number, "--format", "json"))
    decided = [row["region"] for row in rows if row["entry"] is not None]
    assert [row["region"] for row in verified] == decided and len(decided) > 10
    assert all(row["signed"] and row["textVersion"] for row in verified)


@pytest.mark.parametrize("path", ["/arenden", EXAMPLE, f"{EXAMPLE}/beslut/19"])
@pytest.mark.parametrize("window", [look.DESK, look.PHONE])
def test_the_pages_of_cases_have_no_barriers_and_fit(visit, path, window):
    page = visit(path, role="region.registrar", region="19", window=window)
    assert look.barriers(page) == []
    assert look.overflow(page) <= 0


@pytest.mark.parametrize("path", ["/arenden/nytt", f"{EXAMPLE}/text", f"{EXAMPLE}/andra"])
def test_the_forms_of_the_kansli_have_no_barriers(visit, path):
    page = visit(path, role="kansli.strategist")
    assert look.barriers(page) == []
