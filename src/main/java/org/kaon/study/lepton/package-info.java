/**
 * The lepton study: from a ROOT file with leptons to networks that tell muons from electrons, their figures and a report. Start at {@link
 * org.kaon.study.lepton.LeptonStudy}; its pieces by themselves are {@link org.kaon.study.lepton.Leptons}, {@link org.kaon.study.lepton.Representation}, {@link
 * org.kaon.study.lepton.Halves}, {@link org.kaon.study.lepton.PublishedRecipe} and {@link org.kaon.study.lepton.ModernRecipe}. Written with the public API of the other
 * packages only; needs the optional libraries of {@code org.kaon.plot}.
 */
package org.kaon.study.lepton;
