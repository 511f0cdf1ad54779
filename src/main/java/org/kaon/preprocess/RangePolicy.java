package org.kaon.preprocess;

import java.util.function.Consumer;
import org.kaon.InputException;

/** What becomes of a value outside its feature's range. Write your own, or take one of the three here. */
@FunctionalInterface
public interface RangePolicy {
    /** Refuses the event: throws an {@link InputException} that names the feature, the value and the range. */
    RangePolicy REJECT = found -> {
        throw new InputException(found.toString());
    };

    /** Takes the feature's min or max instead. */
    RangePolicy CLIP = OutOfRange::clipped;

    /**
     * Lets the value through and tells of it.
     *
     * @param listener hears of each such value, in the thread that predicts, before the prediction returns
     * @return the policy, thread-safe if the listener is
     */
    static RangePolicy warn(Consumer<? super OutOfRange> listener) {
        return found -> {
            listener.accept(found);
            return found.value();
        };
    }

    /**
     * Decides on a value. Called only for values out of range.
     *
     * @param found the value, its feature and row
     * @return the value to use
     * @throws InputException to refuse the event
     */
    float apply(OutOfRange found);
}
