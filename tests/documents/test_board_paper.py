"""The board paper opened by other programs than the one that wrote it."""

import html.parser
import shutil
import subprocess
import xml.etree.ElementTree as xml
import zipfile

import pytest

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADINGS = [
    ("h1", "Förslag till beslut"),
    ("h1", "Ärendet i korthet"),
    ("h1", "Ärendet"),
    ("h1", "Regionens del i planen"),
    ("h2", "Vad planen skulle ta i anspråk"),
    ("h2", "Vad planen skulle ge regionen"),
    ("h2", "Med planen, utan den, och om regionen avstår"),
    ("h2", "Det som begränsar"),
    ("h1", "Kostnader"),
    ("h1", "Ekonomisk konsekvensanalys"),
    ("h1", "Rättslig grund"),
    ("h1", "Beslutsunderlag"),
    ("h1", "Så dokumenteras beslutet"),
    ("h1", "Beslutet skickas till"),
]


class Outline(html.parser.HTMLParser):
    """Headings, and the tables' cells by row, of a page."""

    def __init__(self):
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.rows: list[list[str]] = []
        self.heads = 0
        self.language = None
        self._open: str | None = None

    def handle_starttag(self, tag, attrs):
        if tag == "body":
            self.language = dict(attrs).get("lang")
        if tag in ("h1", "h2", "h3"):
            self._open = tag
            self.headings.append((tag, ""))
        elif tag == "thead":
            self.heads += 1
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._open = "cell"
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        if tag in ("h1", "h2", "h3", "td", "th"):
            self._open = None

    def handle_data(self, data):
        words = " ".join(data.replace("\xa0", " ").split())
        if not words:
            return
        if self._open == "cell":
            self.rows[-1][-1] = (self.rows[-1][-1] + " " + words).strip()
        elif self._open:
            tag, text = self.headings[-1]
            self.headings[-1] = (tag, (text + " " + words).strip())


@pytest.fixture(scope="module")
def outline(board_paper, converted):
    reader = Outline()
    reader.feed(converted(board_paper, "html").read_text(encoding="utf-8", errors="replace"))
    return reader


def test_python_reads_the_archive_and_finds_no_fault(board_paper):
    with zipfile.ZipFile(board_paper) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml" and len(set(names)) == len(names)
        for name in names:
            xml.fromstring(archive.read(name))
        assert archive.getinfo("word/document.xml").date_time == (2026, 11, 20, 8, 15, 30)


def test_each_table_repeats_its_heading_row(board_paper):
    with zipfile.ZipFile(board_paper) as archive:
        body = xml.fromstring(archive.read("word/document.xml"))
    tables = list(body.iter(f"{WORD}tbl"))
    assert len(tables) == 5
    for table in tables:
        rows = list(table.iter(f"{WORD}tr"))
        assert [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in rows] == [True] + [
            False
        ] * (len(rows) - 1)
        caption = table.find(f"{WORD}tblPr/{WORD}tblCaption")
        assert caption is not None and caption.get(f"{WORD}val")


def test_headings_are_headings_in_libreoffice(outline):
    assert outline.headings == HEADINGS
    assert outline.language == "sv-SE"


def test_the_tables_come_out_cell_by_cell(outline):
    assert outline.heads == 5
    assert [
        "Utökade vårdplatser, intensivvård",
        "4",
        "platser",
        "dag 5–19",
        "förslag – ej tagit ställning",
    ] in outline.rows
    assert ["Summa", "", "", "20 123 456,05 kr", "639 341,23 kr"] in outline.rows


def test_class_party_and_page_stand_on_every_printed_page(board_paper, converted):
    pdf = converted(board_paper, "pdf")
    reader = shutil.which("pdftotext")
    assert reader, "no pdftotext; scripts/setup test gets it"
    text = subprocess.run(
        [reader, "-layout", str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()
    pages = text.split("\f")[:-1]
    assert len(pages) >= 2
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[0].startswith("Intern NSPL")
        assert lines[0].endswith("Region Västmanland · Ärende 2026-014")
        assert lines[1].casefold() == "demonstrationsdata – ange inga verkliga uppgifter"
        assert lines[-1].startswith("Intern NSPL")
        assert lines[-1].endswith(f"Sida {number} av {len(pages)}")
