package org.kaon.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** How predictions are written: a row per event, a name per value. */
enum PredictionFormat {
    /** Comma-separated values with a header; a prediction that wasn't made is an empty field. */
    CSV {
        @Override
        void begin(Writer out, List<String> names) throws IOException {
            row(out, names.stream().map(PredictionFormat::quoted).toList());
        }

        @Override
        void event(Writer out, List<String> names, boolean first, List<String> values) throws IOException {
            row(out, values);
        }

        @Override
        void end(Writer out, boolean empty) {
            // Nothing stands behind the last row.
        }

        private void row(Writer out, List<String> fields) throws IOException {
            for (int i = 0; i < fields.size(); i++) {
                out.write(i == 0 ? "" : ",");
                out.write(fields.get(i));
            }
            out.write('\n');
        }
    },
    /** An array with an object per event; null where there is no number. */
    JSON {
        @Override
        void begin(Writer out, List<String> names) throws IOException {
            out.write("[");
        }

        @Override
        void event(Writer out, List<String> names, boolean first, List<String> values) throws IOException {
            out.write(first ? "\n{" : ",\n{");
            for (int i = 0; i < values.size(); i++) {
                out.write(i == 0 ? "" : ", ");
                out.write(new com.google.gson.JsonPrimitive(names.get(i)).toString());
                out.write(": ");
                out.write(isNumber(values.get(i)) ? values.get(i) : "null");
            }
            out.write('}');
        }

        @Override
        void end(Writer out, boolean empty) throws IOException {
            out.write(empty ? "]\n" : "\n]\n");
        }
    };

    abstract void begin(Writer out, List<String> names) throws IOException;

    abstract void event(Writer out, List<String> names, boolean first, List<String> values) throws IOException;

    abstract void end(Writer out, boolean empty) throws IOException;

    private static boolean isNumber(String value) {
        return !value.isEmpty() && Character.isDigit(value.charAt(value.length() - 1));
    }

    private static String quoted(String name) {
        return name.matches("[^\",\r\n]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
