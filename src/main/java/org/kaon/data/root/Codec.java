package org.kaon.data.root;

/**
 * One of the compressions that ROOT uses. Those of the JDK are built in; others are services ({@link java.util.ServiceLoader}) of this type:
 * LZMA, LZ4 and ZSTD come with Kaon's app jar.
 */
public interface Codec {
    /**
     * Which frames are of this kind.
     *
     * @return the two letters at a frame's beginning: {@code ZL}, {@code XZ}, {@code L4}, {@code ZS}
     */
    String tag();

    /**
     * Uncompresses a frame.
     *
     * @param from holds the frame's bytes behind its header
     * @param fromOffset where they begin
     * @param fromSize how many there are
     * @param to receives what comes out
     * @param toOffset where it goes
     * @param toSize how much is expected
     * @throws org.kaon.ModelFormatException where the frame is damaged, or something else than {@code toSize} bytes comes out
     */
    void uncompress(byte[] from, int fromOffset, int fromSize, byte[] to, int toOffset, int toSize);
}
