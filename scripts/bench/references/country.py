"""A made-up country in the instance format, the same from the same seed: for measuring only."""

import math
import random

CARES = ("ICU", "SURG", "MED")
STAYS = {
    "injured, critical": (0, [("ICU", 6.5, 0.9), ("SURG", 10.0, 0.8)]),
    "injured": (1, [("SURG", 6.5, 0.9)]),
    "medical": (2, [("MED", 5.0, 1.0)]),
    "medical, critical": (0, [("ICU", 4.0, 1.0), ("MED", 6.5, 0.9)]),
}


def make(sites: int = 21, days: int = 30, seed: int = 1) -> dict:
    """An instance with a weekly rhythm and a load that grows at one place after another."""
    draw = random.Random(seed)
    size = sorted((draw.lognormvariate(0, 0.8) for _ in range(sites)), reverse=True)
    place = [(draw.uniform(55.5, 67.5), draw.uniform(11.5, 23.0)) for _ in range(sites)]
    km = [[distance(a, b) for b in place] for a in place]
    beds = [[round(s * per) + 4 for s in size] for per in (18, 230, 380)]
    ordinary = {"injured": (0.42, 1, 6.5), "medical": (0.72, 2, 5.0), "medical, critical": (0.5, 0, 4.0)}
    admissions = []
    for name in STAYS:
        rows = []
        for i in range(sites):
            share, care, mean = ordinary.get(name, (0.0, 0, 1.0))
            base = share * beds[care][i] / mean
            rows.append([base * draw.uniform(0.95, 1.05) for _ in range(days)])
        admissions.append(rows)
    part = {"injured, critical": 0.15, "injured": 0.55, "medical": 0.3}
    for t in range(days):
        focus = place[(t // 12 * 7) % sites]
        weight = [math.exp(-distance(focus, p) / 160) * (0.3 + s) for p, s in zip(place, size)]
        total = 420 * min(1, (t + 1) / 6) * draw.uniform(0.6, 1.4)
        for g, name in enumerate(STAYS):
            for i in range(sites):
                admissions[g][i][t] += total * part.get(name, 0) * weight[i] / sum(weight)
    elective = [[0.09 * b * (1.3 if t % 7 < 5 else 0.25) for t in range(days)] for b in beds[1]]
    zeros = [[[0.0] * days for _ in range(sites)] for _ in CARES]
    near = [sorted((j for j in range(sites) if j != i), key=km[i].__getitem__)[:6] for i in range(sites)]
    return {
        "format": "samplan-instance/1",
        "days": days,
        "sites": [
            {"id": f"P{i}", "region": f"P{i}", "latitude": p[0], "longitude": p[1]}
            for i, p in enumerate(place)
        ],
        "careTypes": list(CARES),
        "groups": [
            {"id": name, "priority": first, "path": [dict(care=c, meanDays=m, cv=v) for c, m, v in path]}
            for name, (first, path) in STAYS.items()
        ],
        "elective": {
            "priority": 3,
            "stays": [
                dict(care="SURG", share=1.0, meanDays=4.0, cv=0.8),
                dict(care="ICU", share=0.05, meanDays=2.0, cv=0.6),
            ],
        },
        "kernel": {"days": 60, "dropBelow": 1e-4},
        "modes": [
            mode("road", 0, 350, 75, 2.0, 1, 1, 0.0),
            mode("helicopter", 60, 400, 220, 1.5, 2, 1, 0.3),
            mode("train", 150, 1400, 90, 8.0, 120, 18, 0.0),
            mode("aeroplane", 250, 1500, 520, 4.0, 18, 6, 0.3),
        ],
        "modeHours": [[hours] * days for hours in (2000.0, 85.0, 55.0, 50.0)],
        "beds": [[[float(b)] * days for b in row] for row in beds],
        "bedsNominal": [[float(b) for b in row] for row in beds],
        "surgeMax": [[b * part for b in row] for row, part in zip(beds, (0.6, 0.12, 0.12))],
        "staff": [0.35 * (3 * a + 0.12 * (b + c)) for a, b, c in zip(*beds)],
        "staffPerSurgeBed": {"ICU": 5.0, "SURG": 1.0, "MED": 1.0},
        "lendMaxShare": 0.5,
        "admissions": admissions,
        "electiveAdmissions": elective,
        "presentAtStart": zeros,
        "distancesKm": km,
        "costs": {
            "shortage": {"ICU": 60.0, "SURG": 10.0, "MED": 8.0},
            "surge": {"ICU": 3.0, "SURG": 0.8, "MED": 0.7},
            "postponed": 1.5,
            "staffMoved": 0.4,
            "transfer": 0.05,
            "transferPerKm": 0.002,
            "icuTransferFactor": 1.5,
            "fairness": 2000.0,
        },
        "simulation": {
            "startEmpty": True,
            "beds": [[beds[b][i] for b in range(3)] for i in range(sites)],
            "neighbours": [
                [{"site": j, "travelDays": (km[i][j] * 1.25 / 75 + 2) / 24} for j in near[i]]
                for i in range(sites)
            ],
            "transfersPerDay": [4 + beds[1][i] // 50 for i in range(sites)],
            "meanDaysToDeathWaiting": {"ICU": 0.5, "SURG": 5.0, "MED": 20.0},
        },
    }


def mode(name, low, high, speed, turnaround, seats, icu_seats, extra) -> dict:
    return {
        "id": name,
        "minKm": low,
        "maxKm": high,
        "speedKmh": speed,
        "turnaroundHours": turnaround,
        "detour": 1.25,
        "seats": seats,
        "icuSeats": icu_seats,
        "extraCost": extra,
    }


def distance(a, b) -> float:
    """Great-circle kilometres between two points in degrees."""
    (lat, lon), (lat2, lon2) = [(math.radians(x), math.radians(y)) for x, y in (a, b)]
    h = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))
