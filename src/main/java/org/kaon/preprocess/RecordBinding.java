package org.kaon.preprocess;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.kaon.InputException;
import org.kaon.data.Names;

/**
 * Reads the features of a schema out of records of one type; made by {@link FeatureSchema#bind}. Immutable and thread-safe; reading
 * allocates nothing.
 *
 * @param <R> the record
 */
public final class RecordBinding<R extends Record> {
    private static final Set<Class<?>> NUMBERS = Set.of(
            byte.class,
            short.class,
            int.class,
            long.class,
            float.class,
            double.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class);
    private static final MethodType AS_NUMBER = MethodType.methodType(double.class, Record.class);

    private final String[] features;
    private final MethodHandle[] accessors;

    private RecordBinding(String[] features, MethodHandle[] accessors) {
        this.features = features;
        this.accessors = accessors;
    }

    static <R extends Record> RecordBinding<R> of(FeatureSchema schema, Class<R> type) {
        return bind(schema, type, accessor -> {
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor);
        });
    }

    static <R extends Record> RecordBinding<R> of(FeatureSchema schema, Class<R> type, MethodHandles.Lookup lookup) {
        return bind(schema, type, lookup::unreflect);
    }

    private static <R extends Record> RecordBinding<R> bind(FeatureSchema schema, Class<R> type, Access access) {
        List<RecordComponent> components = components(schema, type);
        MethodHandle[] accessors = new MethodHandle[components.size()];
        for (int i = 0; i < accessors.length; i++) {
            try {
                accessors[i] = access.handle(components.get(i).getAccessor()).asType(AS_NUMBER);
            } catch (IllegalAccessException | InaccessibleObjectException e) {
                throw new InputException(
                        "Record " + type.getName() + ": no access to component '"
                                + components.get(i).getName()
                                + "'; bind it by bind(type, MethodHandles.lookup()), called where the record is visible",
                        e);
            }
        }
        return new RecordBinding<>(schema.names().toArray(String[]::new), accessors);
    }

    /**
     * Reads an event.
     *
     * @param event the record
     * @param values receives one value per feature in the network's order; wider numbers are narrowed to float
     * @param offset where the first goes
     * @throws InputException where a boxed number is null
     */
    public void read(R event, float[] values, int offset) {
        for (int i = 0; i < accessors.length; i++) {
            values[offset + i] = (float) value(i, event);
        }
    }

    /**
     * Reads an event.
     *
     * @param event the record
     * @return one value per feature in the network's order
     * @throws InputException where a boxed number is null
     */
    public double[] values(R event) {
        double[] values = new double[accessors.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i, event);
        }
        return values;
    }

    private double value(int feature, R event) {
        try {
            return (double) accessors[feature].invokeExact((Record) event);
        } catch (NullPointerException e) {
            throw new InputException(
                    "Feature '" + features[feature] + "': the value in " + event + " is null, expected a number", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            // An accessor that a record overrides can throw no checked exception, short of tricks.
            throw new IllegalStateException(e);
        }
    }

    /** For each feature, the only component that fits it. */
    private static List<RecordComponent> components(FeatureSchema schema, Class<?> type) {
        List<String> names = schema.names();
        List<RecordComponent> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            String key = Names.key(name);
            List<RecordComponent> fitting = Arrays.stream(type.getRecordComponents())
                    .filter(component -> Names.key(component.getName()).equals(key))
                    .toList();
            List<String> sameKey =
                    names.stream().filter(other -> Names.key(other).equals(key)).toList();
            if (fitting.isEmpty()) {
                missing.add(name);
            } else if (fitting.size() > 1) {
                problems.add("several components fit feature '" + name + "': "
                        + Names.quoted(
                                fitting.stream().map(RecordComponent::getName).toList()));
            } else if (sameKey.size() > 1) {
                problems.add(
                        "component '" + fitting.get(0).getName() + "' fits several features: " + Names.quoted(sameKey));
            } else if (!NUMBERS.contains(fitting.get(0).getType())) {
                problems.add("component '" + fitting.get(0).getName() + "' is a "
                        + fitting.get(0).getType().getSimpleName() + ", expected a number");
            } else {
                found.add(fitting.get(0));
            }
        }
        if (!missing.isEmpty()) {
            List<String> there = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            problems.add("no component for features " + Names.withNearest(missing, there) + "; components: "
                    + Names.quoted(there));
        }
        if (!problems.isEmpty()) {
            throw new InputException("Record " + type.getName() + ": "
                    + String.join("; ", problems.stream().distinct().toList()));
        }
        return found;
    }

    private interface Access {
        MethodHandle handle(Method accessor) throws IllegalAccessException;
    }
}
