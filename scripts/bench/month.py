#!/usr/bin/env python3
"""The reference programme of 21 regions and 30 days, against HiGHS on the whole of it: about a minute.

Goals, in processor seconds: the exact optimum (1e-6) at least 3 times faster than HiGHS's best method,
a plan within 0.5 % after 10 % more or fewer patients 25 times faster, and 500 MB.
"""

import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "references"))
from programmes import MEGABYTES_MAX, engine, instance_file, verdict, whole  # noqa: E402


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = instance_file(folder, 30)
        print(f"programme of {file.name}, whole")
        best = whole(file, ["ipx", "hipo", "simplex"])
        exact, megabytes = engine(file)
        chain, more = engine(file, "--gap", 0.005, "--demand", "1,1.1,0.9")
    apart = abs(exact["objective"] - best["objective"]) / max(1.0, abs(best["objective"]))
    again = max(plan["cpuSeconds"] for plan in chain[1:])
    print(f"engine: {exact['objective']:.6f}, gap {exact['gap']:.1e}, {exact['cpuSeconds']:.2f} s; again {again:.2f} s")
    return 0 if all(
        [
            verdict("relative distance of the optima", apart, 1e-6, least=False),
            verdict("times faster to the optimum", best["cpuSeconds"] / exact["cpuSeconds"], 3),
            verdict("times faster again, 10 % more or fewer patients", best["cpuSeconds"] / again, 25),
            verdict("megabytes", max(megabytes, more), MEGABYTES_MAX, least=False),
        ]
    ) else 1


if __name__ == "__main__":
    sys.exit(main())
