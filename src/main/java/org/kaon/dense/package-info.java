/**
 * Chains of dense layers in the forms in which the JIT compiler makes good machine code of them, chosen by shape and machine when a
 * predictor is compiled. Start at {@link org.kaon.dense.DenseKernels}.
 */
package org.kaon.dense;
