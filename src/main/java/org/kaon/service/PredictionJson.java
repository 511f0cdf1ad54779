package org.kaon.service;

/** Writes predictions: for each event an array of the flat outputs, or {@code null}. */
final class PredictionJson {
    private static final int CHARACTERS_PER_NUMBER = 14;

    private PredictionJson() {}

    static String of(PredictRequest request, float[] outputs, int width) {
        Events events = request.events();
        StringBuilder text = new StringBuilder(32 + outputs.length * CHARACTERS_PER_NUMBER);
        text.append("{\"prediction\":[");
        int at = 0;
        for (int event = 0; event < events.size(); event++) {
            text.append(event == 0 ? "" : ",");
            if (events.isGood(event)) {
                row(text, outputs, at, width);
                at += width;
            } else {
                text.append("null");
            }
        }
        text.append(']');
        if (request.partial()) {
            text.append(",\"errors\":").append(Errors.listed(request.problems()));
        }
        return text.append('}').toString();
    }

    private static void row(StringBuilder text, float[] outputs, int offset, int width) {
        text.append('[');
        for (int i = 0; i < width; i++) {
            text.append(i == 0 ? "" : ",").append(ShortestDecimal.of(outputs[offset + i]));
        }
        text.append(']');
    }
}
