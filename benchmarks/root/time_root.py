"""Kaon's ROOT reader beside uproot: the same branches of the same files, turn by turn in one run, opening included, warm.

    python time_root.py FOLDER [ROUNDS]     FOLDER is for the files, a few ten MB, written by uproot

It needs uproot, target/kaon-cli.jar (mvn -DskipTests package) or KAON_CLASSPATH, and java (JAVA names another). Sums of all values are compared. uproot
uses one thread, as it does unless told otherwise; Kaon uncompresses the next baskets on the JVM's common pool. Both give the values in their own type;
what the sum takes is not in the times, nor are the first 20 rounds of each case, in which the JVM compiles. Both find the file in memory.
"""
import os
import statistics
import subprocess
import sys
import time

import awkward as ak
import numpy as np
import uproot

ENTRIES, WARM_UP = 500_000, 20
folder, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 15
here = os.path.dirname(os.path.abspath(__file__))
class_path = os.environ.get("KAON_CLASSPATH", os.path.join(here, "../../target/kaon-cli.jar"))
java = os.environ.get("JAVA", "java")


def write(name, compression):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        rng = np.random.default_rng(7)
        counts = rng.integers(0, 5, ENTRIES)
        columns = {f"flat{i}": rng.normal(50, 20, ENTRIES).astype("f4" if i % 2 else "f8") for i in range(4)}
        columns.update({f"jagged_{f}": ak.unflatten(rng.normal(50, 20, counts.sum()).astype("f4"), counts) for f in ("pt", "eta", "phi")})
        with uproot.recreate(path, compression=compression) as file:
            for begin in range(0, ENTRIES, 50_000):
                part = {name: column[begin : begin + 50_000] for name, column in columns.items()}
                if begin == 0:
                    # Assigning would write an RNTuple.
                    file.mktree("tree", {name: str(ak.type(ak.Array(column))).split(" * ", 1)[1] for name, column in part.items()})
                file["tree"].extend(part)
    return path


def by_uproot(path, tree, branches):
    start = time.perf_counter_ns()
    with uproot.open(path) as file:
        arrays = [file[tree][branch].array() for branch in branches]
    taken = time.perf_counter_ns() - start
    return taken, sum(float(np.sum(ak.to_numpy(ak.flatten(a, axis=None)), dtype="f8")) for a in arrays)


def by_kaon(path, tree, branches):
    kaon.stdin.write(f"{path} {tree} {','.join(branches)}\n")
    kaon.stdin.flush()
    taken, total = kaon.stdout.readline().split()
    return int(taken), float(total)


kaon = subprocess.Popen([java, "-cp", class_path, os.path.join(here, "RootReading.java")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
flat, jagged = [f"flat{i}" for i in range(4)], ["jagged_pt", "jagged_eta", "jagged_phi"]
cases = []
for name, compression in {"zlib": uproot.ZLIB(1), "lz4": uproot.LZ4(1), "zstd": uproot.ZSTD(5), "none": None}.items():
    path = write(f"bench_{name}.root", compression)
    cases += [(f"flat, {name}", path, "tree", flat), (f"jagged, {name}", path, "tree", jagged)]
for extra in sys.argv[3:]:
    path, tree, branches = extra.split("=")
    cases.append((os.path.basename(path) + " " + branches, path, tree, branches.split(",")))
print("| branches | uproot, ms | Kaon, ms | ratio |\n|---|---|---|---|")
for name, path, tree, branches in cases:
    times = {by_uproot: [], by_kaon: []}
    for round_ in range(WARM_UP + rounds):
        sums = []
        for reader, taken in times.items():
            nanoseconds, total = reader(path, tree, branches)
            taken.append(nanoseconds / 1e6)
            sums.append(total)
        assert abs(sums[0] - sums[1]) <= 1e-9 * abs(sums[0]), sums
    medians = [statistics.median(taken[WARM_UP:]) for taken in times.values()]
    print(f"| {name} | {medians[0]:.1f} | {medians[1]:.1f} | {medians[0] / medians[1]:.2f} |", flush=True)
kaon.stdin.close()
