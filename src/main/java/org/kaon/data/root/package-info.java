/**
 * Trees in ROOT files. Start at {@link org.kaon.data.root.RootFile#open}; one class for each term of the format's description (TFile's header,
 * TKey, TDirectory, TStreamerInfo, TTree, TBranch, TBasket, compressed frames).
 */
package org.kaon.data.root;
