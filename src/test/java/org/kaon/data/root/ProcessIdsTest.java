package org.kaon.data.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.kaon.ModelFormatException;

/** The order of bytes is that of TObject::Streamer: the bits, and behind those of a referenced object the number of its process id as UShort_t. */
class ProcessIdsTest {
    private static final int PLAIN = 0x03000000;
    private static final int REFERENCED = 0x03000018;

    @Test
    void bitsAloneAreLeftOfEntriesOfVaryingLength() {
        // Two referenced objects have as many bytes as three that aren't.
        byte[] bytes = ByteBuffer.allocate(3 + 12 + 4 + 10)
                .position(3)
                .putInt(REFERENCED)
                .putShort((short) 7)
                .putInt(REFERENCED)
                .putShort((short) 0x10)
                .putInt(PLAIN)
                .putInt(PLAIN)
                .putInt(REFERENCED)
                .putShort((short) 1)
                .array();
        JaggedEntries entries = new JaggedEntries(EntryFormat.jagged(Coding.plain(NumberType.UINT32), 1, 0), 4);
        Basket basket =
                ProcessIds.removed(new Basket(bytes, 3, bytes.length, 4, new int[] {3, 15, 15, 19, bytes.length}));

        entries.take(basket, 0, 4);

        JaggedColumn bits = entries.finished();
        assertThat(bits.offsets()).containsExactly(0, 2, 2, 3, 5);
        assertThat(bits.values().longs()).containsExactly(REFERENCED, REFERENCED, PLAIN, PLAIN, REFERENCED);
    }

    @Test
    void bitsAloneAreLeftOfEntriesOfOneObject() {
        byte[] bytes = ByteBuffer.allocate(10)
                .putInt(REFERENCED)
                .putShort((short) 1)
                .putInt(PLAIN)
                .array();
        Numbers.Builder numbers = new Numbers.Builder(Coding.plain(NumberType.UINT32), 2);

        FixedEntries.take(
                ProcessIds.removed(new Basket(bytes, 0, 10, 2, new int[0])),
                EntryFormat.fixed(Coding.plain(NumberType.UINT32), 1),
                0,
                2,
                numbers);

        assertThat(numbers.finished().longs()).containsExactly(REFERENCED, PLAIN);
    }

    @Test
    void anEndInsideANumberIsDamage() {
        byte[] bytes = ByteBuffer.allocate(7).putInt(REFERENCED).array();

        assertThatThrownBy(() -> ProcessIds.removed(new Basket(bytes, 0, 5, 1, new int[0])))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("bits of an object (fBits) have 5 bytes, expected 6 with its process id");
        assertThatThrownBy(() -> ProcessIds.removed(new Basket(bytes, 0, 7, 1, new int[] {0, 7})))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("bits of an object (fBits) have 1 bytes, expected 4 with its process id");
    }
}
