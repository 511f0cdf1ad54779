package org.kaon.loss;

import java.util.Optional;
import org.kaon.activation.Activation;

/**
 * What training minimises, by Keras's definitions. Immutable. A loss is computed vector by vector along the last axis of an output, in
 * double whatever the network computes in; the mean is taken over all vectors of a batch: {@code Σ wᵢ Lᵢ / N} with N the number of
 * vectors, not the sum of their weights.
 */
public interface Loss {
    /**
     * Keras's name, such as {@code binary_crossentropy}.
     *
     * @return the name under which {@link Losses} finds it
     */
    String name();

    /**
     * The loss of one vector and its derivative.
     *
     * @param prediction the network's output along the last axis
     * @param target as many values as {@link #targetWidth} says
     * @param gradient receives the derivative with respect to each value of the prediction
     * @return L
     */
    double of(double[] prediction, double[] target, double[] gradient);

    /**
     * How many target values go with a vector.
     *
     * @param outputWidth length of a prediction
     * @return the same number unless targets are class numbers
     */
    default int targetWidth(int outputWidth) {
        return outputWidth;
    }

    /**
     * The same loss as a function of what went into an activation, where that is more exact: Keras computes cross-entropies after
     * {@code sigmoid} and {@code softmax} so.
     *
     * @param activation of the network's last step
     * @return empty where the loss starts from the activation's output
     */
    default Optional<Loss> beforeActivation(Activation activation) {
        return Optional.empty();
    }
}
