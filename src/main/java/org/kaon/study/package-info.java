/**
 * What the studies write with: {@link org.kaon.study.OutputFolder} holds their files, {@link org.kaon.study.Table} a table of results, {@link
 * org.kaon.study.HtmlPage} the report. The studies themselves stand in {@code org.kaon.study.higgs} and {@code org.kaon.study.lepton}.
 */
package org.kaon.study;
