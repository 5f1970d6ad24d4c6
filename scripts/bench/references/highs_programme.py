"""The linear programme of docs/guides/engine.md in highspy, to measure and compare the engine with.

    highs_programme.py INSTANCE.json [METHOD [SECONDS]]    prints the optimum and the times as JSON

METHOD is ipx, ipxWithoutCrossover, simplex, hipo or another solver of HiGHS; SECONDS at most.
"""

import json
import math
import sys
import time

import highspy
import numpy as np
from scipy import sparse, special


def survival(stay, days):
    """P(stay > k) for k = 0 … days."""
    variance = math.log1p(stay["cv"] ** 2)
    k = np.arange(1, days + 1)
    z = (np.log(k / stay["meanDays"]) + variance / 2) / math.sqrt(variance)
    return np.concatenate([[1.0], special.ndtr(-z)])


def occupancy(path, care, days):
    """Expected beds of a care type held 0 … days − 1 days after an admission."""
    first = survival(path[0], days)
    beds = first[:days] * (path[0]["care"] == care)
    if len(path) > 1 and path[1]["care"] == care:
        leaving = first[:-1] - first[1:]
        beds = beds + np.concatenate([[0.0], np.convolve(leaving, survival(path[1], days))[: days - 1]])
    return beds


class Programme:
    """Variables and rows gathered as blocks of arrays."""

    def __init__(self):
        self.cost, self.upper, self.low, self.high = [], [], [], []
        self.columns = self.rows = 0
        self.entries = []

    def variables(self, shape, cost, upper=np.inf):
        count = math.prod(shape)
        self.cost.append(np.broadcast_to(cost, shape).ravel())
        self.upper.append(np.broadcast_to(upper, shape).ravel())
        self.columns += count
        return np.arange(self.columns - count, self.columns).reshape(shape)

    def constraints(self, low, high):
        low, high = np.broadcast_arrays(np.asarray(low, float), np.asarray(high, float))
        self.low.append(low.ravel())
        self.high.append(high.ravel())
        self.rows += low.size
        return np.arange(self.rows - low.size, self.rows).reshape(low.shape)

    def add(self, rows, columns, values):
        rows, columns, values = np.broadcast_arrays(rows, columns, values)
        self.entries.append((rows.ravel(), columns.ravel(), values.ravel()))

    def model(self):
        rows, columns, values = (np.concatenate(part) for part in zip(*self.entries))
        matrix = sparse.csc_matrix((values, (rows, columns)), shape=(self.rows, self.columns))
        matrix.eliminate_zeros()
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.columns, self.rows
        lp.col_cost_, lp.col_upper_ = np.concatenate(self.cost), np.concatenate(self.upper)
        lp.col_lower_ = np.zeros(self.columns)
        lp.row_lower_, lp.row_upper_ = np.concatenate(self.low), np.concatenate(self.high)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
        return lp


def build(instance):
    cares, groups, costs = instance["careTypes"], instance["groups"], instance["costs"]
    sites, days = len(instance["sites"]), instance["days"]
    length, drop = min(instance["kernel"]["days"], days), instance["kernel"]["dropBelow"]
    admissions, elective = np.array(instance["admissions"]), np.array(instance["electiveAdmissions"])
    programme = Programme()
    time_index = np.arange(days)
    cube = (len(cares), sites, days)
    by_care = lambda table: np.array([table[c] for c in cares]).reshape(-1, 1, 1)
    admitted = programme.variables((len(groups), sites, days), 0.0)
    short = programme.variables(cube, by_care(costs["shortage"]))
    surge = programme.variables(cube, by_care(costs["surge"]), np.array(instance["surgeMax"])[:, :, None])
    postponed = programme.variables((sites, days), costs["postponed"], elective)
    worst = programme.variables((1,), costs["fairness"])
    staff = np.array(instance["staff"])[:, None]
    lend = programme.variables((sites, days), costs["staffMoved"], instance["lendMaxShare"] * staff)
    borrow = programme.variables((sites, days), costs["staffMoved"])
    flow = programme.constraints(admissions, admissions)
    programme.add(flow, admitted, 1.0)
    hours = programme.constraints(-np.inf, np.array(instance["modeHours"]))
    for m, mode in enumerate(instance["modes"]):
        for i in range(sites):
            for j in range(sites):
                km = instance["distancesKm"][i][j]
                if i == j or not mode["minKm"] <= km <= mode["maxKm"]:
                    continue
                trip = 2 * km * mode["detour"] / mode["speedKmh"] + mode["turnaroundHours"]
                for g, group in enumerate(groups):
                    critical = group["path"][0]["care"] == "ICU"
                    factor = costs["icuTransferFactor"] if critical else 1.0
                    cost = costs["transfer"] + costs["transferPerKm"] * km * factor + mode["extraCost"]
                    moved = programme.variables((days,), cost)
                    programme.add(flow[g, i], moved, 1.0)
                    programme.add(flow[g, j], moved, -1.0)
                    programme.add(hours[m], moved, trip / mode["icuSeats" if critical else "seats"])
    waiting = [sum(s["share"] * occupancy([s], c, length) for s in instance["elective"]["stays"]) for c in cares]
    for b, care in enumerate(cares):
        fixed = np.array(instance["presentAtStart"][b])
        fixed = fixed + np.array([np.convolve(row, waiting[b])[:days] for row in elective])
        load = programme.constraints(-np.inf, np.array(instance["beds"][b]) - fixed)
        programme.add(load, short[b], -1.0)
        programme.add(load, surge[b], -1.0)
        for k in range(length):
            later, earlier = time_index[k:], time_index[: days - k]
            for g, group in enumerate(groups):
                beds = occupancy(group["path"], care, length)[k]
                if beds > drop:
                    programme.add(load[:, later], admitted[g][:, earlier], beds)
            if waiting[b][k] > drop:
                programme.add(load[:, later], postponed[:, earlier], -waiting[b][k])
        fair = programme.constraints(np.full((sites, days), -np.inf), 0.0)
        programme.add(fair, short[b], 1.0)
        programme.add(fair, worst, -np.array(instance["bedsNominal"][b])[:, None])
    people = programme.constraints(-np.inf, np.broadcast_to(staff, (sites, days)))
    for b, care in enumerate(cares):
        programme.add(people, surge[b], instance["staffPerSurgeBed"][care])
    programme.add(people, lend, 1.0)
    programme.add(people, borrow, -1.0)
    balance = programme.constraints(np.full(days, -np.inf), 0.0)
    programme.add(balance, borrow, 1.0)
    programme.add(balance, lend, -1.0)
    return programme.model()


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        instance = json.load(file)
    start = time.process_time()
    model = build(instance)
    built = time.process_time()
    solver = highspy.Highs()
    method = (sys.argv[2:] or ["ipx"])[0]
    options = {"output_flag": False, "threads": 1, "parallel": "off"}
    options["solver"] = method.removesuffix("WithoutCrossover")
    options["run_crossover"] = "off" if method.endswith("WithoutCrossover") else "on"
    options["time_limit"] = float((sys.argv[3:] or ["inf"])[0])
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(model)
    solver.run()
    print(
        json.dumps(
            {
                "status": solver.modelStatusToString(solver.getModelStatus()),
                "objective": solver.getInfo().objective_function_value,
                "buildSeconds": built - start,
                "cpuSeconds": time.process_time() - built,
            }
        )
    )


if __name__ == "__main__":
    main()
