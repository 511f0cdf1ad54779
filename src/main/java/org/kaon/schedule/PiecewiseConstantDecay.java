package org.kaon.schedule;

import java.util.List;
import org.kaon.InputException;
import org.kaon.setting.Settings;

/**
 * A constant rate up to and including each boundary.
 *
 * @param boundaries last steps of all rates but the last, growing
 * @param values the rates, one more than boundaries
 */
public record PiecewiseConstantDecay(List<Double> boundaries, List<Double> values) implements Schedule {
    /**
     * Copies the lists and checks them.
     *
     * @param boundaries growing
     * @param values one more than boundaries, each at least 0
     */
    public PiecewiseConstantDecay {
        boundaries = List.copyOf(boundaries);
        values = List.copyOf(values);
        if (values.size() != boundaries.size() + 1) {
            throw new InputException(
                    values.size() + " rates, expected one more than the " + boundaries.size() + " boundaries");
        }
        values.forEach(value -> Limits.rate("rate", value));
        if (!boundaries.stream().sorted().toList().equals(boundaries)) {
            throw new InputException("boundaries are " + boundaries + ", expected growing numbers");
        }
    }

    static PiecewiseConstantDecay read(Settings settings) {
        return new PiecewiseConstantDecay(settings.numbers("boundaries"), settings.numbers("values"));
    }

    @Override
    public double at(long step) {
        int passed = 0;
        while (passed < boundaries.size() && step > boundaries.get(passed)) {
            passed++;
        }
        return values.get(passed).floatValue();
    }
}
