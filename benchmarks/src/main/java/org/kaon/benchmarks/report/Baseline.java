package org.kaon.benchmarks.report;

import java.util.Optional;
import java.util.stream.Stream;

/** Whom a candidate is compared with. */
enum Baseline {
    /** ONNX Runtime on one thread, on the same JDK. */
    ONNX_RUNTIME("ONNX Runtime, one thread, same JDK") {
        @Override
        Optional<Candidate> of(Candidate candidate, Results results) {
            Candidate same = new Candidate("onnxruntime", candidate.jvm().replace(", Vector API", ""), 1);
            return Stream.concat(Stream.of(same), results.candidates().stream())
                    .filter(other -> other.engine().equals(same.engine()) && other.threads() == 1)
                    .filter(results.candidates()::contains)
                    .findFirst();
        }
    },
    /** Keras on as many threads. */
    KERAS("Keras on as many threads") {
        @Override
        Optional<Candidate> of(Candidate candidate, Results results) {
            return results.candidates().stream()
                    .filter(other -> other.engine().equals("keras") && other.threads() == candidate.threads())
                    .findFirst();
        }
    };

    private final String title;

    Baseline(String title) {
        this.title = title;
    }

    /** For a table's head. */
    String title() {
        return title;
    }

    /** The one to compare with, if it was measured. */
    abstract Optional<Candidate> of(Candidate candidate, Results results);
}
