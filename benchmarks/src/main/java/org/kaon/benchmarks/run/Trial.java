package org.kaon.benchmarks.run;

import java.util.List;
import org.kaon.benchmarks.report.Measurement;

/** Something that is measured once per round, in a process of its own. */
interface Trial {
    /** What it is, for the log. */
    String title();

    /** Measures. */
    List<Measurement> run(int round) throws Exception;
}
