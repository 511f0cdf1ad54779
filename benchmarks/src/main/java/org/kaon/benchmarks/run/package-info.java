/** Which JVMs are started when, and what their figures become. */
package org.kaon.benchmarks.run;
