package org.kaon.preprocess;

/**
 * A value outside the range that the training data showed, beyond the slack.
 *
 * @param row of the event in its batch, from 0; 0 for an event alone
 * @param feature whose range it is
 * @param value what came
 */
public record OutOfRange(int row, Feature feature, float value) {
    /**
     * The nearest value that the training data showed.
     *
     * @return the feature's min or max
     */
    public float clipped() {
        return (float) (value < feature.min() ? feature.min() : feature.max());
    }

    /** For messages: {@code Feature 'm_jj': 20.5 is above Max; range 0.08 to 13.6}. */
    @Override
    public String toString() {
        return "Feature '" + feature.name() + "': " + value
                + (value < feature.min() ? " is below Min" : " is above Max") + "; range " + feature.min() + " to "
                + feature.max();
    }
}
