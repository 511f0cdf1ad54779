package org.kaon.data;

import java.util.List;
import java.util.stream.IntStream;

/** Tells a table's header from its first row, where nobody says which it is. */
public final class Header {
    private Header() {}

    /**
     * A header is words, or pandas's numbering of columns without names: 0, 1, 2, …
     *
     * @param fields of the first line
     * @return false where all are numbers by {@link Decimal#parse}, and no numbering
     */
    public static boolean isHeader(List<String> fields) {
        boolean numbering = fields.size() > 1
                && IntStream.range(0, fields.size())
                        .allMatch(i -> fields.get(i).strip().equals(Integer.toString(i)));
        return numbering || !fields.stream().allMatch(Header::isNumber);
    }

    private static boolean isNumber(String field) {
        try {
            Decimal.parse(field);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
