// The lepton study step by step: load, look, train, plot. From the root of the project, after `mvn -q -DskipTests package`:
//   jshell --class-path target/kaon-cli.jar docs/studies/lepton.jsh
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.kaon.data.root.RootFile;
import org.kaon.plot.CurveFigure;
import org.kaon.plot.HistogramFigure;
import org.kaon.study.lepton.*;
import org.kaon.training.TrainingResult;

// Load: the leading lepton of each event.
RootFile file = RootFile.open(Path.of("testdata/leptons/leptons_ttbar.root"));
Leptons leptons = Leptons.read(file.tree("worldTree"), LeptonBranches.standard());
file.close();

// Look: what a cut on the mass does, and what the decimals' difference looks like.
double cutAccuracy = MassCut.of(leptons, MassCut.THRESHOLD_GEV).matrix().accuracy();
double[][] decimals = Representation.DECIMALS.of(leptons);
double[] difference(boolean muons) {
    return IntStream.range(0, leptons.size())
            .filter(i -> leptons.isMuon(i) == muons)
            .mapToDouble(i -> Math.IEEEremainder(decimals[0][i] - decimals[1][i], 10))
            .toArray();
}

// Train: by a modern recipe on all training events, and 101 epochs of the published one on 1,000 of them.
Halves halves = Halves.of(leptons.size(), Halves.SEED);
LeptonExamples raw = LeptonExamples.of(leptons, Representation.DECIMALS, halves, InputScaling.NONE);
TrainingResult modern = ModernRecipe.standard().epochs(8).fit(raw);
double[] accuracy = modern.history().values("val_accuracy");
LeptonExamples scaled = LeptonExamples.of(leptons, Representation.DECIMALS, halves, InputScaling.TRAINING_MEAN);
PublishedTraining published = PublishedRecipe.standard().epochs(101).fit(scaled.first(1000));

// Plot.
Path figures = Files.createDirectories(Path.of("target/lepton-jshell"));
HistogramFigure.of("10·frac(E²) − 10·frac(p²)", -0.25, 0.25, 100).logarithmicY().sample("muons", difference(true)).sample("electrons", difference(false)).figure().save(figures.resolve("decimals.png"));
double[] epochs = IntStream.range(0, accuracy.length).asDoubleStream().toArray();
CurveFigure.of("Epoch", "Test accuracy").line("modern recipe, 5-5", epochs, accuracy, 0).figure().save(figures.resolve("modern.png"));
modern.model().save(figures.resolve("modern.h5"));
System.out.printf("mass cut %.4f, modern recipe after %d epochs %.4f%n", cutAccuracy, accuracy.length, accuracy[accuracy.length - 1]);
