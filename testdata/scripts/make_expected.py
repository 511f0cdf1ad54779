#!/usr/bin/env python3
"""Records what Keras answers for a model of yours, for `kaon verify --model MODEL --reference EXPECTED.h5`.

usage: make_expected.py MODEL EXPECTED.h5 [INPUT.npy ...]

Runs under any Keras 2 or 3. Without arrays (one per input of the model, rows first) it draws 64 standard normal rows; an axis of open
length becomes 5.
"""
import sys
import h5py
import numpy as np
from keras.models import load_model

model = load_model(sys.argv[1], compile=False)
rng = np.random.RandomState(0)
inputs = [np.load(file) for file in sys.argv[3:]] or [rng.normal(size=[64] + [n or 5 for n in t.shape[1:]]) for t in model.inputs]
inputs = [x.astype('float32') for x in inputs]
outputs = model.predict(inputs if len(inputs) > 1 else inputs[0])
outputs = list(outputs.values()) if isinstance(outputs, dict) else outputs if isinstance(outputs, (list, tuple)) else [outputs]
with h5py.File(sys.argv[2], 'w') as file:
    for kind, arrays in (('input', inputs), ('output', outputs)):
        for i, array in enumerate(arrays):
            file['%s_%d' % (kind, i)] = np.asarray(array, 'float64' if array.dtype == 'float64' else 'float32')
