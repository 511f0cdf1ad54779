package org.kaon.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.UnsupportedModelException;
import org.kaon.data.WholeFile;
import org.kaon.keras.Digests;
import org.kaon.keras.KerasWriter;
import org.kaon.keras.Sidecar;
import org.kaon.model.GroupContent.Scaling;
import org.kaon.network.Network;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/**
 * How to save a model; immutable, each setting gives a new one: {@code model.saver().standardisedInputs().save(file)}.
 *
 * <p>The file is whole-model HDF5 that Keras 2.13 and 3.15 open by {@code load_model}, with a group {@code kaon} that both ignore. One file, one answer: where
 * the model standardises its features, so does the saved network, and both take raw values.
 */
public final class ModelSaver {
    /**
     * Between the model and what is about to be saved, before anything is written: guards against a network that means something else, not
     * against roundings (a standardisation inside the first layer moves extreme events by some 1e-6).
     */
    private static final double SAME_MEANING = 1e-4;

    private final Model model;
    private final boolean standardisedInputs;
    private final Optional<List<double[]>> events;

    private ModelSaver(Model model, boolean standardisedInputs, Optional<List<double[]>> events) {
        this.model = model;
        this.standardisedInputs = standardisedInputs;
        this.events = events;
    }

    static ModelSaver of(Model model) {
        return new ModelSaver(model, false, Optional.empty());
    }

    /**
     * With the network as it is, although the model standardises its features: Kaon will do so after loading, but Keras will want standardised
     * values from the same file.
     *
     * @return new settings
     */
    public ModelSaver standardisedInputs() {
        return new ModelSaver(model, true, events);
    }

    /**
     * With reference events of the caller's choice, which are evaluated at every loading; without, they come from the features' statistics.
     *
     * @param flatEvents at least one; the values of all inputs one after the other, raw where the model standardises them
     * @return new settings
     * @throws InputException where there is none
     */
    public ModelSaver reference(List<double[]> flatEvents) {
        if (flatEvents.isEmpty()) {
            throw new InputException("no reference event, expected at least one");
        }
        return new ModelSaver(
                model,
                standardisedInputs,
                Optional.of(flatEvents.stream().map(double[]::clone).toList()));
    }

    /**
     * Saves the model. The file appears whole or not at all; what stood there is replaced.
     *
     * @param file where to, usually {@code .h5}
     * @throws IOException where it can't be written
     * @throws UnsupportedModelException where Keras 2 and 3 can't both read the same from it; nothing is written then
     */
    public void save(Path file) throws IOException {
        boolean moves = model.standardises() && !standardisedInputs;
        RawInputs.Result result = moves
                ? RawInputs.of(model.network(), model.features().orElseThrow())
                : new RawInputs.Result(model.network(), model.standardises() ? Scaling.OUTSIDE : Scaling.NONE);
        KerasWriter writer = KerasWriter.of(result.network(), model.provenance().name());
        Sidecar sidecar = sidecar(writer.network(), result.scaling());
        WholeFile.write(file, temporary -> {
            writer.write(temporary, Optional.of(sidecar));
            // Reads it as any later reader will: parameters by their sum, answers by the reference rows.
            Model.load(temporary);
        });
    }

    private Sidecar sidecar(Network saved, Scaling scaling) {
        GroupContent content =
                new GroupContent(model.features(), scaling, model.training(), Digests.ofParameters(saved));
        Optional<ReferenceRows> rows = ReferenceRows.sized(model.network()).map(sized -> rows(sized, saved, scaling));
        return new Sidecar(
                content.toMap(),
                rows.map(ReferenceRows::inputs).orElse(List.of()),
                rows.map(ReferenceRows::outputs).orElse(List.of()));
    }

    private ReferenceRows rows(Network original, Network saved, Scaling scaling) {
        List<double[]> raw = events.orElseGet(() -> model.features()
                .map(ReferenceRows::events)
                .orElseGet(() -> ReferenceRows.events(ReferenceRows.width(original))));
        List<Sidecar.Table> taken = ReferenceRows.tables(
                original,
                model.standardises() ? standardised(raw, model.features().orElseThrow()) : raw);
        boolean inside = scaling == Scaling.FOLDED || scaling == Scaling.LAYER;
        ReferenceRows answers = ReferenceRows.of(saved, inside ? ReferenceRows.tables(original, raw) : taken);
        double tolerance = Math.max(SAME_MEANING, ReferenceRows.tolerance(original));
        ReferenceRows.of(original, taken).difference(answers, tolerance).ifPresent(difference -> {
            throw new UnsupportedModelException("the network can't be saved so that it means the same: " + difference);
        });
        return answers;
    }

    private static List<double[]> standardised(List<double[]> events, FeatureSchema schema) {
        return events.stream().map(event -> standardised(event, schema)).toList();
    }

    private static double[] standardised(double[] event, FeatureSchema schema) {
        double[] values = event.clone();
        for (int i = 0; i < Math.min(values.length, schema.size()); i++) {
            Feature feature = schema.features().get(i);
            values[i] = (values[i] - feature.mean()) / feature.std();
        }
        return values;
    }
}
