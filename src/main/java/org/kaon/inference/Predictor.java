package org.kaon.inference;

import org.kaon.model.Model;
import org.kaon.network.Program;

/** A model compiled for evaluation. Immutable and thread-safe; each thread takes a {@link #session} of its own. */
public final class Predictor {
    private final Program program;

    private Predictor(Program program) {
        this.program = program;
    }

    /**
     * Compiles a model.
     *
     * @param model the model
     * @return the predictor
     */
    public static Predictor of(Model model) {
        return new Predictor(model.network().program());
    }

    /**
     * Working memory for one thread.
     *
     * @return a new session
     */
    public Session session() {
        return new Session(program);
    }
}
