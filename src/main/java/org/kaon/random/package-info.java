/** Streams of random numbers that a seed fixes for ever; the way in is {@link org.kaon.random.Streams}. */
package org.kaon.random;
