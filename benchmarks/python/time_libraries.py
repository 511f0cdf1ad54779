"""Times Keras/TensorFlow or PyTorch, whichever this Python has, on the networks that Kaon's benchmarks wrote into a folder.

The runner calls it (benchmarks/run --python PYTHON). Parameters are read from Kaon's .h5 files; outputs and the loss of an epoch are checked
against Kaon's before anything is timed. Prints lines of network,setting,seconds.
"""

import argparse
import importlib.util
import itertools
import math
import os
import statistics
import sys
import time
from pathlib import Path

os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

STEPS = [("25-300x7-1", 128, 6400), ("25-300x7-1", 1024, 16384)]
EPOCH = ("28-64-64-1", 128, 108800)
ROWS = 1024
LOSS_BATCH = 128
# Another order of float32 sums: outputs as a part of the largest; losses behind eight steps that amplify it.
OUTPUT_TOLERANCE = 2e-6
LOSS_TOLERANCE = 1e-4


def floats(folder, network, what):
    import numpy as np

    return np.fromfile(folder / f"{network}.{what}", "<f4")


def widths(network):
    """25-300x7-1 → [25, 300, …, 1]."""
    result = []
    for part in network.split("-"):
        width, _, count = part.partition("x")
        result += [int(width)] * int(count or 1)
    return result


class Keras:
    def __init__(self, threads):
        import keras
        import tensorflow as tf

        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(1)
        self.keras, self.tf = keras, tf

    def versions(self):
        return f"Keras {self.keras.__version__}, TensorFlow {self.tf.__version__}"

    def load(self, folder, network):
        return self.keras.models.load_model(folder / f"{network}.h5", compile=False)

    def scorer(self, model, rows):
        """A compiled graph: predict() itself takes milliseconds a call."""
        signature = self.tf.TensorSpec((None, model.input_shape[1]), self.tf.float32)
        function = self.tf.function(lambda x: model(x, training=False), input_signature=[signature])
        return lambda x: function(x).numpy()

    def trainer(self, model, x, y, batch, shuffle):
        model.compile(optimizer="adam", loss="binary_crossentropy")
        return lambda: model.fit(x, y, batch_size=batch, epochs=1, shuffle=shuffle, verbose=0).history["loss"][0]


class Torch:
    def __init__(self, threads):
        import torch

        torch.set_num_threads(threads)
        torch.set_num_interop_threads(1)
        self.torch = torch

    def versions(self):
        return f"PyTorch {self.torch.__version__}"

    def load(self, folder, network):
        """The chain of layers, as Keras's file names them."""
        import json

        import h5py

        nn = self.torch.nn
        activations = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "softmax": lambda: nn.Softmax(dim=-1), "linear": nn.Identity}
        layers = []
        with h5py.File(folder / f"{network}.h5") as file:
            config = json.loads(file.attrs["model_config"])
            names = {layer["config"]["name"]: layer["config"] for layer in config["config"]["layers"] if layer["class_name"] == "Dense"}
            for name, settings in names.items():
                arrays = {}
                file["model_weights"][name].visititems(lambda path, item: arrays.update({path: item[()]}) if hasattr(item, "shape") else None)
                kernel = next(value for value in arrays.values() if value.ndim == 2)
                bias = next(value for value in arrays.values() if value.ndim == 1)
                linear = nn.Linear(*kernel.shape)
                with self.torch.no_grad():
                    linear.weight.copy_(self.torch.from_numpy(kernel.T.copy()))
                    linear.bias.copy_(self.torch.from_numpy(bias))
                layers += [linear, activations[settings["activation"]]()]
        return nn.Sequential(*layers)

    def scorer(self, model, rows):
        """A frozen script, the fastest form that PyTorch has for one event."""
        model.eval()
        example = self.torch.zeros(rows, model[0].in_features)
        script = self.torch.jit.freeze(self.torch.jit.trace(model, example))

        def score(x):
            with self.torch.inference_mode():
                return script(self.torch.from_numpy(x)).numpy()

        return score

    def trainer(self, model, x, y, batch, shuffle):
        torch = self.torch
        loss_of = torch.nn.BCELoss()
        # 'fused' is PyTorch's fastest Adam.
        adam = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
        steps = itertools.count(1)
        x, y = torch.from_numpy(x), torch.from_numpy(y).reshape(-1, 1)
        model.train()

        def epoch():
            order = torch.randperm(len(x)) if shuffle else torch.arange(len(x))
            total = 0.0
            for rows in order.split(batch):
                # Keras adds its 1e-7 to the root before the bias is corrected, PyTorch behind.
                adam.param_groups[0]["eps"] = 1e-7 / math.sqrt(1 - 0.999 ** next(steps))
                adam.zero_grad(set_to_none=True)
                loss = loss_of(model(x[rows]), y[rows])
                loss.backward()
                adam.step()
                total += loss.item() * len(rows)
            return total / len(x)

        return epoch


LIBRARIES = {"keras": Keras, "torch": Torch}


def per_call(call, seconds):
    """The median of batches of calls, behind a warm-up of as long."""
    count, spent = 0, 0.0
    begin = time.perf_counter()
    while spent < seconds or count < 3:
        call()
        count += 1
        spent = time.perf_counter() - begin
    calls = max(1, round(count / 20))
    times = []
    begin = time.perf_counter()
    while time.perf_counter() - begin < seconds or len(times) < 3:
        start = time.perf_counter()
        for _ in range(calls):
            call()
        times.append((time.perf_counter() - start) / calls)
    return statistics.median(times)


def check(what, difference, tolerance):
    if not difference <= tolerance:
        sys.exit(f"{what} is off Kaon's by {difference:.1e}, expected at most {tolerance:.1e}")


def time_inference(library, folder, network, seconds):
    import numpy as np

    events = floats(folder, network, "events").reshape(-1, widths(network)[0])
    expected = floats(folder, network, "expected").reshape(len(events), -1)
    model = library.load(folder, network)
    for setting, rows in (("1 event", 1), (f"{ROWS} rows", ROWS)):
        score = library.scorer(model, rows)
        check(f"{network}, {setting}", np.abs(score(events[:rows]) - expected[:rows]).max() / np.abs(expected[:rows]).max(), OUTPUT_TOLERANCE)
        batches = [np.ascontiguousarray(events[i : i + rows]) for i in range(0, min(len(events), 64 * rows), rows)]
        turn = iter(range(sys.maxsize))
        print(f"{network},{setting},{per_call(lambda: score(batches[next(turn) % len(batches)]), seconds)}", flush=True)


def check_loss(library, folder, network):
    """An epoch in the order of the data begins with the same parameters and sees the same batches, so its loss is the same."""
    events = floats(folder, network, "events").reshape(-1, widths(network)[0])
    loss = library.trainer(library.load(folder, network), events, floats(folder, network, "labels"), LOSS_BATCH, False)()
    check(f"{network}, loss {loss}", abs(loss - floats(folder, network, "loss")[0]), LOSS_TOLERANCE)


def time_training(library, folder, network, batch, count, seconds):
    import numpy as np

    random = np.random.default_rng(1)
    x = random.standard_normal((count, widths(network)[0]), dtype=np.float32)
    y = (x[:, 0] * x[:, 1] + random.standard_normal(count) > 0).astype(np.float32)
    epoch = library.trainer(library.load(folder, network), x, y, batch, True)
    epoch()
    return per_call(epoch, 2 * seconds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--versions", action="store_true")
    parser.add_argument("--group", choices=["training", "python"])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("networks", nargs="*")
    options = parser.parse_args()
    name = "keras" if importlib.util.find_spec("tensorflow") else "torch"
    library = LIBRARIES[name](options.threads)
    if options.versions:
        print(name)
        print(library.versions())
    elif options.group == "python":
        for network in options.networks:
            time_inference(library, options.folder, network, options.seconds)
    else:
        for network, batch, count in STEPS:
            if network in options.networks:
                check_loss(library, options.folder, network)
                seconds = time_training(library, options.folder, network, batch, count, options.seconds)
                print(f"{network},step of {batch} events,{seconds / (count // batch)}", flush=True)
        network, batch, count = EPOCH
        if network in options.networks:
            check_loss(library, options.folder, network)
            print(f"{network},epoch of {count} events in batches of {batch},{time_training(library, options.folder, network, batch, count, options.seconds)}")


if __name__ == "__main__":
    main()
