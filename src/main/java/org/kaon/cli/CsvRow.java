package org.kaon.cli;

import java.util.List;

/**
 * A record of a CSV file.
 *
 * @param line on which it begins, from 1
 * @param fields as they stand between the commas, quotes removed
 */
record CsvRow(long line, List<String> fields) {}
