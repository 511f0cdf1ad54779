"""Writes ONNX Runtime's native libraries such that they take their AVX2 kernels on a processor that has AVX-512 as well.

    python benchmarks/avx2/limit_onnxruntime.py ONNXRUNTIME.jar FOLDER

Its library for Linux on x86-64 has no setting for that. It asks which registers the system saves (XGETBV) and keeps the lower half of the
answer (MOV EAX, EAX). These five bytes become MOV EAX, 7: the answer of a system that saves those of AVX, not those of AVX-512.
For measuring what a lesser machine would give; -Donnxruntime.native.path=FOLDER loads them.
"""

import sys
import zipfile
from pathlib import Path

NATIVE = "ai/onnxruntime/native/linux-x64/"
CORE = "libonnxruntime.so"
ASKS = bytes.fromhex("0f01d0" "89c0")
ANSWERS = bytes.fromhex("b807000000")


def main(jar, folder):
    with zipfile.ZipFile(jar) as archive:
        names = [name for name in archive.namelist() if name.startswith(NATIVE) and name.endswith(".so")]
        libraries = {Path(name).name: archive.read(name) for name in names}
    if CORE not in libraries:
        sys.exit(f"{jar}: expected {NATIVE}{CORE}, got {names}")
    places = libraries[CORE].count(ASKS)
    if places == 0:
        sys.exit(f"{jar}: {CORE} asks for the saved registers in another way than expected; nothing written")
    libraries[CORE] = libraries[CORE].replace(ASKS, ANSWERS)
    folder.mkdir(parents=True, exist_ok=True)
    for name, library in libraries.items():
        (folder / name).write_bytes(library)
    print(f"{CORE}: {places} places")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
