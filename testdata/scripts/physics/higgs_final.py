import os
for v in ("OMP_NUM_THREADS","OPENBLAS_NUM_THREADS","MKL_NUM_THREADS"): os.environ[v]="1"
import numpy as np, pandas as pd, json, time, gzip, sys
NAMES=['signal','lepton pT','lepton eta','lepton phi','missing energy magnitude','missing energy phi']+[f'jet {i} {x}' for i in (1,2,3,4) for x in ('pt','eta','phi','b-tag')]+['m_jj','m_jjj','m_lv','m_jlv','m_bb','m_wbb','m_wwbb']
OUT={}
s=np.load('gen/higgs_sig.npy'); b=np.load('gen/higgs_bkg.npy'); n=min(len(s),len(b)); s=s[:n]; b=b[:n]
raw=np.r_[s,b]; rng=np.random.default_rng(53); raw=raw[rng.permutation(len(raw))]
OUT['n_sig']=len(s); OUT['n_bkg']=len(b)
OUT['raw_GeV']={nm:dict(sig_median=float(np.median(s[:,i])),bkg_median=float(np.median(b[:,i])),sig_mean=float(s[:,i].mean()),bkg_mean=float(b[:,i].mean())) for i,nm in enumerate(NAMES) if i in (1,4,6,10,14,18,22,23,24,25,26,27,28)}
OUT['btag_fractions_0_1_2']={f'jet {k+1}':(np.bincount(raw[:,9+4*k].astype(int),minlength=3)/len(raw)).round(4).tolist() for k in range(4)}
ntr=int(len(raw)*.8)
scale=np.ones(29)
for i,nm in enumerate(NAMES):
    if i==0: continue
    x=raw[:ntr,i]
    scale[i]=x.std() if nm.endswith('eta') or nm.endswith('phi') else x.mean()
X=(raw/scale).astype(np.float32)
json.dump({'what':'divisor of each column (training part): mean for pt, MET, b-tag, masses; standard deviation for eta and phi','scale':dict(zip(NAMES,scale.tolist()))},open('higgs/scale.json','w'),indent=1)
tr,te=X[:ntr],X[ntr:]
def wr(fn,a,fmt):
    with gzip.GzipFile(fn,'wb',compresslevel=6,mtime=0) as g: np.savetxt(g,a,fmt=fmt,delimiter=',')
    print(fn,len(a),os.path.getsize(fn),flush=True); OUT.setdefault('files',{})[fn]=[len(a),os.path.getsize(fn)]
wr('higgs/HIGGS_like_train.csv.gz',tr,'%.6e'); wr('higgs/HIGGS_like_test.csv.gz',te,'%.6e'); wr('higgs/HIGGS_like_uciformat_2000.csv.gz',X[:2000],'%.18e')
F25=list(range(1,26))
D=pd.DataFrame(X.astype(np.float64),columns=NAMES)
def stats(d,fn):
    st=pd.DataFrame({'Mean':d.mean(),'Std':d.std(),'Min':d.min(),'Max':d.max()}); st.to_csv(fn,index=True); return st
c25=[NAMES[i] for i in [0]+F25]
# the published study's order: drop duplicates, drop |x| beyond the 0.9999 quantile of any column, then the statistics of the 25 kept features
dd=D.drop_duplicates(); o=dd.abs()>dd.abs().quantile(.9999); reg=dd[~o.any(axis=1)]
OUT['dedup_outlier']=dict(rows=len(D),dedup=len(dd),regular=len(reg))
stats(reg[c25],'higgs/higgs_like_stats.csv'); stats(D.iloc[:ntr][c25],'higgs/higgs_like_stats_train_raw.csv'); stats(D,'higgs/higgs_like_stats_all28.csv')
if os.path.exists('published_stats.csv'): ref=pd.read_csv('published_stats.csv',index_col=0); our=pd.read_csv('higgs/higgs_like_stats.csv',index_col=0); cmpd=our.join(ref,rsuffix='_uci'); print(cmpd.round(3).to_string()); cmpd.to_csv('higgs/stats_vs_uci.csv')
# the published study's backward elimination (LinearRegression R2), both as written (drops the most useful) and corrected
from sklearn.linear_model import LinearRegression
for nm,pick in (('as_written_min',min),('corrected_max',max)):
    best=list(NAMES[1:]); drop=[]
    for _ in range(3):
        sc={p:LinearRegression().fit(reg[[q for q in best if q!=p]],reg['signal']).score(reg[[q for q in best if q!=p]],reg['signal']) for p in best}
        w=pick(sc,key=sc.get); drop.append((w,sc[w])); best.remove(w)
    OUT['elimination_'+nm]=drop; print(nm,drop)
json.dump(OUT,open('gen/higgs_final.json','w'),indent=1)
from sklearn.ensemble import HistGradientBoostingClassifier as H
from sklearn.neural_network import MLPClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
SETS={'low21':list(range(1,22)),'high7':list(range(22,29)),'all28':list(range(1,29)),'seed25':F25}
yt,ye=tr[:,0],te[:,0]
mu,sd=tr.mean(0),tr.std(0)
for nm,c in SETS.items():
    A,B=tr[:,c],te[:,c]; As,Bs=(A-mu[c])/sd[c],(B-mu[c])/sd[c]
    for m,mk,z in (('logreg',lambda:LogisticRegression(max_iter=300),1),('hgb',lambda:H(max_iter=300,learning_rate=.08,max_leaf_nodes=31,early_stopping=True,random_state=1),0),('mlp_64_64',lambda:MLPClassifier((64,64),batch_size=256,learning_rate_init=1e-3,alpha=1e-4,early_stopping=True,n_iter_no_change=3,max_iter=20,random_state=1),1)):
        t=time.process_time(); q=mk().fit(As if z else A,yt); p=q.predict_proba(Bs if z else B)[:,1]; ptr=q.predict_proba(As if z else A)[:,1]
        r=dict(test_acc=float(((p>.5)==ye).mean()),test_auc=float(roc_auc_score(ye,p)),train_acc=float(((ptr>.5)==yt).mean()),train_auc=float(roc_auc_score(yt,ptr)),cpu_s=round(time.process_time()-t,1))
        OUT['ml_%s_%s'%(nm,m)]=r; print(nm,m,{k:round(v,4) for k,v in r.items()},flush=True); json.dump(OUT,open('gen/higgs_final.json','w'),indent=1)
