package org.kaon.data.root;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.kaon.ModelFormatException;

/**
 * The header of a TFile.
 *
 * @param version of ROOT that wrote the file, 60400 for 6.04/00
 * @param begin where the first record is
 * @param nameSize bytes from there to the record of the top directory
 * @param infoPosition where the streamer infos are
 * @param infoSize their bytes; 0 where there are none
 */
record FileHeader(int version, int begin, int nameSize, long infoPosition, int infoSize) {
    private static final byte[] MAGIC = "root".getBytes(StandardCharsets.US_ASCII);
    private static final int LEAST_SIZE = 64;
    /** Files of more than 2 GB add this to their version. */
    private static final int BIG = 1_000_000;

    static boolean isRoot(byte[] beginning) {
        return Arrays.equals(Arrays.copyOf(beginning, MAGIC.length), MAGIC);
    }

    static FileHeader read(FileBytes file) throws IOException {
        byte[] bytes = file.read(0, Math.min(file.size(), LEAST_SIZE));
        if (!isRoot(bytes)) {
            throw new ModelFormatException("not a ROOT file: its first bytes are not 'root'");
        }
        Cursor in = Cursor.of(bytes);
        in.skip(MAGIC.length);
        int version = in.i4();
        boolean big = version >= BIG;
        int begin = in.i4();
        long end = in.seekKey(big);
        in.seekKey(big);
        in.skip(8);
        int nameSize = in.i4();
        in.skip(5);
        long infoPosition = in.seekKey(big);
        int infoSize = in.i4();
        if (end > file.size()) {
            throw new ModelFormatException("truncated: has " + file.size() + " bytes, its header says " + end);
        }
        return new FileHeader(big ? version - BIG : version, begin, nameSize, infoPosition, infoSize);
    }
}
