package org.kaon.kernel;

import java.util.Optional;
import org.kaon.activation.Fma;

/** The kernels for products of matrices that this JVM can run. */
public final class MatrixKernels {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    /** By name only: its class can't be loaded where the module isn't. */
    private static final String VECTOR_KERNEL = "org.kaon.kernel.vector.PanelKernel";

    private static final MatrixKernel PLAIN = new MatrixKernel() {
        @Override
        public String name() {
            return Fma.IS_FAST ? "plain" : "plain without fma";
        }

        @Override
        public RightMatrix matrix() {
            return new PlainMatrix();
        }
    };

    private static final Optional<MatrixKernel> VECTOR = vector();

    private MatrixKernels() {}

    /**
     * The fastest.
     *
     * @return loops over vectors where the JVM was started with the module {@code jdk.incubator.vector} on a machine with FMA, otherwise over arrays
     */
    public static MatrixKernel best() {
        return VECTOR.orElse(PLAIN);
    }

    /**
     * The one that runs everywhere.
     *
     * @return loops over plain arrays
     */
    public static MatrixKernel plain() {
        return PLAIN;
    }

    private static Optional<MatrixKernel> vector() {
        if (!Fma.IS_FAST || ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(VECTOR_KERNEL)
                    .asSubclass(MatrixKernel.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(VECTOR_KERNEL + " should be in the same jar", e);
        }
    }
}
