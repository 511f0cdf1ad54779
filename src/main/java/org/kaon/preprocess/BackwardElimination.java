package org.kaon.preprocess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.InputException;

/**
 * Removes features one by one, by the R² of a least-squares fit of the target on those that are left. In each round every feature is left out
 * once, and the rule chooses one by what the fits without it gave. Immutable.
 *
 * @param rule which feature goes
 * @param rounds how many go
 */
public record BackwardElimination(Rule rule, int rounds) {
    /** Which feature goes. Of equal ones it is the first. */
    public enum Rule {
        /** The one whose absence costs least: the fit without it has the highest R². What backward elimination usually means. */
        LEAST_LOSS {
            @Override
            boolean prefers(double rSquared, double best) {
                return rSquared > best;
            }
        },
        /**
         * The one without which the fit has the lowest R², so the one that a linear fit needs most: the rule as the Higgs study published it. Kept to
         * reproduce that study; it removes what is most informative.
         */
        PUBLISHED {
            @Override
            boolean prefers(double rSquared, double best) {
                return rSquared < best;
            }
        };

        abstract boolean prefers(double rSquared, double best);
    }

    /**
     * Checks the number of rounds.
     *
     * @param rule which feature goes
     * @param rounds at least 0
     * @throws InputException where the number of rounds is negative
     */
    public BackwardElimination {
        if (rounds < 0) {
            throw new InputException(rounds + " rounds of elimination, expected 0 or more");
        }
    }

    /**
     * A round.
     *
     * @param removed the feature that went
     * @param before R² of the fit on the features that were there
     * @param without for each feature that was there, R² of the fit without it
     */
    public record Round(String removed, double before, Map<String, Double> without) {
        /**
         * What was lost.
         *
         * @return R² before less R² after
         */
        public double loss() {
            return before - without.get(removed);
        }
    }

    /**
     * Runs all rounds.
     *
     * @param fits of the sample
     * @return one per round
     * @throws InputException where no feature would be left
     */
    public List<Round> run(LeastSquares fits) {
        if (rounds >= fits.features().size()) {
            throw new InputException(rounds + " rounds of elimination of "
                    + fits.features().size() + " features, expected fewer, so that one is left");
        }
        List<String> left = new ArrayList<>(fits.features());
        List<Round> done = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Round round = round(fits, left);
            left.remove(round.removed());
            done.add(round);
        }
        return List.copyOf(done);
    }

    private Round round(LeastSquares fits, List<String> left) {
        Map<String, Double> without = new LinkedHashMap<>();
        String chosen = left.get(0);
        for (String feature : left) {
            without.put(feature, fits.rSquared(withoutOne(left, feature)));
            if (rule.prefers(without.get(feature), without.get(chosen))) {
                chosen = feature;
            }
        }
        return new Round(chosen, fits.rSquared(left), without);
    }

    private static List<String> withoutOne(List<String> features, String feature) {
        return features.stream().filter(name -> !name.equals(feature)).toList();
    }
}
