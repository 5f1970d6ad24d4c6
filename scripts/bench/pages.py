#!/usr/bin/env python3
"""How long the demo's pages take, and how much they weigh as sent.

Goals: a median under 20 ms also while a planning run is going, and under 100 kB compressed. The
time is from the first byte sent to the last received on one kept connection over loopback, so it
holds the server's time and a little more.
"""

import gzip
import html
import http.client
import pathlib
import re
import statistics
import sys
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
import node  # noqa: E402  (found through the line above)

MILLISECONDS_MAX = 20.0
BYTES_MAX = 100_000
REQUESTS = 100
PAGES = ["/", "/regioner/14", "/kapacitet", "/kapacitet.csv", "/scenarier", "/planer", "/journal"]


class Visitor:
    """Somebody with a role and one kept connection."""

    def __init__(self, port: int):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, form: dict[str, str] | None = None):
        """Status, body as sent, and seconds."""
        headers = {"Accept-Encoding": "gzip"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = urllib.parse.urlencode(form) if form else None
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"http://127.0.0.1:{self.connection.port}"
            headers["Sec-Fetch-Site"] = "same-origin"
        start = time.perf_counter()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        data = answer.read()
        seconds = time.perf_counter() - start
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value
        return answer, data, seconds

    def send(self, page: str, action: str, form: dict[str, str]):
        """Sends a form with the token and the other hidden fields that its page gives."""
        _, data, _ = self.ask("GET", page)
        text = unpacked(data)
        found = re.search(
            rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', text, re.DOTALL
        )
        if found is None:
            raise RuntimeError(f"no form to {action} on {page}")
        fields = {}
        for tag in re.findall(r"<input[^>]*>", found[1]):
            parts = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
            if parts.get("name") and parts.get("type") not in ("checkbox", "radio", "submit"):
                fields[parts["name"]] = html.unescape(parts.get("value", ""))
        choices = r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>'
        for name, content in re.findall(choices, found[1], re.DOTALL):
            first = re.search(r'value="([^"]*)" selected', content) or re.search(
                r'value="([^"]+)"', content
            )
            fields[name] = html.unescape(first[1]) if first else ""
        answer, data, _ = self.ask("POST", action, fields | form)
        if answer.status != 303:
            raise RuntimeError(f"{action} answered {answer.status}")
        return answer.headers["Location"]


def unpacked(data: bytes) -> str:
    return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode()


def measure(visitor: Visitor, label: str) -> bool:
    print(f"{label}\n{'page':<20} {'median ms':>10} {'p95 ms':>8} {'kB sent':>8}")
    reached = True
    for page in PAGES:
        times, size, status = [], 0, 0
        for turn in range(REQUESTS + 5):
            answer, data, seconds = visitor.ask("GET", page)
            size, status = len(data), answer.status
            if turn >= 5:
                times.append(seconds * 1000)
        times.sort()
        median = statistics.median(times)
        good = status == 200 and median < MILLISECONDS_MAX and size < BYTES_MAX
        reached &= good
        late = times[int(len(times) * 0.95)]
        note = "" if good else f"  NOT reached (status {status})"
        print(f"{page:<20} {median:>10.2f} {late:>8.2f} {size / 1000:>8.1f}{note}", flush=True)
    return reached


def main() -> int:
    with node.running() as demo:
        visitor = Visitor(demo.port)
        visitor.send("/logga-in", "/roll", {"roll": "kansli.strategist"})
        reached = measure(visitor, "at rest")
        run = visitor.send("/planer/kor", "/planer/kor", {})
        reached &= measure(visitor, f"\nwhile a planning run is going ({run.partition('?')[0]})")
        answer, data, _ = visitor.ask("GET", f"{run.partition('?')[0]}/lage")
        print(f"the run afterwards: {answer.status} {unpacked(data)[:200]}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
