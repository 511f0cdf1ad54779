package org.kaon.regularizer;

import org.kaon.layer.SettingTable;

/** The table of regularizers by Keras's names. */
public final class Regularizers {
    private static final SettingTable<Regularizer> STANDARD = SettingTable.<Regularizer>of("regularizer")
            .plus(L1L2::l1, "L1", "l1")
            .plus(L1L2::l2, "L2", "l2")
            .plus(L1L2::of, "L1L2", "l1l2")
            .plus(L1L2::function, "l1_l2")
            .plus(OrthogonalRegularizer::of, "OrthogonalRegularizer", "orthogonal_regularizer");

    private Regularizers() {}

    /**
     * Every regularizer that Kaon knows.
     *
     * @return the table
     */
    public static SettingTable<Regularizer> standard() {
        return STANDARD;
    }
}
