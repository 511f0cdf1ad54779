package org.kaon.data;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.kaon.InputException;

/** Tables in HDF5 files of one's own making; see {@link Readers#read(Source, ReadOptions)}. */
final class Hdf5Tables implements TableReader {
    private static final byte[] SIGNATURE = "\u0089HDF\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

    @Override
    public boolean accepts(byte[] beginning) {
        return Arrays.equals(Arrays.copyOf(beginning, SIGNATURE.length), SIGNATURE);
    }

    @Override
    public Dataset read(Source source, ReadOptions options) throws IOException {
        long fileSize = Files.size(source.file());
        try (HdfFile file = new HdfFile(source.file())) {
            return table(pieces(file, source, fileSize), options);
        } catch (InputException e) {
            throw e.at(source.toString());
        } catch (RuntimeException e) {
            // jHDF believes the file: damage shows as whatever it stumbles over.
            throw new InputException(source + ": HDF5 that can't be read (" + e.getMessage() + ")", e);
        }
    }

    private static List<Hdf5Columns> pieces(HdfFile file, Source source, long fileSize) {
        Node node = source.part().map(part -> node(file, part)).orElse(file);
        if (node instanceof io.jhdf.api.Dataset dataset) {
            return List.of(Hdf5Columns.of(dataset, fileSize));
        }
        if (!(node instanceof Group group)) {
            throw new InputException("neither a group nor a dataset");
        }
        List<Hdf5Columns> pieces = new TreeMap<>(group.getChildren())
                .values().stream()
                        .filter(io.jhdf.api.Dataset.class::isInstance)
                        .map(io.jhdf.api.Dataset.class::cast)
                        .filter(Hdf5Columns::fits)
                        .map(dataset -> Hdf5Columns.of(dataset, fileSize))
                        .toList();
        if (pieces.isEmpty()) {
            throw new InputException("no datasets of numbers with one or two axes; there are "
                    + Names.quoted(new TreeMap<>(group.getChildren()).keySet()));
        }
        return pieces;
    }

    private static Node node(Group root, String part) {
        Node node = root;
        for (String name : part.split("/", -1)) {
            if (name.isEmpty()) {
                continue;
            }
            if (!(node instanceof Group group)) {
                throw new InputException("'" + node.getPath() + "' is no group that could hold '" + name + "'");
            }
            if (!group.getChildren().containsKey(name)) {
                throw new InputException(
                        "no '" + name + "'; there are " + Names.quoted(new TreeMap<>(group.getChildren()).keySet()));
            }
            node = group.getChild(name);
        }
        return node;
    }

    private static Dataset table(List<Hdf5Columns> pieces, ReadOptions options) {
        Hdf5Columns first = pieces.get(0);
        for (Hdf5Columns piece : pieces) {
            if (piece.rowCount() != first.rowCount()) {
                throw new InputException("'" + piece.name() + "' has " + piece.rowCount() + " rows, but '"
                        + first.name() + "' has " + first.rowCount()
                        + ", expected the same number; choose a group or dataset by file:path");
            }
        }
        List<String> names =
                pieces.stream().flatMap(piece -> piece.columns().stream()).toList();
        Layout layout = options.layout(options.names(names));
        Storage storage = layout.storage();
        storage.grow((int) Math.min(first.rowCount(), options.maxRows()));
        int column = 0;
        for (Hdf5Columns piece : pieces) {
            piece.copy(layout, column, storage);
            column += piece.columns().size();
        }
        return Dataset.of(layout.columns(), layout.keyNames(), storage);
    }
}
