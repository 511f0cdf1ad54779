package org.kaon.dense.vector;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Memory outside the heap that begins with a cache line. A vector as long as a line is read in two steps where it lies on two of them, and an array begins
 * wherever the JVM moves it. Freed with the last reference to it.
 *
 * <p>Classes compiled for JDK 17 can't name {@code java.lang.foreign}: each vector is read through a constant method handle, which C2 compiles into the read itself. Places
 * are {@code long}, and linear in a loop's variable, or C2 compares each of them with the memory's end.
 */
public final class PanelMemory {
    static final int CACHE_LINE_BYTES = 64;

    private static final String SEGMENT = "java.lang.foreign.MemorySegment";
    private static final String ARENA = "java.lang.foreign.Arena";

    /** {@code (Object memory, long byte)FloatVector}. */
    public static final MethodHandle FLOATS = reader(FloatVector.class, FloatVector.SPECIES_PREFERRED);
    /** {@code (Object memory, long byte)IntVector}. */
    public static final MethodHandle INTS = reader(IntVector.class, IntVector.SPECIES_PREFERRED);

    private PanelMemory() {}

    /**
     * Copies values.
     *
     * @param values of W
     * @return memory
     * @throws OutOfMemoryError if there is none outside the heap
     */
    public static Object of(float[] values) {
        return copy(values, (long) values.length * Float.BYTES);
    }

    /**
     * Copies values.
     *
     * @param values two of W in each
     * @return memory
     * @throws OutOfMemoryError if there is none outside the heap
     */
    public static Object of(int[] values) {
        return copy(values, (long) values.length * Integer.BYTES);
    }

    private static Object copy(Object array, long bytes) {
        try {
            Class<?> segment = Class.forName(SEGMENT);
            Class<?> arena = Class.forName(ARENA);
            Object memory = arena.getMethod("allocate", long.class, long.class)
                    .invoke(arena.getMethod("ofAuto").invoke(null), bytes, CACHE_LINE_BYTES);
            Object values = segment.getMethod("ofArray", array.getClass()).invoke(null, array);
            return segment.getMethod("copyFrom", segment).invoke(memory, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof OutOfMemoryError limit) {
                throw limit;
            }
            throw new LinkageError(ARENA, e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(ARENA, e);
        }
    }

    private static MethodHandle reader(Class<?> vector, VectorSpecies<?> species) {
        try {
            MethodType type = MethodType.methodType(
                    vector, VectorSpecies.class, Class.forName(SEGMENT), long.class, ByteOrder.class);
            MethodHandle read = MethodHandles.publicLookup().findStatic(vector, "fromMemorySegment", type);
            MethodHandle ofPlace = MethodHandles.insertArguments(
                    MethodHandles.insertArguments(read, 3, ByteOrder.nativeOrder()), 0, species);
            // Any other cast to an interface is a search among all that the class implements, in each call.
            return MethodHandles.explicitCastArguments(
                    ofPlace, MethodType.methodType(vector, Object.class, long.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(SEGMENT, e);
        }
    }
}
