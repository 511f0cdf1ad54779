package org.kaon.engine;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.kaon.UnsupportedModelException;
import org.kaon.activation.Elementwise;

/**
 * The double twin of a record whose class the build has copied with {@code double} in the place of {@code float} (ADR 1): the same components,
 * those of float widened, those of twinned types replaced by their twins.
 */
final class Twin {
    private static final String FLOAT32 = "org.kaon.";
    private static final String FLOAT64 = "org.kaon.float64.";

    private Twin() {}

    /**
     * The twin of a record.
     *
     * @param original of a package that has a twin
     * @param type the twin of the interface it is used by
     * @return an equal record in double
     * @throws UnsupportedModelException for a class that was added from outside and has no twin
     */
    static <T> T of(Object original, Class<T> type) {
        return type.cast(convert(original));
    }

    private static Object convert(Object value) {
        if (value instanceof float[] floats) {
            double[] doubles = new double[floats.length];
            for (int i = 0; i < floats.length; i++) {
                doubles[i] = floats[i];
            }
            return doubles;
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Object[] array && !array.getClass().equals(type(array.getClass()))) {
            Object[] twins = (Object[]) Array.newInstance(type(array.getClass()).getComponentType(), array.length);
            for (int i = 0; i < array.length; i++) {
                twins[i] = convert(array[i]);
            }
            return twins;
        }
        if (value instanceof Enum<?> constant
                && twin(constant.getDeclaringClass()).isPresent()) {
            return constant(twin(constant.getDeclaringClass()).orElseThrow(), constant.name());
        }
        if (value instanceof Record && twin(value.getClass()).isPresent()) {
            return rebuilt(value, twin(value.getClass()).orElseThrow());
        }
        return value instanceof Elementwise formula ? new Widened(formula) : value;
    }

    private static Object constant(Class<?> twin, String name) {
        return Arrays.stream(twin.getEnumConstants())
                .map(Enum.class::cast)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Object rebuilt(Object original, Class<?> twin) {
        RecordComponent[] components = original.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = type(components[i].getType());
                values[i] = convert(components[i].getAccessor().invoke(original));
                if (values[i] != null && !types[i].isPrimitive() && !types[i].isInstance(values[i])) {
                    throw withoutTwin(values[i]);
                }
            }
            return twin.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(original.getClass() + " and its double twin differ", e);
        }
    }

    private static UnsupportedModelException withoutTwin(Object value) {
        return new UnsupportedModelException(
                value.getClass().getName()
                        + " computes in float32 only; with double precision, supported are Kaon's own types and activations that are Elementwise");
    }

    /** The type that a component has in the twin. */
    private static Class<?> type(Class<?> type) {
        if (type == float.class) {
            return double.class;
        }
        if (type.isArray()) {
            return type(type.getComponentType()).arrayType();
        }
        return twin(type).orElse(type);
    }

    private static Optional<Class<?>> twin(Class<?> type) {
        String name = type.getName();
        if (!name.startsWith(FLOAT32) || type.isArray()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(FLOAT64 + name.substring(FLOAT32.length())));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
