package org.kaon.data.root;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.kaon.ModelFormatException;

/**
 * ZLIB, and what ROOT wrote before it had that: deflate without header and check sum.
 *
 * @param tag of the frame
 * @param isBare whether there is no header
 */
record Deflate(String tag, boolean isBare) implements Codec {
    @Override
    public void uncompress(byte[] from, int fromOffset, int fromSize, byte[] to, int toOffset, int toSize) {
        Inflater inflater = new Inflater(isBare);
        try {
            inflater.setInput(from, fromOffset, fromSize);
            int done = 0;
            while (done < toSize) {
                int count = inflater.inflate(to, toOffset + done, toSize - done);
                if (count == 0) {
                    throw new ModelFormatException("deflate: ends after " + done + " bytes, expected " + toSize);
                }
                done += count;
            }
            // The check sum is read with the end, for which there is no room left.
            if (!inflater.finished() && (inflater.inflate(new byte[1]) != 0 || !inflater.finished())) {
                throw new ModelFormatException("deflate: doesn't end after " + toSize + " bytes as expected");
            }
        } catch (DataFormatException e) {
            throw new ModelFormatException("deflate: damaged (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }
}
