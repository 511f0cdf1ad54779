/**
 * Keras files into networks: legacy HDF5, Keras 3 archives, weights with a separate architecture. Only this package knows how Keras lays
 * files out; it names no layer class.
 *
 * <p>The way in is {@link org.kaon.keras.KerasReader}; users call {@code org.kaon.model.Model.load}. Inside, {@code Json} and {@code
 * Architecture} turn a configuration into a {@code ModelSpec}, {@code Assembly} turns that into a graph with a tree of the weights it
 * wants, and a {@code WeightStore} finds those in the file.
 */
package org.kaon.keras;
