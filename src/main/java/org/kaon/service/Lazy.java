package org.kaon.service;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is computed when it is first asked for, so that it takes no time at start. Thread-safe. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> source;
    private Optional<T> known = Optional.empty();

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        if (known.isEmpty()) {
            known = Optional.of(source.get());
        }
        return known.get();
    }
}
