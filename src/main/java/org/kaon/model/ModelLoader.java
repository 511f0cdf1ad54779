package org.kaon.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;
import org.kaon.keras.Digests;
import org.kaon.keras.KerasModel;
import org.kaon.keras.KerasReader;
import org.kaon.keras.Sidecar;
import org.kaon.layer.Layers;

/**
 * How to read a model; immutable, each setting gives a new one: {@code Model.loader().architecture(json).load(weights)}.
 */
public final class ModelLoader {
    static final ModelLoader STANDARD = new ModelLoader(Layers.standard(), Optional.empty(), ReferenceCheck.REFUSE);

    private final Layers layers;
    private final Optional<Path> architecture;
    private final ReferenceCheck referenceCheck;

    private ModelLoader(Layers layers, Optional<Path> architecture, ReferenceCheck referenceCheck) {
        this.layers = layers;
        this.architecture = architecture;
        this.referenceCheck = referenceCheck;
    }

    /**
     * With other layers than the standard ones.
     *
     * @param layers for instance {@code Layers.standard().plus(…)}
     * @return new settings
     */
    public ModelLoader layers(Layers layers) {
        return new ModelLoader(layers, architecture, referenceCheck);
    }

    /**
     * With the architecture in a file of its own, as Keras's {@code to_json()} writes it; the loaded file then gives the weights alone.
     *
     * @param json the architecture
     * @return new settings
     */
    public ModelLoader architecture(Path json) {
        return new ModelLoader(layers, Optional.of(json), referenceCheck);
    }

    /**
     * What to do where a model that Kaon saved holds other parameters than then, or answers its reference rows in another way.
     *
     * @param choice {@link ReferenceCheck#REFUSE} unless set
     * @return new settings
     */
    public ModelLoader referenceCheck(ReferenceCheck choice) {
        return new ModelLoader(layers, architecture, choice);
    }

    /**
     * Reads a model.
     *
     * @param file the model, or its weights where {@link #architecture} was given
     * @return the model
     * @throws IOException where a file can't be read at all
     */
    public Model load(Path file) throws IOException {
        KerasReader reader = new KerasReader(layers);
        KerasModel read = architecture.isPresent() ? reader.read(architecture.get(), file) : reader.read(file);
        Model model =
                Model.of(read.network(), new Provenance(read.format(), read.kerasVersion(), read.name(), read.dtype()));
        try {
            return read.sidecar().map(added -> with(model, added)).orElse(model);
        } catch (KaonException e) {
            throw e.at(file.toString());
        }
    }

    private Model with(Model model, Sidecar added) {
        GroupContent content = GroupContent.of(added.content());
        List<String> warnings = new ArrayList<>();
        String sum = Digests.ofParameters(model.network());
        if (!sum.equals(content.parametersSha256())) {
            warnings.add("parameters have the SHA-256 " + sum + ", expected " + content.parametersSha256()
                    + ": they were changed after Kaon saved them");
        }
        if (!added.inputs().isEmpty()) {
            new ReferenceRows(added.inputs(), added.outputs())
                    .difference(model.network())
                    .ifPresent(warnings::add);
        }
        if (referenceCheck == ReferenceCheck.REFUSE && !warnings.isEmpty()) {
            throw new ModelFormatException(String.join("; ", warnings));
        }
        return model.with(content, warnings);
    }
}
