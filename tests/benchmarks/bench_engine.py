"""How fast the simulator is: run by name, ``python tests/benchmarks/bench_engine.py``.

1. The event loop and pools against SimPy on the nested three-tier model: a web connection is held while an application
   worker is held while a database connection is held. Both get the same arrivals and services in the same process.
2. One whole case: time and peak memory.
3. How the time of a case grows with the number of requests.
"""

import argparse
import math
import random
import resource
import statistics
import time

import simpy

from kit.scenario import load_scenario
from kit.simulator.draw import draw_case
from kit.simulator.engine import Engine
from kit.simulator.run import run_scenario, simulate
from kit.simulator.stack.pool import Pool

CONNECTIONS, WORKERS, QUERIES = 64, 32, 10
ARRIVALS_PER_S, APP_S, QUERY_S = 200.0, 0.050, 0.040


def times(mean_s, name, count):
    """Exponential times."""
    draw = random.Random(f"bench:{name}").random
    return [-mean_s * math.log1p(-draw()) for _ in range(count)]


def with_kit(gaps, app_s, query_s):
    """The nested model on the kit's event loop; the waits for a worker and for a database connection."""
    engine = Engine()
    at = engine.at
    connections, workers, queries = Pool(CONNECTIONS), Pool(WORKERS), Pool(QUERIES)
    waits, query_waits, since = [], [], [0.0] * len(gaps)

    def arrive(now_s, number):
        if number + 1 < len(gaps):
            at(now_s + gaps[number + 1], arrive, number + 1)
        since[number] = now_s
        connections.take(now_s, connected, number)

    def connected(now_s, number):
        workers.take(now_s, run, number)

    def run(now_s, number):
        waits.append(now_s - since[number])
        at(now_s + app_s[number], ran, number)

    def ran(now_s, number):
        since[number] = now_s
        queries.take(now_s, query, number)

    def query(now_s, number):
        query_waits.append(now_s - since[number])
        at(now_s + query_s[number], done, number)

    def done(now_s, _):
        queries.give_back(now_s)
        workers.give_back(now_s)
        connections.give_back(now_s)

    at(gaps[0], arrive, 0)
    engine.run(math.inf)
    return waits, query_waits


def with_simpy(gaps, app_s, query_s):
    """The same model on SimPy."""
    env = simpy.Environment()
    connections, workers, queries = (simpy.Resource(env, count) for count in (CONNECTIONS, WORKERS, QUERIES))
    waits, query_waits = [], []

    def request(number):
        came_s = env.now
        with connections.request() as connection:
            yield connection
            with workers.request() as worker:
                yield worker
                waits.append(env.now - came_s)
                yield env.timeout(app_s[number])
                asked_s = env.now
                with queries.request() as query:
                    yield query
                    query_waits.append(env.now - asked_s)
                    yield env.timeout(query_s[number])

    def source():
        for number, gap_s in enumerate(gaps):
            yield env.timeout(gap_s)
            env.process(request(number))

    env.process(source())
    env.run()
    return waits, query_waits


def timed(function, *arguments):
    """The result of a call and the processor time it took, in seconds: other work on the machine counts less."""
    start = time.process_time()
    result = function(*arguments)
    return result, time.process_time() - start


def compare(count, rounds):
    """Print medians, their ratio, and how far the mean waits agree."""
    inputs = times(1 / ARRIVALS_PER_S, "gaps", count), times(APP_S, "app", count), times(QUERY_S, "query", count)
    kit_s, simpy_s = [], []
    for _ in range(rounds):
        (waits, query_waits), took_s = timed(with_kit, *inputs)
        kit_s.append(took_s)
        (their_waits, their_query_waits), took_s = timed(with_simpy, *inputs)
        simpy_s.append(took_s)
    ours, theirs = statistics.median(kit_s), statistics.median(simpy_s)
    print(f"nested three tiers, {count} requests, median of {rounds}")
    print(f"  kit   {ours:7.3f} s  {count / ours:9.0f} requests/s")
    print(f"  SimPy {theirs:7.3f} s  {count / theirs:9.0f} requests/s")
    print(f"  ratio {theirs / ours:7.1f}")
    for name, mine, other in (("worker", waits, their_waits), ("query", query_waits, their_query_waits)):
        mean, their_mean = statistics.fmean(mine), statistics.fmean(other)
        off = abs(mean / their_mean - 1)
        print(f"  mean wait for a {name}: {mean * 1000:.4f} ms, SimPy {their_mean * 1000:.4f} ms, off by {off:.3%}")


def whole_case(rounds):
    """Print how long one case takes, and the greatest memory so far."""
    scenario = load_scenario("web-nginx-fd-limit")
    results = [timed(run_scenario, scenario, seed) for seed in range(rounds)]
    requests = statistics.median(len(run.requests) for run, _ in results)
    median_s = statistics.median(took_s for _, took_s in results)
    print(f"whole case, {rounds} seeds: median {median_s:.2f} s, {requests:.0f} requests")
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB ({rounds} runs kept)")


def growth():
    """Print how the time of a case grows with the size of the shop."""
    scenario = load_scenario("web-nginx-fd-limit")
    nodes = scenario.topology.nodes
    print("cost by size of the shop")
    for factor in (1, 2, 4, 8):
        web = nodes["web"].model_copy(update={"nofile": round(14 + 1010 * factor)})
        bigger = scenario.model_copy(
            update={
                "vary": {},
                "workload": scenario.workload.model_copy(update={"base_rps": scenario.workload.base_rps * factor}),
                "topology": scenario.topology.model_copy(update={"nodes": {**nodes, "web": web}}),
            }
        )
        run, took_s = timed(simulate, draw_case(bigger, 1))
        count = len(run.requests)
        print(f"  {factor:3}x: {count:7d} requests {took_s:6.2f} s {1e6 * took_s / count:5.2f} us a request")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    compare(options.requests, options.rounds)
    whole_case(options.rounds)
    growth()
