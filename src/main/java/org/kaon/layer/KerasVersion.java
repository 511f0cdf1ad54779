package org.kaon.layer;

/**
 * A release of Keras, by which a layer's definition may differ.
 *
 * @param major 2 or 3
 * @param minor within it
 */
public record KerasVersion(int major, int minor) {
    /** Whose definitions hold for networks that come from no file. */
    public static final KerasVersion CURRENT = new KerasVersion(3, 15);

    /** For files of Keras 2 that don't say more. */
    public static final KerasVersion LAST_2 = new KerasVersion(2, 15);

    /**
     * Whether this is an earlier release than another.
     *
     * @param otherMajor major number of the other
     * @param otherMinor minor number of the other
     * @return whether it came before
     */
    public boolean isBefore(int otherMajor, int otherMinor) {
        return major < otherMajor || (major == otherMajor && minor < otherMinor);
    }

    /**
     * Whether this is a release of Keras 2, whose backend and definitions differ in places.
     *
     * @return whether the major number is below 3
     */
    public boolean isKeras2() {
        return major < 3;
    }
}
