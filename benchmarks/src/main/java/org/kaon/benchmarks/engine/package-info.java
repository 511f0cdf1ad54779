/** Who evaluates: {@link org.kaon.benchmarks.engine.Engines} lists them. */
package org.kaon.benchmarks.engine;
