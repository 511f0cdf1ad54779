package org.kaon.loss;

import java.util.Optional;
import org.kaon.activation.Activation;

/**
 * What training minimises, by Keras's definitions. Immutable. A loss is computed vector by vector along the last axis of an output, in
 * double whatever the network computes in; the mean is taken over all vectors of a batch: {@code Σ wᵢ Lᵢ / N} with N the number of
 * vectors, not the sum of their weights.
 *
 * <p>NaN in a prediction makes the loss NaN; no prediction makes it throw.
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
     * The losses of several vectors, each times its factor, summed in their order, and the sum's derivative.
     *
     * <p>Overridden where loops over vectors are faster; the bits may differ from those of {@link #of(double[], double[], double[])} then, within 1e-14 of the largest
     * term.
     *
     * @param block what to read and write
     * @return {@code Σ fᵢ Lᵢ}
     */
    default double sum(LossBlock block) {
        double[] prediction = new double[block.predictions().length];
        double[] gradient = new double[prediction.length];
        double[] target = new double[block.targets().length];
        double sum = 0;
        for (int vector = 0; vector < block.count(); vector++) {
            for (int i = 0; i < prediction.length; i++) {
                prediction[i] = block.predictions()[i][vector];
            }
            for (int i = 0; i < target.length; i++) {
                target[i] = block.targets()[i][vector];
            }
            double factor = block.factors()[vector];
            sum += factor * of(prediction, target, gradient);
            for (int i = 0; i < gradient.length; i++) {
                block.gradients()[i][vector] = factor * gradient[i];
            }
        }
        return sum;
    }

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
     * What is wrong with a target, to be asked before training: Keras takes any number and trains on nonsense.
     *
     * @param target as many values as {@link #targetWidth} says
     * @param outputWidth length of a prediction
     * @return expected and got, empty where the target is as it should be
     */
    default Optional<String> problem(double[] target, int outputWidth) {
        return Targets.FINITE.problem(target);
    }

    /**
     * The same loss as a function of what went into an activation, where Keras computes it so.
     *
     * @param activation of the network's last step
     * @return empty where the loss starts from the activation's output
     */
    default Optional<Loss> beforeActivation(Activation activation) {
        return Optional.empty();
    }
}
