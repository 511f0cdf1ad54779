package org.kaon.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.layer.Shape;

/**
 * A model as its configuration describes it, in one form for every version of Keras: layers, the calls that wire them, nothing built
 * yet. A Sequential is a chain of calls.
 *
 * @param name the model's own
 * @param layers in the configuration's order
 * @param inputs the tensors that the caller fills
 * @param outputs the tensors that come out
 */
record ModelSpec(String name, List<LayerSpec> layers, List<TensorRef> inputs, List<TensorRef> outputs) {
    /**
     * A layer.
     *
     * @param className Keras's class
     * @param name its name in this model
     * @param config its settings as parsed
     * @param nested the model inside, for a nested model
     * @param wrapped the layer inside, for TimeDistributed
     * @param calls how the model calls it
     */
    record LayerSpec(
            String className,
            String name,
            Map<String, Object> config,
            Optional<ModelSpec> nested,
            Optional<LayerSpec> wrapped,
            List<CallSpec> calls) {
        boolean isInput() {
            return className.equals("InputLayer");
        }

        boolean trainable() {
            return !Boolean.FALSE.equals(config.get("trainable"));
        }

        /** The shape of an input layer; empty where the file doesn't tell. */
        Optional<Shape> inputShape() {
            return Shapes.ofBatch(config, name);
        }
    }

    /**
     * A call of a layer.
     *
     * @param tensors what goes in
     * @param masks tensors that Keras 3 hands in as an explicit mask
     * @param problems what of the call can't be supported, for messages
     */
    record CallSpec(List<TensorRef> tensors, List<TensorRef> masks, List<String> problems) {}

    /**
     * A tensor, by the call that makes it.
     *
     * @param layer name of the layer
     * @param call number of the call of that layer
     * @param output number of the output of that call
     */
    record TensorRef(String layer, int call, int output) {}
}
