package org.kaon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void runsEachTaskOnceAndAtMostAsManyAtATimeAsThereAreThreads(int threads) {
        AtomicInteger atATime = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Team team = Team.of(threads)) {
            for (int round = 0; round < 2000; round++) {
                int count = round % 9;
                // Plain memory, so that a task that was not waited for, or whose results weren't seen, shows.
                int[] runs = new int[count];
                team.run(count, i -> {
                    most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
                    runs[i]++;
                    atATime.decrementAndGet();
                });
                assertThat(runs).isEqualTo(ones(count));
            }
        }
        assertThat(most.get()).isBetween(1, threads);
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void usesAllItsThreads() {
        CountDownLatch met = new CountDownLatch(3);
        try (Team team = Team.of(3)) {
            team.run(3, i -> {
                met.countDown();
                await(met);
            });
        }
        assertThat(met.getCount()).isZero();
    }

    @Test
    void throwsWhatATaskThrewOnceAllHaveEnded() {
        AtomicIntegerArray runs = new AtomicIntegerArray(20);
        try (Team team = Team.of(2)) {
            assertThatThrownBy(() -> team.run(20, i -> {
                        runs.incrementAndGet(i);
                        if (i == 3) {
                            throw new IllegalStateException("third");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("third");
            for (int i = 0; i < 20; i++) {
                assertThat(runs.get(i)).isEqualTo(1);
            }
            assertThatThrownBy(() -> team.run(2, i -> {
                        throw new AssertionError("error");
                    }))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void doesAllTasksItselfWhereTheCallersThreadsNeverBegin() {
        List<Runnable> queue = new ArrayList<>();
        AtomicInteger sum = new AtomicInteger();
        try (Team team = Team.of(queue::add, 4)) {
            for (int round = 0; round < 100; round++) {
                team.run(10, sum::addAndGet);
            }
        }
        assertThat(sum.get()).isEqualTo(100 * 45);
        // No heap of them, however long it waits.
        assertThat(queue).hasSize(3);
        queue.forEach(Runnable::run);
        assertThat(sum.get()).isEqualTo(100 * 45);
    }

    @Test
    void doesWithoutThreadsThatAreRefused() {
        AtomicInteger sum = new AtomicInteger();
        try (Team team = Team.of(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                4)) {
            team.run(10, sum::addAndGet);
            team.run(10, sum::addAndGet);
        }
        assertThat(sum.get()).isEqualTo(90);
    }

    @Test
    void takesAnExecutorThatRunsInTheCallingThread() {
        AtomicInteger sum = new AtomicInteger();
        try (Team team = Team.of(Runnable::run, 4)) {
            team.run(10, sum::addAndGet);
        }
        assertThat(sum.get()).isEqualTo(45);
    }

    @Test
    void waitsOnWhenInterruptedAndSaysSoAfterwards() {
        AtomicInteger done = new AtomicInteger();
        try (Team team = Team.of(2)) {
            Thread.currentThread().interrupt();
            CountDownLatch begun = new CountDownLatch(2);
            team.run(2, i -> {
                begun.countDown();
                while (begun.getCount() > 0) {
                    Thread.onSpinWait();
                }
                if (!Thread.currentThread().isInterrupted()) {
                    pause();
                }
                done.incrementAndGet();
            });
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done.get()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
