package org.kaon.initializer;

import java.util.List;
import java.util.function.Function;
import org.kaon.initializer.VarianceScaling.Distribution;
import org.kaon.initializer.VarianceScaling.Mode;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.SettingTable;

/** The table of initializers by Keras's names. */
public final class Initializers {
    /** What TensorFlow's second release put behind its names. */
    private static final String SECOND = "V2";

    private static final List<Row> ROWS = List.of(
            new Row("Constant", "constant", "constant", Constant::of),
            scaling("GlorotNormal", "glorot_normal", 1, Mode.FAN_AVG, Distribution.TRUNCATED_NORMAL),
            scaling("GlorotUniform", "glorot_uniform", 1, Mode.FAN_AVG, Distribution.UNIFORM),
            scaling("HeNormal", "he_normal", 2, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL),
            scaling("HeUniform", "he_uniform", 2, Mode.FAN_IN, Distribution.UNIFORM),
            new Row("Identity", "identity", "IdentityInitializer", Identity::of),
            scaling("LecunNormal", "lecun_normal", 1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL),
            scaling("LecunUniform", "lecun_uniform", 1, Mode.FAN_IN, Distribution.UNIFORM),
            new Row("Ones", "ones", "one", settings -> new Constant("Ones", 1)),
            new Row("Orthogonal", "orthogonal", "OrthogonalInitializer", Orthogonal::of),
            new Row("RandomNormal", "random_normal", "normal", RandomNormal::of),
            new Row("RandomUniform", "random_uniform", "uniform", RandomUniform::of),
            new Row("TruncatedNormal", "truncated_normal", "truncated_normal", TruncatedNormal::of),
            new Row("VarianceScaling", "variance_scaling", "variance_scaling", VarianceScaling::of),
            new Row("Zeros", "zeros", "zero", settings -> new Constant("Zeros", 0)));

    private static final SettingTable<Initializer> STANDARD = table();

    private Initializers() {}

    /**
     * Every initializer that Kaon knows.
     *
     * @return the table
     */
    public static SettingTable<Initializer> standard() {
        return STANDARD;
    }

    private record Row(
            String className, String shortName, String oldName, Function<LayerConfig, Initializer> factory) {}

    private static Row scaling(String className, String shortName, double scale, Mode mode, Distribution distribution) {
        return new Row(
                className,
                shortName,
                shortName + SECOND,
                settings -> new VarianceScaling(className, scale, mode, distribution, Fans.of(settings)));
    }

    private static SettingTable<Initializer> table() {
        SettingTable<Initializer> table = SettingTable.of("initializer");
        for (Row row : ROWS) {
            table = table.plus(
                    row.factory(), row.className(), row.shortName(), row.oldName(), row.className() + SECOND);
        }
        return table;
    }
}
