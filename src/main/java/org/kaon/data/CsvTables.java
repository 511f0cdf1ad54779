package org.kaon.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.kaon.InputException;

/** Tables as text: fields between delimiters, plain or gzip; see {@link Readers#read(Source, ReadOptions)}. */
final class CsvTables implements TableReader {
    @Override
    public boolean accepts(byte[] beginning) {
        return true;
    }

    @Override
    public Dataset read(Source source, ReadOptions options) throws IOException {
        if (source.part().isPresent()) {
            throw new InputException(
                    source + ": a text has no part '" + source.part().get() + "'");
        }
        try (InputStream in = Files.newInputStream(source.file())) {
            return read(source.toString(), in, options);
        }
    }

    /** Reads all of a stream, which stays open. */
    static Dataset read(String name, InputStream in, ReadOptions options) throws IOException {
        try {
            return read(Gzip.uncompressed(in), options);
        } catch (InputException e) {
            throw e.at(name);
        } catch (IOException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private static Dataset read(InputStream in, ReadOptions options) throws IOException {
        CsvChunks chunks = new CsvChunks(in, options.delimiter());
        CsvChunks.Chunk first =
                chunks.next().map(CsvTables::withoutByteOrderMark).orElseThrow(CsvTables::empty);
        CsvRecords records = new CsvRecords(text(first), options.delimiter());
        List<String> fields = fields(records, options);
        boolean header = options.columns().isEmpty() && Header.isHeader(fields);
        Layout layout = layout(fields, header, options);
        return new CsvRun(layout, options, chunks).read(first, header);
    }

    private static List<String> fields(CsvRecords records, ReadOptions options) throws IOException {
        List<String> fields = records.next();
        while (fields.size() == 1 && fields.get(0).isBlank()) {
            fields = records.next();
        }
        if (fields.isEmpty()) {
            throw empty();
        }
        if (fields.stream().anyMatch(field -> field.indexOf('\0') >= 0 || field.indexOf('\uFFFD') >= 0)) {
            throw new InputException("line " + records.line() + ": not a text in UTF-8");
        }
        if (fields.size() == 1 && fields.get(0).matches("(?s).+[;\\t].+")) {
            throw new InputException("line " + records.line() + ": fields between semicolons or tabs, expected '"
                    + options.delimiter() + "'; choose by delimiter(…)");
        }
        return fields;
    }

    private static Layout layout(List<String> fields, boolean header, ReadOptions options) {
        List<String> names = header
                ? fields.stream().map(String::strip).toList()
                : options.columns().orElseGet(() -> numbered(fields.size()));
        try {
            return options.layout(names);
        } catch (InputException e) {
            throw header ? e.at("header") : e;
        }
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "column " + i).toList();
    }

    private static InputException empty() {
        return new InputException("empty, expected rows of numbers or a header");
    }

    private static Reader text(CsvChunks.Chunk chunk) {
        return new InputStreamReader(
                new ByteArrayInputStream(chunk.bytes(), chunk.from(), chunk.to() - chunk.from()),
                StandardCharsets.UTF_8);
    }

    private static CsvChunks.Chunk withoutByteOrderMark(CsvChunks.Chunk chunk) {
        byte[] bytes = chunk.bytes();
        boolean marked =
                chunk.to() >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        return marked ? new CsvChunks.Chunk(bytes, 3, chunk.to()) : chunk;
    }
}
