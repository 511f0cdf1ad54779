package org.kaon.service;

import java.util.Arrays;
import java.util.BitSet;

/** The events of a request: the good ones as flat events one after the other, in order, and which ones these are. */
final class Events {
    private final int width;
    private final BitSet good = new BitSet();
    private float[] values;
    private int size;
    private int goodCount;

    Events(int width) {
        this.width = width;
        this.values = new float[width];
    }

    void add(float[] event) {
        if ((goodCount + 1) * width > values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(2, values.length));
        }
        System.arraycopy(event, 0, values, goodCount * width, width);
        goodCount++;
        good.set(size++);
    }

    void addBad() {
        size++;
    }

    int size() {
        return size;
    }

    boolean isGood(int event) {
        return good.get(event);
    }

    int goodCount() {
        return goodCount;
    }

    /** Not a copy; at least {@code goodCount · width} values. */
    float[] values() {
        return values;
    }
}
