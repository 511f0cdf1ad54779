package org.kaon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan of the house, as far as class files show it. */
class ArchitectureTest {
    private static final JavaClasses KAON = new ClassFileImporter().importPath(CoreClassesTest.classes());

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.kaon.(*)..").should().beFreeOfCycles().check(KAON);
    }

    /** What a package may use of ours; data flows one way. The root package holds the exceptions and is open to all. */
    @ParameterizedTest
    @CsvSource({
        "activation, ''",
        "activation.fast, activation|float64.activation|float64.activation.fast",
        "float64.activation.fast, float64.activation",
        "kernel, activation",
        "kernel.vector, kernel|activation",
        "dense, kernel|activation|activation.fast",
        "dense.vector, dense.vector.aligned|dense|kernel|kernel.vector|activation|activation.fast",
        "dense.vector.aligned, dense.vector|dense|kernel.vector",
        "layer, activation|kernel",
        "random, kernel",
        "initializer, layer",
        "network, layer|kernel|activation|initializer|regularizer|random",
        "data, data.root",
        "data.root, data",
        "data.root.codec, data.root",
        "physics, ''",
        "keras, network|layer|activation|data",
        "preprocess, data",
        "metric, ''",
        "plot, metric|data",
        "setting, ''",
        "schedule, setting",
        "regularizer, layer",
        "constraint, layer",
        "optimizer, schedule|setting",
        "loss, activation|float64.activation.fast|setting",
        "engine, engine.float32|engine.float64|network|layer|kernel|activation|activation.fast|loss|optimizer|regularizer|constraint|float64.kernel|float64.activation|float64.optimizer",
        "engine.float32, engine|network|layer|kernel|loss|optimizer|schedule|regularizer|constraint",
        "training, activation.fast|engine|network|layer|kernel|loss|optimizer|metric|data|preprocess|model|keras|inference",
        "model, keras|network|layer|kernel|preprocess|data",
        "service, inference|model|preprocess|data",
        "evaluation, inference|metric|data",
        "study, plot|data",
        "study.lepton, study|data|data.root|physics|random|training|schedule|engine|inference|model|network|layer|initializer|loss|optimizer|metric|plot",
        "study.higgs, study|evaluation|training|engine|inference|model|network|layer|loss|optimizer|metric|data|preprocess|plot",
        "inference, model|network|preprocess|layer|dense|kernel|activation|activation.fast|metric",
    })
    void packageUsesOnlyWhatLiesBelow(String name, String allowed) {
        DescribedPredicate<JavaClass> forbidden = DescribedPredicate.describe(
                "in another package of Kaon than " + allowed,
                type -> type.getPackageName().startsWith("org.kaon.")
                        && !type.getPackageName().equals("org.kaon." + name)
                        && !("|" + allowed + "|")
                                .contains("|" + type.getPackageName().substring("org.kaon.".length()) + "|"));
        check(noClasses().that().resideInAPackage("org.kaon." + name).should().dependOnClassesThat(forbidden));
    }

    /** Third-party libraries, each only where it belongs. */
    @ParameterizedTest
    @CsvSource({
        "io.jhdf.., keras|data",
        "com.google.gson.., keras|model|service|study|cli",
        "org.ejml.., network|engine|cli",
        "org.eclipse.jetty.., service",
        "picocli.., cli",
        "me.tongfei.., cli",
        "de.siegmar.., cli",
        "org.slf4j.., cli",
        "io.airlift.., data.root.codec",
        "org.tukaani.., data.root.codec",
        "org.knowm.xchart.., plot",
        "org.apache.batik.., plot",
        "java.awt.., plot",
        "javax.imageio.., plot",
        "jdk.incubator.., kernel.vector|dense.vector|float64.kernel.vector",
    })
    void libraryStaysInItsPackages(String library, String allowed) {
        String[] packages = java.util.Arrays.stream(allowed.split("\\|"))
                .map(name -> "org.kaon." + name + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.kaon.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    /** Layers lower themselves to ops: loops over arrays stand in one place, of which the build can make a double twin. */
    @Test
    void layersImplementNoOps() {
        check(noClasses().that().resideInAPackage("org.kaon.layer").should().implement(org.kaon.kernel.Op.class));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(KAON);
    }
}
