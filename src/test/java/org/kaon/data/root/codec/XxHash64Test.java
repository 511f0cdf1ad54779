package org.kaon.data.root.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the xxhash package of Python 4.1.0. */
class XxHash64Test {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\",ef46db3751d8e999",
                "\"a\",d24ec4f1a98c6e5b",
                "\"abcd\",de0327b0d25d92cc",
                "\"abcdefgh\",3ad351775b4634b7",
                "\"abcdefghijkl\",4b09b7d3a233d4b3",
                "\"The quick brown fox jumps over the lazy dog, twice, and then some.\",fe69d2b297e1e877",
                "\"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789\",5706ef3f0a11dcf8"
            })
    void agreesWithTheReference(String text, String sum) {
        byte[] bytes = ("___" + text).getBytes(StandardCharsets.US_ASCII);
        assertThat(XxHash64.of(bytes, 3, bytes.length - 3)).isEqualTo(Long.parseUnsignedLong(sum, 16));
    }
}
