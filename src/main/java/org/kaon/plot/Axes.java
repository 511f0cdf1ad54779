package org.kaon.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Two axes and what is drawn between them, a thin layer over XChart; filled by the figure's class, then only painted. */
final class Axes implements Panel {
    private static final BasicStroke LINE = stroke(2.2f);
    private static final BasicStroke THIN = stroke(1.4f);
    private static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0);
    private static final double HAIR = 1e-6;
    /** A pixel and a half: XChart rounds the places of ticks down on a logarithmic axis. */
    private static final double LOGARITHMIC_HAIR = 0.004;
    /** For the half of the last label that stands beyond the axis. */
    private static final int RIGHT = 12;
    /** For the labels of the upright axis, whose width XChart underestimates. */
    private static final int LEFT = 84;

    private static final int TICK_SPACING = 80;
    /** Between the axes of a panel of 720 points, about. */
    private static final int INNER_WIDTH = 620;

    private static final int SMALL_LEFT = 34;
    private static final int SMALL_RIGHT = 6;
    private static final int SMALL_TICK_SPACING = 44;

    private final XYChart chart;
    private int right = RIGHT;
    /** Names the series for XChart, which takes a name once. */
    private int seriesCount;

    Axes(String xLabel, String yLabel) {
        chart = new XYChartBuilder().xAxisTitle(xLabel).yAxisTitle(yLabel).build();
        XYStyler style = chart.getStyler();
        style.setChartTitleVisible(false)
                .setChartBackgroundColor(Palette.PAPER)
                .setChartFontColor(Palette.INK)
                .setChartPadding(18)
                .setLocale(Locale.US)
                .setYAxisLeftWidthHint(LEFT)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendBorderColor(Palette.PAPER)
                .setLegendFont(Palette.TICK)
                .setLegendPadding(4)
                .setLegendSeriesLineLength(28)
                .setPlotBackgroundColor(Palette.PAPER)
                .setPlotBorderColor(Palette.INK)
                .setPlotContentSize(1)
                .setMarkerSize(6);
        style.setAxisTitleFont(Palette.LABEL)
                .setAxisTickLabelsFont(Palette.TICK)
                .setAxisTickMarksColor(Palette.INK)
                .setPlotGridLinesColor(Palette.GRID)
                .setPlotMargin(0)
                .setXAxisTickLabelsFormattingFunction(Labels::tick)
                .setYAxisTickLabelsFormattingFunction(Labels::tick)
                .setXAxisTickMarkSpacingHint(TICK_SPACING)
                .setYAxisTickMarkSpacingHint(50);
    }

    /** For one of many panels: small letters, no names at the axes and no legend. */
    static Axes small() {
        Axes axes = new Axes("", "");
        XYStyler style = axes.chart.getStyler();
        style.setLegendVisible(false).setChartPadding(2).setYAxisLeftWidthHint(SMALL_LEFT);
        style.setAxisTitlesVisible(false)
                .setAxisTickLabelsFont(Palette.SMALL)
                .setAxisTickMarkLength(3)
                .setAxisTickPadding(2)
                .setYAxisTickLabelsFormattingFunction(Labels::shortTick)
                .setXAxisTickMarkSpacingHint(SMALL_TICK_SPACING)
                .setYAxisTickMarkSpacingHint(SMALL_TICK_SPACING / 2);
        axes.right = SMALL_RIGHT;
        return axes;
    }

    private static BasicStroke stroke(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** XChart labels no tick at the very end of an axis: both reach a hair further. */
    Axes x(Range range) {
        Range drawn = range.padded(HAIR);
        chart.getStyler().setXAxisMin(drawn.min()).setXAxisMax(drawn.max());
        return this;
    }

    Axes y(Range range) {
        Range drawn = range.padded(HAIR);
        chart.getStyler().setYAxisMin(drawn.min()).setYAxisMax(drawn.max());
        return this;
    }

    /** With decades from one power of ten to another; all that is drawn must lie above 0. */
    Axes logarithmicY(Range range) {
        double factor = Math.pow(range.max() / range.min(), LOGARITHMIC_HAIR);
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setYAxisMin(range.min() / factor)
                .setYAxisMax(range.max() * factor);
        return this;
    }

    /** No ticks closer to each other than a step. */
    Axes xStep(Range range, double step) {
        int points = (int) Math.ceil(INNER_WIDTH * step / (range.max() - range.min()));
        chart.getStyler().setXAxisTickMarkSpacingHint(Math.max(TICK_SPACING, points));
        return this;
    }

    /** A curve; broken where a value isn't finite. */
    Axes line(String name, double[] x, double[] y, Color colour) {
        add(name, x, y, colour, LINE, SeriesMarkers.NONE);
        return this;
    }

    /** A paler, thinner curve. */
    Axes pale(String name, double[] x, double[] y, Color colour) {
        add(name, x, y, Palette.tint(colour, 0.55), THIN, SeriesMarkers.NONE);
        return this;
    }

    /** What lies between a curve and 0, filled. */
    Axes area(String name, double[] x, double[] y, Color colour) {
        add(name, x, y, colour, SeriesLines.NONE, SeriesMarkers.NONE);
        chart.getSeries(Integer.toString(seriesCount))
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area)
                .setFillColor(colour);
        return this;
    }

    Axes points(String name, double[] x, double[] y, Color colour) {
        add(name, x, y, colour, SeriesLines.NONE, SeriesMarkers.CIRCLE);
        return this;
    }

    /** What other things are compared with: straight, grey, dashed. */
    Axes reference(String name, double x1, double y1, double x2, double y2) {
        add(name, new double[] {x1, x2}, new double[] {y1, y2}, Palette.REFERENCE, DASHED, SeriesMarkers.NONE);
        return this;
    }

    /** Upright strokes, such as error bars. */
    Axes bars(double[] x, double[] low, double[] high, Color colour) {
        double[] ends = new double[3 * x.length];
        double[] heights = new double[3 * x.length];
        for (int i = 0; i < x.length; i++) {
            Arrays.fill(ends, 3 * i, 3 * i + 3, x[i]);
            heights[3 * i] = low[i];
            heights[3 * i + 1] = high[i];
            heights[3 * i + 2] = Double.NaN;
        }
        add("", ends, heights, colour, THIN, SeriesMarkers.NONE);
        return unlisted();
    }

    int legendRows() {
        return (int) chart.getSeriesCollection().stream()
                .filter(XYSeries::isShowInLegend)
                .count();
    }

    /** Empty lines below the legend, so that the axes of panels side by side lie at one height. */
    Axes blankRows(int count) {
        for (int row = 0; row < count; row++) {
            add(" ", new double[] {0}, new double[] {Double.NaN}, Palette.PAPER, SeriesLines.NONE, SeriesMarkers.NONE);
        }
        return this;
    }

    /** More of the series before, without a line in the legend. */
    Axes unlisted() {
        chart.getSeries(Integer.toString(seriesCount)).setShowInLegend(false);
        return this;
    }

    private void add(String name, double[] x, double[] y, Color colour, BasicStroke stroke, Marker marker) {
        if (x.length == 0) {
            return;
        }
        double[] drawn = Arrays.stream(y)
                .map(value -> Double.isFinite(value) ? value : Double.NaN)
                .toArray();
        XYSeries series = chart.addSeries(Integer.toString(++seriesCount), x, drawn);
        series.setLabel(name);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
        series.setMarker(marker);
        series.setMarkerColor(colour);
    }

    /** XChart keeps the size in the chart while it paints. */
    @Override
    public synchronized void paint(Graphics2D g, int width, int height) {
        chart.paint(g, width - right, height);
    }

    @Override
    public String description() {
        String legend = chart.getSeriesCollection().stream()
                .filter(XYSeries::isShowInLegend)
                .map(series -> series.getLabel().replace("\n", ", "))
                .filter(label -> !label.isBlank())
                .collect(Collectors.joining(", "));
        String axes =
                chart.getXAxisTitle().isEmpty() ? "" : chart.getYAxisTitle() + " over " + chart.getXAxisTitle() + ": ";
        return axes + legend;
    }
}
