package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.keras.HandMade.DATA;
import static org.kaon.keras.HandMade.DATASET;
import static org.kaon.keras.HandMade.FREE;
import static org.kaon.keras.HandMade.HEAP;
import static org.kaon.keras.HandMade.NAMES;
import static org.kaon.keras.HandMade.ROOT;
import static org.kaon.keras.HandMade.TABLE;
import static org.kaon.keras.HandMade.TEXTS;
import static org.kaon.keras.HandMade.TREE;
import static org.kaon.keras.HandMade.UNDEFINED;
import static org.kaon.keras.HandMade.attribute;
import static org.kaon.keras.HandMade.bytes;
import static org.kaon.keras.HandMade.checked;
import static org.kaon.keras.HandMade.chunkLeaf;
import static org.kaon.keras.HandMade.chunked;
import static org.kaon.keras.HandMade.chunkedNewer;
import static org.kaon.keras.HandMade.contiguous;
import static org.kaon.keras.HandMade.deflate;
import static org.kaon.keras.HandMade.fixedText;
import static org.kaon.keras.HandMade.float32;
import static org.kaon.keras.HandMade.header;
import static org.kaon.keras.HandMade.message;
import static org.kaon.keras.HandMade.space;
import static org.kaon.keras.HandMade.variableText;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

@Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Hdf5FileTest {
    private static Hdf5File open(HandMade file) {
        return Hdf5File.open(file.content(), "f.h5");
    }

    private static void refusesLinks(HandMade file, String... words) {
        assertThatThrownBy(() -> open(file).children(""))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("f.h5: ")
                .hasMessageContainingAll(words);
    }

    private static void refusesData(HandMade file, String... words) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> open(file).array("d"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("f.h5: 'd': ")
                .hasMessageContainingAll(words);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated")
                .isLessThan(16 << 20);
    }

    private static void refusesText(HandMade file, String... words) {
        assertThatThrownBy(() -> open(file).text("", "a"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("f.h5: ''")
                .hasMessageContainingAll(words);
    }

    @Test
    void readsTheFileThatTheOthersAreSpoiledFrom() {
        try (Hdf5File file = open(new HandMade())) {
            assertThat(file.isGroup("")).isTrue();
            assertThat(file.isGroup("/")).isTrue();
            assertThat(file.isDataset("d")).isTrue();
            assertThat(file.isDataset("/d/")).isTrue();
            assertThat(file.isGroup("d")).isFalse();
            assertThat(file.isDataset("e")).isFalse();
            assertThat(file.isDataset("d/e")).isFalse();
            assertThat(file.children("/")).containsExactly("d");
            assertThat(file.text("", "a")).contains("text");
            assertThat(file.text("", "b")).isEmpty();
            assertThat(file.text("e", "a")).isEmpty();
            assertThat(file.array("d").shape()).containsExactly(2);
            assertThat(file.array("d").values()).containsExactly(1.5, -2);
        }
    }

    @Test
    void saysWhatIsMissing() {
        Hdf5File file = open(new HandMade());
        assertThatThrownBy(() -> file.array("e"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("f.h5: 'e': not there");
        assertThatThrownBy(() -> file.array("/")).hasMessage("f.h5: '/': is no dataset, expected one");
        assertThatThrownBy(() -> file.children("d")).hasMessage("f.h5: 'd': is no group, expected one");
        assertThatThrownBy(() -> file.texts("d", "names")).hasMessage("f.h5: 'd': no attribute 'names'");
    }

    @Nested
    class Beginning {
        @Test
        void refusesWhatIsNoHdf5() {
            assertThat(Hdf5File.looksLikeHdf5(new byte[0])).isFalse();
            assertThat(Hdf5File.looksLikeHdf5(new byte[5000])).isFalse();
            assertThatThrownBy(() -> Hdf5File.open(new byte[5000], "x"))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessage("x: no HDF5 file (5000 bytes without its signature)");
        }

        @Test
        void findsTheBeginningBehindAUserBlock() {
            byte[] behind = new byte[2048 + HandMade.SIZE];
            System.arraycopy(new HandMade().content(), 0, behind, 2048, HandMade.SIZE);
            assertThat(Hdf5File.looksLikeHdf5(behind)).isTrue();
        }

        @Test
        void refusesEveryTruncation() {
            byte[] whole = new HandMade().content();
            for (int size = 0; size < whole.length; size += size < 300 ? 1 : 97) {
                byte[] cut = Arrays.copyOf(whole, size);
                assertThatThrownBy(() -> Hdf5File.open(cut, "x")).isInstanceOf(ModelFormatException.class);
            }
        }

        @Test
        void refusesAddressesOfOtherSizes() {
            HandMade file = new HandMade().put(13, new byte[] {4});
            assertThatThrownBy(() -> open(file)).isInstanceOf(UnsupportedModelException.class);
        }
    }

    @Nested
    class Headers {
        @Test
        void refusesAContinuationOfItself() {
            HandMade file = new HandMade()
                    .root(message(16, bytes((long) FREE, 24L)))
                    .put(FREE, message(16, bytes((long) FREE, 24L)));
            file.put(ROOT + 2, bytes((short) 60_000));
            refusesLinksOnOpening(file, "continues itself");
        }

        @Test
        void readsALongChainOfContinuations() {
            HandMade file = new HandMade(1 << 20);
            int count = 20_000;
            file.put(
                    ROOT,
                    header(
                            count + 2,
                            bytes(message(17, bytes((long) TREE, (long) HEAP)), message(16, bytes((long) FREE, 24L)))));
            for (int i = 0; i < count; i++) {
                int at = FREE + 24 * i;
                file.put(at, message(i < count - 1 ? 16 : 0, bytes(at + 24L, 24L)));
            }
            assertThat(open(file).children("")).containsExactly("d");
        }

        @Test
        void refusesAContinuationOfItselfInTheNewerFormat() {
            byte[] continuation = bytes(new byte[] {16, 16, 0, 0}, (long) FREE + 0x100, 28L);
            HandMade file = new HandMade();
            file.putLong(0x40, FREE);
            file.put(FREE, checked(bytes("OHDR", new byte[] {2, 0, (byte) continuation.length}, continuation)));
            file.put(FREE + 0x100, checked(bytes("OCHK", continuation)));
            refusesLinksOnOpening(file, "continues itself");
        }

        @Test
        void refusesAMessageThatIsCutOff() {
            refusesLinksOnOpening(new HandMade().put(ROOT + 18, bytes((short) 5000)), "header message of 5000 bytes");
        }

        @Test
        void refusesManyObjectsOverOneAnother() {
            // every path component is another object whose header spans most of the file
            HandMade file = new HandMade(8 << 20);
            file.put(FREE, header(65_535, new byte[0])).put(FREE + 8, bytes((8 << 20) - FREE - 16));
            file.putLong(TABLE + 16, FREE);
            for (int i = 0; i < 60_000; i++) {
                file.put(FREE + 16 + 16 * i, message(12, new byte[8]));
            }
            assertThatThrownBy(() -> open(file).text("d", "a")).isInstanceOf(ModelFormatException.class);
        }

        private static void refusesLinksOnOpening(HandMade file, String words) {
            assertThatThrownBy(() -> open(file))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageStartingWith("f.h5: ")
                    .hasMessageContaining(words);
        }
    }

    @Nested
    class Links {
        @Test
        void refusesATreeThatLeadsBackToItself() {
            refusesLinks(
                    new HandMade()
                            .put(
                                    TREE,
                                    bytes(
                                            "TREE",
                                            (byte) 0,
                                            (byte) 1,
                                            (short) 1,
                                            UNDEFINED,
                                            UNDEFINED,
                                            0L,
                                            (long) TREE,
                                            8L)),
                    "damaged");
        }

        @Test
        void refusesADeepTreeAlsoOnASmallStack() throws InterruptedException {
            HandMade file = new HandMade(4 << 20);
            int nodes = 40_000;
            for (int i = 0; i < nodes; i++) {
                int at = i == 0 ? TREE : FREE + 96 * i;
                file.put(
                        at,
                        bytes(
                                "TREE",
                                (byte) 0,
                                (byte) 1,
                                (short) 1,
                                UNDEFINED,
                                UNDEFINED,
                                0L,
                                FREE + 96L * (i + 1),
                                8L));
            }
            Thread small = new Thread(null, () -> refusesLinks(file, "nested too deep"), "small", 256 << 10);
            Throwable[] failure = new Throwable[1];
            small.setUncaughtExceptionHandler((thread, e) -> failure[0] = e);
            small.start();
            small.join();
            assertThat(failure[0]).isNull();
        }

        @Test
        void refusesATreeWhoseBranchesMeetAgain() {
            // 2^30 ways through 30 nodes
            HandMade file = new HandMade(64 << 10);
            for (int i = 0; i < 30; i++) {
                int at = i == 0 ? TREE : FREE + 128 * i;
                long next = i == 29 ? FREE + 128L * 30 : FREE + 128L * (i + 1);
                file.put(
                        at, bytes("TREE", (byte) 0, (byte) 1, (short) 2, UNDEFINED, UNDEFINED, 0L, next, 0L, next, 8L));
            }
            file.put(
                    FREE + 128 * 30,
                    bytes("TREE", (byte) 0, (byte) 0, (short) 1, UNDEFINED, UNDEFINED, 0L, (long) TABLE, 8L));
            refusesLinks(file, "circular");
        }

        @Test
        void refusesManyNamesThatShareOneHeap() {
            HandMade file = new HandMade(1 << 20);
            int nameBytes = 200_000;
            file.put(HEAP, bytes("HEAP", 0, (long) nameBytes + 8, 1L, (long) FREE));
            byte[] name = new byte[nameBytes];
            Arrays.fill(name, 0, nameBytes - 1, (byte) 'n');
            file.put(FREE + 8, name);
            int table = FREE + nameBytes + 64;
            file.putLong(TREE + 32, table).put(table, bytes("SNOD", (short) 1, (short) 15_000));
            for (int i = 0; i < 15_000; i++) {
                file.put(table + 8 + 40 * i, bytes(8L + i, (long) DATASET, 0, 0, 0L, 0L));
            }
            refusesLinks(file, "longer than the heap");
        }

        @Test
        void refusesTwoLinksOfOneName() {
            refusesLinks(
                    new HandMade()
                            .put(
                                    TABLE,
                                    bytes(
                                            "SNOD",
                                            (short) 1,
                                            (short) 2,
                                            8L,
                                            (long) DATASET,
                                            0,
                                            0,
                                            0L,
                                            0L,
                                            8L,
                                            (long) ROOT,
                                            0,
                                            0,
                                            0L,
                                            0L)),
                    "two links 'd'");
        }

        @Test
        void refusesANameWithoutEnd() {
            refusesLinks(new HandMade().putLong(TABLE + 8, 5000), "damaged");
        }

        @Test
        void walksAGroupThatContainsItself() {
            Hdf5File file = open(new HandMade().putLong(TABLE + 16, ROOT));
            assertThat(file.isGroup("d/d/d/d/d")).isTrue();
            assertThat(file.isGroup("d/".repeat(30_000))).isTrue();
        }

        @Test
        void refusesSoftLinksThatLeadToThemselves() {
            HandMade file =
                    new HandMade().put(TABLE, bytes("SNOD", (short) 1, (short) 1, 8L, UNDEFINED, 2, 0, 8, 0, 0L));
            assertThatThrownBy(() -> open(file).isDataset("d"))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContainingAll("soft link 'd'", "number 17 on the way");
        }

        @Test
        void followsASoftLink() {
            HandMade file = new HandMade().put(NAMES, bytes(0L, "d\0e\0/d\0"));
            file.put(
                    TABLE,
                    bytes(
                            "SNOD",
                            (short) 1,
                            (short) 2,
                            8L,
                            (long) DATASET,
                            0,
                            0,
                            0L,
                            0L,
                            10L,
                            UNDEFINED,
                            2,
                            0,
                            12,
                            0,
                            0L));
            assertThat(open(file).array("e").values()).containsExactly(1.5, -2);
        }

        @Test
        void opensNoOtherFile() {
            byte[] link = bytes(new byte[] {1, 8, 64, 1}, "x", (short) 15, (byte) 0, "/etc/passwd\0d\0");
            HandMade file = new HandMade().put(ROOT, header(1, message(6, link)));
            assertThat(open(file).children("")).containsExactly("x");
            assertThatThrownBy(() -> open(file).array("x"))
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessage("f.h5: 'x': 'x' is a link into another file, '/etc/passwd:d', which is not opened");
        }

        @Test
        void refusesAnIndexOfMoreEntriesThanItCanHave() {
            HandMade file = newGroup(checked(bytes(
                    "BTHD",
                    new byte[] {0, 5},
                    512,
                    (short) 11,
                    (short) 0,
                    new byte[] {100, 40},
                    0x1500L,
                    (short) 1,
                    2_000_000_000L)));
            refusesLinks(file, "an index of 2000000000 entries");
        }

        @Test
        void refusesAnIndexOfMoreLevelsThanItCanHave() {
            HandMade file = newGroup(checked(bytes(
                    "BTHD",
                    new byte[] {0, 5},
                    512,
                    (short) 11,
                    (short) 60_000,
                    new byte[] {100, 40},
                    0x1500L,
                    (short) 1,
                    5L)));
            refusesLinks(file, "60000 levels");
        }

        /** A group of the newer kind, its links in a heap (empty here) with the given index. */
        private static HandMade newGroup(byte[] index) {
            byte[] heap = checked(bytes(
                    "FRHP",
                    new byte[] {0},
                    (short) 7,
                    (short) 0,
                    (byte) 2,
                    4096,
                    0L,
                    UNDEFINED,
                    0L,
                    UNDEFINED,
                    0L,
                    0L,
                    0L,
                    0L,
                    0L,
                    0L,
                    0L,
                    0L,
                    (short) 4,
                    512L,
                    65536L,
                    (short) 32,
                    (short) 1,
                    UNDEFINED,
                    (short) 0));
            return new HandMade()
                    .put(ROOT, header(1, message(2, bytes(new byte[] {0, 0}, 0x1200L, 0x1400L))))
                    .put(0x1200, heap)
                    .put(0x1400, index);
        }

        @Test
        void refusesAHeapOfMoreBlocksThanItCanHave() {
            HandMade file = newGroup(new byte[0]);
            // 2^15 rows of 2^15 blocks of 8 bytes: the product of the three is 0 in an int
            file.put(0x1200 + 110, bytes((short) 0x8000)).put(0x1200 + 132, bytes((long) FREE, (short) 0x8000));
            refusesLinks(file, "a heap of 32768 times 32768 blocks");
        }
    }

    @Nested
    class Texts {
        @Test
        void takesAnEmptyArrayOfAnyType() {
            assertThat(open(new HandMade().root(message(12, attribute("a", float32(), 0, new byte[0]))))
                            .texts("", "a"))
                    .isEmpty();
        }

        @Test
        void joinsWhatKerasHasSplit() {
            HandMade file = new HandMade()
                    .root(
                            message(12, attribute("n0", fixedText(3), 2, bytes("ab\0cde"))),
                            message(12, attribute("n1", fixedText(2), 1, bytes("\303\274"))));
            assertThat(open(file).texts("", "n")).containsExactly("ab", "cde", "ü");
        }

        @Test
        void refusesNumbers() {
            refusesText(
                    new HandMade().root(message(12, attribute("a", float32(), 1, bytes(1)))),
                    "attribute 'a'",
                    "floating-point type, expected text");
        }

        @Test
        void refusesSeveralWhereOneIsExpected() {
            refusesText(
                    new HandMade().root(message(12, attribute("a", fixedText(1), 2, bytes("xy")))),
                    "attribute 'a' holds 2 texts, expected one");
        }

        @Test
        void refusesMoreThanThereIs() {
            refusesText(
                    new HandMade().root(message(12, attribute("a", fixedText(1000), 200_000, bytes("xy")))),
                    "200000 texts of 1000 bytes");
            refusesText(
                    new HandMade().root(message(12, attribute("a", fixedText(1), Long.MAX_VALUE, bytes("xy")))),
                    "9223372036854775807 texts");
            refusesText(
                    new HandMade().root(message(12, attribute("a", fixedText(0), 1000, bytes("xy")))),
                    "1000 texts of 0 bytes");
            // 2^61 texts of 8 bytes are 0 bytes in a long
            refusesText(
                    new HandMade().root(message(12, attribute("a", fixedText(8), 1L << 61, new byte[0]))),
                    "2305843009213693952 texts");
        }

        @Test
        void refusesReferencesToNowhere() {
            refusesText(reference(4, 1L << 40, 1), "outside the file");
            refusesText(reference(4, TREE, 1), "GCOL");
            refusesText(reference(4, TEXTS, 7), "index: 7");
            refusesText(reference(5, TEXTS, 1), "a text of 5 bytes in a place of 4");
            refusesText(reference(-1, TEXTS, 1), "a text of -1 bytes");
        }

        private static HandMade reference(int length, long address, int index) {
            return new HandMade().root(message(12, attribute("a", variableText(), 1, bytes(length, address, index))));
        }

        @Test
        void refusesManyReferencesToOneLongText() {
            HandMade file = new HandMade(1 << 20);
            file.put(TEXTS, bytes("GCOL", 1, 0xf0000L, (short) 1, (short) 0, 0, 0xe0000L));
            file.put(TEXTS + 32 + 0xe0000, bytes(0L, 0xf0000L - 32 - 0xe0000));
            byte[] references = new byte[0];
            for (int i = 0; i < 100; i++) {
                references = bytes(references, 0xe0000, (long) TEXTS, 1);
            }
            byte[] attribute = attribute("a", variableText(), 100, references);
            file.put(0xf8000, header(2, bytes(message(17, bytes((long) TREE, (long) HEAP)), message(12, attribute))))
                    .putLong(0x40, 0xf8000);
            refusesText(file, "the same text too often");
        }

        @Test
        void refusesWhatIsNoUtf8() {
            refusesText(
                    new HandMade().root(message(12, attribute("a", fixedText(2), 1, new byte[] {(byte) 0xc3, 'x'}))),
                    "UTF-8");
        }
    }

    @Nested
    class Data {
        private static final int CHUNKS = 0x1200;

        @Test
        void refusesOtherTypes() {
            refusesData(
                    new HandMade().dataset(space(2), fixedText(4), contiguous(DATA, 8)),
                    "elements of string type, expected numbers");
            refusesData(
                    new HandMade().dataset(space(2), variableText(), contiguous(DATA, 8)),
                    "elements of variable-length type, expected numbers");
        }

        @Test
        void refusesBfloat16BothWays() {
            HandMade opaque =
                    new HandMade().dataset(space(2), bytes(new byte[] {0x15, 0, 0, 0}, 2), contiguous(DATA, 4));
            assertThatThrownBy(() -> open(opaque).array("d"))
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageContaining("opaque type of 2 bytes (bfloat16)");
            byte[] truncatedFloat =
                    bytes(new byte[] {0x11, 0x20, 15, 0}, 2, (short) 0, (short) 16, new byte[] {7, 8, 0, 7}, 127);
            HandMade custom = new HandMade().dataset(space(2), truncatedFloat, contiguous(DATA, 4));
            assertThatThrownBy(() -> open(custom).array("d"))
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageContaining("floating-point numbers of 2 bytes with 8 exponent and 7 mantissa bits");
        }

        @Test
        void refusesNestedCompoundsBeforeTheyTakeMemory() {
            byte[] member = new byte[0];
            for (int i = 0; i < 2000; i++) {
                member = bytes(member, new byte[] {0x36, (byte) 0xff, (byte) 0xff, 0}, 4, "n\0", (byte) 0);
            }
            HandMade file = new HandMade(64 << 10);
            file.putLong(TABLE + 16, 0x8000)
                    .put(
                            0x8000,
                            header(
                                    3,
                                    bytes(message(1, space(2)), message(3, member), message(8, contiguous(DATA, 8)))));
            refusesData(file, "elements of compound type, expected numbers");
        }

        @Test
        void refusesMoreValuesThanAreStored() {
            refusesData(
                    new HandMade().dataset(space(200_000_000), float32(), contiguous(DATA, 800_000_000)),
                    "800000000 bytes at address 4096 lie outside");
            refusesData(new HandMade().dataset(space(1L << 40), float32(), contiguous(DATA, 8)), "[1099511627776]");
            refusesData(
                    new HandMade().dataset(space(1L << 30, 1L << 30), float32(), contiguous(DATA, 8)),
                    "at most 268435456");
            refusesData(new HandMade().dataset(space(2), float32(), contiguous(UNDEFINED, 8)), "stores none");
            refusesData(
                    new HandMade().dataset(space(3), float32(), contiguous(DATA, 8)), "declares 12 bytes but stores 8");
        }

        @Test
        void readsEmptyDatasetsOfAnySize() {
            Hdf5Array empty = open(new HandMade()
                            .dataset(
                                    space(0, Integer.MAX_VALUE, Integer.MAX_VALUE),
                                    float32(),
                                    contiguous(UNDEFINED, 0)))
                    .array("d");
            assertThat(empty.shape()).containsExactly(0, Integer.MAX_VALUE, Integer.MAX_VALUE);
            assertThat(empty.values()).isEmpty();
        }

        @Test
        void readsAChunk() {
            HandMade file = new HandMade()
                    .dataset(space(2), float32(), chunked(CHUNKS, 2))
                    .put(CHUNKS, chunkLeaf(8, DATA));
            assertThat(open(file).array("d").values()).containsExactly(1.5, -2);
        }

        @Test
        void refusesChunksThatCantBe() {
            refusesData(
                    new HandMade()
                            .dataset(space(2), float32(), chunked(CHUNKS, 0))
                            .put(CHUNKS, chunkLeaf(8, DATA)),
                    "chunks [0]");
            refusesData(
                    new HandMade()
                            .dataset(space(2), float32(), chunked(CHUNKS, 2, 2))
                            .put(CHUNKS, chunkLeaf(8, DATA)),
                    "chunks [2, 2]");
            refusesData(
                    new HandMade()
                            .dataset(space(2), float32(), chunked(CHUNKS, 1 << 30))
                            .put(CHUNKS, chunkLeaf(8, DATA)),
                    "chunks of 1073741824 values");
            refusesData(
                    new HandMade()
                            .dataset(space(2), float32(), chunked(CHUNKS, 1 << 26))
                            .put(CHUNKS, chunkLeaf(8, DATA)),
                    "stores 8, which can't hold them");
            refusesData(
                    new HandMade()
                            .dataset(space(1 << 28), float32(), chunked(CHUNKS, 1))
                            .put(CHUNKS, chunkLeaf(8, DATA)),
                    "268435456 chunks");
            refusesData(
                    new HandMade()
                            .dataset(space(4), float32(), chunked(CHUNKS, 2))
                            .put(CHUNKS, chunkLeaf(8, DATA)),
                    "in 2 chunks but stores 1");
            refusesData(new HandMade().dataset(space(2), float32(), chunked(UNDEFINED, 2)), "stores none");
        }

        @Test
        void refusesAnIndexThatLeadsBackToItself() {
            byte[] node = bytes(
                    "TREE",
                    (byte) 1,
                    (byte) 1,
                    (short) 1,
                    UNDEFINED,
                    UNDEFINED,
                    8,
                    0,
                    0L,
                    0L,
                    (long) CHUNKS,
                    0,
                    0,
                    2L,
                    0L);
            refusesData(
                    new HandMade(1 << 20)
                            .dataset(space(2), float32(), chunked(CHUNKS, 2))
                            .put(CHUNKS, node),
                    "damaged");
        }

        @Test
        void refusesABomb() {
            byte[] bomb = deflated(new byte[40 << 20]);
            HandMade file = new HandMade(FREE + 1024 + bomb.length).put(FREE + 1024, bomb);
            // 10 million floats could be in there, by the rules of deflate
            file.dataset(space(200_000_000), float32(), chunked(CHUNKS, 200_000_000), deflate(1))
                    .put(CHUNKS, chunkLeaf(bomb.length, FREE + 1024));
            refusesData(file, "chunks of 200000000 values");
            file.dataset(space(20_000_000), float32(), chunked(CHUNKS, 20_000_000), deflate(1))
                    .put(CHUNKS, chunkLeaf(bomb.length, FREE + 1024));
            refusesData(file, "can't hold them");
            file.dataset(space(2), float32(), chunked(CHUNKS, 2), deflate(1))
                    .put(CHUNKS, chunkLeaf(bomb.length, FREE + 1024));
            refusesData(file, "inflates to more than 12 bytes");
            file.dataset(space(2), float32(), chunked(CHUNKS, 2), deflate(2))
                    .put(CHUNKS, chunkLeaf(bomb.length, FREE + 1024));
            refusesData(file, "compressed twice");
        }

        @Test
        void refusesMoreInflatedBytesThanAFileOfItsSizeCanHave() {
            // as doubles they make 60 MB: within the rules once, not twice
            byte[] zeros = deflated(new byte[30 << 20]);
            HandMade file = new HandMade(FREE + 1024 + zeros.length).put(FREE + 1024, zeros);
            file.dataset(space(30 << 18), float32(), chunked(CHUNKS, 30 << 18), deflate(1))
                    .put(CHUNKS, chunkLeaf(zeros.length, FREE + 1024));
            Hdf5File opened = open(file);
            assertThat(opened.array("d").values()).hasSize(30 << 18);
            assertThatThrownBy(() -> opened.array("d"))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining("can be trusted with");
        }

        private static byte[] deflated(byte[] bytes) {
            Deflater deflater = new Deflater();
            deflater.setInput(bytes);
            deflater.finish();
            byte[] deflated = new byte[1 << 20];
            int size = deflater.deflate(deflated);
            deflater.end();
            return Arrays.copyOf(deflated, size);
        }

        @Test
        void refusesNewerIndexesOfMoreChunksThanThereAre() {
            byte[] fixed = checked(bytes("FAHD", new byte[] {0, 0, 8, 10}, 2_000_000_000L, 0x1500L));
            refusesData(
                    new HandMade()
                            .dataset(space(2), float32(), chunkedNewer(2, bytes(new byte[] {3, 10}, (long) CHUNKS)))
                            .put(CHUNKS, fixed),
                    "an index of 2000000000 chunks, expected 1");
            byte[] extensible = checked(
                    bytes("EAHD", new byte[] {0, 0, 8, 32, 4, 16, 4, 10}, 0L, 0L, 0L, 0L, 2_000_000_000L, 0L, 0x1500L));
            refusesData(
                    new HandMade()
                            .dataset(space(2), float32(), chunkedNewer(2, bytes(new byte[] {4, 32, 4, 4, 16, 10}, (long)
                                    CHUNKS)))
                            .put(CHUNKS, extensible),
                    "an index of 2000000000 chunks, expected 1");
            byte[] tree = checked(bytes(
                    "BTHD",
                    new byte[] {0, 10},
                    512,
                    (short) 16,
                    (short) 0,
                    new byte[] {100, 40},
                    0x1500L,
                    (short) 1,
                    2_000_000_000L));
            refusesData(
                    new HandMade()
                            .dataset(
                                    space(2),
                                    float32(),
                                    chunkedNewer(2, bytes((byte) 5, 512, new byte[] {100, 40}, (long) CHUNKS)))
                            .put(CHUNKS, tree),
                    "an index of 2000000000 chunks, expected 1");
        }

        @Test
        void refusesDataInOtherFiles() {
            HandMade file =
                    new HandMade().dataset(space(2), float32(), contiguous(UNDEFINED, 8), message(7, new byte[16]));
            assertThatThrownBy(() -> open(file).array("d"))
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageContaining("not opened");
        }
    }
}
