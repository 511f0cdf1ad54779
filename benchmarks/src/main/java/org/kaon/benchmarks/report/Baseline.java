package org.kaon.benchmarks.report;

import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Whom a candidate is compared with.
 *
 * @param title for a table's head
 * @param engine whose name it is
 * @param fits whether a peer with that engine stands on the same ground as a candidate
 */
record Baseline(String title, String engine, BiPredicate<Candidate, Candidate> fits) {
    static final Baseline ONNX_RUNTIME =
            new Baseline("ONNX Runtime, one thread", "onnxruntime", Baseline::onSameJdkAlone);
    static final Baseline NAIVE = new Baseline("naive loops", "naive", Baseline::onSameJdkAlone);
    static final Baseline KERAS = new Baseline(
            "Keras on as many threads", "keras", (peer, candidate) -> peer.threads() == candidate.threads());

    /** The Vector API is a JDK's flag, which makes no difference to these peers. */
    private static boolean onSameJdkAlone(Candidate peer, Candidate candidate) {
        return peer.threads() == 1 && candidate.jvm().startsWith(peer.jvm());
    }

    /** The one to compare with, if it was measured. */
    Optional<Candidate> of(Candidate candidate, Results results) {
        return results.candidates().stream()
                .filter(peer -> peer.engine().equals(engine) && fits.test(peer, candidate))
                .findFirst();
    }
}
