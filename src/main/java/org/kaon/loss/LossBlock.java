package org.kaon.loss;

/**
 * Several vectors of one output, value by value, so that a loss may loop over vectors where these are short. Arrays may be longer than there are vectors.
 *
 * @param count how many vectors
 * @param predictions for each value of a prediction, that of every vector
 * @param targets for each value of a target, that of every vector
 * @param factors for each vector, that of its loss in the sum
 * @param gradients for each value of a prediction, receives the derivative of the sum with respect to that of every vector
 */
public record LossBlock(
        int count, double[][] predictions, double[][] targets, double[] factors, double[][] gradients) {}
