package org.kaon.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;

/** Beside exact arithmetic, 80 digits by mpmath. */
class KinematicsTest {
    static List<JsonObject> singles() throws IOException {
        return records("singles");
    }

    static List<JsonObject> several() throws IOException {
        return records("several");
    }

    static List<JsonObject> directions() throws IOException {
        return records("directions");
    }

    /** What the Javadoc promises: two units in the last place of the mass, and 2e-30 E² of its square. */
    private static double tolerance(double massGeV, double eGeV) {
        return 2 * Math.ulp(massGeV) + 1e-30 * eGeV * (eGeV / Math.max(Math.abs(massGeV), Double.MIN_NORMAL));
    }

    @ParameterizedTest
    @MethodSource("singles")
    void massOfPtEtaAndEnergyKeepsAllDigits(JsonObject event) {
        double mass = InvariantMass.ofPtEtaEGeV(number(event, "pt"), number(event, "eta"), number(event, "e"));
        assertThat(mass).isCloseTo(number(event, "mass"), within(tolerance(number(event, "mass"), number(event, "e"))));
        double mirrored = InvariantMass.ofPtEtaEGeV(number(event, "pt"), -number(event, "eta"), number(event, "e"));
        assertThat(mirrored).isEqualTo(mass);
    }

    @ParameterizedTest
    @MethodSource("several")
    void massOfSeveralKeepsAllDigits(JsonObject event) {
        List<FourVector> vectors = new ArrayList<>();
        for (JsonElement element : event.getAsJsonArray("vectors")) {
            vectors.add(vector(element.getAsJsonArray()));
        }
        double expected = number(event, "mass");
        double energy = vectors.stream().mapToDouble(FourVector::eGeV).sum();
        assertThat(InvariantMass.ofSumGeV(vectors)).isCloseTo(expected, within(tolerance(expected, energy)));
        if (vectors.size() == 1) {
            assertThat(vectors.get(0).massGeV()).isCloseTo(expected, within(tolerance(expected, energy)));
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void anglesAgree(JsonObject pair) {
        FourVector a = vector(pair.getAsJsonArray("a"));
        FourVector b = vector(pair.getAsJsonArray("b"));
        // A few roundings: of a quotient, a logarithm, an angle up to π.
        assertThat(a.eta()).isCloseTo(number(pair, "etaA"), within(1e-15 + 4 * Math.ulp(number(pair, "etaA"))));
        assertThat(a.phiRad()).isCloseTo(number(pair, "phiA"), within(1e-15));
        assertThat(Angles.deltaPhiRad(a.phiRad(), b.phiRad())).isCloseTo(number(pair, "deltaPhi"), within(2e-15));
        assertThat(a.deltaR(b)).isCloseTo(number(pair, "deltaR"), within(2e-14));
        assertThat(b.deltaR(a)).isEqualTo(a.deltaR(b));
    }

    @Test
    void massOfNothingIsZeroAndOfNaNIsNaN() {
        assertThat(InvariantMass.ofSumGeV(List.of())).isZero();
        assertThat(InvariantMass.ofPtEtaEGeV(0, 3, 0)).isZero();
        assertThat(InvariantMass.ofPtEtaEGeV(0, 1000, 5)).isEqualTo(5);
        assertThat(InvariantMass.ofPtEtaEGeV(Double.NaN, 0, 1)).isNaN();
        assertThat(InvariantMass.ofPtEtaEGeV(1, Double.NaN, 1)).isNaN();
        assertThat(InvariantMass.ofPxPyPzEGeV(0, 0, 0, Double.NaN)).isNaN();
    }

    @Test
    void momentumWithoutEnergyHasANegativeMass() {
        assertThat(InvariantMass.ofPxPyPzEGeV(3, 0, 4, 0)).isEqualTo(-5);
        assertThat(InvariantMass.ofPxPyPzEGeV(0x1p800, 0, 0, 0)).isEqualTo(-0x1p800);
        assertThat(InvariantMass.ofPtEtaEGeV(1, 800, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void vectorsAddAndTurnBack() {
        FourVector sum = FourVector.ofPtEtaPhiE(30, 0, 0, 50).plus(FourVector.ofPtEtaPhiE(40, 0, Math.PI / 2, 60));
        assertThat(sum.ptGeV()).isCloseTo(50, within(1e-14));
        assertThat(sum.pGeV()).isCloseTo(50, within(1e-14));
        assertThat(sum.phiRad()).isCloseTo(Math.atan2(4, 3), within(1e-15));
        assertThat(sum.eGeV()).isEqualTo(110);
        FourVector turned = FourVector.ofPtEtaPhiE(7, -2.5, 3, 50);
        assertThat(turned.eta()).isCloseTo(-2.5, within(1e-14));
        assertThat(turned.ptGeV()).isCloseTo(7, within(1e-14));
        assertThat(new FourVector(0, 0, -1, 1).eta()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void findsTheLeadingParticleOfEachEvent() {
        double[] pt = {5, 9, 9, Double.NaN, 3, Double.NaN};
        Leading leading = Leading.of(new int[] {0, 3, 3, 5, 6}, pt);
        assertThat(leading.events()).containsExactly(0, 2);
        assertThat(leading.particles()).containsExactly(1, 4);
        assertThat(leading.size()).isEqualTo(2);
        assertThat(leading.skippedCount()).isEqualTo(2);
        assertThat(leading.of(new double[] {0, 1, 2, 3, 4, 5})).containsExactly(1, 4);
        assertThatThrownBy(() -> leading.of(new double[2])).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Leading.of(new int[] {0, 7}, pt))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 offsets for 6 values");
        assertThatThrownBy(() -> Leading.of(new int[] {0, 3, 2}, pt)).isInstanceOf(InputException.class);
    }

    private static List<JsonObject> records(String kind) throws IOException {
        List<JsonObject> all = new ArrayList<>();
        for (JsonElement element : JsonParser.parseString(Files.readString(Path.of("testdata/physics/kinematics.json")))
                .getAsJsonObject()
                .getAsJsonArray(kind)) {
            all.add(element.getAsJsonObject());
        }
        return all;
    }

    private static double number(JsonObject from, String name) {
        return from.get(name).getAsDouble();
    }

    private static FourVector vector(JsonArray components) {
        return new FourVector(
                components.get(0).getAsDouble(),
                components.get(1).getAsDouble(),
                components.get(2).getAsDouble(),
                components.get(3).getAsDouble());
    }
}
