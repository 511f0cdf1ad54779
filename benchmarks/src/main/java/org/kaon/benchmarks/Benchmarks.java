package org.kaon.benchmarks;
/** x */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] a) {}
}
