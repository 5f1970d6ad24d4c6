#!/usr/bin/env python3
"""What the reference programme costs as sites, days and patients grow: some three minutes.

    scripts/bench/growth.py [--plot FILE.svg]

A made-up country, plans within 0.5 %. One of the three grows while the others stay at 21 sites, 30
days and the country's own patients. Nothing is promised here; the figures are shown.
"""

import argparse
import math
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "references"))
import country  # noqa: E402
from programmes import engine, written  # noqa: E402

USUAL = {"sites": 21, "days": 30, "patients": 1.0}
GROWS = {"sites": [10, 21, 40, 70], "days": [15, 30, 60, 90], "patients": [0.5, 1.0, 2.0, 4.0]}


def cost(folder: str, sites: int, days: int, patients: float):
    made = country.make(sites=sites, days=days)
    made["admissions"] = [[[n * patients for n in row] for row in group] for group in made["admissions"]]
    report, megabytes = engine(written(folder, "grown", made), "--gap", 0.005)
    return report["cpuSeconds"], megabytes


def exponent(rows) -> float:
    """The power of what grows that the seconds follow: the slope of their logarithms, least squares."""
    x = [math.log(value) for value, _, _ in rows]
    y = [math.log(seconds) for _, seconds, _ in rows]
    middle = sum(x) / len(x)
    return sum((a - middle) * b for a, b in zip(x, y)) / sum((a - middle) ** 2 for a in x)


def label(name: str, rows) -> str:
    grows = all(before[1] < after[1] for before, after in zip(rows, rows[1:]))
    return f"{name}, power {exponent(rows):.1f}" if grows else name


def plot(results: dict) -> str:
    """Seconds against what grows, relative to the usual, both on logarithmic axes."""
    left, bottom, width, height = 60, 320, 420, 280
    seconds = [s for rows in results.values() for _, s, _ in rows]
    low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    x = lambda factor: left + width * (math.log2(factor) + 1.2) / 3.4
    y = lambda s: bottom - height * (math.log10(s) - low) / max(1, high - low)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 370" font-family="sans-serif" font-size="13">',
        '<rect width="640" height="370" fill="#fff"/>',
        "<title>Processor seconds as sites, days and patients grow</title>",
        "<desc>Three lines on logarithmic axes; the figures stand in the table beside the picture.</desc>",
        f'<path d="M{left} {bottom - height}V{bottom}H{left + width}" fill="none" stroke="#555"/>',
        f'<text x="{left + width / 2}" y="{bottom + 40}" text-anchor="middle">times 21 sites, 30 days, own patients</text>',
        f'<text x="{left}" y="{bottom - height - 12}">processor seconds</text>',
    ]
    for power in range(low, high + 1):
        parts.append(f'<text x="{left - 8}" y="{y(10**power) + 4:.0f}" text-anchor="end">{10.0**power:g}</text>')
    for factor in (0.5, 1, 2, 3, 4):
        parts.append(f'<text x="{x(factor):.0f}" y="{bottom + 18}" text-anchor="middle">{factor:g}</text>')
    labels = []
    for (name, rows), dash, colour in zip(results.items(), ("", "7 4", "2 3"), ("#0b5394", "#7f4f00", "#38761d")):
        points = [(x(value / USUAL[name]), y(s)) for value, s, _ in rows]
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4" fill="{colour}"/>' for a, b in points]
        labels.append((points[-1][1] + 4, colour, label(name, rows)))
    below = -math.inf
    for at, colour, words in sorted(labels):
        below = max(at, below + 18)
        parts.append(f'<text x="{left + width + 10}" y="{below:.0f}" fill="{colour}">{words}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plot", metavar="FILE.svg")
    chosen = parser.parse_args()
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, values in GROWS.items():
            results[name] = []
            for value in values:
                seconds, megabytes = cost(folder, **(USUAL | {name: value}))
                results[name].append((value, seconds, megabytes))
                print(f"  {name} {value:g}: {seconds:.2f} s, {megabytes:.0f} MB", flush=True)
            print(f"  {label(name, results[name])}", flush=True)
    if chosen.plot:
        pathlib.Path(chosen.plot).write_text(plot(results), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
