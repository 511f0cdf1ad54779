/**
 * The features a network takes: names, order, ranges, mean and standard deviation, and what to do with values that are out of range or not
 * a number. Start at {@link org.kaon.preprocess.FeatureSchema}.
 */
package org.kaon.preprocess;
