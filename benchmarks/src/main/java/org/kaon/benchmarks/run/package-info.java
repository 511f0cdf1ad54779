/** Which processes are started when, and what is read from them. */
package org.kaon.benchmarks.run;
