package org.kaon.service;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Names;
import org.kaon.service.PredictRequest.Drift;

/**
 * Reads the body of a prediction request in one pass: {@code {"events": [{"feature": number, …}, …], "partial": boolean}}. What is wrong with
 * events is collected; what is no such object at all ends it.
 */
final class EventReader {
    private static final int MOST_LEVELS = 16;
    static final int MOST_EVENTS = 100_000;
    /** To look for similar names takes time, which a request full of unknown ones shouldn't get. */
    private static final int MOST_SUGGESTIONS = 20;

    private static final int LONGEST_NAME = 100;

    private static final Map<JsonToken, String> KINDS = new EnumMap<>(Map.of(
            JsonToken.BEGIN_ARRAY, "an array",
            JsonToken.BEGIN_OBJECT, "an object",
            JsonToken.STRING, "a string",
            JsonToken.NUMBER, "a number",
            JsonToken.BOOLEAN, "true or false",
            JsonToken.NULL, "null"));

    private final JsonReader json;
    private final EventFormat format;
    private final Events events;
    private final Problems problems = new Problems();
    private final Drift drift;
    private final float[] row;
    private final int[] lastEventWith;
    private int suggestions;
    private boolean hasEvents;
    private boolean hasPartial;
    private boolean partial;

    private EventReader(byte[] body, EventFormat format) {
        this.json = new JsonReader(new InputStreamReader(
                new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder())); // refuses what isn't UTF-8
        json.setStrictness(Strictness.STRICT);
        json.setNestingLimit(MOST_LEVELS);
        this.format = format;
        this.events = new Events(format.width());
        this.drift = new Drift(format.width());
        this.row = new float[format.width()];
        this.lastEventWith = new int[format.width()];
    }

    static PredictRequest read(byte[] body, EventFormat format) throws Refusal {
        Optional<PredictRequest> plain = PlainReader.read(body, format);
        return plain.isPresent() ? plain.get() : readAny(body, format);
    }

    static PredictRequest readAny(byte[] body, EventFormat format) throws Refusal {
        EventReader reader = new EventReader(body, format);
        try {
            return reader.read();
        } catch (CharacterCodingException e) {
            throw malformed("the body isn't text in UTF-8");
        } catch (EOFException e) {
            throw malformed(
                    body.length == 0
                            ? "the body is empty, expected JSON"
                            : "the body isn't JSON: it ends in the middle");
        } catch (IOException | IllegalStateException e) {
            throw malformed("the body isn't JSON: malformed" + place(e.getMessage()));
        }
    }

    private PredictRequest read() throws IOException, Refusal {
        expect(JsonToken.BEGIN_OBJECT, "the body");
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals("events") && !hasEvents) {
                hasEvents = true;
                readEvents();
            } else if (name.equals("partial") && !hasPartial) {
                hasPartial = true;
                expect(JsonToken.BOOLEAN, "'partial'");
                partial = json.nextBoolean();
            } else {
                throw malformed(EventFormat.quoted(name)
                        + (name.equals("events") || name.equals("partial")
                                ? " comes twice"
                                : " is unknown; known: 'events', 'partial'"));
            }
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw malformed("the body isn't JSON: text behind its end");
        }
        if (!hasEvents) {
            throw malformed("no 'events', expected {\"events\": [{…}, …]}");
        }
        return new PredictRequest(events, problems, drift, partial);
    }

    private void readEvents() throws IOException, Refusal {
        expect(JsonToken.BEGIN_ARRAY, "'events'");
        json.beginArray();
        while (json.hasNext()) {
            if (events.size() == MOST_EVENTS) {
                throw new Refusal(413, ErrorKind.TOO_LARGE, "more than " + MOST_EVENTS + " events in a request");
            }
            if (readEvent(events.size())) {
                events.add(row);
            } else {
                events.addBad();
            }
        }
        json.endArray();
    }

    /** Whether the event is good, and lies in {@code row}. */
    private boolean readEvent(int event) throws IOException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            problems.add(new Problem(
                    event, "", ErrorKind.MALFORMED, KINDS.get(json.peek()) + ", expected an object with the features"));
            json.skipValue();
            return false;
        }
        boolean good = true;
        int found = 0;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            int place = format.place(name);
            if (place >= 0 && lastEventWith[place] <= event) {
                lastEventWith[place] = event + 1;
                found++;
                good &= readValue(event, place, name);
            } else {
                json.skipValue();
                problems.add(place >= 0 ? repeated(event, name) : unknown(event, name));
                good = false;
            }
        }
        json.endObject();
        return found == format.width() ? good : missing(event);
    }

    private boolean readValue(int event, int place, String name) throws IOException {
        try {
            float value = number();
            drift.valueCounts[place]++;
            if (!format.isInRange(place, value)) {
                drift.outOfRangeCounts[place]++;
                value = admitted(event, place, name, value);
            }
            row[place] = value;
            return !Float.isNaN(value);
        } catch (InputException e) {
            problems.add(problem(event, name, ErrorKind.NOT_A_NUMBER, e.getMessage()));
            return false;
        }
    }

    /** NaN where it is refused. */
    private float admitted(int event, int place, String name, float value) {
        try {
            return format.admitted(event, place, value);
        } catch (InputException e) {
            problems.add(new Problem(event, name, ErrorKind.OUT_OF_RANGE, e.getMessage()));
            return Float.NaN;
        }
    }

    private float number() throws IOException {
        JsonToken kind = json.peek();
        if (kind == JsonToken.NUMBER || kind == JsonToken.STRING) {
            return EventFormat.number(json.nextString());
        }
        json.skipValue();
        throw new InputException(KINDS.get(kind) + ", expected a number");
    }

    private boolean missing(int event) {
        for (int place = 0; place < lastEventWith.length; place++) {
            if (lastEventWith[place] <= event) {
                String name = format.names().get(place);
                problems.add(problem(event, name, ErrorKind.MISSING, "missing"));
            }
        }
        return false;
    }

    private Problem unknown(int event, String name) {
        boolean suggests = suggestions++ < MOST_SUGGESTIONS && name.length() <= LONGEST_NAME;
        String text = suggests ? Names.withNearest(List.of(name), format.names()) : EventFormat.quoted(name);
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        return new Problem(event, shown, ErrorKind.UNKNOWN, "unknown feature " + text);
    }

    private static Problem repeated(int event, String name) {
        return problem(event, name, ErrorKind.REPEATED, "comes twice");
    }

    private static Problem problem(int event, String name, ErrorKind kind, String what) {
        return new Problem(event, name, kind, "Feature '" + name + "': " + what);
    }

    private void expect(JsonToken wanted, String what) throws IOException, Refusal {
        JsonToken found = json.peek();
        if (found != wanted) {
            throw malformed(what + " is " + KINDS.get(found) + ", expected " + KINDS.get(wanted));
        }
    }

    private static Refusal malformed(String message) {
        return new Refusal(400, ErrorKind.MALFORMED, message);
    }

    /** Of Gson's message, the line and column. */
    private static String place(String message) {
        int at = String.valueOf(message).indexOf(" at line ");
        int path = String.valueOf(message).indexOf(" path ", Math.max(0, at));
        return at < 0 || path < 0 ? "" : message.substring(at, path);
    }
}
