#!/usr/bin/env python3
"""The engine against SimPy and HiGHS's own Python interface, on the same instances.

    scripts/bench/engine.py [--simulate FILE] [--solve FILE] [--reference N] [--replications N]

Without files it takes the published instances if they lie beside the repository, else a made-up
country. It promises: at least 350 times SimPy's patients a second of processor time; two cores at
least 1.7 times as fast as one by the clock; the same optimum to 1e-6; means within three standard
errors.
"""

import argparse
import concurrent.futures
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = os.environ.get("SAMPLAN", str(ROOT / ".build" / "release" / "samplan"))
PUBLISHED = ROOT.parent / "shared" / "reference" / "instances"
GOAL = 350
# Two cores against one.
CORES_GOAL = 1.7
COUNTS = ("patients", "deathsWaiting", "transfers", "postponed")

sys.path.insert(0, str(HERE / "references"))
import country  # noqa: E402


def output(*command) -> dict:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"engine: {command[0]} failed: {done.stderr.strip()}")
    # HiGHS may print its name before it can be told to be silent.
    return json.loads(done.stdout[done.stdout.index("{") :])


def samplan(verb, file, *options) -> dict:
    return output(PROGRAM, "plan", verb, file, "--format", "json", *options)


def reference(name, *arguments) -> dict:
    return output(sys.executable, "-B", HERE / "references" / name, *arguments)


def instance_file(given, published, days, folder) -> pathlib.Path:
    if given:
        return pathlib.Path(given)
    if (PUBLISHED / published).is_file():
        return PUBLISHED / published
    made = pathlib.Path(folder) / f"country-{days}.json"
    made.write_text(json.dumps(country.make(days=days)), encoding="utf-8")
    return made


def simulate(file, references, replications) -> bool:
    print(f"simulation of {file.name}, {references} replications of SimPy, {replications} of the engine")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        slow = list(pool.map(lambda seed: reference("simpy_flow.py", file, seed), range(1, references + 1)))
    one = samplan("simulate", file, "--replications", replications, "--seed", 7, "--threads", 1)
    all_cores = samplan("simulate", file, "--replications", replications, "--seed", 7)
    simpy_speed = sum(r["patients"] for r in slow) / sum(r["cpuSeconds"] for r in slow)
    ratio = one["patientsPerSecond"] / simpy_speed
    print(f"  SimPy {simpy_speed:12,.0f} patients a second and core")
    print(f"  engine {one['patientsPerSecond']:11,.0f}, {ratio:,.0f} times; goal {GOAL}")
    faster = one["wallSeconds"] / all_cores["wallSeconds"]
    print(f"  {os.cpu_count()} cores {faster:.2f} times one, by the clock; goal {CORES_GOAL}")
    good = ratio >= GOAL and (faster >= CORES_GOAL or os.cpu_count() == 1)
    for name in COUNTS:
        found = one[name]
        mean = sum(r[name] for r in slow) / references
        # The engine's spread between replications, which rests on many more of them.
        spread = found["standardError"] * math.sqrt(replications)
        error = spread * math.sqrt(1 / replications + 1 / references)
        away = abs(found["mean"] - mean) / error if error else 0.0
        print(f"  {name:14} SimPy {mean:12,.1f}  engine {found['mean']:12,.1f}  {away:4.1f} standard errors")
        good = good and away <= 3 and all(one[key] == all_cores[key] for key in COUNTS)
    return good


def solve(file) -> bool:
    print(f"programme of {file.name}, interior point with crossover")
    slow = reference("highs_programme.py", file)
    fast = samplan("solve", file)
    apart = abs(fast["objective"] - slow["objective"]) / max(1.0, abs(slow["objective"]))
    print(f"  highspy {slow['objective']:.6f} in {slow['cpuSeconds'] + slow['buildSeconds']:.1f} s")
    print(f"  engine  {fast['objective']:.6f} in {fast['cpuSeconds']:.1f} s, {apart:.1e} apart; bound {fast['bound']:.6f}")
    return slow["status"] == "Optimal" and fast["status"] == "optimal" and apart <= 1e-6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--simulate", metavar="FILE")
    parser.add_argument("--solve", metavar="FILE")
    parser.add_argument("--reference", type=int, default=6, metavar="N")
    parser.add_argument("--replications", type=int, default=2000, metavar="N")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        flow = instance_file(chosen.simulate, "r21-t90.json", 90, folder)
        programme = instance_file(chosen.solve, "r21-t30.json", 30, folder)
        good = simulate(flow, chosen.reference, chosen.replications)
        return 0 if solve(programme) and good else 1


if __name__ == "__main__":
    sys.exit(main())
