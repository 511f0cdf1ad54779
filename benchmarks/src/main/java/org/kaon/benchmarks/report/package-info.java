/** What figures become: a table of all of them, and a page to read. */
package org.kaon.benchmarks.report;
