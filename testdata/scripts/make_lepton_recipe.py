#!/usr/bin/env python3
"""The published lepton recipe in numpy, on 400 leptons drawn here: splits by scikit-learn, weights by numpy's legacy stream.

usage: make_lepton_recipe.py > testdata/study/lepton_recipe.json
"""
import json

import numpy as np
import sklearn
from sklearn.model_selection import train_test_split

COUNT = 400
EVERY = 50


def leptons():
    """Muons with exact energies, electrons with energies in float32, as in the simulated file; the numbers are rounded for a short file."""
    random = np.random.default_rng(7)
    pt = np.round(15 + random.exponential(30, COUNT), 3)
    eta = np.round(random.uniform(-2.4, 2.4, COUNT), 4)
    phi = np.round(random.uniform(-3.1, 3.1, COUNT), 4)
    muon = random.integers(0, 2, COUNT)
    mass = np.where(muon == 1, 0.1057, 0.000511)
    e = np.sqrt(pt**2 + (pt * np.sinh(eta)) ** 2 + mass**2)
    return pt, eta, phi, np.where(muon == 1, e, np.float32(e)), muon


def decimals(x):
    return 10 * (x - np.floor(x))


def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


class Network:
    def __init__(self, widths, seed):
        np.random.seed(seed)
        self.kernels = [2 * np.random.randn(a, b) - 1 for a, b in zip(widths[:-2], widths[1:-1])]
        self.kernels.append(2 * np.random.rand(widths[-2], widths[-1]) - 1)
        self.biases = [np.zeros(b) for b in widths[1:]]

    def forward(self, x):
        values = [x]
        for kernel, bias in zip(self.kernels[:-1], self.biases[:-1]):
            values.append(np.tanh(values[-1] @ kernel + bias))
        return values + [softmax(values[-1] @ self.kernels[-1] + self.biases[-1])]

    def step(self, x, y, rate):
        values = self.forward(x)
        delta = values[-1] - y
        for layer in reversed(range(len(self.kernels))):
            kernel_gradient = values[layer].T @ delta / len(x)
            bias_gradient = delta.mean(axis=0)
            delta = (delta @ self.kernels[layer].T) * (1 - values[layer] ** 2)
            self.kernels[layer] -= rate * kernel_gradient
            self.biases[layer] -= rate * bias_gradient
        return values[-1]


def accuracy(predicted, y):
    return float((predicted.argmax(axis=1) == y.argmax(axis=1)).mean())


def train(widths, seed, rate, epochs, data):
    x, y, test_x, test_y = data
    network = Network(widths, seed)
    log = []
    for epoch in range(epochs):
        before = network.step(x, y, rate)
        if epoch % EVERY == 0:
            error = float(((before - y) ** 2).sum(axis=1).mean())
            log.append([epoch, error, accuracy(before, y), accuracy(network.forward(test_x)[-1], test_y)])
    return {
        "widths": widths,
        "seed": seed,
        "rate": rate,
        "epochs": epochs,
        "log": log,
        "final_test_accuracy": accuracy(network.forward(test_x)[-1], test_y),
        "kernels": [kernel.ravel().tolist() for kernel in network.kernels],
        "biases": [bias.tolist() for bias in network.biases],
    }


def main():
    pt, eta, phi, e, muon = leptons()
    e2, p2 = e * e, pt * pt + (pt * np.sinh(eta)) ** 2
    targets = np.stack([muon, 1 - muon], 1).astype(float)

    def halves(columns):
        x, test_x, y, test_y = train_test_split(
            np.stack(columns, 1), targets, train_size=0.5, test_size=0.5, random_state=42
        )
        return x, y, test_x, test_y

    x, y, test_x, test_y = halves([decimals(e2), decimals(p2)])
    mean = x.mean()
    small = (x / mean, y, test_x / mean, test_y)
    kinematics, _, test_kinematics, _ = halves([pt, eta, phi, e])
    normed = (
        kinematics / np.linalg.norm(kinematics, axis=0), y, test_kinematics / np.linalg.norm(test_kinematics, axis=0), test_y
    )
    with np.errstate(invalid="ignore"):
        mass = np.sqrt(e2 - p2)
    result = {
        "numpy": np.__version__,
        "scikit-learn": sklearn.__version__,
        "pt": pt.tolist(),
        "eta": eta.tolist(),
        "phi": phi.tolist(),
        "e": e.tolist(),
        "is_muon": muon.tolist(),
        "test_events": train_test_split(np.arange(COUNT), train_size=0.5, test_size=0.5, random_state=42)[1].tolist(),
        "odd_training_events": train_test_split(np.arange(7), train_size=0.5, test_size=0.5, random_state=42)[0].tolist(),
        "training_mean": float(mean),
        "mass_accuracy": float(((mass > 0.10) == muon).mean()),
        "negative_electrons": int(np.isnan(mass)[muon == 0].sum()),
        "negative_muons": int(np.isnan(mass)[muon == 1].sum()),
        "trainings": {
            "decimals": train([2, 5, 5, 2], 0, 0.01, 601, small),
            "other_seed": train([2, 4, 3, 2], 5, 0.02, 201, small),
            "few": train([2, 5, 5, 2], 0, 0.01, 201, (small[0][:9], small[1][:9], small[2], small[3])),
            "kinematics": train([4, 7, 7, 2], 0, 0.01, 201, normed),
        },
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
