package org.kaon.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of a case whose recorded value is doubtful, so that a difference there is no failure. All of them stand, with the reason, in
 * {@code verify-exceptions.csv} beside this class.
 *
 * @param caseName of any writer
 * @param rows {@code main} or {@code special}
 * @param row its number
 * @param reason why the recorded value is no measure
 */
record KnownException(String caseName, String rows, int row, String reason) {
    private static final String RESOURCE = "verify-exceptions.csv";

    /** All of them. */
    static List<KnownException> all() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(KnownException.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", 4))
                    .map(KnownException::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean covers(String ofCase, Deviation.Failure failure) {
        return caseName.equals(ofCase) && rows.equals(failure.special() ? "special" : "main") && row == failure.row();
    }

    private static KnownException of(String[] fields) {
        return new KnownException(fields[0], fields[1], Integer.parseInt(fields[2]), fields[3]);
    }
}
