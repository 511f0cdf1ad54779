/** What runs in the measured JVMs: JMH benchmarks and programs of their own. */
package org.kaon.benchmarks.measure;
