package org.kaon.cli;

import java.util.List;
import java.util.Locale;

/**
 * What became of a case.
 *
 * @param verdict whether it is as it should be
 * @param detail figures, or why it failed
 */
record CaseResult(Verdict verdict, String detail) {
    /** The three ends of a case. */
    enum Verdict {
        OK("ok"),
        FAILED("FAIL"),
        REFUSED("refused");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static CaseResult failed(String why) {
        return new CaseResult(Verdict.FAILED, Complaint.oneLine(why));
    }

    /** A case whose forms all pass. */
    static CaseResult ok(int forms, int refused, List<Deviation> deviations, List<Deviation> keras) {
        double largest =
                deviations.stream().mapToDouble(d -> d.largest().figure()).max().orElse(0);
        double relative = deviations.stream()
                .mapToDouble(d -> d.largestRelative().figure())
                .max()
                .orElse(0);
        return new CaseResult(
                Verdict.OK,
                String.format(
                        Locale.ROOT,
                        "%d form%s%s  abs %.1e  rel %.1e  median %.1e%s",
                        forms,
                        forms == 1 ? " " : "s",
                        refused > 0 ? " (" + refused + " refused)" : "",
                        largest,
                        relative,
                        median(deviations),
                        keras.isEmpty() ? "" : String.format(Locale.ROOT, " (Keras %.1e)", median(keras))));
    }

    private static double median(List<Deviation> deviations) {
        return deviations.stream()
                .mapToDouble(Deviation::median)
                .filter(m -> !Double.isNaN(m))
                .max()
                .orElse(0);
    }
}
