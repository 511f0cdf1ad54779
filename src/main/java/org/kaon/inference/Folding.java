package org.kaon.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kaon.kernel.Affine;
import org.kaon.kernel.Mapped;
import org.kaon.kernel.MaskSteps;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;
import org.kaon.kernel.StepMask;
import org.kaon.network.Program;

/**
 * Makes a program shorter by the rules of {@link FoldRules}: walks its steps once in the order in which they run, and merges each with
 * those that read it as long as a rule allows. A tensor that something else reads, or that is an output, stays; so does one that is
 * compared with a mask's value, where the last bit decides.
 */
final class Folding {
    private final Program program;
    private final Set<Integer> outputs;
    /** In the order in which they run; null where a step went into another. */
    private final Program.Step[] steps;
    /** For each tensor, the places of the steps that read it. */
    private final Map<Integer, SortedSet<Integer>> readers = new HashMap<>();

    private Folding(Program program) {
        this.program = program;
        this.outputs = new HashSet<>(program.outputs());
        this.steps = new Program.Step[program.steps().size()];
        for (int at = 0; at < steps.length; at++) {
            put(at, program.steps().get(at));
        }
    }

    static Program fold(Program program) {
        return new Folding(program).fold();
    }

    private Program fold() {
        for (int at = 0; at < steps.length; at++) {
            boolean changed = true;
            while (changed && steps[at] != null) {
                changed = mergedIntoNext(at) || foldedIntoProducts(at);
            }
        }
        dropUnread();
        List<Program.Step> left = Arrays.stream(steps).filter(Objects::nonNull).toList();
        return new Program(program.sizes(), program.inputs(), left, program.outputs());
    }

    /** A step with the only step that reads it. */
    private boolean mergedIntoNext(int at) {
        Program.Step step = steps[at];
        SortedSet<Integer> reading = foldableReaders(step.output());
        if (reading.size() != 1) {
            return false;
        }
        int place = reading.first();
        Program.Step next = steps[place];
        if (isCompared(next.output())) {
            return false;
        }
        Optional<? extends Op> merged = merged(step.op(), next.op());
        merged.ifPresent(op -> {
            remove(place);
            remove(at);
            put(at, new Program.Step(step.name() + " + " + next.name(), op, step.inputs(), next.output()));
        });
        return merged.isPresent();
    }

    private static Optional<? extends Op> merged(Op first, Op second) {
        if (first instanceof Affine affine && second instanceof Affine next) {
            return FoldRules.merged(affine, next);
        }
        if (first instanceof Affine affine && second instanceof Product product) {
            return FoldRules.folded(affine, product);
        }
        if (first instanceof Product product && second instanceof Affine affine) {
            return FoldRules.folded(product, affine);
        }
        if (first instanceof Product product && second instanceof Mapped mapped) {
            return FoldRules.fused(product, mapped);
        }
        return Optional.empty();
    }

    /** A scaling that only products read, each of which can take it: one input shared by several branches. */
    private boolean foldedIntoProducts(int at) {
        Program.Step step = steps[at];
        List<Integer> reading = List.copyOf(foldableReaders(step.output()));
        if (!(step.op() instanceof Affine affine) || reading.size() < 2) {
            return false;
        }
        List<Program.Step> folded = new ArrayList<>();
        for (int reader : reading) {
            Program.Step next = steps[reader];
            Optional<Product> product = next.op() instanceof Product p && !isCompared(next.output())
                    ? FoldRules.folded(affine, p)
                    : Optional.empty();
            if (product.isEmpty()) {
                return false;
            }
            folded.add(
                    new Program.Step(step.name() + " + " + next.name(), product.get(), step.inputs(), next.output()));
        }
        remove(at);
        for (int i = 0; i < folded.size(); i++) {
            remove(reading.get(i));
            put(reading.get(i), folded.get(i));
        }
        return true;
    }

    private boolean isCompared(int tensor) {
        return readersOf(tensor).stream()
                .map(at -> steps[at].op())
                .anyMatch(op -> op instanceof StepMask || op instanceof MaskSteps);
    }

    /** The places of the steps that read a tensor, or none where it is an output and must stay. */
    private SortedSet<Integer> foldableReaders(int tensor) {
        return outputs.contains(tensor) ? new TreeSet<>() : readersOf(tensor);
    }

    private SortedSet<Integer> readersOf(int tensor) {
        return readers.getOrDefault(tensor, Collections.emptySortedSet());
    }

    private void put(int at, Program.Step step) {
        steps[at] = step;
        step.inputs()
                .forEach(tensor ->
                        readers.computeIfAbsent(tensor, key -> new TreeSet<>()).add(at));
    }

    private void remove(int at) {
        steps[at].inputs().forEach(tensor -> readersOf(tensor).remove(at));
        steps[at] = null;
    }

    private void dropUnread() {
        for (int at = steps.length - 1; at >= 0; at--) {
            boolean unread = steps[at] != null
                    && !outputs.contains(steps[at].output())
                    && readersOf(steps[at].output()).isEmpty();
            if (unread) {
                remove(at);
            }
        }
    }
}
