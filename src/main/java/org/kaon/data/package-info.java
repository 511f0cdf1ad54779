/** What readers of tables need: numbers as text, compression, and the datasets of HDF5 files. */
package org.kaon.data;
