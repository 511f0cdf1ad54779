"""Kaon's training loop beside the same loop in vectorised numpy, turn by turn in one run: 2-5-5-2 (tanh, tanh, softmax), 40,979 events as one batch, double, SGD.

    python time_training.py [ROUNDS]        12 rounds of 15 epochs each unless told; milliseconds of an epoch

It needs numpy, target/kaon-cli.jar (mvn -DskipTests package) or KAON_CLASSPATH, and java (JAVA names another). numpy runs on one thread. A figure is the median
over all epochs of all rounds, with the least and the tenth parts below and above; six rounds before warm up. Ratios are numpy's time over
Kaon's, of the medians, and the least and the largest of the rounds' own.
"""
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import subprocess
import sys
import time

import numpy as np

EVENTS, EPOCHS, WARM_UP = 40_979, 15, 6
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 12
here = os.path.dirname(os.path.abspath(__file__))
class_path = os.environ.get("KAON_CLASSPATH", os.path.join(here, "../../target/kaon-cli.jar"))
java = os.environ.get("JAVA", "java")

rng = np.random.default_rng(1)
x = rng.uniform(0, 2, (EVENTS, 2))
y = np.eye(2)[rng.integers(0, 2, EVENTS)]
parameters = [rng.normal(size=(2, 5)), np.zeros((1, 5)), rng.normal(size=(5, 5)), np.zeros((1, 5)), rng.normal(size=(5, 2)), np.zeros((1, 2))]


def step(p, rate=0.01):
    a1 = np.tanh(x.dot(p[0]) + p[1])
    a2 = np.tanh(a1.dot(p[2]) + p[3])
    e = np.exp(a2.dot(p[4]) + p[5])
    d3 = e / e.sum(axis=1, keepdims=True) - y
    d2 = d3.dot(p[4].T) * (1 - np.power(a2, 2))
    d1 = d2.dot(p[2].T) * (1 - np.power(a1, 2))
    gradients = (x.T.dot(d1), d1.sum(0), a1.T.dot(d2), d2.sum(0), a2.T.dot(d3), d3.sum(0))
    for parameter, gradient in zip(p, gradients):
        parameter -= rate / EVENTS * gradient


def numpy_epochs():
    times = []
    for _ in range(EPOCHS):
        start = time.perf_counter_ns()
        step(parameters)
        times.append(time.perf_counter_ns() - start)
    return times


def kaon_epochs(precision, threads):
    def epochs():
        # Trained anew each time: the first epochs of the process are its warm-up, the first of a training its preparation.
        kaon.stdin.write(f"5 5 {precision} {threads} {4 * EPOCHS + 1} {EVENTS}\n")
        kaon.stdin.flush()
        return [int(word) for word in kaon.stdout.readline().split()]

    return epochs


kaon = subprocess.Popen([java, "-cp", class_path, os.path.join(here, "TrainingLoop.java")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
candidates = {
    "numpy, float64, 1 thread": numpy_epochs,
    "Kaon, float64, 1 thread": kaon_epochs("FLOAT64", 1),
    "Kaon, float64, 2 threads": kaon_epochs("FLOAT64", 2),
    "Kaon, float32, 1 thread": kaon_epochs("FLOAT32", 1),
}
times = {name: [] for name in candidates}
for round_ in range(WARM_UP + rounds):
    for name, epochs in candidates.items():
        taken = epochs()
        if round_ >= WARM_UP:
            times[name].append(np.array(taken) / 1e6)
kaon.stdin.close()

baseline = times["numpy, float64, 1 thread"]
print("| | median, ms | least | 10 % | 90 % | times numpy's speed | rounds |\n|---|---|---|---|---|---|---|")
for name, taken in times.items():
    every = np.concatenate(taken)
    ratios = [np.median(theirs) / np.median(ours) for theirs, ours in zip(baseline, taken)]
    low, high = np.quantile(every, (0.1, 0.9))
    print(
        f"| {name} | {np.median(every):.1f} | {every.min():.1f} | {low:.1f} | {high:.1f}"
        f" | {np.median(np.concatenate(baseline)) / np.median(every):.2f} | {min(ratios):.2f} to {max(ratios):.2f} |"
    )
