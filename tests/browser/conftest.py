"""Fixtures: one demo node and one browser for all tests, a fresh visitor for each."""

import look
import node
import pytest
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def demo():
    """A demo node on fresh data."""
    with node.running() as running:
        yield running


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = look.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def visit(demo, chromium):
    """Opens a page as somebody: visit("/", role="region.reporter", script=False, scheme="dark").

    Every visitor is new: no cookies. Without a role nobody signs in. After the test, no page may
    have called another host, raised a script error, or broken its own policy.
    """
    contexts, watches = [], []

    def open_page(
        path="/",
        role="kansli.strategist",
        region="19",
        script=True,
        scheme="light",
        window=look.DESK,
        language="sv-SE",
    ):
        context = chromium.new_context(
            base_url=demo.url,
            java_script_enabled=script,
            color_scheme=scheme,
            viewport=window,
            locale=language,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        watches.append(look.Watch(page, demo.url))
        if role is None:
            page.goto(path)
        else:
            look.enter(page, path, role, region)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [fault for watch in watches for fault in watch.faults] == []
