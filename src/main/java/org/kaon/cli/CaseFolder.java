package org.kaon.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kaon.InputException;

/**
 * A recorded case: a folder with a model in one or more file forms, what Keras answered ({@code expected.h5}), and {@code meta.json}.
 *
 * @param name path below the folder in which was searched
 * @param folder where it lies
 * @param meta the description
 */
record CaseFolder(String name, Path folder, JsonObject meta) {
    private static final String META = "meta.json";
    private static final String EXPECTED = "expected.h5";
    private static final String ARCHITECTURE = "architecture.json";

    /** A file form of the case's model. */
    record Form(String name, Path file, Optional<Path> architecture) {}

    /** All cases below a folder, by name. */
    static List<CaseFolder> below(Path top) throws IOException {
        List<CaseFolder> cases = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(top)) {
            List<Path> folders = paths.filter(
                            path -> Files.exists(path.resolve(META)) && Files.exists(path.resolve(EXPECTED)))
                    .sorted()
                    .toList();
            for (Path folder : folders) {
                // A folder that is a case itself goes by its own name.
                Path name =
                        folder.equals(top) ? top.toAbsolutePath().normalize().getFileName() : top.relativize(folder);
                cases.add(new CaseFolder(name.toString(), folder, meta(folder.resolve(META))));
            }
        }
        if (cases.isEmpty()) {
            throw new InputException(top + ": no cases in it, expected folders with " + META + " and " + EXPECTED);
        }
        return cases;
    }

    Path expected() {
        return folder.resolve(EXPECTED);
    }

    boolean isSupported() {
        return !meta.has("supported") || meta.get("supported").getAsBoolean();
    }

    double tolerance(Form form, double fallback) {
        double ofCase = meta.has("tolerance") ? meta.get("tolerance").getAsDouble() : fallback;
        JsonObject own = own(form);
        return own.has("tolerance") ? own.get("tolerance").getAsDouble() : ofCase;
    }

    boolean mayBeRefused(Form form) {
        JsonObject own = own(form);
        return own.has("may_be_refused") && own.get("may_be_refused").getAsBoolean();
    }

    /**
     * Every form that lies there: whole models, weights with the architecture beside them; weights alone only where there is nothing else
     * to tell the architecture and the case is one to be refused.
     */
    List<Form> forms() throws IOException {
        Optional<Path> architecture = Optional.of(folder.resolve(ARCHITECTURE)).filter(Files::exists);
        List<Form> forms = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean weights = name.contains("weights") && name.endsWith(".h5");
                if (weights && (architecture.isPresent() || !isSupported())) {
                    forms.add(new Form(name, file, architecture));
                } else if (!weights
                        && ((name.startsWith("model") && name.endsWith(".h5")) || name.endsWith(".keras"))) {
                    forms.add(new Form(name, file, Optional.empty()));
                }
            }
        }
        return forms;
    }

    private JsonObject own(Form form) {
        JsonObject forms = meta.has("forms") ? meta.getAsJsonObject("forms") : new JsonObject();
        return forms.has(form.name()) ? forms.getAsJsonObject(form.name()) : new JsonObject();
    }

    private static JsonObject meta(Path file) throws IOException {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new InputException(file + ": expected a JSON object (" + e.getMessage() + ")", e);
        }
    }
}
