package org.kaon.setting;

/**
 * Keras's rounding of some of an optimizer's settings: TensorFlow makes a float32 of a Python number before it casts that to the type of
 * the parameters, so that β₂ = 0.999 is 0.99900001287 also where everything else is float64.
 */
public final class Float32 {
    private Float32() {}

    /**
     * A number as float32 has it, whatever type training computes in.
     *
     * @param number any number
     * @return the nearest number of float32
     */
    public static double rounded(double number) {
        return (float) number;
    }
}
