/**
 * How good predictions are. {@link org.kaon.metric.Metrics} is the table of what a training run follows batch by batch; the other types are
 * pure functions of all events at once: {@link org.kaon.metric.Auc}, {@link org.kaon.metric.RocCurve},
 * {@link org.kaon.metric.ConfusionMatrix} and {@link org.kaon.metric.ClassTable}, {@link org.kaon.metric.Residuals}.
 */
package org.kaon.metric;
