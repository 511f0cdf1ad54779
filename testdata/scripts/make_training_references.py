"""Training references that make_training.py doesn't cover: settings of losses with their edge values, optimizers with several
settings at once, outputs of rank 3, several outputs, negative event weights.

    python make_training_references.py testdata/training/extra

Keras 3.15 with TensorFlow 2.21. Small on purpose; same layout as make_training.py where there are files for the same test.
"""
import json
import os
import sys

os.environ['CUDA_VISIBLE_DEVICES'] = ''
os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['KERAS_BACKEND'] = 'tensorflow'
import h5py
import keras
import numpy as np
import tensorflow as tf

ROOT = sys.argv[1]
os.makedirs(ROOT, exist_ok=True)
keras.backend.set_floatx('float64')
L, LO, O = keras.layers, keras.losses, keras.optimizers
RNG = np.random.RandomState(4)


def finite(values):
    """JSON has no NaN and no infinities: they become words."""
    return [finite(v) if isinstance(v, (list, np.ndarray)) else (float(v) if np.isfinite(v) else repr(float(v))) for v in values]


def loss_cases():
    sign = np.sign(RNG.standard_normal((6, 3)))
    real = RNG.standard_normal((6, 3)) * 2
    near = real + RNG.standard_normal((6, 3))
    fraction = RNG.random_sample((6, 3))
    onehot = np.eye(3)[RNG.randint(0, 3, 6)]
    binary = RNG.randint(0, 2, (6, 3)).astype(float)
    soft = RNG.random_sample((6, 3)) + 0.1
    soft = np.round(soft / soft.sum(1, keepdims=True), 4)
    soft[:, 2] = np.round(1 - soft[:, 0] - soft[:, 1], 4)
    prob = RNG.random_sample((6, 3)) * 0.98 + 0.01
    edge = np.array([[0, 1, .5], [1e-8, 1 - 1e-9, .3], [1e-7, 1 - 1e-7, 1e-3], [1, 1, 1], [1e-30, 1, .2], [.2, .3, 2.]])
    logits = RNG.standard_normal((6, 3)) * 4
    wide = np.array([[1e30, -1e30, 0], [50, -50, 800.], [-745, 745, 1e5], [1e-30, -1e-30, 0], [30, 31, 32], [-1e5, -1e5, 1e5]])
    sparse = RNG.randint(0, 3, (6, 1)).astype(float)
    out = []

    def add(cls, y, p, **kw):
        # Few digits keep the file small; the smallest and largest numbers stay as they are.
        p = np.where((np.abs(p) > 1e-3) & (np.abs(p) < 1e3) & (p < 0.999), np.round(p, 4), p)
        out.append((cls, kw, np.round(y, 4), p))

    for p in (prob, edge):
        for kw in ({}, dict(label_smoothing=0.1), dict(label_smoothing=0.3)):
            add('BinaryCrossentropy', binary, p, **kw)
            add('BinaryFocalCrossentropy', binary, p, **kw)
            add('CategoricalCrossentropy', onehot, p, **kw)
            add('CategoricalFocalCrossentropy', onehot, p, **kw)
        add('SparseCategoricalCrossentropy', sparse, p)
        add('KLDivergence', soft, p)
        add('Poisson', np.abs(real), p)
        add('BinaryFocalCrossentropy', binary, p, apply_class_balancing=True, alpha=0.7, gamma=1.5)
    add('BinaryCrossentropy', fraction, prob)
    add('BinaryFocalCrossentropy', fraction, prob, apply_class_balancing=True, gamma=3.0, label_smoothing=0.2)
    add('BinaryFocalCrossentropy', binary, prob, gamma=1.0)
    add('CategoricalCrossentropy', soft, prob)
    add('CategoricalFocalCrossentropy', soft, prob, alpha=0.6, gamma=0.5)
    add('CategoricalFocalCrossentropy', onehot, prob, alpha=[0.2, 0.5, 0.9], gamma=1.0)
    for p in (logits, wide):
        for kw in ({}, dict(label_smoothing=0.1)):
            add('BinaryCrossentropy', binary, p, from_logits=True, **kw)
            add('BinaryFocalCrossentropy', binary, p, from_logits=True, **kw)
            add('CategoricalCrossentropy', onehot, p, from_logits=True, **kw)
            add('CategoricalFocalCrossentropy', onehot, p, from_logits=True, **kw)
        add('SparseCategoricalCrossentropy', sparse, p, from_logits=True)
        add('BinaryFocalCrossentropy', binary, p, from_logits=True, apply_class_balancing=True, alpha=0.4, gamma=1.5)
    for delta in (1.0, 0.25, 3.0):
        add('Huber', real, near, delta=delta)
    for cls in ('MeanSquaredError', 'MeanAbsoluteError', 'MeanAbsolutePercentageError', 'LogCosh', 'CosineSimilarity'):
        add(cls, real, near)
    add('LogCosh', real, near * 1e4)
    add('MeanAbsolutePercentageError', np.zeros((6, 3)), near)
    add('MeanSquaredLogarithmicError', np.abs(real), near)
    for cls in ('Hinge', 'SquaredHinge'):
        add(cls, sign, near)
        add(cls, binary, near)
    add('CategoricalHinge', onehot, near)
    add('CategoricalHinge', onehot, np.round(near))
    add('CosineSimilarity', real, near * 1e-9)
    return out


def losses():
    records = []
    for cls, kw, y, p in loss_cases():
        loss = getattr(LO, cls)(reduction='none', **kw)
        v = tf.constant(p)
        with tf.GradientTape() as tape:
            tape.watch(v)
            value = loss(tf.constant(y), v)
        # Each vector's loss depends on its own predictions only.
        gradient = tape.gradient(value, v)
        records.append(dict(class_name=cls, config=kw, targets=y.tolist(), predictions=p.tolist(), losses=finite(value.numpy()), gradients=finite(gradient.numpy())))
    with open(os.path.join(ROOT, 'losses.json'), 'w') as f:
        f.write('[\n' + ',\n'.join(json.dumps(r) for r in records) + '\n]\n')


def net(shape, outputs, hidden=4):
    i = L.Input(shape)
    h = L.Dense(hidden, activation='tanh')(i)
    m = keras.Model(i, [L.Dense(n, activation=a)(h) for n, a in outputs] if len(outputs) > 1 else L.Dense(outputs[0][0], activation=outputs[0][1])(h))
    r = np.random.RandomState(7)
    m.set_weights([r.standard_normal(w.shape) * 0.6 for w in m.weights])
    return m


def put(f, m, x, targets, weights):
    f.attrs['model_config'] = json.dumps({'class_name': 'Functional', 'config': m.get_config(), 'keras_version': keras.__version__}, default=str)
    f.attrs['net'] = 'extra'
    f['x'], f['sample_weight'] = x, weights
    for name, y in targets.items():
        f[name] = y
    for i, w in enumerate(m.weights):
        f['initial/w_%d' % i] = np.asarray(w)


def gradients(f, m, x, loss):
    """Loss and gradients, plain and with event weights."""
    for kind in ('plain', 'weighted'):
        @tf.function
        def run():
            with tf.GradientTape() as tape:
                p = m(tf.constant(x), training=True)
                value = loss(p, kind == 'weighted')
            return value, p, tape.gradient(value, [v.value for v in m.trainable_weights])
        value, p, g = run()
        group = f.create_group('float64/graph/' + kind)
        group['loss'] = value.numpy()
        group['prediction_training'] = np.concatenate([np.reshape(q, (len(x), -1)) for q in (p if isinstance(p, list) else [p])], 1)
        for i, d in enumerate(g):
            group['grad_%d' % i] = d.numpy()


def ranks():
    x = RNG.standard_normal((9, 5, 3))
    weights = RNG.standard_normal(9) + 0.7
    for cls, units, y in (('CategoricalCrossentropy', (2, 'softmax'), np.eye(2)[RNG.randint(0, 2, (9, 5))]),
                          ('SparseCategoricalCrossentropy', (3, 'softmax'), RNG.randint(0, 3, (9, 5, 1)).astype(float)),
                          ('BinaryCrossentropy', (2, 'sigmoid'), RNG.randint(0, 2, (9, 5, 2)).astype(float)),
                          ('BinaryCrossentropy', (2, 'softmax'), RNG.randint(0, 2, (9, 5, 2)).astype(float)),
                          ('BinaryFocalCrossentropy', (2, 'sigmoid'), RNG.randint(0, 2, (9, 5, 2)).astype(float))):
        m = net((5, 3), [units])
        with h5py.File(os.path.join(ROOT, 'loss__rank3_%s__%s.h5' % (units[1], cls)), 'w', libver='latest') as f:
            put(f, m, x, dict(y=y), weights)
            f.attrs['loss'], f.attrs['loss_kwargs'] = cls, '{}'
            lf = getattr(LO, cls)()
            gradients(f, m, x, lambda p, w: lf(y, p, sample_weight=weights[:, None] if w else None))


def outputs():
    x = RNG.standard_normal((11, 3))
    weights = RNG.standard_normal(11) + 0.7
    y = dict(y_0=RNG.randint(0, 2, (11, 1)).astype(float), y_1=np.eye(3)[RNG.randint(0, 3, 11)], y_2=RNG.standard_normal((11, 2)))
    m = net((3,), [(1, 'sigmoid'), (3, 'softmax'), (2, 'linear')])
    fs, ws = ['binary_crossentropy', 'categorical_crossentropy', 'mse'], [0.5, 2.0, -0.25]
    m.compile(loss=fs, loss_weights=ws)
    with h5py.File(os.path.join(ROOT, 'outputs.h5'), 'w', libver='latest') as f:
        put(f, m, x, y, weights)
        f.attrs['losses'], f.attrs['loss_weights'] = json.dumps(fs), json.dumps(ws)
        gradients(f, m, x, lambda p, w: m.compute_loss(x=x, y=list(y.values()), y_pred=p, sample_weight=[weights] * 3 if w else None))


def optimizers():
    x = RNG.standard_normal((10, 3))
    y = RNG.standard_normal((10, 1))
    weights = RNG.standard_normal(10) + 0.7
    S = O.schedules
    runs = dict(
        adam_amsgrad_decay=O.Adam(0.02, amsgrad=True, weight_decay=0.1),
        adam_clipvalue=O.Adam(0.02, clipvalue=0.05),
        adam_average_at_end=O.Adam(0.02, use_ema=True, ema_momentum=0.8),
        adam_accumulation_average_schedule=O.Adam(S.CosineDecay(0.0, 30, alpha=0.1, warmup_target=0.05, warmup_steps=4), gradient_accumulation_steps=3, use_ema=True, ema_momentum=0.7, ema_overwrite_frequency=4, clipnorm=0.5),
        nadam_clipnorm_decay=O.Nadam(0.01, clipnorm=0.3, weight_decay=0.05),
        adamax_accumulation=O.Adamax(0.02, gradient_accumulation_steps=2),
        rmsprop_all=O.RMSprop(0.01, rho=0.85, momentum=0.4, centered=True, weight_decay=0.02, epsilon=1e-4),
        adagrad_start=O.Adagrad(0.05, initial_accumulator_value=0.5, global_clipnorm=0.2),
        adadelta_rate=O.Adadelta(S.PiecewiseConstantDecay([3, 12], [2.0, 1.0, 0.5]), rho=0.8),
        lion_decay=O.Lion(0.004, weight_decay=0.2),
        ftrl_all=O.Ftrl(0.05, learning_rate_power=-0.7, l1_regularization_strength=0.001, l2_regularization_strength=0.01, l2_shrinkage_regularization_strength=0.02, beta=0.3, initial_accumulator_value=0.2),
        # A rate that takes no powers and no cosines: their last digits in float32 would show after fifty steps with momentum.
        sgd_nesterov_schedule=O.SGD(S.InverseTimeDecay(0.1, 3, 0.2, staircase=True), momentum=0.8, nesterov=True, clipnorm=0.4))
    with h5py.File(os.path.join(ROOT, 'optim__extra.h5'), 'w', libver='latest') as f:
        m = net((3,), [(1, 'linear')])
        put(f, m, x, dict(y=y), weights)
        f.attrs['loss'] = 'MeanSquaredError'
        start = m.get_weights()
        lf = LO.MeanSquaredError()
        for tag, optimizer in runs.items():
            m.set_weights(start)
            optimizer.build(m.trainable_weights)

            @tf.function
            def step():
                with tf.GradientTape() as tape:
                    value = lf(y, m(tf.constant(x), training=True), sample_weight=weights)
                optimizer.apply_gradients(zip(tape.gradient(value, [v.value for v in m.trainable_weights]), m.trainable_weights))
                return value
            group = f.create_group(tag + '_sample_weight/float64')
            values = []
            for s in range(1, 51):
                values.append(float(step()))
                if s in (1, 2, 10, 50):
                    for i, w in enumerate(m.weights):
                        group['step_%d/w_%d' % (s, i)] = np.asarray(w)
            optimizer.finalize_variable_values(m.trainable_weights)
            for i, w in enumerate(m.weights):
                group['finished/w_%d' % i] = np.asarray(w)
            group['loss_before_step'] = np.array(values)
            group.attrs['optimizer'] = type(optimizer).__name__
            group.attrs['config'] = json.dumps(optimizer.get_config(), default=lambda o: o.tolist() if hasattr(o, 'tolist') else str(o))


losses()
ranks()
outputs()
optimizers()
