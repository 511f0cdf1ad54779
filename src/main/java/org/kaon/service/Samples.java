package org.kaon.service;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.kaon.inference.Predictor;
import org.kaon.preprocess.Feature;

/**
 * Events to try in the web form. Where none are given, some are drawn: each feature from a normal distribution of its mean and standard
 * deviation, cut to its range, and of many draws those that the model scores highest and lowest. They show what the model reacts to; they
 * are no physics, since real features hang together.
 */
final class Samples {
    private static final int DRAWS = 500;
    private static final int KEPT = 5;
    private static final long SEED = 1;

    private Samples() {}

    static String json(List<SampleEvent> given, Predictor predictor) {
        JsonArray list = new JsonArray();
        for (SampleEvent sample : given.isEmpty() ? drawn(predictor) : given) {
            JsonObject event = new JsonObject();
            sample.values().forEach(event::addProperty);
            JsonObject entry = new JsonObject();
            entry.addProperty("kind", sample.kind());
            entry.add("event", event);
            list.add(entry);
        }
        JsonObject all = new JsonObject();
        all.addProperty("generated", given.isEmpty());
        all.add("samples", list);
        return all.toString();
    }

    private static List<SampleEvent> drawn(Predictor predictor) {
        List<Feature> features = predictor.features().orElseThrow().features();
        float[][] events = draws(features);
        int width = predictor.outputWidth();
        float[] outputs = new float[DRAWS * width];
        for (int i = 0; i < DRAWS; i++) {
            predictor.session().predict(events[i], 0, outputs, i * width);
        }
        List<SampleEvent> samples = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            int output = column;
            List<Integer> ranked = IntStream.range(0, DRAWS)
                    .boxed()
                    .sorted(Comparator.comparingDouble(draw -> -outputs[draw * width + output]))
                    .toList();
            String kind = width == 1 ? "high score" : "class " + column;
            ranked.subList(0, KEPT).forEach(draw -> samples.add(sample(kind, features, events[draw])));
            if (width == 1) {
                ranked.subList(DRAWS - KEPT, DRAWS)
                        .forEach(draw -> samples.add(sample("low score", features, events[draw])));
            }
        }
        return samples;
    }

    private static float[][] draws(List<Feature> features) {
        Random random = new Random(SEED);
        float[][] events = new float[DRAWS][features.size()];
        for (float[] event : events) {
            for (int i = 0; i < event.length; i++) {
                Feature feature = features.get(i);
                double value = feature.mean() + feature.std() * random.nextGaussian();
                event[i] = (float) Math.max(feature.min(), Math.min(feature.max(), value));
            }
        }
        return events;
    }

    private static SampleEvent sample(String kind, List<Feature> features, float[] event) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < event.length; i++) {
            values.put(features.get(i).name(), Double.valueOf(ShortestDecimal.of(event[i])));
        }
        return new SampleEvent(kind, values);
    }
}
