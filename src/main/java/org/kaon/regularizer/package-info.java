/** Penalties on parameters by Keras's definitions; the way in is {@link org.kaon.regularizer.Regularizer}. */
package org.kaon.regularizer;
