package org.kaon.dense.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What is left once the sums are there. */
final class Finishing {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int V = S.length();

    private Finishing() {}

    /** {@code y = max(y + bias, lowest)} for a row, whose length is a multiple of a vector's. */
    static void limit(int columns, float[] y, int from, float[] bias, float lowest) {
        for (int j = 0; j < columns; j += V) {
            FloatVector.fromArray(S, y, from + j)
                    .add(FloatVector.fromArray(S, bias, j))
                    .max(lowest)
                    .intoArray(y, from + j);
        }
    }
}
