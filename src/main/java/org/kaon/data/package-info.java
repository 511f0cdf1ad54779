/** Readers of tables: CSV, plain or compressed, and the datasets of HDF5 files. */
package org.kaon.data;
