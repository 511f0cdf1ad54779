package org.kaon.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.dense.DenseKernel;
import org.kaon.dense.DenseKernels;
import org.kaon.layer.Shape;
import org.kaon.model.Model;
import org.kaon.network.Graph;
import org.kaon.network.Program;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.NanPolicy;
import org.kaon.preprocess.RangePolicy;
import org.kaon.preprocess.RecordBinding;

/**
 * A model compiled for evaluation: standardisation and batch normalisation folded into the products beside them, layers that change
 * nothing gone. Immutable and thread-safe.
 *
 * <p>In an event loop, each thread takes a {@link #session()} of its own, whose calls allocate and check nothing. The {@code predict}
 * calls here are for all else: they check width, NaN and range of each event by the predictor's policies (at first, both refuse),
 * take events by name, and return new arrays. A model that knows no ranges has none to check; infinities then go in.
 *
 * <p>A flat event holds all {@link #inputs} one after the other in the network's order, each in C order; flat outputs likewise.
 *
 * <p>Everything is computed in float32: double inputs are narrowed before anything else, and so were the parameters of a float64 model.
 */
public final class Predictor {
    private static final int WARM_UP_CALLS = 20_000;
    private static final long LONGEST_WARM_UP_NANOS = 2_000_000_000L;

    private final Program folded;
    private final Program program;
    private final MemoryPlan plan;
    private final List<Port> inputs;
    private final List<Port> outputs;
    private final Admission admission;
    private final ClassValue<RecordBinding<?>> bindings;

    private Predictor(
            Program folded,
            Program program,
            MemoryPlan plan,
            List<Port> inputs,
            List<Port> outputs,
            Admission admission,
            ClassValue<RecordBinding<?>> bindings) {
        this.folded = folded;
        this.program = program;
        this.plan = plan;
        this.inputs = inputs;
        this.outputs = outputs;
        this.admission = admission;
        this.bindings = bindings;
    }

    /**
     * Compiles a model. Values out of range and NaN are refused by the calls that check, until other policies are chosen.
     *
     * @param model the model
     * @param inputShapes one per input, without the batch axis, where the model leaves an axis open; otherwise none
     * @return the predictor
     * @throws InputException where the model leaves an axis open and no shapes are given, or they contradict the model
     */
    public static Predictor of(Model model, Shape... inputShapes) {
        return of(model, CompileOptions.standard(), inputShapes);
    }

    /**
     * Compiles a model in another way than the standard one.
     *
     * @param model the model
     * @param options precision, functions, kernel
     * @param inputShapes one per input, without the batch axis, where the model leaves an axis open; otherwise none
     * @return the predictor
     * @throws InputException where the model leaves an axis open and no shapes are given, or they contradict the model, or this JVM
     *     hasn't the kernel
     */
    public static Predictor of(Model model, CompileOptions options, Shape... inputShapes) {
        Model sized = inputShapes.length == 0 ? model : model.withInputShapes(inputShapes);
        Graph graph = sized.network().graph();
        checkKnown(graph.inputs());
        Program plain = sized.network().program();
        Program standardised = sized.standardises()
                ? Standardisation.inFrontOf(plain, sized.features().orElseThrow())
                : plain;
        Program folded = Folding.fold(standardised);
        Program program = Chaining.compile(folded, kernel(options), options.precision(), options.functions()::inFloat);
        List<Port> inputs = ports(
                graph.inputs().stream().map(Graph.Input::name).toList(),
                graph.inputs().stream().map(Graph.Input::shape).toList());
        List<Port> outputs = ports(
                graph.outputs().stream().map(Graph.Output::name).toList(),
                graph.outputs().stream()
                        .map(output -> graph.shape(output.tensor()))
                        .toList());
        Bounds bounds = new Bounds(width(inputs), sized.features());
        Admission admission = new Admission(inputs, sized.features(), bounds, RangePolicy.REJECT, NanPolicy.REJECT);
        return new Predictor(
                folded, program, MemoryPlan.of(program), inputs, outputs, admission, bindings(sized.features()));
    }

    /**
     * This predictor with another answer to values out of range in the calls that check. Costs nothing: what is compiled is shared.
     *
     * @param policy what becomes of them
     * @return a new predictor
     */
    public Predictor withRangePolicy(RangePolicy policy) {
        return with(new Admission(inputs, admission.schema(), admission.bounds(), policy, admission.nans()));
    }

    /**
     * This predictor with another answer to NaN in the calls that check. Costs nothing: what is compiled is shared.
     *
     * @param policy what becomes of it
     * @return a new predictor
     */
    public Predictor withNanPolicy(NanPolicy policy) {
        return with(new Admission(inputs, admission.schema(), admission.bounds(), admission.ranges(), policy));
    }

    /**
     * What goes in.
     *
     * @return the inputs in the network's order
     */
    public List<Port> inputs() {
        return inputs;
    }

    /**
     * What comes out.
     *
     * @return the outputs in the network's order
     */
    public List<Port> outputs() {
        return outputs;
    }

    /**
     * How many values a flat event has.
     *
     * @return the sum of the inputs' widths
     */
    public int inputWidth() {
        return width(inputs);
    }

    /**
     * How many values come out per event.
     *
     * @return the sum of the outputs' widths
     */
    public int outputWidth() {
        return width(outputs);
    }

    /**
     * The names and ranges of a flat event's values, where the model knows them.
     *
     * @return the model's features
     */
    public Optional<FeatureSchema> features() {
        return admission.schema();
    }

    /**
     * Working memory for one thread, that looks at no value.
     *
     * @return a new session
     */
    public Session session() {
        return session(EventPolicy.NONE);
    }

    /**
     * Working memory for one thread.
     *
     * @param policy what happens to values out of range and NaN
     * @return a new session
     * @throws InputException for {@link EventPolicy#CLIP} where the model knows no ranges
     */
    public Session session(EventPolicy policy) {
        if (policy == EventPolicy.CLIP && !admission.bounds().known) {
            throw new InputException(
                    "session(CLIP): the model knows no ranges to clip to; add them by Model.withFeatures or withRawFeatures");
        }
        return new Session(program, plan, admission.bounds(), policy);
    }

    /**
     * Evaluates one event, checked.
     *
     * @param event a flat event
     * @return the flat outputs
     * @throws InputException where the width is wrong, or a policy refuses a value
     */
    public float[] predict(float... event) {
        admission.checkWidth(event.length);
        return admitted(event.clone());
    }

    /**
     * Evaluates one event, checked; its values are narrowed to float first.
     *
     * @param event a flat event
     * @return the flat outputs
     * @throws InputException where the width is wrong, or a policy refuses a value
     */
    public float[] predict(double... event) {
        admission.checkWidth(event.length);
        return admitted(narrowed(event));
    }

    /**
     * Evaluates one event by the names of its features, checked.
     *
     * @param event a number for every feature, in any order; narrowed to float
     * @return the flat outputs
     * @throws InputException where names are missing or unknown (all are listed), a policy refuses a value, or the model knows no names
     */
    public float[] predict(Map<String, ? extends Number> event) {
        return admitted(narrowed(named("a map").values(event)));
    }

    /**
     * Evaluates one event given as a record, checked. Components are found by the features' names, ignoring case and everything but
     * letters and digits; see {@link FeatureSchema#bind(Class)}. The binding is made once per type.
     *
     * @param event a record with a number for every feature
     * @return the flat outputs
     * @throws InputException where the record doesn't fit the features, a policy refuses a value, or the model knows no names
     */
    public float[] predict(Record event) {
        named("a record");
        return admitted(narrowed(values(bindings.get(event.getClass()), event)));
    }

    /**
     * Evaluates a batch, checked. Working memory is bounded by a block of events, however many there are.
     *
     * @param events flat events
     * @return for each event, its flat outputs
     * @throws InputException where a width is wrong, or a policy refuses a value; the message names the row, from 0
     */
    public float[][] predict(float[][] events) {
        float[][] results = new float[events.length][outputWidth()];
        Session session = session();
        int blockRows = Math.min(plan.blockRows(), events.length);
        float[] in = new float[blockRows * inputWidth()];
        float[] out = new float[blockRows * outputWidth()];
        for (int done = 0; done < events.length; done += blockRows) {
            int count = Math.min(blockRows, events.length - done);
            for (int row = 0; row < count; row++) {
                admit(done + row, events[done + row], in, row * inputWidth());
            }
            session.predict(count, in, 0, out, 0);
            for (int row = 0; row < count; row++) {
                System.arraycopy(out, row * outputWidth(), results[done + row], 0, outputWidth());
            }
        }
        return results;
    }

    /**
     * Evaluates a batch of events by the names of their features, checked.
     *
     * @param events for each event, a number for every feature, in any order; narrowed to float
     * @return for each event, its flat outputs
     * @throws InputException where names are missing or unknown, a policy refuses a value (the message names the row, from 0), or the
     *     model knows no names
     */
    public float[][] predictAll(List<? extends Map<String, ? extends Number>> events) {
        FeatureSchema schema = named("maps");
        List<float[]> rows = new ArrayList<>();
        for (Map<String, ? extends Number> event : events) {
            try {
                rows.add(narrowed(schema.values(event)));
            } catch (InputException e) {
                throw e.at("Row " + rows.size());
            }
        }
        return predict(rows.toArray(float[][]::new));
    }

    /**
     * Runs until the JIT compiler has done with what one event goes through, and until the fastest loops are chosen where there is a choice:
     * some seconds at most for a network of the usual size. Predictions are right without it, the first thousands are slower.
     */
    public void warmUp() {
        Session session = session();
        float[] event = new float[inputWidth()];
        float[] outputs = new float[outputWidth()];
        long end = System.nanoTime() + LONGEST_WARM_UP_NANOS;
        for (int call = 0; call < WARM_UP_CALLS && System.nanoTime() - end < 0; call++) {
            session.predict(event, 0, outputs, 0);
        }
        program.steps().forEach(step -> step.op().awaitWarm());
    }

    /** What was compiled, for tests. */
    Program program() {
        return folded;
    }

    private Predictor with(Admission other) {
        return new Predictor(folded, program, plan, inputs, outputs, other, bindings);
    }

    private float[] admitted(float[] event) {
        admission.apply(0, event, 0);
        float[] result = new float[outputWidth()];
        session().predict(event, 0, result, 0);
        return result;
    }

    private void admit(int row, float[] event, float[] block, int offset) {
        try {
            admission.checkWidth(event.length);
            System.arraycopy(event, 0, block, offset, event.length);
            admission.apply(row, block, offset);
        } catch (InputException e) {
            throw e.at("Row " + row);
        }
    }

    private FeatureSchema named(String form) {
        return admission
                .schema()
                .orElseThrow(() -> new InputException(
                        "an event given as " + form + ", but the model knows no feature names; add them by "
                                + "Model.withFeatures, withRawFeatures or withFeatureNames"));
    }

    private static DenseKernel kernel(CompileOptions options) {
        return options.kernel().map(DenseKernels::of).orElseGet(DenseKernels::best);
    }

    private static float[] narrowed(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    @SuppressWarnings("unchecked") // The binding was made for the event's own class.
    private static <R extends Record> double[] values(RecordBinding<R> binding, Record event) {
        return binding.values((R) event);
    }

    private static ClassValue<RecordBinding<?>> bindings(Optional<FeatureSchema> schema) {
        return new ClassValue<>() {
            @Override
            protected RecordBinding<?> computeValue(Class<?> type) {
                return schema.orElseThrow().bind(type.asSubclass(Record.class));
            }
        };
    }

    private static void checkKnown(List<Graph.Input> inputs) {
        if (!inputs.stream().allMatch(input -> input.shape().isKnown())) {
            String example = String.join(
                    ", ",
                    inputs.stream()
                            .map(input -> "Shape.of" + input.shape().toString().replace("None", "10"))
                            .toList());
            throw new InputException("Inputs "
                    + inputs.stream()
                            .map(input -> "'" + input.name() + "' " + input.shape())
                            .toList() + " leave an axis open; give every axis a size, for instance Predictor.of(model, "
                    + example + ")");
        }
    }

    private static List<Port> ports(List<String> names, List<Shape> shapes) {
        List<Port> ports = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < names.size(); i++) {
            Port port = new Port(names.get(i), shapes.get(i), offset);
            ports.add(port);
            offset = Math.addExact(offset, port.width());
        }
        return List.copyOf(ports);
    }

    private static int width(List<Port> ports) {
        Port last = ports.get(ports.size() - 1);
        return last.offset() + last.width();
    }
}
