package org.kaon.kernel;

/**
 * {@link Affine} by constants that keep all of their digits, so that training in double loses none.
 *
 * @param outer values of the axes before the channel axis, multiplied
 * @param inner values of the axes after it, multiplied
 * @param center subtracted first
 * @param scale multiplied with the difference
 * @param shift added last
 */
public record ScalingStep(int outer, int inner, double[] center, double[] scale, double[] shift) implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        affine().run(pass.rows(), pass.inputs(), pass.output(), new float[0]);
    }

    @Override
    public void backward(Pass pass) {
        affine().backward(
                        pass.rows(),
                        pass.inputs(),
                        pass.output(),
                        pass.outputGradient(),
                        pass.inputGradients(),
                        new float[0]);
    }

    private Affine affine() {
        return new Affine(outer, inner, rounded(center), rounded(scale), rounded(shift));
    }

    static float[] rounded(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }
}
