package org.kaon.service;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.kaon.data.Decimal;

/**
 * Reads the body that nearly every request has, straight from its bytes: {@code {"events": [{"feature": number, …}, …]}} with nothing wrong,
 * no escapes, no numbers in strings and nothing out of range. Of all else it knows only that it is something else, which {@link EventReader}
 * then reads; what this one accepts, that one reads as the same values.
 */
final class PlainReader {
    private static final byte[] EVENTS = "\"events\"".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final EventFormat format;
    private final int width;
    private final Events events;
    private final float[] row;
    private final int[] lastEventWith;
    private int at;
    private int nextPlace;

    private PlainReader(byte[] body, EventFormat format) {
        this.body = body;
        this.format = format;
        this.width = format.width();
        this.events = new Events(width);
        this.row = new float[width];
        this.lastEventWith = new int[width];
    }

    /** Nothing where the body isn't plain. */
    static Optional<PredictRequest> read(byte[] body, EventFormat format) {
        PlainReader reader = new PlainReader(body, format);
        return reader.isPlain() ? Optional.of(reader.request()) : Optional.empty();
    }

    private PredictRequest request() {
        PredictRequest.Drift drift = new PredictRequest.Drift(width);
        Arrays.fill(drift.valueCounts, events.size());
        return new PredictRequest(events, new Problems(), drift, false);
    }

    private boolean isPlain() {
        boolean plain = takes('{') && takesBytes(EVENTS) && takes(':') && takes('[') && readEvents() && takes('}');
        skipSpaces();
        return plain && at == body.length;
    }

    private boolean readEvents() {
        do {
            if (events.size() == EventReader.MOST_EVENTS || !readEvent()) {
                return false;
            }
            events.add(row);
        } while (takes(','));
        return takes(']');
    }

    private boolean readEvent() {
        int mark = events.size() + 1;
        int found = 0;
        if (!takes('{')) {
            return false;
        }
        do {
            int place = readName();
            if (place < 0 || lastEventWith[place] == mark || !takes(':') || !readValue(place)) {
                return false;
            }
            lastEventWith[place] = mark;
            nextPlace = place + 1 < width ? place + 1 : 0;
            found++;
        } while (takes(','));
        return found == width && takes('}');
    }

    /** The place of the feature; most senders keep to the order of the schema. */
    private int readName() {
        if (takesBytes(format.quotedName(nextPlace))) {
            return nextPlace;
        }
        int end = at + 1;
        while (end < body.length && body[end] != '"') {
            end++;
        }
        int place =
                end < body.length ? format.place(new String(body, at + 1, end - at - 1, StandardCharsets.UTF_8)) : -1;
        return place >= 0 && takesBytes(format.quotedName(place)) ? place : -1;
    }

    private boolean readValue(int place) {
        skipSpaces();
        int from = at;
        if (!skipNumber() || at - from > EventFormat.LONGEST_NUMBER) {
            return false;
        }
        float value = (float) Decimal.parse(body, from, at);
        row[place] = value;
        return Float.isFinite(value) && format.isInRange(place, value);
    }

    /** A number as RFC 8259 has it. */
    private boolean skipNumber() {
        takesByte('-');
        if (!takesByte('0') && !skipDigits()) {
            return false;
        }
        if (takesByte('.') && !skipDigits()) {
            return false;
        }
        if (takesByte('e') || takesByte('E')) {
            if (!takesByte('-')) {
                takesByte('+');
            }
            return skipDigits();
        }
        return true;
    }

    private boolean skipDigits() {
        int from = at;
        while (at < body.length && body[at] >= '0' && body[at] <= '9') {
            at++;
        }
        return at > from;
    }

    private boolean takes(char wanted) {
        skipSpaces();
        return takesByte(wanted);
    }

    private boolean takesByte(char wanted) {
        boolean found = at < body.length && body[at] == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private boolean takesBytes(byte[] wanted) {
        skipSpaces();
        int end = at + wanted.length;
        boolean found =
                wanted.length > 0 && end <= body.length && Arrays.equals(body, at, end, wanted, 0, wanted.length);
        at = found ? end : at;
        return found;
    }

    private void skipSpaces() {
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
    }
}
