package org.kaon.preprocess;

import org.kaon.InputException;

/** What becomes of a value that is not a number. */
@FunctionalInterface
public interface NanPolicy {
    /** Refuses the event: throws an {@link InputException} that names the feature. */
    NanPolicy REJECT = feature -> {
        throw new InputException("Feature '" + feature + "': NaN, expected a number");
    };

    /**
     * Takes a stated value instead, in the data's own units (it is standardised like any other). It need not lie in the feature's range:
     * the range policy isn't asked.
     *
     * @param value for every feature
     * @return the policy
     */
    static NanPolicy replaceBy(double value) {
        if (Double.isNaN(value)) {
            throw new InputException("NaN is to be replaced by NaN, expected a number");
        }
        return feature -> (float) value;
    }

    /**
     * Decides on a value. Called only for NaN.
     *
     * @param feature its name
     * @return the value to use
     * @throws InputException to refuse the event
     */
    float apply(String feature);
}
