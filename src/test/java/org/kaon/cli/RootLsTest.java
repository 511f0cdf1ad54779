package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootLsTest {
    @Test
    void listsTreesBranchesTypesAndEntries() {
        Run run = Run.of("root", "ls", "testdata/root/others.root");
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines())
                .contains("nobranch;1  TTree  0 entries  n")
                .contains("uneven;1  TTree  5 entries  u", "  x  float  7 entries", "  y  float")
                .contains("  array/array.fString    TString of the items of a collection  not read by Kaon")
                .contains("h;1  TH1F  h");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void listsOneTreeInOneCycle() {
        Run run = Run.of("root", "ls", "testdata/root/numbers_zlib.root", "--tree", "ntuple;1");
        assertThat(run.lines()).containsExactly("ntuple;1  TNtuple  40 entries  n", "  a  float", "  b  float");
    }

    @Test
    void saysWhatIsMissing() {
        Run run = Run.of("root", "ls", "testdata/root/numbers_zlib.root", "--tree", "ntupel");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "kaon root ls: testdata/root/numbers_zlib.root: unknown trees: 'ntupel' (nearest: 'ntuple'); "
                                + "known: 'deep/er/numbers', 'ntuple'");
        assertThat(Run.of("root").err()).contains("no command given; there is ls");
        assertThat(Run.of("root", "ls", "README.md").err()).contains("not a ROOT file");
    }
}
