#!/usr/bin/env python3
"""Appends against bare SQLite at the same durability and batch size, and the time a start takes.

Goals: appends at least 0.7 of bare SQLite; 100 000 entries open in under 0.5 s from a snapshot and
3 s from the log.
"""

import json
import os
import subprocess
import sys

ENTRIES = 100_000


def measured(*words):
    answer = subprocess.run(
        [os.environ["SAMPLAN"], "bench", *words, "--format", "json"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    rows = json.loads(answer)
    return rows[0] if isinstance(rows, list) else rows


def main() -> int:
    appends = measured("journal")
    start = measured("start", "--entries", str(ENTRIES))
    goals = [
        ("appends, share of bare SQLite", float(appends["ratio"]), 0.7, "least"),
        ("start from snapshot, s", float(start["snapshotSeconds"]), 0.5, "most"),
        ("start from log, s", float(start["logSeconds"]), 3.0, "most"),
    ]
    reached = True
    for name, value, goal, kind in goals:
        well = value >= goal if kind == "least" else value <= goal
        reached = reached and well
        print(f"{name:32} {value:10.3f}   goal: at {kind} {goal}   {'ok' if well else 'NOT reached'}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
