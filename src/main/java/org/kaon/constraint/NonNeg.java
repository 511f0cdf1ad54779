package org.kaon.constraint;

/** Nothing below 0: {@code max(w, 0)}. */
public record NonNeg() implements Constraint {
    @Override
    public String name() {
        return "NonNeg";
    }

    @Override
    public void apply(double[] w, int[] axes) {
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.max(w[i], 0);
        }
    }
}
