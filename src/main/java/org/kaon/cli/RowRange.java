package org.kaon.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaon.InputException;

/**
 * Some rows of a table.
 *
 * @param from the first, from 0
 * @param to behind the last; the table may end before
 */
record RowRange(long from, long to) {
    private static final Pattern FORM = Pattern.compile("(\\d{0,18}):(\\d{0,18})");

    /** As {@code --rows} gives them: {@code FROM:TO}, either of which may be empty. */
    static RowRange parse(Optional<String> text) {
        if (text.isEmpty()) {
            return new RowRange(0, Long.MAX_VALUE);
        }
        Matcher matcher = FORM.matcher(text.get().strip());
        if (!matcher.matches()) {
            throw new InputException("--rows " + text.get() + ", expected FROM:TO, such as 0:1000");
        }
        RowRange range = new RowRange(
                matcher.group(1).isEmpty() ? 0 : Long.parseLong(matcher.group(1)),
                matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2)));
        if (range.from() > range.to()) {
            throw new InputException("--rows " + text.get() + ", expected FROM up to TO");
        }
        return range;
    }
}
