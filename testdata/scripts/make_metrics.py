#!/usr/bin/env python3
"""Metrics as scikit-learn and numpy compute them.  usage: make_metrics.py OUT.json   (scikit-learn 1.9.1, numpy 2.4.6)

Scores, weights and labels are float32 throughout, written so that they read back as the same floats.
"""
import json
import platform
import sys

import numpy as np
import sklearn
from sklearn import metrics as sk

rng = np.random.default_rng(20261122)
EVENTS = 240


def floats(values):
    return [float(v) for v in np.asarray(values, dtype=np.float32).ravel()]


def weights(kind, count):
    if kind == 'ones':
        return np.ones(count, np.float32)
    drawn = rng.gamma(2.0, 1.0, count).astype(np.float32)
    if kind == 'negative':  # a sixth of the events, as next-to-leading-order generators give them
        drawn[rng.random(count) < 1 / 6] *= -1
    if kind == 'zeros':
        drawn[rng.random(count) < 1 / 4] = 0
    return drawn


def pairs(y, s, w):
    """Weighted Mann-Whitney by its definition, pair by pair; scikit-learn refuses negative weights."""
    y, s, w = y.astype(bool), s.astype(float), w.astype(float)
    above = (s[y][:, None] > s[~y][None, :]) + 0.5 * (s[y][:, None] == s[~y][None, :])
    return (w[y][:, None] * w[~y][None, :] * above).sum() / (w[y].sum() * w[~y].sum())


def steps(y, s, w):
    """Average precision by its definition, threshold by threshold."""
    y, s, w = y.astype(bool), s.astype(float), w.astype(float)
    total, last, area = w[y].sum(), 0.0, 0.0
    for t in sorted(set(s), reverse=True):
        tp, fp = w[y & (s >= t)].sum(), w[~y & (s >= t)].sum()
        area += (tp / total - last) * (tp / (tp + fp) if tp + fp != 0 else 0.0)
        last = tp / total
    return area


def binary(name, scores, weight_kind):
    y = (rng.random(EVENTS) < 0.4).astype(np.float32)
    s = scores(y).astype(np.float32)
    w = weights(weight_kind, EVENTS)
    case = {'name': name, 'labels': floats(y), 'scores': floats(s), 'weights': floats(w)}
    p = s > 0.5
    case['accuracy'] = float(np.average(p == y, weights=w.astype(float)))
    if weight_kind == 'negative':
        wd = w.astype(float)
        case['auc'], case['pr_auc'] = pairs(y, s, w), steps(y, s, w)
        tp = wd[p & (y == 1)].sum()
        case['precision'], case['recall'] = tp / wd[p].sum(), tp / wd[y == 1].sum()
    else:
        case['auc'] = sk.roc_auc_score(y, s, sample_weight=w.astype(float))
        case['pr_auc'] = sk.average_precision_score(y, s, sample_weight=w.astype(float))
        case['precision'] = sk.precision_score(y, p, sample_weight=w.astype(float))
        case['recall'] = sk.recall_score(y, p, sample_weight=w.astype(float))
        assert abs(case['auc'] - pairs(y, s, w)) < 1e-12 and abs(case['pr_auc'] - steps(y, s, w)) < 1e-12
    if weight_kind == 'ones':
        fpr, tpr, thresholds = sk.roc_curve(y, s, drop_intermediate=False)
        case['roc'] = {'fpr': fpr.tolist(), 'tpr': tpr.tolist(), 'thresholds': floats(thresholds[1:])}
        precision, recall, thresholds = sk.precision_recall_curve(y, s)
        case['pr'] = {'precision': precision[-2::-1].tolist(), 'recall': recall[-2::-1].tolist(),
                      'thresholds': floats(thresholds[::-1])}
    return case


def classes(name, weight_kind):
    k, y = 4, rng.integers(0, 4, EVENTS)
    y[y == 3] = np.where(rng.random((y == 3).sum()) < 0.7, 0, 3)  # a rare class
    z = rng.normal(size=(EVENTS, k)) + 1.2 * np.eye(k)[y]
    out = (np.exp(z) / np.exp(z).sum(1, keepdims=True)).astype(np.float32)
    w = weights(weight_kind, EVENTS)
    d, wd = out.argmax(1), w.astype(float)
    precision, recall, f1, support = sk.precision_recall_fscore_support(y, d, sample_weight=wd)
    top2 = (np.sort(out, 1)[:, -2] <= out[np.arange(EVENTS), y])
    return {'name': name, 'labels': y.tolist(), 'outputs': floats(out), 'weights': floats(w),
            'matrix': sk.confusion_matrix(y, d, sample_weight=wd).astype(float).tolist(),
            'accuracy': sk.accuracy_score(y, d, sample_weight=wd), 'precision': precision.tolist(),
            'recall': recall.tolist(), 'f1': f1.tolist(), 'support': support.tolist(),
            'auc_micro': sk.roc_auc_score(np.eye(k)[y].ravel(), out.ravel(), sample_weight=np.repeat(wd, k)),
            'top2': float(np.average(top2, weights=wd))}


def regression(name, weight_kind):
    y = rng.normal(50, 12, EVENTS).astype(np.float32)
    p = (y * 0.97 + 2 + rng.standard_t(3, EVENTS) * 3).astype(np.float32)
    w = weights(weight_kind, EVENTS)
    yd, pd, wd = y.astype(float), p.astype(float), w.astype(float)
    r = pd - yd
    bias = np.average(r, weights=wd)
    low, high = np.quantile(r, [0.15865525393145707, 0.8413447460685429], method='inverted_cdf', weights=wd)
    return {'name': name, 'targets': floats(y), 'predictions': floats(p), 'weights': floats(w), 'bias': bias,
            'resolution': float(np.sqrt(np.average((r - bias) ** 2, weights=wd))), 'halfWidth68': (high - low) / 2,
            'rmse': sk.root_mean_squared_error(yd, pd, sample_weight=wd),
            'mse': sk.mean_squared_error(yd, pd, sample_weight=wd),
            'mae': sk.mean_absolute_error(yd, pd, sample_weight=wd),
            'mape': 100 * sk.mean_absolute_percentage_error(yd, pd, sample_weight=wd),
            'msle': sk.mean_squared_log_error(yd, np.maximum(pd, 1e-7), sample_weight=wd),
            'r2': sk.r2_score(yd, pd, sample_weight=wd)}


def smooth(y):
    return 1 / (1 + np.exp(-(rng.normal(size=y.size) + 1.3 * y - 0.6)))


def tied(y):
    return np.round(smooth(y) * 8) / 8


record = {
    'versions': {'python': platform.python_version(), 'numpy': np.__version__, 'scikit-learn': sklearn.__version__},
    'binary': [binary('smooth', smooth, 'ones'), binary('tied', tied, 'ones'), binary('weighted', smooth, 'positive'),
               binary('weighted_tied', tied, 'positive'), binary('zero_weights', tied, 'zeros'),
               binary('negative', smooth, 'negative'), binary('negative_tied', tied, 'negative'),
               binary('constant', lambda y: np.full(y.size, 0.25), 'positive')],
    'classes': [classes('plain', 'ones'), classes('weighted', 'positive')],
    'regression': [regression('plain', 'ones'), regression('weighted', 'positive')],
}
with open(sys.argv[1], 'w') as out:
    json.dump(record, out, indent=None, separators=(',', ':'))
