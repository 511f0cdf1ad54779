/**
 * Tables in memory and how they come there. Start at {@link org.kaon.data.Readers} (CSV, HDF5, ROOT) or {@link org.kaon.data.Dataset#of}; {@link
 * org.kaon.data.Examples} says which columns are features, targets and event weights, {@link org.kaon.data.Split} and {@link
 * org.kaon.data.KFold} divide the rows.
 */
package org.kaon.data;
