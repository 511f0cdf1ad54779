"""Records what Keras answers to the request that the published Higgs service documents.

Usage: CUDA_VISIBLE_DEVICES= python testdata/scripts/make_service_example.py

Writes to testdata/service: statistics.csv (round numbers that span the ranges which the published service states), request.json (the
published event), answer.json (small25.h5 on that event, normalised by these statistics; Keras 2.13).
"""

import json
import pathlib

import numpy as np
import keras

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "service"

NAMES = ["lepton pT", "lepton eta", "lepton phi", "missing energy magnitude", "missing energy phi"]
NAMES += [f"jet {jet} {what}" for jet in (1, 2, 3, 4) for what in ("pt", "eta", "phi", "b-tag")]
NAMES += ["m_jj", "m_jjj", "m_lv", "m_jlv"]

# Mean, Std, Min, Max by the last word of a name.
SPANS = {
    "pT": (1.0, 0.55, 0.1, 6.0),
    "pt": (1.0, 0.5, 0.1, 6.0),
    "eta": (0.0, 1.0, -3.0, 3.0),
    "phi": (0.0, 1.0, -1.75, 1.75),
    "magnitude": (1.0, 0.6, 0.0, 6.5),
    "b-tag": (1.0, 1.2, 0.0, 3.25),
}
MASS = (1.0, 0.4, 0.05, 14.0)

SENT = {
    "jet 1 pt": 0.2,
    "jet 2 pt": 0.2,
    "jet 3 pt": 0.3,
    "jet 4 pt": 0.4,
    "lepton pT": 0.3,
    "m_jj": 0.1,
    "m_jjj": 0.2,
    "m_jlv": 0.2,
    "m_lv": 0.1,
    "missing energy magnitude": 0.1,
}


def span(name):
    return SPANS.get(name.split()[-1], MASS)


def main():
    OUT.mkdir(exist_ok=True)
    rows = [",Mean,Std,Min,Max", "signal,0.5,0.5,0.0,1.0"]
    rows += [",".join([name, *map(str, span(name))]) for name in NAMES]
    (OUT / "statistics.csv").write_text("\n".join(rows) + "\n")
    event = {name: SENT.get(name, 0.0) for name in sorted(NAMES)}
    (OUT / "request.json").write_text(json.dumps({"events": [event]}) + "\n")
    normalised = [(event[name] - span(name)[0]) / span(name)[1] for name in NAMES]
    model = keras.models.load_model(ROOT / "higgs" / "small25.h5")
    answer = model.predict(np.array([normalised], dtype=np.float32), verbose=0)
    text = json.dumps({"keras": keras.__version__, "prediction": answer.astype(float).tolist()})
    (OUT / "answer.json").write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
