package org.kaon.preprocess;

/**
 * A feature as its training data showed it.
 *
 * @param name as in the data's header
 * @param mean sample mean
 * @param std sample standard deviation (n - 1)
 * @param min smallest value
 * @param max largest value
 */
public record Feature(String name, double mean, double std, double min, double max) {}
