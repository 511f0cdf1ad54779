/**
 * Training: configuration ({@link org.kaon.training.Trainer}), callbacks, history, checkpoints. The way in: {@code
 * Trainer.of(loss, optimizer).fit(network, examples)}.
 */
package org.kaon.training;
