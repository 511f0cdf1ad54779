"""The three products of training beside OpenBLAS (numpy's) and EJML, turn by turn in one run, float32, one thread.

    python time_products.py [ROUNDS]        20 rounds of some milliseconds each unless told; GFLOP/s

It needs a numpy that multiplies with OpenBLAS, target/kaon-cli.jar (mvn -DskipTests package) or KAON_CLASSPATH, and java (JAVA names another: with the Vector API
it must be JDK 25's). A rate is that of the median call of all rounds; a share is Kaon's rate over OpenBLAS's, of the medians, with the least and the largest of
the rounds' own. Kaon's calls lay the right factor out each time. Sums of the results must agree. KAON_JDK17 is the home of a JDK to measure as well. Unset
OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE where an environment sets them: the one makes OpenBLAS take another processor's kernels (OPENBLAS_VERBOSE=2 tells which), the other its blocks.
"""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import subprocess
import sys
import time

import numpy as np

SHAPES = [(128, 300, 300), (1024, 300, 300), (1024, 25, 300), (128, 64, 64)]
PRODUCTS = ["forward", "inputs", "weights"]
WARM_UP = 6
FLOP_IN_A_TURN = 1.5e9
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
here = os.path.dirname(os.path.abspath(__file__))
class_path = os.environ.get("KAON_CLASSPATH", os.path.join(here, "../../target/kaon-cli.jar"))
java = os.environ.get("JAVA", "java")


def values(seed, count):
    numbers = np.empty(count, np.float32)
    state = seed
    for i in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        numbers[i] = np.float32(state >> 8) * np.float32(2**-24) - np.float32(0.5)
    return numbers


def numpy_product(product, events, inputs, units):
    if product == "forward":
        a, b = values(1, events * inputs).reshape(events, inputs), values(2, inputs * units).reshape(inputs, units)
    elif product == "inputs":
        a, b = values(1, events * units).reshape(events, units), values(2, inputs * units).reshape(inputs, units).T
    else:
        a, b = values(1, events * inputs).reshape(events, inputs).T, values(2, events * units).reshape(events, units)
    c = np.empty((a.shape[0], b.shape[1]), np.float32)

    def calls(count):
        times = []
        for _ in range(count):
            begin = time.perf_counter_ns()
            np.dot(a, b, out=c)
            times.append(time.perf_counter_ns() - begin)
        return times, float(c.sum(dtype=np.float64))

    return calls


def java_product(process, who, product, events, inputs, units):
    def calls(count):
        process.stdin.write(f"{who} {product} {events} {inputs} {units} {count}\n")
        process.stdin.flush()
        *times, total = process.stdout.readline().split()
        return [int(word) for word in times], float(total)

    return calls


def start(command, *flags):
    source = os.path.join(here, "Products.java")
    return subprocess.Popen([command, *flags, "-cp", class_path, source], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


processes = {
    "Kaon, Vector API": (start(java, "--add-modules", "jdk.incubator.vector"), "kaon"),
    "Kaon": (start(java), "kaon"),
    "EJML": (start(java), "ejml"),
}
if "KAON_JDK17" in os.environ:
    processes["Kaon, JDK 17"] = (start(os.path.join(os.environ["KAON_JDK17"], "bin/java")), "kaon")

blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
forced = {name: value for name, value in os.environ.items() if name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
print(f"numpy {np.__version__}, {blas['name']} {blas['version']}, forced: {forced or 'nothing'}, {rounds} rounds\n")
names = ["OpenBLAS", *processes]
print("| events × inputs × units | product | " + " | ".join(f"{name}, GFLOP/s" for name in names) + " | "
      + " | ".join(f"{name} / OpenBLAS" for name in processes if name != "EJML") + " | Kaon, Vector API / EJML |")
print("|" + "---|" * (len(names) + len(processes) + 2))
for shape in SHAPES:
    for product in PRODUCTS:
        flop = 2 * shape[0] * shape[1] * shape[2]
        calls = max(3, int(FLOP_IN_A_TURN / flop))
        candidates = {"OpenBLAS": numpy_product(product, *shape)}
        for name, (process, who) in processes.items():
            candidates[name] = java_product(process, who, product, *shape)
        medians = {name: [] for name in candidates}
        every = {name: [] for name in candidates}
        for round_ in range(WARM_UP + rounds):
            totals = {}
            for name, candidate in candidates.items():
                # EJML's are an order slower; fewer calls keep turns alike.
                times, totals[name] = candidate(max(3, calls // 10) if name == "EJML" else calls)
                if round_ >= WARM_UP:
                    medians[name].append(np.median(times))
                    every[name] += times
            # Sums of random values are of this size; another order of addition moves them by less than a millionth of it.
            size = flop ** 0.5
            assert all(abs(total - totals["OpenBLAS"]) < 1e-5 * size for total in totals.values()), totals
        rates = {name: flop / np.median(every[name]) for name in names}

        def share(name, base):
            ratios = np.array(medians[base]) / np.array(medians[name])
            return f"{rates[name] / rates[base]:.2f} ({ratios.min():.2f} to {ratios.max():.2f})"

        print("| " + " × ".join(map(str, shape)) + f" | {product} | " + " | ".join(f"{rates[name]:.0f}" for name in names) + " | "
              + " | ".join(share(name, "OpenBLAS") for name in processes if name != "EJML") + f" | {share('Kaon, Vector API', 'EJML')} |", flush=True)
for process, _ in processes.values():
    process.stdin.close()
