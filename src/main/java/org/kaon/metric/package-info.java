/** How good predictions are: pure functions on arrays of labels (0 or 1) and scores. */
package org.kaon.metric;
