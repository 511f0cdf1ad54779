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
            CommandGroup.of("root", "Looks into ROOT files.", List.of(RootLs::new)),
            CommandGroup.of("data", "Works on tables of events.", List.of(DataConvert::new)),
            CommandGroup.of("higgs", "The Higgs study.", List.of(HiggsStudyCommand::new)),
            CommandGroup.of("lepton", "The lepton study.", List.of(LeptonStudyCommand::new)),
            Serve::new);

    private Commands() {}
}
