#!/usr/bin/env python3
"""Numbers of numpy's legacy random stream (RandomState).  usage: make_numpy_random.py > testdata/numpy_random.json"""
import json

import numpy as np

SEEDS = [0, 1, 42, 2019, 2**31, 2**32 - 1]


def drawn(seed):
    def fresh():
        return np.random.RandomState(seed)

    mixed = fresh()
    return {
        "seed": seed,
        "bits": [int(v) for v in fresh().randint(0, 2**32, 1300, dtype=np.uint32)[-4:]],
        "rand": fresh().rand(6).tolist(),
        "randn": fresh().randn(7).tolist(),
        # An odd count of normal deviates leaves one behind, which uniform numbers in between don't touch.
        "mixed": [*mixed.randn(3).tolist(), *mixed.rand(2).tolist(), *mixed.randn(2).tolist()],
        "permutation_10": fresh().permutation(10).tolist(),
        "permutation_1000_first": fresh().permutation(1000)[:8].tolist(),
        "permutation_70000_first": fresh().permutation(70000)[:8].tolist(),
    }


if __name__ == "__main__":
    print(json.dumps({"numpy": np.__version__, "streams": [drawn(seed) for seed in SEEDS]}, indent=1))
