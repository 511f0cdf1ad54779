package org.kaon.data.root;

import java.lang.reflect.Array;
import java.util.Objects;
import org.kaon.InputException;

/** Numbers of one type, as they stand in a branch, without loss. Immutable. */
public final class Numbers {
    private final NumberType type;
    private final Object array;
    private final int size;

    /** Takes over an array of the type's kind, of which the first {@code size} count. */
    Numbers(NumberType type, Object array, int size) {
        this.type = type;
        this.array = array;
        this.size = size;
    }

    /**
     * Doubles, which are copied.
     *
     * @param values the numbers
     * @return the same
     */
    public static Numbers of(double[] values) {
        return new Numbers(NumberType.FLOAT64, values.clone(), values.length);
    }

    /**
     * Floats, which are copied.
     *
     * @param values the numbers
     * @return the same
     */
    public static Numbers of(float[] values) {
        return new Numbers(NumberType.FLOAT32, values.clone(), values.length);
    }

    /**
     * What they are.
     *
     * @return the type in the file
     */
    public NumberType type() {
        return type;
    }

    /**
     * How many there are.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * One number.
     *
     * @param i from 0
     * @return as a double; whole numbers beyond 2^53 rounded
     * @throws IndexOutOfBoundsException where there is none
     */
    public double value(int i) {
        Objects.checkIndex(i, size);
        if (array instanceof double[] doubles) {
            return doubles[i];
        }
        if (array instanceof float[] floats) {
            return floats[i];
        }
        long whole = array instanceof int[] ints ? ints[i] : ((long[]) array)[i];
        return type == NumberType.UINT64 && whole < 0 ? 2.0 * (whole >>> 1 | (whole & 1)) : whole;
    }

    /**
     * One whole number.
     *
     * @param i from 0
     * @return exactly; of {@code uint64_t}, the bits
     * @throws InputException where these are floating-point numbers
     * @throws IndexOutOfBoundsException where there is none
     */
    public long integer(int i) {
        requireInteger();
        Objects.checkIndex(i, size);
        return array instanceof int[] ints ? ints[i] : ((long[]) array)[i];
    }

    /**
     * One number in decimal digits that read back the same.
     *
     * @param i from 0
     * @return the text
     * @throws IndexOutOfBoundsException where there is none
     */
    public String text(int i) {
        if (!type.isInteger()) {
            return array instanceof float[] floats
                    ? Float.toString(floats[Objects.checkIndex(i, size)])
                    : Double.toString(value(i));
        }
        return type == NumberType.UINT64 ? Long.toUnsignedString(integer(i)) : Long.toString(integer(i));
    }

    /**
     * Some of the numbers.
     *
     * @param indices where they stand, from 0
     * @return as many, of the same type
     * @throws IndexOutOfBoundsException where there is none
     */
    public Numbers at(int[] indices) {
        Object chosen = Array.newInstance(type.arrayType().componentType(), indices.length);
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(array, Objects.checkIndex(indices[i], size), chosen, i, 1);
        }
        return new Numbers(type, chosen, indices.length);
    }

    /**
     * All numbers as they are.
     *
     * @return a new {@code int[]}, {@code long[]}, {@code float[]} or {@code double[]}
     */
    public Object array() {
        Object copy = Array.newInstance(type.arrayType().componentType(), size);
        System.arraycopy(array, 0, copy, 0, size);
        return copy;
    }

    /**
     * All numbers.
     *
     * @return a new array; whole numbers beyond 2^53 rounded
     */
    public double[] doubles() {
        double[] all = new double[size];
        if (array instanceof double[]) {
            System.arraycopy(array, 0, all, 0, size);
        } else if (array instanceof float[] floats) {
            for (int i = 0; i < size; i++) {
                all[i] = floats[i];
            }
        } else {
            for (int i = 0; i < size; i++) {
                all[i] = value(i);
            }
        }
        return all;
    }

    /**
     * All numbers in float32.
     *
     * @return a new array; doubles and large whole numbers rounded
     */
    public float[] floats() {
        float[] all = new float[size];
        if (array instanceof float[]) {
            System.arraycopy(array, 0, all, 0, size);
        } else {
            for (int i = 0; i < size; i++) {
                all[i] = (float) value(i);
            }
        }
        return all;
    }

    /**
     * All whole numbers.
     *
     * @return a new array; of {@code uint64_t}, the bits
     * @throws InputException where these are floating-point numbers
     */
    public long[] longs() {
        requireInteger();
        long[] all = new long[size];
        for (int i = 0; i < size; i++) {
            all[i] = integer(i);
        }
        return all;
    }

    /**
     * All whole numbers of 32 bits.
     *
     * @return a new array
     * @throws InputException where these are floating-point numbers, or whole ones of more than 31 bits without sign
     */
    public int[] ints() {
        if (!(array instanceof int[] ints)) {
            throw new InputException("numbers of type " + type.typeName()
                    + ", expected whole ones that fit into an int; take longs() or doubles()");
        }
        return java.util.Arrays.copyOf(ints, size);
    }

    private void requireInteger() {
        if (!type.isInteger()) {
            throw new InputException("numbers of type " + type.typeName() + ", expected whole ones; take doubles()");
        }
    }

    /** Numbers while they are read: an array that grows as they come, so that a wrong count in a file takes no memory. */
    static final class Builder {
        private static final int BEGINNING = 1 << 20;

        private final Coding coding;
        private final int most;
        private Object array;
        private int size;

        /**
         * Without numbers.
         *
         * @param coding how they are written
         * @param expected how many will come, by the file; more may
         */
        Builder(Coding coding, long expected) {
            this.coding = coding;
            this.most = (int) Math.min(expected, Integer.MAX_VALUE - 8);
            this.array = Array.newInstance(coding.type().arrayType().componentType(), Math.min(most, BEGINNING));
        }

        int size() {
            return size;
        }

        void add(byte[] from, int at, int count) {
            long needed = (long) size + count;
            int length = Array.getLength(array);
            if (needed > length) {
                if (needed > Integer.MAX_VALUE - 8) {
                    throw new InputException("more than 2^31 values; read the entries in ranges");
                }
                // Doubled to what the file tells, and where that was wrong, on.
                long doubled = Math.min(2L * length, needed <= most ? most : Integer.MAX_VALUE - 8);
                Object grown =
                        Array.newInstance(coding.type().arrayType().componentType(), (int) Math.max(needed, doubled));
                System.arraycopy(array, 0, grown, 0, size);
                array = grown;
            }
            coding.decoder().decode(from, at, array, size, count);
            size += count;
        }

        Numbers finished() {
            return new Numbers(coding.type(), array, size);
        }
    }
}
