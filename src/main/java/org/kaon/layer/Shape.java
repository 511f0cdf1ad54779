package org.kaon.layer;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The axes of one event's values (or of a parameter), without the batch axis; a size that is not known yet is {@link #UNKNOWN}. */
public final class Shape {
    /** An axis whose size the file leaves open (Keras's {@code None}). */
    public static final int UNKNOWN = -1;

    private final int[] axes;

    private Shape(int[] axes) {
        this.axes = axes;
    }

    /**
     * A shape of the given axes.
     *
     * @param axes sizes, {@link #UNKNOWN} or at least 0
     * @return the shape
     */
    public static Shape of(int... axes) {
        for (int axis : axes) {
            if (axis < UNKNOWN) {
                throw new IllegalArgumentException("axis of size " + axis + " in " + Arrays.toString(axes));
            }
        }
        return new Shape(axes.clone());
    }

    /**
     * The number of axes, the batch axis not counted.
     *
     * @return Keras's rank minus one
     */
    public int rank() {
        return axes.length;
    }

    /**
     * The size of an axis.
     *
     * @param index from 0, or negative from the end
     * @return the size or {@link #UNKNOWN}
     */
    public int axis(int index) {
        return axes[index < 0 ? axes.length + index : index];
    }

    /**
     * The last axis, along which Dense and most activations act.
     *
     * @return its size; 1 for a scalar
     */
    public int last() {
        return axes.length == 0 ? 1 : axes[axes.length - 1];
    }

    /**
     * All axes.
     *
     * @return a copy
     */
    public int[] axes() {
        return axes.clone();
    }

    /**
     * Whether every axis has a size.
     *
     * @return false where one is {@link #UNKNOWN}
     */
    public boolean isKnown() {
        return Arrays.stream(axes).allMatch(axis -> axis >= 0);
    }

    /**
     * The product of the axes, 1 for a scalar.
     *
     * @return values per event; {@link Long#MAX_VALUE} where the product doesn't fit
     */
    public long size() {
        return size(0, axes.length);
    }

    /**
     * The product of some axes.
     *
     * @param from first axis
     * @param to behind the last axis
     * @return the product, 1 if there is none; {@link Long#MAX_VALUE} where it doesn't fit
     */
    public long size(int from, int to) {
        long product = 1;
        for (int i = from; i < to; i++) {
            if (axes[i] < 0) {
                throw new IllegalStateException("size of " + this + " is not known");
            }
            product = axes[i] != 0 && product > Long.MAX_VALUE / axes[i] ? Long.MAX_VALUE : product * axes[i];
        }
        return product;
    }

    /**
     * This shape with another size of one axis.
     *
     * @param index from 0, or negative from the end
     * @param size the new size
     * @return a new shape
     */
    public Shape with(int index, int size) {
        int[] changed = axes.clone();
        changed[index < 0 ? axes.length + index : index] = size;
        return of(changed);
    }

    /**
     * Part of the axes.
     *
     * @param from first axis
     * @param to behind the last axis
     * @return a new shape
     */
    public Shape slice(int from, int to) {
        return new Shape(Arrays.copyOfRange(axes, from, to));
    }

    /**
     * These axes followed by others.
     *
     * @param other the axes behind
     * @return a new shape
     */
    public Shape append(Shape other) {
        return new Shape(
                IntStream.concat(Arrays.stream(axes), Arrays.stream(other.axes)).toArray());
    }

    /**
     * Whether a value of the other shape may stand where this one is expected: same rank, same sizes where both are known.
     *
     * @param other another shape
     * @return whether they agree
     */
    public boolean accepts(Shape other) {
        return axes.length == other.axes.length
                && IntStream.range(0, axes.length)
                        .allMatch(i -> axes[i] < 0 || other.axes[i] < 0 || axes[i] == other.axes[i]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(axes, shape.axes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(axes);
    }

    /** As Keras prints it, without the batch axis: {@code (10, 4)}, {@code (None, 4)}. */
    @Override
    public String toString() {
        return Arrays.stream(axes)
                .mapToObj(axis -> axis < 0 ? "None" : Integer.toString(axis))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
