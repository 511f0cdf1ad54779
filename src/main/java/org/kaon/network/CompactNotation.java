package org.kaon.network;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kaon.InputException;
import org.kaon.layer.Layers;
import org.kaon.layer.Shape;

/**
 * A chain of dense layers in one line: {@code 300 relu, 300 relu dropout 0.005, 16 tanh batchnorm, 1 sigmoid}. Each part between commas
 * begins with the number of units; behind it stand, in any number and in the order in which they act, an activation of Keras, {@code
 * batchnorm}, and {@code dropout} with its rate. An activation directly behind the units is the dense layer's own.
 */
public final class CompactNotation {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private final List<String> words;
    private final String part;
    private int at;

    private CompactNotation(String part) {
        this.part = part;
        this.words = List.of(part.split("\\s+"));
    }

    /**
     * Reads a chain.
     *
     * @param text the layers
     * @param input shape of what goes in, without the batch axis
     * @return the chain, to be continued or finished by {@link Sequential#graph}
     * @throws InputException for what isn't such a line; the message gives the part, the word and what is known
     */
    public static Sequential read(String text, Shape input) {
        Sequential chain = Sequential.of(input);
        for (String part : text.split(",", -1)) {
            chain = new CompactNotation(part.strip()).append(chain);
        }
        return chain;
    }

    private Sequential append(Sequential chain) {
        String units = words.get(at++);
        if (!WHOLE.matcher(units).matches() || Integer.parseInt(units) < 1) {
            throw wrong("begins with '" + units + "', expected the number of units, at least 1");
        }
        Sequential longer = chain.dense(Integer.parseInt(units));
        while (at < words.size()) {
            longer = word(longer, words.get(at++));
        }
        return longer;
    }

    private Sequential word(Sequential chain, String word) {
        if (word.equals("batchnorm")) {
            return chain.batchNormalization();
        }
        if (word.equals("dropout")) {
            return chain.dropout(rate());
        }
        if (Layers.standard().activations().of(word).isEmpty()) {
            TreeSet<String> known =
                    new TreeSet<>(Layers.standard().activations().names());
            known.addAll(List.of("batchnorm", "dropout RATE"));
            throw wrong("unknown word '" + word + "'; known: " + String.join(", ", known));
        }
        return at == 2 ? chain.with("activation", word) : chain.layer("Activation", Map.of("activation", word));
    }

    private double rate() {
        String text = at < words.size() ? words.get(at++) : "";
        try {
            double rate = Double.parseDouble(text);
            if (rate >= 0 && rate < 1) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw new InputException(place("dropout '" + text + "', expected a rate from 0 to below 1"), e);
        }
        throw wrong("dropout " + text + ", expected a rate from 0 to below 1");
    }

    private InputException wrong(String problem) {
        return new InputException(place(problem));
    }

    private String place(String problem) {
        return "Layers, part '" + part + "': " + problem;
    }
}
