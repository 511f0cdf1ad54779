/** First values of parameters by Keras's definitions; the way in is {@link org.kaon.initializer.Initializers}. */
package org.kaon.initializer;
