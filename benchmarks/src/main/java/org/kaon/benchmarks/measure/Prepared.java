package org.kaon.benchmarks.measure;

import java.util.Arrays;
import org.kaon.benchmarks.engine.Compiled;
import org.kaon.benchmarks.engine.Engine;
import org.kaon.benchmarks.engine.Scorer;
import org.kaon.benchmarks.network.Agreement;
import org.kaon.benchmarks.network.Subject;

/** One thread's calls of an engine, its answers checked before anything is timed. */
final class Prepared {
    /** How many distinct events, or batches, are cycled through: a power of two. */
    private static final int EVENTS = 64;

    private final Scorer scorer;
    private final float[][] events;
    private final float[] outputs;
    private int next;

    private Prepared(Scorer scorer, float[][] events, float[] outputs) {
        this.scorer = scorer;
        this.events = events;
        this.outputs = outputs;
    }

    /** Single events, a new one at each call. */
    static Prepared singles(Subject subject, Engine engine, Compiled compiled) {
        return of(subject, engine, compiled, 1, EVENTS);
    }

    /** The same batch again and again. */
    static Prepared batch(Subject subject, Engine engine, Compiled compiled, int rows) {
        return of(subject, engine, compiled, rows, 1);
    }

    private static Prepared of(Subject subject, Engine engine, Compiled compiled, int rows, int count) {
        int length = rows * subject.architecture().inputs();
        float[] all = subject.events(rows * count);
        float[][] events = new float[count][];
        float[] outputs = new float[rows * subject.architecture().outputs()];
        float[] expected = subject.reference(all);
        Scorer scorer = compiled.scorer(rows);
        for (int i = 0; i < count; i++) {
            events[i] = Arrays.copyOfRange(all, i * length, (i + 1) * length);
            scorer.score(events[i], outputs);
            float[] own = Arrays.copyOfRange(expected, i * outputs.length, (i + 1) * outputs.length);
            Agreement.check(engine.name(), outputs, own, engine.tolerance());
        }
        return new Prepared(scorer, events, outputs);
    }

    /** Evaluates the next event from array to array. */
    float next() {
        next = (next + 1) & (events.length - 1);
        scorer.score(events[next], outputs);
        return outputs[0];
    }

    /** Evaluates the last events once more, where they lie. */
    float again() {
        scorer.again(events[next], outputs);
        return outputs[0];
    }
}
