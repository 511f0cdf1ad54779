package org.kaon.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.kaon.kernel.Noise;

/** The order of events in an epoch, which depends on seed and epoch alone: a resumed training needs nothing else to find it again. */
final class Order {
    private Order() {}

    static int[] of(int size, boolean shuffle, long seed, int epoch) {
        int[] order = IntStream.range(0, size).toArray();
        if (!shuffle) {
            return order;
        }
        SplittableRandom random = new SplittableRandom(Noise.key(seed, epoch));
        for (int last = size - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
        return order;
    }
}
