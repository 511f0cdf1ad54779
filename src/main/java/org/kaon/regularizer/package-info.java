/** Penalties on parameters by Keras's definitions; the way in is {@link org.kaon.regularizer.Regularizers}. */
package org.kaon.regularizer;
