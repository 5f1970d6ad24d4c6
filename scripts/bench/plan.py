#!/usr/bin/env python3
"""The demo's plan (30 days, 200 replications) from the command line: time and memory.

Goal: under two minutes on two cores.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "Resources" / "demo" / "scenarios" / "s5-angrepp-flera-omraden.yaml"
SECONDS_MAX = 120


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        subprocess.run(
            [
                os.environ["SAMPLAN"], "plan", "run", "--scenario", SCENARIO,
                "--days", "30", "--replications", "200", "--out", pathlib.Path(folder) / "plan",
            ],
            check=True,
        )
        seconds = time.monotonic() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    well = seconds <= SECONDS_MAX
    print(
        f"plan of 30 days, 200 replications: {seconds:.1f} s wall, "
        f"{used.ru_utime + used.ru_stime:.1f} s processor, {used.ru_maxrss / 1024:.0f} MB; "
        f"goal: at most {SECONDS_MAX} s   {'ok' if well else 'NOT reached'}"
    )
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
