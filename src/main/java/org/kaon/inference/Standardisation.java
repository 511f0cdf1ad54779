package org.kaon.inference;

import java.util.ArrayList;
import java.util.List;
import org.kaon.kernel.Affine;
import org.kaon.network.Program;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/** Puts {@code (x - mean) / std} in front of a program. */
final class Standardisation {
    private Standardisation() {}

    /** The features are those of all inputs, one input after the other. */
    static Program inFrontOf(Program program, FeatureSchema schema) {
        List<Integer> sizes = new ArrayList<>(program.sizes());
        List<Integer> inputs = new ArrayList<>();
        List<Program.Step> steps = new ArrayList<>();
        int offset = 0;
        for (int standardised : program.inputs()) {
            int size = sizes.get(standardised);
            int raw = sizes.size();
            sizes.add(size);
            inputs.add(raw);
            Affine affine = affine(schema.features().subList(offset, offset + size));
            steps.add(new Program.Step("standardisation", affine, List.of(raw), standardised));
            offset += size;
        }
        steps.addAll(program.steps());
        return new Program(sizes, inputs, steps, program.outputs());
    }

    private static Affine affine(List<Feature> features) {
        float[] center = new float[features.size()];
        float[] scale = new float[features.size()];
        for (int i = 0; i < center.length; i++) {
            center[i] = (float) features.get(i).mean();
            scale[i] = (float) (1 / features.get(i).std());
        }
        return new Affine(1, 1, center, scale, new float[center.length]);
    }
}
