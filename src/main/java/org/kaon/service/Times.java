package org.kaon.service;

import java.time.Instant;

/** Times in the log, to the millisecond (ISO 8601, UTC). Most lines have the second of the line before. Of one thread. */
final class Times {
    private static final int SECOND = 1000;

    private long second = Long.MIN_VALUE;
    private String secondText = "";

    /** @param time milliseconds since 1970 */
    String text(long time) {
        long at = Math.floorDiv(time, SECOND);
        if (at != second) {
            second = at;
            String whole = Instant.ofEpochSecond(at).toString();
            secondText = whole.substring(0, whole.length() - 1); // without the Z
        }
        String millis = Integer.toString(SECOND + Math.floorMod(time, SECOND));
        return secondText + '.' + millis.substring(1) + 'Z';
    }
}
