/**
 * Models compiled for evaluation. Start at {@link org.kaon.inference.Predictor}; the event loop takes a {@link
 * org.kaon.inference.Session} from it.
 */
package org.kaon.inference;
