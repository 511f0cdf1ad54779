package org.kaon.benchmarks.engine;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.util.Map;
import java.util.function.Function;
import org.kaon.benchmarks.network.DenseLayer;
import org.kaon.benchmarks.network.Subject;

/** DJL on PyTorch: blocks of its own, evaluated by a predictor. */
public final class Djl implements Engine {
    private static final Map<String, Function<NDList, NDList>> ACTIVATIONS = Map.of(
            "relu", Activation::relu,
            "tanh", Activation::tanh,
            "sigmoid", Activation::sigmoid,
            "softmax", list -> new NDList(list.singletonOrThrow().softmax(-1)),
            "linear", list -> list);

    @Override
    public String name() {
        return "djl-pytorch";
    }

    @Override
    public Compiled compile(Subject subject, int threads) {
        // It would look for newer natives, and report home, otherwise.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        Model model = Model.newInstance("dense", "PyTorch");
        model.setBlock(block(subject, model.getNDManager()));
        int width = subject.architecture().inputs();
        return rows -> new Predicting(model, rows, width);
    }

    private static Block block(Subject subject, NDManager manager) {
        SequentialBlock block = new SequentialBlock();
        for (DenseLayer layer : subject.layers()) {
            Linear linear = Linear.builder().setUnits(layer.units()).build();
            linear.initialize(manager, DataType.FLOAT32, new Shape(1, layer.inputs()));
            NDArray kernel = manager.create(layer.kernel(), new Shape(layer.inputs(), layer.units()));
            linear.getParameters()
                    .get("weight")
                    .getArray()
                    .set(kernel.transpose().toFloatArray());
            linear.getParameters().get("bias").getArray().set(layer.bias());
            block.add(linear).add(new LambdaBlock(ACTIVATIONS.get(layer.activation()), layer.activation()));
        }
        block.initialize(
                manager, DataType.FLOAT32, new Shape(1, subject.architecture().inputs()));
        return block;
    }

    private static final class Predicting implements Scorer {
        private final NDManager manager;
        private final Predictor<NDList, NDList> predictor;
        private final Shape shape;
        private NDList input;

        Predicting(Model model, int rows, int width) {
            this.manager = model.getNDManager();
            this.predictor = model.newPredictor(new NoopTranslator(null));
            this.shape = new Shape(rows, width);
        }

        @Override
        public void score(float[] events, float[] outputs) {
            if (input != null) {
                input.close();
            }
            input = new NDList(manager.create(events, shape));
            again(events, outputs);
        }

        @Override
        public void again(float[] events, float[] outputs) {
            try (NDList result = predictor.predict(input)) {
                System.arraycopy(result.singletonOrThrow().toFloatArray(), 0, outputs, 0, outputs.length);
            } catch (TranslateException e) {
                throw new IllegalStateException("DJL: " + e.getMessage(), e);
            }
        }
    }
}
