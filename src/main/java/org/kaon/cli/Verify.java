package org.kaon.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.InputException;
import org.kaon.model.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds models against what Keras answered. */
@Command(
        description = {
            "Holds a model, or a folder of recorded cases, against what Keras answered.",
            "Each value must lie within tolerance * (1 + |expected|), or within 20 times Keras's own float32 error; what isn't finite must be the same.",
        })
final class Verify implements Callable<Integer> {
    private static final int MOST_FAILURES_SHOWN = 5;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Mixin
    private ModelOptions loading;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "FILE",
            description = "Keras model: .h5 or .keras.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = {"-r", "--reference"},
            paramLabel = "FILE",
            description =
                    "HDF5 with input_0, ... and output_0, ... (rows first); optionally output64_0, ...: see testdata/scripts/make_expected.py.")
    private Optional<Path> reference = Optional.empty();

    @Option(
            names = "--cases",
            paramLabel = "DIR",
            description = "Check every folder below DIR that has a meta.json and an expected.h5.")
    private Optional<Path> cases = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "NUMBER",
            defaultValue = "1e-5",
            description = "Default: ${DEFAULT-VALUE}; a case's own goes before it.")
    private double tolerance;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    Verify(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new InputException("--tolerance " + tolerance + ", expected a finite number of at least 0");
        }
        if (cases.isPresent() && model.isEmpty() && reference.isEmpty()) {
            return all(cases.get());
        }
        if (cases.isEmpty() && model.isPresent() && reference.isPresent()) {
            return one(model.get(), reference.get());
        }
        throw new ParameterException(spec.commandLine(), "expected --model and --reference, or --cases");
    }

    private int one(Path file, Path recorded) throws IOException {
        Reference expected = Reference.read(recorded);
        Model read = loading.load(file, terminal);
        List<Deviation> deviations = new ModelCheck(expected, tolerance).deviations(read);
        PrintStream out = terminal.out();
        out.printf(
                Locale.ROOT,
                "%s against %s: %d rows%s, tolerance %s%n",
                file,
                recorded,
                expected.main().rows(),
                expected.special()
                        .map(special -> " and " + special.rows() + " special ones")
                        .orElse(""),
                tolerance);
        int outputs = expected.main().outputs().size();
        for (int i = 0; i < outputs; i++) {
            print(out, deviations, expected, i);
        }
        long failed = deviations.stream()
                .mapToLong(deviation -> deviation.failures().size())
                .sum();
        long values = deviations.stream().mapToLong(Deviation::values).sum();
        deviations.stream()
                .flatMap(d -> d.failures().stream().map(f -> d.evaluation() + ", output '" + d.output() + "', " + f))
                .limit(MOST_FAILURES_SHOWN)
                .forEach(out::println);
        out.println(
                failed == 0
                        ? "ok: all of " + values + " values pass"
                        : "FAIL: " + failed + " of " + values + " values don't pass");
        if (failed > 0 && read.provenance().dtype().contains("float16")) {
            out.println("The model computes in " + read.provenance().dtype()
                    + ", in which Keras's releases differ by 2e-2 among themselves: give --tolerance");
        }
        return failed == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static void print(PrintStream out, List<Deviation> deviations, Reference expected, int output) {
        int outputs = expected.main().outputs().size();
        TextTable table = new TextTable("lrrrrrr");
        table.add(
                "Output '" + deviations.get(output).output() + "'",
                "abs. diff.",
                "row",
                "rel. diff.",
                "row",
                "median diff.",
                "failed");
        for (int i = output; i < deviations.size(); i += outputs) {
            add(
                    table,
                    deviations.get(i),
                    Integer.toString(deviations.get(i).failures().size()));
        }
        if (expected.main().outputs().get(output).exact().isPresent()) {
            add(table, Deviation.ofKeras("", expected.main(), output), "");
        }
        table.print(out, "");
    }

    private static void add(TextTable table, Deviation d, String failed) {
        table.add(
                "  " + d.evaluation(),
                figure(d.largest().figure()),
                Integer.toString(d.largest().row()),
                figure(d.largestRelative().figure()),
                Integer.toString(d.largestRelative().row()),
                figure(d.median()),
                failed);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2e", value);
    }

    private int all(Path top) throws IOException {
        if (!Files.isDirectory(top)) {
            throw new InputException(top + ": " + (Files.exists(top) ? "not a folder" : "no such folder"));
        }
        List<CaseFolder> folders = CaseFolder.below(top);
        Map<CaseResult.Verdict, Integer> counts = new EnumMap<>(CaseResult.Verdict.class);
        int width = folders.stream()
                .mapToInt(folder -> folder.name().length())
                .max()
                .orElse(0);
        int done = 0;
        try (Progress progress = new Progress(terminal, "verify", folders.size())) {
            for (CaseFolder folder : folders) {
                CaseResult result = new CaseCheck(folder, tolerance).result();
                counts.merge(result.verdict(), 1, Integer::sum);
                terminal.out()
                        .printf(
                                Locale.ROOT,
                                "%-7s  %-" + width + "s  %s%n",
                                result.verdict(),
                                folder.name(),
                                result.detail());
                progress.at(++done, done + " of " + folders.size() + " cases");
            }
        }
        int failed = counts.getOrDefault(CaseResult.Verdict.FAILED, 0);
        terminal.out()
                .println(counts.getOrDefault(CaseResult.Verdict.OK, 0) + " ok, " + failed + " failed, "
                        + counts.getOrDefault(CaseResult.Verdict.REFUSED, 0) + " refused");
        return failed == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
