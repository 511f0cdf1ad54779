package org.kaon.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A stretch of an axis.
 *
 * @param min its lower end
 * @param max its upper end, above the lower one
 */
record Range(double min, double max) {
    /** What holds all finite values; from 0 to 1 where there are none, and wider than a point. */
    static Range of(double[]... values) {
        double[] finite = Arrays.stream(values)
                .flatMapToDouble(DoubleStream::of)
                .filter(Double::isFinite)
                .toArray();
        if (finite.length == 0) {
            return new Range(0, 1);
        }
        double min = DoubleStream.of(finite).min().getAsDouble();
        double max = DoubleStream.of(finite).max().getAsDouble();
        // Values that differ in their last bits only have no room for ticks between them.
        double least = Math.max(Math.abs(min), Math.abs(max)) * 1e-6;
        double around = Math.max(max - min > least ? 0 : 0.5 * Math.abs(min), max > min ? 0 : 1e-3);
        return max - min > least ? new Range(min, max) : new Range(min - around, max + around);
    }

    /** With a part of its length more on either side. */
    Range padded(double part) {
        double more = (max - min) * part;
        return new Range(min - more, max + more);
    }

    /** Widened to whole bins of a round width: 1, 2 or 5 times a power of ten. */
    Range wholeBins(int about) {
        double width = roundWidth(about);
        return new Range(Math.floor(min / width) * width, Math.ceil(max / width) * width);
    }

    /** How many bins of a round width there are; of a range made by {@link #wholeBins}. */
    int binCount(int about) {
        return (int) Math.max(1, Math.rint((max - min) / roundWidth(about)));
    }

    private double roundWidth(int about) {
        double width = (max - min) / about;
        double power = Math.pow(10, Math.floor(Math.log10(width)));
        double leading = width / power;
        return power * (leading < 1.5 ? 1 : leading < 3.5 ? 2 : leading < 7.5 ? 5 : 10);
    }
}
