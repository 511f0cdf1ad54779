package org.kaon.dense;

import org.kaon.activation.BFloat16;
import org.kaon.kernel.Product;

/** How the weights of dense layers are stored. Sums and everything between layers stay float32 in any case. */
public enum Precision {
    /** As trained. */
    FLOAT32 {
        @Override
        float rounded(float weight) {
            return weight;
        }
    },

    /**
     * The upper half of a float: 8 of its 24 bits of significand, so each weight is wrong by up to 1/512 of itself. Halves the memory that a
     * large network is read from; biases stay float32.
     */
    BFLOAT16 {
        @Override
        float rounded(float weight) {
            return (float) new BFloat16().value(weight);
        }
    };

    /**
     * The nearest value that this precision has.
     *
     * @param weight any
     * @return the weight as it is stored
     */
    abstract float rounded(float weight);

    /**
     * A layer with its weights rounded.
     *
     * @param layer the layer
     * @return the layer whose weights this precision holds without loss
     */
    public Product rounded(Product layer) {
        if (this == FLOAT32) {
            return layer;
        }
        float[] kernel = layer.kernel().clone();
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = rounded(kernel[i]);
        }
        return new Product(layer.positions(), layer.inputs(), layer.units(), kernel, layer.bias(), layer.activation());
    }
}
