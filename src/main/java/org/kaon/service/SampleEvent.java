package org.kaon.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event to try in the web form.
 *
 * @param kind what it is: {@code signal}, {@code background}
 * @param values of every feature, by name
 */
public record SampleEvent(String kind, Map<String, Double> values) {
    /**
     * Copies the values.
     *
     * @param kind any
     * @param values any
     */
    public SampleEvent {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
