package org.kaon.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kaon.network.Program;

/**
 * Which tensors of a program share an array: one whose last reader has run leaves its array to a later one. Immutable.
 *
 * @param slots for each tensor, the number of its array; -1 for a tensor that no step touches
 * @param sizes for each array, values per event
 */
record MemoryPlan(List<Integer> slots, List<Integer> sizes) {
    /** Values that the arrays of a block may hold together, 1 MiB: about what a core's second-level cache keeps beside the weights. */
    private static final int BLOCK_VALUES = 1 << 18;

    private static final int MOST_BLOCK_ROWS = 512;

    static MemoryPlan of(Program program) {
        return new Planner(program).plan();
    }

    /** How many events are evaluated together, so that working memory is bounded however many there are. */
    int blockRows() {
        long values = Math.max(1, sizes.stream().mapToLong(Integer::longValue).sum());
        return (int) Math.max(1, Math.min(MOST_BLOCK_ROWS, BLOCK_VALUES / values));
    }

    private static final class Planner {
        private final Program program;
        private final Integer[] slots;
        private final int[] lastReaders;
        private final List<Integer> sizes = new ArrayList<>();
        private final List<Integer> free = new ArrayList<>();

        private Planner(Program program) {
            this.program = program;
            this.slots = new Integer[program.sizes().size()];
            this.lastReaders = new int[slots.length];
            Arrays.fill(slots, -1);
            Arrays.fill(lastReaders, -1);
        }

        private MemoryPlan plan() {
            List<Program.Step> steps = program.steps();
            for (int at = 0; at < steps.size(); at++) {
                for (int tensor : steps.get(at).inputs()) {
                    lastReaders[tensor] = at;
                }
            }
            for (int tensor : program.outputs()) {
                lastReaders[tensor] = Integer.MAX_VALUE;
            }
            program.inputs().forEach(this::take);
            for (int at = 0; at < steps.size(); at++) {
                take(steps.get(at).output());
                for (int tensor : steps.get(at).inputs().stream().distinct().toList()) {
                    if (lastReaders[tensor] == at) {
                        free.add(slots[tensor]);
                    }
                }
            }
            return new MemoryPlan(List.of(slots), List.copyOf(sizes));
        }

        /** The smallest free array that is large enough, else a new one. */
        private void take(int tensor) {
            int size = program.sizes().get(tensor);
            int best = -1;
            for (int slot : free) {
                if (sizes.get(slot) >= size && (best < 0 || sizes.get(slot) < sizes.get(best))) {
                    best = slot;
                }
            }
            if (best < 0) {
                best = sizes.size();
                sizes.add(size);
            } else {
                free.remove((Integer) best);
            }
            slots[tensor] = best;
        }
    }
}
