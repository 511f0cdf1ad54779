package org.kaon.dense;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.kaon.activation.Activation;
import org.kaon.activation.Elementwise;
import org.kaon.activation.Fma;
import org.kaon.kernel.Product;

/**
 * Writes a class for a few small layers: each product and sum an instruction of its own, weights as constants, all values in local variables. Loops
 * over so few values spend five times as long on their beginnings and ends as on the products (ADR 11).
 */
final class Unrolled {
    /** C2 inlines no more into a method than so many bytes of code, with a margin. */
    private static final int MOST_CODE = 7000;

    private static final int CODE_OF_PRODUCT = 8;
    private static final int CODE_OF_SUM = 12;
    /** An elementary function with what it calls. */
    private static final int CODE_OF_FUNCTION = 250;

    /** One byte says which local variable. */
    private static final int MOST_LOCALS = 256;

    private static final int LOCALS_OF_CALL = 4;

    /** A layer wider than this has loops worth their beginnings. */
    private static final int MOST_UNITS = Columns.MOST_UNITS;

    /** C2 computes one sum after the other: of longer ones, too few are under way at a time. */
    private static final int LONGEST_SUM = 16;

    private static final String FORM = "org/kaon/dense/PlainForm";
    private static final String RUN = "([F[FLorg/kaon/dense/PlainForm$Buffers;)V";
    private static final String ELEMENTWISE = "org/kaon/activation/Elementwise";

    private final ClassFile file = new ClassFile();
    private final MethodCode code = new MethodCode();
    private final List<Elementwise> functions = new ArrayList<>();

    private Unrolled() {}

    /** How many of the first layers can be unrolled together; 0 if none. */
    static int leading(List<Product> layers) {
        int size = 0;
        int locals = LOCALS_OF_CALL;
        int count = 0;
        for (Product layer : layers) {
            size += layer.units() * (layer.inputs() * CODE_OF_PRODUCT + codeOf(layer.activation()));
            locals += layer.inputs();
            if (size > MOST_CODE
                    || layer.inputs() > LONGEST_SUM * layer.chains()
                    || layer.units() > MOST_UNITS
                    || locals + layer.units() > MOST_LOCALS) {
                return count;
            }
            count++;
        }
        return count;
    }

    private static int codeOf(Activation activation) {
        return CODE_OF_SUM + (Limits.doesMore(activation) ? CODE_OF_FUNCTION : 0);
    }

    /** One form for all of them, activations included. */
    static PlainForm of(List<Product> layers) {
        return new Unrolled().form(layers);
    }

    private PlainForm form(List<Product> layers) {
        int from = LOCALS_OF_CALL;
        for (int i = 0; i < layers.get(0).inputs(); i++) {
            code.object(1);
            code.index(i);
            code.element();
            code.store(from + i);
        }
        for (int i = 0; i < layers.size(); i++) {
            Product layer = layers.get(i);
            int to = from + layer.inputs();
            for (int unit = 0; unit < layer.units(); unit++) {
                if (i == layers.size() - 1) {
                    code.object(2);
                    code.index(unit);
                    value(layer, unit, from);
                    code.storeElement();
                } else {
                    value(layer, unit, from);
                    code.store(to + unit);
                }
            }
            from = to;
        }
        int widest = layers.stream().mapToInt(Product::inputs).max().orElseThrow();
        // The factors of a sum, the object of a function, array and index of an element; sums of chains.
        return defined(2 * widest + 8, from + layers.get(layers.size() - 1).units());
    }

    private PlainForm defined(int stack, int locals) {
        file.addMethod("run", RUN, stack, locals, code.end());
        MethodCode constructor = new MethodCode();
        constructor.object(0);
        constructor.callConstructor(file.method("java/lang/Object", "<init>", "()V"));
        file.addMethod("<init>", "()V", 1, 1, constructor.end());
        byte[] bytes = file.bytes("org/kaon/dense/UnrolledLayers", FORM);
        try {
            return MethodHandles.lookup()
                    .defineHiddenClassWithClassData(bytes, List.copyOf(functions), true)
                    .lookupClass()
                    .asSubclass(PlainForm.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class of unrolled layers is refused", e);
        }
    }

    /** {@code f(x W + b)} of one unit, on the stack. */
    private void value(Product layer, int unit, int from) {
        boolean function = Limits.doesMore(layer.activation());
        if (function) {
            code.constant(file.classData(indexOf((Elementwise) layer.activation()), "L" + ELEMENTWISE + ";"));
        }
        sum(layer, unit, from);
        code.constant(file.number(layer.bias()[unit]));
        code.add();
        float lowest = Limits.lowest(layer.activation());
        if (lowest > Float.NEGATIVE_INFINITY) {
            code.constant(file.number(lowest));
            code.callStatic(file.method("java/lang/Math", "max", "(FF)F"));
        }
        if (function) {
            code.callInterface(file.interfaceMethod(ELEMENTWISE, "rounded", "(F)F"), 2);
        }
    }

    private int indexOf(Elementwise function) {
        if (!functions.contains(function)) {
            functions.add(function);
        }
        return functions.indexOf(function);
    }

    private void sum(Product layer, int unit, int from) {
        int step = layer.chains();
        for (int chain = 0; chain < step; chain++) {
            chain(layer, unit, from, chain, step);
            if (chain % 2 == 1) {
                code.add();
            }
        }
        if (step > 1) {
            code.add();
        }
    }

    /** Begins with a product, which loops add to 0: -0 then becomes 0, which shows in the result only where the bias is -0 as well. */
    private void chain(Product layer, int unit, int from, int first, int step) {
        if (first >= layer.inputs()) {
            code.constant(file.number(0));
            return;
        }
        if (Fma.IS_FAST) {
            int last = first + (layer.inputs() - 1 - first) / step * step;
            for (int i = last; i > first; i -= step) {
                factors(layer, unit, from, i);
            }
        }
        factors(layer, unit, from, first);
        code.multiply();
        if (Float.compare(layer.bias()[unit], -0f) == 0) {
            code.constant(file.number(0));
            code.add();
        }
        for (int i = first + step; i < layer.inputs(); i += step) {
            if (Fma.IS_FAST) {
                code.callStatic(file.method("java/lang/Math", "fma", "(FFF)F"));
            } else {
                factors(layer, unit, from, i);
                code.multiply();
                code.add();
            }
        }
    }

    private void factors(Product layer, int unit, int from, int input) {
        code.load(from + input);
        code.constant(file.number(layer.kernel()[input * layer.units() + unit]));
    }
}
