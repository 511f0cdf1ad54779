package org.kaon.optimizer;

import org.kaon.setting.Settings;

/** {@link Adam} with parameters that decay apart from the gradient (Loshchilov and Hutter 2019), as all optimizers here can. */
public final class AdamW {
    private AdamW() {}

    /**
     * Keras's defaults: those of {@link Adam}, and a decay of 0.004.
     *
     * @return the optimizer
     */
    public static Adam of() {
        return Adam.of().weightDecay(0.004);
    }

    static Adam read(Settings settings) {
        Adam adam = Adam.read(settings);
        return adam.weightDecay(settings.number("weight_decay", of().settings().weightDecay()));
    }
}
