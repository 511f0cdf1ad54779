#!/usr/bin/env python3
"""Chooses the part of the generated test data that lies in this repository, always the same one.

usage: select_cases.py GENERATED TESTDATA      (GENERATED: what the other scripts here wrote; needs h5py)

Keras cases: a greedy cover by bytes. Every case occurs for at least one writer (but act_X where actfn_X, the activation alone, exists);
every writer shows each of its layer classes in a model.h5, each of its file forms, and the cases of EVERY_WRITER, whose layout differs
from release to release; Keras 2 and Keras 3 show the classes of EVERY_FORM in every file form. The field "files" of a meta.json still
names all files that were generated.
"""
import collections, glob, gzip, json, os, shutil, sys
import h5py

GENERATED, TESTDATA = sys.argv[1:3]
KERAS_BYTES = 9_000_000
LEFT_OUT = {'viu'}                  # 549,901 parameters: 5 MB; viu_small has its layers
EVERY_WRITER = ('nested_frozen_first', 'nested_siamese', 'act_hard_sigmoid')
EVERY_FORM = ('BatchNormalization', 'Dense', 'Functional', 'Model', 'Sequential', 'TimeDistributed')
FORMS = ('model.h5', 'model.keras', 'model.weights.h5', 'weights_legacy.h5')


def features(meta, file, activations):
    """What one file of a case shows that others may show as well."""
    case, writer, major = meta['case'], meta['writer'], meta['writer'][:6]
    found = {file}
    if case.replace('act_', 'actfn_') not in activations and case != 'storage_many_weights' or case in EVERY_WRITER:
        found.add(case)
    if file in FORMS:
        found.add((writer, file))
    if file == 'model.h5':
        found |= {(writer, layer) for layer in meta['layers']} | ({(writer, case)} if case in EVERY_WRITER else set())
    else:
        found |= {(major, file, layer) for layer in meta['layers'] if layer in EVERY_FORM}
    return found


def keras():
    items = {}
    folders = [f for f in sorted(glob.glob(os.path.join(GENERATED, 'keras', '*', '*'))) if os.path.basename(f) not in LEFT_OUT]
    activations = {os.path.basename(f) for f in folders if os.path.basename(f).startswith('actfn_')}
    for folder in folders:
        meta = json.load(open(os.path.join(folder, 'meta.json')))
        for file in sorted(set(os.listdir(folder)) - {'expected.h5', 'meta.json', 'architecture.json'}):
            items[folder, file] = features(meta, file, activations)
    chosen = without_redundant(items, greedy(items))
    folders = {}
    for item in chosen:
        folders.setdefault(item[0], set()).update(needed(item))
    total = sum(os.path.getsize(os.path.join(folder, f)) for folder in folders for f in folders[folder])
    print('keras: %d cases, %d files, %.2f MB' % (len(folders), sum(map(len, folders.values())), total / 1e6))
    assert total <= KERAS_BYTES
    for folder in folders:
        copy_files(folder, os.path.join(TESTDATA, os.path.relpath(folder, GENERATED)), folders[folder])


def needed(item):
    folder, file = item
    return {file, 'expected.h5', 'meta.json'} | ({'architecture.json'} & set(os.listdir(folder)) if 'weights' in file else set())


def greedy(items):
    left, missing, have, chosen = dict(items), set().union(*items.values()), set(), []
    paths = lambda item: {os.path.join(item[0], f) for f in needed(item)}
    while missing:
        gain = lambda item: len(left[item] & missing) / max(1, sum(map(os.path.getsize, paths(item) - have)))
        best = max(left, key=lambda item: (gain(item), item))
        have |= paths(best)
        missing -= left.pop(best)
        chosen.append(best)
    return chosen


def without_redundant(items, chosen):
    count = collections.Counter(feature for item in chosen for feature in items[item])
    for item in sorted(chosen, key=lambda item: (-os.path.getsize(os.path.join(*item)), item)):
        if all(count[feature] > 1 for feature in items[item]):
            count.subtract(items[item])
            chosen = [other for other in chosen if other != item]
    return chosen


def copy_files(source, target, names):
    os.makedirs(target, exist_ok=True)
    for name in sorted(names):
        shutil.copyfile(os.path.join(source, name), os.path.join(target, name))


def training():
    """Keras 3.15 whole but for eager runs (equal to graph runs to 4.4e-16) and the largest optimizer file; of 2.13 what differs."""
    for path in sorted(glob.glob(os.path.join(GENERATED, 'training', '*', '*'))):
        writer, name = path.split(os.sep)[-2:]
        if name == 'optim__sigmoid_25_16_16_1.h5' or writer.startswith('keras2') and not name.endswith('.json'):
            continue
        target = os.path.join(TESTDATA, 'training', writer, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if name.startswith('loss__'):
            without_eager(path, target)
        else:
            shutil.copyfile(path, target)


def without_eager(source, target):
    def copy(a, b):
        b.attrs.update(a.attrs)
        for key in a:
            if key != 'eager':
                copy(a[key], b.create_group(key)) if isinstance(a[key], h5py.Group) else a.copy(key, b)
    with h5py.File(source, 'r') as a, h5py.File(target, 'w') as b:
        copy(a, b)


def first_rows(source, target, rows, header=''):
    with gzip.open(source, 'rt') as lines, open(target, 'wb') as raw, gzip.GzipFile('', 'wb', 9, raw, 0) as out:
        out.write(header.encode())
        for _ in range(rows):
            out.write(next(lines).encode())


def higgs():
    source, target = os.path.join(GENERATED, 'higgs'), os.path.join(TESTDATA, 'higgs')
    os.makedirs(target, exist_ok=True)
    copy = lambda a, b=None: shutil.copyfile(os.path.join(source, a), os.path.join(target, b or a))
    for name in ('HIGGS_like_uciformat_2000.csv.gz', 'higgs_like_stats.csv', 'higgs_like_stats_all28.csv', 'keras_reference.json', 'scale.json'):
        copy(name)
    for net in ('small25', 'small28'):
        copy(net + '.h5')
        copy(net + '_stats.csv')
        with h5py.File(os.path.join(source, net + '_expected.h5'), 'r') as a, h5py.File(os.path.join(target, net + '_expected.h5'), 'w') as b:
            for key in ('raw_0', 'input_0', 'output_0'):
                a.copy(key, b)
    copy('small28.h5', 'demo-model.h5')
    copy('small28_stats.csv', 'demo-stats.csv')
    path = lambda f: os.path.join(source, f)
    first_rows(path('HIGGS_like_train.csv.gz'), os.path.join(target, 'HIGGS_like_train_20000.csv.gz'), 20_000)
    first_rows(path('HIGGS_like_test.csv.gz'), os.path.join(target, 'HIGGS_like_test_8000.csv.gz'), 8_000)
    names = [row.split(',')[0] for row in open(path('small28_stats.csv'))][1:]
    first_rows(path('HIGGS_like_test.csv.gz'), os.path.join(target, 'demo-events.csv.gz'), 5_000, ','.join(names) + '\n')


def leptons():
    source, target = os.path.join(GENERATED, 'leptons'), os.path.join(TESTDATA, 'leptons')
    for name in ('leptons_ttbar', 'leptons_ttbar_20k_lzma', 'leptons_ttbar_20k_rntuple', 'leptons_ttbar_2k_unsplitclass'):
        copy_files(source, target, (name + '.root', name + '.json'))
    copy_files(os.path.join(source, 'reference'), os.path.join(target, 'reference'), os.listdir(os.path.join(source, 'reference')))


for part in ('keras', 'training', 'higgs', 'leptons'):
    for folder, _, files in os.walk(os.path.join(TESTDATA, part), topdown=False):
        for file in files:
            # What other scripts and tests wrote stays.
            if file not in ('README.md', 'excepted-steps.txt') and os.path.basename(folder) != 'extra':
                os.remove(os.path.join(folder, file))
        if not os.listdir(folder):
            os.rmdir(folder)
keras(), training(), higgs(), leptons()
