package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kaon.InputException;
import org.kaon.data.Examples;
import org.kaon.data.Source;
import org.kaon.loss.Loss;
import org.kaon.model.Model;
import org.kaon.model.TrainingRecord;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.training.CsvLog;
import org.kaon.training.Trainer;
import org.kaon.training.TrainingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a network on labelled events. */
@Command(
        description = {
            "Trains a network on labelled events and saves it as HDF5 that Keras and Kaon open.",
            "Beside the model M.h5 it writes M_stats.csv, M_history.csv and M_history.png. After each epoch M.checkpoint.h5 holds all that "
                    + "is needed to go on; it is deleted when all went well.",
        },
        footer = {
            "",
            "Examples:",
            "  kaon train --data events.csv --label signal --layers \"64 relu, 64 relu, 1 sigmoid\" --patience 3 --restore-best --output model.h5",
            "  kaon train --data HIGGS.csv.gz --columns higgs --drop \"jet 1 phi,jet 2 phi\" --layers \"300 relu dropout 0.1, 1 sigmoid\" --optimizer \"adam amsgrad=true\" --output higgs.h5",
            "After a crash, the same command again with --resume and the output's folder ends as if there had been none.",
            "Exit codes: 0 done, 1 the loss was no number any more, 2 arguments or files are wrong."
        })
final class Train implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Mixin
    private ExampleReader reader;

    @Mixin
    private SplitOptions split;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private LearningOptions learning;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "M.h5",
            description = "Where the model goes.")
    private Path output;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Another place for the checkpoint, where it is kept. Default: M.checkpoint.h5 beside the model.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "PATH",
            description =
                    "Go on from a checkpoint, or from the one in the output's folder; all else as in the first command.")
    private Optional<Path> resume = Optional.empty();

    private final Terminal terminal;

    Train(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What is trained on what. */
    private record Job(
            ExampleReader.Choice choice, Graph graph, Task task, Loss loss, SplitOptions.Parts parts, long rows) {}

    @Override
    public Integer call() throws IOException {
        reader.check();
        split.check();
        network.check();
        learning.check(split.hasValidation());
        TrainingFiles files = TrainingFiles.of(output, checkpoint);
        files.checkWritable(Stream.concat(Stream.of(reader.source()), split.sources().stream())
                .toList());
        Optional<Path> resumed = resume.map(files::resumed);
        Job job = job();
        new TrainingSummary(terminal.out())
                .begin(job.rows(), job.choice(), job.parts(), job.graph(), job.loss(), learning);
        if (resumed.isEmpty() && Files.exists(files.checkpoint())) {
            terminal.err()
                    .println("kaon train: " + files.checkpoint()
                            + " of an earlier training will be replaced; --resume would have gone on from it");
        }
        TrainingResult result = fit(job, files, resumed);
        finish(job, files, result);
        return ExitCode.DONE;
    }

    private Job job() throws IOException {
        ExampleReader.Choice choice = reader.choose();
        Graph graph = network.graph(choice.features().size());
        int width = Task.outputWidth(graph);
        int labels = choice.labels().size();
        Task task = Task.of(graph, learning.lossName());
        Loss loss =
                LearningOptions.loss(learning.lossName().orElse(task.usualLoss().apply(labels)));
        if (loss.targetWidth(width) != labels) {
            throw new InputException(labels + (labels == 1 ? " label column" : " label columns") + ", expected "
                    + loss.targetWidth(width) + " for " + loss.name() + " of " + width
                    + (width == 1 ? " output value" : " output values"));
        }
        Examples examples = read(reader.source(), choice, task, width);
        SplitOptions.Parts parts = split.divide(
                examples,
                task.isStratified(width, labels),
                learning.seed(),
                source -> read(source, choice, task, width));
        return new Job(choice, graph, task, loss, parts, examples.size());
    }

    private Examples read(Source source, ExampleReader.Choice choice, Task task, int width) throws IOException {
        Examples examples = reader.read(source, choice, learning.threads());
        boolean further = !source.equals(reader.source());
        try {
            var check = task.check(width, choice.labels().size());
            (further ? check.allowConstantFeatures() : check).check(examples);
        } catch (InputException e) {
            throw e.at(source.toString());
        }
        return examples;
    }

    private TrainingResult fit(Job job, TrainingFiles files, Optional<Path> resumed) throws IOException {
        Trainer trainer = learning.trainer(job.task(), job.loss(), job.parts().training())
                .callbacks(new CsvLog(files.history()))
                .checkpoint(files.checkpoint());
        trainer = learning.earlyStopping().map(trainer::callbacks).orElse(trainer);
        trainer = job.parts().validation().map(trainer::validation).orElse(trainer);
        trainer = resumed.map(trainer::resume).orElse(trainer);
        Network first = NetworkOptions.begin(job.graph(), learning.seed());
        try (TrainingDisplay display = new TrainingDisplay(
                terminal, learning.epochs(), job.parts().training().size(), System::nanoTime)) {
            Interruption interruption = new Interruption(terminal, display, files.checkpoint());
            try {
                return trainer.callbacks(display).fit(first, job.parts().training());
            } finally {
                interruption.end();
            }
        }
    }

    private void finish(Job job, TrainingFiles files, TrainingResult result) throws IOException {
        result.warnings().forEach(warning -> terminal.err().println("kaon train: warning: " + warning));
        Model model = result.model();
        TrainingRecord record = model.training().orElseThrow();
        model.withTraining(record.withTestRows(
                        job.parts().test().map(Examples::size).orElse(0)))
                .save(files.model());
        statistics(job).write(files.statistics());
        result.history().write(files.history());
        HistoryCurve.of(result.history(), learning.restoresBest()).save(files.curve());
        TrainingSummary summary = new TrainingSummary(terminal.out());
        summary.end(result, learning);
        summary.quality(qualities(job, files.model()));
        List<Path> written =
                new ArrayList<>(List.of(files.model(), files.statistics(), files.history(), files.curve()));
        if (files.keepsCheckpoint()) {
            written.add(files.checkpoint());
        } else {
            Files.deleteIfExists(files.checkpoint());
        }
        summary.written(written);
    }

    /** Statistics of all columns, the labels' first. */
    private static FeatureSchema statistics(Job job) {
        Examples training = job.parts().training();
        List<Feature> all =
                new ArrayList<>(FeatureSchema.fit(training.targets()).features());
        all.addAll(FeatureSchema.fit(training.features()).features());
        return new FeatureSchema(all);
    }

    /** By the file that was written, as everybody else will use it. */
    private Map<String, Quality.Merit> qualities(Job job, Path file) throws IOException {
        Model saved = Model.load(file);
        Map<String, Quality.Merit> qualities = new LinkedHashMap<>();
        if (job.parts().validation().isPresent()) {
            qualities.put(
                    "validation", quality(job, saved, job.parts().validation().get()));
        }
        if (job.parts().test().isPresent()) {
            qualities.put("test", quality(job, saved, job.parts().test().get()));
        }
        return qualities;
    }

    private Quality.Merit quality(Job job, Model model, Examples examples) throws IOException {
        List<String> labels = job.choice().labels();
        try (Progress progress = new Progress(terminal, "evaluate", examples.size());
                LabelledEvents events = new LabelledExamples(examples, Optional.empty(), List.of())) {
            Scores scores = Scores.of(model, events, labels.size(), progress);
            return Quality.Merit.of(job.task(), job.loss(), new Quality.Question(scores, labels, List.of(0.5)));
        }
    }
}
