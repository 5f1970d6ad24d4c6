"""The patient flow of docs/guides/engine.md in SimPy, to measure and compare the engine with.

    simpy_flow.py INSTANCE.json SEED    prints the counts and the processor seconds as JSON
"""

import json
import math
import random
import sys
import time

import simpy


class Hospital:
    """A site: its beds by care type, and how many patients it has sent away today."""

    def __init__(self, env, beds, neighbours, transfers_a_day):
        # SimPy knows no resource of size 0: there, one patient who never leaves holds the bed.
        self.wards = [simpy.PriorityResource(env, capacity=max(n, 1)) for n in beds]
        for ward, n in zip(self.wards, beds):
            if n == 0:
                ward.request(priority=-1)
        self.neighbours = neighbours
        self.transfers_a_day = transfers_a_day
        self.sent_on = (-1, 0)

    def has_room(self, care):
        ward = self.wards[care]
        return not ward.queue and ward.count < ward.capacity

    def may_send(self, today):
        if self.sent_on[0] != today:
            self.sent_on = (today, 0)
        return self.sent_on[1] < self.transfers_a_day

    def note_sent(self):
        self.sent_on = (self.sent_on[0], self.sent_on[1] + 1)


class Country:
    """One replication."""

    def __init__(self, instance, seed):
        self.draw = random.Random(seed)
        self.env = simpy.Environment()
        rules = instance["simulation"]
        number = {care: k for k, care in enumerate(instance["careTypes"])}
        self.sites = [
            Hospital(self.env, beds, near, limit)
            for beds, near, limit in zip(rules["beds"], rules["neighbours"], rules["transfersPerDay"])
        ]
        deaths = rules["meanDaysToDeathWaiting"]
        self.death_rate = [1 / deaths[c] if deaths.get(c) else 0.0 for c in instance["careTypes"]]
        self.days = instance["days"]
        whole = [s for s in instance["elective"]["stays"] if s["share"] == 1]
        streams = [(g["priority"], g["path"], rows) for g, rows in zip(instance["groups"], instance["admissions"])]
        if whole:
            streams.append((instance["elective"]["priority"], whole[:1], instance["electiveAdmissions"]))
        self.counts = dict.fromkeys(("patients", "deathsWaiting", "transfers", "postponed"), 0)
        for place, (priority, path, rows) in enumerate(streams):
            stays = [(number[s["care"]], *lognormal(s["meanDays"], s["cv"])) for s in path]
            elective = bool(whole) and place == len(streams) - 1
            for home, rates in enumerate(rows):
                self.env.process(self.arrivals(rates, home, priority, stays, elective))

    def run(self):
        self.env.run(until=self.days)
        return self.counts

    def arrivals(self, rates, home, priority, stays, elective):
        for day, rate in enumerate(rates):
            if self.env.now < day:
                yield self.env.timeout(day - self.env.now)
            while rate > 0:
                gap = self.draw.expovariate(rate)
                if self.env.now + gap >= day + 1:
                    break
                yield self.env.timeout(gap)
                self.env.process(self.patient(home, priority, stays, elective))

    def find_bed(self, home, care):
        """Where a patient goes at once, and the days on the way; None to wait at home."""
        if self.sites[home].has_room(care):
            return home, 0.0
        if self.sites[home].may_send(int(self.env.now)):
            for near in self.sites[home].neighbours:
                if self.sites[near["site"]].has_room(care):
                    self.sites[home].note_sent()
                    self.counts["transfers"] += 1
                    return near["site"], near["travelDays"]
        return None

    def patient(self, home, priority, stays, elective):
        self.counts["patients"] += 1
        for care, location, scale in stays:
            if elective and not self.sites[home].has_room(care):
                self.counts["postponed"] += 1
                return
            found = self.find_bed(home, care)
            travel = 0.0
            if found:
                home, travel = found
            with self.sites[home].wards[care].request(priority=priority) as bed:
                if found:
                    yield bed
                else:
                    rate = self.death_rate[care]
                    patience = self.env.timeout(self.draw.expovariate(rate) if rate else math.inf)
                    if bed not in (yield bed | patience):
                        self.counts["deathsWaiting"] += 1
                        return
                yield self.env.timeout(travel + self.draw.lognormvariate(location, scale))


def lognormal(mean, cv):
    variance = math.log1p(cv * cv)
    return math.log(mean) - variance / 2, math.sqrt(variance)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        parsed = json.load(file)
    start = time.process_time()
    result = Country(parsed, int(sys.argv[2])).run()
    print(json.dumps(result | {"cpuSeconds": time.process_time() - start}))
