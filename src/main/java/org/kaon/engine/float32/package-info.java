/** The loops of training over float arrays; the build makes {@code org.kaon.engine.float64} of it. */
package org.kaon.engine.float32;
