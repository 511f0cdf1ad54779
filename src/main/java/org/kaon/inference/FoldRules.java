package org.kaon.inference;

import java.util.Arrays;
import java.util.Optional;
import org.kaon.activation.Elementwise;
import org.kaon.activation.Linear;
import org.kaon.kernel.Affine;
import org.kaon.kernel.Mapped;
import org.kaon.kernel.Product;

/**
 * When two neighbouring ops are one, and which. Each rule computes in double and rounds once; each gives nothing where the result would
 * lose digits, wouldn't be finite, or would treat NaN or infinities differently.
 *
 * <p>The formulas and the bound are derived in {@code docs/adr/0003-folding.md}.
 */
final class FoldRules {
    /** The largest offset between two scalings that may move into one shift: half an ulp of it is 2.4e-7. */
    static final double LARGEST_OFFSET = 4;

    private FoldRules() {}

    /** Two scalings in a row. */
    static Optional<Affine> merged(Affine first, Affine second) {
        Optional<Affine> firstAlike = inLayout(first, second.outer(), second.center().length, second.inner());
        if (firstAlike.isPresent()) {
            return mergedAlike(firstAlike.get(), second);
        }
        return inLayout(second, first.outer(), first.center().length, first.inner())
                .flatMap(alike -> mergedAlike(first, alike));
    }

    /** A scaling in front of a product: {@code ((x - c) s + t) W + b = x (s W) + (b + (t - c s) W)}. */
    static Optional<Product> folded(Affine before, Product product) {
        return inLayout(before, product.positions(), product.inputs(), 1).flatMap(affine -> {
            double[] kernel = new double[product.kernel().length];
            double[] bias = doubles(product.bias());
            double[] offsets = new double[product.inputs()];
            for (int input = 0; input < product.inputs(); input++) {
                double scale = affine.scale()[input];
                double offset = affine.center()[input] * scale;
                offsets[input] = offset;
                for (int unit = 0; unit < product.units(); unit++) {
                    int at = input * product.units() + unit;
                    double weight = product.kernel()[at];
                    kernel[at] = scale * weight;
                    bias[unit] += (affine.shift()[input] - offset) * weight;
                }
            }
            if (!Affine.movesIntoBias(offsets)) {
                return Optional.empty();
            }
            return product(
                    product,
                    kernel,
                    bias,
                    (at, zero) -> zero == (product.kernel()[at] == 0 || affine.scale()[at / product.units()] == 0));
        });
    }

    /** A scaling behind a product without an activation: {@code ((x W + b) - c) s + t = x (W s) + ((b - c) s + t)}. */
    static Optional<Product> folded(Product product, Affine after) {
        if (!(product.activation() instanceof Linear)) {
            return Optional.empty();
        }
        return inLayout(after, product.positions(), product.units(), 1).flatMap(affine -> {
            double[] kernel = new double[product.kernel().length];
            double[] bias = new double[product.units()];
            for (int at = 0; at < kernel.length; at++) {
                kernel[at] = (double) product.kernel()[at] * affine.scale()[at % product.units()];
            }
            for (int unit = 0; unit < bias.length; unit++) {
                bias[unit] = ((double) product.bias()[unit] - affine.center()[unit]) * affine.scale()[unit]
                        + affine.shift()[unit];
            }
            return product(
                    product,
                    kernel,
                    bias,
                    (at, zero) -> zero == (product.kernel()[at] == 0 || affine.scale()[at % product.units()] == 0));
        });
    }

    /** An activation behind a product that has none. */
    static Optional<Product> fused(Product product, Mapped mapped) {
        boolean sameVectors = mapped.width() == product.units() && mapped.positions() == product.positions();
        boolean sameValues = mapped.width() * mapped.positions() == product.units() * product.positions();
        if (!(product.activation() instanceof Linear)
                || !(sameVectors || (sameValues && mapped.activation() instanceof Elementwise))) {
            return Optional.empty();
        }
        return Optional.of(new Product(
                product.positions(),
                product.inputs(),
                product.units(),
                product.kernel(),
                product.bias(),
                mapped.activation()));
    }

    /** {@code ((x - c1) s1 + t1 - c2) s2 + t2 = (x - c1) s1 s2 + (t1 - c2) s2 + t2}. */
    private static Optional<Affine> mergedAlike(Affine first, Affine second) {
        int channels = first.center().length;
        double[] scale = new double[channels];
        double[] shift = new double[channels];
        for (int i = 0; i < channels; i++) {
            double offset = ((double) first.shift()[i] - second.center()[i]) * second.scale()[i];
            if (!(Math.abs(offset) <= LARGEST_OFFSET)) {
                return Optional.empty();
            }
            scale[i] = (double) first.scale()[i] * second.scale()[i];
            shift[i] = offset + second.shift()[i];
        }
        float[] scales = rounded(scale);
        float[] shifts = rounded(shift);
        boolean safe = finite(scales)
                && finite(shifts)
                && finite(first.scale())
                && finite(second.scale())
                && zerosWhere(scales, (at, zero) -> zero == (first.scale()[at] == 0 || second.scale()[at] == 0));
        return safe
                ? Optional.of(new Affine(first.outer(), first.inner(), first.center(), scales, shifts))
                : Optional.empty();
    }

    /**
     * The same scaling with other axes as channels, where that is possible: one number for all values is also one per feature, and what
     * is one per pixel and the same for all pixels is one for all values.
     */
    private static Optional<Affine> inLayout(Affine affine, int outer, int channels, int inner) {
        int given = affine.center().length;
        if (affine.outer() == outer && given == channels && affine.inner() == inner) {
            return Optional.of(affine);
        }
        int size = affine.outer() * given * affine.inner();
        if (size != outer * channels * inner) {
            return Optional.empty();
        }
        int[] from = new int[channels];
        Arrays.fill(from, -1);
        for (int value = 0; value < size; value++) {
            int channel = value / inner % channels;
            int source = value / affine.inner() % given;
            if (from[channel] < 0) {
                from[channel] = source;
            } else if (!sameChannel(affine, from[channel], source)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Affine(
                outer, inner, taken(affine.center(), from), taken(affine.scale(), from), taken(affine.shift(), from)));
    }

    private static boolean sameChannel(Affine affine, int a, int b) {
        return a == b
                || (affine.center()[a] == affine.center()[b]
                        && affine.scale()[a] == affine.scale()[b]
                        && affine.shift()[a] == affine.shift()[b]);
    }

    private static float[] taken(float[] values, int[] from) {
        float[] taken = new float[from.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = values[from[i]];
        }
        return taken;
    }

    /**
     * The product with other numbers, if all are finite and a weight is zero only where a factor was: an infinite x gives an infinity
     * or NaN by that alone.
     */
    private static Optional<Product> product(Product product, double[] kernel, double[] bias, ZeroRule zeros) {
        float[] kernels = rounded(kernel);
        float[] biases = rounded(bias);
        boolean safe = finite(kernels)
                && finite(biases)
                && finite(product.kernel())
                && finite(product.bias())
                && zerosWhere(kernels, zeros);
        return safe
                ? Optional.of(new Product(
                        product.positions(), product.inputs(), product.units(), kernels, biases, product.activation()))
                : Optional.empty();
    }

    private interface ZeroRule {
        boolean allows(int at, boolean zero);
    }

    private static boolean zerosWhere(float[] values, ZeroRule rule) {
        for (int i = 0; i < values.length; i++) {
            if (!rule.allows(i, values[i] == 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static float[] rounded(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
