package org.kaon.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.kaon.benchmarks.network.Subject;
import org.kaon.inference.CompileOptions;
import org.kaon.inference.Predictor;
import org.kaon.inference.Session;
import org.kaon.model.Model;

/**
 * Kaon with certain options, through the calls of an event loop.
 *
 * @param name of the options
 * @param tolerance how far these options may be off
 * @param options of the predictor
 */
record KaonEngine(String name, double tolerance, CompileOptions options) implements FileEngine {
    @Override
    public boolean allocatesNothing() {
        return true;
    }

    @Override
    public Compiled compile(Subject subject, int threads) {
        return new Ready(Predictor.of(subject.model(), options));
    }

    @Override
    public String suffix() {
        return ".h5";
    }

    @Override
    public void save(Subject subject, Path file) throws IOException {
        subject.model().save(file);
    }

    @Override
    public Compiled load(Path file) throws IOException {
        return new Ready(Predictor.of(Model.load(file), options));
    }

    private record Ready(Predictor predictor) implements Compiled {
        @Override
        public Scorer scorer(int rows) {
            return rows == 1 ? new Single(predictor.session()) : new Batch(predictor.session(), rows);
        }

        /** With the Vector API, a predictor goes over to its loops once they are warm. */
        @Override
        public void warmUp() {
            predictor.warmUp();
        }
    }

    private static final class Single implements Scorer {
        private final Session session;

        Single(Session session) {
            this.session = session;
        }

        @Override
        public void score(float[] events, float[] outputs) {
            session.predict(events, 0, outputs, 0);
        }
    }

    private static final class Batch implements Scorer {
        private final Session session;
        private final int rows;

        Batch(Session session, int rows) {
            this.session = session;
            this.rows = rows;
        }

        @Override
        public void score(float[] events, float[] outputs) {
            session.predict(rows, events, 0, outputs, 0);
        }
    }
}
