/** Optimizers by Keras's definitions; the way in is {@link org.kaon.optimizer.Optimizers}. */
package org.kaon.optimizer;
