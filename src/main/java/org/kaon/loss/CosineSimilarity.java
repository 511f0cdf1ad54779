package org.kaon.loss;

/** {@code L = -Σ p t / (|p| |t|)}; a length below 1e-7 counts as 1e-7. */
public record CosineSimilarity() implements Loss {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static CosineSimilarity of() {
        return new CosineSimilarity();
    }

    @Override
    public String name() {
        return "cosine_similarity";
    }

    @Override
    public double of(double[] prediction, double[] target, double[] gradient) {
        double length = length(prediction);
        double p = Math.max(length, Clip.EPSILON);
        double t = Math.max(length(target), Clip.EPSILON);
        double cosine = 0;
        for (int i = 0; i < prediction.length; i++) {
            cosine += prediction[i] / p * (target[i] / t);
        }
        for (int i = 0; i < prediction.length; i++) {
            // A length that is held fast doesn't turn with the prediction.
            double turned = length < Clip.EPSILON ? 0 : cosine * prediction[i] / p;
            gradient[i] = (turned - target[i] / t) / p;
        }
        return -cosine;
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
