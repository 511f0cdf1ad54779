/** What is evaluated: {@link org.kaon.benchmarks.network.Architectures} lists it. */
package org.kaon.benchmarks.network;
