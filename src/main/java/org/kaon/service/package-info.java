/**
 * Predictions over HTTP, and a web form to try a model by hand. Start at {@link org.kaon.service.PredictionServer}.
 */
package org.kaon.service;
