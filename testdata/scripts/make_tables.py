"""Tables for the readers of data: HDF5 files, statistics and splits by numpy and plain Python.

    python make_tables.py testdata        (numpy, h5py; writes testdata/tables)
"""
import gzip
import json
import sys
from pathlib import Path

import h5py
import numpy as np

ROOT = Path(sys.argv[1])
OUT = ROOT / "tables"
ROWS = 2000
MASK = (1 << 64) - 1


def columns_file():
    """Columns of one axis, of all numeric types; what is no column beside them; a group; event numbers beyond float and double."""
    rng = np.random.default_rng(1)
    with h5py.File(OUT / "columns.h5", "w") as f:
        f["pt"] = rng.normal(size=ROWS)
        f.create_dataset("eta", data=rng.normal(size=ROWS).astype(">f4"), chunks=(700,), compression="gzip", shuffle=True)
        f["label"] = (np.arange(ROWS) % 3 == 0).astype(np.uint8)
        f["charge"] = (np.arange(ROWS) % 2 * 2 - 1).astype(np.int16)
        f["event"] = (1 << 60) + np.arange(ROWS, dtype=np.int64)
        f["comment"] = np.array([b"text"] * 4)
        f["lumi"] = 3.5
        f["cube"] = np.zeros((2, 2, 2))
        g = f.create_group("test")
        g["pt"] = np.arange(5, dtype=np.float32)
        g["eta"] = -np.arange(5, dtype=np.float32)


def matrix_file():
    """Tables of two axes: named by an attribute, by a dataset beside them, not at all; chunks that cut rows and columns."""
    values = np.arange(ROWS * 5, dtype=np.float64).reshape(ROWS, 5)
    names = ["lepton pT", "lepton eta", "m_jj", "m_bb", "weight"]
    with h5py.File(OUT / "matrix.h5", "w") as f:
        x = f.create_group("attribute").create_dataset("x", data=values, chunks=(640, 2), compression="gzip")
        x.attrs["columns"] = np.array(names, dtype=h5py.string_dtype())
        beside = f.create_group("beside")
        beside.create_dataset("x", data=values.astype(np.float32))
        beside.create_dataset("columns", data=np.array(names, dtype=h5py.string_dtype()))
        beside["y"] = np.arange(ROWS, dtype=np.int32).reshape(ROWS, 1)
        f.create_group("bare").create_dataset("x", data=values[:, :3])
        wrong = f.create_group("wrong")
        wrong["short"] = np.arange(3.0)
        wrong["long"] = np.arange(4.0)
        f.create_group("holes").create_dataset("x", shape=(100,), dtype="f4", chunks=(10,))[:50] = 1
        f.create_group("nothing").create_dataset("x", shape=(100,), dtype="f4")
        few = f.create_group("few").create_dataset("x", data=np.zeros((2, 3)))
        few.attrs["columns"] = np.array(["a", "b"], dtype=h5py.string_dtype())
        f.create_group("texts")["only"] = np.array([b"text"])


def statistics_file():
    """Mean, Std (n - 1), Min, Max of the bundled training rows as float32, by numpy in float64."""
    with gzip.open(ROOT / "higgs" / "HIGGS_like_train_20000.csv.gz", "rt") as f:
        values = np.loadtxt(f, delimiter=",").astype(np.float32).astype(np.float64)
    rows = zip(values.mean(0), values.std(0, ddof=1), values.min(0), values.max(0))
    with open(OUT / "train_20000_stats.csv", "w") as f:
        f.write(",Mean,Std,Min,Max\n")
        for i, row in enumerate(rows):
            f.write(f"column {i + 1}," + ",".join(repr(float(v)) for v in row) + "\n")


def shuffled(rows, state):
    """Fisher and Yates from the last place down, on SplitMix64; returns the rows and the generator's state."""
    rows = list(rows)
    for last in range(len(rows) - 1, 0, -1):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
        other = (z >> 1) * (last + 1) >> 63
        rows[last], rows[other] = rows[other], rows[last]
    return rows, state


def splits_file():
    labels = [(i * i) % 7 % 3 for i in range(100)]
    classes = [[i for i in range(100) if labels[i] == c] for c in range(3)]

    order, _ = shuffled(range(100), 42)
    plain = [sorted(order[:70]), sorted(order[70:85]), sorted(order[85:])]

    state, fold, folds = 42, 0, [0] * 100
    for rows in classes:
        rows, state = shuffled(rows, state)
        for row in rows:
            folds[row] = fold % 5
            fold += 1
    with open(OUT / "splits.json", "w") as f:
        json.dump({"labels": labels, "plain": plain, "folds": folds}, f)


columns_file()
matrix_file()
statistics_file()
splits_file()
