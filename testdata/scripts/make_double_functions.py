"""tanh, sigmoid, exp, log and log(1 + x) at doubles of all sizes, by mpmath to 60 digits and rounded once: testdata/activations/double_functions.csv.

Run with any Python that has mpmath: python make_double_functions.py
"""
import pathlib
import random

import mpmath

mpmath.mp.dps = 60
HERE = pathlib.Path(__file__).resolve().parent


def points():
    random.seed(12)
    near = [random.gauss(0, 1.5) for _ in range(250)]
    small = [random.choice((-1, 1)) * 2.0 ** random.uniform(-1074, 0) for _ in range(60)]
    large = [random.choice((-1, 1)) * random.uniform(5, 40) for _ in range(60)]
    steps = [random.choice((-1, 1)) * (k + 0.5) * 0.34657359027997264 + random.gauss(0, 1e-9) for k in range(60)]
    deep = [-random.uniform(40, 708) for _ in range(30)]
    return near + small + large + steps + deep


def main():
    lines = ["function,x,y"]
    for x in points():
        exact = mpmath.mpf(x)
        lines.append(f"tanh,{x.hex()},{float(mpmath.tanh(exact)).hex()}")
        lines.append(f"sigmoid,{x.hex()},{float(1 / (1 + mpmath.exp(-exact))).hex()}")
    for _ in range(150):
        x = random.choice((random.uniform(-708, 709), random.gauss(0, 2)))
        lines.append(f"exp,{x.hex()},{float(mpmath.exp(mpmath.mpf(x))).hex()}")
        large = random.choice((1 + 2.0 ** random.uniform(-52, 2), 2.0 ** random.uniform(0, 1023)))
        lines.append(f"log,{large.hex()},{float(mpmath.log(mpmath.mpf(large))).hex()}")
        part = random.choice((random.random(), 2.0 ** random.uniform(-1000, 0)))
        lines.append(f"log1p,{part.hex()},{float(mpmath.log1p(mpmath.mpf(part))).hex()}")
    target = HERE.parent / "activations" / "double_functions.csv"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n")


main()
