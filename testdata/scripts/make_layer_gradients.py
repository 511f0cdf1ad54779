"""Records what Keras computes in training mode and in float64 for small networks that together hold every layer: outputs, gradients and
moving statistics. Constants are sums of few powers of 2: Keras takes some of them as float32 even in a float64 network. Run under each Keras; writes one gzipped JSON object per network and line:

    name, config (of the architecture), inputs, coefficients (one per output value), parameters, outputs, gradients, after

The loss is the sum of coefficient times output value over all outputs, divided by the number of vectors along the last axis of each output.
`after` holds the parameters that the forward pass itself moved (moving statistics).

    python make_layer_gradients.py OUTPUT_FOLDER
"""
import gzip
import io
import json
import os
import sys
from fixlib import GEN, KV, Input, L, Model, keras, np, seed_of, set_value, tf

ROWS = 5
MODELS = {}


def model(function):
    MODELS[function.__name__] = function
    return function


def only(generation):
    return model if GEN == generation else lambda function: function


def chain(shape, *layers, last=True):
    """The layers behind a Dense layer, so that there is a gradient with respect to their input."""
    i = Input(shape)
    x = L.Dense(shape[-1])(i)
    for layer in layers:
        x = layer(x)
    return Model(i, L.Dense(2)(x) if last else x)


@model
def einsum_matrix(): return chain((4, 3), L.EinsumDense('abc,cd->abd', output_shape=(4, 5), bias_axes='d', activation='tanh'))
@model
def einsum_steps(): return chain((4, 3), L.EinsumDense('abc,bd->adc', output_shape=(2, 3), bias_axes='d', activation='softmax'))
@model
def einsum_heads(): return chain((4, 3), L.EinsumDense('...c,cde->...de', output_shape=(2, 3), bias_axes='e'))
@model
def einsum_two_axes(): return chain((4, 3), L.EinsumDense('abc,bcd->ad', output_shape=(3,), bias_axes=None, activation='elu'))
@model
def batch_vector(): return chain((4,), L.BatchNormalization(momentum=0.875))
@model
def batch_sequence(): return chain((3, 4), L.BatchNormalization(epsilon=0.0078125, scale=False))
@model
def batch_axis_1(): return chain((3, 4), L.BatchNormalization(axis=1, center=False))
@model
def batch_image(): return chain((2, 3, 2), L.BatchNormalization(momentum=0.5))
@model
def batch_frozen(): return chain((4,), L.BatchNormalization(trainable=False))
@model
def batch_steps(): return chain((3, 4), L.TimeDistributed(L.BatchNormalization(momentum=0.75)))
@model
def batch_steps_of_sequences(): return chain((2, 3, 2), L.TimeDistributed(L.BatchNormalization(momentum=0.75)))
@model
def batch_masked(): return masked(L.BatchNormalization(momentum=0.625))
@model
def layer_last(): return chain((3, 4), L.LayerNormalization())
@model
def layer_axes(): return chain((3, 4), L.LayerNormalization(axis=[1, 2], epsilon=0.125))
@model
def layer_axis_1(): return chain((3, 4), L.LayerNormalization(axis=1, center=False))
@model
def layer_plain(): return chain((4,), L.LayerNormalization(scale=False))
@only(3)
def layer_rms(): return chain((4,), L.LayerNormalization(rms_scaling=True))
@model
def prelu(): return chain((3, 4), L.PReLU())
@model
def prelu_shared(): return chain((3, 4), L.PReLU(shared_axes=[1]))
@model
def unit(): return chain((3, 4), L.UnitNormalization(), last=False)
@model
def unit_axes(): return chain((3, 4), L.UnitNormalization(axis=[1, 2]), last=False)
@model
def rescaling(): return chain((3, 4), L.Rescaling(0.375, offset=[0.125, 0.25, 0.5, 0.75]))
@model
def normalization(): return chain((3, 4), L.Normalization(mean=[0.125, 0.25, 0.5, 0.75], variance=[0.25, 1.5, 2.0, 0.875]))


@model
def normalization_adapted():
    layer = L.Normalization()
    layer.adapt(np.random.RandomState(5).standard_normal((20, 3, 4)) * 2 + 1)
    return chain((3, 4), layer)


@model
def normalization_inverse(): return chain((4,), L.Normalization(mean=0.375, variance=1.25, axis=None, invert=True))
@model
def softmax_axes(): return chain((3, 4), L.Softmax(axis=[1, 2]), L.Softmax(axis=1), L.Softmax(), last=False)
@model
def activation_layers():
    slope = 'alpha' if GEN == 2 else 'negative_slope'
    return chain((4,), L.LeakyReLU(**{slope: 0.125}), L.Dense(4), L.ELU(alpha=0.75), L.Dense(4),
                 L.ReLU(max_value=1.5, negative_slope=0.125, threshold=0.25))
@model
def activations(): return chain((4,), *[L.Dense(4, activation=a) for a in ('softplus', 'hard_sigmoid', 'softsign', 'selu', 'mish', 'softmax')])
@only(3)
def activations_3():
    names = ('celu', 'hard_silu', 'log_softmax', 'sparsemax', 'squareplus', 'sparse_plus', 'tanh_shrink', 'log_sigmoid')
    return chain((4,), *[L.Dense(4, activation=a) for a in names])
@model
def moves(): return chain((4, 3), L.Permute((2, 1)), L.ZeroPadding1D((1, 2)), L.Cropping1D((2, 0)), L.Reshape((-1, 2)), L.Flatten(), L.RepeatVector(2))
@model
def pooling(): return chain((7, 3), L.MaxPooling1D(3, strides=2, padding='same'), L.AveragePooling1D(2, strides=1, padding='same'), last=False)
@model
def pooling_ties(): return chain((7, 3), L.ReLU(), L.MaxPooling1D(2, strides=1), last=False)
@model
def global_maximum(): return chain((4, 3), L.ReLU(), L.GlobalMaxPooling1D(), last=False)
@model
def global_average(): return chain((4, 3), L.GlobalAveragePooling1D(data_format='channels_first', keepdims=True))


def masked(*layers):
    """Steps 1 and 3 of some events count for nothing."""
    i = Input((4, 3))
    x = L.Masking(0.125)(i)
    for layer in layers:
        x = layer(x)
    return Model(i, L.Dense(2)(x))


@model
def masked_average(): return masked(L.Dense(3, activation='tanh'), L.GlobalAveragePooling1D())


@model
def masking_learned():
    """A mask from values that depend on parameters."""
    i = Input((4, 3))
    x = L.Masking(0.0)(L.Dense(3, activation='relu')(i))
    return Model(i, L.GlobalAveragePooling1D()(L.Dense(2)(x)))


def merging(make):
    """Three inputs, one of them repeated along the steps, one read twice."""
    a, b, c = Input((3, 4)), Input((1, 4)), Input((3, 4))
    d = L.Dense(4)(a)
    return Model([a, b, c], make(d, L.Dense(4)(b), L.Dense(4)(c)))


@model
def add(): return merging(lambda a, b, c: L.Add()([a, b, c, a]))
@model
def subtract(): return merging(lambda a, b, c: L.Subtract()([L.Subtract()([a, b]), c]))
@model
def multiply(): return merging(lambda a, b, c: L.Multiply()([a, b, c, a]))
@model
def average(): return merging(lambda a, b, c: L.Average()([a, b, c]))
@model
def maximum(): return merging(lambda a, b, c: L.Maximum()([L.ReLU()(a), L.ReLU()(b), L.ReLU()(c), L.ReLU()(a)]))
@model
def minimum(): return merging(lambda a, b, c: L.Minimum()([L.ReLU()(a), L.ReLU()(b), L.ReLU()(c), L.ReLU()(a)]))
@model
def concatenate(): return merging(lambda a, b, c: L.Concatenate(axis=1)([L.Concatenate()([a, c]), L.Concatenate()([b, b])]))
@model
def dot(): return merging(lambda a, b, c: L.Dot(axes=(2, 2))([a, c]))
@model
def dot_steps(): return merging(lambda a, b, c: L.Dot(axes=1)([a, c]))
@model
def cosine(): return merging(lambda a, b, c: L.Dot(axes=2, normalize=True)([a, c]))


@model
def several_outputs():
    """A layer called twice, a frozen one, a tensor that two outputs read."""
    a, b = Input((3,)), Input((3,))
    shared = L.Dense(4, activation='tanh')
    frozen = L.Dense(4, activation='sigmoid', trainable=False)
    x, y = shared(a), shared(b)
    z = L.Add()([frozen(x), y])
    return Model([a, b], [L.Dense(2)(z), L.BatchNormalization()(z), x])


@model
def batch_twice():
    shared = L.BatchNormalization(momentum=0.5)
    i = Input((4,))
    x = shared(L.Dense(4)(i))
    return Model(i, shared(L.Dense(4, activation='relu')(x)))


@model
def steps(): return chain((3, 4), L.TimeDistributed(L.Dense(3, activation='relu')), L.TimeDistributed(L.PReLU()), L.TimeDistributed(L.LayerNormalization()))


def name_of(weight):
    return weight.name.split('/')[-1].replace(':0', '')


def by_layer(m, value):
    layers = {}
    for layer in m.layers:
        for w in layer.weights:
            v = value(w)
            if v is not None:
                layers.setdefault(layer.name, {})[name_of(w)] = v
    return layers


def numbers(array):
    return [float('%.12g' % v) for v in np.asarray(array).ravel()]


def record(name, build):
    keras.backend.clear_session()
    rng = np.random.RandomState(seed_of(name))
    m = build()
    for w in m.weights:
        if 'adapted' in name and name_of(w) in ('mean', 'variance', 'count'):
            continue
        v = rng.standard_normal(tuple(w.shape)) * 0.7
        if 'variance' in w.name:
            v = 0.3 + np.abs(v)
        set_value(w, np.round(v, 3))
    inputs = [np.round(rng.standard_normal((ROWS,) + tuple(i.shape)[1:]), 3) for i in m.inputs]
    if name.endswith('masked') or name.startswith('masked'):
        inputs[0][1:4, 1] = 0.125
        inputs[0][2:5, 3] = 0.125
    parameters = by_layer(m, lambda w: numbers(w))
    with tf.GradientTape() as tape:
        outputs = m([tf.constant(i) for i in inputs] if len(inputs) > 1 else tf.constant(inputs[0]), training=True)
        outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
        coefficients = [np.round(rng.standard_normal(tuple(o.shape)), 2) for o in outputs]
        loss = sum(tf.reduce_sum(o * c) / (o.shape.num_elements() / o.shape[-1]) for o, c in zip(outputs, coefficients))
    variables = [w if GEN == 2 else w.value for w in m.trainable_weights]
    gradients = dict(zip([id(w) for w in m.trainable_weights], tape.gradient(loss, variables)))
    after = by_layer(m, lambda w: numbers(w))
    return dict(
        name=name, config=json.loads(m.to_json()), inputs=[numbers(i) for i in inputs], loss=float(loss),
        coefficients=[numbers(c) for c in coefficients], parameters=parameters, outputs=[numbers(o) for o in outputs],
        gradients=by_layer(m, lambda w: numbers(gradients[id(w)]) if id(w) in gradients else None),
        after={k: v for k, v in after.items() if v != parameters[k]})


def main(folder):
    keras.backend.set_floatx('float64')
    text = io.StringIO()
    for name, build in MODELS.items():
        try:
            text.write(json.dumps(record(name, build), separators=(',', ':')) + '\n')
        except Exception as e:
            print(name, type(e).__name__, str(e)[:300])
    with open(os.path.join(folder, 'keras%s.json.gz' % '.'.join(KV.split('.')[:2])), 'wb') as f:
        with gzip.GzipFile(fileobj=f, mode='wb', filename='', mtime=0) as g:
            g.write(text.getvalue().encode())


main(sys.argv[1])
