/**
 * The activations once more, in float and within a stated error, for where time counts; {@link org.kaon.activation.fast.FastActivations} is the
 * way in. What most of them rest on is {@link org.kaon.activation.fast.FloatExp}.
 */
package org.kaon.activation.fast;
