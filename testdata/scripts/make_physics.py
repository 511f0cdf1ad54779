"""Writes testdata/physics/kinematics.json: masses and angles in exact arithmetic (mpmath, 80 digits) of random doubles.

    python make_physics.py ../physics
"""
import json
import random
import sys

import mpmath as mp

mp.mp.dps = 80
rng = random.Random(7)
MASSES = [0.00051099895, 0.1056583755, 0.13957, 0.938272, 80.4, 172.5]


def float32(x):
    import struct
    return struct.unpack("f", struct.pack("f", x))[0]


def signed_root(square):
    return float(mp.sqrt(square) if square >= 0 else -mp.sqrt(-square))


def single():
    pt, eta = 10 ** rng.uniform(-2, 4), rng.choice([rng.uniform(-5, 5), rng.uniform(-12, 12), rng.uniform(-300, 300), 0.0])
    if rng.random() < 0.1:
        pt *= 10 ** rng.uniform(-150, 100)
    p = mp.mpf(pt) * mp.cosh(mp.mpf(eta))
    e = float(mp.sqrt(p * p + mp.mpf(rng.choice(MASSES)) ** 2))
    if rng.random() < 0.3:
        pt, eta = float32(min(pt, 1e30)), float32(eta)
    return {"pt": pt, "eta": eta, "e": e, "mass": signed_root(mp.mpf(e) ** 2 - (mp.mpf(pt) * mp.cosh(mp.mpf(eta))) ** 2)}


def vector():
    px, py, pz = (rng.gauss(0, 1) * 10 ** rng.uniform(-1, 4) for _ in range(3))
    p2 = sum(mp.mpf(x) ** 2 for x in (px, py, pz))
    return [px, py, pz, float(mp.sqrt(p2 + mp.mpf(rng.choice(MASSES)) ** 2))]


def several():
    vectors = [vector() for _ in range(rng.randint(1, 4))]
    px, py, pz, e = (sum(mp.mpf(v[i]) for v in vectors) for i in range(4))
    return {"vectors": vectors, "mass": signed_root(e * e - px * px - py * py - pz * pz)}


def directions():
    a, b = vector(), vector()
    eta = [mp.asinh(mp.mpf(v[2]) / mp.sqrt(mp.mpf(v[0]) ** 2 + mp.mpf(v[1]) ** 2)) for v in (a, b)]
    phi = [mp.atan2(mp.mpf(v[1]), mp.mpf(v[0])) for v in (a, b)]
    dphi = phi[0] - phi[1]
    dphi -= 2 * mp.pi * mp.nint(dphi / (2 * mp.pi))
    return {"a": a, "b": b, "etaA": float(eta[0]), "phiA": float(phi[0]), "deltaPhi": float(dphi), "deltaR": float(mp.sqrt((eta[0] - eta[1]) ** 2 + dphi**2))}


with open(sys.argv[1] + "/kinematics.json", "w") as out:
    json.dump({"mpmath": mp.__version__, "singles": [single() for _ in range(150)], "several": [several() for _ in range(60)],
               "directions": [directions() for _ in range(60)]}, out, separators=(",", ":"))
    out.write("\n")
