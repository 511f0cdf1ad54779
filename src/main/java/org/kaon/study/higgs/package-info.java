/**
 * The Higgs study: from a table of HIGGS events to a trained network, its figures and a report. Start at {@link org.kaon.study.higgs.HiggsStudy}. Written with the
 * public API of the other packages only; needs the optional libraries of {@code org.kaon.plot}.
 */
package org.kaon.study.higgs;
