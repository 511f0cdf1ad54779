"""The published way of serving: Flask, one Keras predict per request. MODEL and STATS as for kaon serve.

Run under gunicorn with two workers: gunicorn --workers 2 --bind 127.0.0.1:PORT --chdir benchmarks/service flask_service:app
"""

import csv
import os

import keras
import numpy as np
from flask import Flask, jsonify, request

MODEL = keras.models.load_model(os.environ["MODEL"], compile=False)
with open(os.environ["STATS"], newline="") as file:
    ROWS = list(csv.DictReader(file))[1:]  # the first is the label's
NAMES = [row[""] for row in ROWS]
MEAN = np.array([float(row["Mean"]) for row in ROWS])
STD = np.array([float(row["Std"]) for row in ROWS])

app = Flask(__name__)


@app.post("/v1/predict")
def predict():
    events = request.get_json()["events"]
    raw = np.array([[float(event[name]) for name in NAMES] for event in events])
    return jsonify(prediction=MODEL.predict((raw - MEAN) / STD, verbose=0).tolist())
