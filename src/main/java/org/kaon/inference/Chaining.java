package org.kaon.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kaon.activation.Activation;
import org.kaon.activation.Elementwise;
import org.kaon.dense.DenseKernel;
import org.kaon.dense.Precision;
import org.kaon.kernel.Mapped;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;
import org.kaon.network.Program;

/** Replaces products of a program, and those that follow one another together, by what a kernel makes of them. */
final class Chaining {
    private final Program program;
    private final DenseKernel kernel;
    private final Precision precision;
    private final UnaryOperator<Activation> functions;
    private final Set<Integer> outputs;
    /** For each tensor, how many steps read it. */
    private final Map<Integer, Integer> readers = new HashMap<>();

    private Chaining(Program program, DenseKernel kernel, Precision precision, UnaryOperator<Activation> functions) {
        this.program = program;
        this.kernel = kernel;
        this.precision = precision;
        this.functions = functions;
        this.outputs = new HashSet<>(program.outputs());
        program.steps().forEach(step -> step.inputs().forEach(tensor -> readers.merge(tensor, 1, Integer::sum)));
    }

    /**
     * Compiles the dense layers of a program.
     *
     * @param program folded
     * @param kernel for products
     * @param precision of their weights
     * @param functions what is computed in the place of each activation
     * @return a program with the same inputs and outputs
     */
    static Program compile(
            Program program, DenseKernel kernel, Precision precision, UnaryOperator<Activation> functions) {
        return new Chaining(program, kernel, precision, functions).compile();
    }

    private Program compile() {
        // By the tensor that each chain has come to; a chain stands where its last product stood.
        Map<Integer, List<Program.Step>> open = new HashMap<>();
        List<Program.Step> steps = new ArrayList<>();
        for (Program.Step step : program.steps()) {
            if (!(step.op() instanceof Product product)) {
                steps.add(new Program.Step(step.name(), mapped(step.op()), step.inputs(), step.output()));
                continue;
            }
            List<Program.Step> before = open.remove(step.inputs().get(0));
            List<Program.Step> chain = before == null ? new ArrayList<>() : before;
            chain.add(step);
            if (goesOn(step, product)) {
                open.put(step.output(), chain);
            } else {
                steps.add(chained(chain));
            }
        }
        return new Program(program.sizes(), program.inputs(), steps, program.outputs());
    }

    /** Whether the only reader of a product is a product of as many vectors. */
    private boolean goesOn(Program.Step step, Product product) {
        return !outputs.contains(step.output())
                && readers.getOrDefault(step.output(), 0) == 1
                && product.activation() instanceof Elementwise
                && program.steps().stream()
                        .filter(next -> next.inputs().contains(step.output()))
                        .allMatch(next -> next.op() instanceof Product reader
                                && reader.positions() == product.positions()
                                && reader.inputs() == product.units());
    }

    private Program.Step chained(List<Program.Step> chain) {
        List<Product> products = chain.stream()
                .map(step -> precision.rounded((Product) step.op()).with(functions))
                .toList();
        String name = chain.stream().map(Program.Step::name).collect(Collectors.joining(" + "));
        return new Program.Step(
                name,
                kernel.chain(products, precision),
                chain.get(0).inputs(),
                chain.get(chain.size() - 1).output());
    }

    private Op mapped(Op op) {
        return op instanceof Mapped mapped
                ? new Mapped(mapped.positions(), mapped.width(), functions.apply(mapped.activation()))
                : op;
    }
}
