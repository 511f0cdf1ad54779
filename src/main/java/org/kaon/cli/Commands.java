package org.kaon.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** The table of commands. To add one, write a class and a line here. */
final class Commands {
    static final List<Function<Terminal, Callable<Integer>>> ALL = List.of(
            Demo::new,
            Train::new,
            Evaluate::new,
            Predict::new,
            Info::new,
            Verify::new,
            Root::new,
            DataCommand::new,
            Higgs::new,
            Serve::new);

    private Commands() {}
}
