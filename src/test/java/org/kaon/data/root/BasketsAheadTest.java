package org.kaon.data.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Baskets come in order, whoever loads them; a failure in its turn; and nothing is under way afterwards. */
class BasketsAheadTest {
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger loaded = new AtomicInteger();

    @RepeatedTest(20)
    void comeInOrder() throws IOException {
        List<BasketPlace> places = places(100);
        try (BasketsAhead ahead = new BasketsAhead(places, this::load)) {
            for (BasketPlace place : places) {
                assertThat(ahead.next()).isSameAs(place);
                assertThat(ahead.basket().entryCount()).isEqualTo((int) place.first() + 1);
            }
            assertThat(ahead.next()).isNull();
        }
    }

    @RepeatedTest(20)
    void aFailureComesInItsTurnAndEndsAll() {
        List<BasketPlace> places = places(1000);
        BasketsAhead.Loading failing = where -> {
            if (where.first() == 7) {
                throw new IOException("basket 7");
            }
            return load(where);
        };
        AtomicInteger taken = new AtomicInteger();
        assertThatThrownBy(() -> {
                    try (BasketsAhead ahead = new BasketsAhead(places, failing)) {
                        while (ahead.next() != null) {
                            taken.incrementAndGet();
                        }
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("basket 7");
        assertThat(taken).hasValue(7);
        assertThat(running).hasValue(0);
        int after = loaded.get();
        assertThat(after).isBetween(7, 8 + 2 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void oneBasketIsLoadedByTheCaller() throws IOException {
        Thread[] loader = new Thread[1];
        try (BasketsAhead ahead = new BasketsAhead(places(1), where -> {
            loader[0] = Thread.currentThread();
            return load(where);
        })) {
            ahead.next();
        }
        assertThat(loader[0]).isSameAs(Thread.currentThread());
    }

    private Basket load(BasketPlace where) {
        running.incrementAndGet();
        loaded.incrementAndGet();
        Basket basket = new Basket(new byte[0], 0, 0, (int) where.first() + 1, new int[0]);
        running.decrementAndGet();
        return basket;
    }

    private static List<BasketPlace> places(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new BasketPlace(i, i + 1, 0, 0, Optional.empty()))
                .toList();
    }
}
