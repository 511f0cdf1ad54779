package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Source;
import org.kaon.data.WholeFile;

/**
 * The files that a training writes, all beside the model.
 *
 * @param model Keras HDF5
 * @param statistics of labels and features in the training part
 * @param history losses and metrics of each epoch
 * @param curve the same as a picture
 * @param checkpoint what a training that was cut off goes on from
 * @param keepsCheckpoint whether it stays when all went well
 */
record TrainingFiles(Path model, Path statistics, Path history, Path curve, Path checkpoint, boolean keepsCheckpoint) {
    private static final String ENDING = ".h5";

    /**
     * The files for a model.
     *
     * @param model where it goes
     * @param checkpoint where the user wants it; it is kept then
     */
    static TrainingFiles of(Path model, Optional<Path> checkpoint) {
        String name = String.valueOf(model.getFileName());
        if (!name.endsWith(ENDING) || name.length() == ENDING.length()) {
            throw new InputException("--output " + model + ", expected a name that ends in " + ENDING
                    + ": models are saved as Keras HDF5");
        }
        String base = name.substring(0, name.length() - ENDING.length());
        return new TrainingFiles(
                model,
                model.resolveSibling(base + "_stats.csv"),
                model.resolveSibling(base + "_history.csv"),
                model.resolveSibling(base + "_history.png"),
                checkpoint.orElse(model.resolveSibling(base + ".checkpoint" + ENDING)),
                checkpoint.isPresent());
    }

    /** Finds out now what would be found out after hours otherwise. */
    void checkWritable(List<Source> inputs) throws IOException {
        for (Path file : List.of(model, statistics, history, curve, checkpoint)) {
            for (Source input : inputs) {
                if (Files.exists(file) && Files.exists(input.file()) && Files.isSameFile(file, input.file())) {
                    throw new InputException(
                            "--output " + model + ": " + file + " would replace what is read; expected another name");
                }
            }
            WholeFile.checkWritable(file);
        }
    }

    /**
     * The checkpoint to go on from.
     *
     * @param given that file, or the folder of the output
     */
    Path resumed(Path given) {
        Path file = Files.isDirectory(given) ? given.resolve(checkpoint.getFileName()) : given;
        if (!Files.exists(file)) {
            throw new InputException(
                    "--resume " + given + ": no checkpoint " + file + "; a training that came to its end leaves none");
        }
        return file;
    }
}
