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
        Predictor predictor = Predictor.of(subject.model(), options);
        // With the Vector API, a predictor goes over to its loops once they are warm: measurements begin after that.
        predictor.warmUp();
        return compiled(predictor);
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
        return compiled(Predictor.of(Model.load(file), options));
    }

    private static Compiled compiled(Predictor predictor) {
        return rows -> rows == 1 ? new Single(predictor.session()) : new Batch(predictor.session(), rows);
    }

    private static final class Single implements Scorer {
        private final Session session;
        private float[] events;
        private float[] outputs;

        Single(Session session) {
            this.session = session;
        }

        @Override
        public void score(float[] events, float[] outputs) {
            this.events = events;
            this.outputs = outputs;
            session.predict(events, 0, outputs, 0);
        }

        @Override
        public void again() {
            session.predict(events, 0, outputs, 0);
        }
    }

    private static final class Batch implements Scorer {
        private final Session session;
        private final int rows;
        private float[] events;
        private float[] outputs;

        Batch(Session session, int rows) {
            this.session = session;
            this.rows = rows;
        }

        @Override
        public void score(float[] events, float[] outputs) {
            this.events = events;
            this.outputs = outputs;
            session.predict(rows, events, 0, outputs, 0);
        }

        @Override
        public void again() {
            session.predict(rows, events, 0, outputs, 0);
        }
    }
}
