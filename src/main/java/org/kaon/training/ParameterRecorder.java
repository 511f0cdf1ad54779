package org.kaon.training;

import java.util.ArrayList;
import java.util.List;
import org.kaon.layer.Parameters;

/**
 * Keeps all parameters of every epoch: for small networks, whose weights are to be drawn against time. It is handed to one training and asked
 * afterwards; what it holds belongs to the last run that was started.
 */
public final class ParameterRecorder implements Callback {
    private final List<List<Parameters>> epochs = new ArrayList<>();

    /** Nothing recorded yet. */
    public ParameterRecorder() {}

    /**
     * What was recorded.
     *
     * @return for each epoch, the parameters of each layer after it
     */
    public List<List<Parameters>> epochs() {
        return List.copyOf(epochs);
    }

    @Override
    public Listener start() {
        epochs.clear();
        return new Listener() {
            @Override
            public void epochEnd(Epoch epoch) {
                epochs.add(epoch.parameters());
            }
        };
    }
}
