/**
 * Fast forms of activations in double, within a stated error; {@link org.kaon.float64.activation.fast.FastActivations} is the way in. Written by
 * hand: coefficients for double aren't those for float, so the build makes no twins of {@code org.kaon.activation.fast}.
 */
package org.kaon.float64.activation.fast;
