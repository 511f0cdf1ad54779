/**
 * Kaon: neural networks for particle physics in pure Java. Start at {@code org.kaon.model.Model} (load a network) and {@code
 * org.kaon.inference.Predictor} (evaluate it); this package holds the exceptions that all parts share.
 */
package org.kaon;
