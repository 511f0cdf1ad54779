package org.kaon.cli;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Gzip;

/**
 * The records of a CSV file of any size, one after the other (RFC 4180, UTF-8 or as a byte order mark tells; gzip where the content says
 * so). Blank lines are passed by.
 */
final class CsvRows implements Closeable {
    /** The most characters of one field: what is longer is no table of numbers. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final String name;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;

    private CsvRows(String name, CsvReader<CsvRecord> reader) {
        this.name = name;
        this.reader = reader;
        this.records = reader.iterator();
    }

    /**
     * Begins to read.
     *
     * @param name of the file, for messages
     * @param in its bytes, plain or gzip; closed by {@link #close}
     * @return the records, none read yet
     * @throws IOException where the beginning can't be read
     */
    static CsvRows of(String name, InputStream in) throws IOException {
        try {
            CsvReader<CsvRecord> reader = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .detectBomHeader(true)
                    .maxBufferSize(MOST_CHARACTERS)
                    .ofCsvRecord(Gzip.uncompressed(in), StandardCharsets.UTF_8);
            return new CsvRows(name, reader);
        } catch (IOException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * The name for messages.
     *
     * @return as given
     */
    String name() {
        return name;
    }

    /**
     * The next record.
     *
     * @return empty at the end
     * @throws IOException where the file can't be read or its compression is damaged
     * @throws InputException where it isn't CSV
     */
    Optional<CsvRow> next() throws IOException {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord row = records.next();
            return Optional.of(new CsvRow(row.getStartingLineNumber(), row.getFields()));
        } catch (UncheckedIOException e) {
            throw new IOException(name + ": " + e.getCause().getMessage(), e.getCause());
        } catch (CsvParseException e) {
            throw new InputException(name + ": " + cause(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** FastCSV tells the line in the outer message and what is wrong in the inner one. */
    private static String cause(CsvParseException e) {
        return e.getCause() == null
                ? e.getMessage()
                : e.getMessage() + ": " + e.getCause().getMessage();
    }
}
