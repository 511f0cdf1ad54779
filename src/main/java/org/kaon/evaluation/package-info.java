/**
 * What a trained model does on labelled events: its scores ({@link org.kaon.evaluation.Scoring}), what each feature contributes to them
 * ({@link org.kaon.evaluation.PermutationImportance}), and several models as one ({@link org.kaon.evaluation.FoldEnsemble}).
 */
package org.kaon.evaluation;
