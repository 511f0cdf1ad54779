package org.kaon.layer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An equation of {@code EinsumDense} for an input of a given rank, without the batch axis: the axes that an ellipsis stands for have got
 * labels of their own (digits).
 *
 * @param input a label for each axis of the input
 * @param kernel a label for each axis of the kernel
 * @param output a label for each axis of the output
 * @param elided labels of the axes that the ellipsis stands for
 * @param ellipsisLast whether it stands behind the letters
 */
record EinsumEquation(String input, String kernel, String output, String elided, boolean ellipsisLast) {
    private static final Pattern FORM =
            Pattern.compile("(\\.\\.\\.)?([a-zA-Z]+)(\\.\\.\\.)?,([a-zA-Z]+)->(\\.\\.\\.)?([a-zA-Z]+)(\\.\\.\\.)?");

    static EinsumEquation of(LayerConfig config, String equation, int rank) {
        Matcher form = FORM.matcher(equation.replace(" ", ""));
        if (!form.matches()) {
            throw bad(config, equation, "the form ab,bc->ac, ...ab,bc->...ac or ab...,bc->ac...");
        }
        boolean first = form.group(1) != null;
        boolean last = form.group(3) != null;
        if (first != (form.group(5) != null) || last != (form.group(7) != null) || (first && last)) {
            throw bad(config, equation, "the ellipsis at the same end of input and output");
        }
        String letters = form.group(2);
        int elidedCount = rank + 1 - letters.length();
        if (elidedCount < (first ? 1 : 0) || elidedCount > (first || last ? 9 : 0)) {
            throw bad(config, equation, "labels for an input of " + rank + " axes behind the batch axis");
        }
        String elided = "0123456789".substring(0, elidedCount);
        String input = first ? elided + letters : letters + elided;
        String output = first ? elided + form.group(6) : form.group(6) + elided;
        check(config, equation, input, form.group(4), output);
        return new EinsumEquation(
                input.substring(1), form.group(4), output.substring(1), first ? elided.substring(1) : elided, last);
    }

    private static void check(LayerConfig config, String equation, String input, String kernel, String output) {
        if (repeats(input) || repeats(kernel) || repeats(output)) {
            throw config.unsupported("equation '" + equation + "' with a label twice in one term");
        }
        char batch = input.charAt(0);
        if (output.charAt(0) != batch || kernel.indexOf(batch) >= 0) {
            throw config.unsupported("equation '" + equation
                    + "'; supported: the batch axis first in input and output, not in the kernel");
        }
        require(config, equation, "output", output, input + kernel);
        require(config, equation, "kernel", kernel, input + output);
    }

    private static void require(LayerConfig config, String equation, String term, String labels, String others) {
        labels.chars().filter(label -> others.indexOf(label) < 0).findFirst().ifPresent(label -> {
            throw bad(config, equation, "every label of the " + term + " in another term, but not " + (char) label);
        });
    }

    private static boolean repeats(String labels) {
        return labels.chars().distinct().count() != labels.length();
    }

    private static RuntimeException bad(LayerConfig config, String equation, String expected) {
        return config.invalid("equation is '" + equation + "', expected " + expected);
    }

    /** Labels that are summed over: of the input (and maybe the kernel), not of the output. */
    String summed() {
        StringBuilder summed = new StringBuilder(input);
        for (int i = summed.length() - 1; i >= 0; i--) {
            if (output.indexOf(summed.charAt(i)) >= 0) {
                summed.deleteCharAt(i);
            }
        }
        return summed.toString();
    }

    /** Whether this is the product of vectors at the end of the input with a matrix: {@code ab,bc->ac}, of any number of axes each. */
    boolean isMatrixProduct() {
        String summed = summed();
        if (!input.endsWith(summed) || !kernel.startsWith(summed)) {
            return false;
        }
        return output.equals(input.substring(0, input.length() - summed.length()) + kernel.substring(summed.length()));
    }
}
