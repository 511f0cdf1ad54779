package org.kaon.data.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A TDirectory.
 *
 * @param isWritten whether it has a list of keys: a file whose writer didn't close it has none, nor has a directory inside another in which nothing was written
 * @param keys of what lies in it, in the file's order
 */
record Directory(boolean isWritten, List<Key> keys) {
    static final Set<String> CLASSES = Set.of("TDirectory", "TDirectoryFile");
    /** Bytes of a directory's record with places of 8 bytes, without its identifier. */
    private static final int RECORD_SIZE = 42;

    private static final int LEAST_KEY = 18;

    /** The directory whose record, behind the key, begins at a place. */
    static Directory read(FileBytes file, long at) throws IOException {
        file.check(at, 1);
        Cursor in = Cursor.of(file.read(at, Math.min(RECORD_SIZE, file.size() - at)));
        boolean big = in.u2() > Key.BIG;
        in.skip(8);
        int keysSize = in.i4();
        in.skip(4);
        in.seekKey(big);
        in.seekKey(big);
        long keysPosition = in.seekKey(big);
        if (keysPosition == 0) {
            return new Directory(false, List.of());
        }
        return new Directory(true, keys(Cursor.of(file.read(keysPosition, keysSize))));
    }

    private static List<Key> keys(Cursor in) {
        Key.read(in);
        int count = in.count(in.i4(), LEAST_KEY);
        List<Key> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(Key.read(in));
        }
        return List.copyOf(keys);
    }
}
