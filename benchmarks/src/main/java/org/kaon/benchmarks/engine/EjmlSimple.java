package org.kaon.benchmarks.engine;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.kaon.benchmarks.network.DenseLayer;
import org.kaon.benchmarks.network.Subject;

/** EJML's {@code SimpleMatrix} as its manual shows it: a new matrix for each step. */
final class EjmlSimple implements Engine {
    @Override
    public String name() {
        return "ejml-simple";
    }

    @Override
    public Compiled compile(Subject subject, int threads) {
        List<Layer> layers = subject.layers().stream().map(Layer::of).toList();
        return rows -> new Matrices(layers, rows);
    }

    private record Layer(SimpleMatrix kernel, SimpleMatrix bias, PlainActivation activation) {
        static Layer of(DenseLayer layer) {
            return new Layer(
                    wrap(layer.inputs(), layer.units(), layer.kernel()),
                    wrap(1, layer.units(), layer.bias()),
                    PlainActivation.of(layer.activation()));
        }

        /** {@code f(x W + 1 b)}. */
        SimpleMatrix apply(SimpleMatrix x, SimpleMatrix ones) {
            SimpleMatrix z = x.mult(kernel).plus(ones.mult(bias));
            float[] values = values(z);
            int units = z.getNumCols();
            for (int offset = 0; offset < values.length; offset += units) {
                float[] row = Arrays.copyOfRange(values, offset, offset + units);
                activation.apply(row);
                System.arraycopy(row, 0, values, offset, units);
            }
            return z;
        }
    }

    private static SimpleMatrix wrap(int rows, int columns, float[] values) {
        return SimpleMatrix.wrap(FMatrixRMaj.wrap(rows, columns, values));
    }

    private static float[] values(SimpleMatrix matrix) {
        return matrix.getFDRM().data;
    }

    private static final class Matrices implements Scorer {
        private final List<Layer> layers;
        private final int rows;
        private final SimpleMatrix ones;

        Matrices(List<Layer> layers, int rows) {
            this.layers = layers;
            this.rows = rows;
            float[] filled = new float[rows];
            Arrays.fill(filled, 1);
            this.ones = wrap(rows, 1, filled);
        }

        @Override
        public void score(float[] events, float[] outputs) {
            SimpleMatrix x = wrap(rows, events.length / rows, events);
            for (Layer layer : layers) {
                x = layer.apply(x, ones);
            }
            System.arraycopy(values(x), 0, outputs, 0, outputs.length);
        }
    }
}
