"""Solving the reference programme: by the engine with transfers added when they pay, and whole by HiGHS."""

import json
import os
import pathlib
import subprocess
import sys

import country

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PROGRAM = os.environ.get("SAMPLAN", str(ROOT / ".build" / "release" / "samplan"))
PUBLISHED = ROOT.parent / "shared" / "reference" / "instances"
MEGABYTES_MAX = 500


def instance_file(folder: str, days: int) -> pathlib.Path:
    """The published instance of 21 regions, or a made-up country where it is not at hand."""
    published = PUBLISHED / f"r21-t{days}.json"
    if published.is_file():
        return published
    return written(folder, f"country-{days}", country.make(days=days))


def written(folder: str, name: str, instance: dict) -> pathlib.Path:
    file = pathlib.Path(folder) / f"{name}.json"
    file.write_text(json.dumps(instance), encoding="utf-8")
    return file


def engine(file: pathlib.Path, *options, required: bool = True):
    """The engine's report, or a list of them for a chain, and the megabytes it took at most.

    Where no plan is required, none within the time is a gap of all of it.
    """
    command = [PROGRAM, "plan", "solve", str(file), "--format", "json", *map(str, options)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        report = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    megabytes = used.ru_maxrss / 1024
    if process.returncode == 0:
        return json.loads(report), megabytes
    if required:
        sys.exit(f"bench: plan solve failed on {file.name}")
    return {"gap": 1.0, "cpuSeconds": used.ru_utime + used.ru_stime}, megabytes


def whole(file: pathlib.Path, methods) -> dict:
    """The fastest of HiGHS's methods on the whole programme; a slower one is stopped when it is."""
    best = None
    for method in methods:
        limit = [str(best["cpuSeconds"] * 1.5)] if best else []
        done = subprocess.run(
            [sys.executable, "-B", HERE / "highs_programme.py", file, method, *limit],
            capture_output=True, text=True,
        )
        if done.returncode != 0:
            print(f"  {method}: not in this HiGHS")
            continue
        # HiGHS may print its name before it can be told to be silent.
        report = json.loads(done.stdout.splitlines()[-1]) | {"method": method}
        print(f"  {method:20} {report['status']}, {report['cpuSeconds']:.1f} s, {report['objective']:.3f}", flush=True)
        if report["status"] == "Optimal" and (not best or report["cpuSeconds"] < best["cpuSeconds"]):
            best = report
    if not best:
        sys.exit("bench: no method of HiGHS solved the whole programme")
    return best


def verdict(what: str, value: float, goal: float, least: bool = True) -> bool:
    """Prints a row of the table, and tells whether it was reached."""
    good = value >= goal if least else value <= goal
    word = "at least" if least else "at most"
    print(f"  {what}: {value:,.4g}; goal {word} {goal:,g}   {'ok' if good else 'NOT reached'}", flush=True)
    return good
