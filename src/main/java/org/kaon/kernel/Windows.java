package org.kaon.kernel;

/**
 * The windows of a pooling along the steps of a sequence.
 *
 * @param steps of the input
 * @param channels pooled each by itself
 * @param channelsFirst whether an event lies as channels × steps, not as steps × channels
 * @param from first step of each window
 * @param to behind the last step of each window
 */
public record Windows(int steps, int channels, boolean channelsFirst, int[] from, int[] to) {
    /**
     * One window over all steps.
     *
     * @param steps of the input
     * @param channels pooled each by itself
     * @param channelsFirst how an event lies
     * @return the window
     */
    public static Windows all(int steps, int channels, boolean channelsFirst) {
        return new Windows(steps, channels, channelsFirst, new int[] {0}, new int[] {steps});
    }

    /**
     * Windows at equal distances, cut where they stand over the ends.
     *
     * @param steps of the input
     * @param channels pooled each by itself
     * @param channelsFirst how an event lies
     * @param count how many windows
     * @param first where the first one starts, negative for padding
     * @param length of a window
     * @param stride from one to the next
     * @return the windows
     */
    public static Windows sliding(
            int steps, int channels, boolean channelsFirst, int count, long first, long length, long stride) {
        int[] from = new int[count];
        int[] to = new int[count];
        for (int i = 0; i < count; i++) {
            long start = first + i * stride;
            from[i] = (int) Math.max(0, start);
            to[i] = (int) Math.min(steps, start + length);
        }
        return new Windows(steps, channels, channelsFirst, from, to);
    }

    int count() {
        return from.length;
    }

    /** How far apart the steps of one channel lie. */
    int stride() {
        return channelsFirst ? 1 : channels;
    }

    /** Where a channel of a row of the input starts. */
    int input(int row, int channel) {
        return row * steps * channels + (channelsFirst ? channel * steps : channel);
    }

    /** Where the value of a window goes. */
    int output(int row, int channel, int window) {
        return row * count() * channels + (channelsFirst ? channel * count() + window : window * channels + channel);
    }
}
