package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;

/** Trees as tables. */
class RootTablesTest {
    private static final String NUMBERS = "testdata/root/numbers_zlib.root";

    @Test
    void readsTheFlatBranchesOfATree() throws IOException {
        Dataset table = Readers.read(Source.parse(NUMBERS + ":ntuple"), ReadOptions.of());
        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(table.rowCount()).isEqualTo(40);
        assertThat(table.value(39, 1)).isEqualTo(19.5f);
    }

    @Test
    void spreadsFixedArraysAndLeavesOverColumns() throws IOException {
        Dataset table = Readers.read(Source.parse(NUMBERS + ":deep/er/numbers"), ReadOptions.of());
        assertThat(table.columns())
                .contains("leaves.x", "leaves.y", "f32[0]", "f32[5]", "d")
                .doesNotContain("a", "v", "text");
        assertThat(table.column("f32[5]")[7]).isEqualTo(35);
        assertThat(table.column("leaves.z")[7]).isEqualTo(1.75f);
        assertThat(table.column("ul")[0]).isEqualTo((float) 0x1p64);
    }

    @Test
    void keepsEventNumbersExactly() throws IOException {
        Dataset table = Readers.read(
                Source.parse(NUMBERS + ":deep/er/numbers"),
                ReadOptions.of().select(List.of("f")).keys(List.of("l", "ui")).maxRows(3));
        assertThat(table.columns()).containsExactly("f");
        assertThat(table.keys("l")).containsExactly(-(1L << 50), 1 - (1L << 50), 2 - (1L << 50));
        assertThat(table.keys("ui")).containsExactly(4294967295L, 4294967294L, 4294967293L);
    }

    @Test
    void refusesKeysThatAreNoWholeNumbersOf64Bits() {
        for (String column : List.of("leaves.x", "ul")) {
            assertThatThrownBy(() -> Readers.read(
                            Source.parse(NUMBERS + ":deep/er/numbers"),
                            ReadOptions.of().select(List.of("f")).keys(List.of(column))))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("column '" + column + "', row ")
                    .hasMessageContaining("expected a whole number of 64 bits with sign");
        }
    }

    @Test
    void saysWhatToDoWithVaryingBranches() {
        assertThatThrownBy(() -> Readers.read(
                        Source.parse(NUMBERS + ":deep/er/numbers"),
                        ReadOptions.of().select(List.of("a"))))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        NUMBERS + ": deep/er/numbers;1: branch 'a' holds float[], expected one number in each entry; "
                                + "'kaon data convert --leading' makes a table of the leading values");
        assertThatThrownBy(() -> Readers.read(Source.parse("testdata/leptons/leptons_ttbar.root"), ReadOptions.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "no branch with one number in each entry; there are 'eve.lepton_pt_ (vector<double>)'")
                .hasMessageContaining("--leading");
    }

    @Test
    void refusesBranchesOfUnequalLength() {
        assertThatThrownBy(() -> Readers.read(Source.parse("testdata/root/others.root:uneven"), ReadOptions.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("branch 'x' has 7 entries, expected 5 as the tree");
    }

    @Test
    void listsUnknownColumns() {
        assertThatThrownBy(() -> Readers.read(
                        Source.parse(NUMBERS + ":deep/er/numbers"),
                        ReadOptions.of().select(List.of("leaves.q"))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        NUMBERS + ": deep/er/numbers;1: unknown columns: 'leaves.q' (nearest: 'leaves.c'); known: ");
    }
}
