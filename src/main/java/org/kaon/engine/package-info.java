/**
 * The numbers of a network under training, in float32 or in double; the way in is {@link org.kaon.engine.Engines}. Loops stand in {@code
 * float32}, of which the build makes {@code float64} (ADR 1).
 */
package org.kaon.engine;
