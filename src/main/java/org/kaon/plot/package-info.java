/**
 * Figures from plain arrays, as PNG and SVG, drawn without a window system: {@link org.kaon.plot.LearningCurve},
 * {@link org.kaon.plot.RocFigure}, {@link org.kaon.plot.PrecisionRecallFigure}, {@link org.kaon.plot.ScoreDistribution},
 * {@link org.kaon.plot.ConfusionFigure}, {@link org.kaon.plot.ResidualHistogram}, {@link
 * org.kaon.plot.CurveFigure}, {@link org.kaon.plot.HistogramFigure} and {@link org.kaon.plot.GridFigure} each make a {@link org.kaon.plot.Figure}, which saves
 * itself. Needs the optional libraries XChart and Batik's {@code batik-svggen}.
 */
package org.kaon.plot;
