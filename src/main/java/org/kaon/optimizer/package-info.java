/** Optimizers by Keras's definitions; the way in is {@link org.kaon.optimizer.Optimizer}. */
package org.kaon.optimizer;
