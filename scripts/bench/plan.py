#!/usr/bin/env python3
"""Plans from the command line, all variants, on the demonstration's figures: time and memory.

Goals on two cores: 30 days with 200 replications within two minutes; of the national plan (21 regions,
90 days, 2,000 replications, three fairness steps) V0 and V2 within one minute, all of it within three
minutes, in 500 MB.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "Resources" / "demo" / "scenarios"
MEGABYTES_MAX = 500
# Scenario, days, replications, seconds at most for V0 and V2, and for all.
PLANS = [
    ("s5-angrepp-flera-omraden", 30, 200, 60, 120),
    ("s6-langt-vapnat-angrepp", 90, 2000, 60, 180),
]


def measure(scenario: str, days: int, replications: int, first_max: int, seconds_max: int) -> bool:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "plan"
        start = time.monotonic()
        subprocess.run(
            [
                os.environ["SAMPLAN"], "plan", "run", "--scenario", SCENARIOS / f"{scenario}.yaml",
                "--days", str(days), "--replications", str(replications), "--out", out,
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        seconds = time.monotonic() - start
        timings = json.loads(next(out.glob("timings.*.json")).read_text())
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    # The largest of the runs so far.
    megabytes = used.ru_maxrss / 1024
    # V0 is simulated before V2, which is the policy's step.
    first = next(step["ended"] for step in timings["steps"] if step["phase"] == "policy")
    well = first <= first_max and seconds <= seconds_max and megabytes <= MEGABYTES_MAX
    print(
        f"plan of {days} days, {replications} replications: V0 and V2 after {first:.1f} s, all after "
        f"{seconds:.1f} s, {processor:.1f} s processor, {megabytes:.0f} MB; goal: at most {first_max} s, "
        f"{seconds_max} s and {MEGABYTES_MAX} MB   {'ok' if well else 'NOT reached'}"
    )
    print("  " + ", ".join(f"{step['phase']} {step['seconds']:.1f}" for step in timings["steps"]))
    return well


def main() -> int:
    return 0 if all([measure(*plan) for plan in PLANS]) else 1


if __name__ == "__main__":
    sys.exit(main())
