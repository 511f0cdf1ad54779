package org.kaon.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Writes the history as CSV after every epoch; the file is replaced as a whole, so it is never half written.
 *
 * @param file where it goes
 */
public record CsvLog(Path file) implements Callback {
    @Override
    public Listener start() {
        return new Listener() {
            @Override
            public void epochEnd(Epoch epoch) {
                try {
                    epoch.historySoFar().write(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
