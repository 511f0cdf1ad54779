package org.kaon.model;

/**
 * Where a model comes from.
 *
 * @param format what kind of file it was read from, such as {@code Keras HDF5}
 * @param kerasVersion as the file states it, such as {@code 3.15.1}; {@code unknown} where it doesn't
 * @param name the model's own name
 * @param dtype the numbers it computed in, such as {@code float32} or {@code mixed_float16}
 */
public record Provenance(String format, String kerasVersion, String name, String dtype) {}
