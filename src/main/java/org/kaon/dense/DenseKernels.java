package org.kaon.dense;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kaon.InputException;
import org.kaon.activation.Fma;

/** The kernels that this JVM can run. */
public final class DenseKernels {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    /** By name only: its class can't be loaded where the module isn't. */
    private static final String VECTOR_KERNEL = "org.kaon.dense.vector.VectorKernel";

    private static final DenseKernel PLAIN = new PlainKernel();
    private static final Optional<DenseKernel> VECTOR = vector();

    private DenseKernels() {}

    /**
     * All of them.
     *
     * @return the one that runs everywhere first
     */
    public static List<DenseKernel> available() {
        return Stream.concat(Stream.of(PLAIN), VECTOR.stream()).toList();
    }

    /**
     * One of them.
     *
     * @param name {@code plain} or {@code vector}
     * @return the kernel
     * @throws InputException where the JVM has none of that name
     */
    public static DenseKernel of(String name) {
        return available().stream()
                .filter(kernel -> kernel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("Kernel '" + name + "' isn't available; available are "
                        + available().stream().map(DenseKernel::name).toList()
                        + " ('vector' needs a JVM started with --add-modules " + VECTOR_MODULE
                        + " on a machine with fused multiply-and-add)"));
    }

    /**
     * The fastest that this JVM can run.
     *
     * @return loops over plain arrays, which go over to vectors once these are warm, where the JVM was started with the module {@code
     *     jdk.incubator.vector} on a machine with FMA
     */
    public static DenseKernel best() {
        return VECTOR.<DenseKernel>map(vector -> new WarmingKernel(PLAIN, vector))
                .orElse(PLAIN);
    }

    private static Optional<DenseKernel> vector() {
        if (!Fma.IS_FAST || ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(VECTOR_KERNEL)
                    .asSubclass(DenseKernel.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(VECTOR_KERNEL + " should be in the same jar", e);
        }
    }
}
