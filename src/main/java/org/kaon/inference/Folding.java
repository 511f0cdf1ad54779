package org.kaon.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final List<Program.Step> steps;

    private Folding(Program program) {
        this.program = program;
        this.steps = new ArrayList<>(program.steps());
    }

    static Program fold(Program program) {
        return new Folding(program).fold();
    }

    private Program fold() {
        int at = 0;
        while (at < steps.size()) {
            if (!mergedIntoNext(at) && !foldedIntoProducts(at)) {
                at++;
            }
        }
        dropUnread();
        return new Program(program.sizes(), program.inputs(), steps, program.outputs());
    }

    /** A step with the only step that reads it. */
    private boolean mergedIntoNext(int at) {
        Program.Step step = steps.get(at);
        List<Integer> readers = readers(step.output());
        if (readers.size() != 1) {
            return false;
        }
        Program.Step next = steps.get(readers.get(0));
        if (isCompared(next.output())) {
            return false;
        }
        Optional<? extends Op> merged = merged(step.op(), next.op());
        merged.ifPresent(op -> {
            steps.set(at, new Program.Step(step.name() + " + " + next.name(), op, step.inputs(), next.output()));
            steps.remove((int) readers.get(0));
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
        Program.Step step = steps.get(at);
        List<Integer> readers = readers(step.output());
        if (!(step.op() instanceof Affine affine) || readers.size() < 2) {
            return false;
        }
        List<Program.Step> folded = new ArrayList<>();
        for (int reader : readers) {
            Program.Step next = steps.get(reader);
            Optional<Product> product = next.op() instanceof Product p && !isCompared(next.output())
                    ? FoldRules.folded(affine, p)
                    : Optional.empty();
            if (product.isEmpty()) {
                return false;
            }
            folded.add(
                    new Program.Step(step.name() + " + " + next.name(), product.get(), step.inputs(), next.output()));
        }
        for (int i = 0; i < readers.size(); i++) {
            steps.set(readers.get(i), folded.get(i));
        }
        steps.remove(at);
        return true;
    }

    private boolean isCompared(int tensor) {
        return steps.stream()
                .anyMatch(step -> step.inputs().contains(tensor)
                        && (step.op() instanceof StepMask || step.op() instanceof MaskSteps));
    }

    /** The places of the steps that read a tensor, or none where it is an output and must stay. */
    private List<Integer> readers(int tensor) {
        List<Integer> readers = new ArrayList<>();
        if (program.outputs().contains(tensor)) {
            return readers;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).inputs().contains(tensor)) {
                readers.add(i);
            }
        }
        return readers;
    }

    private void dropUnread() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            int tensor = steps.get(i).output();
            if (!program.outputs().contains(tensor) && readers(tensor).isEmpty()) {
                steps.remove(i);
            }
        }
    }
}
