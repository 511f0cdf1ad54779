package org.kaon.study.lepton;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.data.NumberColumns;
import org.kaon.data.root.Numbers;
import org.kaon.physics.InvariantMass;

/** What a network is shown of a lepton: the study's question is which of these tells muons from electrons. Immutable. */
public final class Representation {
    private static final double DECIMALS_FACTOR = 10;

    private static final Column PT = new Column("ptGeV", (pt, eta, phi, e) -> pt);
    private static final Column ETA = new Column("eta", (pt, eta, phi, e) -> eta);
    private static final Column PHI = new Column("phiRad", (pt, eta, phi, e) -> phi);
    private static final Column E = new Column("eGeV", (pt, eta, phi, e) -> e);
    private static final Column E2 = new Column("e2GeV2", (pt, eta, phi, e) -> e * e);
    private static final Column P2 = new Column("p2GeV2", (pt, eta, phi, e) -> Leptons.momentumSquared(pt, eta));
    private static final Column M = new Column("massGeV", (pt, eta, phi, e) -> InvariantMass.ofPtEtaEGeV(pt, eta, e));
    private static final Column E2_DECIMALS = new Column("e2Decimals", (pt, eta, phi, e) -> decimals(e * e));
    private static final Column P2_DECIMALS =
            new Column("p2Decimals", (pt, eta, phi, e) -> decimals(Leptons.momentumSquared(pt, eta)));

    /** Transverse momentum, pseudorapidity, azimuth, energy. */
    public static final Representation KINEMATICS = new Representation("kinematics", "(pT, η, φ, E)", PT, ETA, PHI, E);

    /** The same and the momentum's square. */
    public static final Representation MOMENTUM =
            new Representation("momentum", "(pT, η, φ, E, p²)", PT, ETA, PHI, E, P2);

    /** The same and both squares. */
    public static final Representation BOTH =
            new Representation("both", "(pT, η, φ, E, E², p²)", PT, ETA, PHI, E, E2, P2);

    /** Transverse momentum, pseudorapidity, azimuth, energy, and the mass that the file's numbers give, with its sign. */
    public static final Representation MASS = new Representation("mass", "(pT, η, φ, E, m)", PT, ETA, PHI, E, M);

    /** Both squares alone. */
    public static final Representation SQUARES = new Representation("squares", "(E², p²)", E2, P2);

    /** Ten times what stands behind the point of both squares in GeV²: {@code 10 (x − floor(x))}, from 0 to 10. */
    public static final Representation DECIMALS =
            new Representation("decimals", "(10·frac(E²), 10·frac(p²))", E2_DECIMALS, P2_DECIMALS);

    private static final List<Representation> ALL = List.of(KINEMATICS, MOMENTUM, BOTH, MASS, SQUARES, DECIMALS);

    private final String key;
    private final String title;
    private final List<Column> columns;

    private Representation(String key, String title, Column... columns) {
        this.key = key;
        this.title = title;
        this.columns = List.of(columns);
    }

    /** Something of a lepton's four numbers. */
    @FunctionalInterface
    private interface Quantity {
        double of(double ptGeV, double eta, double phiRad, double eGeV);
    }

    private record Column(String label, Quantity quantity) {}

    /**
     * Every representation of the study.
     *
     * @return in the order in which it tries them
     */
    public static List<Representation> all() {
        return ALL;
    }

    private static double decimals(double value) {
        return DECIMALS_FACTOR * (value - Math.floor(value));
    }

    /**
     * The representation of a name.
     *
     * @param name as {@link #key} gives it
     * @return the representation
     * @throws InputException where there is none; the message lists all
     */
    public static Representation of(String name) {
        return ALL.stream()
                .filter(one -> one.key.equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("unknown representation '" + name + "'; known: "
                        + ALL.stream().map(Representation::key).collect(Collectors.joining(", "))));
    }

    /**
     * Its name for options and files.
     *
     * @return in lower case
     */
    public String key() {
        return key;
    }

    /**
     * Its name for people.
     *
     * @return the formula
     */
    public String title() {
        return title;
    }

    /**
     * The names of its columns.
     *
     * @return an immutable list
     */
    public List<String> columns() {
        return columns.stream().map(column -> column.label).toList();
    }

    /**
     * The numbers themselves.
     *
     * @param leptons of which
     * @return for each column, in order, a number per lepton
     */
    public double[][] of(Leptons leptons) {
        return columns(
                leptons.size(),
                (quantity, i) -> quantity.of(leptons.ptGeV(i), leptons.eta(i), leptons.phiRad(i), leptons.eGeV(i)));
    }

    /**
     * The numbers themselves, of particles in memory.
     *
     * @param ptGeV transverse momenta
     * @param eta pseudorapidities
     * @param phiRad azimuths
     * @param eGeV energies
     * @return for each column, in order, a number per particle
     */
    public double[][] of(double[] ptGeV, double[] eta, double[] phiRad, double[] eGeV) {
        return columns(ptGeV.length, (quantity, i) -> quantity.of(ptGeV[i], eta[i], phiRad[i], eGeV[i]));
    }

    private double[][] columns(int count, ToDoubleBiFunction<Quantity, Integer> value) {
        return columns.stream()
                .map(column -> IntStream.range(0, count)
                        .mapToDouble(i -> value.applyAsDouble(column.quantity, i))
                        .toArray())
                .toArray(double[][]::new);
    }

    /**
     * The numbers as columns that can be written to a file with all digits.
     *
     * @param leptons of which
     * @return its columns, and {@code isMuon}
     */
    public NumberColumns table(Leptons leptons) {
        double[][] values = of(leptons);
        NumberColumns table = NumberColumns.of();
        for (int i = 0; i < values.length; i++) {
            table = table.with(columns.get(i).label, Numbers.of(values[i]));
        }
        return table.with(
                "isMuon",
                Numbers.of(IntStream.range(0, leptons.size())
                        .mapToDouble(i -> leptons.isMuon(i) ? 1 : 0)
                        .toArray()));
    }
}
