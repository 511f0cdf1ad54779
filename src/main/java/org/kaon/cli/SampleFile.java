package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.data.Dataset;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.service.SampleEvent;

/** Reads events to try in the web form: the first of each kind that lie in the model's ranges. */
final class SampleFile {
    private static final String LABEL = "signal";
    private static final int MOST_READ = 2000;
    private static final int MOST_OF_A_KIND = 100;

    private SampleFile() {}

    static List<SampleEvent> read(Path file, FeatureSchema schema) throws IOException {
        Dataset table = Readers.read(file, ReadOptions.of().maxRows(MOST_READ));
        Optional<float[]> labels =
                table.columns().contains(LABEL) ? Optional.of(table.column(LABEL)) : Optional.empty();
        int[] places = schema.columnsIn(table.columns());
        List<SampleEvent> events = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            String kind = labels.map(label -> label[at] > 0.5f ? "signal" : "background")
                    .orElse("event");
            Map<String, Double> values = values(table, row, places, schema.features());
            if (values.size() == places.length && counts.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
                events.add(new SampleEvent(kind, values));
            }
        }
        return events;
    }

    /** Those in range. */
    private static Map<String, Double> values(Dataset table, int row, int[] places, List<Feature> features) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < places.length; i++) {
            Feature feature = features.get(i);
            float value = table.value(row, places[i]);
            if (value >= feature.lowest() && value <= feature.highest()) {
                values.put(feature.name(), Double.valueOf(Float.toString(value)));
            }
        }
        return values;
    }
}
