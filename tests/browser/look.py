"""What a page is looked at for, in every test: rules of accessibility, faults, other hosts."""

import os
import pathlib
import shutil
from urllib.parse import quote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Playwright

# WCAG 2.2 at level AA, and what came before it.
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


def launch(playwright: Playwright):
    """The system's own Chromium; none is ever downloaded."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        raise FileNotFoundError("no Chromium; scripts/setup test gets it")
    # Chromium refuses its sandbox to root, as on a build server.
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(
        executable_path=path, args=[*options, "--disable-dev-shm-usage"]
    )


def enter(page: Page, path: str, role: str, region: str) -> None:
    """Takes a ready role of the demo in its chooser, and goes on to the page."""
    page.goto(f"/logga-in?till={quote(path, safe='')}")
    if role.startswith("region."):
        page.select_option("select[name=region]", region)
        page.select_option("select[name=roll]", role)
        page.locator("form:has(select[name=roll]) button[type=submit]").click()
    else:
        page.locator(f"button[name=roll][value='{role}']").click()
    page.wait_for_load_state("load")


class Watch:
    """Notes what a page should never do: call another host, fail, or break its own policy."""

    def __init__(self, page: Page, url: str):
        self.host = urlsplit(url).netloc
        self.faults: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))

    def _request(self, request) -> None:
        place = urlsplit(request.url)
        if place.scheme in ("http", "https", "ws", "wss") and place.netloc != self.host:
            self.faults.append(f"calls another host: {request.url}")

    def _console(self, message) -> None:
        # A refused form answers with a status that Chromium writes to the console; pages may.
        if message.type == "error" and "the server responded with a status" not in message.text:
            self.faults.append(f"console: {message.text}")


def barriers(page: Page) -> list[str]:
    """What the accessibility rules find, one line for each element."""
    answer = Axe().run(page, options=RULES).response
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}\n  {rule['help']}"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window; tables may scroll in their own frame."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def screenshot(page: Page, name: str, folder: pathlib.Path, whole: bool = True) -> pathlib.Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    page.screenshot(path=path, full_page=whole, animations="disabled")
    return path
