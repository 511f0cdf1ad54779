"""Writes testdata/root: small ROOT files of every kind that Kaon reads or refuses, and what is in them.

    python make_root_files.py ../root

Written with ROOT 6.40 (PyROOT) and uproot 5.7.7. values.json holds every value of every readable branch as uproot reads it; where uproot can't
(vectors of Double32_t, ranges of Float16_t arrays) or differs in the last digit from ROOT (Float16_t with a range), as ROOT reads it.
"""
import json
import os
import re
import sys

import awkward as ak
import numpy as np
import ROOT
import uproot

ROOT.gROOT.SetBatch(True)
os.chdir(sys.argv[1])
ROOT.gInterpreter.Declare(r"""
#include "TFile.h"
#include "TFree.h"
#include "TTree.h"
#include "TNtuple.h"
#include "TNtupleD.h"
#include "TH1F.h"
#include "TLorentzVector.h"
#include "TClonesArray.h"
#include "TObjString.h"
#include <map>
#include <set>
#include <string>
#include <vector>

struct Hit { int cell; float energy; double position[3]; };
class Header { public: int run; float weight; virtual ~Header() {} };
class Event : public Header { public:
  bool flag; char c; unsigned char uc; short s; unsigned short us; int i; unsigned int ui; long l; Long64_t l64; ULong64_t u64;
  float f; double d; Double32_t d32; Double32_t d32range; //[0,10,16]
  Float16_t f16; Float16_t f16range; //[-pi,pi,12]
  Double32_t d32bits; //[0,0,10]
  float array[4]; int matrix[2][3]; Double32_t darray[2]; //[0,1,20]
  int n; float *counted; //[n]
  std::string text; TString title;
  std::vector<bool> vb; std::vector<char> vc; std::vector<unsigned char> vuc; std::vector<short> vs; std::vector<int> vi;
  std::vector<unsigned long> vul; std::vector<Long64_t> vl; std::vector<float> vf; std::vector<double> vd; std::vector<Double32_t> vd32;
  std::vector<std::string> texts; std::vector<std::vector<float>> nested; std::set<int> set; Hit hit; std::vector<Hit> hits; TLorentzVector p4;
  Event() : n(0), counted(nullptr) {} virtual ~Event() {}
};
#ifdef __CLING__
#pragma link C++ class Hit+;
#pragma link C++ class std::vector<Hit>+;
#pragma link C++ class Header+;
#pragma link C++ class Event+;
#endif

void fill(Event &e, int k) {
  e.run = k / 10; e.weight = 0.5f * k; e.flag = k % 2; e.c = -k; e.uc = 200 + k; e.s = -300 * k; e.us = 60000 + k; e.i = -100000 * k; e.ui = 4000000000u + k;
  e.l = -k; e.l64 = -(1LL << 40) * k; e.u64 = (1ULL << 63) + k; e.f = 0.1f * k; e.d = 0.1 * k; e.d32 = 0.1 * k; e.d32range = 0.1 * (k % 100);
  e.f16 = 0.37f * k; e.f16range = k % 7 - 3; e.d32bits = 1.1 * k - 20; e.darray[0] = 0.1 * (k % 10); e.darray[1] = 0.5;
  for (int j = 0; j < 4; j++) e.array[j] = k + j;
  for (int j = 0; j < 6; j++) e.matrix[j / 3][j % 3] = 10 * k + j;
  e.n = k % 4; delete[] e.counted; e.counted = e.n ? new float[e.n] : nullptr;
  for (int j = 0; j < e.n; j++) e.counted[j] = k + 0.25f * j;
  e.text = k % 7 == 0 ? std::string(300, 'x') : k % 11 == 0 ? "" : k % 13 == 0 ? std::string(58, 'y') : "text " + std::to_string(k);
  e.title = k % 7 == 3 ? std::string(280, 't').c_str() : ("title " + std::to_string(k)).c_str();
  int m = k % 3;
  e.vb.assign(m, k % 2); e.vc.assign(m, -k); e.vuc.assign(m, 100 + k); e.vs.assign(m, -k); e.vi.assign(m, k); e.vul.assign(m, k); e.vl.assign(m, -(1LL << 35) * k);
  e.vf.assign(m, 0.5f * k); e.vd.assign(m, 0.1 * k); e.vd32.assign(m, 0.1 * k); e.texts.assign(m, "v"); e.nested.assign(m, std::vector<float>(2, k));
  e.set.clear(); e.set.insert(k); e.hit = {k, 0.5f * k, {1. * k, 2. * k, 3. * k}}; e.hits.assign(m, e.hit); e.p4.SetPxPyPzE(k, 1, 2, 10 * k);
}

void objects(const char *name, int split, int count) {
  TFile f(name, "RECREATE", "", 101);
  TTree t("T", "T"); Event *e = new Event; t.Branch("event", "Event", &e, 1600, split); t.Branch("dot.", "Event", &e, 32000, split);
  for (int k = 0; k < count; k++) { fill(*e, k); t.Fill(); }
  t.GetUserInfo()->Add(new TObjString("by the way")); t.Write(); f.Close();
}

void numbers(const char *name, int compression, int count, Long64_t begin) {
  TFile f(name, "RECREATE", "", compression);
  if (begin) { auto *free = (TFree *)f.GetListOfFree()->Last(); free->SetFirst(begin); free->SetLast(begin + 1000000000); f.SetEND(begin); }
  TDirectory *d = f.mkdir("deep")->mkdir("er"); d->cd();
  TTree t("numbers", "plain leaves"); t.SetDirectory(d);
  struct { float x; int y; double z; char c; } leaves; char text[300]; float f1; double d1; Float16_t h; Double32_t w; int n; float a[8]; double b[8][3]; float f32[3][2]; bool o[8];
  Long_t g; ULong_t ug; Long64_t l; ULong64_t ul; signed char sc; unsigned char uc; short s; unsigned short us; int i; unsigned int ui; std::string st; std::vector<float> v; Float16_t ha[3]; Double32_t da[8];
  t.Branch("leaves", &leaves, "x/F:y/I:z/D:c/B", 1000); t.Branch("text", text, "text/C", 1000); t.Branch("f", &f1, "f/F", 1000); t.Branch("d", &d1, "another/D", 1000);
  t.Branch("h", &h, "h/f"); t.Branch("hr", &h, "hr/f[0,100,14]"); t.Branch("w", &w, "w/d"); t.Branch("wr", &w, "wr/d[-1,200,20]"); t.Branch("wb", &w, "wb/d[0,0,8]");
  t.Branch("n", &n, "n/I"); t.Branch("a", a, "a[n]/F", 1000); t.Branch("b", b, "b[n][3]/D"); t.Branch("f32", f32, "f32[3][2]/F"); t.Branch("o", o, "o[n]/O");
  t.Branch("g", &g, "g/G"); t.Branch("ug", &ug, "ug/g"); t.Branch("l", &l, "l/L"); t.Branch("ul", &ul, "ul/l"); t.Branch("sc", &sc, "sc/B"); t.Branch("uc", &uc, "uc/b"); t.Branch("s", &s, "s/S");
  t.Branch("us", &us, "us/s"); t.Branch("i", &i, "i/I"); t.Branch("ui", &ui, "ui/i"); t.Branch("st", &st); t.Branch("v", &v); t.Branch("ha", ha, "ha[3]/f[0,10,12]"); t.Branch("da", da, "da[n]/d[0,100,24]");
  for (int k = 0; k < count; k++) {
    leaves = {0.5f * k, k, 0.25 * k, (char)k}; snprintf(text, 300, "%s %d", k % 17 == 3 ? std::string(270, 'q').c_str() : "word", k); f1 = 0.1f * k; d1 = -0.1 * k; h = 0.3f * k; w = 0.7 * k; n = k % 6;
    for (int j = 0; j < n; j++) { a[j] = k + j; o[j] = (k + j) % 2; da[j] = 0.1 * k; for (int q = 0; q < 3; q++) b[j][q] = k + 0.1 * j + q; }
    for (int j = 0; j < 6; j++) f32[j / 2][j % 2] = k * j;
    g = -k; ug = k; l = -(1LL << 50) + k; ul = ~0ULL - k; sc = -k; uc = 200 + k; s = -k; us = 65535 - k; i = -k; ui = ~0u - k; st = k % 9 == 0 ? std::string(260, 'z') : "s" + std::to_string(k); v.assign(k % 4, 0.5f * k);
    ha[0] = k % 10; ha[1] = 1; ha[2] = 2; t.Fill();
  }
  t.Write(); t.SetDirectory(0);
  f.cd(); TNtuple nt("ntuple", "n", "a:b"); for (int k = 0; k < count; k++) nt.Fill(k, 0.5f * k); nt.Write(); nt.Write(); nt.SetDirectory(0);
  f.Close();
}

void others(const char *name) {
  TFile f(name, "RECREATE"); TH1F h("h", "h", 10, 0, 1); h.Write(); h.SetDirectory(0);
  TTree none("nobranch", "n"); none.Write(); none.SetDirectory(0);
  float x = 0; std::vector<float> v; char s[8]; TTree empty("empty", "e"); empty.Branch("x", &x, "x/F"); empty.Branch("v", &v); empty.Branch("s", s, "s/C"); empty.Write(); empty.SetDirectory(0);
  TTree clones("clones", "c"); TClonesArray *array = new TClonesArray("TObjString"); clones.Branch("array", &array); clones.Fill(); clones.Write(); clones.SetDirectory(0);
  TTree uneven("uneven", "u"); TBranch *first = uneven.Branch("x", &x, "x/F"); uneven.Branch("y", &x, "y/F"); for (int k = 0; k < 5; k++) uneven.Fill(); first->Fill(); first->Fill(); uneven.Write(); uneven.SetDirectory(0);
  f.Close();
}

void histogram(const char *name) { TFile f(name, "RECREATE"); TH1F h("h", "h", 10, 0, 1); h.Write(); h.SetDirectory(0); f.Close(); }

void embedded(const char *name) {
  TFile f(name, "RECREATE"); TTree t("T", "baskets inside the tree"); t.SetAutoFlush(0);
  float x; int n; float a[8]; std::vector<int> v; char s[20]; std::string st;
  t.Branch("x", &x, "x/F", 800); t.Branch("n", &n, "n/I", 800); t.Branch("a", a, "a[n]/F", 800); t.Branch("v", &v, 800); t.Branch("s", s, "s/C", 800); t.Branch("st", &st, 800);
  for (int k = 0; k < 111; k++) { x = k; n = k % 7; for (int j = 0; j < n; j++) a[j] = k + j; v.assign(k % 3, k); snprintf(s, 20, "s%d", k); st = s; t.Fill(); }
  f.WriteTObject(&t, "T"); t.SetDirectory(0); f.Close();
}
""")
COUNT = 40
for name, compression in {"zlib": 101, "lzma": 207, "old": 301, "lz4": 404, "zstd": 505, "none": 0}.items():
    ROOT.numbers(f"numbers_{name}.root", compression, COUNT, 0)
ROOT.objects("objects_split.root", 99, COUNT)
ROOT.objects("objects_whole.root", 0, 4)
ROOT.others("others.root")
ROOT.histogram("histogram.root")
ROOT.embedded("embedded.root")

# Behind 2 GB places in a file have 8 bytes; of the file with a hole, its two ends are kept.
BEGIN = 3_000_000_000
ROOT.numbers("big.root", 101, COUNT, BEGIN)
with open("big.root", "rb") as big:
    head = big.read(4096).rstrip(b"\0")
    big.seek(BEGIN)
    tail = big.read()
os.remove("big.root")
open("big_head.bin", "wb").write(head)
open("big_tail.bin", "wb").write(tail)

rng = np.random.default_rng(7)
with uproot.recreate("uproot.root", compression=uproot.ZSTD(3)) as file:
    counts = rng.integers(0, 4, 60)
    jagged = ak.unflatten(rng.normal(size=counts.sum()), counts)
    columns = {t: rng.integers(0, 100, 60).astype(t) for t in ("i4", "u8")}
    columns.update(f4=rng.normal(size=60).astype("f4"), f8=rng.normal(size=60), flag=rng.integers(0, 2, 60).astype(bool))
    columns.update(matrix=rng.normal(size=(60, 3)), jagged=jagged, text=ak.Array([f"t{i}" for i in range(60)]))
    # Assigning would write an RNTuple.
    types = {name: "var * float64" if name == "jagged" else str(ak.type(ak.Array(column))).split(" * ", 1)[1] for name, column in columns.items()}
    file.mktree("folder/tree", types).extend(columns)
    file.mktree("folder/tree", {"x": "float64"}).extend({"x": np.arange(3.0)})
    file["ntuple"] = {"x": np.arange(3.0)}

AS_ROOT = {"f16range", "vd32", "ha", "da", "text"}
KINDS = re.compile(r"AsDtype|AsJagged\(AsDtype|AsStrings|AsFloat16|AsDouble32|AsObjects\(AsVector\(True, AsFIXME\('Double32_t|uproot can't")


def plain(values):
    """Lists without numpy; floats as doubles, NaN not among them."""
    return ak.to_list(values)


def drawn(path, tree, leaf, entries):
    """The numbers of each entry as TTree::Draw gives them."""
    file = ROOT.TFile(path)
    t = file.Get(tree)
    result = []
    for entry in range(entries):
        n = t.Draw(leaf, "", "goff", 1, entry)
        result.append([t.GetV1()[j] for j in range(n)])
    return result


def branch_values(path, tree, branch, entries, fixed):
    if entries == 0:
        return []
    leaf = branch.name.split(".")[-1].split("[")[0]
    if leaf in AS_ROOT and path != "uproot.root":
        if leaf == "text":
            numbers = "numbers" in tree
            return [("%s %d" % ("q" * 270 if k % 17 == 3 else "word", k)) if numbers else
                    ("x" * 300 if k % 7 == 0 else "" if k % 11 == 0 else "y" * 58 if k % 13 == 0 else f"text {k}") for k in range(entries)]
        return [v[0] if fixed and len(v) == 1 else v for v in drawn(path, tree, branch.name.split("[")[0], entries)]
    return plain(branch.array())


def describe(path):
    trees = {}
    with uproot.open(path) as file:
        for key, kind in file.classnames(recursive=True).items():
            if kind not in ("TTree", "TNtuple", "TNtupleD"):
                continue
            tree = file[key]
            branches = {}
            for name, branch in tree.items(recursive=True):
                try:
                    interpretation = str(branch.interpretation)
                except Exception:
                    interpretation = "uproot can't"
                label = "/".join(re.sub(r"(\[[^\]]*\])+$", "", part) for part in name.split("/"))
                texts_of_items = branch.has_member("fType") and branch.member("fType") in (31, 41) and interpretation.startswith("AsStrings")
                if branch.branches or texts_of_items or not KINDS.match(interpretation):
                    if not branch.branches:
                        branches[label] = None
                    continue
                fixed = not interpretation.startswith(("AsJagged", "AsObjects"))
                values = branch_values(path, key.split(";")[0], branch, tree.num_entries, fixed)
                if values and isinstance(values[0], dict):
                    for leaf in values[0]:
                        branches[f"{label}.{leaf}"] = [entry[leaf] for entry in values]
                else:
                    branches[label] = values
            trees[key] = {"entries": tree.num_entries, "branches": branches}
    return trees


names = ["numbers_zlib.root", "objects_split.root", "objects_whole.root", "others.root", "embedded.root", "uproot.root"]
with open("values.json", "w") as out:
    json.dump({name: describe(name) for name in names}, out, separators=(",", ":"))
    out.write("\n")
