package org.kaon.keras;

import io.jhdf.exceptions.HdfChecksumMismatchException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files, repeatably. */
final class Mutations {
    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        2,
        8,
        16,
        24,
        48,
        96,
        127,
        128,
        255,
        256,
        512,
        4096,
        32767,
        65535,
        65536,
        1 << 20,
        1 << 24,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        1L << 32,
        0xffffffffL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MAX_VALUE - 7,
        1L << 40,
        1L << 61,
        0x0101010101010101L
    };
    private static final String[] SIGNATURES = {
        "TREE", "SNOD", "HEAP", "GCOL", "OHDR", "OCHK", "BTHD", "BTLF", "BTIN", "FRHP", "FHDB", "FHIB", "FAHD", "FADB",
        "EAHD", "EAIB", "EADB", "EASB", "PK\1\2", "PK\3\4", "PK\5\6"
    };

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** A damaged copy of a file; the other one gives what is spliced in. */
    byte[] mutate(byte[] original, byte[] other) {
        byte[] bytes = original.clone();
        int[] structures = structures(bytes);
        int times = 1 + (random.nextInt(3) == 0 ? random.nextInt(8) : 0);
        for (int i = 0; i < times; i++) {
            bytes = once(bytes, other, structures);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, byte[] other, int[] structures) {
        if (bytes.length < 16 || other.length == 0) {
            return bytes;
        }
        int at = place(bytes, structures);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 16 : 600));
        switch (random.nextInt(12)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextBoolean() ? at : random.nextInt(bytes.length));
            }
            case 1, 2 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            }
            case 3 -> {
                bytes[at] = (byte) random.nextInt();
                return bytes;
            }
            case 4, 5, 6 -> {
                put(bytes, at, EXTREMES[random.nextInt(EXTREMES.length)], 1 << random.nextInt(4));
                return bytes;
            }
            case 7 -> {
                // an address inside the file, most dangerous where another one stood
                put(bytes, at, random.nextBoolean() ? place(bytes, structures) : random.nextInt(bytes.length), 8);
                return bytes;
            }
            case 8 -> {
                int from = place(bytes, structures);
                System.arraycopy(bytes.clone(), Math.min(from, bytes.length - length), bytes, at, length);
                return bytes;
            }
            case 9 -> {
                System.arraycopy(
                        other,
                        Math.min(random.nextInt(other.length), Math.max(0, other.length - length)),
                        bytes,
                        at,
                        Math.min(length, other.length));
                return bytes;
            }
            case 10 -> {
                Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xff));
                return bytes;
            }
            default -> {
                byte[] shifted = new byte[bytes.length + length];
                System.arraycopy(bytes, 0, shifted, 0, at);
                System.arraycopy(bytes, at, shifted, at + length, bytes.length - at);
                return shifted;
            }
        }
    }

    /** Mostly near a structure: three quarters of a model are weights, which can't do harm. */
    private int place(byte[] bytes, int[] structures) {
        int choice = random.nextInt(8);
        if (choice == 0 || structures.length == 0) {
            return random.nextInt(bytes.length);
        }
        if (choice == 1) {
            return random.nextInt(Math.min(bytes.length, 1024));
        }
        int start = structures[random.nextInt(structures.length)];
        int at = start + random.nextInt(random.nextBoolean() ? 32 : 400);
        if (random.nextInt(4) == 0) {
            at = start - random.nextInt(300);
        }
        at = random.nextBoolean() ? at / 8 * 8 : at;
        return Math.max(0, Math.min(at, bytes.length - 1));
    }

    /** Where signatures stand, and what looks like an object header of the first version. */
    private static int[] structures(byte[] bytes) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at + 16 < bytes.length; at++) {
            for (String signature : SIGNATURES) {
                if (signature.charAt(0) == bytes[at]
                        && signature.charAt(1) == bytes[at + 1]
                        && signature.charAt(2) == bytes[at + 2]
                        && signature.charAt(3) == bytes[at + 3]) {
                    found.add(at);
                }
            }
            if (bytes[at] == 1
                    && bytes[at + 1] == 0
                    && bytes[at + 2] > 0
                    && bytes[at + 3] == 0
                    && bytes[at + 4] == 1
                    && bytes[at + 5] == 0) {
                found.add(at);
            }
        }
        return found.stream().mapToInt(at -> at).toArray();
    }

    private static void put(byte[] bytes, int at, long value, int size) {
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> (8 * i));
        }
    }

    /** Where a checksum stopped the reading: writes the right one, so that the next attempt gets further. */
    static boolean repair(byte[] bytes, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HdfChecksumMismatchException mismatch) {
                String[] numbers = mismatch.getMessage().split("[\\[\\]]", -1);
                int stored = Integer.parseInt(numbers[1]);
                ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                for (int at = 0; at + 4 <= bytes.length; at++) {
                    if (buffer.getInt(at) == stored && (stored != 0 || at > 8)) {
                        buffer.putInt(at, Integer.parseInt(numbers[3]));
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
