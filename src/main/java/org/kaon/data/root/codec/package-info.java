/** Compressions of ROOT files for which the JDK has nothing: services of the type {@link org.kaon.data.root.Codec}. */
package org.kaon.data.root.codec;
