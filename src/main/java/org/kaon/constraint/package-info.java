/** Limits of parameters by Keras's definitions; the way in is {@link org.kaon.constraint.Constraints}. */
package org.kaon.constraint;
