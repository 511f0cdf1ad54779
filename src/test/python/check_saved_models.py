"""Opens every model that Kaon saved into a folder with the Keras at hand, and compares its answers with those that the file itself holds.

    mvn -q test -Dtest=SavedCasesTest,SavedNetworksTest -Dkaon.saved=FOLDER
    python check_saved_models.py FOLDER

A file's group `kaon/reference` has `input_i` and `output_i`. Tolerance 1e-5 * (1 + |y|); 2e-2 where layers compute in float16. Ends with 1 if a model
isn't opened or differs.
"""

import collections
import glob
import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import h5py
import keras
import numpy as np

# Activations that Keras 2 doesn't know: such a file says so by its keras_version, and Keras 2 refuses it.
KERAS_3_ONLY = ["celu", "hard_shrink", "hard_silu", "hard_swish", "hard_tanh", "log_sigmoid", "soft_shrink", "sparse_plus"]
KERAS_3_ONLY += ["sparse_sigmoid", "sparsemax", "squareplus", "tanh_shrink"]


def model_config(file):
    config = file.attrs["model_config"]
    return config.decode() if hasattr(config, "decode") else config


def is_keras3_only(path):
    with h5py.File(path, "r") as f:
        config = model_config(f)
        return any(f'"activation":"{name}"' in config for name in KERAS_3_ONLY)


def reference(path):
    with h5py.File(path, "r") as f:
        group = f["kaon/reference"]
        count = sum(name.startswith("input_") for name in group)
        inputs = [group[f"input_{i}"][()] for i in range(count)]
        outputs = [group[f"output_{i}"][()] for i in range(len(group) - count)]
        half = "float16" in model_config(f)
        assert json.loads(bytes(f["kaon/json"][()].astype(np.uint8)).decode())["parameters_sha256"]
    return inputs, outputs, half


def deviation(expected, got):
    """Largest |d| / (1 + |y|); infinite where one is finite and the other isn't."""
    same = (np.isnan(expected) & np.isnan(got)) | (expected == got)
    with np.errstate(invalid="ignore"):
        d = np.where(same, 0, np.abs(expected - got) / (1 + np.abs(expected)))
    return float(np.max(np.where(np.isfinite(d), d, np.inf), initial=0))


def check(path):
    inputs, outputs, half = reference(path)
    keras.backend.clear_session()
    model = keras.models.load_model(path, compile=False)
    # Names hold for feeding by position, too: inputs in the model's order.
    got = model.predict(inputs if len(inputs) > 1 else inputs[0], verbose=0)
    got = got if isinstance(got, (list, tuple)) else [got]
    if len(got) != len(outputs):
        return f"{len(got)} outputs, expected {len(outputs)}"
    worst = max(deviation(y.astype(np.float64), np.asarray(g, np.float64)) for y, g in zip(outputs, got))
    return "" if worst <= (2e-2 if half else 1e-5) else f"differs by {worst:.2g}"


def main(folder):
    counts = collections.Counter()
    for path in sorted(glob.glob(os.path.join(folder, "*.h5"))):
        try:
            problem = check(path)
            kind = "differs" if problem else "equal"
        except Exception as e:  # whatever Keras throws
            problem = f"{type(e).__name__}: {str(e)[:300]}"
            kind = "not opened"
            if keras.__version__.startswith("2.") and is_keras3_only(path):
                problem, kind = "", "Keras 3 only"
        counts[kind] += 1
        if problem:
            print(f"{os.path.basename(path)}: {kind}: {problem}".replace("\n", " "), flush=True)
    refused = len(glob.glob(os.path.join(folder, "*.refused")))
    print(f"Keras {keras.__version__}: {dict(counts)}, refused by Kaon: {refused}")
    return 1 if counts["differs"] or counts["not opened"] or not counts["equal"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
