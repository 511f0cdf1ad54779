# writes all ROOT variants with PyROOT 6.40 from gen/lepton_raw.npz
import numpy as np, ROOT, os, sys, json, warnings
ROOT.gROOT.SetBatch(True)
z=np.load('gen/lepton_raw.npz'); r=z['rows']; ngen=int(z['ngen'])
rng=np.random.default_rng(2024)
perm=rng.permutation(ngen); inv=np.empty(ngen,int); inv[perm]=np.arange(ngen)
ev=inv[r[:,0].astype(int)]
o=np.lexsort((rng.random(len(r)),ev)); r=r[o]; ev=ev[o]      # within an event the lepton order is random (leading = by pt, as in the published study)
cnt=np.bincount(ev,minlength=ngen)
mu=r[:,1].astype(np.int32); pt,eta,phi,E=r[:,2],r[:,3],r[:,4],r[:,5]
# exact doubles: E from pt, eta and the PDG mass
ME,MMU=0.000510998950,0.1056583755
p2=(pt*np.cosh(eta))**2
Ed=np.sqrt(p2+np.where(mu==1,MMU,ME)**2)
# "CMS-like" doubles (as the published study's plots show): electrons from float32 four-vectors, muons exact with mass 0.1057 (93 %) or 0.10566 (7 %)
ptc,etac,phic=[x.astype(np.float32).astype(np.float64) for x in (pt,eta,phi)]
p2c=(ptc*np.cosh(etac))**2
mm=np.where(rng.random(len(r))<0.93,0.1057,0.105658)
Ec=np.where(mu==1,np.sqrt(p2c+mm**2),np.sqrt((ptc*np.cosh(etac))**2+ME**2).astype(np.float32).astype(np.float64))
np.savez('gen/lepton_final.npz',counts=cnt,isMuon=mu,pt=pt,eta=eta,phi=phi,E_exact=Ed,E_cms=Ec,pt_f=ptc,eta_f=etac,phi_f=phic,tau=r[:,8],mode=r[:,9])
V={ 'double':(pt,eta,phi,Ed), 'cms':(ptc,etac,phic,Ec), 'float':(pt.astype(np.float32),eta.astype(np.float32),phi.astype(np.float32),Ed.astype(np.float32)) }
off=np.concatenate([[0],np.cumsum(cnt)])
ROOT.gInterpreter.Declare(r'''
#include <vector>
#include <string>
#include "TFile.h"
#include "TTree.h"
#include "Compression.h"
template<class T> void writeVec(const char*fn,int comp,int ngen,const int*cnt,const int*mu,const double*pt,const double*eta,const double*phi,const double*E,long autoflush,int bsize){
  TFile f(fn,"RECREATE","ttbar leptons (Pythia 8 stand-in)",comp);
  TTree*t=new TTree("worldTree","worldTree");
  std::vector<T> vpt,veta,vphi,vE; std::vector<int> vmu;
  t->Branch("eve.lepton_pt_",&vpt,bsize); t->Branch("eve.lepton_eta_",&veta,bsize); t->Branch("eve.lepton_phi_",&vphi,bsize); t->Branch("eve.lepton_e_",&vE,bsize); t->Branch("eve.lepton_isMuon_",&vmu,bsize);
  t->SetAutoFlush(autoflush);
  long k=0; for(int i=0;i<ngen;i++){ vpt.clear();veta.clear();vphi.clear();vE.clear();vmu.clear();
    for(int j=0;j<cnt[i];j++,k++){vpt.push_back(pt[k]);veta.push_back(eta[k]);vphi.push_back(phi[k]);vE.push_back(E[k]);vmu.push_back(mu[k]);} t->Fill(); }
  t->Write(); f.Close(); }
void writeNano(const char*fn,int comp,int ngen,const int*cnt,const int*mu,const double*pt,const double*eta,const double*phi,const double*m,long autoflush){
  TFile f(fn,"RECREATE","ttbar leptons, NanoAOD-like (Pythia 8 stand-in)",comp);
  TTree*t=new TTree("Events","Events"); t->SetAutoFlush(autoflush);
  UInt_t run=1,lumi=1; ULong64_t event=0; UInt_t n[2]; Float_t a[2][5][16]; Int_t q[2][16]; Bool_t flag;
  t->Branch("run",&run,"run/i"); t->Branch("luminosityBlock",&lumi,"luminosityBlock/i"); t->Branch("event",&event,"event/l"); t->Branch("HLT_lepton",&flag,"HLT_lepton/O");
  const char*nm[2]={"Electron","Muon"}; const char*vn[5]={"pt","eta","phi","mass","energy"};
  for(int c=0;c<2;c++){ std::string N=nm[c]; t->Branch(("n"+N).c_str(),&n[c],("n"+N+"/i").c_str());
    for(int v=0;v<5;v++) t->Branch((N+"_"+vn[v]).c_str(),a[c][v],(N+"_"+vn[v]+"[n"+N+"]/F").c_str());
    t->Branch((N+"_genIdx").c_str(),q[c],(N+"_genIdx[n"+N+"]/I").c_str()); }
  long k=0; for(int i=0;i<ngen;i++){ n[0]=n[1]=0; event=i; lumi=1+i/1000; for(int j=0;j<cnt[i];j++,k++){ int c=mu[k]; int x=n[c]++; a[c][0][x]=pt[k];a[c][1][x]=eta[k];a[c][2][x]=phi[k];a[c][3][x]=m[k]; double p=pt[k]*cosh(eta[k]); a[c][4][x]=sqrt(p*p+m[k]*m[k]); q[c][x]=j; }
    flag=cnt[i]>0; t->Fill(); }
  t->Write(); f.Close(); }
''')
C=ROOT.RCompressionSetting
def comp(a,l): return a*100+l
ZL,LZMA,LZ4,ZSTD=1,2,4,5
cn=np.ascontiguousarray(cnt,dtype=np.int32); m32=np.ascontiguousarray(mu,dtype=np.int32)
def arr(v): return [np.ascontiguousarray(x,dtype=np.float64) for x in V[v]]
def w(fn,typ,v,c,n=ngen,af=10000,bs=8000):
    a=arr(v); getattr(ROOT,'writeVec')[typ](fn,c,n,cn,m32,*a,af,bs); print(fn,os.path.getsize(fn),flush=True)
os.makedirs('root',exist_ok=True)
w('root/leptons_ttbar.root','double','cms',comp(ZL,1))                # main: as the published study
w('root/leptons_ttbar_double_exact.root','double','double',comp(ZL,1))
w('root/leptons_ttbar_float.root','float','float',comp(ZL,1))
NS=20000
for nm,c in (('lz4',comp(LZ4,4)),('lzma',comp(LZMA,8)),('zstd',comp(ZSTD,5)),('zlib9',comp(ZL,9)),('uncompressed',0)):
    w('root/leptons_ttbar_20k_%s.root'%nm,'double','cms',c,NS,3000,8000)
w('root/leptons_ttbar_20k_defaultflush.root','double','cms',101,NS,-30000000,32000)
mass=np.ascontiguousarray(np.where(mu==1,MMU,ME)); 
ROOT.writeNano('root/leptons_ttbar_nano.root',comp(ZSTD,5),50000,cn,m32,*arr('double')[:3],mass,10000); print('nano',os.path.getsize('root/leptons_ttbar_nano.root'))
