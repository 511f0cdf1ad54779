package org.kaon.constraint;

import org.kaon.layer.SettingTable;

/** The table of constraints by Keras's names. */
public final class Constraints {
    private static final SettingTable<Constraint> STANDARD = SettingTable.<Constraint>of("constraint")
            .plus(MaxNorm::of, "MaxNorm", "max_norm", "maxnorm")
            .plus(MinMaxNorm::of, "MinMaxNorm", "min_max_norm")
            .plus(settings -> new NonNeg(), "NonNeg", "non_neg", "nonneg")
            .plus(UnitNorm::of, "UnitNorm", "unit_norm", "unitnorm");

    private Constraints() {}

    /**
     * Every constraint that Kaon knows.
     *
     * @return the table
     */
    public static SettingTable<Constraint> standard() {
        return STANDARD;
    }
}
