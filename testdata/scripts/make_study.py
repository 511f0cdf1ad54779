#!/usr/bin/env python3
"""What numpy, SciPy and scikit-learn compute of the steps of the Higgs study.
usage: make_study.py HIGGS_like_train_20000.csv.gz OUT.json   (numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1)

Values are float32, as Kaon reads them; all arithmetic is in double.
"""
import json
import sys
from decimal import Decimal, getcontext

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn.calibration import calibration_curve
from sklearn.linear_model import LinearRegression
from sklearn.metrics import brier_score_loss

NAMES = ["lepton pT", "lepton eta", "lepton phi", "missing energy magnitude", "missing energy phi"] \
    + [f"jet {j} {q}" for j in (1, 2, 3, 4) for q in ("pt", "eta", "phi", "b-tag")] \
    + ["m_jj", "m_jjj", "m_lv", "m_jlv", "m_bb", "m_wbb", "m_wwbb"]
rng = np.random.default_rng(20261122)


def floats(values):
    return [float(v) for v in np.asarray(values, dtype=np.float64).ravel()]


def summary(values):
    x = np.asarray(values, dtype=np.float64)
    return dict(
        min=x.min(), max=x.max(), deciles=floats(np.quantile(x, np.arange(1, 10) / 10)),
        quartiles=floats(np.quantile(x, [.25, .75])),
        skewness=stats.skew(x, bias=False), kurtosis=stats.kurtosis(x, bias=False),
        trimmed=stats.trim_mean(x, .1), winsorised=float(stats.mstats.winsorize(x, limits=(.05, .05)).mean()))


def eliminate(x, y, pick):
    left, rounds = list(range(x.shape[1])), []
    for _ in range(3):
        score = lambda chosen: LinearRegression().fit(x[:, chosen], y).score(x[:, chosen], y)
        before = score(left)
        without = {i: score([j for j in left if j != i]) for i in left}
        removed = pick(without, key=without.get)
        rounds.append(dict(removed=NAMES[removed], before=before, without={NAMES[i]: r for i, r in without.items()}))
        left.remove(removed)
    return rounds


def ams(s, b, r):
    getcontext().prec = 60
    s, b = Decimal(s), Decimal(b) + Decimal(r)
    return float((2 * ((s + b) * (1 + s / b).ln() - s)).sqrt())


source, out = sys.argv[1:]
table = np.loadtxt(source, delimiter=",").astype(np.float32)
assert len(np.unique(table, axis=0)) == len(table)
x, y = table[:, 1:].astype(np.float64), table[:, 0].astype(np.float64)
limits = np.quantile(np.abs(x), .9999, axis=0)
kept = ~(np.abs(x) > limits).any(axis=1)
sigma = x.mean(axis=0) + 8 * x.std(axis=0, ddof=1)

plain = rng.normal(size=407).astype(np.float32)
tied = rng.integers(-3, 4, size=50).astype(np.float32)

labels = rng.integers(0, 2, size=600)
scores = np.clip(rng.normal(.4 + .2 * labels, .2), 0, 1).astype(np.float32)
parts, means = calibration_curve(labels, scores.astype(np.float64), n_bins=10)

counts = [len(y) - int(y.sum()), int(y.sum())]
t_counts = stats.ttest_1samp(counts, 0)
t_labels = stats.ttest_1samp(y, .5)

json.dump(dict(
    versions=dict(numpy=np.__version__, scipy=scipy.__version__, sklearn=sklearn.__version__),
    summaries=[dict(values=floats(v), **summary(v)) for v in (plain, tied, np.array([1, 2, 4, 8], np.float32))],
    outliers=dict(limits=floats(limits), kept=int(kept.sum()), sigma=floats(sigma),
                  above_sigma=[int(n) for n in (np.abs(x) > sigma).sum(axis=0)],
                  above=[int(n) for n in (np.abs(x) > limits).sum(axis=0)]),
    elimination=dict(published=eliminate(x[kept], y[kept], min), least_loss=eliminate(x[kept], y[kept], max)),
    calibration=dict(labels=[int(v) for v in labels], scores=floats(scores), means=floats(means), parts=floats(parts),
                     brier=brier_score_loss(labels, scores.astype(np.float64))),
    significance=[dict(s=s, b=b, r=r, ams=ams(s, b, r)) for s, b, r in (
        (1, 1, 0), (100, 10000, 0), (1e-9, 1e4, 0), (99.9, 9990, 10), (100.1, 10000, 10), (691.9, 410999.8, 10),
        (5, 0, 10), (1000, 1e-3, 0), (1e-3, 1e12, 10))],
    t=dict(counts=counts, counts_t=t_counts.statistic, counts_p=t_counts.pvalue,
           labels_t=t_labels.statistic, labels_p=t_labels.pvalue)), open(out, "w"), indent=1)
