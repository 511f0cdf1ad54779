package org.kaon.benchmarks.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.kaon.benchmarks.network.OnnxModel;
import org.kaon.benchmarks.network.Subject;

/**
 * ONNX Runtime as fast as its Java interface lets one call it: input and output are tensors on direct buffers, made once. With one thread it
 * doesn't spin; with more, its own default stands.
 */
final class OnnxRuntime implements FileEngine {
    static final String NAME = "onnxruntime";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Compiled compile(Subject subject, int threads) {
        try (OrtSession.SessionOptions options = options(threads)) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return new Loaded(environment, environment.createSession(OnnxModel.of(subject), options));
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    @Override
    public String suffix() {
        return ".onnx";
    }

    @Override
    public void save(Subject subject, Path file) throws IOException {
        Files.write(file, OnnxModel.of(subject));
    }

    @Override
    public Compiled load(Path file) throws IOException {
        try (OrtSession.SessionOptions options = options(1)) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return new Loaded(environment, environment.createSession(file.toString(), options));
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setInterOpNumThreads(1);
        options.setIntraOpNumThreads(threads);
        if (threads == 1) {
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
        }
        return options;
    }

    private static IllegalStateException failed(OrtException e) {
        return new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
    }

    private record Loaded(OrtEnvironment environment, OrtSession session) implements Compiled {
        @Override
        public Scorer scorer(int rows) {
            try {
                return new Pinned(environment, session, rows);
            } catch (OrtException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (OrtException e) {
                throw failed(e);
            }
        }
    }

    private static final class Pinned implements Scorer {
        private static final Set<String> NOTHING_NEW = Set.of();

        private final OrtSession session;
        private final FloatBuffer in;
        private final FloatBuffer out;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;

        Pinned(OrtEnvironment environment, OrtSession session, int rows) throws OrtException {
            long[] inShape = {rows, width(session.getInputInfo().get(OnnxModel.INPUT))};
            long[] outShape = {rows, width(session.getOutputInfo().get(OnnxModel.OUTPUT))};
            this.session = session;
            this.in = buffer(inShape);
            this.out = buffer(outShape);
            this.inputs = Map.of(OnnxModel.INPUT, OnnxTensor.createTensor(environment, in, inShape));
            this.outputs = Map.of(OnnxModel.OUTPUT, OnnxTensor.createTensor(environment, out, outShape));
        }

        private static long width(NodeInfo info) {
            return ((TensorInfo) info.getInfo()).getShape()[1];
        }

        private static FloatBuffer buffer(long[] shape) {
            return ByteBuffer.allocateDirect(Math.toIntExact(Float.BYTES * shape[0] * shape[1]))
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        @Override
        public void score(float[] events, float[] scores) {
            in.put(0, events);
            run();
            out.get(0, scores);
        }

        @Override
        public void again(float[] events, float[] scores) {
            run();
        }

        private void run() {
            try (OrtSession.Result result = session.run(inputs, NOTHING_NEW, outputs)) {
                if (result.size() != 1) {
                    throw new IllegalStateException("ONNX Runtime gave " + result.size() + " outputs, expected 1");
                }
            } catch (OrtException e) {
                throw failed(e);
            }
        }
    }
}
