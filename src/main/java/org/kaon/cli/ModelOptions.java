package org.kaon.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.model.Model;
import org.kaon.model.ModelLoader;
import org.kaon.model.ReferenceCheck;
import org.kaon.preprocess.FeatureSchema;
import picocli.CommandLine.Option;

/** The options that say how a model is read, for every command that takes one. */
final class ModelOptions {
    @Option(
            names = "--architecture",
            paramLabel = "FILE",
            description = "The architecture as JSON (Keras's to_json()), where the model's file holds weights alone.")
    private Optional<Path> architecture = Optional.empty();

    @Option(
            names = "--ignore-reference",
            description =
                    "Warn, in place of an error, where a model that Kaon saved was changed or no longer answers its reference rows.")
    private boolean ignoreReference;

    /** Reads a model file; what is wrong with it, if that is no error, is told on {@code err}. */
    Model load(Path file, Terminal terminal) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory, expected a model file");
        }
        ReferenceCheck check = ignoreReference ? ReferenceCheck.WARN : ReferenceCheck.REFUSE;
        Model model = loader(architecture).referenceCheck(check).load(file);
        model.warnings().forEach(warning -> terminal.err().println("kaon: warning: " + file + ": " + warning));
        return model;
    }

    static ModelLoader loader(Optional<Path> architecture) {
        return architecture.map(Model.loader()::architecture).orElseGet(Model::loader);
    }

    /**
     * The model taking the raw features that a file of statistics describes; a label's row in front is left out. A model that brings its own
     * features takes raw values already: to standardise them again would be wrong.
     */
    static Model withStatistics(Model model, Path statistics, Terminal terminal) throws IOException {
        if (model.features().isPresent()) {
            terminal.err()
                    .println("kaon: the model brings its own features and scaling; --stats " + statistics
                            + " isn't needed and not used");
            return model;
        }
        return withStatistics(model, statistics);
    }

    /** The same, for a model that knows no features. */
    static Model withStatistics(Model model, Path statistics) throws IOException {
        FeatureSchema schema = FeatureSchema.read(statistics);
        try {
            return model.withFeatures(isSized(model) ? schema.forInputs(width(model)) : schema);
        } catch (InputException e) {
            throw e.at(statistics.toString());
        }
    }

    private static boolean isSized(Model model) {
        return model.network().graph().inputs().stream()
                .allMatch(input -> input.shape().isKnown());
    }

    private static int width(Model model) {
        return Math.toIntExact(model.network().graph().inputs().stream()
                .mapToLong(input -> input.shape().size())
                .sum());
    }
}
