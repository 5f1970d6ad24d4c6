#!/usr/bin/env python3
"""What the same random patients in two variants are worth, against independent ones.

    scripts/bench/common_numbers.py [--file FILE] [--seeds N]

One replication with each seed, without and with one more bed of every kind at one site. The effect on
deaths in line has a variance: of the paired differences, and of independent runs, the sum of both.
Their ratio is how many times fewer replications are needed; goal 50.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = os.environ.get("SAMPLAN", str(ROOT / ".build" / "release" / "samplan"))
GOAL = 50

sys.path.insert(0, str(HERE / "references"))
import country  # noqa: E402


def deaths(file: pathlib.Path, seed: int) -> float:
    command = [PROGRAM, "plan", "simulate", str(file), "--replications", "1", "--seed", str(seed)]
    done = subprocess.run([*command, "--threads", "1", "--format", "json"], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"common_numbers: {done.stderr.strip()}")
    return json.loads(done.stdout)["deathsWaiting"]["mean"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", metavar="FILE")
    parser.add_argument("--seeds", type=int, default=100, metavar="N")
    chosen = parser.parse_args()
    given = json.loads(pathlib.Path(chosen.file).read_text()) if chosen.file else country.make(days=30)
    seeds = range(1, chosen.seeds + 1)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        files = [pathlib.Path(folder) / name for name in ("without.json", "with.json")]
        files[0].write_text(json.dumps(given))
        given["simulation"]["beds"][-1] = [beds + 1 for beds in given["simulation"]["beds"][-1]]
        files[1].write_text(json.dumps(given))
        without, more = (list(pool.map(lambda seed, file=file: deaths(file, seed), seeds)) for file in files)
    apart = statistics.variance(b - a for a, b in zip(without, more))
    independent = statistics.variance(without) + statistics.variance(more)
    effect = statistics.mean(b - a for a, b in zip(without, more))
    ratio = independent / apart if apart else float("inf")
    print(f"one more bed of every kind at {given['sites'][-1]['id']}, {chosen.seeds} seeds")
    print(f"  effect on deaths in line {effect:+.2f}, standard error {(apart / chosen.seeds) ** 0.5:.2f}")
    print(f"  {ratio:,.0f} times fewer replications than independent patients; goal {GOAL}")
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
