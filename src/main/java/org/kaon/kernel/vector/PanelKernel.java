package org.kaon.kernel.vector;

import org.kaon.kernel.MatrixKernel;
import org.kaon.kernel.RightMatrix;

/** Products over vectors of {@code jdk.incubator.vector}. To be loaded by name, and only where that module is. */
public final class PanelKernel implements MatrixKernel {
    /** The kernel; it has no state. */
    public PanelKernel() {}

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public RightMatrix matrix() {
        return new PanelMatrix();
    }
}
