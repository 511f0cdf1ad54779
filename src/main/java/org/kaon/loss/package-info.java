/** Losses by Keras's definitions; the way in is {@link org.kaon.loss.Losses}. */
package org.kaon.loss;
