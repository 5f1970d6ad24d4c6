"""The instance of 21 regions with each region's figures spread on its hospitals: for measuring only.

Coordinates are the hospitals' own, from Resources/demo/hospitals.csv; sizes are shares by kind of
hospital, not reported figures. What a region has in all is unchanged.
"""

import csv
import pathlib

import country

HOSPITALS = pathlib.Path(__file__).resolve().parents[3] / "Resources" / "demo" / "hospitals.csv"
WEIGHTS = {"universitetssjukhus": 4.0, "länssjukhus": 2.0}


def split(instance: dict, count: int = 70) -> dict:
    """The instance with `count` sites: each hospital has a part of the nearest site's figures.

    Every site that is nearest to some hospital keeps one; then the largest come first.
    """
    with open(HOSPITALS, encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (-size(row), row["id"]))
    centres = [(site["latitude"], site["longitude"]) for site in instance["sites"]]
    nearest = {}
    for row in rows:
        place = (float(row["lat"]), float(row["lon"]))
        nearest[row["id"]] = min(range(len(centres)), key=lambda i: country.distance(place, centres[i]))
    first = {nearest[row["id"]]: row["id"] for row in reversed(rows)}
    chosen = sorted(rows, key=lambda row: row["id"] not in first.values())[:count]
    place = [(float(row["lat"]), float(row["lon"])) for row in chosen]
    home = [nearest[row["id"]] for row in chosen]
    weight = [size(row) for row in chosen]
    whole = [sum(w for w, h in zip(weight, home) if h == region) for region in range(len(centres))]
    share = [w / whole[h] for w, h in zip(weight, home)]

    def spread(rows):
        return [scaled(rows[h], s) for h, s in zip(home, share)]

    made = dict(instance)
    made["sites"] = [
        {"id": row["id"], "region": row["region"], "latitude": lat, "longitude": lon}
        for row, (lat, lon) in zip(chosen, place)
    ]
    for name in ("staff", "electiveAdmissions"):
        made[name] = spread(instance[name])
    for name in ("beds", "bedsNominal", "surgeMax", "admissions", "presentAtStart"):
        made[name] = [spread(layer) for layer in instance[name]]
    km = made["distancesKm"] = [[country.distance(a, b) for b in place] for a in place]
    sites = range(len(chosen))
    made["simulation"] = dict(
        instance["simulation"],
        beds=[[round(b * s) for b in instance["simulation"]["beds"][h]] for h, s in zip(home, share)],
        neighbours=[
            [
                {"site": j, "travelDays": (km[i][j] * 1.25 / 75 + 2) / 24}
                for j in sorted((j for j in sites if j != i), key=km[i].__getitem__)[:6]
            ]
            for i in sites
        ],
        transfersPerDay=[
            max(1, round(instance["simulation"]["transfersPerDay"][h] * s)) for h, s in zip(home, share)
        ],
    )
    return made


def size(row: dict) -> float:
    return WEIGHTS.get(row["type"], 1.0)


def scaled(value, share: float):
    return [scaled(part, share) for part in value] if isinstance(value, list) else value * share
