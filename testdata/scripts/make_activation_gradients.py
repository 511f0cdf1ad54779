"""Records derivatives of activations as TensorFlow's automatic differentiation gives them for Keras's definitions, in float64.
Run under each Keras; one line per function: name, settings, then a derivative for each x of the first line. Functions of whole vectors have
lines of their own: name, "vector", x, upstream gradient, gradient, each separated by spaces.

    python make_activation_gradients.py OUTPUT_FOLDER
"""
import json
import os
import sys
from fixlib import GEN, KV, L, keras, np, tf

GRID = [float('nan'), float('inf'), float('-inf'), 0.0, -0.0]
for size in (1e-8, 1e-3, 0.3, 0.5, 1.0, 1.7, 2.5, 3.0, 4.2, 6.0, 7.5, 30.0, 100.0, 1e10):
    GRID += [size, -size]

NAMES = ['celu', 'elu', 'exponential', 'gelu', 'hard_shrink', 'hard_sigmoid', 'hard_silu', 'hard_swish', 'hard_tanh', 'leaky_relu',
         'linear', 'log_sigmoid', 'mish', 'relu', 'relu6', 'selu', 'sigmoid', 'silu', 'soft_shrink', 'softplus', 'softsign',
         'sparse_plus', 'sparse_sigmoid', 'squareplus', 'swish', 'tanh', 'tanh_shrink']
VECTOR_NAMES = ['softmax', 'log_softmax', 'sparsemax']
VECTORS = [[0.3, -1.2, 0.9, 0.2], [-1.0, -1.2, -1.1, -3.0], [5.0, 5.0, 5.0], [1.0, 0.0, 2.0], [-3.0], [0.2, 0.25, 0.1, 0.22, 0.05], [40.0, -40.0, 0.0],
           [0.0, float('nan'), 1.0]]
# ReLU's settings with corners on the grid; each is also taken beside them.
RELUS = [dict(max_value=6.0), dict(max_value=1.0, threshold=0.5), dict(threshold=1.0), dict(negative_slope=0.1),
         dict(negative_slope=0.1, max_value=2.5), dict(negative_slope=0.25, max_value=3.0, threshold=0.5),
         dict(negative_slope=0.1, threshold=1.0)]


def gradient(function, x, upstream=None):
    x = tf.constant(x, tf.float64)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x, None if upstream is None else tf.constant(upstream, tf.float64)).numpy()


def text(values):
    return ' '.join(repr(float(v)) for v in values)


def main(folder):
    keras.backend.set_floatx('float64')
    lines = ['x\t{}\t' + text(GRID)]
    for name in NAMES:
        try:
            function = keras.activations.get(name)
            lines.append('%s\t{}\t%s' % (name, text(gradient(function, GRID))))
        except (ValueError, AttributeError):
            print('no', name, 'in', KV)
    layers = [('ReLU', s) for s in RELUS] + [('ELU', dict(alpha=0.5)), ('ELU', dict(alpha=2.0))]
    layers += [('LeakyReLU', {'alpha' if GEN == 2 else 'negative_slope': s}) for s in (0.3, 0.0)]
    if GEN == 2:
        layers += [('ThresholdedReLU', dict(theta=t)) for t in (1.0, 0.5)]
    for name, settings in layers:
        layer = getattr(L, name)(dtype='float64', **settings)
        lines.append('%s\t%s\t%s' % (name, json.dumps(settings), text(gradient(layer, GRID))))
    for name in VECTOR_NAMES:
        try:
            function = keras.activations.get(name)
            for i, x in enumerate(VECTORS[:-1] if name == 'sparsemax' else VECTORS):  # its NaN goes where TensorFlow sorts it to
                upstream = np.round(np.random.RandomState(i).standard_normal(len(x)), 3)
                g = gradient(function, [x], [upstream])[0]
                lines.append('%s\tvector\t%s\t%s\t%s' % (name, text(x), text(upstream), text(g)))
        except (ValueError, AttributeError):
            print('no', name, 'in', KV)
    with open(os.path.join(folder, 'keras%s.tsv' % '.'.join(KV.split('.')[:2])), 'w') as f:
        f.write('\n'.join(lines) + '\n')


main(sys.argv[1])
