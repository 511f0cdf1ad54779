package org.kaon.service;

/** Prometheus's text format, version 0.0.4. */
final class MetricText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** A sample; labels are names and values in turn. */
    void count(String name, long count, String... labels) {
        sample(name, Long.toString(count), labels);
    }

    /** A sample that is no count. */
    void value(String name, double value, String... labels) {
        sample(name, Double.toString(value), labels);
    }

    private void sample(String name, String value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            text.append(
                    labels[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
            text.append('"');
        }
        text.append(labels.length == 0 ? " " : "} ");
        text.append(value).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
