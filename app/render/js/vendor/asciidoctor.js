var Asciidoctor=(()=>{var Xi=Object.defineProperty;var $o=Object.getOwnPropertyDescriptor;var xo=Object.getOwnPropertyNames;var yo=Object.prototype.hasOwnProperty;var K=(r,t,e)=>()=>{if(e)throw e[0];try{return r&&(t=r(r=0)),t}catch(i){throw e=[i],i}};var Rt=(r,t)=>{for(var e in t)Xi(r,e,{get:t[e],enumerable:!0})},_o=(r,t,e,i)=>{if(t&&typeof t=="object"||typeof t=="function")for(let s of xo(t))!yo.call(r,s)&&s!==e&&Xi(r,s,{get:()=>t[s],enumerable:!(i=$o(t,s))||i.enumerable});return r};var wo=r=>_o(Xi({},"__esModule",{value:!0}),r);var tt={};Rt(tt,{AsyncLocalStorage:()=>ko,access:()=>Gs,basename:()=>vo,constants:()=>Ao,createRequire:()=>Ji,default:()=>ce,dirname:()=>So,join:()=>To,mkdir:()=>Lo,pathToFileURL:()=>Qi,promises:()=>Dt,readFile:()=>Xs,resolve:()=>Ro,stat:()=>Eo,writeFile:()=>Io});var Ao,Gs,Xs,Dt,Ji,Qi,ko,vo,So,To,Lo,Ro,Eo,Io,ce,U=K(()=>{Ao={},Gs=async r=>globalThis.repository.access(r),Xs=async r=>globalThis.repository.readFile(r),Dt={access:Gs,readFile:Xs},Ji=void 0,Qi=void 0,ko=void 0,[vo,So,To,Lo,Ro,Eo,Io]=[],ce={}});function ts(r){return typeof r=="number"?r:typeof r=="string"?E[r.toUpperCase()]??E.UNKNOWN:r??E.UNKNOWN}async function Oo(){return Zi===null&&(Zi=typeof process<"u"?Promise.resolve().then(()=>(U(),tt)).then(({AsyncLocalStorage:r})=>{let t=new r;return es=t,t}).catch(()=>null):Promise.resolve(null)),Zi}function Qs(){return es?.getStore()??null}async function Zs(r,t){let e=await Oo();if(e)return e.run(r,t);let i=nt.logger;r!==i&&(nt.logger=r);try{return await t()}finally{r!==i&&(nt.logger=i)}}function _t(r){Object.defineProperty(r,"logger",{get(){return es?.getStore()??nt.logger},configurable:!0}),r.getLogger=function(){return this.logger},r.messageWithContext=(t,e={})=>W.AutoFormattingMessage.attach({text:t,...e}),r.createLogMessage=r.messageWithContext}var E,Js,Co,es,Zi,W,Yt,nt,Et=K(()=>{E={DEBUG:0,INFO:1,WARN:2,ERROR:3,FATAL:4,UNKNOWN:5},Js=["DEBUG","INFO","WARN","ERROR","FATAL","ANY"],Co={WARN:"WARNING",FATAL:"FAILED"};es=null,Zi=null;W=class r{constructor(t={}){this.progname=t.progname??"asciidoctor",this.level=t.level??E.WARN,this._maxSeverity=null,this._formatter=t.formatter??new r.BasicFormatter,this._pipe=t.pipe??null}get formatter(){return this._formatter}set formatter(t){this._formatter=t}get maxSeverity(){return this._maxSeverity}getLevel(){return this.level}setLevel(t){this.level=t}getFormatter(){return this._formatter}setFormatter(t){this._formatter=t}getProgramName(){return this.progname}setProgramName(t){this.progname=t}getMaxSeverity(){return this._maxSeverity}isDebugEnabled(){return this.level<=E.DEBUG}isInfoEnabled(){return this.level<=E.INFO}isWarnEnabled(){return this.level<=E.WARN}isErrorEnabled(){return this.level<=E.ERROR}isFatalEnabled(){return this.level<=E.FATAL}isDebug(){return this.level<=E.DEBUG}isInfo(){return this.level<=E.INFO}add(t,e=null,i=null){if(t=ts(t),(this._maxSeverity===null||t>this._maxSeverity)&&(this._maxSeverity=t),t<this.level)return!0;let s=e??(typeof i=="function"?i():i),n=Js[t]??"ANY",o=this._formatter.call(n,null,this.progname,s);return this._writeln(o,t),!0}log(t,e,i){return this.add(t,e,i)}debug(t,e){return this.add(E.DEBUG,t,e)}info(t,e){return this.add(E.INFO,t,e)}warn(t,e){return this.add(E.WARN,t,e)}error(t,e){return this.add(E.ERROR,t,e)}fatal(t,e){return this.add(E.FATAL,t,e)}unknown(t,e){return this.add(E.UNKNOWN,t,e)}_writeln(t,e){this._pipe?typeof this._pipe.write=="function"?this._pipe.write(t):this._pipe(t,e):typeof process<"u"&&process.stderr?.write?process.stderr.write(t):console.error(t.replace(/\n$/,""))}};W.BasicFormatter=class{call(r,t,e,i){let s=typeof r=="number"?Js[r]??"ANY":r,n=Co[s]??s,o=typeof i=="string"?i:i?.inspect?.()??String(i);return`${e}: ${n}: ${o}
`}};W.AutoFormattingMessage={attach(r){return r.inspect=function(){let t=this.source_location,e=this.include_location,i=t?`${t}: ${this.text}`:this.text;return e&&(i+=` (${e})`),i},r.toString=r.inspect,r}};Yt=class r extends W{constructor(){super(),this.level=E.UNKNOWN,this._maxSeverity=null}static create(){return new r}get maxSeverity(){return this._maxSeverity}getMaxSeverity(){return this._maxSeverity}add(t){let e=ts(t);return(this._maxSeverity===null||e>this._maxSeverity)&&(this._maxSeverity=e),!0}log(t){return this.add(t)}debug(){return this.add(E.DEBUG)}info(){return this.add(E.INFO)}warn(){return this.add(E.WARN)}error(){return this.add(E.ERROR)}fatal(){return this.add(E.FATAL)}unknown(){return this.add(E.UNKNOWN)}},nt=(()=>{let r=W,t=null;return{get loggerClass(){return r},set loggerClass(e){r=e},get logger(){return t||(t=new r),t},set logger(e){t=e??new r},getLogger(){return this.logger},setLogger(e){this.logger=e},newFormatter(e,i){return{call:i.call.bind(i)}},newLogger(e,i){let s=new W;if(i.add){let n=i.add;s.add=function(o,c=null,a=null){let l=ts(o);return(this._maxSeverity===null||l>this._maxSeverity)&&(this._maxSeverity=l),n.call(this,l,c,a)};for(let[o,c]of[["debug",E.DEBUG],["info",E.INFO],["warn",E.WARN],["error",E.ERROR],["fatal",E.FATAL],["unknown",E.UNKNOWN]])s[o]=(a,l)=>s.add(c,a,l);s.log=(o,c,a)=>s.add(o,c,a)}return i.postConstruct&&i.postConstruct.call(s),s}}})()});function en(r){return r.replace(/[.*+?^${}()|[\]\\]/g,"\\$&")}function sn(r){let t=new Map;return new Proxy(Object.create(null),{get(e,i){if(typeof i=="string")return t.has(i)||t.set(i,r(i)),t.get(i)}})}var q,It,is,tn,Ge,L,j,H,D,nn,rn,on,an,ln,cn,ss,un,hn,Xe,fn,Me,pn,mn,dn,ue,ns,gn,rs,os,as,Je,ls,Qe,bn,Ze,cs,us,hs,he,$n,ti,xn,Mo,yn,fs,_n,Po,wn,fe,An,kn,vn,Sn,Tn,Ln,Rn,ps,Gt,ei,En,In,Cn,On,Mn,Pn,jn,ms,Dn,Nn,Bn,Wn,Fn,zn,Un,qn,Hn,Vn,Kn,ii,Yn,Gn,Xn,wt,gt,X=K(()=>{q="[\\s\\S]",It="\\p{Alphabetic}",is="\\p{Alphabetic}",tn="\\p{Alphabetic}\\p{N}",Ge="[\\p{Alphabetic}\\p{N}]",L="\\p{Alphabetic}\\p{N}\\p{Pc}",j="[\\p{Alphabetic}\\p{N}\\p{Pc}]",H="\\[([^\\[\\]]+)\\]",D=(r,t="")=>new RegExp(r,`u${t}`);nn=D(String.raw`^(${j}[${L}\-'.]*)(?: +(${j}[${L}\-'.]*))?`+String.raw`(?: +(${j}[${L}\-'.]*))?(?:[ ]+<([^>]+)>)?$`),rn=/;(?: |$)/,on=/^(?:[^\d{]*(.*?),)? *(?!:)(.*?)(?: *(?!^),?: *(.*))?$/,an=/^(.+?) *\( *(.+?) *\)$/,ln=/^(.+?) +- +(.+)$/,cn=/^(\\)?(ifdef|ifndef|ifeval|endif)::(\S*?(?:([,+])\S*?)?)\[(.+)?\]$/,ss=/^(.+?) *([=!><]=|[><]) *(.+)$/,un=/^(\\)?include::([^\s[](?:[^[]*[^\s[])?)\[(.+)?\]$/,hn=/\b(?:tag|(e)nd)::(\S+?)\[\](?=$|[ \r])/m,Xe=D(String.raw`^:(!?${j}[^:]*):(?:[ \t]+(.*))?$`),fn=D(String.raw`[^${L}\-]`),Me=/^pass:([a-z]+(?:,[a-z-]+)*)?\[([\s\S]*)\]$/,pn=D(String.raw`(\\)?\{(${j}[${L}\-]*|(set|counter2?):.*?)(\\)?\}`),mn=D(String.raw`^\[\[(?:|([${It}_:][${L}\-:.]*)(?:, *(.+))?)\]\]$`),dn=D(String.raw`^\[(|[${L}.#%{,"'].*)\]$`),ue=D(String.raw`^\[(?:|[${L}.#%{,"'].*|\[(?:|[${It}_:][${L}\-:.]*(?:, *.+)?)\])\]$`),ns=/^\.(\.?[^ \t.].*)$/,gn=/^(NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+/,rs=/^([ \t]+.*)$/,os=/^(=={0,5})[ \t]+(.+?)(?:[ \t]+\1)?$/,as=/^(=={0,5}|##{0,5})[ \t]+(.+?)(?:[ \t]+\1)?$/,Je=D(String.raw`^((?!\.).*?${Ge}.*)$`),ls=D(String.raw` (\\)?\[\[([${It}_:][${L}\-:.]*)(?:, *(.+?))?\]\]$`),Qe=D(String.raw`<[^>]+>|&(?:[a-z][a-z]+\d{0,2}|#\d\d\d{0,4}|#x[\da-f][\da-f][\da-f]{0,3});|[^ ${L}\-.]+?`),bn=/^sect\d$/,Ze=/^(?:[ \t]*(?:-|\*\**|\.\.*|\u2022|\d+\.|[a-zA-Z]\.|[IVXivx]+\))[ \t]|(?!\/\/[^/])[ \t]*[^ \t].*?(?::::{0,2}|;;)(?:$|[ \t])|<(?:\d+|\.)>[ \t])/,cs=/^[ \t]*(-|\*\**|\u2022)[ \t]+([\s\S]*)$/,us=/^[ \t]*(\.\.*|\d+\.|[a-zA-Z]\.|[IVXivx]+\))[ \t]+([\s\S]*)$/,hs={arabic:/\d+\./,loweralpha:/[a-z]\./,lowerroman:/[ivx]+\)/,upperalpha:/[A-Z]\./,upperroman:/[IVX]+\)/},he=/^(?!\/\/[^/])[ \t]*([^ \t].*?)(:::{0,2}|;;)(?:$|[ \t]+([\s\S]*)$)/,$n={"::":/^(?!\/\/[^/])[ \t]*([^ \t].*?[^:]|[^ \t:])(::)(?:$|[ \t]+([\s\S]*)$)/,":::":/^(?!\/\/[^/])[ \t]*([^ \t].*?[^:]|[^ \t:])(:::)(?:$|[ \t]+([\s\S]*)$)/,"::::":/^(?!\/\/[^/])[ \t]*([^ \t].*?[^:]|[^ \t:])(::::)(?:$|[ \t]+([\s\S]*)$)/,";;":/^(?!\/\/[^/])[ \t]*([^ \t].*?)(;;)(?:$|[ \t]+([\s\S]*)$)/},ti=/^<(\d+|\.)>[ \t]+([\s\S]*)$/,xn=/((?:\/\/|#|--|;;) ?)?(\\)?<!?(|--)(\d+|\.)\3>(?=(?: ?\\?<!?\3(?:\d+|\.)\3>)*$)/m,Mo="(\\\\)?<()([\\d]+|\\.)>(?=(?: ?\\\\?<(?:\\d+|\\.)>)*$)",yn=sn(r=>{let t=r?`(${en(r)} ?)?`:"()?";return new RegExp(`${t}${Mo}`,"m")}),fs=/\\?<!?(|--)(\d+|\.)\1>(?=(?: ?\\?<!?\1(?:\d+|\.)\1>)*$)/m,_n=/((?:\/\/|#|--|;;) ?)?(\\)?&lt;!?(|--)(\d+|\.)\3&gt;(?=(?: ?\\?&lt;!?\3(?:\d+|\.)\3&gt;)*$)/m,Po="(\\\\)?&lt;()([\\d]+|\\.)&gt;(?=(?: ?\\\\?&lt;(?:\\d+|\\.)&gt;)*$)",wn=sn(r=>{let t=r?`(${en(r)} ?)?`:"()?";return new RegExp(`${t}${Po}`,"m")}),fe={ulist:cs,olist:us,dlist:he,colist:ti},An=/^(?:(\d+)\*)?([<^>](?:\.[<^>]?)?|(?:[<^>]?\.)?[<^>])?(\d+%?|~)?([a-z])?$/,kn=/^[ \t]*(?:(\d+(?:\.\d*)?|(?:\d*\.)?\d+)([*+]))?([<^>](?:\.[<^>]?)?|(?:[<^>]?\.)?[<^>])?([a-z])?$/,vn=/[ \t]+(?:(\d+(?:\.\d*)?|(?:\d*\.)?\d+)([*+]))?([<^>](?:\.[<^>]?)?|(?:[<^>]?\.)?[<^>])?([a-z])?$/,Sn=D(String.raw`^(${j}[${L}\-]*)::(|\S|\S.*?\S)\[(.+)?\]$`),Tn=/^(image|video|audio)::(\S|\S.*?\S)\[(.+)?\]$/,Ln=/^toc::\[(.+)?\]$/,Rn=D(String.raw`(\\)?(?:\[\[([${It}_:][${L}\-:.]*)(?:, *(.+?))? ?\]\]`+String.raw`|anchor:([${It}_:][${L}\-:.]*)\[(?:\]|([\s\S]*?[^\\])\]))`),ps=D(String.raw`(?:^|[^\\\[])\[\[([${It}_:][${L}\-:.]*)(?:, *(.+?))? ?\]\]`+String.raw`|(?:^|[^\\])anchor:([${It}_:][${L}\-:.]*)\[(?:\]|(.*?[^\\])\])`),Gt=D(String.raw`^\[\[([${It}_:][${L}\-:.]*)(?:, *(.+?))?\]\]`),ei=D(String.raw`^\[\[\[([${It}_:][${L}\-:.]*)(?:, *(.+?))?\]\]\]`),En=D(String.raw`([\\>:/])?${j}(?:&amp;|[${L}\-.%+])*`+String.raw`@${Ge}[${tn}_\-.]*\.[a-zA-Z]{2,5}\b`),In=D(String.raw`\\?footnote(?:(ref):|:([${L}\-]+)?)\[(?:|([\s\S]*?[^\\]))\](?!</a>)`),Cn=/\\?i(?:mage|con):([^:\s[](?:[^\n[]*[^\s[])?)\[(|[\s\S]*?[^\\])\]/,On=/\\?(?:(indexterm2?):\[([\s\S]*?[^\\])\]|\(\(([\s\S]+?)\)\)(?!\)))/,Mn=/(\\)?(kbd|btn):\[([\s\S]*?[^\\])\]/,Pn=/(^|link:|[ \t\u00a0]|\\?&lt;(?=\\?(?:https?|file|ftp|irc)(:))|[>()[\];"'])(\\?(?:https?|file|ftp|irc):\/\/)(?:([^\s[\]]+)\[(|[\s\S]*?[^\\])\]|(?!\2)([^\s]+?)&gt;|([^\s[\]<]*([^\s,.?![\]<)])))/m,jn=/\\?(?:link|(mailto)):(|[^:\s[][^\s[]*)\[(|[\s\S]*?[^\\])\]/,ms=D(String.raw`^${j}[${L}\-]*$`),Dn=/\\?(stem|(?:latex|ascii)math):([a-z]+(?:,[a-z-]+)*)?\[([\s\S]*?[^\\])\]/,Nn=D(String.raw`\\?menu:(${j}|[${L}&][^\n\[]*[^\s\[])`+String.raw`\[ *(?:|([\s\S]*?[^\\]))\]`),Bn=D(String.raw`\\?"([${L}&][^"]*?[ \n]+&gt;[ \n]+[^"]*)"`),Wn={false:["+","-]",D(String.raw`((?:^|[^${L};:\\])(?=(\[)|\+)|\\(?=\[)|(?=\\\+))`+String.raw`(?:\2(x-|[^\[\]]+ x-)\]|(?:`+H+String.raw`)?(?=(\\)?\+))`+String.raw`(\5?(\+|`+"`"+String.raw`)(\S|\S`+q+String.raw`*?\S)\7)(?!${j})`,"m")],true:["`",null,D(String.raw`(^|[^`+"`"+String.raw`${L}])(?:($)()|(?:`+H+String.raw`)(?=(\\?)))?`+String.raw`(\5?(`+"`"+String.raw`)([^`+"`"+String.raw`\s]|[^`+"`"+String.raw`\s]`+q+String.raw`*?\S)\7)(?![`+"`"+String.raw`${L}])`,"m")]},Fn=new RegExp(`(?:(?:(\\\\?)${H})?(\\\\{0,2})(\\+\\+\\+?|\\$\\$)([\\s\\S]*?)\\4|(\\\\?)pass:([a-z]+(?:,[a-z-]+)*)?\\[(|[\\s\\S]*?[^\\\\])\\])`),zn=D(String.raw`\\?(?:&lt;&lt;([${L}#/.:{]`+q+String.raw`*?)&gt;&gt;`+String.raw`|xref:([${L}#/.:{]`+q+String.raw`*?)\[(?:\]|(`+q+String.raw`*?[^\\])\]))`),Un=/^(.*) \+$/m,qn=/^ {0,3}([-*_])( *)\1\2\1$/,Hn=/^(?:'{3,}|<{3,}|([-*_])( *)\1\2\1)$/,Vn=/\n{2,}/,Kn=/\\([ \t\n])/g,ii=/[&']|--|\.\.\.|\([CRT]M?\)/,Yn=/([^\\])[ \t\n]+/g,Gn=/[+-]/,Xn=/\d+$/,wt=D(String.raw`^${is}[${tn}.+\-]+:\/{0,2}`),gt=/<[^>]+>/g});var ds,G,Jn,O,jo,Do,No,gs,y,bs,Qn,Zn,si,$s,pe,tr,ni,er,ir,ri,xs,oi,sr,nr,rr,ai,or,ys,me,_s,ws,ar,li,ci,lr,P,de,As,cr,ur,At,Pe,ui,hr,fr,ks,hi,pr,mr,dr,it,gr,ge,br,$r,ft,rt,Y=K(()=>{X();X();ds={},G=(r,t="")=>new RegExp(r,`u${t}`),Jn={0:"unsafe",1:"safe",10:"server",20:"secure"},O={UNSAFE:0,SAFE:1,SERVER:10,SECURE:20,valueForName(r){let t=String(r).toUpperCase(),e=O[t];return typeof e=="number"?e:void 0},getValueForName(r){return this.valueForName(r)},nameForValue(r){return Jn[r]},getNameForValue(r){return this.nameForValue(r)},names(){return Object.values(Jn)},getNames(){return this.names()}},jo="",Do="",No="",gs="";try{Do=new URL(".",ds.url).pathname.replace(/\/$/,""),jo=new URL("../../",ds.url).pathname.replace(/\/$/,""),No=new URL("../../data",ds.url).pathname,typeof process<"u"&&(gs=process.env.HOME||process.env.USERPROFILE||(process.cwd?process.cwd():""))}catch{}y=`
`,bs="\0",Qn="	",Zn=9007199254740991,si="article",$s="html5",pe=new Set(["","DEFAULT"]),tr="asciidoctor.css",ni={html:"html5",docbook:"docbook5"},er={docbook:425},ir={html:".html",docbook:".xml",pdf:".pdf",epub:".epub",manpage:".man",asciidoc:".adoc"},ri={".adoc":!0,".asciidoc":!0,".asc":!0,".ad":!0,".txt":!0},xs={"=":0,"-":1,"~":2,"^":3,"+":4},oi=new Set(["NOTE","TIP","IMPORTANT","WARNING","CAUTION"]),sr=new Set([...oi].map(r=>r[0])),nr=new Set(["comment","example","literal","listing","normal","open","pass","quote","sidebar","source","verse","abstract","partintro"]),rr=new Set(["literal","listing","source","verse"]),ai={"--":["open",new Set(["comment","example","literal","listing","pass","quote","sidebar","source","verse","admonition","abstract","partintro"])],"----":["listing",new Set(["literal","source"])],"....":["literal",new Set(["listing","source"])],"====":["example",new Set(["admonition"])],"****":["sidebar",new Set],____:["quote",new Set(["verse"])],"++++":["pass",new Set(["stem","latexmath","asciimath"])],"|===":["table",new Set],",===":["table",new Set],":===":["table",new Set],"!===":["table",new Set],"~~~~":["open",new Set(["abstract","partintro"])],"////":["comment",new Set],"```":["fenced_code",new Set]},or=Object.fromEntries(Object.keys(ai).map(r=>[r.slice(0,2),!0])),ys=Object.fromEntries(Object.keys(ai).filter(r=>r.length===4).map(r=>[r,r[r.length-1]])),me={example:"example-caption",figure:"figure-caption",listing:"listing-caption",table:"table-caption"},_s={"'":"thematic_break","<":"page_break"},ws={"-":"thematic_break","*":"thematic_break",_:"thematic_break"},ar={..._s,...ws},li=["ulist","olist","dlist"],ci=["arabic","loweralpha","lowerroman","upperalpha","upperroman"],lr={loweralpha:"a",lowerroman:"i",upperalpha:"A",upperroman:"I"},P="{",de="+",As=" +",cr=" \\",ur=" +",At={asciimath:["\\$","\\$"],latexmath:["\\[","\\]"]},Pe={asciimath:["\\$","\\$"],latexmath:["\\(","\\)"]},ui=new Proxy({latexmath:"latexmath",latex:"latexmath",tex:"latexmath"},{get:(r,t)=>Object.hasOwn(r,t)?r[t]:"asciimath"}),hr="4.7.0",fr="7.3.1",ks="9.18.3",hi="2.7.9",pr={"appendix-caption":"Appendix","appendix-refsig":"Appendix","caution-caption":"Caution","chapter-refsig":"Chapter","example-caption":"Example","figure-caption":"Figure","important-caption":"Important","last-update-label":"Last updated","note-caption":"Note","part-refsig":"Part",prewrap:"",sectids:"","section-refsig":"Section","table-caption":"Table","tip-caption":"Tip","toc-placement":"auto","toc-title":"Table of Contents","untitled-label":"Untitled","version-label":"Version","warning-caption":"Warning"},mr=["sectnums"],dr={startsb:"[",endsb:"]",vbar:"|",caret:"^",asterisk:"*",tilde:"~",plus:"&#43;",backslash:"\\",backtick:"`",blank:"",empty:"",sp:" ","two-colons":"::","two-semicolons":";;",nbsp:"&#160;",deg:"&#176;",zwsp:"&#8203;",quot:"&#34;",apos:"&#39;",lsquo:"&#8216;",rsquo:"&#8217;",ldquo:"&#8220;",rdquo:"&#8221;",wj:"&#8288;",brvbar:"&#166;",pp:"&#43;&#43;",cpp:"C&#43;&#43;",cxx:"C&#43;&#43;",amp:"&",lt:"<",gt:">"},it="`",gr=[["strong","unconstrained",G(String.raw`\\?(?:${H})?\*\*(${q}+?)\*\*`)],["strong","constrained",G(String.raw`(^|[^${L};:}])(?:${H})?\*(\S|\S${q}*?\S)\*(?!${j})`,"m")],["double","constrained",G(String.raw`(^|[^${L};:}])(?:${H})?"${it}(\S|\S${q}*?\S)${it}"(?!${j})`,"m")],["single","constrained",G(String.raw`(^|[^${L};:${it}}])(?:${H})?'${it}(\S|\S${q}*?\S)${it}'(?!${j})`,"m")],["monospaced","unconstrained",G(String.raw`\\?(?:${H})?${it}${it}(${q}+?)${it}${it}`)],["monospaced","constrained",G(String.raw`(^|[^${L};:"'${it}}])(?:${H})?${it}(\S|\S${q}*?\S)${it}(?![${L}"'${it}])`,"m")],["emphasis","unconstrained",G(String.raw`\\?(?:${H})?__(${q}+?)__`)],["emphasis","constrained",G(String.raw`(^|[^${L};:}])(?:${H})?_(\S|\S${q}*?\S)_(?!${j})`,"m")],["mark","unconstrained",G(String.raw`\\?(?:${H})?##(${q}+?)##`)],["mark","constrained",G(String.raw`(^|[^${L}&;:}])(?:${H})?#(\S|\S${q}*?\S)#(?!${j})`,"m")],["superscript","unconstrained",G(String.raw`\\?(?:${H})?\^(\S+?)\^`)],["subscript","unconstrained",G(String.raw`\\?(?:${H})?~(\S+?)~`)]],ge=[...gr];ge[2]=["double","constrained",G(String.raw`(^|[^${L};:}])(?:${H})?${it}${it}(\S|\S${q}*?\S)''(?!${j})`,"m")];ge[3]=["single","constrained",G(String.raw`(^|[^${L};:}])(?:${H})?${it}(\S|\S${q}*?\S)'(?!${j})`,"m")];ge[4]=["monospaced","unconstrained",G(String.raw`\\?(?:${H})?\+\+(${q}+?)\+\+`)];ge[5]=["monospaced","constrained",G(String.raw`(^|[^${L};:}])(?:${H})?\+(\S|\S${q}*?\S)\+(?!${j})`,"m")];ge.splice(3,0,["emphasis","constrained",G(String.raw`(^|[^${L};:}])(?:${H})?'(\S|\S${q}*?\S)'(?!${j})`,"m")]);br={false:gr,true:ge},$r=[[/\\?\(C\)/,"&#169;","none"],[/\\?\(R\)/,"&#174;","none"],[/\\?\(TM\)/,"&#8482;","none"],[/(?: |\n|^|\\)--(?: |\n|$)/m,"&#8201;&#8212;&#8201;","none"],[G(String.raw`(${j})\\?--(?=${j})`),"&#8212;&#8203;","leading"],[/\\?\.\.\./,"&#8230;&#8203;","none"],[/\\?`'/,"&#8217;","none"],[G(String.raw`(${Ge})\\?'(?=${is})`),"&#8217;","leading"],[/\\?-&gt;/,"&#8594;","none"],[/\\?=&gt;/,"&#8658;","none"],[/\\?&lt;-/,"&#8592;","none"],[/\\?&lt;=/,"&#8656;","none"],[/\\?(&)amp;((?:[a-zA-Z][a-zA-Z]+\d{0,2}|#\d\d\d{0,4}|#x[\da-fA-F][\da-fA-F][\da-fA-F]{0,3});)/,"","bounding"]],ft=Object.freeze(["specialcharacters"]),rt=Object.freeze(["specialcharacters","quotes","attributes","replacements","macros","post_replacements"])});var fi={};Rt(fi,{CompositeConverter:()=>vs});var vs,pi=K(()=>{kt();vs=class{constructor(t,...e){let i={};e.length>0&&e[e.length-1]!==null&&typeof e[e.length-1]=="object"&&!e[e.length-1].convert&&(i=e.pop()),this.backend=t,this.converters=e,mi(this);for(let s of this.converters)typeof s.composed=="function"&&s.composed(this);i.backendTraitsSource&&this.initBackendTraits(i.backendTraitsSource.backendInfo()),this._converterCache=new Map}convert(t,e=null,i=null){let s=e??t.nodeName;return this.converterFor(s).convert(t,s,i)}converterFor(t){if(this._converterCache.has(t))return this._converterCache.get(t);let e=this._findConverter(t);return this._converterCache.set(t,e),e}_findConverter(t){for(let e of this.converters)if(typeof e.handles=="function"&&e.handles(t))return e;throw new Error(`Could not find a converter to handle transform: ${t}`)}}});function Fo(){return typeof process<"u"&&process.platform==="win32"?"\\":"/"}function zo(r){if(typeof process>"u")return r;let e=`${process.cwd().replace(/\\/g,"/")}/${r.replace(/\\/g,"/")}`,i,s;if(e.startsWith("//"))i="//",s=e.slice(2);else if(e.startsWith("/"))i="/",s=e.slice(1);else{let o=e.indexOf("/");i=e.slice(0,o+1),s=e.slice(o+1)}let n=[];for(let o of s.split("/"))o===".."?n.pop():o&&o!=="."&&n.push(o);return i+n.join("/")}function Uo(r,t){let e=r.split("/").filter(Boolean),i=t.split("/").filter(Boolean),s=0;for(;s<e.length&&s<i.length&&e[s]===i[s];)s++;let n=i.length-s,o=e.slice(s);return[...Array(n).fill(".."),...o].join("/")||"."}var Bo,Xt,je,ot,di,xr,yr,Wo,Nt,be,Ss=K(()=>{Et();X();Bo=".",Xt="..",je="./",ot="/",di="\\",xr="//",yr="uri:classloader:",Wo=/^(?:[a-zA-Z]:)?[\\/]/,Nt=class{constructor(t=null,e=null){this.fileSeparator=t??Fo(),e?this.workingDir=this.root(e)?this.posixify(e):zo(e):this.workingDir=typeof process<"u"?process.cwd():"/",this._partitionPathSys={},this._partitionPathWeb={}}absolutePath(t){return t.startsWith(ot)||this.fileSeparator===di&&Wo.test(t)||wt.test(t)}root(t){return this.absolutePath(t)}unc(t){return t.startsWith(xr)}webRoot(t){return t.startsWith(ot)}descendsFrom(t,e){return e===t?0:e===ot?t.startsWith(ot)?1:!1:t.startsWith(e+ot)?e.length+1:!1}relativePath(t,e){if(this.root(t)){let i=this.posixify(e),s=this.descendsFrom(t,i);if(s!==!1)return t.slice(s);try{return Uo(t,i)}catch{return t}}return t}posixify(t){return t?this.fileSeparator===di&&t.includes(di)?t.replace(/\\/g,ot):t:""}expandPath(t){let[e,i]=this.partitionPath(t);if(t.includes(Xt)){let s=[];for(let n of e)n===Xt?s.pop():s.push(n);return this.joinPath(s,i)}return this.joinPath(e,i)}partitionPath(t,e=!1){let i=e?this._partitionPathWeb:this._partitionPathSys;if(i[t])return i[t];let s=this.posixify(t),n=null;if(e)this.webRoot(s)?n=ot:s.startsWith(je)&&(n=je);else if(this.root(s))if(this.unc(s))n=xr;else if(s.startsWith(ot))n=ot;else if(s.startsWith(yr))n=yr;else{let l=this._extractUriPrefix(s);n=Array.isArray(l)?l[1]:s.slice(0,s.indexOf(ot)+1)}else s.startsWith(je)&&(n=je);let c=(n?s.slice(n.length):s).split(ot).filter(l=>l!==Bo);for(;c.length&&c[c.length-1]==="";)c.pop();let a=[c,n];return i[t]=a,a}joinPath(t,e=null){return e?`${e}${t.join(ot)}`:t.join(ot)}systemPath(t,e=null,i=null,s={}){let n=s.recover!==!1,o=s.targetName??s.target_name??"path";if(i){if(!this.root(i))throw new Error(`Jail is not an absolute path: ${i}`);i=this.posixify(i)}let c;if(t){if(this.root(t)){let h=this.expandPath(t);if(i&&this.descendsFrom(h,i)===!1){if(!n)throw new be(`${o} ${t} is outside of jail: ${i} (disallowed in safe mode)`);this.logger.warn(`${o} is outside of jail; recovering automatically`);let[p]=this.partitionPath(h),[m,d]=this.partitionPath(i);return this.joinPath(m.concat(p),d)}return h}[c]=this.partitionPath(t)}else c=[];let a,l,u;if(c.length===0)if(e)if(this.root(e)){if(!i)return this.expandPath(e);e=this.posixify(e)}else[c]=this.partitionPath(e),e=i??this.workingDir;else return i??this.workingDir;else e?this.root(e)?i&&(e=this.posixify(e)):e=`${(i??this.workingDir).replace(/\/$/,"")}/${e}`:e=i??this.workingDir;if(i&&(u=this.descendsFrom(e,i)===!1)&&this.fileSeparator===di){let[h,p]=this.partitionPath(e),[m,d]=this.partitionPath(i);if(p!==d){if(!n)throw new be(`start path for ${o} ${e} refers to location outside jail root: ${i} (disallowed in safe mode)`);this.logger.warn(`start path for ${o} is outside of jail root; recovering automatically`),a=m,l=d,u=!1}else[a,l]=[h,p]}else[a,l]=this.partitionPath(e);let f=a.concat(c);if(f.includes(Xt)){let h=f;if(f=[],i){let p;[p]=this.partitionPath(i);let m=!1;for(let d of h)if(d===Xt)if(f.length>p.length)f.pop();else if(n)m||(this.logger.warn(`${o} has illegal reference to ancestor of jail; recovering automatically`),m=!0);else throw new be(`${o} ${t} refers to location outside jail: ${i} (disallowed in safe mode)`);else f.push(d)}else for(let p of h)p===Xt?f.pop():f.push(p)}if(u){let h=this.joinPath(f,l);if(this.descendsFrom(h,i)!==!1)return h;if(n){this.logger.warn(`${o} is outside of jail; recovering automatically`);let[p]=this.partitionPath(i);return this.joinPath(p.concat(c),l)}else throw new be(`${o} ${t} is outside of jail: ${i} (disallowed in safe mode)`)}return this.joinPath(f,l)}webPath(t,e=null){t=this.posixify(t),e=this.posixify(e);let i=null;if(e&&!this.webRoot(t)){let a=`${e}${e.endsWith(ot)?"":ot}${t}`,l=this._extractUriPrefix(a);Array.isArray(l)?[t,i]=l:t=l}let[s,n]=this.partitionPath(t,!0),o=[];for(let a of s)a===Xt?o.length===0?(!n||n===je)&&o.push(a):o[o.length-1]===Xt?o.push(a):o.pop():o.push(a);let c=this.joinPath(o,n);return c.includes(" ")&&(c=c.replace(/ /g,"%20")),i?`${i}${c}`:c}_extractUriPrefix(t){if(t.includes(":")){let e=t.match(wt);if(e)return[t.slice(e[0].length),e[0]]}return t}get logger(){return nt.logger}getLogger(){return this.logger}messageWithContext(t,e={}){return W.AutoFormattingMessage.attach({text:t,...e})}createLogMessage(t,e={}){return this.messageWithContext(t,e)}};_t(Nt.prototype);be=class extends Error{constructor(t){super(t),this.name="SecurityError"}}});var $e={};Rt($e,{TemplateConverter:()=>gi,default:()=>qo});async function wr(r,t){if(t==="cjs"){let i=vr(r);return i?.default?i.default:i}let e=await import(Qi(r).href);return e.default??e}async function Ts(r){try{return(await Dt.stat(r)).isDirectory()}catch{return!1}}async function Ar(r){try{return(await Dt.stat(r)).isFile()}catch{return!1}}function kr(r,t,e=null){return new Proxy(r,{get(i,s){if(s==="getContent")return()=>t;if(s==="content")return t;if(e!==null&&s==="getItems")return()=>e;if(e!==null&&s==="items")return e;let n=Reflect.get(i,s);return typeof n=="function"?n.bind(i):n}})}var Ho,vr,_r,gi,qo,xe=K(()=>{kt();Ss();U();U();U();U();Ho={},vr=Ji(Ho.url),_r={registry:{},register(r,t){let e=Array.isArray(r)?r:[r];for(let i of e)this.registry[i]=t}},gi=class r extends pt{static _caches={scans:{},templates:{}};static TemplateEngine=_r;static clearCaches(){r._caches.scans={},r._caches.templates={}}static clearCache(){r.clearCaches()}static getCache(){return r._caches}constructor(t,e,i={}){super(t,i),this._templates={},this.templateDirs=Array.isArray(e)?e:[e],this.engine=i.template_engine??null,this.engineOptions=i.template_engine_options??{},i.template_cache===!0?this.caches=r._caches:i.template_cache&&typeof i.template_cache=="object"?this.caches=i.template_cache:this.caches={}}static async create(t,e,i={}){let s=new r(t,e,i);return await s._scan(),s}async convert(t,e=null,i=null){let s=e??t.nodeName,n=this._templates[s];if(!n)throw new Error(`Could not find a custom template to handle transform: ${s}`);let o=this._templates["helpers.js"],c=o?o.ctx:void 0,a=typeof t.getContent=="function"?await t.getContent():void 0,l=null;if(typeof t.getItems=="function"){let h=t.getItems();Array.isArray(h)&&h.length>0?l=await Promise.all(h.map(async p=>{let m=typeof p.getContent=="function"?await p.getContent():void 0;return kr(p,m)})):l=h??[]}let u=kr(t,a,l),f=n.render({node:u,opts:i,helpers:c});return s==="document"?f.trim():f.trimEnd()}handles(t){return Object.hasOwn(this._templates,t)}get templates(){return{...this._templates}}getTemplates(){return{...this._templates}}register(t,e){return this.caches.templates&&e.file&&(this.caches.templates[e.file]=e),this._templates[t]=e,e}async _scan(){let t=new Nt,e=this.backend,i=this.engine;for(let s of this.templateDirs){if(s=t.systemPath(s),!await Ts(s))continue;let n=null;if(i){n=i;let l=ce.join(s,i);await Ts(l)&&(s=l)}let o=ce.join(s,e);await Ts(o)&&(s=o);let c=n?`${s}/*.${n}`:`${s}/*`,a=this.caches.scans;if(a){let l=this.caches.templates,u=a[c];u||(u=a[c]=await this._scanDir(s,n,l));for(let[f,h]of Object.entries(u))this._templates[f]=h,l&&h.file&&(l[h.file]=h)}else{let l=await this._scanDir(s,n,this.caches.templates);Object.assign(this._templates,l)}}}async _scanDir(t,e,i=null){let s={},n=null,o={},c;try{c=(await Dt.readdir(t)).sort()}catch{return s}for(let a of c){let l=ce.join(t,a);if(!await Ar(l))continue;if(a==="helpers.js"||a==="helpers.cjs"||a==="helpers.mjs"){n=l;continue}let u=a.split(".");if(u.length<2||e&&u[u.length-1]!==e)continue;let f=u[0];if(f==="block_ruler"?f="thematic_break":f.startsWith("block_")&&(f=f.slice(6)),i?.[l]){s[f]=i[l];continue}let h=u[u.length-1],p;if(h==="nunjucks"||h==="njk"){let m=this._nodeRequire("nunjucks"),d;if(o.nunjucks?.environment)d=o.nunjucks.environment;else{let $={...this.engineOptions.nunjucks??{}};delete $.web,d=m.configure(t,$),o.nunjucks={environment:d}}let g=m.compile(await Dt.readFile(l,"utf8"),d);p=Object.assign(g,{file:l})}else if(h==="handlebars"||h==="hbs"){let m=this._nodeRequire("handlebars"),d={...this.engineOptions.handlebars??{}},g;o.handlebars?.environment?g=o.handlebars.environment:(g=m.create(),o.handlebars={environment:g}),p={render:g.compile(await Dt.readFile(l,"utf8"),d),file:l}}else if(h==="ejs"){let m=this._nodeRequire("ejs"),d={...this.engineOptions.ejs??{},filename:l};delete d.async,delete d.client,p={render:m.compile(await Dt.readFile(l,"utf8"),d),file:l}}else if(h==="pug"){let m=this._nodeRequire("pug"),d={...this.engineOptions.pug??{},filename:l};p={render:m.compileFile(l,d),file:l}}else if(h==="js"||h==="cjs"||h==="mjs")p={render:await wr(l,h),file:l};else{let m=_r.registry[h];if(m&&typeof m.compile=="function")p=Object.assign(m.compile(l,f),{file:l});else continue}s[f]=p}if(!n)for(let a of["js","cjs","mjs"]){let l=ce.join(t,`helpers.${a}`);if(await Ar(l)){n=l;break}}if(n){let a=n.slice(n.lastIndexOf(".")+1),l=await wr(n,a);typeof l.configure=="function"&&l.configure(o),s["helpers.js"]={file:n,ctx:l}}return s}_nodeRequire(t){try{return vr(t)}catch{throw new Error(`Unable to require the module '${t}', please make sure that the module is installed.`)}}};qo=gi});function Lr(r,t=!0){return r.length?(r[0].startsWith(Sr)?r[0]=r[0].slice(1):r[0].charCodeAt(0)===239&&r[0].charCodeAt(1)===187&&r[0].charCodeAt(2)===191&&(r[0]=r[0].slice(3)),t?r.map(Tr):r.map(e=>e.replace(/\r?\n$/,"").replace(/\r$/,""))):[]}function Bt(r,t=!0){if(!r)return[];r.startsWith(Sr)?r=r.slice(1):r.charCodeAt(0)===239&&r.charCodeAt(1)===187&&r.charCodeAt(2)===191&&(r=r.slice(3)),r.includes("\r")&&(r=r.replace(/\r\n/g,`
`).replace(/\r/g,`
`)),r.endsWith(`
`)&&(r=r.slice(0,-1));let e=r.split(`
`);return t?e.map(Tr):e}function J(r){return r.includes(":")&&wt.test(r)}function bi(r){return encodeURIComponent(r).replace(/[!'()*]/g,t=>`%${t.charCodeAt(0).toString(16)}`)}function $i(r){return r.includes(" ")?r.replaceAll(" ","%20"):r}function Rr(r){let t=r.lastIndexOf(".");return t<0||r.indexOf("/",t)>=0?r:r.slice(0,t)}function Wt(r,t=null){let e=r.replace(/[/\\]+$/,"").split(/[/\\]/).pop()??r;if(!t)return e;let i=t===!0?bt(e):t;return i&&e.endsWith(i)?e.slice(0,-i.length):e}function De(r){let t=r.lastIndexOf(".");return t>=0&&r.indexOf("/",t)<0}function bt(r,t=""){let e=r.lastIndexOf(".");return e<0||r.indexOf("/",e)>=0||r.indexOf("\\",e)>=0?t:r.slice(e)}async function Q(r,t,e){let i=t.flags.includes("g")?t:new RegExp(t.source,`${t.flags}g`),s=[...r.matchAll(i)];if(s.length===0)return r;let n=[],o=0;for(let c of s)n.push(r.slice(o,c.index)),n.push(await e(...c,c.index,r)),o=c.index+c[0].length;return n.push(r.slice(o)),n.join("")}async function xi(r){let{mkdir:t}=await Promise.resolve().then(()=>(U(),tt));await t(r,{recursive:!0})}function Ne(r){let t="";for(let[e,i]of Vo){let s=Math.floor(r/i);r%=i,t+=e.repeat(s)}return t}function Ls(r){let t=[...r].map(i=>Ko[i]),e=0;for(let i=0;i<t.length;i++){let s=t[i],n=t[i+1];e+=n&&n>s?-s:s}return e}function Er(r){if(typeof r=="number")return r+1;let t=parseInt(r,10);if(String(t)===String(r))return t+1;let e=[...r],i=!1;for(let s=e.length-1;s>=0;s--){let n=e[s].codePointAt(0),o=n>=97&&n<=122,c=n>=65&&n<=90,a=n>=48&&n<=57;if(!o&&!c&&!a)continue;if(i=!0,!(o&&n===122||c&&n===90||a&&n===57))return e[s]=String.fromCodePoint(n+1),e.join("");e[s]=o?"a":c?"A":"0";let u=!1;for(let f=s-1;f>=0;f--){let h=e[f].codePointAt(0),p=h>=97&&h<=122,m=h>=65&&h<=90,d=h>=48&&h<=57;if(!p&&!m&&!d)continue;if(!(p&&h===122||m&&h===90||d&&h===57)){e[f]=String.fromCodePoint(h+1),u=!0;break}e[f]=p?"a":m?"A":"0"}return u?e.join(""):(o?"a":c?"A":"1")+e.join("")}if(!i){let s=e.length-1,n=e[s].codePointAt(0);return e[s]=String.fromCodePoint(n+1),e.join("")}return r}var Sr,Tr,Vo,Ko,ct=K(()=>{X();Sr="\uFEFF",Tr=r=>r.replace(/[ \t\r\n\f\v]+$/,"");Vo=[["M",1e3],["CM",900],["D",500],["CD",400],["C",100],["XC",90],["L",50],["XL",40],["X",10],["IX",9],["V",5],["IV",4],["I",1]],Ko={I:1,V:5,X:10,L:50,C:100,D:500,M:1e3}});function Be(r,t){return t.hasAttribute("cache-uri")?Cr.getCacheForDocument(t).read(r):fetch(r)}var yi,_i,Ir,Cr,wi=K(()=>{yi=class{async read(t){return fetch(t)}},_i=class extends yi{#t=new Map;async read(t){let e=this.#t.get(t);if(e)return new Response(e.buffer.slice(0),{status:e.status,statusText:e.statusText,headers:e.headers});let i=await fetch(t);if(i.ok){let s=await i.arrayBuffer(),n=Object.fromEntries(i.headers.entries());return this.#t.set(t,{buffer:s,status:i.status,statusText:i.statusText,headers:n}),new Response(s.slice(0),{status:i.status,statusText:i.statusText,headers:n})}return i}},Ir=new WeakMap,Cr={_cache:null,setCache(r){this._cache=r},getCache(){return this._cache},getCacheForDocument(r){if(this._cache)return this._cache;let t=Ir.get(r);return t||(t=new _i,Ir.set(r,t)),t}}});async function Jt(){return ye!==void 0||(Or??=(async()=>{try{let r=await Promise.resolve().then(()=>(U(),tt));Rs=(await Promise.resolve().then(()=>(U(),tt))).constants,ye=r}catch{ye=null}})(),await Or),ye}function Mr(){return!!ye}async function Pr(r){let t=await Jt();if(!t)return!1;try{return await t.access(r,Rs.F_OK),!0}catch{return!1}}async function Es(r){let t=await Jt();if(!t)return!1;try{return await t.access(r,Rs.R_OK),!0}catch{return!1}}var ye,Rs,Or,Is=K(()=>{});var jr={};Rt(jr,{readBrowserAsset:()=>Yo});async function Yo(r){try{let t=await fetch(r);return t.ok?t.text():null}catch{return null}}var Dr=K(()=>{});var et,Ct=K(()=>{Y();ct();wi();Is();et=class{_convertedReftext;constructor(t,e,i={}){e==="document"?this.document=this:t&&(this._parent=t,this.document=t.document),this.context=e,this.nodeName=String(e),this.id=null;let s=i.attributes;this.attributes=s?{...s}:{},this.passthroughs=[]}get parent(){return this._parent}set parent(t){this._parent=t,this.document=t.document}get role(){return this.attributes.role}set role(t){this.attributes.role=Array.isArray(t)?t.join(" "):t}get roles(){let t=this.attributes.role;return t?t.split(" "):[]}isBlock(){throw new Error("NotImplementedError")}isInline(){throw new Error("NotImplementedError")}get converter(){return this.document.converter}getAttribute(t,e=null,i=null){let s=String(t),n=this.attributes[s];if(n!=null)return n;if(i&&this._parent){let o=String(i===!0?t:i),c=this.document.attributes[o];if(c!=null)return c}return e}hasAttribute(t,e=null,i=null){let s=String(t);if(e){let n=this.attributes[s]??(i&&this._parent?this.document.attributes[String(i===!0?t:i)]:null);return e===n}return s in this.attributes||!!(i&&this._parent&&String(i===!0?t:i)in this.document.attributes)}setAttribute(t,e="",i=!0){return i===!1&&t in this.attributes?!1:(this.attributes[t]=e,!0)}isAttribute(t,e=null){return e!=null?this.getAttribute(t)===e:t in this.attributes}removeAttribute(t){let e=this.attributes[t];return delete this.attributes[t],e}hasOption(t){return`${t}-option`in this.attributes}setOption(t){this.attributes[`${t}-option`]=""}enabledOptions(){let t=new Set;for(let e of Object.keys(this.attributes))e.endsWith("-option")&&t.add(e.slice(0,e.length-7));return t}updateAttributes(t){return Object.assign(this.attributes,t)}hasRoleAttribute(t=null){return t!=null?t===this.attributes.role:"role"in this.attributes}hasRole(t){let e=this.attributes.role;return e?` ${e} `.includes(` ${t} `):!1}addRole(t){let e=this.attributes.role;return e?` ${e} `.includes(` ${t} `)?!1:(this.attributes.role=`${e} ${t}`,!0):(this.attributes.role=t,!0)}removeRole(t){let e=this.attributes.role;if(!e)return!1;let i=e.split(" "),s=i.indexOf(t);return s<0?!1:(i.splice(s,1),i.length===0?delete this.attributes.role:this.attributes.role=i.join(" "),!0)}get reftext(){return this._convertedReftext!==void 0?this._convertedReftext:this.attributes.reftext??null}async precomputeReftext(){let t=this.attributes.reftext;this._convertedReftext=t!=null?await this.applyReftextSubs(t):null}hasReftext(){return"reftext"in this.attributes}isReftext(){return this.hasAttribute("reftext")||!!this.title}async iconUri(t){let e;return this.hasAttribute("icon")?(e=this.getAttribute("icon"),De(e)||(e=`${e}.${this.document.getAttribute("icontype","png")}`)):e=`${t}.${this.document.getAttribute("icontype","png")}`,this.imageUri(e,"iconsdir")}async imageUri(t,e="imagesdir"){if(t.startsWith("data:"))return $i(t);let i=this.document;if(i.safe<O.SECURE&&i.hasAttribute("data-uri")){let s;return J(t)&&(t=$i(t))||e&&(s=this.getAttribute(e,null,!0))&&J(s)&&(t=this.normalizeWebPath(t,s,!1))?i.hasAttribute("allow-uri-read")?this.generateDataUriFromUri(t):t:this.generateDataUri(t,e)}return this.normalizeWebPath(t,e?this.getAttribute(e,null,!0):null)}mediaUri(t,e="imagesdir"){return this.normalizeWebPath(t,e?this.getAttribute(e,null,!0):null)}async generateDataUri(t,e=null){let i=bt(t,null),s=i?i===".svg"?"image/svg+xml":`image/${i.slice(1)}`:"application/octet-stream",n=e?this.normalizeSystemPath(t,this.getAttribute(e,null,!0),null,{targetName:"image"}):this.normalizeSystemPath(t);if(J(n))return await this.generateDataUriFromUri(n);if(await Es(n)){let c=await(await Jt()).readFile(n);return`data:${s};base64,${c.toString("base64")}`}return this.logger.warn(`image to embed not found or not readable: ${n}`),`data:${s};base64,`}async generateDataUriFromUri(t){try{let e=this.document,i=await Be(t,e);if(i.ok){let s=(i.headers.get("content-type")||"application/octet-stream").split(";")[0].trim(),n=await i.arrayBuffer(),o=btoa(Array.from(new Uint8Array(n),c=>String.fromCharCode(c)).join(""));return`data:${s};base64,${o}`}else{let s=bt(t,null),n=s?s===".svg"?"image/svg+xml":`image/${s.slice(1)}`:"application/octet-stream";return this.logger.warn(`image to embed not found or not readable: ${t}`),`data:${n};base64,`}}catch{return this.logger.warn(`could not retrieve image data from URI: ${t}`),t}}normalizeAssetPath(t,e="path",i=!0){return this.normalizeSystemPath(t,this.document.baseDir,null,{targetName:e,recover:i})}normalizeSystemPath(t,e=null,i=null,s={}){let n=this.document;return n.safe<O.SAFE?e?n.pathResolver.root(e)||(e=`${n.baseDir}/${e}`):e=n.baseDir:(e=e??n.baseDir,i=i??n.baseDir),n.pathResolver.systemPath(t,e,i,s)}normalizeWebPath(t,e=null,i=!0){return i&&J(t)?$i(t):this.document.pathResolver.webPath(t,e)}async readAsset(t,e={}){if((typeof e!="object"||e===null)&&(e={warnOnFailure:e!==!1}),J(t)){let{readBrowserAsset:i}=await Promise.resolve().then(()=>(Dr(),jr)),s=await i(t);if(s!=null)return e.normalize?Bt(s).join(y):s;if(e.warnOnFailure){let n=this.document.getAttribute("docfile")||"<stdin>",o=e.label||"file";this.logger.warn(`${n}: ${o} does not exist or cannot be read: ${t}`)}return null}if(await Es(t)){let i=await Jt();return e.normalize?Bt(await i.readFile(t,"utf8")).join(y):i.readFile(t,"utf8")}if(e.warnOnFailure){let i=this.document.getAttribute("docfile")||"<stdin>",s=e.label||"file";this.logger.warn(`${i}: ${s} does not exist or cannot be read: ${t}`)}return null}async readContents(t,e={}){let i=this.document,s=e.label||"asset",n,o=t,c=e.start,a=e.warnOnFailure!==!1;if(J(t)||c&&J(c)&&(o=i.pathResolver.webPath(t,c)))if(i.hasAttribute("allow-uri-read"))try{let u=await(await Be(o,i)).text();n=e.normalize?Bt(u).join(y):u}catch{a&&this.logger.warn(`could not retrieve contents of ${s} at URI: ${o}`)}else a&&this.logger.warn(`cannot retrieve contents of ${s} at URI: ${o} (allow-uri-read attribute not enabled)`);else o=this.normalizeSystemPath(t,e.start,null,{targetName:s}),n=await this.readAsset(o,{normalize:e.normalize,warnOnFailure:a,label:s});return n!=null&&e.warnIfEmpty&&n.length===0&&this.logger.warn(`contents of ${s} is empty: ${o}`),n}isUri(t){return J(t)}get logger(){return this.document?.logger??console}getLogger(){return this.logger}getRole(){return this.role}setRole(...t){return this.role=t.length===1?t[0]:t,this.attributes.role}getRoles(){return this.roles}getAttributes(){return this.attributes}getDocument(){return this.document}getParent(){return this._parent}setParent(t){this._parent=t,this.document=t.document}getNodeName(){return this.nodeName}getId(){return this.id??void 0}setId(t){this.id=t}getContext(){return this.context}getConverter(){return this.converter}getIconUri(t){return this.iconUri(t)}getMediaUri(t,e="imagesdir"){return this.mediaUri(t,e)}getImageUri(t,e=null){return this.imageUri(t,e)}getReftext(){return this.reftext??void 0}}});var Go,Ai,Nr=K(()=>{Go=`/*! Asciidoctor default stylesheet | MIT License | https://asciidoctor.org */
/* Uncomment the following line when using as a custom stylesheet */
/* @import "https://fonts.googleapis.com/css?family=Open+Sans:300,300italic,400,400italic,600,600italic%7CNoto+Serif:400,400italic,700,700italic%7CDroid+Sans+Mono:400,700"; */
html{font-family:sans-serif;-webkit-text-size-adjust:100%}
a{background:none}
a:focus{outline:thin dotted}
a:active,a:hover{outline:0}
h1{font-size:2em;margin:.67em 0}
b,strong{font-weight:bold}
abbr{font-size:.9em}
abbr[title]{cursor:help;border-bottom:1px dotted #dddddf;text-decoration:none}
dfn{font-style:italic}
hr{height:0}
mark{background:#ff0;color:#000}
code,kbd,pre,samp{font-family:monospace;font-size:1em}
pre{white-space:pre-wrap}
q{quotes:"\\201C" "\\201D" "\\2018" "\\2019"}
small{font-size:80%}
sub,sup{font-size:75%;line-height:0;position:relative;vertical-align:baseline}
sup{top:-.5em}
sub{bottom:-.25em}
img{border:0}
svg:not(:root){overflow:hidden}
figure{margin:0}
audio,video{display:inline-block}
audio:not([controls]){display:none;height:0}
fieldset{border:1px solid silver;margin:0 2px;padding:.35em .625em .75em}
legend{border:0;padding:0}
button,input,select,textarea{font-family:inherit;font-size:100%;margin:0}
button,input{line-height:normal}
button,select{text-transform:none}
button,html input[type=button],input[type=reset],input[type=submit]{-webkit-appearance:button;cursor:pointer}
button[disabled],html input[disabled]{cursor:default}
input[type=checkbox],input[type=radio]{padding:0}
button::-moz-focus-inner,input::-moz-focus-inner{border:0;padding:0}
textarea{overflow:auto;vertical-align:top}
table{border-collapse:collapse;border-spacing:0}
*,::before,::after{box-sizing:border-box}
html,body{font-size:100%}
body{background:#fff;color:rgba(0,0,0,.8);padding:0;margin:0;font-family:"Noto Serif","DejaVu Serif",serif;line-height:1;position:relative;cursor:auto;-moz-tab-size:4;-o-tab-size:4;tab-size:4;word-wrap:anywhere;-moz-osx-font-smoothing:grayscale;-webkit-font-smoothing:antialiased}
a:hover{cursor:pointer}
img,object,embed{max-width:100%;height:auto}
object,embed{height:100%}
img{-ms-interpolation-mode:bicubic}
.left{float:left!important}
.right{float:right!important}
.text-left{text-align:left!important}
.text-right{text-align:right!important}
.text-center{text-align:center!important}
.text-justify{text-align:justify!important}
.hide{display:none}
img,object,svg{display:inline-block;vertical-align:middle}
textarea{height:auto;min-height:50px}
select{width:100%}
.subheader,.admonitionblock td.content>.title,.audioblock>.title,.exampleblock>.title,.imageblock>.title,.listingblock>.title,.literalblock>.title,.stemblock>.title,.openblock>.title,.paragraph>.title,.quoteblock>.title,table.tableblock>.title,.verseblock>.title,.videoblock>.title,.dlist>.title,.olist>.title,.ulist>.title,.qlist>.title,.hdlist>.title{line-height:1.45;color:#7a2518;font-weight:400;margin-top:0;margin-bottom:.25em}
div,dl,dt,dd,ul,ol,li,h1,h2,h3,#toctitle,.sidebarblock>.content>.title,h4,h5,h6,pre,form,p,blockquote,th,td{margin:0;padding:0}
a{color:#2156a5;text-decoration:underline;line-height:inherit}
a:hover,a:focus{color:#1d4b8f}
a img{border:0}
p{line-height:1.6;margin-bottom:1.25em;text-rendering:optimizeLegibility}
p aside{font-size:.875em;line-height:1.35;font-style:italic}
h1,h2,h3,#toctitle,.sidebarblock>.content>.title,h4,h5,h6{font-family:"Open Sans","DejaVu Sans",sans-serif;font-weight:300;font-style:normal;color:#ba3925;text-rendering:optimizeLegibility;margin-top:1em;margin-bottom:.5em;line-height:1.0125em}
h1 small,h2 small,h3 small,#toctitle small,.sidebarblock>.content>.title small,h4 small,h5 small,h6 small{font-size:60%;color:#e99b8f;line-height:0}
h1{font-size:2.125em}
h2{font-size:1.6875em}
h3,#toctitle,.sidebarblock>.content>.title{font-size:1.375em}
h4,h5{font-size:1.125em}
h6{font-size:1em}
hr{border:solid #dddddf;border-width:1px 0 0;clear:both;margin:1.25em 0 1.1875em}
em,i{font-style:italic;line-height:inherit}
strong,b{font-weight:bold;line-height:inherit}
small{font-size:60%;line-height:inherit}
code{font-family:"Droid Sans Mono","DejaVu Sans Mono",monospace;font-weight:400;color:rgba(0,0,0,.9)}
ul,ol,dl{line-height:1.6;margin-bottom:1.25em;list-style-position:outside;font-family:inherit}
ul,ol{margin-left:1.5em}
ul li ul,ul li ol{margin-left:1.25em;margin-bottom:0}
ul.circle{list-style-type:circle}
ul.disc{list-style-type:disc}
ul.square{list-style-type:square}
ul.circle ul:not([class]),ul.disc ul:not([class]),ul.square ul:not([class]){list-style:inherit}
ol li ul,ol li ol{margin-left:1.25em;margin-bottom:0}
dl dt{margin-bottom:.3125em;font-weight:bold}
dl dd{margin-bottom:1.25em}
blockquote{margin:0 0 1.25em;padding:.5625em 1.25em 0 1.1875em;border-left:1px solid #ddd}
blockquote,blockquote p{line-height:1.6;color:rgba(0,0,0,.85)}
@media screen and (min-width:768px){h1,h2,h3,#toctitle,.sidebarblock>.content>.title,h4,h5,h6{line-height:1.2}
  h1{font-size:2.75em}
  h2{font-size:2.3125em}
  h3,#toctitle,.sidebarblock>.content>.title{font-size:1.6875em}
  h4{font-size:1.4375em}}
table{background:#fff;margin-bottom:1.25em;border:1px solid #dedede;word-wrap:normal}
table thead,table tfoot{background:#f7f8f7}
table thead tr th,table thead tr td,table tfoot tr th,table tfoot tr td{padding:.5em .625em .625em;font-size:inherit;color:rgba(0,0,0,.8);text-align:left}
table tr th,table tr td{padding:.5625em .625em;font-size:inherit;color:rgba(0,0,0,.8)}
table tr.even,table tr.alt{background:#f8f8f7}
table thead tr th,table tfoot tr th,table tbody tr td,table tr td,table tfoot tr td{line-height:1.6}
h1,h2,h3,#toctitle,.sidebarblock>.content>.title,h4,h5,h6{line-height:1.2;word-spacing:-.05em}
h1 strong,h2 strong,h3 strong,#toctitle strong,.sidebarblock>.content>.title strong,h4 strong,h5 strong,h6 strong{font-weight:400}
.center{margin-left:auto;margin-right:auto}
.stretch{width:100%}
.clearfix::before,.clearfix::after,.float-group::before,.float-group::after{content:" ";display:table}
.clearfix::after,.float-group::after{clear:both}
:not(pre).nobreak{word-wrap:normal}
:not(pre).nowrap{white-space:nowrap}
:not(pre).pre-wrap{white-space:pre-wrap}
:not(pre):not([class^=L])>code{font-size:.9375em;font-style:normal!important;letter-spacing:0;padding:.1em .5ex;word-spacing:-.15em;background:#f7f7f8;border-radius:4px;line-height:1.45;text-rendering:optimizeSpeed}
pre{color:rgba(0,0,0,.9);font-family:"Droid Sans Mono","DejaVu Sans Mono",monospace;line-height:1.45;text-rendering:optimizeSpeed}
pre code,pre pre{color:inherit;font-size:inherit;line-height:inherit}
pre.nowrap,pre.nowrap pre{white-space:pre;word-wrap:normal}
em em{font-style:normal}
strong strong{font-weight:400}
.keyseq{color:rgba(51,51,51,.8)}
kbd{font-family:"Droid Sans Mono","DejaVu Sans Mono",monospace;display:inline-block;color:rgba(0,0,0,.8);font-size:.65em;line-height:1.45;background:#f7f7f7;border:1px solid #ccc;border-radius:3px;box-shadow:0 1px 0 rgba(0,0,0,.2),inset 0 0 0 .1em #fff;margin:0 .15em;padding:.2em .5em;vertical-align:middle;position:relative;top:-.1em;white-space:nowrap}
.keyseq kbd:first-child{margin-left:0}
.keyseq kbd:last-child{margin-right:0}
.menuseq,.menuref{color:#000}
.menuseq b:not(.caret),.menuref{font-weight:inherit}
.menuseq{word-spacing:-.02em}
.menuseq b.caret{font-size:1.25em;line-height:.8}
.menuseq i.caret{font-weight:bold;text-align:center;width:.45em}
b.button::before,b.button::after{position:relative;top:-1px;font-weight:400}
b.button::before{content:"[";padding:0 3px 0 2px}
b.button::after{content:"]";padding:0 2px 0 3px}
p a>code:hover{color:rgba(0,0,0,.9)}
#header,#content,#footnotes,#footer{width:100%;margin:0 auto;max-width:62.5em;*zoom:1;position:relative;padding-left:.9375em;padding-right:.9375em}
#header::before,#header::after,#content::before,#content::after,#footnotes::before,#footnotes::after,#footer::before,#footer::after{content:" ";display:table}
#header::after,#content::after,#footnotes::after,#footer::after{clear:both}
#content{margin-top:1.25em}
#content::before{content:none}
#header>h1:first-child{color:rgba(0,0,0,.85);margin-top:2.25rem;margin-bottom:0}
#header>h1:first-child+#toc{margin-top:8px;border-top:1px solid #dddddf}
#header>h1:only-child{border-bottom:1px solid #dddddf;padding-bottom:8px}
#header .details{border-bottom:1px solid #dddddf;line-height:1.45;padding-top:.25em;padding-bottom:.25em;padding-left:.25em;color:rgba(0,0,0,.6);display:flex;flex-flow:row wrap}
#header .details span:first-child{margin-left:-.125em}
#header .details span.email a{color:rgba(0,0,0,.85)}
#header .details br{display:none}
#header .details br+span::before{content:"\\00a0\\2013\\00a0"}
#header .details br+span.author::before{content:"\\00a0\\22c5\\00a0";color:rgba(0,0,0,.85)}
#header .details br+span#revremark::before{content:"\\00a0|\\00a0"}
#header #revnumber{text-transform:capitalize}
#header #revnumber::after{content:"\\00a0"}
#content>h1:first-child:not([class]){color:rgba(0,0,0,.85);border-bottom:1px solid #dddddf;padding-bottom:8px;margin-top:0;padding-top:1rem;margin-bottom:1.25rem}
#toc{border-bottom:1px solid #e7e7e9;padding-bottom:.5em}
#toc>ul{margin-left:.125em}
#toc ul.sectlevel0>li>a{font-style:italic}
#toc ul.sectlevel0 ul.sectlevel1{margin:.5em 0}
#toc ul{font-family:"Open Sans","DejaVu Sans",sans-serif;list-style-type:none}
#toc li{line-height:1.3334;margin-top:.3334em}
#toc a{text-decoration:none}
#toc a:active{text-decoration:underline}
#toctitle{color:#7a2518;font-size:1.2em}
@media screen and (min-width:768px){#toctitle{font-size:1.375em}
  body.toc2{padding-left:15em;padding-right:0}
  body.toc2 #header>h1:nth-last-child(2){border-bottom:1px solid #dddddf;padding-bottom:8px}
  #toc.toc2{margin-top:0!important;background:#f8f8f7;position:fixed;width:15em;left:0;top:0;border-right:1px solid #e7e7e9;border-top-width:0!important;border-bottom-width:0!important;z-index:1000;padding:1.25em 1em;height:100%;overflow:auto}
  #toc.toc2 #toctitle{margin-top:0;margin-bottom:.8rem;font-size:1.2em}
  #toc.toc2>ul{font-size:.9em;margin-bottom:0}
  #toc.toc2 ul ul{margin-left:0;padding-left:1em}
  #toc.toc2 ul.sectlevel0 ul.sectlevel1{padding-left:0;margin-top:.5em;margin-bottom:.5em}
  body.toc2.toc-right{padding-left:0;padding-right:15em}
  body.toc2.toc-right #toc.toc2{border-right-width:0;border-left:1px solid #e7e7e9;left:auto;right:0}}
@media screen and (min-width:1280px){body.toc2{padding-left:20em;padding-right:0}
  #toc.toc2{width:20em}
  #toc.toc2 #toctitle{font-size:1.375em}
  #toc.toc2>ul{font-size:.95em}
  #toc.toc2 ul ul{padding-left:1.25em}
  body.toc2.toc-right{padding-left:0;padding-right:20em}}
#content #toc{border:1px solid #e0e0dc;margin-bottom:1.25em;padding:1.25em;background:#f8f8f7;border-radius:4px}
#content #toc>:first-child{margin-top:0}
#content #toc>:last-child{margin-bottom:0}
#footer{max-width:none;background:rgba(0,0,0,.8);padding:1.25em}
#footer-text{color:hsla(0,0%,100%,.8);line-height:1.44}
#content{margin-bottom:.625em}
.sect1{padding-bottom:.625em}
@media screen and (min-width:768px){#content{margin-bottom:1.25em}
  .sect1{padding-bottom:1.25em}}
.sect1:last-child{padding-bottom:0}
.sect1+.sect1{border-top:1px solid #e7e7e9}
#content h1>a.anchor,h2>a.anchor,h3>a.anchor,#toctitle>a.anchor,.sidebarblock>.content>.title>a.anchor,h4>a.anchor,h5>a.anchor,h6>a.anchor{position:absolute;z-index:1001;width:1.5ex;margin-left:-1.5ex;display:block;text-decoration:none!important;visibility:hidden;text-align:center;font-weight:400}
#content h1>a.anchor::before,h2>a.anchor::before,h3>a.anchor::before,#toctitle>a.anchor::before,.sidebarblock>.content>.title>a.anchor::before,h4>a.anchor::before,h5>a.anchor::before,h6>a.anchor::before{content:"\\00A7";font-size:.85em;display:block;padding-top:.1em}
#content h1:hover>a.anchor,#content h1>a.anchor:hover,h2:hover>a.anchor,h2>a.anchor:hover,h3:hover>a.anchor,#toctitle:hover>a.anchor,.sidebarblock>.content>.title:hover>a.anchor,h3>a.anchor:hover,#toctitle>a.anchor:hover,.sidebarblock>.content>.title>a.anchor:hover,h4:hover>a.anchor,h4>a.anchor:hover,h5:hover>a.anchor,h5>a.anchor:hover,h6:hover>a.anchor,h6>a.anchor:hover{visibility:visible}
#content h1>a.link,h2>a.link,h3>a.link,#toctitle>a.link,.sidebarblock>.content>.title>a.link,h4>a.link,h5>a.link,h6>a.link{color:#ba3925;text-decoration:none}
#content h1>a.link:hover,h2>a.link:hover,h3>a.link:hover,#toctitle>a.link:hover,.sidebarblock>.content>.title>a.link:hover,h4>a.link:hover,h5>a.link:hover,h6>a.link:hover{color:#a53221}
details,.audioblock,.imageblock,.literalblock,.listingblock,.stemblock,.videoblock{margin-bottom:1.25em}
details{margin-left:1.25rem}
details>summary{cursor:pointer;display:block;position:relative;line-height:1.6;margin-bottom:.625rem;outline:none;-webkit-tap-highlight-color:transparent}
details>summary::-webkit-details-marker{display:none}
details>summary::before{content:"";border:solid transparent;border-left:solid;border-width:.3em 0 .3em .5em;position:absolute;top:.5em;left:-1.25rem;transform:translateX(15%)}
details[open]>summary::before{border:solid transparent;border-top:solid;border-width:.5em .3em 0;transform:translateY(15%)}
details>summary::after{content:"";width:1.25rem;height:1em;position:absolute;top:.3em;left:-1.25rem}
.admonitionblock td.content>.title,.audioblock>.title,.exampleblock>.title,.imageblock>.title,.listingblock>.title,.literalblock>.title,.stemblock>.title,.openblock>.title,.paragraph>.title,.quoteblock>.title,table.tableblock>.title,.verseblock>.title,.videoblock>.title,.dlist>.title,.olist>.title,.ulist>.title,.qlist>.title,.hdlist>.title{text-rendering:optimizeLegibility;text-align:left;font-family:"Noto Serif","DejaVu Serif",serif;font-size:1rem;font-style:italic}
table.tableblock.fit-content>caption.title{white-space:nowrap;width:0}
.paragraph.lead>p,#preamble>.sectionbody>[class=paragraph]:first-of-type p{font-size:1.21875em;line-height:1.6;color:rgba(0,0,0,.85)}
.admonitionblock>table{border-collapse:separate;border:0;background:none;width:100%}
.admonitionblock>table td.icon{text-align:center;width:80px}
.admonitionblock>table td.icon img{max-width:none}
.admonitionblock>table td.icon .title{font-weight:bold;font-family:"Open Sans","DejaVu Sans",sans-serif;text-transform:uppercase}
.admonitionblock>table td.content{padding-left:1.125em;padding-right:1.25em;border-left:1px solid #dddddf;color:rgba(0,0,0,.6);word-wrap:anywhere}
.admonitionblock>table td.content>:last-child>:last-child{margin-bottom:0}
.exampleblock>.content{border:1px solid #e6e6e6;margin-bottom:1.25em;padding:1.25em;background:#fff;border-radius:4px}
.sidebarblock{border:1px solid #dbdbd6;margin-bottom:1.25em;padding:1.25em;background:#f3f3f2;border-radius:4px}
.sidebarblock>.content>.title{color:#7a2518;margin-top:0;text-align:center}
.exampleblock>.content>:first-child,.sidebarblock>.content>:first-child{margin-top:0}
.exampleblock>.content>:last-child,.exampleblock>.content>:last-child>:last-child,.exampleblock>.content .olist>ol>li:last-child>:last-child,.exampleblock>.content .ulist>ul>li:last-child>:last-child,.exampleblock>.content .qlist>ol>li:last-child>:last-child,.sidebarblock>.content>:last-child,.sidebarblock>.content>:last-child>:last-child,.sidebarblock>.content .olist>ol>li:last-child>:last-child,.sidebarblock>.content .ulist>ul>li:last-child>:last-child,.sidebarblock>.content .qlist>ol>li:last-child>:last-child{margin-bottom:0}
.literalblock pre,.listingblock>.content>pre{border-radius:4px;overflow-x:auto;padding:1em;font-size:.8125em}
@media screen and (min-width:768px){.literalblock pre,.listingblock>.content>pre{font-size:.90625em}}
@media screen and (min-width:1280px){.literalblock pre,.listingblock>.content>pre{font-size:1em}}
.literalblock pre,.listingblock>.content>pre:not(.highlight),.listingblock>.content>pre[class=highlight],.listingblock>.content>pre[class^="highlight "]{background:#f7f7f8}
.literalblock.output pre{color:#f7f7f8;background:rgba(0,0,0,.9)}
.listingblock>.content{position:relative}
.listingblock pre>code{display:block}
.listingblock code[data-lang]::before{display:none;content:attr(data-lang);position:absolute;font-size:.75em;top:.425rem;right:.5rem;line-height:1;text-transform:uppercase;color:inherit;opacity:.5}
.listingblock:hover code[data-lang]::before{display:block}
.listingblock.terminal pre .command::before{content:attr(data-prompt);padding-right:.5em;color:inherit;opacity:.5}
.listingblock.terminal pre .command:not([data-prompt])::before{content:"$"}
.listingblock pre.highlightjs{padding:0}
.listingblock pre.highlightjs>code{padding:1em;border-radius:4px}
.listingblock pre.prettyprint{border-width:0}
.prettyprint{background:#f7f7f8}
pre.prettyprint .linenums{line-height:1.45;margin-left:2em}
pre.prettyprint li{background:none;list-style-type:inherit;padding-left:0}
pre.prettyprint li code[data-lang]::before{opacity:1}
pre.prettyprint li:not(:first-child) code[data-lang]::before{display:none}
table.linenotable{border-collapse:separate;border:0;margin-bottom:0;background:none}
table.linenotable td[class]{color:inherit;vertical-align:top;padding:0;line-height:inherit;white-space:normal}
table.linenotable td.code{padding-left:.75em}
table.linenotable td.linenos,pre.pygments .linenos{border-right:1px solid;opacity:.35;padding-right:.5em;-webkit-user-select:none;-moz-user-select:none;-ms-user-select:none;user-select:none}
pre.pygments span.linenos{display:inline-block;margin-right:.75em}
.quoteblock{margin:0 1em 1.25em 1.5em;display:table}
.quoteblock:not(.excerpt)>.title{margin-left:-1.5em;margin-bottom:.75em}
.quoteblock blockquote,.quoteblock p{color:rgba(0,0,0,.85);font-size:1.15rem;line-height:1.75;word-spacing:.1em;letter-spacing:0;font-style:italic;text-align:justify}
.quoteblock blockquote{margin:0;padding:0;border:0}
.quoteblock blockquote::before{content:"\\201c";float:left;font-size:2.75em;font-weight:bold;line-height:.6em;margin-left:-.6em;color:#7a2518;text-shadow:0 1px 2px rgba(0,0,0,.1)}
.quoteblock blockquote>.paragraph:last-child p{margin-bottom:0}
.quoteblock .attribution{margin-top:.75em;margin-right:.5ex;text-align:right}
.verseblock{margin:0 1em 1.25em}
.verseblock pre{font-family:"Open Sans","DejaVu Sans",sans-serif;font-size:1.15rem;color:rgba(0,0,0,.85);font-weight:300;text-rendering:optimizeLegibility}
.verseblock pre strong{font-weight:400}
.verseblock .attribution{margin-top:1.25rem;margin-left:.5ex}
.quoteblock .attribution,.verseblock .attribution{font-size:.9375em;line-height:1.45;font-style:italic}
.quoteblock .attribution br,.verseblock .attribution br{display:none}
.quoteblock .attribution cite,.verseblock .attribution cite{display:block;letter-spacing:-.025em;color:rgba(0,0,0,.6)}
.quoteblock.abstract blockquote::before,.quoteblock.excerpt blockquote::before,.quoteblock .quoteblock blockquote::before{display:none}
.quoteblock.abstract blockquote,.quoteblock.abstract p,.quoteblock.excerpt blockquote,.quoteblock.excerpt p,.quoteblock .quoteblock blockquote,.quoteblock .quoteblock p{line-height:1.6;word-spacing:0}
.quoteblock.abstract{margin:0 1em 1.25em;display:block}
.quoteblock.abstract>.title{margin:0 0 .375em;font-size:1.15em;text-align:center}
.quoteblock.excerpt>blockquote,.quoteblock .quoteblock{padding:0 0 .25em 1em;border-left:.25em solid #dddddf}
.quoteblock.excerpt,.quoteblock .quoteblock{margin-left:0}
.quoteblock.excerpt blockquote,.quoteblock.excerpt p,.quoteblock .quoteblock blockquote,.quoteblock .quoteblock p{color:inherit;font-size:1.0625rem}
.quoteblock.excerpt .attribution,.quoteblock .quoteblock .attribution{color:inherit;font-size:.85rem;text-align:left;margin-right:0}
p.tableblock:last-child{margin-bottom:0}
td.tableblock>.content{margin-bottom:1.25em;word-wrap:anywhere}
td.tableblock>.content>:last-child{margin-bottom:-1.25em}
table.tableblock,th.tableblock,td.tableblock{border:0 solid #dedede}
table.grid-all>*>tr>*{border-width:1px}
table.grid-cols>*>tr>*{border-width:0 1px}
table.grid-rows>*>tr>*{border-width:1px 0}
table.frame-all{border-width:1px}
table.frame-ends{border-width:1px 0}
table.frame-sides{border-width:0 1px}
table.frame-none>colgroup+*>:first-child>*,table.frame-sides>colgroup+*>:first-child>*{border-top-width:0}
table.frame-none>:last-child>:last-child>*,table.frame-sides>:last-child>:last-child>*{border-bottom-width:0}
table.frame-none>*>tr>:first-child,table.frame-ends>*>tr>:first-child{border-left-width:0}
table.frame-none>*>tr>:last-child,table.frame-ends>*>tr>:last-child{border-right-width:0}
table.stripes-all>*>tr,table.stripes-odd>*>tr:nth-of-type(odd),table.stripes-even>*>tr:nth-of-type(even),table.stripes-hover>*>tr:hover{background:#f8f8f7}
th.halign-left,td.halign-left{text-align:left}
th.halign-right,td.halign-right{text-align:right}
th.halign-center,td.halign-center{text-align:center}
th.valign-top,td.valign-top{vertical-align:top}
th.valign-bottom,td.valign-bottom{vertical-align:bottom}
th.valign-middle,td.valign-middle{vertical-align:middle}
table thead th,table tfoot th{font-weight:bold}
tbody tr th{background:#f7f8f7}
tbody tr th,tbody tr th p,tfoot tr th,tfoot tr th p{color:rgba(0,0,0,.8);font-weight:bold}
p.tableblock>code:only-child{background:none;padding:0}
p.tableblock{font-size:1em}
ol{margin-left:1.75em}
ul li ol{margin-left:1.5em}
dl dd{margin-left:1.125em}
dl dd:last-child,dl dd:last-child>:last-child{margin-bottom:0}
li p,ul dd,ol dd,.olist .olist,.ulist .ulist,.ulist .olist,.olist .ulist{margin-bottom:.625em}
ul.checklist,ul.none,ol.none,ul.no-bullet,ol.no-bullet,ol.unnumbered,ul.unstyled,ol.unstyled{list-style-type:none}
ul.no-bullet,ol.no-bullet,ol.unnumbered{margin-left:.625em}
ul.unstyled,ol.unstyled{margin-left:0}
li>p:empty:only-child::before{content:"";display:inline-block}
ul.checklist>li>p:first-child{margin-left:-1em}
ul.checklist>li>p:first-child>.fa-square-o:first-child,ul.checklist>li>p:first-child>.fa-check-square-o:first-child{width:1.25em;font-size:.8em;position:relative;bottom:.125em}
ul.checklist>li>p:first-child>input[type=checkbox]:first-child{margin-right:.25em}
ul.inline{display:flex;flex-flow:row wrap;list-style:none;margin:0 0 .625em -1.25em}
ul.inline>li{margin-left:1.25em}
.unstyled dl dt{font-weight:400;font-style:normal}
ol.arabic{list-style-type:decimal}
ol.decimal{list-style-type:decimal-leading-zero}
ol.loweralpha{list-style-type:lower-alpha}
ol.upperalpha{list-style-type:upper-alpha}
ol.lowerroman{list-style-type:lower-roman}
ol.upperroman{list-style-type:upper-roman}
ol.lowergreek{list-style-type:lower-greek}
.hdlist>table,.colist>table{border:0;background:none}
.hdlist>table>tbody>tr,.colist>table>tbody>tr{background:none}
td.hdlist1,td.hdlist2{vertical-align:top;padding:0 .625em}
td.hdlist1{font-weight:bold;padding-bottom:1.25em}
td.hdlist2{word-wrap:anywhere}
.literalblock+.colist,.listingblock+.colist{margin-top:-.5em}
.colist td:not([class]):first-child{padding:.4em .75em 0;line-height:1;vertical-align:top}
.colist td:not([class]):first-child img{max-width:none}
.colist td:not([class]):last-child{padding:.25em 0}
.thumb,.th{line-height:0;display:inline-block;border:4px solid #fff;box-shadow:0 0 0 1px #ddd}
.imageblock.left{margin:.25em .625em 1.25em 0}
.imageblock.right{margin:.25em 0 1.25em .625em}
.imageblock>.title{margin-bottom:0}
.imageblock.thumb,.imageblock.th{border-width:6px}
.imageblock.thumb>.title,.imageblock.th>.title{padding:0 .125em}
.image.left,.image.right{margin-top:.25em;margin-bottom:.25em;display:inline-block;line-height:0}
.image.left{margin-right:.625em}
.image.right{margin-left:.625em}
a.image{text-decoration:none;display:inline-block}
a.image object{pointer-events:none}
sup.footnote,sup.footnoteref{font-size:.875em;position:static;vertical-align:super}
sup.footnote a,sup.footnoteref a{text-decoration:none}
sup.footnote a:active,sup.footnoteref a:active,#footnotes .footnote a:first-of-type:active{text-decoration:underline}
#footnotes{padding-top:.75em;padding-bottom:.75em;margin-bottom:.625em}
#footnotes hr{width:20%;min-width:6.25em;margin:-.25em 0 .75em;border-width:1px 0 0}
#footnotes .footnote{padding:0 .375em 0 .225em;line-height:1.3334;font-size:.875em;margin-left:1.2em;margin-bottom:.2em}
#footnotes .footnote a:first-of-type{font-weight:bold;text-decoration:none;margin-left:-1.05em}
#footnotes .footnote:last-of-type{margin-bottom:0}
#content #footnotes{margin-top:-.625em;margin-bottom:0;padding:.75em 0}
div.unbreakable{page-break-inside:avoid}
.big{font-size:larger}
.small{font-size:smaller}
.underline{text-decoration:underline}
.overline{text-decoration:overline}
.line-through{text-decoration:line-through}
.aqua{color:#00bfbf}
.aqua-background{background:#00fafa}
.black{color:#000}
.black-background{background:#000}
.blue{color:#0000bf}
.blue-background{background:#0000fa}
.fuchsia{color:#bf00bf}
.fuchsia-background{background:#fa00fa}
.gray{color:#606060}
.gray-background{background:#7d7d7d}
.green{color:#006000}
.green-background{background:#007d00}
.lime{color:#00bf00}
.lime-background{background:#00fa00}
.maroon{color:#600000}
.maroon-background{background:#7d0000}
.navy{color:#000060}
.navy-background{background:#00007d}
.olive{color:#606000}
.olive-background{background:#7d7d00}
.purple{color:#600060}
.purple-background{background:#7d007d}
.red{color:#bf0000}
.red-background{background:#fa0000}
.silver{color:#909090}
.silver-background{background:#bcbcbc}
.teal{color:#006060}
.teal-background{background:#007d7d}
.white{color:#bfbfbf}
.white-background{background:#fafafa}
.yellow{color:#bfbf00}
.yellow-background{background:#fafa00}
span.icon>.fa{cursor:default}
a span.icon>.fa{cursor:inherit}
.admonitionblock td.icon [class^="fa icon-"]{font-size:2.5em;text-shadow:1px 1px 2px rgba(0,0,0,.5);cursor:default}
.admonitionblock td.icon .icon-note::before{content:"\\f05a";color:#19407c}
.admonitionblock td.icon .icon-tip::before{content:"\\f0eb";text-shadow:1px 1px 2px rgba(155,155,0,.8);color:#111}
.admonitionblock td.icon .icon-warning::before{content:"\\f071";color:#bf6900}
.admonitionblock td.icon .icon-caution::before{content:"\\f06d";color:#bf3400}
.admonitionblock td.icon .icon-important::before{content:"\\f06a";color:#bf0000}
.conum[data-value]{display:inline-block;color:#fff!important;background:rgba(0,0,0,.8);border-radius:50%;text-align:center;font-size:.75em;width:1.67em;height:1.67em;line-height:1.67em;font-family:"Open Sans","DejaVu Sans",sans-serif;font-style:normal;font-weight:bold}
.conum[data-value] *{color:#fff!important}
.conum[data-value]+b{display:none}
.conum[data-value]::after{content:attr(data-value)}
pre .conum[data-value]{position:relative;top:-.125em}
b.conum *{color:inherit!important}
.conum:not([data-value]):empty{display:none}
dt,th.tableblock,td.content,div.footnote{text-rendering:optimizeLegibility}
h1,h2,p,td.content,span.alt,summary{letter-spacing:-.01em}
p strong,td.content strong,div.footnote strong{letter-spacing:-.005em}
p,blockquote,dt,td.content,td.hdlist1,span.alt,summary{font-size:1.0625rem}
p{margin-bottom:1.25rem}
.sidebarblock p,.sidebarblock dt,.sidebarblock td.content,p.tableblock{font-size:1em}
.exampleblock>.content{background:#fffef7;border-color:#e0e0dc;box-shadow:0 1px 4px #e0e0dc}
.print-only{display:none!important}
@page{margin:1.25cm .75cm}
@media print{*{box-shadow:none!important;text-shadow:none!important}
  html{font-size:80%}
  a{color:inherit!important;text-decoration:underline!important}
  a.bare,a[href^="#"],a[href^="mailto:"]{text-decoration:none!important}
  a[href^="http:"]:not(.bare)::after,a[href^="https:"]:not(.bare)::after{content:"(" attr(href) ")";display:inline-block;font-size:.875em;padding-left:.25em}
  abbr[title]{border-bottom:1px dotted}
  abbr[title]::after{content:" (" attr(title) ")"}
  pre,blockquote,tr,img,object,svg{page-break-inside:avoid}
  thead{display:table-header-group}
  svg{max-width:100%}
  p,blockquote,dt,td.content{font-size:1em;orphans:3;widows:3}
  h2,h3,#toctitle,.sidebarblock>.content>.title{page-break-after:avoid}
  #header,#content,#footnotes,#footer{max-width:none}
  #toc,.sidebarblock,.exampleblock>.content{background:none!important}
  #toc{border-bottom:1px solid #dddddf!important;padding-bottom:0!important}
  body.book #header{text-align:center}
  body.book #header>h1:first-child{border:0!important;margin:2.5em 0 1em}
  body.book #header .details{border:0!important;display:block;padding:0!important}
  body.book #header .details span:first-child{margin-left:0!important}
  body.book #header .details br{display:block}
  body.book #header .details br+span::before{content:none!important}
  body.book #toc{border:0!important;text-align:left!important;padding:0!important;margin:0!important}
  body.book #toc,body.book #preamble,body.book h1.sect0,body.book .sect1>h2{page-break-before:always}
  .listingblock code[data-lang]::before{display:block}
  #footer{padding:0 .9375em}
  .hide-on-print{display:none!important}
  .print-only{display:block!important}
  .hide-for-print{display:none!important}
  .show-for-print{display:inherit!important}}
@media amzn-kf8,print{#header>h1:first-child{margin-top:1.25rem}
  .sect1{padding:0!important}
  .sect1+.sect1{border:0}
  #footer{background:none}
  #footer-text{color:rgba(0,0,0,.6);font-size:.9em}}
@media amzn-kf8{#header,#content,#footnotes,#footer{padding:0}}`,Ai=Go});var Xo,ki,Br=K(()=>{Xo=`/*! Asciidoctor semantic HTML5 default stylesheet | MIT License | https://asciidoctor.org */

/* ── Tokens ──────────────────────────────────────────────────────────────── */

:root {
  color-scheme: light dark;
  --asciidoctor-bg: #fdfdfc;
  --asciidoctor-surface: #f6f5f3;
  --asciidoctor-fg: #23282e;
  --asciidoctor-muted: #5c646e;
  --asciidoctor-line: #e5e3df;
  --asciidoctor-link: #0958b0;
  --asciidoctor-mark: #fff2ae;
  --asciidoctor-note: #0969da;
  --asciidoctor-tip: #1a7f37;
  --asciidoctor-important: #8250df;
  --asciidoctor-warning: #9a6700;
  --asciidoctor-caution: #cf222e;
}

@media (prefers-color-scheme: dark) {
  :root {
    --asciidoctor-bg: #16181c;
    --asciidoctor-surface: #1e2126;
    --asciidoctor-fg: #e6e7e9;
    --asciidoctor-muted: #9aa2ac;
    --asciidoctor-line: #2c313a;
    --asciidoctor-link: #6cb0f5;
    --asciidoctor-mark: #6b5d1a;
    --asciidoctor-note: #4493f8;
    --asciidoctor-tip: #3fb950;
    --asciidoctor-important: #ab7df8;
    --asciidoctor-warning: #d29922;
    --asciidoctor-caution: #f85149;
  }
}

/* ── Base ────────────────────────────────────────────────────────────────── */

*,
*::before,
*::after {
  box-sizing: border-box;
}

body {
  margin: 0 auto;
  max-width: 47rem;
  padding: 1.5rem 1.25rem 3rem;
  background: var(--asciidoctor-bg);
  color: var(--asciidoctor-fg);
  font-family:
    system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-size: 1.0625rem;
  line-height: 1.7;
  -webkit-text-size-adjust: 100%;
  overflow-wrap: break-word;
}

h1,
h2,
h3,
h4,
h5,
h6 {
  line-height: 1.25;
  letter-spacing: -0.01em;
  font-weight: 600;
  margin: 2em 0 0.6em;
  text-wrap: balance;
}

h1 {
  font-size: 2rem;
}
h2 {
  font-size: 1.5rem;
}
h3 {
  font-size: 1.25rem;
}
h4 {
  font-size: 1.0625rem;
}
h5,
h6 {
  font-size: 1rem;
}

p {
  margin: 0 0 1em;
}

a {
  color: var(--asciidoctor-link);
  text-decoration: none;
}
a:hover {
  text-decoration: underline;
}
a:focus-visible {
  outline: 2px solid var(--asciidoctor-link);
  outline-offset: 2px;
  border-radius: 2px;
}

code,
kbd,
pre,
samp {
  font-family:
    ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace;
}

code {
  font-size: 0.875em;
  background: var(--asciidoctor-surface);
  padding: 0.1em 0.3em;
  border-radius: 4px;
}

pre {
  margin: 0;
  padding: 1rem 1.25rem;
  overflow-x: auto;
  font-size: 0.875rem;
  line-height: 1.6;
  background: var(--asciidoctor-surface);
  border-radius: 8px;
}
pre code {
  background: none;
  padding: 0;
  font-size: inherit;
  border-radius: 0;
}
pre.no-wrap {
  white-space: pre;
}

mark {
  background: var(--asciidoctor-mark);
  color: inherit;
  padding: 0 0.15em;
  border-radius: 2px;
}

hr {
  border: 0;
  border-top: 1px solid var(--asciidoctor-line);
  margin: 2.5rem 0;
}

img,
svg,
video {
  max-width: 100%;
  height: auto;
}

sub,
sup {
  font-size: 0.75em;
  line-height: 0;
}

/* ── Document header ─────────────────────────────────────────────────────── */

body > header {
  margin-bottom: 2.5rem;
  padding-bottom: 1.25rem;
  border-bottom: 1px solid var(--asciidoctor-line);
}

body > header h1 {
  margin: 0 0 0.25rem;
  font-size: 2.25rem;
}

body > header h1 .subtitle {
  display: block;
  font-size: 0.55em;
  font-weight: 400;
  color: var(--asciidoctor-muted);
  letter-spacing: 0;
}

.byline {
  margin: 0.5rem 0 0;
  color: var(--asciidoctor-muted);
  font-size: 0.9375rem;
}
ul.byline {
  list-style: none;
  padding: 0;
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.5rem;
}
ul.byline li {
  margin: 0;
}

table.revision {
  margin-top: 0.75rem;
  font-size: 0.8125rem;
  color: var(--asciidoctor-muted);
  border-collapse: collapse;
}
table.revision thead {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
table.revision td {
  padding: 0 1.25rem 0 0;
}
table.revision td:empty {
  display: none;
}
table.revision td::before {
  content: attr(data-title) " ";
}
table.revision td[data-title=""]::before,
table.revision td[data-title="Date"]::before,
table.revision td[data-title="Remark"]::before {
  content: none;
}

/* ── Page footer ─────────────────────────────────────────────────────────── */

body > footer {
  margin-top: 3rem;
  padding-top: 1rem;
  border-top: 1px solid var(--asciidoctor-line);
  font-size: 0.8125rem;
  color: var(--asciidoctor-muted);
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.5rem;
}

/* ── Sections ────────────────────────────────────────────────────────────── */

.sect-num {
  color: var(--asciidoctor-muted);
  font-weight: 500;
  margin-right: 0.25em;
}

/* :sectanchors: — reveal the anchor on heading hover, and on keyboard focus.
   Hidden with opacity rather than visibility: the anchor is a real permalink
   named by its aria-label, so it must stay focusable and reachable. */
a.anchor {
  float: left;
  margin-left: -1.1em;
  width: 1.1em;
  opacity: 0;
  font-weight: 400;
}
a.anchor::before {
  content: "§";
}
h1:hover a.anchor,
h2:hover a.anchor,
h3:hover a.anchor,
h4:hover a.anchor,
h5:hover a.anchor,
h6:hover a.anchor,
a.anchor:focus-visible {
  opacity: 1;
}

/* :sectlinks: — self-links keep the heading color */
h1 > a.link,
h2 > a.link,
h3 > a.link,
h4 > a.link,
h5 > a.link,
h6 > a.link {
  color: inherit;
}

/* ── Block titles ────────────────────────────────────────────────────────── */

strong.title {
  display: block;
  margin-bottom: 0.25em;
}

/* ── Table of contents ───────────────────────────────────────────────────── */

nav.toc {
  margin: 1.5rem 0;
  padding: 1rem 1.25rem;
  background: var(--asciidoctor-surface);
  border: 1px solid var(--asciidoctor-line);
  border-radius: 8px;
}
nav.toc > .title {
  font-size: 0.75rem;
  font-weight: 600;
  text-transform: uppercase;
  letter-spacing: 0.1em;
  color: var(--asciidoctor-muted);
  margin-bottom: 0.5rem;
}
nav.toc ol {
  list-style: none;
  margin: 0;
  padding: 0;
}
nav.toc ol ol {
  padding-left: 1rem;
}
nav.toc li {
  margin: 0.2em 0;
}
nav.toc a {
  color: var(--asciidoctor-fg);
  font-size: 0.9375rem;
}
nav.toc a:hover {
  color: var(--asciidoctor-link);
}

/* ── Admonitions ─────────────────────────────────────────────────────────── */

aside.admonition {
  --asciidoctor-admonition: var(--asciidoctor-muted);
  margin: 1.5rem 0;
  padding: 0.5rem 1.25rem;
  border-left: 0.25rem solid var(--asciidoctor-admonition);
}
aside.admonition.note {
  --asciidoctor-admonition: var(--asciidoctor-note);
}
aside.admonition.tip {
  --asciidoctor-admonition: var(--asciidoctor-tip);
}
aside.admonition.important {
  --asciidoctor-admonition: var(--asciidoctor-important);
}
aside.admonition.warning {
  --asciidoctor-admonition: var(--asciidoctor-warning);
}
aside.admonition.caution {
  --asciidoctor-admonition: var(--asciidoctor-caution);
}
/* Admonition glyphs for :icons: font. The converter emits a neutral slot
   (\`icon-<name>\`); the code points below are Font Awesome 7 Free, set through
   its \`--fa\` custom property. Another provider remaps these five rules. */
aside.admonition > .icon-note {
  --fa: "\\f05a"; /* circle-info */
}
aside.admonition > .icon-tip {
  --fa: "\\f0eb"; /* lightbulb */
}
aside.admonition > .icon-important {
  --fa: "\\f06a"; /* circle-exclamation */
}
aside.admonition > .icon-caution {
  --fa: "\\f06d"; /* fire */
}
aside.admonition > .icon-warning {
  --fa: "\\f071"; /* triangle-exclamation */
}
aside.admonition > .label,
aside.admonition > .icon,
aside.admonition > i {
  display: block;
  color: var(--asciidoctor-admonition);
  font-weight: 600;
  margin-bottom: 0.25em;
}
aside.admonition > p:last-child {
  margin-bottom: 0;
}

/* ── Sidebar ─────────────────────────────────────────────────────────────── */

aside.sidebar {
  margin: 1.5rem 0;
  padding: 1rem 1.25rem;
  background: var(--asciidoctor-surface);
  border-radius: 8px;
}
aside.sidebar > :last-child {
  margin-bottom: 0;
}

/* ── Figures ─────────────────────────────────────────────────────────────── */

figure {
  margin: 1.5rem 0;
}
figcaption {
  font-size: 0.875rem;
  color: var(--asciidoctor-muted);
  margin: 0.4rem 0;
}
figcaption .label {
  font-weight: 600;
}

figure.listing figcaption,
figure.literal figcaption,
figure.example figcaption,
figure.stem figcaption {
  margin-top: 0;
}

figure.example {
  padding: 1rem 1.25rem;
  border: 1px solid var(--asciidoctor-line);
  border-radius: 8px;
}
figure.example > :last-child {
  margin-bottom: 0;
}
figure.example > figcaption {
  margin: -0.25rem 0 0.75rem;
}

figure.stem {
  text-align: center;
}

/* collapsible example */
details {
  margin: 1.5rem 0;
  padding: 0.75rem 1.25rem;
  border: 1px solid var(--asciidoctor-line);
  border-radius: 8px;
}
details > summary {
  cursor: pointer;
  font-weight: 600;
}
details[open] > summary {
  margin-bottom: 0.5rem;
}

/* ── Quote and verse ─────────────────────────────────────────────────────── */

blockquote {
  margin: 1.5rem 0;
  padding: 0.25rem 0 0.25rem 1.25rem;
  border-left: 0.25rem solid var(--asciidoctor-line);
}
blockquote.quote {
  font-style: italic;
}
blockquote footer {
  margin-top: 0.5rem;
  font-style: normal;
  font-size: 0.875rem;
  color: var(--asciidoctor-muted);
}
blockquote pre {
  background: none;
  padding: 0;
  font-family: inherit;
  font-size: inherit;
  white-space: pre-wrap;
}
figure.quote > blockquote,
figure.verse > blockquote {
  margin: 0.5rem 0 0;
}

/* ── Lists ───────────────────────────────────────────────────────────────── */

ul,
ol,
dl {
  margin: 0 0 1em;
}
li > p,
dd > p {
  margin-bottom: 0.25em;
}
dt {
  font-weight: 600;
}
dd {
  margin: 0 0 0.5em 1.25rem;
}

ul.checklist {
  list-style: none;
  padding-left: 1.5rem;
}
/* :icons: font markers — the glyph is mapped here (Font Awesome 7 Free code
   points, via its \`--fa\` custom property) rather than taken from the icon
   font's own class names, so swapping in another icon set is a stylesheet
   change, not a markup change. --fa-style: 400 selects the regular (outline)
   face, matching the unfilled checkbox the text mode draws with &#10063;. */
ul.checklist .checked {
  --fa: "\\f14a"; /* square-check */
  --fa-style: 400;
}
ul.checklist .unchecked {
  --fa: "\\f0c8"; /* square */
  --fa-style: 400;
}

/* qanda — number the questions with a counter */
dl.qanda {
  counter-reset: question;
}
dl.qanda dt::before {
  counter-increment: question;
  content: counter(question) ". ";
}

/* horizontal dlist — two-column grid */
dl.horizontal {
  display: grid;
  grid-template-columns: minmax(6rem, max-content) 1fr;
  gap: 0.25em 1.5rem;
}
dl.horizontal dt {
  grid-column: 1;
}
dl.horizontal dd {
  grid-column: 2;
  margin: 0;
}

/* ── Callouts ────────────────────────────────────────────────────────────── */

/* One badge, drawn in two places: the marker inside a verbatim block carries
   its number in \`data-value\`, the callout list numbers itself with a CSS
   counter. Declared together so the two renderings cannot drift apart.

   Both align on the baseline of the text they annotate: the flex box takes its
   baseline from the digit, so the disc lands on the lowercase band whatever the
   surrounding font size. Inline layout offers no steadier anchor — \`middle\`
   keys off the parent's x-height, which varies far more than the baseline, and
   grid or flex cannot reach inside a line of preformatted text. */
i.callout-num[data-value],
ol.callout-list > li::before {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-width: 1.4em;
  height: 1.4em;
  border-radius: 50%;
  background: var(--asciidoctor-muted);
  color: var(--asciidoctor-bg);
  font-family: system-ui, -apple-system, "Segoe UI", sans-serif;
  font-size: 0.75rem;
  font-weight: 600;
  font-style: normal;
  /* the flex box centers the digit; a line-height of its own would fight it */
  line-height: normal;
}
ol.callout-list > li::before {
  /* a digit has no descender, so the box it is centered in has slack at the
   bottom it never uses: take that slack back */
  padding-bottom: 0.075em;
}
i.callout-num[data-value]::after {
  content: attr(data-value);
}
/* the parenthesized number is the fallback when this stylesheet is not loaded */
i.callout-num[data-value] + b {
  display: none;
}

/* two columns, so the badge hangs beside the text and wrapped lines stay
   aligned with the first one; baseline alignment puts the number on the
   baseline of the text it labels */
ol.callout-list {
  list-style: none;
  counter-reset: callout;
  padding-left: 0;
  font-size: 0.9375rem;
}
ol.callout-list > li {
  counter-increment: callout;
  display: grid;
  grid-template-columns: auto 1fr;
  align-items: baseline;
  gap: 0 0.5rem;
  margin: 0.25em 0;
}
ol.callout-list > li::before {
  content: counter(callout);
  grid-column: 1;
}
ol.callout-list > li > * {
  grid-column: 2;
}
/* image icons: the marker the author supplied is already in the content */
ol.callout-list > li:has(> p > img:first-child)::before {
  content: none;
}

/* ── Tables ──────────────────────────────────────────────────────────────── */

table {
  border-collapse: collapse;
  margin: 1.5rem 0;
  font-size: 0.9375rem;
}
table caption {
  text-align: left;
  font-size: 0.875rem;
  color: var(--asciidoctor-muted);
  margin-bottom: 0.4rem;
}
th,
td {
  padding: 0.4rem 0.75rem;
  text-align: left;
  vertical-align: top;
}
thead th {
  font-weight: 600;
}
td > p:last-child {
  margin-bottom: 0;
}

table.stretch {
  width: 100%;
}
table.fit-content {
  width: fit-content;
}

/* frame */
table.frame-all {
  border: 1px solid var(--asciidoctor-line);
}
table.frame-ends {
  border-top: 1px solid var(--asciidoctor-line);
  border-bottom: 1px solid var(--asciidoctor-line);
}
table.frame-sides {
  border-left: 1px solid var(--asciidoctor-line);
  border-right: 1px solid var(--asciidoctor-line);
}

/* grid */
table[class*="grid-"] > * > tr > th,
table[class*="grid-"] > * > tr > td {
  border: 0 solid var(--asciidoctor-line);
}
table.grid-all > * > tr > th,
table.grid-all > * > tr > td {
  border-width: 1px;
}
table.grid-rows > * > tr > th,
table.grid-rows > * > tr > td {
  border-width: 1px 0;
}
table.grid-cols > * > tr > th,
table.grid-cols > * > tr > td {
  border-width: 0 1px;
}

/* stripes */
table.stripes-all > tbody > tr,
table.stripes-even > tbody > tr:nth-of-type(even),
table.stripes-odd > tbody > tr:nth-of-type(odd) {
  background: var(--asciidoctor-surface);
}
table.stripes-hover > tbody > tr:hover {
  background: var(--asciidoctor-surface);
}

/* cell alignment */
th.halign-center,
td.halign-center {
  text-align: center;
}
th.halign-right,
td.halign-right {
  text-align: right;
}
th.valign-middle,
td.valign-middle {
  vertical-align: middle;
}
th.valign-bottom,
td.valign-bottom {
  vertical-align: bottom;
}

/* ── Footnotes ───────────────────────────────────────────────────────────── */

sup.footnote-ref {
  font-size: 0.75em;
}
section.footnotes {
  margin-top: 3rem;
  font-size: 0.875rem;
  color: var(--asciidoctor-muted);
}
section.footnotes > hr {
  width: 8rem;
  margin: 0 0 1rem;
}
ol.footnotes {
  padding-left: 1.5rem;
}
a.footnote-backref {
  text-decoration: none;
}

/* ── Inline UI macros ────────────────────────────────────────────────────── */

kbd {
  display: inline-block;
  font-size: 0.75em;
  line-height: 1.4;
  padding: 0.1em 0.45em;
  border: 1px solid var(--asciidoctor-line);
  border-bottom-width: 2px;
  border-radius: 4px;
  background: var(--asciidoctor-surface);
}
.key-seq kbd {
  margin: 0 0.1em;
}

.button {
  font-weight: 600;
  font-size: 0.875em;
  padding: 0.05em 0.5em;
  border: 1px solid var(--asciidoctor-line);
  border-radius: 6px;
  background: var(--asciidoctor-surface);
  white-space: nowrap;
}

.menu-seq b {
  font-weight: 600;
}
.menu-seq b.caret {
  color: var(--asciidoctor-muted);
  font-weight: 400;
}

/* ── Media ───────────────────────────────────────────────────────────────── */

audio {
  width: 100%;
  max-width: 30rem;
}
iframe {
  border: 0;
  max-width: 100%;
}

/* ── Alignment and float roles ───────────────────────────────────────────── */

.text-left {
  text-align: left;
}
.text-center {
  text-align: center;
}
.text-right {
  text-align: right;
}
/* a bare <img> carries the alignment role itself — align via auto margins */
img.text-left,
img.text-center,
img.text-right {
  display: block;
}
img.text-center {
  margin-inline: auto;
}
img.text-right {
  margin-left: auto;
}
img.left,
figure.left {
  float: left;
  margin: 0.25rem 1.25rem 0.75rem 0;
}
img.right,
figure.right {
  float: right;
  margin: 0.25rem 0 0.75rem 1.25rem;
}

/* ── General-purpose roles ───────────────────────────────────────────────── */

.underline {
  text-decoration: underline;
}
.overline {
  text-decoration: overline;
}
.line-through {
  text-decoration: line-through;
}
.nobreak {
  hyphens: none;
  word-wrap: normal;
}
.nowrap {
  white-space: nowrap;
}
.pre-wrap {
  white-space: pre-wrap;
}

.unstyled {
  list-style: none;
  padding-left: 0;
}
ul.no-bullet,
ol.unnumbered {
  list-style: none;
  padding-left: 1.25rem;
}

/* ── Print ───────────────────────────────────────────────────────────────── */

@media print {
  :root {
    --asciidoctor-bg: #fff;
    --asciidoctor-surface: #f4f4f4;
    --asciidoctor-fg: #000;
    --asciidoctor-muted: #444;
    --asciidoctor-line: #bbb;
    --asciidoctor-link: #000;
  }
  body {
    max-width: none;
    font-size: 10.5pt;
  }
  a[href^="http"]::after {
    content: " (" attr(href) ")";
    font-size: 0.85em;
    color: var(--asciidoctor-muted);
  }
  nav.toc a::after,
  a.footnote-backref::after,
  sup.footnote-ref a::after,
  a.anchor::after,
  h1 > a.link::after,
  h2 > a.link::after,
  h3 > a.link::after,
  h4 > a.link::after,
  h5 > a.link::after,
  h6 > a.link::after {
    content: none;
  }
  hr.page-break {
    border: 0;
    margin: 0;
    break-after: page;
  }
  figure,
  blockquote,
  aside.admonition,
  aside.sidebar,
  table,
  pre {
    break-inside: avoid;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    break-after: avoid;
  }
}

@media not print {
  hr.page-break {
    border: 0;
    margin: 2.5rem auto;
    text-align: center;
  }
  hr.page-break::after {
    content: "· · ·";
    color: var(--asciidoctor-muted);
    letter-spacing: 0.5em;
  }
}`,ki=Xo});var Cs,Qt,vi=K(()=>{Nr();Br();Cs=class r{static DEFAULT_STYLESHEET_NAME="asciidoctor.css";static SEMANTIC_STYLESHEET_NAME="asciidoctor-semantic.css";get primaryStylesheetName(){return r.DEFAULT_STYLESHEET_NAME}async primaryStylesheetData(){return Ai}async embedPrimaryStylesheet(){return`<style>
${Ai}
</style>`}async writePrimaryStylesheet(t){return this._writeStylesheet(t,r.DEFAULT_STYLESHEET_NAME,Ai)}get semanticStylesheetName(){return r.SEMANTIC_STYLESHEET_NAME}async semanticStylesheetData(){return ki}async embedSemanticStylesheet(){return`<style>
${ki}
</style>`}async writeSemanticStylesheet(t){return this._writeStylesheet(t,r.SEMANTIC_STYLESHEET_NAME,ki)}async _writeStylesheet(t,e,i){try{let{writeFile:s}=await Promise.resolve().then(()=>(U(),tt)),{join:n}=await Promise.resolve().then(()=>(U(),tt));return await s(n(t,e),i,"utf8"),!0}catch{return!1}}},Qt={instance:new Cs}});var Fr={};Rt(Fr,{default:()=>Ot});var Wr,Jo,Qo,Zo,ta,ea,ia,sa,Ot,Si=K(()=>{kt();Ct();Y();X();ct();vi();Wr=/<(?:a\b[^>]*|\/a)>/g,Jo=/^(?:<a id="[^"]+"><\/a>)+/,Qo=/ *\\\n(?:\\?\n)*|\n\n+/g,Zo=/^[\s\S]*?(?=<svg[\s>])/,ta=/^<svg(?:\s[^>]*)?>/,ea=/\s(?:width|height|style)=(["'])[\s\S]*?\1/g,ia={monospaced:["<code>","</code>",!0],emphasis:["<em>","</em>",!0],strong:["<strong>","</strong>",!0],double:["&#8220;","&#8221;"],single:["&#8216;","&#8217;"],mark:["<mark>","</mark>",!0],superscript:["<sup>","</sup>",!0],subscript:["<sub>","</sub>",!0],asciimath:["\\$","\\$"],latexmath:["\\(","\\)"]},sa=["",""],Ot=class extends pt{static create(t="html5",e={}){return new this(t,e)}constructor(t,e={}){super(t,e);let i;e.htmlsyntax==="xml"?(i="xml",this._xmlMode=!0,this._voidSlash="/"):(i="html",this._xmlMode=!1,this._voidSlash=""),this.initBackendTraits({basebackend:"html",filetype:"html",htmlsyntax:i,outfilesuffix:".html",supportsTemplates:!0})}async convert_document(t){let e=this._voidSlash,i=`<br${e}>`,s=t.getAttribute("asset-uri-scheme","https");s&&(s=`${s}:`);let n=`${s}//cdnjs.cloudflare.com/ajax/libs`,o=t.hasAttribute("linkcss"),c=t.hasAttribute("max-width")?` style="max-width: ${t.getAttribute("max-width")};"`:"",a=["<!DOCTYPE html>"],l=t.hasAttribute("nolang")?"":` lang="${t.getAttribute("lang","en")}"`;a.push(`<html${this._xmlMode?' xmlns="http://www.w3.org/1999/xhtml"':""}${l}>`),a.push(`<head>
<meta charset="${t.getAttribute("encoding","UTF-8")}"${e}>
<meta http-equiv="X-UA-Compatible" content="IE=edge"${e}>
<meta name="viewport" content="width=device-width, initial-scale=1.0"${e}>`);let u;if((u=t.hasAttribute("reproducible"))||a.push(`<meta name="generator" content="Asciidoctor.js ${t.getAttribute("asciidoctor-version")}"${e}>`),t.hasAttribute("app-name")&&a.push(`<meta name="application-name" content="${t.getAttribute("app-name")}"${e}>`),t.hasAttribute("description")&&a.push(`<meta name="description" content="${t.getAttribute("description")}"${e}>`),t.hasAttribute("keywords")&&a.push(`<meta name="keywords" content="${t.getAttribute("keywords")}"${e}>`),t.hasAttribute("authors")){let x=t.subReplacements(t.getAttribute("authors"));x.includes("<")&&(x=x.replace(gt,"")),a.push(`<meta name="author" content="${x}"${e}>`)}if(t.hasAttribute("copyright")&&a.push(`<meta name="copyright" content="${t.getAttribute("copyright")}"${e}>`),t.hasAttribute("favicon")){let x="favicon"in t.attributes?t.attributes.favicon:"",_;if(!x)x="favicon.ico",_="image/x-icon";else{let w=bt(x,null);w?_=w===".ico"?"image/x-icon":`image/${w.slice(1)}`:_="image/x-icon"}a.push(`<link rel="icon" type="${_}" href="${x}"${e}>`)}a.push(`<title>${t.doctitle({sanitize:!0,use_fallback:!0})}</title>`);let f="stylesheet"in t.attributes?t.attributes.stylesheet:null;if(pe.has(f)){if(t.hasAttribute("webfonts")){let _=(t.attributes.webfonts??"")||"Open+Sans:300,300italic,400,400italic,600,600italic%7CNoto+Serif:400,400italic,700,700italic%7CNoto+Sans+Mono:400,700";a.push(`<link rel="stylesheet" href="${s}//fonts.googleapis.com/css?family=${_}"${e}>`)}o?a.push(`<link rel="stylesheet" href="${t.normalizeWebPath(tr,t.getAttribute("stylesdir"),!1)}"${e}>`):a.push(`<style>
${await Qt.instance.primaryStylesheetData()}
</style>`)}else if(t.hasAttribute("stylesheet"))if(o)a.push(`<link rel="stylesheet" href="${t.normalizeWebPath(t.getAttribute("stylesheet"),t.getAttribute("stylesdir"))}"${e}>`);else{let x=t.normalizeSystemPath(t.getAttribute("stylesheet"),t.getAttribute("stylesdir")),_=await t.readAsset(x,{warnOnFailure:!0,label:"stylesheet"})??"";a.push(`<style>
${_}
</style>`)}if(t.hasAttribute("icons","font"))if(t.hasAttribute("iconfont-remote")){let x=t.getAttribute("iconfont-cdn")??`${n}/font-awesome/${hr}/css/font-awesome.min.css`;a.push(`<link rel="stylesheet" href="${x}"${e}>`)}else{let x=`${t.getAttribute("iconfont-name","font-awesome")}.css`;a.push(`<link rel="stylesheet" href="${t.normalizeWebPath(x,t.getAttribute("stylesdir"),!1)}"${e}>`)}let h=t.syntaxHighlighter,p;h&&(p=a.length,a.push(""));let m=await t.docinfo();m&&a.push(m),a.push("</head>");let d=t.id?` id="${t.id}"`:"",g=t.hasSections(),$;g&&t.hasAttribute("toc-class")&&t.hasAttribute("toc")&&t.hasAttribute("toc-placement","auto")?$=[t.doctype,t.getAttribute("toc-class"),`toc-${t.getAttribute("toc-position","header")}`]:$=[t.doctype],t.role&&$.push(t.role),a.push(`<body${d} class="${$.join(" ")}">`);let b=await t.docinfo("header");if(b&&a.push(b),!t.isNoheader()){if(a.push(`<div id="header"${c}>`),t.doctype==="manpage")a.push(`<h1>${t.doctitle()} Manual Page</h1>`),g&&t.hasAttribute("toc")&&t.hasAttribute("toc-placement","auto")&&a.push(`<div id="toc" class="${t.getAttribute("toc-class","toc")}">
<div id="toctitle">${t.getAttribute("toc-title")}</div>
${await t.converter.convert(t,"outline")}
</div>`),t.hasAttribute("manpurpose")&&a.push(this._generateMannameSection(t));else{if(t.hasHeader()){t.isNotitle()||a.push(`<h1>${t.header.title}</h1>`);let x=[],_=1;for(let w of t.authors())x.push(`<span id="author${_>1?_:""}" class="author">${t.subReplacements(w.name)}</span>${i}`),w.email&&x.push(`<span id="email${_>1?_:""}" class="email">${await t.subMacros(w.email)}</span>${i}`),_++;if(t.hasAttribute("revnumber")){let w=(t.getAttribute("version-label")||"").toLowerCase();x.push(`<span id="revnumber">${w} ${t.getAttribute("revnumber")}${t.hasAttribute("revdate")?",":""}</span>`)}t.hasAttribute("revdate")&&x.push(`<span id="revdate">${t.getAttribute("revdate")}</span>`),t.hasAttribute("revremark")&&x.push(`${i}<span id="revremark">${t.getAttribute("revremark")}</span>`),x.length>0&&(a.push('<div class="details">'),a.push(...x),a.push("</div>"))}g&&t.hasAttribute("toc")&&t.hasAttribute("toc-placement","auto")&&a.push(`<div id="toc" class="${t.getAttribute("toc-class","toc")}">
<div id="toctitle">${t.getAttribute("toc-title")}</div>
${await t.converter.convert(t,"outline")}
</div>`)}a.push("</div>")}if(a.push(`<div id="content"${c}>
${await t.content()}
</div>`),t.hasFootnotes()&&!t.hasAttribute("nofootnotes")){a.push(`<div id="footnotes"${c}>
<hr${e}>`);for(let x of t.footnotes)a.push(`<div class="footnote" id="_footnotedef_${x.index}">
<a href="#_footnoteref_${x.index}">${x.index}</a>. ${x.text}
</div>`);a.push("</div>")}if(t.isNofooter()||(a.push(`<div id="footer"${c}>`),a.push('<div id="footer-text">'),t.hasAttribute("revnumber")&&a.push(`${t.getAttribute("version-label")} ${t.getAttribute("revnumber")}${i}`),t.hasAttribute("last-update-label")&&!u&&a.push(`${t.getAttribute("last-update-label")} ${t.getAttribute("docdatetime")}`),a.push("</div>"),a.push("</div>")),h&&(h.hasDocinfo("head")?a[p]=await h.docinfo("head",t,{cdn_base_url:n,linkcss:o,self_closing_tag_slash:e}):a.splice(p,1),h.hasDocinfo("footer")&&a.push(await h.docinfo("footer",t,{cdn_base_url:n,linkcss:o,self_closing_tag_slash:e}))),t.hasAttribute("stem")){let x=t.getAttribute("eqnums","none");x||(x="AMS");let _=` equationNumbers: { autoNumber: "${x}" } `;a.push(`<script type="text/x-mathjax-config">
MathJax.Hub.Config({
  messageStyle: "none",
  tex2jax: {
    inlineMath: [${JSON.stringify(Pe.latexmath)}],
    displayMath: [${JSON.stringify(At.latexmath)}],
    ignoreClass: "nostem|nolatexmath"
  },
  asciimath2jax: {
    delimiters: [${JSON.stringify(At.asciimath)}],
    ignoreClass: "nostem|noasciimath"
  },
  TeX: {${_}}
})
MathJax.Hub.Register.StartupHook("AsciiMath Jax Ready", function () {
  MathJax.InputJax.AsciiMath.postfilterHooks.Add(function (data, node) {
    if ((node = data.script.parentNode) && (node = node.parentNode) && node.classList.contains("stemblock")) {
      data.math.root.display = "block"
    }
    return data
  })
})
</script>
<script src="${n}/mathjax/${hi}/MathJax.js?config=TeX-MML-AM_CHTML"></script>`)}let A=await t.docinfo("footer");return A&&a.push(A),a.push("</body>"),a.push("</html>"),a.join(y)}async convert_embedded(t){let e=[];if(t.doctype==="manpage"){if(!t.isNotitle()){let i=t.id?` id="${t.id}"`:"";e.push(`<h1${i}>${t.doctitle()} Manual Page</h1>`)}t.hasAttribute("manpurpose")&&e.push(this._generateMannameSection(t))}else if(t.hasHeader()&&!t.isNotitle()){let i=t.id?` id="${t.id}"`:"";e.push(`<h1${i}>${t.header.title}</h1>`)}if(t.hasSections()&&t.hasAttribute("toc")){let i=t.getAttribute("toc-placement");i!=="macro"&&i!=="preamble"&&e.push(`<div id="toc" class="toc">
<div id="toctitle">${t.getAttribute("toc-title")}</div>
${await t.converter.convert(t,"outline")}
</div>`)}if(e.push(await t.content()),t.hasFootnotes()&&!t.hasAttribute("nofootnotes")){e.push(`<div id="footnotes">
<hr${this._voidSlash}>`);for(let i of t.footnotes)e.push(`<div class="footnote" id="_footnotedef_${i.index}">
<a href="#_footnoteref_${i.index}">${i.index}</a>. ${i.text}
</div>`);e.push("</div>")}return e.join(y)}async convert_outline(t,e={}){if(!t.hasSections())return null;let i=t.sections(),s=t.context==="document"&&t.isMultipart(),n=s?0:i[0].level,o=e.sectnumlevels??parseInt(t.document.attributes.sectnumlevels||3,10),c=e.toclevels??null;if(c==null){let l=t.document.attributes.toclevels;l?(c=parseInt(l,10),c<1&&!s&&(c=1)):c=2}let a=[`<ul class="sectlevel${n}">`];for(let l of i){let u=l.level,f=l.hasAttribute("toclevels")?parseInt(l.getAttribute("toclevels"),10):c;if(u>f)continue;let h;if(l.caption)h=l.captionedTitle();else if(l.numbered&&u<=o)if(u<2&&t.document.doctype==="book"){let m=l.sectname;if(m==="chapter"){let d=t.document.attributes["chapter-signifier"];h=`${d?`${d} `:""}${l.sectnum()} ${l.title}`}else if(m==="part"){let d=t.document.attributes["part-signifier"];h=`${d?`${d} `:""}${l.sectnum(null,":")} ${l.title}`}else h=`${l.sectnum()} ${l.title}`}else h=`${l.sectnum()} ${l.title}`;else h=l.title;h?.includes("<a")&&(h=h.replace(new RegExp(Wr.source,"g"),""));let p=u===n?"<li>":`<li class="sectlevel${u}">`;if(u<f){let m=await this.convert_outline(l,{toclevels:f,sectnumlevels:o});if(m){a.push(`${p}<a href="#${l.id}">${h}</a>`),a.push(m),a.push("</li>");continue}}a.push(`${p}<a href="#${l.id}">${h}</a></li>`)}return a.push("</ul>"),a.join(y)}async convert_section(t){let e=t.document.attributes,i=t.level,s;if(t.caption)s=t.captionedTitle();else if(t.numbered&&i<=parseInt(e.sectnumlevels||3,10))if(i<2&&t.document.doctype==="book"){let c=t.sectname;if(c==="chapter"){let a=e["chapter-signifier"];s=`${a?`${a} `:""}${t.sectnum()} ${t.title}`}else if(c==="part"){let a=e["part-signifier"];s=`${a?`${a} `:""}${t.sectnum(null,":")} ${t.title}`}else s=`${t.sectnum()} ${t.title}`}else s=`${t.sectnum()} ${t.title}`;else s=t.title;let n="";if(t.id){let c=t.id;if(n=` id="${c}"`,"sectlinks"in e){let a;s.startsWith("<a ")&&(a=s.match(Jo))?s=`${a[0]}<a class="link" href="#${c}">${s.slice(a[0].length)}</a>`:s=`<a class="link" href="#${c}">${s}</a>`}"sectanchors"in e&&(e.sectanchors==="after"?s=`${s}<a class="anchor" href="#${c}"></a>`:s=`<a class="anchor" href="#${c}"></a>${s}`)}let o=t.role;return i===0?`<h1${n} class="sect0${o?` ${o}`:""}">${s}</h1>
${await t.content()}`:`<div class="sect${i}${o?` ${o}`:""}">
<h${i+1}${n}>${s}</h${i+1}>
${i===1?`<div class="sectionbody">
${await t.content()}
</div>`:await t.content()}
</div>`}async convert_admonition(t){let e=t.id?` id="${t.id}"`:"",i=t.getAttribute("name"),s=t.hasTitle()?`<div class="title">${t.title}</div>
`:"",n;return t.document.hasAttribute("icons")?t.document.hasAttribute("icons","font")&&!t.hasAttribute("icon")?n=`<i class="fa icon-${i}" title="${t.getAttribute("textlabel")}"></i>`:n=`<img src="${await t.iconUri(i)}" alt="${t.getAttribute("textlabel")}"${this._voidSlash}>`:n=`<div class="title">${t.getAttribute("textlabel")}</div>`,`<div${e} class="admonitionblock ${i}${t.role?` ${t.role}`:""}">
<table>
<tr>
<td class="icon">
${n}
</td>
<td class="content">
${s}${await t.content()}
</td>
</tr>
</table>
</div>`}async convert_audio(t){let e=this._xmlMode,i=t.id?` id="${t.id}"`:"",n=` class="${["audioblock",t.role].filter(Boolean).join(" ")}"`,o=t.hasTitle()?`<div class="title">${t.title}</div>
`:"",c=t.getAttribute("start"),a=t.getAttribute("end"),l=c||a?`#t=${c||""}${a?`,${a}`:""}`:"";return`<div${i}${n}>
${o}<div class="content">
<audio src="${t.mediaUri(t.getAttribute("target"))}${l}"${t.hasOption("autoplay")?this._appendBooleanAttr("autoplay",e):""}${t.hasOption("nocontrols")?"":this._appendBooleanAttr("controls",e)}${t.hasOption("loop")?this._appendBooleanAttr("loop",e):""}>
Your browser does not support the audio tag.
</audio>
</div>
</div>`}async convert_colist(t){let e=[],i=t.id?` id="${t.id}"`:"",n=` class="${["colist",t.style,t.role].filter(Boolean).join(" ")}"`;if(e.push(`<div${i}${n}>`),t.hasTitle()&&e.push(`<div class="title">${t.title}</div>`),t.document.hasAttribute("icons")){e.push("<table>");let o=t.document.hasAttribute("icons","font"),c=0;for(let a of t.getItems()){c++;let l;o?l=`<i class="conum" data-value="${c}"></i><b>${c}</b>`:l=`<img src="${await t.iconUri(`callouts/${c}`)}" alt="${c}"${this._voidSlash}>`,e.push(`<tr>
<td>${l}</td>
<td>${a.getText()}${a.hasBlocks()?y+await a.content():""}</td>
</tr>`)}e.push("</table>")}else{e.push("<ol>");for(let o of t.getItems())e.push(`<li>
<p>${o.getText()}</p>${o.hasBlocks()?y+await o.content():""}
</li>`);e.push("</ol>")}return e.push("</div>"),e.join(y)}async convert_dlist(t){let e=[],i=t.id?` id="${t.id}"`:"",s;switch(t.style){case"qanda":s=["qlist","qanda",t.role];break;case"horizontal":s=["hdlist",t.role];break;default:s=["dlist",t.style,t.role]}let n=` class="${s.filter(Boolean).join(" ")}"`;switch(e.push(`<div${i}${n}>`),t.hasTitle()&&e.push(`<div class="title">${t.title}</div>`),t.style){case"qanda":e.push("<ol>");for(let[o,c]of t.getItems()){e.push("<li>");for(let a of o)e.push(`<p><em>${a.getText()}</em></p>`);c&&(c.hasText()&&e.push(`<p>${c.getText()}</p>`),c.hasBlocks()&&e.push(await c.content())),e.push("</li>")}e.push("</ol>");break;case"horizontal":{let o=this._voidSlash;if(e.push("<table>"),t.hasAttribute("labelwidth")||t.hasAttribute("itemwidth")){e.push("<colgroup>");let c=t.hasAttribute("labelwidth")?` width="${t.getAttribute("labelwidth").replace(/%$/,"")}%"`:"";e.push(`<col${c}${o}>`);let a=t.hasAttribute("itemwidth")?` width="${t.getAttribute("itemwidth").replace(/%$/,"")}%"`:"";e.push(`<col${a}${o}>`),e.push("</colgroup>")}for(let[c,a]of t.getItems()){e.push("<tr>"),e.push(`<td class="hdlist1${t.hasOption("strong")?" strong":""}">`);let l=!0;for(let u of c)l||e.push(`<br${o}>`),e.push(u.getText()),l=!1;e.push("</td>"),e.push('<td class="hdlist2">'),a&&(a.hasText()&&e.push(`<p>${a.getText()}</p>`),a.hasBlocks()&&e.push(await a.content())),e.push("</td>"),e.push("</tr>")}e.push("</table>");break}default:{e.push("<dl>");let o=t.style?"":' class="hdlist1"';for(let[c,a]of t.getItems()){for(let l of c)e.push(`<dt${o}>${l.getText()}</dt>`);a&&(e.push("<dd>"),a.hasText()&&e.push(`<p>${a.getText()}</p>`),a.hasBlocks()&&e.push(await a.content()),e.push("</dd>"))}e.push("</dl>")}}return e.push("</div>"),e.join(y)}async convert_example(t){let e=t.id?` id="${t.id}"`:"";if(t.hasOption("collapsible")){let n=t.role?` class="${t.role}"`:"",o=t.hasTitle()?`<summary class="title">${t.title}</summary>`:'<summary class="title">Details</summary>';return`<details${e}${n}${t.hasOption("open")?" open":""}>
${o}
<div class="content">
${await t.content()}
</div>
</details>`}let i=t.hasTitle()?`<div class="title">${t.captionedTitle()}</div>
`:"",s=t.role;return`<div${e} class="exampleblock${s?` ${s}`:""}">
${i}<div class="content">
${await t.content()}
</div>
</div>`}async convert_floating_title(t){let e=`h${t.level+1}`,i=t.id?` id="${t.id}"`:"",s=[t.style,t.role].filter(Boolean);return`<${e}${i} class="${s.join(" ")}">${t.title}</${e}>`}async convert_image(t){let e=t.getAttribute("target"),i=t.hasAttribute("width")?` width="${t.getAttribute("width")}"`:"",s=t.hasAttribute("height")?` height="${t.getAttribute("height")}"`:"",n=this._voidSlash,o,c;if((t.hasAttribute("format","svg")||e.includes(".svg")||e.startsWith("data:image/svg+xml"))&&t.document.safe<O.SECURE)if(t.hasOption("inline"))o=await this.readSvgContents(t,e)||`<span class="alt">${t.getAlt()}</span>`;else if(t.hasOption("interactive")){let h=t.hasAttribute("fallback")?`<img src="${await t.imageUri(t.getAttribute("fallback"))}" alt="${this._encodeAttrValue(t.getAlt())}"${i}${s}${n}>`:`<span class="alt">${t.getAlt()}</span>`;c=await t.imageUri(e),o=`<object type="image/svg+xml" data="${c}"${i}${s}>${h}</object>`}else c=await t.imageUri(e),o=`<img src="${c}" alt="${this._encodeAttrValue(t.getAlt())}"${i}${s}${n}>`;else c=await t.imageUri(e),o=`<img src="${c}" alt="${this._encodeAttrValue(t.getAlt())}"${i}${s}${n}>`;if(t.hasAttribute("link")){let h=t.getAttribute("link");h==="self"&&(h=c),h&&(o=`<a class="image" href="${h}"${this._appendLinkConstraintAttrs(t).join("")}>${o}</a>`)}let a=t.id?` id="${t.id}"`:"",l=["imageblock"];t.hasAttribute("float")&&l.push(t.getAttribute("float")),t.hasAttribute("align")&&l.push(`text-${t.getAttribute("align")}`),t.role&&l.push(t.role);let u=` class="${l.join(" ")}"`,f=t.hasTitle()?`
<div class="title">${t.captionedTitle()}</div>`:"";return`<div${a}${u}>
<div class="content">
${o}
</div>${f}
</div>`}async convert_listing(t){let e=t.hasOption("nowrap")||!t.document.hasAttribute("prewrap"),i,s,n,o,c;if(t.style==="source")if(o=t.getAttribute("language"),n=t.document.syntaxHighlighter,n){if(n.handlesHighlighting()){let h=t.document.attributes;c={css_mode:h[`${n.name}-css`]||"class",style:h[`${n.name}-style`]}}else c={};c.nowrap=e}else i=`<pre class="highlight${e?" nowrap":""}"><code${o?` class="language-${o}" data-lang="${o}"`:""}>`,s="</code></pre>";else i=`<pre${e?' class="nowrap"':""}>`,s="</pre>";let a=t.id?` id="${t.id}"`:"",l=t.hasTitle()?`<div class="title">${t.captionedTitle()}</div>
`:"",u=t.role,f=n?await n.format(t,o,c):`${i}${await t.content()}${s}`;return`<div${a} class="listingblock${u?` ${u}`:""}">
${l}<div class="content">
${f}
</div>
</div>`}async convert_literal(t){let e=t.id?` id="${t.id}"`:"",i=t.hasTitle()?`<div class="title">${t.title}</div>
`:"",s=!t.document.hasAttribute("prewrap")||t.hasOption("nowrap"),n=t.role;return`<div${e} class="literalblock${n?` ${n}`:""}">
${i}<div class="content">
<pre${s?' class="nowrap"':""}>${await t.content()}</pre>
</div>
</div>`}async convert_stem(t){let e=t.id?` id="${t.id}"`:"",i=t.hasTitle()?`<div class="title">${t.title}</div>
`:"",s=t.style,[n,o]=At[s]??["",""],c=await t.content();if(c){if(s==="asciimath"&&c.includes(y)){let l=`${y}<br${this._voidSlash}>`;c=c.replace(Qo,u=>{let f=(u.match(/\n/g)||[]).length,h=u[0]===`
`?f:f-1;return`${o}${l.repeat(h)}${y}${n}`})}(!c.startsWith(n)||!c.endsWith(o))&&(c=`${n}${c}${o}`)}else c="";let a=t.role;return`<div${e} class="stemblock${a?` ${a}`:""}">
${i}<div class="content">
${c}
</div>
</div>`}async convert_olist(t){let e=[],i=t.id?` id="${t.id}"`:"",n=` class="${["olist",t.style,t.role].filter(Boolean).join(" ")}"`;e.push(`<div${i}${n}>`),t.hasTitle()&&e.push(`<div class="title">${t.title}</div>`);let o=t.listMarkerKeyword(),c=o?` type="${o}"`:"",a=t.hasAttribute("start")?` start="${t.getAttribute("start")}"`:"",l=t.hasOption("reversed")?this._appendBooleanAttr("reversed",this._xmlMode):"";e.push(`<ol class="${t.style}"${c}${a}${l}>`);for(let u of t.getItems())u.id?e.push(`<li id="${u.id}"${u.role?` class="${u.role}"`:""}>`):u.role?e.push(`<li class="${u.role}">`):e.push("<li>"),e.push(`<p>${u.getText()}</p>`),u.hasBlocks()&&e.push(await u.content()),e.push("</li>");return e.push("</ol>"),e.push("</div>"),e.join(y)}async convert_open(t){let e=t.style;if(e==="abstract"){if(t.getParent()===t.document&&t.document.doctype==="book")return this.logger.warn("abstract block cannot be used in a document without a doctitle when doctype is book. Excluding block content."),"";let o=t.id?` id="${t.id}"`:"",c=t.hasTitle()?`<div class="title">${t.title}</div>
`:"",a=t.role;return`<div${o} class="quoteblock abstract${a?` ${a}`:""}">
${c}<blockquote>
${await t.content()}
</blockquote>
</div>`}if(e==="partintro"&&(t.level>0||t.getParent().context!=="section"||t.document.doctype!=="book"))return this.logger.error("partintro block can only be used when doctype is book and must be a child of a book part. Excluding block content."),"";let i=t.id?` id="${t.id}"`:"",s=t.hasTitle()?`<div class="title">${t.title}</div>
`:"",n=t.role;return`<div${i} class="openblock${e&&e!=="open"?` ${e}`:""}${n?` ${n}`:""}">
${s}<div class="content">
${await t.content()}
</div>
</div>`}async convert_page_break(t){return'<div class="page-break"></div>'}async convert_paragraph(t){let e;return t.role?e=`${t.id?` id="${t.id}"`:""} class="paragraph ${t.role}"`:t.id?e=` id="${t.id}" class="paragraph"`:e=' class="paragraph"',t.hasTitle()?`<div${e}>
<div class="title">${t.title}</div>
<p>${await t.content()}</p>
</div>`:`<div${e}>
<p>${await t.content()}</p>
</div>`}async convert_pass(t){return this.contentOnly(t)}async convert_preamble(t){let e="",i=t.document;return i.hasAttribute("toc-placement","preamble")&&i.hasSections()&&i.hasAttribute("toc")&&(e=`
<div id="toc" class="${i.getAttribute("toc-class","toc")}">
<div id="toctitle">${i.getAttribute("toc-title")}</div>
${await i.converter.convert(i,"outline")}
</div>`),`<div id="preamble">
<div class="sectionbody">
${await t.content()}
</div>${e}
</div>`}async convert_quote(t){let e=t.id?` id="${t.id}"`:"",s=` class="${["quoteblock",t.role].filter(Boolean).join(" ")}"`,n=t.hasTitle()?`
<div class="title">${t.title}</div>`:"",o=t.hasAttribute("attribution")?t.getAttribute("attribution"):null,c=t.hasAttribute("citetitle")?t.getAttribute("citetitle"):null,a="";if(o||c){let l=c?`<cite>${c}</cite>`:"";a=`
<div class="attribution">
${o?`&#8212; ${o}${c?`<br${this._voidSlash}>
`:""}`:""}${l}
</div>`}return`<div${e}${s}>${n}
<blockquote>
${await t.content()}
</blockquote>${a}
</div>`}async convert_thematic_break(t){return`<hr${t.role?` class="${t.role}"`:""}${this._voidSlash}>`}async convert_sidebar(t){let e=t.id?` id="${t.id}"`:"",i=t.hasTitle()?`<div class="title">${t.title}</div>
`:"",s=t.role;return`<div${e} class="sidebarblock${s?` ${s}`:""}">
<div class="content">
${i}${await t.content()}
</div>
</div>`}async convert_table(t){let e=[],i=t.id?` id="${t.id}"`:"",s=t.getAttribute("frame","all","table-frame");s==="topbot"&&(s="ends");let n=["tableblock",`frame-${s}`,`grid-${t.getAttribute("grid","all","table-grid")}`],o=t.getAttribute("stripes",null,"table-stripes");o&&n.push(`stripes-${o}`);let c="",a=t.hasOption("autowidth");if(a&&!t.hasAttribute("width"))n.push("fit-content");else{let u=t.getAttribute("tablepcwidth");Number(u)===100?n.push("stretch"):c=` width="${u}%"`}t.hasAttribute("float")&&n.push(t.getAttribute("float")),t.role&&n.push(t.role);let l=` class="${n.join(" ")}"`;if(e.push(`<table${i}${l}${c}>`),t.hasTitle()&&e.push(`<caption class="title">${t.captionedTitle()}</caption>`),t.getAttribute("rowcount")>0){let u=this._voidSlash;if(e.push("<colgroup>"),a)for(let f=0;f<t.columns.length;f++)e.push(`<col${u}>`);else for(let f of t.columns)e.push(f.hasOption("autowidth")?`<col${u}>`:`<col width="${f.getAttribute("colpcwidth")}%"${u}>`);e.push("</colgroup>");for(let[f,h]of t.rows.bySection())if(h.length!==0){e.push(`<t${f}>`);for(let p of h){e.push("<tr>");for(let m of p){let d;if(f==="head")d=m.text;else switch(m.style){case"asciidoc":d=`<div class="content">${await m.content()}</div>`;break;case"literal":d=`<div class="literal"><pre>${m.text}</pre></div>`;break;default:{let w=await m.content();d=w.length===0?"":`<p class="tableblock">${w.join(`</p>
<p class="tableblock">`)}</p>`}}let g=f==="head"||m.style==="header"?"th":"td",$=` class="tableblock halign-${m.getAttribute("halign")} valign-${m.getAttribute("valign")}"`,b=m.colspan?` colspan="${m.colspan}"`:"",A=m.rowspan?` rowspan="${m.rowspan}"`:"",x="_cellbgcolor"in m?m._cellbgcolor:t.document.attributes.cellbgcolor,_=x?` style="background-color: ${x};"`:"";e.push(`<${g}${$}${b}${A}${_}>${d}</${g}>`)}e.push("</tr>")}e.push(`</t${f}>`)}}return e.push("</table>"),e.join(y)}async convert_toc(t){let e=t.document;if(!e.hasAttribute("toc-placement","macro")||!e.hasSections()||!e.hasAttribute("toc"))return"<!-- toc disabled -->";let i,s;t.id?(i=` id="${t.id}"`,s=` id="${t.id}title"`):(i=' id="toc"',s=' id="toctitle"');let n=t.hasTitle()?t.title:e.getAttribute("toc-title"),o=t.hasAttribute("levels")?parseInt(t.getAttribute("levels"),10):null,c=t.hasRoleAttribute()?t.role:e.getAttribute("toc-class","toc");return`<div${i} class="${c}">
<div${s} class="title">${n}</div>
${await e.converter.convert(e,"outline",o!=null?{toclevels:o}:{})}
</div>`}async convert_ulist(t){let e=[],i=t.id?` id="${t.id}"`:"",s=["ulist",t.style,t.role].filter(Boolean),n="",o="",c,a=t.hasOption("checklist");a?(s.splice(1,0,"checklist"),c=' class="checklist"',t.hasOption("interactive")?this._xmlMode?(n='<input type="checkbox" data-item-complete="1" checked="checked"/> ',o='<input type="checkbox" data-item-complete="0"/> '):(n='<input type="checkbox" data-item-complete="1" checked> ',o='<input type="checkbox" data-item-complete="0"> '):t.document.hasAttribute("icons","font")?(n='<i class="fa fa-check-square-o"></i> ',o='<i class="fa fa-square-o"></i> '):(n="&#10003; ",o="&#10063; ")):c=t.style?` class="${t.style}"`:"",e.push(`<div${i} class="${s.join(" ")}">`),t.hasTitle()&&e.push(`<div class="title">${t.title}</div>`),e.push(`<ul${c}>`);for(let l of t.getItems())l.id?e.push(`<li id="${l.id}"${l.role?` class="${l.role}"`:""}>`):l.role?e.push(`<li class="${l.role}">`):e.push("<li>"),a&&l.hasAttribute("checkbox")?e.push(`<p>${l.hasAttribute("checked")?n:o}${l.getText()}</p>`):e.push(`<p>${l.getText()}</p>`),l.hasBlocks()&&e.push(await l.content()),e.push("</li>");return e.push("</ul>"),e.push("</div>"),e.join(y)}async convert_verse(t){let e=t.id?` id="${t.id}"`:"",s=` class="${["verseblock",t.role].filter(Boolean).join(" ")}"`,n=t.hasTitle()?`
<div class="title">${t.title}</div>`:"",o=t.hasAttribute("attribution")?t.getAttribute("attribution"):null,c=t.hasAttribute("citetitle")?t.getAttribute("citetitle"):null,a="";if(o||c){let l=c?`<cite>${c}</cite>`:"";a=`
<div class="attribution">
${o?`&#8212; ${o}${c?`<br${this._voidSlash}>
`:""}`:""}${l}
</div>`}return`<div${e}${s}>${n}
<pre class="content">${await t.content()}</pre>${a}
</div>`}async convert_video(t){let e=this._xmlMode,i=t.id?` id="${t.id}"`:"",s=["videoblock"];t.hasAttribute("float")&&s.push(t.getAttribute("float")),t.hasAttribute("align")&&s.push(`text-${t.getAttribute("align")}`),t.role&&s.push(t.role);let n=` class="${s.join(" ")}"`,o=t.hasTitle()?`
<div class="title">${t.title}</div>`:"",c=t.hasAttribute("width")?` width="${t.getAttribute("width")}"`:"",a=t.hasAttribute("height")?` height="${t.getAttribute("height")}"`:"";switch(t.getAttribute("poster")){case"vimeo":{let l=t.document.getAttribute("asset-uri-scheme","https");l&&(l=`${l}:`);let u=t.hasAttribute("start")?`#at=${t.getAttribute("start")}`:"",f=["?"],[h,p]=t.getAttribute("target").split("/",2);p||=t.getAttribute("hash");let m=p?`${f.pop()||"&amp;"}h=${p}`:"",d=t.hasOption("autoplay")?`${f.pop()||"&amp;"}autoplay=1`:"",g=t.hasOption("loop")?`${f.pop()||"&amp;"}loop=1`:"",$=t.hasOption("muted")?`${f.pop()||"&amp;"}muted=1`:"";return`<div${i}${n}>${o}
<div class="content">
<iframe${c}${a} src="${l}//player.vimeo.com/video/${h}${m}${d}${g}${$}${u}" frameborder="0"${t.hasOption("nofullscreen")?"":this._appendBooleanAttr("allowfullscreen",e)}></iframe>
</div>
</div>`}case"youtube":{let l=t.document.getAttribute("asset-uri-scheme","https");l&&(l=`${l}:`);let u=t.hasOption("related")?1:0,f=t.hasAttribute("start")?`&amp;start=${t.getAttribute("start")}`:"",h=t.hasAttribute("end")?`&amp;end=${t.getAttribute("end")}`:"",p=t.hasOption("autoplay")?"&amp;autoplay=1":"",m=t.hasOption("loop"),d=m?"&amp;loop=1":"",g=t.hasOption("muted")?"&amp;mute=1":"",$=t.hasOption("nocontrols")?"&amp;controls=0":"",b,A;t.hasOption("nofullscreen")?(b="&amp;fs=0",A=""):(b="",A=this._appendBooleanAttr("allowfullscreen",e));let x=t.hasOption("modest")?"&amp;modestbranding=1":"",_=t.hasAttribute("theme")?`&amp;theme=${t.getAttribute("theme")}`:"",w=t.hasAttribute("lang")?`&amp;hl=${t.getAttribute("lang")}`:"",[S,k]=t.getAttribute("target").split("/",2);k||=t.getAttribute("list");let v;if(k)v=`&amp;list=${k}`;else{let I,F=S.split(",");S=F[0],I=F.length>1?F.slice(1).join(","):null,I||=t.getAttribute("playlist"),I?v=`&amp;playlist=${S},${I}`:v=m?`&amp;playlist=${S}`:""}return`<div${i}${n}>${o}
<div class="content">
<iframe${c}${a} src="${l}//www.youtube.com/embed/${S}?rel=${u}${f}${h}${p}${d}${g}${$}${v}${b}${x}${_}${w}" frameborder="0"${A}></iframe>
</div>
</div>`}case"wistia":{let l=t.document.getAttribute("asset-uri-scheme","https");l&&(l=`${l}:`);let u=["?"],f=t.hasAttribute("start")?`${u.pop()||"&amp;"}time=${t.getAttribute("start")}`:"",h=t.hasOption("loop")?`${u.pop()||"&amp;"}endVideoBehavior=loop`:t.hasOption("reset")?`${u.pop()||"&amp;"}endVideoBehavior=reset`:"",p=t.getAttribute("target"),m=t.hasOption("autoplay")?`${u.pop()||"&amp;"}autoPlay=true`:"",d=t.hasOption("muted")?`${u.pop()||"&amp;"}muted=true`:"";return`<div${i}${n}>${o}
<div class="content">
<iframe${c}${a} src="${l}//fast.wistia.com/embed/iframe/${p}${f}${m}${h}${d}" frameborder="0"${t.hasOption("nofullscreen")?"":this._appendBooleanAttr("allowfullscreen",e)} class="wistia_embed" name="wistia_embed"></iframe>
</div>
</div>`}default:{let l=t.getAttribute("poster"),u=l?` poster="${t.mediaUri(l)}"`:"",f=t.getAttribute("preload"),h=f?` preload="${f}"`:"",p=t.getAttribute("start"),m=t.getAttribute("end"),d=p||m?`#t=${p||""}${m?`,${m}`:""}`:"";return`<div${i}${n}>${o}
<div class="content">
<video src="${t.mediaUri(t.getAttribute("target"))}${d}"${c}${a}${u}${t.hasOption("autoplay")?this._appendBooleanAttr("autoplay",e):""}${t.hasOption("muted")?this._appendBooleanAttr("muted",e):""}${t.hasOption("nocontrols")?"":this._appendBooleanAttr("controls",e)}${t.hasOption("loop")?this._appendBooleanAttr("loop",e):""}${h}>
Your browser does not support the video tag.
</video>
</div>
</div>`}}}async convert_inline_anchor(t){switch(t.type){case"xref":{let e,i;if(t.attributes.path)e=this._appendLinkConstraintAttrs(t,t.role?[` class="${t.role}"`]:[]).join(""),i=t.text||t.attributes.path;else if(e=t.role?` class="${t.role}"`:"",!(i=t.text)){let s=this._refs??=t.document.catalog.refs,n=t.attributes.refid,o,c=s[n]??(n?null:o=this._getRootDocument(t));if(c instanceof et){let a=this._resolvingXrefs??=new Set;if(a.has(n))i=o?"[^top]":`[${n}]`;else{a.add(n);let l=await c.xreftext(t.getAttribute("xrefstyle",null,!0));a.delete(n),l?i=l.includes("<a")?l.replace(new RegExp(Wr.source,"g"),""):l:i=o?"[^top]":`[${n}]`}}else i=`[${n}]`}return`<a href="${t.target}"${e}>${i}</a>`}case"ref":return`<a id="${t.id}"></a>`;case"link":{let e=t.id?[` id="${t.id}"`]:[];return t.role&&e.push(` class="${t.role}"`),t.hasAttribute("title")&&e.push(` title="${t.getAttribute("title")}"`),`<a href="${t.target}"${this._appendLinkConstraintAttrs(t,e).join("")}>${t.text??""}</a>`}case"bibref":return`<a id="${t.id}"></a>[${t.reftext||t.id}]`;default:return this.logger.warn(`unknown anchor type: ${t.type}`),null}}async convert_inline_break(t){return`${t.text}<br${this._voidSlash}>`}async convert_inline_button(t){return`<b class="button">${t.text}</b>`}async convert_inline_callout(t){if(t.document.hasAttribute("icons","font"))return`<i class="conum" data-value="${t.text}"></i><b>(${t.text})</b>`;if(t.document.hasAttribute("icons"))return`<img src="${await t.iconUri(`callouts/${t.text}`)}" alt="${t.text}"${this._voidSlash}>`;let e=t.attributes.guard;return Array.isArray(e)?`&lt;!--<b class="conum">(${t.text})</b>--&gt;`:`${e??""}<b class="conum">(${t.text})</b>`}async convert_inline_footnote(t){let e=t.getAttribute("index");return e?t.type==="xref"?`<sup class="footnoteref">[<a class="footnote" href="#_footnotedef_${e}" title="View footnote.">${e}</a>]</sup>`:`<sup class="footnote"${t.id?` id="_footnote_${t.id}"`:""}>[<a id="_footnoteref_${e}" class="footnote" href="#_footnotedef_${e}" title="View footnote.">${e}</a>]</sup>`:t.type==="xref"?`<sup class="footnoteref red" title="Unresolved footnote reference.">[${t.text}]</sup>`:null}async convert_inline_image(t){let e=t.target,i=t.type||"image",s,n;if(i==="icon"){let l=t.document.getAttribute("icons");if(l==="font"){let u=`fa fa-${e}`;t.hasAttribute("size")&&(u+=` fa-${t.getAttribute("size")}`),t.hasAttribute("flip")?u+=` fa-flip-${t.getAttribute("flip")}`:t.hasAttribute("rotate")&&(u+=` fa-rotate-${t.getAttribute("rotate")}`);let f=t.hasAttribute("title")?` title="${t.getAttribute("title")}"`:"";s=`<i class="${u}"${f}></i>`}else if(l!=null){let u=t.hasAttribute("width")?` width="${t.getAttribute("width")}"`:"";t.hasAttribute("height")&&(u+=` height="${t.getAttribute("height")}"`),t.hasAttribute("title")&&(u+=` title="${t.getAttribute("title")}"`),s=`<img src="${await t.iconUri(e)}" alt="${this._encodeAttrValue(t.getAlt())}"${u}${this._voidSlash}>`}else s=`[${t.getAlt()}&#93;`}else{let l=t.hasAttribute("width")?` width="${t.getAttribute("width")}"`:"";if(t.hasAttribute("height")&&(l+=` height="${t.getAttribute("height")}"`),t.hasAttribute("title")&&(l+=` title="${t.getAttribute("title")}"`),(t.hasAttribute("format","svg")||e.includes(".svg")||e.startsWith("data:image/svg+xml"))&&t.document.safe<O.SECURE)if(t.hasOption("inline"))s=await this.readSvgContents(t,e)||`<span class="alt">${t.getAlt()}</span>`;else if(t.hasOption("interactive")){let u=t.hasAttribute("fallback")?`<img src="${await t.imageUri(t.getAttribute("fallback"))}" alt="${this._encodeAttrValue(t.getAlt())}"${l}${this._voidSlash}>`:`<span class="alt">${t.getAlt()}</span>`;n=await t.imageUri(e),s=`<object type="image/svg+xml" data="${n}"${l}>${u}</object>`}else n=await t.imageUri(e),s=`<img src="${n}" alt="${this._encodeAttrValue(t.getAlt())}"${l}${this._voidSlash}>`;else n=await t.imageUri(e),s=`<img src="${n}" alt="${this._encodeAttrValue(t.getAlt())}"${l}${this._voidSlash}>`}if(t.hasAttribute("link")){let l=t.getAttribute("link");l==="self"&&(l=n),l&&(s=`<a class="image" href="${l}"${this._appendLinkConstraintAttrs(t).join("")}>${s}</a>`)}let o=t.id?` id="${t.id}"`:"",c=i,a=t.role;return a?c=t.hasAttribute("float")?`${c} ${t.getAttribute("float")} ${a}`:`${c} ${a}`:t.hasAttribute("float")&&(c=`${c} ${t.getAttribute("float")}`),`<span${o} class="${c}">${s}</span>`}async convert_inline_indexterm(t){return t.type==="visible"?t.text:""}async convert_inline_kbd(t){let e=t.getAttribute("keys");return e.length===1?`<kbd>${e[0]}</kbd>`:`<span class="keyseq"><kbd>${e.join("</kbd>+<kbd>")}</kbd></span>`}async convert_inline_menu(t){let e=t.document.hasAttribute("icons","font")?'&#160;<i class="fa fa-angle-right caret"></i> ':'&#160;<b class="caret">&#8250;</b> ',i=`</b>${e}<b class="submenu">`,s=t.getAttribute("menu"),n=t.getAttribute("submenus");if(!n||n.length===0){let o=t.getAttribute("menuitem");return o?`<span class="menuseq"><b class="menu">${s}</b>${e}<b class="menuitem">${o}</b></span>`:`<b class="menuref">${s}</b>`}return`<span class="menuseq"><b class="menu">${s}</b>${e}<b class="submenu">${n.join(i)}</b>${e}<b class="menuitem">${t.getAttribute("menuitem")}</b></span>`}async convert_inline_quoted(t){let[e,i,s]=ia[t.type]??sa;if(t.id){let n=t.role?` class="${t.role}"`:"";return s?`${e.slice(0,-1)} id="${t.id}"${n}>${t.text}${i}`:`<span id="${t.id}"${n}>${e}${t.text}${i}</span>`}return t.role?s?`${e.slice(0,-1)} class="${t.role}">${t.text}${i}`:`<span class="${t.role}">${e}${t.text}${i}</span>`:`${e}${t.text}${i}`}async readSvgContents(t,e){let i=e.startsWith("data:")?this._decodeDataUri(e):await t.readContents(e,{start:t.document.getAttribute("imagesdir"),normalize:!0,label:"SVG",warnIfEmpty:!0});if(!i)return null;i.startsWith("<svg")||(i=i.replace(Zo,"")),i=i.replace(/^(<svg\b[^<>]*?)(\s*<[^/!])/s,(c,a,l)=>`${a.trimEnd()}>${l}`);let s=null,n=null,o=null;for(let c of["width","height"])if(t.hasAttribute(c)){if(!n){if(o===null&&(o=i.match(ta)||!1),!o)continue;s=o[0],n=s.replace(new RegExp(ea.source,"g"),"")}n=`${n.slice(0,-1)} ${c}="${t.getAttribute(c)}">`}return n&&(i=`${n}${i.slice(s.length)}`),i}_decodeDataUri(t){let e=t.indexOf(",");if(e===-1)return null;let i=t.slice(5,e),s=t.slice(e+1);if(/;base64\b/i.test(i)){let n=Uint8Array.from(atob(s),o=>o.charCodeAt(0));return new TextDecoder("utf-8").decode(n)}return decodeURIComponent(s)}_appendBooleanAttr(t,e){return e?` ${t}="${t}"`:` ${t}`}_appendLinkConstraintAttrs(t,e=[]){let i=t.hasOption("nofollow")?"nofollow":null,s=t.attributes.window;return s?(e.push(` target="${s}"`),(s==="_blank"||t.hasOption("noopener"))&&e.push(i?` rel="${i} noopener"`:' rel="noopener"')):i&&e.push(` rel="${i}"`),e}_encodeAttrValue(t){return t.includes('"')?t.replace(/"/g,"&quot;"):t}_generateMannameSection(t){let e=t.getAttribute("manname-title","Name"),i=t.sections();if(i.length>0){let o=i[0].title;o===o.toUpperCase()&&(e=e.toUpperCase())}let s=t.getAttribute("manname-id");return`<h2${s?` id="${s}"`:""}>${e}</h2>
<div class="sectionbody">
<p>${t.getAttribute("mannames").join(", ")} - ${t.getAttribute("manpurpose")}</p>
</div>`}_getRootDocument(t){for(;(t=t.document).isNested();)t=t.parentDocument;return t}};Ot.registerFor("html5")});var zr={};Rt(zr,{DocBook5Converter:()=>Ti,default:()=>ha});var $t,na,ra,oa,aa,la,ca,ua,Ti,ha,Ur=K(()=>{kt();X();$t=`
`,na={qanda:{list:"qandaset",entry:"qandaentry",label:"question",term:"simpara",item:"answer"},glossary:{list:null,entry:"glossentry",term:"glossterm",item:"glossdef"}},ra={list:"variablelist",entry:"varlistentry",term:"term",item:"listitem"},oa={monospaced:["<literal>","</literal>"],emphasis:["<emphasis>","</emphasis>",!0],strong:['<emphasis role="strong">',"</emphasis>",!0],double:['<quote role="double">',"</quote>",!0],single:['<quote role="single">',"</quote>",!0],mark:['<emphasis role="marked">',"</emphasis>"],superscript:["<superscript>","</superscript>"],subscript:["<subscript>","</subscript>"]},aa=["","",!0],la={section:"refsection",synopsis:"refsynopsisdiv"},ca=["dbhtml","dbfo","dblatex"],ua=/^(.+?)(?: ((?:\d{4}-)?\d{4}))?$/,Ti=class extends pt{constructor(t,e={}){super(t,e)}async convert_document(t){let e=['<?xml version="1.0" encoding="UTF-8"?>'];t.hasAttribute("toc")&&e.push(t.hasAttribute("toclevels")?`<?asciidoc-toc maxdepth="${t.getAttribute("toclevels")}"?>`:"<?asciidoc-toc?>"),t.hasAttribute("sectnums")&&e.push(t.hasAttribute("sectnumlevels")?`<?asciidoc-numbered maxdepth="${t.getAttribute("sectnumlevels")}"?>`:"<?asciidoc-numbered?>");let i=t.hasAttribute("nolang")?"":` xml:lang="${t.getAttribute("lang","en")}"`,s=t.doctype,n=!1;s==="manpage"&&(n=!0,s="article");let o=e.length,c=t.id,a=this._findRootAbstract(t);if(t.isNoheader()||e.push(await this._documentInfoTag(t,a)),n){if(e.push("<refentry>"),e.push("<refmeta>"),t.hasAttribute("mantitle")&&e.push(`<refentrytitle>${await t.applyReftextSubs(t.getAttribute("mantitle"))}</refentrytitle>`),t.hasAttribute("manvolnum")&&e.push(`<manvolnum>${t.getAttribute("manvolnum")}</manvolnum>`),e.push(`<refmiscinfo class="source">${t.getAttribute("mansource","&#160;")}</refmiscinfo>`),e.push(`<refmiscinfo class="manual">${t.getAttribute("manmanual","&#160;")}</refmiscinfo>`),e.push("</refmeta>"),e.push("<refnamediv>"),t.hasAttribute("mannames"))for(let p of t.getAttribute("mannames"))e.push(`<refname>${p}</refname>`);t.hasAttribute("manpurpose")&&e.push(`<refpurpose>${t.getAttribute("manpurpose")}</refpurpose>`),e.push("</refnamediv>")}let l=await t.docinfo("header");l&&e.push(l);let u=a?this._extractAbstract(t,a):null;if(t.hasBlocks()){let p=[];for(let m of t.blocks)p.push(await m.convert());e.push(p.filter(m=>m!=null).join($t))}u&&this._restoreAbstract(u);let f=await t.docinfo("footer");f&&e.push(f),n&&e.push("</refentry>");let h=c??t.id??this._rootDocId;return e.splice(o,0,`<${s} xmlns="http://docbook.org/ns/docbook" xmlns:xl="http://www.w3.org/1999/xlink" version="5.0"${i}${this._commonAttributes(h)}>`),e.push(`</${s}>`),e.join($t)}async convert_embedded(t){let e=null;this.backend==="docbook5"&&(e=this._findRootAbstract(t),e&&this._extractAbstract(t,e));let i=[];for(let n of t.blocks)i.push(await n.convert());let s=i.filter(n=>n!=null).join($t);return e&&this._restoreAbstract(e),s}async convert_section(t){let e=t.sectname;t.document.doctype==="manpage"&&(e=la[e]??e);let i=t.special&&(t.hasOption("notitle")||t.hasOption("untitled"))?"":`<title>${t.title}</title>
`;return`<${e}${this._commonAttributes(t.id,t.role,t.reftext)}>
${i}${await t.content()}
</${e}>`}async convert_admonition(t){let e=t.getAttribute("name");return`<${e}${this._commonAttributes(t.id,t.role,t.reftext)}>
${this._titleTag(t)}${await this._encloseContent(t)}
</${e}>`}async convert_audio(t){return""}async convert_colist(t){let e=[];e.push(`<calloutlist${this._commonAttributes(t.id,t.role,t.reftext)}>`),t.hasTitle()&&e.push(`<title>${t.title}</title>`);for(let i of t.getItems())e.push(`<callout arearefs="${i.getAttribute("coids")}">`),e.push(`<para>${i.getText()}</para>`),i.hasBlocks()&&e.push(await i.content()),e.push("</callout>");return e.push("</calloutlist>"),e.join($t)}async convert_dlist(t){let e=[];if(t.style==="horizontal"){let i=t.hasTitle()?"table":"informaltable";e.push(`<${i}${this._commonAttributes(t.id,t.role,t.reftext)} tabstyle="horizontal" frame="none" colsep="0" rowsep="0">`),e.push(`${this._titleTag(t)}<tgroup cols="2">`),e.push(`<colspec colwidth="${t.getAttribute("labelwidth",15)}*"/>`),e.push(`<colspec colwidth="${t.getAttribute("itemwidth",85)}*"/>`),e.push('<tbody valign="top">');for(let[s,n]of t.getItems()){e.push(`<row>
<entry>`);for(let o of s)e.push(`<simpara>${o.getText()}</simpara>`);e.push(`</entry>
<entry>`),n&&(n.hasText()&&e.push(`<simpara>${n.getText()}</simpara>`),n.hasBlocks()&&e.push(await n.content())),e.push(`</entry>
</row>`)}e.push(`</tbody>
</tgroup>
</${i}>`)}else{let i=na[t.style]??ra,{list:s,entry:n,label:o,term:c,item:a}=i;s&&(e.push(`<${s}${this._commonAttributes(t.id,t.role,t.reftext)}>`),t.hasTitle()&&e.push(`<title>${t.title}</title>`));for(let[l,u]of t.getItems()){e.push(`<${n}>`),o&&e.push(`<${o}>`);for(let f of l)e.push(`<${c}>${f.getText()}</${c}>`);o&&e.push(`</${o}>`),e.push(`<${a}>`),u&&(u.hasText()&&e.push(`<simpara>${u.getText()}</simpara>`),u.hasBlocks()&&e.push(await u.content())),e.push(`</${a}>`),e.push(`</${n}>`)}s&&e.push(`</${s}>`)}return e.join($t)}async convert_example(t){let e=this._commonAttributes(t.id,t.role,t.reftext);return t.hasTitle()?`<example${e}>
<title>${t.title}</title>
${await this._encloseContent(t)}
</example>`:`<informalexample${e}>
${await this._encloseContent(t)}
</informalexample>`}async convert_floating_title(t){return`<bridgehead${this._commonAttributes(t.id,t.role,t.reftext)} renderas="sect${t.level}">${t.title}</bridgehead>`}async convert_image(t){let e=t.hasAttribute("align")?` align="${t.getAttribute("align")}"`:"",i=`<mediaobject>
<imageobject>
<imagedata fileref="${await t.imageUri(t.getAttribute("target"))}"${this._imageSizeAttributes(t.attributes)}${e}/>
</imageobject>
<textobject><phrase>${t.getAlt()}</phrase></textobject>
</mediaobject>`,s=this._commonAttributes(t.id,t.role,t.reftext);return t.hasTitle()?`<figure${s}>
<title>${t.title}</title>
${i}
</figure>`:`<informalfigure${s}>
${i}
</informalfigure>`}async convert_listing(t){let e=!t.hasTitle(),i=this._commonAttributes(t.id,t.role,t.reftext),s;if(t.style==="source"){let n=t.attributes,o;t.hasOption("linenums")?o="start"in n?` linenumbering="numbered" startinglinenumber="${parseInt(n.start,10)}"`:' linenumbering="numbered"':o=' linenumbering="unnumbered"',"language"in n?s=`<programlisting${e?i:""} language="${n.language}"${o}>${await t.content()}</programlisting>`:s=`<screen${e?i:""}${o}>${await t.content()}</screen>`}else s=`<screen${e?i:""}>${await t.content()}</screen>`;return e?s:`<formalpara${i}>
<title>${t.title}</title>
<para>
${s}
</para>
</formalpara>`}async convert_literal(t){let e=this._commonAttributes(t.id,t.role,t.reftext);return t.hasTitle()?`<formalpara${e}>
<title>${t.title}</title>
<para>
<literallayout class="monospaced">${await t.content()}</literallayout>
</para>
</formalpara>`:`<literallayout${e} class="monospaced">${await t.content()}</literallayout>`}async convert_pass(t){return await t.content()}async convert_stem(t){let e,i=t.subs?t.subs.indexOf("specialcharacters"):-1;i!==-1?(t.subs.splice(i,1),e=await t.content(),t.subs.splice(i,0,"specialcharacters")):e=await t.content();let s;t.style==="asciimath"?s=`<mathphrase><![CDATA[${e}]]></mathphrase>`:s=`<alt><![CDATA[${e}]]></alt>
<mathphrase><![CDATA[${e}]]></mathphrase>`;let n=this._commonAttributes(t.id,t.role,t.reftext);return t.hasTitle()?`<equation${n}>
<title>${t.title}</title>
${s}
</equation>`:`<informalequation${n}>
${s}
</informalequation>`}async convert_olist(t){let e=[],i=t.style?` numeration="${t.style}"`:"",s=t.hasAttribute("start")?` startingnumber="${t.getAttribute("start")}"`:"";e.push(`<orderedlist${this._commonAttributes(t.id,t.role,t.reftext)}${i}${s}>`),t.hasTitle()&&e.push(`<title>${t.title}</title>`);for(let n of t.getItems())e.push(`<listitem${this._commonAttributes(n.id,n.role)}>`),e.push(`<simpara>${n.getText()}</simpara>`),n.hasBlocks()&&e.push(await n.content()),e.push("</listitem>");return e.push("</orderedlist>"),e.join($t)}async convert_open(t){let e=t.id,i=t.role,s=t.reftext;switch(t.style){case"abstract":{if(t.getParent()===t.document&&t.document.doctype==="book")return this.logger.warn("abstract block cannot be used in a document without a doctitle when doctype is book. Excluding block content."),"";let n=`<abstract>
${this._titleTag(t)}${await this._encloseContent(t)}
</abstract>`,o=t.getParent();return this.backend==="docbook5"&&!t.hasOption("root")&&(o.context==="open"?o.style==="partintro":o.context==="section"&&o.sectname==="partintro")&&o.blocks[0]===t&&(n=`<info>
${n}
</info>`),n}case"partintro":return t.level===0&&t.getParent().context==="section"&&t.document.doctype==="book"?`<partintro${this._commonAttributes(e,i,s)}>
${this._titleTag(t)}${await this._encloseContent(t)}
</partintro>`:(this.logger.error("partintro block can only be used when doctype is book and must be a child of a book part. Excluding block content."),"");default:{if(t.hasTitle()){let n=t.contentModel==="compound"?$t:"";return`<formalpara${this._commonAttributes(e,i,s)}>
<title>${t.title}</title>
<para>${n}${await t.content()}${n}</para>
</formalpara>`}else if(e||i)return t.contentModel==="compound"?`<para${this._commonAttributes(e,i,s)}>
${await t.content()}
</para>`:`<simpara${this._commonAttributes(e,i,s)}>${await t.content()}</simpara>`;return await this._encloseContent(t)}}}async convert_page_break(t){return"<simpara><?asciidoc-pagebreak?></simpara>"}async convert_paragraph(t){let e=this._commonAttributes(t.id,t.role,t.reftext);return t.hasTitle()?`<formalpara${e}>
<title>${t.title}</title>
<para>${await t.content()}</para>
</formalpara>`:`<simpara${e}>${await t.content()}</simpara>`}async convert_preamble(t){return t.document.doctype==="book"?`<preface${this._commonAttributes(t.id,t.role,t.reftext)}>
${this._titleTag(t,!1)}${await t.content()}
</preface>`:await t.content()}async convert_quote(t){return await this._blockquoteTag(t,t.hasRole("epigraph")?"epigraph":null,async()=>await this._encloseContent(t))}async convert_thematic_break(t){return"<simpara><?asciidoc-hr?></simpara>"}async convert_sidebar(t){return`<sidebar${this._commonAttributes(t.id,t.role,t.reftext)}>
${this._titleTag(t)}${await this._encloseContent(t)}
</sidebar>`}async convert_table(t){let e=!1,i=[],s=t.hasOption("pgwide")?' pgwide="1"':"",n=t.getAttribute("frame","all","table-frame");n==="ends"&&(n="topbot");let o=t.getAttribute("grid",null,"table-grid"),c=t.hasTitle()?"table":"informaltable",a=t.hasAttribute("orientation","landscape","table-orientation")?' orient="land"':"";i.push(`<${c}${this._commonAttributes(t.id,t.role,t.reftext)}${s} frame="${n}" rowsep="${["none","cols"].includes(o)?0:1}" colsep="${["none","rows"].includes(o)?0:1}"${a}>`),t.hasOption("unbreakable")?i.push('<?dbfo keep-together="always"?>'):t.hasOption("breakable")&&i.push('<?dbfo keep-together="auto"?>'),c==="table"&&i.push(`<title>${t.title}</title>`);let l,u=t.hasAttribute("width")?t.getAttribute("width"):null;if(u){for(let f of ca)i.push(`<?${f} table-width="${u}"?>`);l="colabswidth"}else l="colpcwidth";i.push(`<tgroup cols="${t.getAttribute("colcount")}">`);for(let f of t.columns)i.push(`<colspec colname="col_${f.getAttribute("colnumber")}" colwidth="${f.getAttribute(l)}*"/>`);for(let[f,h]of t.rows.bySection())if(!(!h||h.length===0)){f==="body"&&(e=!0),i.push(`<t${f}>`);for(let p of h){i.push("<row>");for(let m of p){let d=m.colspan?` namest="col_${m.column.getAttribute("colnumber")}" nameend="col_${m.column.getAttribute("colnumber")+m.colspan-1}"`:"",g=m.rowspan?` morerows="${m.rowspan-1}"`:"",$=`<entry align="${m.getAttribute("halign")}" valign="${m.getAttribute("valign")}"${d}${g}>`,b;if(f==="head")b=m.text;else switch(m.style){case"asciidoc":b=await m.content();break;case"literal":b=`<literallayout class="monospaced">${m.text}</literallayout>`;break;case"header":{let x=await m.content();b=x.length===0?"":`<simpara><emphasis role="strong">${x.join('</emphasis></simpara><simpara><emphasis role="strong">')}</emphasis></simpara>`;break}default:{let x=await m.content();b=x.length===0?"":`<simpara>${x.join("</simpara><simpara>")}</simpara>`}}let A=t.document.hasAttribute("cellbgcolor")?`<?dbfo bgcolor="${t.document.getAttribute("cellbgcolor")}"?></entry>`:"</entry>";i.push(`${$}${b}${A}`)}i.push("</row>")}i.push(`</t${f}>`)}return i.push("</tgroup>"),i.push(`</${c}>`),e||this.logger.warn("tables must have at least one body row"),i.join($t)}async convert_toc(t){return""}async convert_ulist(t){let e=[];if(t.style==="bibliography"){e.push(`<bibliodiv${this._commonAttributes(t.id,t.role,t.reftext)}>`),t.hasTitle()&&e.push(`<title>${t.title}</title>`);for(let i of t.getItems())e.push("<bibliomixed>"),e.push(`<bibliomisc>${i.getText()}</bibliomisc>`),i.hasBlocks()&&e.push(await i.content()),e.push("</bibliomixed>");e.push("</bibliodiv>")}else{let i=t.hasOption("checklist"),s=i?"none":t.style,n=s?` mark="${s}"`:"";e.push(`<itemizedlist${this._commonAttributes(t.id,t.role,t.reftext)}${n}>`),t.hasTitle()&&e.push(`<title>${t.title}</title>`);for(let o of t.getItems()){let c=i&&o.hasAttribute("checkbox")?o.hasAttribute("checked")?"&#10003; ":"&#10063; ":"";e.push(`<listitem${this._commonAttributes(o.id,o.role)}>`),e.push(`<simpara>${c}${o.getText()}</simpara>`),o.hasBlocks()&&e.push(await o.content()),e.push("</listitem>")}e.push("</itemizedlist>")}return e.join($t)}async convert_verse(t){return await this._blockquoteTag(t,t.hasRole("epigraph")?"epigraph":null,async()=>`<literallayout>${await t.content()}</literallayout>`)}async convert_video(t){return""}async convert_inline_anchor(t){switch(t.type){case"ref":return`<anchor${this._commonAttributes(t.id,null,t.reftext||`[${t.id}]`)}/>`;case"xref":{let e=t.attributes.path;if(e)return`<link xl:href="${t.target}">${t.text||e}</link>`;let i=t.attributes.refid;if(!i){let s=this._getRootDocument(t);i=s.id??(this._rootDocId??=this._generateDocumentId(s))}return t.text?`<link linkend="${i}">${t.text}</link>`:`<xref linkend="${i}"/>`}case"link":return`<link xl:href="${t.target}">${t.text}</link>`;case"bibref":{let e=`[${t.reftext||t.id}]`;return`<anchor${this._commonAttributes(t.id,null,e)}/>${e}`}default:return this.logger.warn(`unknown anchor type: ${t.type}`),null}}async convert_inline_break(t){return`${t.text}<?asciidoc-br?>`}async convert_inline_button(t){return`<guibutton>${t.text}</guibutton>`}async convert_inline_callout(t){return`<co${this._commonAttributes(t.id)}/>`}async convert_inline_footnote(t){return t.type==="xref"?`<footnoteref linkend="${t.target}"/>`:`<footnote${this._commonAttributes(t.id)}><simpara>${t.text}</simpara></footnote>`}async convert_inline_image(t){let e=t.type==="icon"?await t.iconUri(t.target):await t.imageUri(t.target),i=`<inlinemediaobject${this._commonAttributes(t.id,t.role)}>
<imageobject>
<imagedata fileref="${e}"${this._imageSizeAttributes(t.attributes)}/>
</imageobject>
<textobject><phrase>${t.getAlt()}</phrase></textobject>
</inlinemediaobject>`;if(t.type!=="icon"&&t.hasAttribute("link")){let s=t.getAttribute("link");return`<link xl:href="${s==="self"?e:s}">${i}</link>`}return i}async convert_inline_indexterm(t){let e="",i=t.getAttribute("see");if(i)e=`
<see>${i}</see>`;else{let c=t.getAttribute("see-also");c&&(e=c.map(a=>`
<seealso>${a}</seealso>`).join(""))}if(t.type==="visible")return`<indexterm>
<primary>${t.text}</primary>${e}
</indexterm>${t.text}`;let s=t.getAttribute("terms"),n=s.length,o=t.document.hasOption("indexterm-promotion");return n>2?`<indexterm>
<primary>${s[0]}</primary><secondary>${s[1]}</secondary><tertiary>${s[2]}</tertiary>${e}
</indexterm>${o?`
<indexterm>
<primary>${s[1]}</primary><secondary>${s[2]}</secondary>
</indexterm>
<indexterm>
<primary>${s[2]}</primary>
</indexterm>`:""}`:n>1?`<indexterm>
<primary>${s[0]}</primary><secondary>${s[1]}</secondary>${e}
</indexterm>${o?`
<indexterm>
<primary>${s[1]}</primary>
</indexterm>`:""}`:`<indexterm>
<primary>${s[0]}</primary>${e}
</indexterm>`}async convert_inline_kbd(t){let e=t.getAttribute("keys");return e.length===1?`<keycap>${e[0]}</keycap>`:`<keycombo><keycap>${e.join("</keycap><keycap>")}</keycap></keycombo>`}async convert_inline_menu(t){let e=t.getAttribute("menu"),i=t.getAttribute("submenus");if(!i||i.length===0){let s=t.getAttribute("menuitem");return s?`<menuchoice><guimenu>${e}</guimenu> <guimenuitem>${s}</guimenuitem></menuchoice>`:`<guimenu>${e}</guimenu>`}return`<menuchoice><guimenu>${e}</guimenu> <guisubmenu>${i.join("</guisubmenu> <guisubmenu>")}</guisubmenu> <guimenuitem>${t.getAttribute("menuitem")}</guimenuitem></menuchoice>`}async convert_inline_quoted(t){let e=t.type;if(e==="asciimath"||e==="latexmath"){let a=t.text;return e==="asciimath"?`<inlineequation><mathphrase><![CDATA[${a}]]></mathphrase></inlineequation>`:`<inlineequation><alt><![CDATA[${a}]]></alt><mathphrase><![CDATA[${a}]]></mathphrase></inlineequation>`}let[i,s,n]=oa[e]??aa,o=t.text,c;return t.role?n?c=`${i}<phrase role="${t.role}">${o}</phrase>${s}`:c=`${i.slice(0,-1)} role="${t.role}">${o}${s}`:c=`${i}${o}${s}`,t.id?`<anchor${this._commonAttributes(t.id)}/>${c}`:c}_commonAttributes(t,e=null,i=null){let s="";if(t?s=` xml:id="${t}"${e?` role="${e}"`:""}`:e&&(s=` role="${e}"`),i){let n=i;return n.includes("<")&&(n=n.replace(gt,""),n.includes(" ")&&(n=n.replace(/ {2,}/g," ").trim())),n.includes('"')&&(n=n.replace(/"/g,"&quot;")),`${s} xreflabel="${n}"`}return s}_imageSizeAttributes(t){if("scaledwidth"in t)return` width="${t.scaledwidth}"`;if("scale"in t)return` scale="${t.scale}"`;let e="width"in t?` contentwidth="${t.width}"`:"",i="height"in t?` contentdepth="${t.height}"`:"";return`${e}${i}`}_authorTag(t,e){let i=["<author>","<personname>"];return e.firstname&&i.push(`<firstname>${t.subReplacements(e.firstname)}</firstname>`),e.middlename&&i.push(`<othername>${t.subReplacements(e.middlename)}</othername>`),e.lastname&&i.push(`<surname>${t.subReplacements(e.lastname)}</surname>`),i.push("</personname>"),e.email&&i.push(`<email>${e.email}</email>`),i.push("</author>"),i.join($t)}async _documentInfoTag(t,e){let i=["<info>"];if(!t.isNotitle()){let n=t.doctitle({partition:!0,use_fallback:!0});n?.subtitle?i.push(`<title>${n.main}</title>
<subtitle>${n.subtitle}</subtitle>`):n&&i.push(`<title>${n}</title>`)}let s=t.hasAttribute("revdate")?t.getAttribute("revdate"):t.hasAttribute("reproducible")?null:t.getAttribute("docdate");if(s&&i.push(`<date>${s}</date>`),t.hasAttribute("copyright")){let n=ua.exec(t.getAttribute("copyright"));n&&(i.push("<copyright>"),i.push(`<holder>${n[1]}</holder>`),n[2]&&i.push(`<year>${n[2]}</year>`),i.push("</copyright>"))}if(t.hasHeader()){let n=t.authors();if(n.length>0)if(n.length>1){i.push("<authorgroup>");for(let c of n)i.push(this._authorTag(t,c));i.push("</authorgroup>")}else{let c=n[0];i.push(this._authorTag(t,c)),c.initials&&i.push(`<authorinitials>${c.initials}</authorinitials>`)}if(t.hasAttribute("revdate")&&(t.hasAttribute("revnumber")||t.hasAttribute("revremark"))&&(i.push(`<revhistory>
<revision>`),t.hasAttribute("revnumber")&&i.push(`<revnumber>${t.getAttribute("revnumber")}</revnumber>`),t.hasAttribute("revdate")&&i.push(`<date>${t.getAttribute("revdate")}</date>`),t.hasAttribute("authorinitials")&&i.push(`<authorinitials>${t.getAttribute("authorinitials")}</authorinitials>`),t.hasAttribute("revremark")&&i.push(`<revremark>${t.getAttribute("revremark")}</revremark>`),i.push(`</revision>
</revhistory>`)),t.hasAttribute("front-cover-image")||t.hasAttribute("back-cover-image")){let c=await this._coverTag(t,"back");if(c)i.push(await this._coverTag(t,"front",!0)),i.push(c);else{let a=await this._coverTag(t,"front");a&&i.push(a)}}t.hasAttribute("orgname")&&i.push(`<orgname>${t.getAttribute("orgname")}</orgname>`);let o=await t.docinfo();o&&i.push(o)}return e&&(e.setAttribute("root-option",""),i.push(await this.convert(e,e.nodeName)),e.removeAttribute("root-option")),i.push("</info>"),i.join($t)}_findRootAbstract(t){if(!t.hasBlocks())return null;let e=t.blocks[0];if(e.context==="preamble"){if(!e.hasBlocks())return null;e=e.blocks[0]}else if(e.context==="section"){if(e.sectname==="abstract")return e;if(e.sectname!=="preface"||!e.hasBlocks())return null;e=e.blocks[0]}return e.style==="abstract"&&e.context==="open"?e:null}_extractAbstract(t,e){let i=e.getParent(),s=e;for(;i!==t&&i.blocks.length===1;)s=i,i=i.getParent();return i.blocks.splice(i.blocks.indexOf(s),1),e}_restoreAbstract(t){t.getParent().blocks.unshift(t)}_getRootDocument(t){let e=t.document;for(;e.isNested();)e=e.parentDocument;return e}_generateDocumentId(t){return`__${t.doctype}-root__`}async _encloseContent(t){return t.contentModel==="compound"?await t.content():`<simpara>${await t.content()}</simpara>`}_titleTag(t,e=!0){return e&&!t.hasTitle()?"":`<title>${t.title??""}</title>
`}async _coverTag(t,e,i=!1){let s=t.getAttribute(`${e}-cover-image`);if(s){let n=s,o="";if(s.includes(":")){let c=/^image::?(\S|\S.*?\S)\[(.*?)?\]$/.exec(s);c&&(n=await t.imageUri(c[1]))}return`<cover role="${e}">
<mediaobject>
<imageobject>
<imagedata fileref="${n}"${o}/>
</imageobject>
</mediaobject>
</cover>`}return i?`<cover role="${e}"/>`:null}async _blockquoteTag(t,e,i){let s=e||"blockquote",n=[`<${s}${this._commonAttributes(t.id,t.role,t.reftext)}>`];return t.hasTitle()&&n.push(`<title>${t.title}</title>`),(t.hasAttribute("attribution")||t.hasAttribute("citetitle"))&&(n.push("<attribution>"),t.hasAttribute("attribution")&&n.push(t.getAttribute("attribution")),t.hasAttribute("citetitle")&&n.push(`<citetitle>${t.getAttribute("citetitle")}</citetitle>`),n.push("</attribution>")),n.push(await i()),n.push(`</${s}>`),n.join($t)}},ha=Ti});var Hr={};Rt(Hr,{default:()=>We});var nc,fa,Li,R,qr,pa,ma,da,ga,ba,$a,xa,ya,_a,wa,We,Vr=K(()=>{kt();Ct();Y();X();nc=`${y}${Qn} `,fa=" ".repeat(8),Li="\x1B",R=`${Li}\\`,qr=`${Li}.`,pa=/^\\|(\u001b)?\\/g,ma=/^\./gm,da=/^(?:\u001b\\c\n)?\u001b\.((?:URL|MTO) ".*?" ".*?" )( |[^\s]*)(.*?)(?: *\u001b\\c)?$/gm,ga=/(\u001b\\c) (\u001b\.(?:URL|MTO) )/g,ba=/<\/?([\u001b]\\[^>]+)>/g,$a=/&#8212;(?:&#8203;)?/g,xa=/&#8230;(?:&#8203;)?/g,ya=/[ \t]*\n[ \t]*/g,_a=/&#?[a-z\d]+;|</,wa=/(&#?[a-z\d]+;|<\u001b\\f\(CR[\s\S]*?<\/\u001b\\fP>|<[^>]+>)|([^&<]+)/g,We=class extends pt{constructor(t,e={}){super(t,e),this.initBackendTraits({basebackend:"manpage",filetype:"man",outfilesuffix:".man",supportsTemplates:!0})}async convert_document(t){if(!t.hasAttribute("mantitle"))throw new Error("asciidoctor: ERROR: doctype must be set to manpage when using manpage backend");let e=t.getAttribute("mantitle").replace(Qe,""),i=t.getAttribute("manvolnum","1"),s=t.getAttribute("manname",e),n=t.getAttribute("manmanual"),o=t.getAttribute("mansource"),c=t.hasAttribute("reproducible")?null:t.getAttribute("docdate"),a=[`'\\" t
.\\"     Title: ${e}
.\\"    Author: ${t.hasAttribute("authors")?t.getAttribute("authors"):'[see the "AUTHOR(S)" section]'}
.\\" Generator: Asciidoctor.js ${t.getAttribute("asciidoctor-version")}`];if(c&&a.push(`.\\"      Date: ${c}`),a.push(`.\\"    Manual: ${n?n.replace(/[\n\t ]+/g," "):"\\ \\&"}
.\\"    Source: ${o?o.replace(/[\n\t ]+/g," "):"\\ \\&"}
.\\"  Language: English
.\\"`),a.push(`.TH "${this.manify(s.toUpperCase())}" "${i}" "${c??""}" "${o?this.manify(o):"\\ \\&"}" "${n?this.manify(n):"\\ \\&"}"`),a.push(".ie \\n(.g .ds Aq \\(aq"),a.push(".el       .ds Aq '"),a.push(".ss \\n[.ss] 0"),a.push(".nh"),a.push(".ad l"),a.push(`.de URL
\\fI\\\\$2\\fP <\\\\$1>\\\\$3
..
.als MTO URL
.if \\n[.g] \\{\\
.  mso www.tmac
.  am URL
.    ad l
.  .
.  am MTO
.    ad l
.  .`),a.push(`.  LINKSTYLE ${t.getAttribute("man-linkstyle","blue R < >")}`),a.push(".\\}"),!t.isNoheader()&&t.hasAttribute("manpurpose")){let u=t.getAttribute("mannames",[s]);a.push(`.SH "${t.getAttribute("manname-title","NAME").toUpperCase()}"
${u.map(f=>this.manify(f).replace(/\\-/g,"-")).join(", ")} \\- ${this.manify(t.getAttribute("manpurpose"),{whitespace:"normalize"})}`)}a.push(await t.content()),this._appendFootnotes(a,t);let l=t.authors();if(l.length>0)if(l.length>1){a.push('.SH "AUTHORS"');for(let u of l)a.push(`.sp
${u.name}`)}else a.push(`.SH "AUTHOR"
.sp
${l[0].name}`);return a.join(y)}async convert_embedded(t){let e=[await t.content()];return this._appendFootnotes(e,t),e.join(y)}async convert_section(t){let e,i;return t.level>1?(e="SS",i=t.captionedTitle()):(e="SH",i=this._uppercasePcdata(t.title)),`.${e} "${this.manify(i)}"
${await t.content()}`}async convert_admonition(t){let e=t.hasTitle()?`\\fP: ${this.manify(t.title)}`:"";return`.if n .sp
.RS 4
.it 1 an-trap
.nr an-no-space-flag 1
.nr an-break-flag 1
.br
.ps +1
.B ${t.getAttribute("textlabel")}${e}
.ps -1
.br
${await this._encloseContent(t)}
.sp .5v
.RE`}async convert_colist(t){let e=[];t.hasTitle()&&e.push(`.sp
.B ${this.manify(t.title)}
.br`),e.push(`.TS
tab(:);
r lw(\\n(.lu*75u/100u).`);let i=0;for(let s of t.getItems())e.push(`\\fB(${++i})\\fP\\h'-2n':T{`),e.push(this.manify(s.getText(),{whitespace:"normalize"})),s.hasBlocks()&&e.push(await s.content()),e.push("T}");return e.push(".TE"),e.join(y)}async convert_dlist(t){let e=[];t.hasTitle()&&e.push(`.sp
.B ${this.manify(t.title)}
.br`);let i=0;for(let[s,n]of t.getItems()){if(i++,t.style==="qanda"?e.push(`.sp
${i}. ${this.manify(s.map(o=>o.getText()).join(" "))}
.RS 4`):e.push(`.sp
${this.manify(s.map(o=>o.getText()).join(", "),{whitespace:"normalize"})}
.RS 4`),n){let o=!1;if(n.hasText()&&(e.push(this.manify(n.getText(),{whitespace:"normalize"})),o=!0),n.hasBlocks()){let c=await n.content();!o&&c.startsWith(`.sp
`)&&(c=c.slice(4)),e.push(c)}}e.push(".RE")}return e.join(y)}async convert_example(t){return`${t.hasTitle()?`.sp
.B ${this.manify(t.captionedTitle())}
.br`:".sp"}
.RS 4
${await this._encloseContent(t)}
.RE`}async convert_floating_title(t){return`.SS "${this.manify(t.title)}"`}async convert_image(t){return`${t.hasTitle()?`.sp
.B ${this.manify(t.captionedTitle())}
.br`:".sp"}
[${this.manify(t.getAttribute("alt"))}]`}async convert_listing(t){let e=[];return t.hasTitle()&&e.push(`.sp
.B ${this.manify(t.captionedTitle())}
.br`),e.push(`.sp
.if n .RS 4
.nf
.fam C
${this.manify(await t.content(),{whitespace:"preserve"})}
.fam
.fi
.if n .RE`),e.join(y)}async convert_literal(t){let e=[];return t.hasTitle()&&e.push(`.sp
.B ${this.manify(t.title)}
.br`),e.push(`.sp
.if n .RS 4
.nf
.fam C
${this.manify(await t.content(),{whitespace:"preserve"})}
.fam
.fi
.if n .RE`),e.join(y)}async convert_sidebar(t){return`${t.hasTitle()?`.sp
.B ${this.manify(t.title)}
.br`:".sp"}
.RS 4
${await this._encloseContent(t)}
.RE`}async convert_olist(t){let e=[];t.hasTitle()&&e.push(`.sp
.B ${this.manify(t.title)}
.br`);let i=parseInt(t.getAttribute("start",1),10),s=0;for(let n of t.getItems()){let o=s+i,c=this.manify(n.getText(),{whitespace:"normalize"});if(e.push(`.sp
.RS 4
.ie n \\{\\
\\h'-04' ${o}.\\h'+01'\\c
.\\}
.el \\{\\
.  sp -1
.  IP " ${o}." 4.2
.\\}${c===""?"":y+c}`),n.hasBlocks()){let a=await n.content();c===""&&a.startsWith(`.sp
`)&&(a=a.slice(4)),e.push(a)}e.push(".RE"),s++}return e.join(y)}async convert_open(t){return t.style==="abstract"||t.style==="partintro"?this._encloseContent(t):await t.content()}async convert_page_break(t){return".bp"}async convert_paragraph(t){return t.hasTitle()?`.sp
.B ${this.manify(t.title)}
.br
${this.manify(await t.content(),{whitespace:"normalize"})}`:`.sp
${this.manify(await t.content(),{whitespace:"normalize"})}`}async convert_pass(t){return this.contentOnly(t)}async convert_preamble(t){return this.contentOnly(t)}async convert_quote(t){let e=[];t.hasTitle()&&e.push(`.sp
.RS 3
.B ${this.manify(t.title)}
.br
.RE`);let i=t.hasAttribute("citetitle")?`${t.getAttribute("citetitle")} `:null;return t.hasAttribute("attribution")?i=`${i??""}\\(em ${t.getAttribute("attribution")}`:i=null,e.push(`.RS 3
.ll -.6i
${await this._encloseContent(t)}
.br
.RE
.ll`),i&&e.push(`.RS 5
.ll -.10i
${i}
.RE
.ll`),e.join(y)}async convert_stem(t){let e=[];e.push(t.hasTitle()?`.sp
.B ${this.manify(t.title)}
.br`:".sp");let i=t.style,[s,n]=At[i]??["",""],o=await t.content();return o.startsWith(s)&&o.endsWith(n)&&(o=o.slice(s.length,o.length-n.length)),e.push(`${this.manify(o,{whitespace:"preserve"})} (${i})`),e.join(y)}async convert_table(t){let e=[];t.hasTitle()&&e.push(`.sp
.it 1 an-trap
.nr an-no-space-flag 1
.nr an-break-flag 1
.br
.B ${this.manify(t.captionedTitle())}
`),e.push(`.TS
allbox tab(:);`);let i=[],s=[],n=0;for(let[c,a]of t.rows.bySection())if(a.length!==0)for(let l of a){i[n]=i[n]??[],s[n]=s[n]??[];let u=l.length,f=0;for(let h of l){u--,i[n][f]=i[n][f]??[],JSON.stringify(i[n][f])===JSON.stringify(["^t"])&&s[n].push(`T{${y}T}:`),s[n].push(`T{${y}`);let p=(h.getAttribute("halign","left")??"left")[0];if(c==="body"){i[n].length===0||i[n][f].length===0?i[n][f].push(`${p}t`):(i[n][f+1]=i[n][f+1]??[],i[n][f+1].push(`${p}t`));let m;h.style==="asciidoc"?m=await h.content():h.style==="literal"?m=`.nf${y}${this.manify(h.text,{whitespace:"preserve"})}${y}.fi`:m=(await h.content()).map(d=>this.manify(d,{whitespace:"normalize"})).join(`${y}.sp${y}`),s[n].push(`${m}${y}`)}else i[n].length===0||i[n][f].length===0?i[n][f].push(`${p}tB`):(i[n][f+1]=i[n][f+1]??[],i[n][f+1].push(`${p}tB`)),s[n].push(`${this.manify(h.text,{whitespace:"normalize"})}${y}`);if(h.colspan&&h.colspan>1)for(let m=0;m<h.colspan-1;m++)i[n].length===0||i[n][f].length===0?i[n][f+m].push("st"):(i[n][f+1+m]=i[n][f+1+m]??[],i[n][f+1+m].push("st"));if(h.rowspan&&h.rowspan>1)for(let m=0;m<h.rowspan-1;m++)i[n+1+m]=i[n+1+m]??[],i[n+1+m].length===0||(i[n+1+m][f]??[]).length===0?(i[n+1+m][f]=i[n+1+m][f]??[],i[n+1+m][f].push("^t")):(i[n+1+m][f+1]=i[n+1+m][f+1]??[],i[n+1+m][f+1].push("^t"));u>=1?s[n].push("T}:"):s[n].push(`T}${y}`),f++}n++}let o=s;t.hasHeaderOption&&s[0]&&(e.push(`${y}${i[0].join(" ")}.`),e.push(`${y}${s[0].join("")}`),e.push(".T&"),o=s.slice(1)),e.push(`${y}${i[0].map(()=>"lt").join(" ")}.${y}`);for(let c of o)e.push(c.join(""));return e.push(`.TE${y}.sp`),e.join("")}async convert_thematic_break(t){return`.sp
.ce
\\l'\\n(.lu*25u/100u\\(ap'`}async convert_toc(t){}async convert_ulist(t){let e=[];t.hasTitle()&&e.push(`.sp
.B ${this.manify(t.title)}
.br`);for(let i of t.getItems()){let s=this.manify(i.getText(),{whitespace:"normalize"});if(e.push(`.sp
.RS 4
.ie n \\{\\
\\h'-04'\\(bu\\h'+03'\\c
.\\}
.el \\{\\
.  sp -1
.  IP \\(bu 2.3
.\\}${s===""?"":y+s}`),i.hasBlocks()){let n=await i.content();s===""&&n.startsWith(`.sp
`)&&(n=n.slice(4)),e.push(n)}e.push(".RE")}return e.join(y)}async convert_verse(t){let e=[];t.hasTitle()&&e.push(`.sp
.B ${this.manify(t.title)}
.br`);let i=t.hasAttribute("citetitle")?`${t.getAttribute("citetitle")} `:null;return t.hasAttribute("attribution")?i=`${i??""}\\(em ${t.getAttribute("attribution")}`:i=null,e.push(`.sp
.nf
${this.manify(await t.content(),{whitespace:"preserve"})}
.fi
.br`),i&&e.push(`.in +.5i
.ll -.5i
${i}
.in
.ll`),e.join(y)}async convert_video(t){let e=t.hasAttribute("start")?`&start=${t.getAttribute("start")}`:"",i=t.hasAttribute("end")?`&end=${t.getAttribute("end")}`:"";return`${t.hasTitle()?`.sp
.B ${this.manify(t.title)}
.br`:".sp"}
<${t.mediaUri(t.getAttribute("target"))}${e}${i}> (video)`}async convert_inline_anchor(t){let e=t.target;switch(t.type){case"link":{let i,s=e;e.startsWith("mailto:")?(i="MTO",s=e.slice(7)):i="URL";let n=t.text;return n===s?n="":n=n.replace(/"/g,`${R}(dq`),i==="MTO"&&(s=s.replace("@",`${R}(at`)),`${R}c${y}${qr}${i} "${s}" "${n}" `}case"xref":{let i=t.text;if(!i){let s=this._refs??=t.document.catalog.refs,n=t.attributes.refid,o,c=s[n]??(n?null:o=this._getRootDocument(t));if(c instanceof et){let a=this._resolvingXrefs??=new Set;if(a.has(n))i=o?"[^top]":`[${n}]`;else{a.add(n);let l=await c.xreftext(t.getAttribute("xrefstyle",null,!0));a.delete(n),l?(i=l,c.context==="section"&&c.level<2&&i===c.title&&(i=this._uppercasePcdata(i))):i=o?"[^top]":`[${n}]`}}else i=`[${n}]`}return i}case"ref":case"bibref":return"";default:return this.logger.warn(`unknown anchor type: ${t.type}`),null}}async convert_inline_break(t){return`${t.text}${y}${qr}br`}async convert_inline_button(t){return`<${R}fB>[${R}0${t.text}${R}0]</${R}fP>`}async convert_inline_callout(t){return`<${R}fB>(${t.text})<${R}fP>`}async convert_inline_footnote(t){let e=t.getAttribute("index");return e?`[${e}]`:t.type==="xref"?`[${t.text}]`:null}async convert_inline_image(t){return t.hasAttribute("link")?`[${t.getAttribute("alt")}] <${t.getAttribute("link")}>`:`[${t.getAttribute("alt")}]`}async convert_inline_indexterm(t){return t.type==="visible"?t.text:""}async convert_inline_kbd(t){let e=t.getAttribute("keys");return`<${R}f(CR>${e.length===1?e[0]:e.join(`${R}0+${R}0`)}</${R}fP>`}async convert_inline_menu(t){let e=`${R}0${R}(fc${R}0`,i=t.getAttribute("menu"),s=t.getAttribute("submenus");if(s&&s.length>0){let n=s.map(o=>`<${R}fI>${o}</${R}fP>`).join(e);return`<${R}fI>${i}</${R}fP>${e}${n}${e}<${R}fI>${t.getAttribute("menuitem")}</${R}fP>`}else return t.getAttribute("menuitem")?`<${R}fI>${i}${e}${t.getAttribute("menuitem")}</${R}fP>`:`<${R}fI>${i}</${R}fP>`}async convert_inline_quoted(t){switch(t.type){case"emphasis":return`<${R}fI>${t.text}</${R}fP>`;case"strong":return`<${R}fB>${t.text}</${R}fP>`;case"monospaced":return`<${R}f(CR>${t.text}</${R}fP>`;case"single":return`<${R}(oq>${t.text}</${R}(cq>`;case"double":return`<${R}(lq>${t.text}</${R}(rq>`;default:return t.text}}static async writeAlternatePages(t,e,i){if(!t||t.length<=1)return;t=t.slice(1);let s=`.${e}`,{dirname:n,basename:o,join:c}=await Promise.resolve().then(()=>(U(),tt)),{writeFile:a}=await Promise.resolve().then(()=>(U(),tt)),l=n(i),u=o(i);for(let f of t)await a(c(l,`${f}${s}`),`.so ${u}`)}_appendFootnotes(t,e){if(!(!e.hasFootnotes()||e.hasAttribute("nofootnotes"))){t.push('.SH "NOTES"');for(let i of e.footnotes){t.push(`.IP [${i.index}]`);let s=i.text;s.includes(`${Li}\\c ${Li}.`)?s=this.manify(`${s.replace(ga,`$1${y}$2`)} `,{whitespace:"normalize"}).replace(/ $/,""):s=this.manify(s,{whitespace:"normalize"}),t.push(s)}}}manify(t,e={}){let i=e.whitespace??"collapse";return i==="preserve"?t=t.replace(/\t/g,fa).replace(/ {2,}/g,(s,n,o)=>n===0||o[n-1]===`
`?s:`${R}&${s}`):i==="normalize"?t=t.replace(ya,y):t=t.replace(/[\n\t ]+/g," "),t=t.replace(pa,(s,n)=>n?s:"\\(rs").replace(xa,".\\|.\\|.").replace(ma,"\\&.").replace(da,(s,n,o,c)=>{let a=c.trimStart();return a===""?`.${n}"${o}"`:`.${n}"${o.trimEnd()}"
${a}`}).replace(/-/g,"\\-").replace(/&lt;/g,"<").replace(/&gt;/g,">").replace(/&#43;/g,"+").replace(/&#160;/g,"\\~").replace(/&#169;/g,"\\(co").replace(/&#174;/g,"\\(rg").replace(/&#8482;/g,"\\(tm").replace(/&#176;/g,"\\(de").replace(/&#8201;/g," ").replace(/&#8211;/g,"\\(en").replace($a,"\\(em").replace(/&#8216;/g,"\\(oq").replace(/&#8217;/g,"\\(cq").replace(/&#8220;/g,"\\(lq").replace(/&#8221;/g,"\\(rq").replace(/&#8592;/g,"\\(<-").replace(/&#8594;/g,"\\(->").replace(/&#8656;/g,"\\(lA").replace(/&#8658;/g,"\\(rA").replace(/&#8203;/g,"\\:").replace(/&amp;/g,"&").replace(/'/g,"\\*(Aq").replace(ba,"$1").replace(/\u001b\\/g,"\\").replace(/\u001b\./g,".").trimEnd(),e.append_newline?`${t}${y}`:t}_uppercasePcdata(t){return _a.test(t)?t.replace(wa,(e,i,s)=>s?s.toUpperCase():i):t.toUpperCase()}async _encloseContent(t){return t.contentModel==="compound"?await t.content():`.sp
${this.manify(await t.content(),{whitespace:"normalize"})}`}_getRootDocument(t){for(;(t=t.document).isNested();)t=t.parentDocument;return t}};We.registerFor("manpage")});function mi(r){r._backendTraits=null;let t=(e,i)=>{let s=Object.getOwnPropertyDescriptor(r,e);s&&typeof s.value!="function"||(r[e]=i)};t("basebackend",function(e=null){if(e){let i=this._backendTraits??={};i.basebackend=e;let s=Zt(e);return i.outfilesuffix||(i.outfilesuffix=s.outfilesuffix),i.filetype||(i.filetype=s.filetype),s.htmlsyntax&&!i.htmlsyntax&&(i.htmlsyntax=s.htmlsyntax),e}return this._getBackendTraits().basebackend}),t("filetype",function(e=null){return e?this._getBackendTraits().filetype=e:this._getBackendTraits().filetype}),t("htmlsyntax",function(e=null){return e?this._getBackendTraits().htmlsyntax=e:this._getBackendTraits().htmlsyntax}),t("outfilesuffix",function(e=null){return e?this._getBackendTraits().outfilesuffix=e:this._getBackendTraits().outfilesuffix}),r.supportsTemplates=function(e=!0){this._getBackendTraits().supportsTemplates=e},r.supportsTemplates.call=(e=!0)=>r.supportsTemplates(e),r.hasSupportsTemplates=function(){return!!this._getBackendTraits().supportsTemplates},r.initBackendTraits=function(e=null){this._backendTraits=e??{}},r._getBackendTraits=function(e=null){return this._backendTraits??=Zt(this.backend,e)},r.backendInfo=r._getBackendTraits}function Zt(r,t=null){if(!r)return{};let e=t??r.replace(Xn,""),i=ir[e],s;i?s=i.slice(1):(s=e,i=`.${s}`);let n={basebackend:e,filetype:s,outfilesuffix:i};return s==="html"&&(n.htmlsyntax="html"),n}function Kr(r,t){if(!r||typeof r._getBackendTraits=="function")return r;let e=null;return r.backendTraits&&typeof r.backendTraits=="object"?e={...r.backendTraits}:(r.basebackend||r.outfilesuffix||r.filetype||r.htmlsyntax)&&(e={},r.basebackend&&(e.basebackend=r.basebackend),r.outfilesuffix&&(e.outfilesuffix=r.outfilesuffix),r.filetype&&(e.filetype=r.filetype),r.htmlsyntax&&(e.htmlsyntax=r.htmlsyntax)),mi(r),e?r._backendTraits=e:t&&!("backend"in r)&&(r._backendTraits=Zt(t)),r}async function Aa(r){return r==="html5"?Promise.resolve().then(()=>(Si(),Fr)):r==="semantic-html5"?Promise.resolve().then(()=>(Ei(),Yr)):r==="docbook5"?Promise.resolve().then(()=>(Ur(),zr)):r==="manpage"?Promise.resolve().then(()=>(Vr(),Hr)):null}var _e,Ri,Ft,pt,kt=K(()=>{Et();Y();X();_e=class{constructor(t=null){if(this._registry={},this._catchAll=null,t){let e=t["*"];delete t["*"],e&&(this._catchAll=e),Object.assign(this._registry,t)}}register(t,...e){e.length===1&&Array.isArray(e[0])&&(e=e[0]);for(let i of e)i==="*"?this._catchAll=t:this._registry[i]=t}for(t){return this._registry[t]??this._catchAll??void 0}createSync(t,e={}){let i=this.for(t);return i?(typeof i=="function"&&i.prototype&&(i=new i(t,e)),Kr(i,t)):null}async create(t,e={}){let i=this.for(t);if(i){typeof i=="function"&&i.prototype&&(i=new i(t,e));let n=e.template_dirs;if(n&&typeof i.hasSupportsTemplates=="function"&&i.hasSupportsTemplates()){let{CompositeConverter:o}=await Promise.resolve().then(()=>(pi(),fi)),{TemplateConverter:c}=await Promise.resolve().then(()=>(xe(),$e));return new o(t,await c.create(t,n,e),i,{backendTraitsSource:i})}return i}let s=e.template_dirs;if(s){let n=e.delegate_backend;if(n){let c=this.for(n);if(c){typeof c=="function"&&c.prototype&&(c=new c(n,e));let{CompositeConverter:a}=await Promise.resolve().then(()=>(pi(),fi)),{TemplateConverter:l}=await Promise.resolve().then(()=>(xe(),$e));return new a(t,await l.create(t,s,e),c,{backendTraitsSource:c})}}let{TemplateConverter:o}=await Promise.resolve().then(()=>(xe(),$e));return await o.create(t,s,e)}return null}converters(){return{...this._registry}}unregisterAll(){this._registry={},this._catchAll=null}};Ri=class extends _e{constructor(){super(),this._defaultRegistry={}}register(t,...e){e.length===1&&Array.isArray(e[0])&&(e=e[0]);for(let i of e)i==="*"?this._catchAll=t:this._registry[i]=t}for(t){return this._registry[t]??this._defaultRegistry[t]??this._catchAll??void 0}getRegistry(){return{...this._defaultRegistry,...this._registry}}getDefault(){return this}createSync(t,e={}){let i=this._registry[t]??this._defaultRegistry[t]??this._catchAll;return i?(typeof i=="function"&&i.prototype&&(i=new i(t,e)),Kr(i,t)):null}async create(t,e={}){let i=this._registry[t]??this._defaultRegistry[t];if(!i){let n=await Aa(t);n&&(i=n.default??Object.values(n)[0],i&&(this._defaultRegistry[t]=i))}if(i||(i=this._catchAll),!i){let n=e.template_dirs;if(n){let{TemplateConverter:o}=await Promise.resolve().then(()=>(xe(),$e));return await o.create(t,n,e)}return null}typeof i=="function"&&i.prototype&&(i=new i(t,e));let s=e.template_dirs;if(s&&typeof i.hasSupportsTemplates=="function"&&i.hasSupportsTemplates()){let{CompositeConverter:n}=await Promise.resolve().then(()=>(pi(),fi)),{TemplateConverter:o}=await Promise.resolve().then(()=>(xe(),$e));return new n(t,await o.create(t,s,e),i,{backendTraitsSource:i})}return i}unregisterAll(){this._registry={},this._catchAll=null}},Ft=new Ri;Ft.deriveBackendTraits=Zt;pt=class{constructor(t,e={}){this.backend=t,mi(this),_t(this)}get logger(){return nt.logger}getLogger(){return this.logger}messageWithContext(t,e={}){return W.AutoFormattingMessage.attach({text:t,...e})}createLogMessage(t,e={}){return this.messageWithContext(t,e)}convert(t,e=null,i=null){let s=`convert_${e??t.nodeName}`;return typeof this[s]=="function"?i?this[s](t,i):this[s](t):(this.logger.warn(`missing convert handler for ${e??t.nodeName} node in ${this.backend} backend (${this.constructor.name})`),null)}handles(t){return typeof this[`convert_${t}`]=="function"}async contentOnly(t){return t.content()}skip(t){}static registerFor(...t){Ft.register(this,...t.map(String))}}});var Yr={};Rt(Yr,{default:()=>vt});var ka,va,Sa,Ta,Gr,vt,Ei=K(()=>{kt();Ct();Si();Y();X();ct();vi();ka=/<(?:a\b[^>]*|\/a)>/g,va=/<span id="[^"]*"><\/span>/g,Sa=/^(?:<span id="[^"]+"><\/span>)+/,Ta=/ *\\\n(?:\\?\n)*|\n\n+/g,Gr=["january","february","march","april","may","june","july","august","september","october","november","december"],vt=class extends pt{static create(t="semantic-html5",e={}){return new this(t,e)}constructor(t,e={}){super(t,e);let i;e.htmlsyntax==="xml"?(i="xml",this._xmlMode=!0,this._voidSlash="/"):(i="html",this._xmlMode=!1,this._voidSlash=""),this.initBackendTraits({basebackend:"html",filetype:"html",htmlsyntax:i,outfilesuffix:".html",supportsTemplates:!0})}async convert_document(t){let e=this._voidSlash,i=t.getAttribute("asset-uri-scheme","https");i&&(i=`${i}:`);let s=`${i}//cdnjs.cloudflare.com/ajax/libs`,n=t.hasAttribute("linkcss"),o=["<!DOCTYPE html>"],c=t.hasAttribute("nolang")?"":` lang="${t.getAttribute("lang","en")}"`;o.push(`<html${this._xmlMode?' xmlns="http://www.w3.org/1999/xhtml"':""}${c}>`),o.push(`<head>
<meta charset="${t.getAttribute("encoding","UTF-8")}"${e}>
<meta name="viewport" content="width=device-width, initial-scale=1.0"${e}>`);let a;if((a=t.hasAttribute("reproducible"))||o.push(`<meta name="generator" content="Asciidoctor.js ${t.getAttribute("asciidoctor-version")}"${e}>`),t.hasAttribute("app-name")&&o.push(`<meta name="application-name" content="${t.getAttribute("app-name")}"${e}>`),t.hasAttribute("description")&&o.push(`<meta name="description" content="${t.getAttribute("description")}"${e}>`),t.hasAttribute("keywords")&&o.push(`<meta name="keywords" content="${t.getAttribute("keywords")}"${e}>`),t.hasAttribute("authors")){let x=t.subReplacements(t.getAttribute("authors"));x.includes("<")&&(x=x.replace(gt,"")),o.push(`<meta name="author" content="${x}"${e}>`)}if(t.hasAttribute("copyright")&&o.push(`<meta name="copyright" content="${t.getAttribute("copyright")}"${e}>`),t.hasAttribute("favicon")){let x="favicon"in t.attributes?t.attributes.favicon:"",_;if(!x)x="favicon.ico",_="image/x-icon";else{let w=bt(x,null);_=w&&w!==".ico"?`image/${w.slice(1)}`:"image/x-icon"}o.push(`<link rel="icon" type="${_}" href="${x}"${e}>`)}o.push(`<title>${t.doctitle({sanitize:!0,use_fallback:!0})}</title>`);let l="stylesheet"in t.attributes?t.attributes.stylesheet:null;if(pe.has(l))n?o.push(`<link rel="stylesheet" href="${t.normalizeWebPath(Qt.instance.semanticStylesheetName,t.getAttribute("stylesdir"),!1)}"${e}>`):o.push(`<style>
${await Qt.instance.semanticStylesheetData()}
</style>`);else if(t.hasAttribute("stylesheet"))if(n)o.push(`<link rel="stylesheet" href="${t.normalizeWebPath(t.getAttribute("stylesheet"),t.getAttribute("stylesdir"))}"${e}>`);else{let x=t.normalizeSystemPath(t.getAttribute("stylesheet"),t.getAttribute("stylesdir")),_=await t.readAsset(x,{warnOnFailure:!0,label:"stylesheet"})??"";o.push(`<style>
${_}
</style>`)}if(t.hasAttribute("icons","font"))if(t.hasAttribute("iconfont-remote")){let x=t.getAttribute("iconfont-cdn")??`${s}/font-awesome/${fr}/css/all.min.css`;o.push(`<link rel="stylesheet" href="${x}"${e}>`)}else{let x=`${t.getAttribute("iconfont-name","font-awesome")}.css`;o.push(`<link rel="stylesheet" href="${t.normalizeWebPath(x,t.getAttribute("stylesdir"),!1)}"${e}>`)}let u=t.syntaxHighlighter,f;u&&(f=o.length,o.push(""));let h=await t.docinfo();h&&o.push(h),o.push("</head>");let p=t.id?` id="${t.id}"`:"",m=[t.doctype];t.role&&m.push(t.role),o.push(`<body${p} class="${m.join(" ")}">`);let d=await t.docinfo("header");d&&o.push(d);let g=await this._generateHeader(t);g&&o.push(g),o.push("<main>");let $=this._hasAutoToc(t)?await this._generateToc(t):null;$&&o.push($),o.push(await t.content());let b=this._generateFootnotes(t);if(b&&o.push(b),o.push("</main>"),t.isNofooter()||(o.push("<footer>"),t.hasAttribute("revnumber")&&o.push(`<span class="rev-number">${t.getAttribute("version-label")} ${t.getAttribute("revnumber")}</span>`),t.hasAttribute("last-update-label")&&!a&&o.push(`<span class="last-updated">${t.getAttribute("last-update-label")} ${t.getAttribute("docdatetime")}</span>`),o.push("</footer>")),u&&(u.hasDocinfo("head")?o[f]=u.docinfo("head",t,{cdn_base_url:s,linkcss:n,self_closing_tag_slash:e}):o.splice(f,1),u.hasDocinfo("footer")&&o.push(u.docinfo("footer",t,{cdn_base_url:s,linkcss:n,self_closing_tag_slash:e}))),t.hasAttribute("stem")){let x=t.getAttribute("eqnums","none");x||(x="AMS");let _=` equationNumbers: { autoNumber: "${x}" } `;o.push(`<script type="text/x-mathjax-config">
MathJax.Hub.Config({
  messageStyle: "none",
  tex2jax: {
    inlineMath: [${JSON.stringify(Pe.latexmath)}],
    displayMath: [${JSON.stringify(At.latexmath)}],
    ignoreClass: "nostem|nolatexmath"
  },
  asciimath2jax: {
    delimiters: [${JSON.stringify(At.asciimath)}],
    ignoreClass: "nostem|noasciimath"
  },
  TeX: {${_}}
})
MathJax.Hub.Register.StartupHook("AsciiMath Jax Ready", function () {
  MathJax.InputJax.AsciiMath.postfilterHooks.Add(function (data, node) {
    if ((node = data.script.parentNode) && (node = node.parentNode) && node.classList.contains("stem")) {
      data.math.root.display = "block"
    }
    return data
  })
})
</script>
<script src="${s}/mathjax/${hi}/MathJax.js?config=TeX-MML-AM_CHTML"></script>`)}let A=await t.docinfo("footer");return A&&o.push(A),o.push("</body>"),o.push("</html>"),o.join(y)}async convert_embedded(t){let e=[],i=await this._generateHeader(t);if(i&&e.push(i),this._hasAutoToc(t)){let n=await this._generateToc(t);n&&e.push(n)}e.push(await t.content());let s=this._generateFootnotes(t);return s&&e.push(s),e.join(y)}async convert_section(t){let e=t.document.attributes,i,s;t.caption?i=t.captionedTitle():(s=this._generateSectionNumbering(t))?i=`${s} ${t.title}`:i=t.title;let n=t.id;if(e.sectlinks!=null){let l;i.startsWith("<span ")&&(l=i.match(Sa))?i=`${l[0]}<a class="link" href="#${n}">${i.slice(l[0].length)}</a>`:i=`<a class="link" href="#${n}">${i}</a>`}if(e.sectanchors!=null){let l=`<a class="anchor" rel="bookmark" href="#${n}" aria-label="${this._sanitizeTitle(i)}"></a>`;i=e.sectanchors==="after"?`${i}${l}`:`${l}${i}`}let o=this._commonHtmlAttributes(n,t.role),c=t.level,a=[];return a.push(`<section${o}>`),a.push(`<h${c+1}>${i}</h${c+1}>`),t.hasBlocks()&&a.push(await t.content()),a.push("</section>"),a.join(y)}async convert_paragraph(t){let e=this._commonHtmlAttributes(t.id,t.role);return t.hasTitle()?`<p${e}>
<strong class="title">${t.title}</strong>
${await t.content()}
</p>`:`<p${e}>
${await t.content()}
</p>`}async convert_listing(t){let e=t.caption?`<span class="label">${t.caption.trimEnd()}</span> `:"",i=t.hasTitle()?`<figcaption>${e}${t.title}</figcaption>
`:"",s=this._commonHtmlAttributes(t.id,t.role,"listing"),n=t.hasOption("nowrap")||!t.document.hasAttribute("prewrap"),o;if(t.style==="source"){let c=t.getAttribute("language"),a=t.document.syntaxHighlighter;if(a){let l;if(a.handlesHighlighting()){let u=t.document.attributes;l={css_mode:u[`${a.name}-css`]||"class",style:u[`${a.name}-style`]}}else l={};return l.nowrap=n,`<figure${s}>
${i}${await a.format(t,c,l)}
</figure>`}o=`<code${c?` data-lang="${c}"`:""}>${await t.content()||""}</code>`}else o=await t.content()||"";return`<figure${s}>
${i}<pre${n?' class="no-wrap"':""}>${o}</pre>
</figure>`}async convert_thematic_break(t){return`<hr${t.role?` class="${t.role}"`:""}${this._voidSlash}>`}async convert_page_break(t){return`<hr class="page-break"${this._voidSlash}>`}async convert_admonition(t){let e=t.getAttribute("name"),i=this._commonHtmlAttributes(t.id,t.role,`admonition ${e}`),s=t.hasTitle()?`<strong class="title">${t.title}</strong>
`:"",n;return t.document.hasAttribute("icons")?t.document.hasAttribute("icons","font")&&!t.hasAttribute("icon")?n=`<i class="${this._iconPrefix(t.document)} icon-${e}" title="${t.getAttribute("textlabel")}"></i>`:n=`<img class="icon" src="${await t.iconUri(e)}" alt="${t.getAttribute("textlabel")}"${this._voidSlash}>`:n=`<strong class="label">${t.getAttribute("textlabel")}</strong>`,`<aside${i} role="note">
${n}
${s}${await t.content()}
</aside>`}async convert_example(t){if(t.hasOption("collapsible")){let s=this._commonHtmlAttributes(t.id,t.role),n=t.hasTitle()?t.title:"Details";return`<details${s}${t.hasOption("open")?this._boolAttr("open"):""}>
<summary>${n}</summary>
${await t.content()}
</details>`}let e=this._commonHtmlAttributes(t.id,t.role,"example"),i=t.hasTitle()?`<figcaption>${t.captionedTitle()}</figcaption>
`:"";return`<figure${e}>
${i}${await t.content()}
</figure>`}async convert_sidebar(t){let e=this._commonHtmlAttributes(t.id,t.role,"sidebar"),i=t.hasTitle()?`<strong class="title">${t.title}</strong>
`:"";return`<aside${e}>
${i}${await t.content()}
</aside>`}async convert_open(t){let e=t.style;if(e==="abstract"){if(t.getParent()===t.document&&t.document.doctype==="book")return this.logger.warn("abstract block cannot be used in a document without a doctitle when doctype is book. Excluding block content."),""}else if(e==="partintro"&&(t.level>0||t.getParent().context!=="section"||t.document.doctype!=="book"))return this.logger.error("partintro block can only be used when doctype is book and must be a child of a book part. Excluding block content."),"";let i=this._commonHtmlAttributes(t.id,t.role,e&&e!=="open"?e:null),s=t.hasTitle()?`<strong class="title">${t.title}</strong>
`:"";return`<div${i}>
${s}${await t.content()}
</div>`}async convert_quote(t){let e=this._generateAttribution(t),i=`<blockquote${t.hasTitle()?"":this._commonHtmlAttributes(t.id,t.role,"quote")}>
${await t.content()}${e}
</blockquote>`;return t.hasTitle()?`<figure${this._commonHtmlAttributes(t.id,t.role,"quote")}>
<figcaption>${t.title}</figcaption>
${i}
</figure>`:i}async convert_verse(t){let e=this._generateAttribution(t),i=`<blockquote${t.hasTitle()?"":this._commonHtmlAttributes(t.id,t.role,"verse")}>
<pre>${await t.content()}</pre>${e}
</blockquote>`;return t.hasTitle()?`<figure${this._commonHtmlAttributes(t.id,t.role,"verse")}>
<figcaption>${t.title}</figcaption>
${i}
</figure>`:i}async convert_literal(t){let e=t.hasTitle()?`<figcaption>${t.title}</figcaption>
`:"",i=this._commonHtmlAttributes(t.id,t.role,"literal"),s=!t.document.hasAttribute("prewrap")||t.hasOption("nowrap");return`<figure${i}>
${e}<pre${s?' class="no-wrap"':""}>${await t.content()}</pre>
</figure>`}async convert_stem(t){let e=t.hasTitle()?`<figcaption>${t.title}</figcaption>
`:"",i=this._commonHtmlAttributes(t.id,t.role,"stem"),s=t.style,[n,o]=At[s]??["",""],c=await t.content()??"";if(c){if(s==="asciimath"&&c.includes(y)){let a=`${y}<br${this._voidSlash}>`;c=c.replace(Ta,l=>{let u=(l.match(/\n/g)||[]).length,f=l[0]===`
`?u:u-1;return`${o}${a.repeat(f)}${y}${n}`})}(!c.startsWith(n)||!c.endsWith(o))&&(c=`${n}${c}${o}`)}return`<figure${i}>
${e}${c}
</figure>`}async convert_pass(t){return this.contentOnly(t)}async convert_preamble(t){let e=t.document,i="";return e.hasAttribute("toc-placement","preamble")&&e.hasSections()&&e.hasAttribute("toc")&&(i=`
${await this._generateToc(e)}`),`${await t.content()}${i}`}async convert_floating_title(t){let e=`h${t.level+1}`,i=this._commonHtmlAttributes(t.id,t.role,t.style);return`<${e}${i}>${t.title}</${e}>`}async convert_ulist(t){let e=[],i=t.hasOption("checklist"),s=i?"checklist":t.style,n=t.hasTitle()?this._commonHtmlAttributes(null,null,s):this._commonHtmlAttributes(t.id,t.role,s),o="",c="";if(i)if(t.hasOption("interactive"))this._xmlMode?(o='<input type="checkbox" data-item-complete="1" checked="checked"/> ',c='<input type="checkbox" data-item-complete="0"/> '):(o='<input type="checkbox" data-item-complete="1" checked> ',c='<input type="checkbox" data-item-complete="0"> ');else if(t.document.hasAttribute("icons","font")){let a=this._iconPrefix(t.document);o=`<i class="${a} checked"></i> `,c=`<i class="${a} unchecked"></i> `}else o="&#10003; ",c="&#10063; ";e.push(`<ul${n}>`);for(let a of t.getItems())e.push(`<li${this._commonHtmlAttributes(a.id,a.role)}>`),i&&a.hasAttribute("checkbox")?e.push(`<p>${a.hasAttribute("checked")?o:c}${a.getText()}</p>`):e.push(`<p>${a.getText()}</p>`),a.hasBlocks()&&e.push(await a.content()),e.push("</li>");return e.push("</ul>"),this._wrapInFigureWithTitle(t,e.join(y))}async convert_olist(t){let e=[],i=t.hasTitle()?this._commonHtmlAttributes(null,null,t.style):this._commonHtmlAttributes(t.id,t.role,t.style),s=t.listMarkerKeyword(),n=s?` type="${s}"`:"",o=t.hasAttribute("start")?` start="${t.getAttribute("start")}"`:"",c=t.hasOption("reversed")?this._boolAttr("reversed"):"";e.push(`<ol${i}${n}${o}${c}>`);for(let a of t.getItems())e.push(`<li${this._commonHtmlAttributes(a.id,a.role)}>`),e.push(`<p>${a.getText()}</p>`),a.hasBlocks()&&e.push(await a.content()),e.push("</li>");return e.push("</ol>"),this._wrapInFigureWithTitle(t,e.join(y))}async convert_dlist(t){let e=[],i=t.style,s=t.hasTitle()?this._commonHtmlAttributes(null,null,i):this._commonHtmlAttributes(t.id,t.role,i);e.push(`<dl${s}>`);for(let[n,o]of t.getItems()){for(let c of n)e.push(`<dt>${c.getText()}</dt>`);o&&(e.push("<dd>"),o.hasText()&&e.push(`<p>${o.getText()}</p>`),o.hasBlocks()&&e.push(await o.content()),e.push("</dd>"))}return e.push("</dl>"),this._wrapInFigureWithTitle(t,e.join(y))}async convert_colist(t){let e=[],i=t.hasTitle()?this._commonHtmlAttributes(null,null,"callout-list"):this._commonHtmlAttributes(t.id,t.role,"callout-list");e.push(`<ol${i}>`);let s=t.document.hasAttribute("icons")&&!t.document.hasAttribute("icons","font"),n=0;for(let o of t.getItems()){n++;let c="";s&&(c=`<img src="${await t.iconUri(`callouts/${n}`)}" alt="${n}"${this._voidSlash}> `),e.push(`<li>
<p>${c}${o.getText()}</p>${o.hasBlocks()?y+await o.content():""}
</li>`)}return e.push("</ol>"),this._wrapInFigureWithTitle(t,e.join(y))}async convert_table(t){let e=[],i=t.getAttribute("frame","all","table-frame");i==="topbot"&&(i="ends");let s=[`frame-${i}`,`grid-${t.getAttribute("grid","all","table-grid")}`],n=t.getAttribute("stripes",null,"table-stripes");n&&s.push(`stripes-${n}`);let o="",c=t.hasOption("autowidth");if(c&&!t.hasAttribute("width"))s.push("fit-content");else{let l=t.getAttribute("tablepcwidth");Number(l)===100?s.push("stretch"):o=` style="width: ${l}%;"`}t.hasAttribute("float")&&s.push(t.getAttribute("float")),t.role&&s.push(t.role);let a=t.id?` id="${t.id}"`:"";if(e.push(`<table${a} class="${s.join(" ")}"${o}>`),t.hasTitle()&&e.push(`<caption>${t.captionedTitle()}</caption>`),t.getAttribute("rowcount")>0){if(e.push("<colgroup>"),c)for(let l=0;l<t.columns.length;l++)e.push(`<col${this._voidSlash}>`);else for(let l of t.columns)e.push(l.hasOption("autowidth")?`<col${this._voidSlash}>`:`<col style="width: ${l.getAttribute("colpcwidth")}%;"${this._voidSlash}>`);e.push("</colgroup>");for(let[l,u]of t.rows.bySection())if(u.length!==0){e.push(`<t${l}>`);for(let f of u){e.push("<tr>");for(let h of f){let p;if(l==="head")p=h.text;else switch(h.style){case"asciidoc":p=await h.content();break;case"literal":p=`<pre>${h.text}</pre>`;break;default:{let S=await h.content();p=S.length===0?"":`<p>${S.join(`</p>
<p>`)}</p>`}}let m=l==="head"||h.style==="header"?"th":"td",d=[],g=h.getAttribute("halign");g!=="left"&&d.push(`halign-${g}`);let $=h.getAttribute("valign");$!=="top"&&d.push(`valign-${$}`);let b=d.length?` class="${d.join(" ")}"`:"",A=h.colspan?` colspan="${h.colspan}"`:"",x=h.rowspan?` rowspan="${h.rowspan}"`:"",_="_cellbgcolor"in h?h._cellbgcolor:t.document.attributes.cellbgcolor,w=_?` style="background-color: ${_};"`:"";e.push(`<${m}${b}${A}${x}${w}>${p}</${m}>`)}e.push("</tr>")}e.push(`</t${l}>`)}}return e.push("</table>"),e.join(y)}async convert_toc(t){let e=t.document;if(!e.hasAttribute("toc-placement","macro")||!e.hasSections()||!e.hasAttribute("toc"))return"<!-- toc disabled -->";let i=t.hasAttribute("levels")?parseInt(t.getAttribute("levels"),10):null;return this._generateToc(e,{id:t.id,title:t.hasTitle()?t.title:null,role:t.hasRoleAttribute()?t.role:null,toclevels:i})}async convert_outline(t,e={}){if(!t.hasSections())return null;let i=t.sections(),s=t.context==="document"&&t.isMultipart(),n=s?0:i[0].level,o=e.sectnumlevels??parseInt(t.document.attributes.sectnumlevels||3,10),c=e.toclevels??null;if(c==null){let l=t.document.attributes.toclevels;l?(c=parseInt(l,10),c<1&&!s&&(c=1)):c=2}let a=[`<ol class="sect-level-${n}">`];for(let l of i){let u=l.level,f=l.hasAttribute("toclevels")?parseInt(l.getAttribute("toclevels"),10):c;if(u>f)continue;let h;if(l.caption)h=l.captionedTitle();else if(l.numbered&&u<=o)if(u<2&&t.document.doctype==="book"){let p=l.sectname;if(p==="chapter"){let m=t.document.attributes["chapter-signifier"];h=`${m?`${m} `:""}${l.sectnum()} ${l.title}`}else if(p==="part"){let m=t.document.attributes["part-signifier"];h=`${m?`${m} `:""}${l.sectnum(null,":")} ${l.title}`}else h=`${l.sectnum()} ${l.title}`}else h=`${l.sectnum()} ${l.title}`;else h=l.title;if(h?.includes("<")&&(h=this._dropAnchors(h)),u<f){let p=await this.convert_outline(l,{toclevels:f,sectnumlevels:o});if(p){a.push(`<li><a href="#${l.id}">${h}</a>`),a.push(p),a.push("</li>");continue}}a.push(`<li><a href="#${l.id}">${h}</a></li>`)}return a.push("</ol>"),a.join(y)}async convert_video(t){let e=[];t.role&&e.push(t.role),t.hasAttribute("align")&&e.push(`text-${t.getAttribute("align")}`),t.hasAttribute("float")&&e.push(t.getAttribute("float"));let i=t.hasTitle()?"":this._commonHtmlAttributes(t.id,e.join(" ")||null),s=t.hasAttribute("width")?` width="${t.getAttribute("width")}"`:"",n=t.hasAttribute("height")?` height="${t.getAttribute("height")}"`:"",o;switch(t.getAttribute("poster")){case"vimeo":{let c=t.document.getAttribute("asset-uri-scheme","https");c&&(c=`${c}:`);let a=t.hasAttribute("start")?`#at=${t.getAttribute("start")}`:"",l=["?"],[u,f]=t.getAttribute("target").split("/",2);f||=t.getAttribute("hash");let h=f?`${l.pop()||"&amp;"}h=${f}`:"",p=t.hasOption("autoplay")?`${l.pop()||"&amp;"}autoplay=1`:"",m=t.hasOption("loop")?`${l.pop()||"&amp;"}loop=1`:"",d=t.hasOption("muted")?`${l.pop()||"&amp;"}muted=1`:"";o=`<iframe${i}${s}${n} src="${c}//player.vimeo.com/video/${u}${h}${p}${m}${d}${a}" frameborder="0"${t.hasOption("nofullscreen")?"":this._boolAttr("allowfullscreen")}></iframe>`;break}case"youtube":{let c=t.document.getAttribute("asset-uri-scheme","https");c&&(c=`${c}:`);let a=t.hasOption("related")?1:0,l=t.hasAttribute("start")?`&amp;start=${t.getAttribute("start")}`:"",u=t.hasAttribute("end")?`&amp;end=${t.getAttribute("end")}`:"",f=t.hasOption("autoplay")?"&amp;autoplay=1":"",h=t.hasOption("loop"),p=h?"&amp;loop=1":"",m=t.hasOption("muted")?"&amp;mute=1":"",d=t.hasOption("nocontrols")?"&amp;controls=0":"",g,$;t.hasOption("nofullscreen")?(g="&amp;fs=0",$=""):(g="",$=this._boolAttr("allowfullscreen"));let b=t.hasOption("modest")?"&amp;modestbranding=1":"",A=t.hasAttribute("theme")?`&amp;theme=${t.getAttribute("theme")}`:"",x=t.hasAttribute("lang")?`&amp;hl=${t.getAttribute("lang")}`:"",[_,w]=t.getAttribute("target").split("/",2);w||=t.getAttribute("list");let S;if(w)S=`&amp;list=${w}`;else{let k=_.split(",");_=k[0];let v=k.length>1?k.slice(1).join(","):null;v||=t.getAttribute("playlist"),v?S=`&amp;playlist=${_},${v}`:S=h?`&amp;playlist=${_}`:""}o=`<iframe${i}${s}${n} src="${c}//www.youtube.com/embed/${_}?rel=${a}${l}${u}${f}${p}${m}${d}${S}${g}${b}${A}${x}" frameborder="0"${$}></iframe>`;break}default:{let c=t.getAttribute("poster"),a=c?` poster="${t.mediaUri(c)}"`:"",l=t.getAttribute("preload"),u=l?` preload="${l}"`:"",f=t.getAttribute("start"),h=t.getAttribute("end"),p=f||h?`#t=${f||""}${h?`,${h}`:""}`:"";o=`<video${i} src="${t.mediaUri(t.getAttribute("target"))}${p}"${s}${n}${a}${t.hasOption("autoplay")?this._boolAttr("autoplay"):""}${t.hasOption("muted")?this._boolAttr("muted"):""}${t.hasOption("nocontrols")?"":this._boolAttr("controls")}${t.hasOption("loop")?this._boolAttr("loop"):""}${u}>
Your browser does not support the video tag.
</video>`}}return t.hasTitle()?`<figure${this._commonHtmlAttributes(t.id,e.join(" ")||null)}>
${o}
<figcaption>${t.captionedTitle()}</figcaption>
</figure>`:o}async convert_audio(t){let e=t.hasTitle()?"":this._commonHtmlAttributes(t.id,t.role),i=t.getAttribute("start"),s=t.getAttribute("end"),n=i||s?`#t=${i||""}${s?`,${s}`:""}`:"",o=`<audio${e} src="${t.mediaUri(t.getAttribute("target"))}${n}"${t.hasOption("autoplay")?this._boolAttr("autoplay"):""}${t.hasOption("nocontrols")?"":this._boolAttr("controls")}${t.hasOption("loop")?this._boolAttr("loop"):""}>
Your browser does not support the audio tag.
</audio>`;return t.hasTitle()?`<figure${this._commonHtmlAttributes(t.id,t.role)}>
${o}
<figcaption>${t.captionedTitle()}</figcaption>
</figure>`:o}async convert_image(t){let e=[];t.role&&e.push(t.role),t.hasAttribute("align")&&e.push(`text-${t.getAttribute("align")}`),t.hasAttribute("float")&&e.push(t.getAttribute("float"));let i=e.join(" "),s=this._commonHtmlAttributes(t.id,i||null),n=this._voidSlash,o=`${t.hasAttribute("width")?` width="${t.getAttribute("width")}"`:""}${t.hasAttribute("height")?` height="${t.getAttribute("height")}"`:""}`,c=t.getAttribute("target"),a=t.hasTitle()?o:`${s}${o}`,l,u;if((t.hasAttribute("format","svg")||c.includes(".svg")||c.startsWith("data:image/svg+xml"))&&t.document.safe<O.SECURE)if(t.hasOption("inline"))l=await this.readSvgContents(t,c)||`<span class="alt">${t.alt()}</span>`;else if(t.hasOption("interactive")){let f=t.hasAttribute("fallback")?`<img src="${await t.imageUri(t.getAttribute("fallback"))}" alt="${this._encodeAttributeValue(t.alt())}"${o}${n}>`:`<span class="alt">${t.alt()}</span>`;u=await t.imageUri(c),l=`<object type="image/svg+xml" data="${u}"${a}>${f}</object>`}else u=await t.imageUri(c),l=`<img src="${u}" alt="${this._encodeAttributeValue(t.alt())}"${a}${n}>`;else u=await t.imageUri(c),l=`<img src="${u}" alt="${this._encodeAttributeValue(t.alt())}"${a}${n}>`;if(t.hasAttribute("link")){let f=t.getAttribute("link");f==="self"&&(f=u),f&&(l=`<a href="${f}"${this._appendLinkConstraintAttrs(t).join("")}>${l}</a>`)}return t.hasTitle()?`<figure${s}>
${l}
<figcaption>${t.captionedTitle()}</figcaption>
</figure>`:l}async convert_inline_image(t){let e=[];t.role&&e.push(t.role),t.hasAttribute("align")&&e.push(`text-${t.getAttribute("align")}`),t.hasAttribute("float")&&e.push(t.getAttribute("float"));let i=e.join(" "),s=this._commonHtmlAttributes(t.id,i||null),n=this._voidSlash,o=`${t.hasAttribute("width")?` width="${t.getAttribute("width")}"`:""}${t.hasAttribute("height")?` height="${t.getAttribute("height")}"`:""}`,c=t.hasAttribute("title")?` title="${t.getAttribute("title")}"`:"",a=t.target,l,u;if((t.type||"image")==="icon"){let f=t.document.getAttribute("icons"),h=a,p=null,m=h.lastIndexOf("@");m>0&&(p=h.slice(m+1),h=h.slice(0,m));let d=t.alt;if(p&&d===a&&(d=h),f==="font"){let g=this._iconPrefix(t.document),b=`${this._iconSet(t,p,g)} ${g}-${h}`;t.hasAttribute("size")&&(b+=` ${g}-${t.getAttribute("size")}`),t.hasAttribute("flip")?b+=` ${g}-flip-${t.getAttribute("flip")}`:t.hasAttribute("rotate")&&(b+=` ${g}-rotate-${t.getAttribute("rotate")}`),i&&(b+=` ${i}`),l=`<i${t.id?` id="${t.id}"`:""} class="${b}"${c}></i>`}else f!=null?(u=await t.iconUri(h),l=`<img src="${u}" alt="${this._encodeAttributeValue(d)}"${c}${s}${o}${n}>`):l=`[${d}&#93;`}else if((t.hasAttribute("format","svg")||a.includes(".svg")||a.startsWith("data:image/svg+xml"))&&t.document.safe<O.SECURE)if(t.hasOption("inline"))l=await this.readSvgContents(t,a)||`<span class="alt">${t.alt}</span>`;else if(t.hasOption("interactive")){let f=t.hasAttribute("fallback")?`<img src="${await t.imageUri(t.getAttribute("fallback"))}" alt="${this._encodeAttributeValue(t.alt)}"${o}${n}>`:`<span class="alt">${t.alt}</span>`;u=await t.imageUri(a),l=`<object type="image/svg+xml" data="${u}"${c}${s}${o}>${f}</object>`}else u=await t.imageUri(a),l=`<img src="${u}" alt="${this._encodeAttributeValue(t.alt)}"${c}${s}${o}${n}>`;else u=await t.imageUri(a),l=`<img src="${u}" alt="${this._encodeAttributeValue(t.alt)}"${c}${s}${o}${n}>`;if(t.hasAttribute("link")){let f=t.getAttribute("link");f==="self"&&(f=u),f&&(l=`<a href="${f}"${this._appendLinkConstraintAttrs(t).join("")}>${l}</a>`)}return l}async convert_inline_anchor(t){switch(t.type){case"link":{let e=t.id?[` id="${t.id}"`]:[];return t.role&&e.push(` class="${t.role}"`),t.hasAttribute("title")&&e.push(` title="${t.getAttribute("title")}"`),`<a href="${t.target}"${this._appendLinkConstraintAttrs(t,e).join("")}>${t.text??""}</a>`}case"xref":{let e,i;if(t.attributes.path)e=this._appendLinkConstraintAttrs(t,t.role?[` class="${t.role}"`]:[]).join(""),i=t.text||t.attributes.path;else if(e=t.role?` class="${t.role}"`:"",!(i=t.text)){let s=this._refs??=t.document.catalog.refs,n=t.attributes.refid,o,c=s[n]??(n?null:o=this._getRootDocument(t));if(c instanceof et){let a=this._resolvingXrefs??=new Set;if(a.has(n))i=o?"[^top]":`[${n}]`;else{a.add(n);let l=await c.xreftext(t.getAttribute("xrefstyle",null,!0));a.delete(n),l?i=l.includes("<")?this._dropAnchors(l):l:i=o?"[^top]":`[${n}]`}}else i=`[${n}]`}return`<a href="${t.target}"${e}>${i}</a>`}case"ref":return`<span id="${t.id}"></span>`;case"bibref":return`<span id="${t.id}"></span>[${t.reftext||t.id}]`;default:return this.logger.warn(`unknown anchor type: ${t.type}`),null}}async convert_inline_callout(t){return t.document.hasAttribute("icons")&&!t.document.hasAttribute("icons","font")?`<img src="${await t.iconUri(`callouts/${t.text}`)}" alt="${t.text}"${this._voidSlash}>`:`<i class="callout-num" data-value="${t.text}"></i><b>(${t.text})</b>`}async convert_inline_footnote(t){let e=t.getAttribute("index");return e?t.type==="xref"?`<sup class="footnote-ref"><a class="footnote" href="#_footnotedef_${e}" title="View footnote." role="doc-noteref">${e}</a></sup>`:`<sup class="footnote-ref"${t.id?` id="_footnote_${t.id}"`:""}><a id="_footnoteref_${e}" class="footnote" href="#_footnotedef_${e}" title="View footnote." role="doc-noteref">${e}</a></sup>`:t.type==="xref"?`<sup class="footnote-ref red" title="Unresolved footnote reference.">[${t.text}]</sup>`:null}async convert_inline_indexterm(t){return t.type==="visible"?t.text:""}async convert_inline_kbd(t){let e=t.getAttribute("keys");return e.length===1?`<kbd>${e[0]}</kbd>`:`<span class="key-seq"><kbd>${e.join("</kbd>+<kbd>")}</kbd></span>`}async convert_inline_quoted(t){let e=this._commonHtmlAttributes(t.id,t.role);switch(t.type){case"strong":return`<strong${e}>${t.text}</strong>`;case"emphasis":return`<em${e}>${t.text}</em>`;case"monospaced":return`<code${e}>${t.text}</code>`;case"mark":return`<mark${e}>${t.text}</mark>`;case"superscript":return`<sup${e}>${t.text}</sup>`;case"subscript":return`<sub${e}>${t.text}</sub>`;case"single":return e=this._commonHtmlAttributes(t.id,t.role,"single-quote"),`<span${e}>&#8216;${t.text}&#8217;</span>`;case"double":return e=this._commonHtmlAttributes(t.id,t.role,"double-quote"),`<span${e}>&#8220;${t.text}&#8221;</span>`;case"asciimath":case"latexmath":{let[i,s]=Pe[t.type];return`${i}${t.text}${s}`}default:return`<span${e}>${t.text}</span>`}}async convert_inline_break(t){return`${t.text}<br${this._voidSlash}>`}async convert_inline_button(t){return`<span class="button">${t.text}</span>`}async convert_inline_menu(t){let e='&#160;<b class="caret">&#8250;</b> ',i=`</b>${e}<b class="submenu">`,s=t.getAttribute("menu"),n=t.getAttribute("submenus");if(n.length===0){let o=t.getAttribute("menuitem");return o?`<span class="menu-seq"><b class="menu">${s}</b>${e}<b class="menu-item">${o}</b></span>`:`<span class="menu-seq"><b class="menu">${s}</b></span>`}return`<span class="menu-seq"><b class="menu">${s}</b>${e}<b class="submenu">${n.join(i)}</b>${e}<b class="menu-item">${t.getAttribute("menuitem")}</b></span>`}_generateSectionNumbering(t){let e=t.level,i=t.document.attributes;if(!(t.numbered&&e<=parseInt(i.sectnumlevels||3,10)))return null;if(e<2&&t.document.doctype==="book"){let s;switch(t.sectname){case"chapter":return s=i["chapter-signifier"],`${s?`${s} `:""}<span class="sect-num">${t.sectnum()}</span>`;case"part":return s=i["part-signifier"],`${s?`${s} `:""}<span class="sect-num">${t.sectnum(null,":")}</span>`;default:return`<span class="sect-num">${t.sectnum()}</span>`}}return`<span class="sect-num">${t.sectnum()}</span>`}async _generateHeader(t){if(!(t.hasHeader()&&!t.isNoheader()))return null;let e=[this._generateDocumentTitle(t),await this._generateAuthors(t),this._generateRevision(t)].filter(Boolean);return e.length===0?null:["<header>",...e,"</header>"].join(y)}_generateDocumentTitle(t){if(t.isNotitle())return null;let e=t.doctitle({partition:!0,sanitize:!0});return`<h1${this._commonHtmlAttributes(t.id,t.role)}>${e.main}${e.hasSubtitle()?` <small class="subtitle">${e.subtitle}</small>`:""}</h1>`}async _generateAuthors(t){let e=t.authors();if(e.length===0)return null;if(e.length===1)return`<p class="byline">
${await this._formatAuthor(t,e[0])}
</p>`;let i=['<ul class="byline">'];for(let s of e)i.push(`<li>${await this._formatAuthor(t,s)}</li>`);return i.push("</ul>"),i.join(y)}_generateRevision(t){if(!(t.hasAttribute("revnumber")||t.hasAttribute("revdate")||t.hasAttribute("revremark")))return null;let e="",i=t.getAttribute("revdate");if(i){let s=this._parseRevdate(i);e=s.length?`<time datetime="${s.join("-")}">${i}</time>`:i}return`<table class="revision">
<thead>
<tr>
<th>Version</th>
<th>Date</th>
<th>Remark</th>
</tr>
</thead>
<tbody>
<tr>
<td data-title="${t.getAttribute("version-label")??""}">${t.getAttribute("revnumber")??""}</td>
<td data-title="Date">${e}</td>
<td data-title="Remark">${t.getAttribute("revremark")??""}</td>
</tr>
</tbody>
</table>`}async _formatAuthor(t,e){return this._inContext("author",async()=>{let i=e.email?` ${await t.subMacros(e.email)}`:"";return`<span class="author">${t.subReplacements(e.name)}${i}</span>`})}async _inContext(t,e){(this._convertContext??=[]).push(t);let i=await e();return this._convertContext.pop(),i}_wrapInFigureWithTitle(t,e){return t.hasTitle()?`<figure${this._commonHtmlAttributes(t.id,t.role)}>
<figcaption>${t.title}</figcaption>
${e}
</figure>`:e}_generateAttribution(t){let e=t.hasAttribute("attribution")?t.getAttribute("attribution"):null,i=t.hasAttribute("citetitle")?t.getAttribute("citetitle"):null;if(!e&&!i)return"";let s=i?`<cite>${i}</cite>`:"";return`
<footer>&#8212; ${e?`<span class="attribution">${e}</span>${i?", ":""}`:""}${s}</footer>`}_hasAutoToc(t){if(!(t.hasSections()&&t.hasAttribute("toc")))return!1;let e=t.getAttribute("toc-placement");return e!=="macro"&&e!=="preamble"}async _generateToc(t,e={}){let i=await t.converter.convert(t,"outline",e.toclevels!=null?{toclevels:e.toclevels}:{});if(!i)return null;let s=e.id??"toc",n=e.title??t.getAttribute("toc-title"),o=e.role??t.getAttribute("toc-class","toc");return`<nav id="${s}" class="${o}">
<strong class="title" id="${s==="toc"?"toctitle":`${s}title`}">${n}</strong>
${i}
</nav>`}_generateFootnotes(t){if(!(t.hasFootnotes()&&!t.hasAttribute("nofootnotes")))return null;let e=['<section class="footnotes" role="doc-endnotes">',`<hr${this._voidSlash}>`];e.push('<ol class="footnotes">');for(let i of t.footnotes)e.push(`<li id="_footnotedef_${i.index}" role="doc-endnote">${i.text} <a class="footnote-backref" href="#_footnoteref_${i.index}" role="doc-backlink">&#8617;</a></li>`);return e.push("</ol>"),e.push("</section>"),e.join(y)}_getRootDocument(t){for(;(t=t.document).isNested();)t=t.parentDocument;return t}_parseRevdate(t){let e;if(e=t.match(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/))return[e[1],e[2].padStart(2,"0"),e[3].padStart(2,"0")];let i=null,s=null,n=null;(e=t.match(/\b(\d{4})\b/))&&(i=e[1]);let o=new RegExp(`\\b(${Gr.join("|")})\\b`,"i");(e=t.match(o))&&(s=String(Gr.indexOf(e[1].toLowerCase())+1).padStart(2,"0")),(e=t.match(/\b(\d{1,2})(?:st|nd|rd|th)?\b/))&&(n=e[1].padStart(2,"0"));let c=[];return i&&c.push(i),s&&c.push(s),n&&c.push(n),c}_commonHtmlAttributes(t,e,i=null){let s=i?[i]:[];return e&&s.push(e),`${t?` id="${t}"`:""}${s.length?` class="${s.join(" ")}"`:""}`}_appendLinkConstraintAttrs(t,e=[]){let i=[];(this._convertContext??[]).at(-1)==="author"&&i.push("author"),t.hasOption("nofollow")&&i.push("nofollow");let s=t.attributes.window;return s&&(e.push(` target="${s}"`),(s==="_blank"||t.hasOption("noopener"))&&i.push("noopener")),i.length&&e.push(` rel="${i.join(" ")}"`),e}_iconPrefix(t){return t.getAttribute("iconfont-prefix","fa")}_iconSet(t,e,i){return e||(t.hasAttribute("set")?t.getAttribute("set"):t.document.getAttribute("icon-set")??i)}_dropAnchors(t){return t.replace(ka,"").replace(va,"")}_sanitizeTitle(t){let e=t.includes("<")?t.replace(gt,"").replace(/ {2,}/g," ").trim():t;return this._encodeAttributeValue(e)}_boolAttr(t){return this._xmlMode?` ${t}="${t}"`:` ${t}`}_encodeAttributeValue(t){return t.includes('"')?t.replace(/"/g,"&quot;"):t}};vt.prototype.readSvgContents=Ot.prototype.readSvgContents;vt.prototype._decodeDataUri=Ot.prototype._decodeDataUri;vt.registerFor("semantic-html5")});var ml={};Rt(ml,{Extensions:()=>Ce,NullLogger:()=>Yt,SemanticHtml5Converter:()=>vt,convert:()=>Ys});Ei();var Xr={name:"@asciidoctor/core",version:"4.1.0",description:"Asciidoctor.js: AsciiDoc in JavaScript powered by Asciidoctor",type:"module",main:"build/node/index.cjs",module:"src/index.js",types:"types/index.d.ts",exports:{".":{browser:"./build/browser/index.js",require:{types:"./types/index.d.cts",default:"./build/node/index.cjs"},import:{types:"./types/index.d.ts",default:"./src/index.js"}}},engines:{node:">=20"},scripts:{build:"npm run build:data && rollup -c && npm run build:types","build:data":"node scripts/generate-stylesheet-data.js","build:types":"tsc && node scripts/strip-internal.js && node scripts/patch-jsdoc.js",docs:"typedoc --tsconfig tsconfig.docs.json",test:"node --test test/**.test.js","test:deno":"deno test --allow-env --no-check --allow-read --allow-sys --allow-write --allow-run --allow-net test/*.test.js","test:coverage":"node --test --experimental-test-coverage --test-coverage-include='src/**' test/**.test.js","test:browser":"vitest run --config vitest.browser.config.js","test:types":"tsc -p test/types/tsconfig.json",lint:"biome lint src test",format:"biome format --write src test",check:"biome check src test"},repository:{type:"git",url:"https://github.com/asciidoctor/asciidoctor.js.git"},files:["src","build/browser","build/node","types","data","README.md"],publishConfig:{access:"public"},keywords:["asciidoc","asciidoctor","javascript","library"],authors:["Dan Allen (https://github.com/mojavelinux)","Guillaume Grossetie (https://github.com/ggrossetie)"],license:"MIT",bugs:{url:"https://github.com/asciidoctor/asciidoctor.js/issues"},homepage:"https://github.com/asciidoctor/asciidoctor.js",volta:{node:"24.21.0"},peerDependencies:{"highlight.js":"^11.0.0"},peerDependenciesMeta:{"highlight.js":{optional:!0}},devDependencies:{"@biomejs/biome":"^2.4.13","@rollup/plugin-json":"^6.1.0","@types/node":"^25.6.0","@vitest/browser":"^4.1.11","@vitest/browser-playwright":"^4.1.11","@vitest/ui":"^4.1.11","@xmldom/xmldom":"^0.9.9",dot:"^1.1.3",ejs:"^6.0.0",handlebars:"^4.7.9","highlight.js":"^11.11.1",linkedom:"^0.18.12","node-html-parser":"^7.1.0",nunjucks:"^3.2.4",playwright:"^1.60.0",pug:"^3.0.4",rollup:"^4.60.2",typedoc:"^0.28.4",typescript:"^6.0.3",vitest:"^4.1.11",xpath:"^0.0.34"}};X();Y();Et();ct();Ct();Y();ct();var Mt=class extends Error{},at=class r extends et{#t=null;#e=null;#s=null;subs;defaultSubs;numeral;sourceLocation;_nextSectionIndex;_nextSectionOrdinal;constructor(t,e,i={}){super(t,e,i),this.contentModel="compound",this.blocks=[],this.subs=[],this.#t=null,this.#s=null,this.numeral=null,this.style=null,this.defaultSubs=null,this.sourceLocation=null,e==="document"||e==="section"?(this.level=0,this._nextSectionIndex=0,this._nextSectionOrdinal=1):t instanceof r?this.level=t.level:this.level=null}isBlock(){return!0}isInline(){return!1}get title(){return this.#e!=null?this.#e:this.#t==null?null:this.applyHeaderSubs(this.#t)}async precomputeTitle(){if(this.#t&&this.#e==null&&!this._computingTitle){this._computingTitle=!0;try{this.#e=await this.applyTitleSubs(this.#t)}finally{this._computingTitle=!1}}}get rawTitle(){return this.#t}get attrSubstitutedTitle(){let t=this.#t;return t==null?null:t.includes("{")?this.subAttributes(t):t}set title(t){this.#e=null,this.#t=t}hasTitle(){return!!this.#t}get caption(){return this.context==="admonition"?this.attributes.textlabel:this.#s}set caption(t){this.#s=t}get file(){return this.sourceLocation?.file}get lineno(){return this.sourceLocation?.lineno}setContext(t){this.context=t,this.nodeName=String(t)}get number(){let t=parseInt(this.numeral,10);return String(t)===String(this.numeral)?t:this.numeral}set number(t){this.numeral=String(t)}async convert(){return this.document.playbackAttributes(this.attributes),this.converter.convert(this)}render(){return this.convert()}async content(){let t=[];for(let e of this.blocks)t.push(await e.convert());return t.join(y)}getContent(){return this.content()}append(t){return t.getParent()!==this&&(t.parent=this),this.blocks.push(t),this}hasBlocks(){return this.blocks.length>0}hasSections(){return!1}sections(){return this.blocks.filter(t=>t.context==="section")}alt(){let t=this.attributes.alt;if(t){if(t===this.attributes["default-alt"])return this.subSpecialchars(t);let e=this.subSpecialchars(t);return ii.test(e)?this.subReplacements(e):e}return""}getAlt(){return this.alt()}captionedTitle(){return`${this.caption||""}${this.title||""}`}listMarkerKeyword(t=null){return lr[t||this.style]}hasSub(t){return this.subs.includes(t)}removeSub(t){let e=this.subs.indexOf(t);e>=0&&this.subs.splice(e,1)}async xreftext(t=null){let e=this.reftext;if(e&&e.length>0)return e;if(t&&this.#t&&this.#s){if(t==="full"){let i=this.document.compatMode?"``%s''":'"`%s`"',s=this.subPlaceholder(await this.subQuotes(i),this.title);if(this.numeral){let o=me[this.context];if(o){let c=this.document.attributes[o];if(c)return`${c} ${this.numeral}, ${s}`}}let n=this.#s;return`${n.endsWith(". ")?n.slice(0,-2):n}, ${s}`}else if(t==="short"){if(this.numeral){let s=me[this.context];if(s){let n=this.document.attributes[s];if(n)return`${n} ${this.numeral}`}}let i=this.#s;return i.endsWith(". ")?i.slice(0,-2):i}}return this.title}assignCaption(t=null,e=this.context){if(this.#s!=null||!this.#t)return;let i=this.document.attributes.caption;if(t!=null||i!=null)this.#s=t??i;else{let s=me[e];if(s){let n=this.document.attributes[s];n&&(this.numeral=this.document.incrementAndStoreCounter(`${e}-number`,this),this.#s=`${n} ${this.numeral}. `)}}}assignNumeral(t){t.index=this._nextSectionIndex,this._nextSectionIndex=t.index+1;let e=t.numbered;if(e){let i=t.sectname;if(i==="appendix"){t.numeral=this.document.counter("appendix-number","A");let s=this.document.attributes["appendix-caption"];t.caption=s?`${s} ${t.numeral}: `:`${t.numeral}. `}else i==="chapter"||e==="chapter"?t.numeral=String(this.document.counter("chapter-number",1)):(t.numeral=i==="part"?Ne(this._nextSectionOrdinal):String(this._nextSectionOrdinal),this._nextSectionOrdinal++)}}reindexSections(){this._nextSectionIndex=0,this._nextSectionOrdinal=1;for(let t of this.blocks)t.context==="section"&&(this.assignNumeral(t),t.reindexSections())}findBy(t={},e=null){let i=[],s=t&&typeof t=="object"&&!Array.isArray(t)?t:{},n=typeof e=="function"?e:typeof t=="function"?t:null;try{this.#i(s,i,n)}catch(o){if(!(o instanceof Mt))throw o}return i}query(t={},e=null){return this.findBy(t,e)}nextAdjacentBlock(){if(this.context==="document")return null;let t=this.getParent();if(t.context==="dlist"&&this.context==="list_item"){let s=t.getItems().findIndex(([o,c])=>o.includes(this)||c===this),n=t.getItems()[s+1];return n||t.nextAdjacentBlock()}let e=t.blocks.indexOf(this),i=t.blocks[e+1];return i||t.nextAdjacentBlock()}#i(t,e,i){let s=t.context??null,n=!s,o=t.style??null,c=t.role??null,a=t.id??null;if((n||s===this.context)&&(!o||o===this.style)&&(!c||this.hasRole(c))&&(!a||a===this.id)){if(i){let l=i(this);if(l)if(l==="prune"){if(e.push(this),a)throw new Mt;return e}else if(l==="reject"){if(a)throw new Mt;return e}else{if(l==="stop")throw new Mt;if(e.push(this),a)throw new Mt}else if(a)throw new Mt}else if(e.push(this),a)throw new Mt}if(this.context==="document"){if(s!=="document"){this.hasHeader?.()&&(n||s==="section")&&this.header.#i(t,e,i);for(let l of this.blocks)s==="section"&&l.context!=="section"||l.#i(t,e,i)}}else if(this.context==="dlist"){if(n||s!=="section")for(let l of this.blocks.flat(1/0))l&&l.#i(t,e,i)}else if(this.context==="table")if(t.traverseDocuments){for(let u of this.rows.head)for(let f of u)f.#i(t,e,i);let l=s==="inner_document"?{...t,context:"document"}:t;for(let u of[...this.rows.body,...this.rows.foot])for(let f of u)f.#i(l,e,i),f.style==="asciidoc"&&f.innerDocument.#i(l,e,i)}else for(let l of[...this.rows.head,...this.rows.body,...this.rows.foot])for(let u of l)u.#i(t,e,i);else for(let l of this.blocks)s==="section"&&l.context!=="section"||l.#i(t,e,i);return e}getContext(){return this.context}getContentModel(){return this.contentModel}setContentModel(t){this.contentModel=t}getNodeName(){return this.nodeName}getBlocks(){return this.blocks}getSections(){return this.sections()}getTitle(){return this.title}setTitle(t){this.title=t??null}getCaption(){return this.caption??void 0}setCaption(t){this.caption=t}getCaptionedTitle(){return this.captionedTitle()}getStyle(){return this.style}setStyle(t){this.style=t}getLevel(){return this.level}setLevel(t){this.level=t}getFile(){return this.file??void 0}getLineNumber(){return this.lineno??void 0}async getXrefText(t=null){return this.xreftext(t)}getSourceLocation(){return this.sourceLocation??void 0}getSubstitutions(){return this.subs}hasSubstitution(t){return this.hasSub(t)}addSubstitution(t){this.subs.includes(t)||this.subs.push(t)}removeSubstitution(t){this.removeSub(t)}};var M={keys:new Set(["blockTerminatesParagraph","strictVerbatimParagraphs","underlineStyleSectionTitles","unwrapStandalonePreamble","attributeMissing","attributeUndefined","shorthandPropertySyntax","naturalXrefs","uniqueIdStartIndex","markdownSyntax"]),blockTerminatesParagraph:!0,strictVerbatimParagraphs:!0,underlineStyleSectionTitles:!0,unwrapStandalonePreamble:!0,attributeMissing:"skip",attributeUndefined:"drop-line",shorthandPropertySyntax:!0,naturalXrefs:!0,uniqueIdStartIndex:2,markdownSyntax:!0};X();var mt=class r extends at{static create(t=null,e=null,i=!1,s={}){return new r(t,e,i,s)}constructor(t=null,e=null,i=!1,s={}){super(t,"section",s),t instanceof r?(this.level=e??t.level+1,this.special=t.special):(this.level=e??1,this.special=!1),this.numbered=i,this.index=0,this.sectname=null}get name(){return this.title}hasSections(){return this._nextSectionIndex>0}generateId(){return r.generateId(this.title,this.document)}sectnum(t=".",e=null){let i=e!==null?e===!1?"":e:t;return this.level>1&&this.getParent()instanceof r?`${this.getParent().sectnum(t,t)}${this.numeral??""}${i}`:`${this.numeral??""}${i}`}async xreftext(t=null){let e=this.reftext;if(e&&e.length>0)return e;if(this._computingTitle)return null;if(await this.precomputeTitle(),t)if(this.numbered){let i=this.sectname;switch(t){case"full":{let s;if(i==="chapter"||i==="appendix")s=this.subPlaceholder(await this.subQuotes("_%s_"),this.title);else{let o=this.document.compatMode?"``%s''":'"`%s`"';s=this.subPlaceholder(await this.subQuotes(o),this.title)}let n=this.document.attributes[`${i}-refsig`];return n?`${n} ${this.sectnum(".",",")} ${s}`:`${this.sectnum(".",",")} ${s}`}case"short":{let s=this.document.attributes[`${this.sectname}-refsig`];return s?`${s} ${this.sectnum(".","")}`:this.sectnum(".","")}default:{let s=this.sectname;return s==="chapter"||s==="appendix"?this.subPlaceholder(await this.subQuotes("_%s_"),this.title):this.title}}}else{let i=this.sectname;return i==="chapter"||i==="appendix"?this.subPlaceholder(await this.subQuotes("_%s_"),this.title):this.title}return this.title}append(t){return t.context==="section"&&this.assignNumeral(t),super.append(t)}getName(){return this.name}getSectionName(){return this.sectname??void 0}setSectionName(t){this.sectname=t}getIndex(){return this.index}setIndex(t){this.index=t}isNumbered(){return this.numbered}isSpecial(){return this.special}setSpecial(t){this.special=t}getNumeral(){return this.numeral}setNumeral(t){this.numeral=t}getSectionNumeral(){return this.sectnum()}getSectionNumber(){return this.sectnum()}toString(){if(this._title){let t=this.numbered?`${this.sectnum()} ${this._title}`:this._title;return`#<Section {level: ${this.level}, title: ${JSON.stringify(t)}, blocks: ${this.blocks.length}}>`}return super.toString()}static generateId(t,e){let i=e.attributes,s=i.idprefix??"_",n,o,c,a=i.idseparator;a!=null?a.length===0?(c=!0,n="",o=null):(n=a.length===1?a:i.idseparator=a[0],n==="-"||n==="."?o=" .-":o=` ${n}.-`):(n="_",o=" _.-");let l=`${s}${t.toLowerCase().replace(new RegExp(Qe.source,"gu"),"")}`;c?l=l.replace(/ /g,""):(l=Ra(l,o,n),l.endsWith(n)&&(l=l.slice(0,-n.length)),s===""&&l.startsWith(n)&&(l=l.slice(n.length)));let u=e.catalog?.refs;if(u&&l in u){let f=M.uniqueIdStartIndex,h;do h=`${l}${n}${f}`,f++;while(h in u);return h}return l}};function Ra(r,t,e){let i=new Set([...t]),s="",n=!1;for(let o of r)i.has(o)?(n||(s+=e),n=!0):(s+=o,n=!1);return s}Ct();var T=class extends et{id;type;target;text;constructor(t,e,i=null,s={}){super(t,e,s),this.nodeName=`inline_${e}`,this.text=i,this.id=s.id??null,this.type=s.type??null,this.target=s.target??null}isBlock(){return!1}isInline(){return!0}async convert(){return this.converter.convert(this)}render(){return this.convert()}content(){return this.text}get alt(){return this.getAttribute("alt")||""}hasReftext(){return!!(this.text&&(this.type==="ref"||this.type==="bibref"))}get reftext(){return this._convertedReftext!==void 0?this._convertedReftext:this.text??null}async precomputeReftext(){let t=this.text;this._convertedReftext=t!=null?await this.applyReftextSubs(t):null}xreftext(t=null){return this.reftext}getText(){return this.text}getType(){return this.type}getTarget(){return this.target}getAlt(){return this.alt}getReftext(){return this.reftext}};var Ii=class{constructor(){this._lists=[],this._listIndex=0,this.nextList()}register(t){let e=this._generateNextCalloutId();return this.getCurrentList().push({ordinal:parseInt(t,10),id:e}),this._coIndex++,e}readNextId(){let t=this.getCurrentList(),e=this._coIndex<=t.length?t[this._coIndex-1].id:null;return this._coIndex++,e}getCalloutIds(t){return this.getCurrentList().filter(i=>i.ordinal===t).map(i=>i.id).join(" ")}getCurrentList(){return this._lists[this._listIndex-1]}getLists(){return this._lists}getListIndex(){return this._listIndex}nextList(){this._listIndex++,this._lists.length<this._listIndex&&this._lists.push([]),this._coIndex=1}rewind(){this._listIndex=1,this._coIndex=1}_generateNextCalloutId(){return`CO${this._listIndex}-${this._coIndex}`}};Ss();ct();Y();kt();X();Y();Et();var te=class{constructor(t,e="html5",i={}){this.name=t,this._preClass=t}hasDocinfo(t){return!1}docinfo(t,e,i){throw new Error(`${this.constructor.name} must implement docinfo() since hasDocinfo() returns true`)}handlesHighlighting(){return!1}highlight(t,e,i,s){throw new Error(`${this.constructor.name} must implement highlight() since handlesHighlighting() returns true`)}format(t,e,i){let s=i.nowrap?`${this._preClass} highlight nowrap`:`${this._preClass} highlight`;return t.content().then(n=>{let o=i.transformContent?i.transformContent(n):n,c=i.transform;if(c){let a={class:s},l=e?{"data-lang":e}:{};c(a,l);let u=l["data-lang"];delete l["data-lang"],u&&(l["data-lang"]=u);let f=Object.entries(a).map(([p,m])=>` ${p}="${m}"`).join(""),h=Object.entries(l).map(([p,m])=>` ${p}="${m}"`).join("");return`<pre${f}><code${h}>${o}</code></pre>`}return`<pre class="${s}"><code${e?` data-lang="${e}"`:""}>${o}</code></pre>`})}writeStylesheet(t){return!1}writeStylesheetToDisk(t,e){throw new Error(`${this.constructor.name} must implement writeStylesheetToDisk() since writeStylesheet() returns true`)}},Ci=class{constructor(t=null){this._registry=t?{...t}:{}}register(t,...e){for(let i of e)this._registry[i]=t}for(t){return this._registry[t]??null}create(t,e="html5",i={}){let s=this.for(t);if(!s)return null;if(typeof s=="function"&&s.prototype&&(s=new s(t,e,i)),!s.name)throw new Error(`${s.constructor.name} must specify a value for 'name'`);return s}},Oi=class extends Ci{constructor(t,e){super(t),this._fallback=e}for(t){return Object.hasOwn(this._registry,t)?this._registry[t]:this._fallback.for(t)}},Mi=class extends Ci{constructor(){super(),this._defaultRegistry={}}register(t,...e){for(let i of e)this._defaultRegistry[i]=t}for(t){return this._registry[t]??this._defaultRegistry[t]??null}get(t){return this.for(t)??void 0}create(t,e="html5",i={}){let s=this.for(t);if(!s)return null;if(typeof s=="function"&&s.prototype&&(s=new s(t,e,i)),!s.name)throw new Error(`${s.constructor.name} must specify a value for 'name'`);return s}unregisterAll(){this._registry={}}},ee=new Mi;Y();X();ct();Et();wi();ct();function Jr(r,t,e){let i=r._document,s=t.includes(" ")?`pass:c[${t}]`:t,n=i.hasAttribute("compat-mode")?e??"":`role=include${e?`,${e}`:""}`;return`link:${s}[${n}]`}function Qr(r,t,e){let i=r._document,s=i.pathResolver,n=t.replace(/\\/g,"/"),o=i.baseDir,c=r.includeStack.length===0,a=c?o:r._dir,l,u;if(n.startsWith("file://"))l=u=n;else if(J(n)){if(s.descendsFrom(n,o)===!1&&!i.hasAttribute("allow-uri-read"))return r.replaceNextLine(Jr(r,t,e));l=u=n}else if(s.absolutePath(n))l=u=`file://${n.startsWith("/")?"":"/"}${n}`;else if(a===".")l=u=n;else if(a.startsWith("file://")||!J(a))if(l=`${a}/${n}`,c)u=n;else{let f=s.descendsFrom(l,o);o==="."||f===!1?u=l:u=l.slice(f)}else if(c)l=`${a}/${u=n}`;else{let f=s.descendsFrom(a,o);if(f!==!1||i.hasAttribute("allow-uri-read"))l=`${a}/${n}`,u=f!==!1?l.slice(f):n;else return r.replaceNextLine(Jr(r,t,e))}return[l,u]}Is();function Pi(r){if(!r)return".";let t=Math.max(r.lastIndexOf("/"),r.lastIndexOf("\\"));return t<0?".":t===0?"/":r.slice(0,t)}function Os(r){let t=Math.max(r.lastIndexOf("/"),r.lastIndexOf("\\"));return r?r.slice(t+1):""}function Ea(r,t,e=0){if(r.length===0)return;let i=null;for(let s of r){if(s==="")continue;let n=s.length-s.trimStart().length;if(n===0){i=null;break}(i===null||n<i)&&(i=n)}if(t===0){if(i)for(let s=0;s<r.length;s++)r[s]!==""&&(r[s]=r[s].slice(i))}else{let s=" ".repeat(t);for(let n=0;n<r.length;n++)r[n]!==""&&(r[n]=i?s+r[n].slice(i):s+r[n])}}var dt=class{constructor(t,e=null,i=null,s=1){this.file=t,this.dir=e,this.path=i,this.lineno=s}advance(t){this.lineno+=t}get lineInfo(){return`${this.path}: line ${this.lineno}`}toString(){return this.lineInfo}getLineNumber(){return this.lineno}getFile(){return this.file??void 0}getDirectory(){return this.dir}getPath(){return this.path}getLineInfo(){return this.lineInfo}},lt=class{_dir;_document;_lines;_lookAhead;_unescapeNextLine;_saved;#t=null;constructor(t=null,e=null,i={}){e?typeof e=="string"?(this.file=e,this._dir=Pi(e),this.path=Os(e),this.lineno=1):((this.file=e.file)?(this._dir=e.dir||Pi(this.file),this.path=e.path||Os(this.file)):(this._dir=e.dir||".",this.path=e.path||"<stdin>"),this.lineno=e.lineno||1):(this.file=null,this._dir=".",this.path="<stdin>",this.lineno=1),i.document&&(this._document=i.document),this.sourceLines=this._prepareLines(t,i),this._lines=this.sourceLines.slice().reverse(),this._lookAhead=0,this.processLines=!0,this._unescapeNextLine=!1,this.unterminated=null,this._saved=null}hasMoreLines(){return this._lines.length===0?(this._lookAhead=0,!1):!0}empty(){return this._lines.length===0?(this._lookAhead=0,!0):!1}eof(){return this.empty()}async nextLineEmpty(){return!await this.peekLine()}async isNextLineEmpty(){return await this.nextLineEmpty()}async peekLine(t=!1){for(;;){let e=this._lines[this._lines.length-1];if(t||this._lookAhead>0)return this._unescapeNextLine?e.slice(1):e;if(e!==void 0){let i=await this.processLine(e);if(i!=null)return i}else{this._lookAhead=0;return}}}async peekLines(t=null,e=!1){let i=this._lookAhead,s=[],n=t??Zn;for(let o=0;o<n;o++){let c=e?this._shift():await this.readLine();if(c!==void 0)s.push(c);else{e&&this.lineno--;break}}return s.length>0&&(this._unshiftAll(s),e&&(this._lookAhead=i)),s}async readLine(){return this._lookAhead>0||await this.hasMoreLines()?this._shift():void 0}async readLines(){let t=[];for(;await this.hasMoreLines();)t.push(this._shift());return t}async readlines(){return await this.readLines()}async read(){return(await this.readLines()).join(y)}async advance(){return this._shift()!==void 0}unshiftLine(t){this._unshift(t)}restoreLine(t){this._unshift(t)}unshiftLines(t){this._unshiftAll(t)}restoreLines(t){this._unshiftAll(t)}replaceNextLine(t){return this._shift(),this._unshift(t),!0}replaceLine(t){return this.replaceNextLine(t)}async skipBlankLines(){if(await this.empty())return;let t=0,e;for(;(e=await this.peekLine())!==void 0;){if(String(e)!=="")return t;this._shift(),t++}}async skipCommentLines(){if(await this.empty())return;let t;for(;(t=await this.peekLine())!==void 0&&t!==""&&t.startsWith("//");)if(t.startsWith("///")){let e=t.length;if(!(e>3&&t==="/".repeat(e)))break;await this.readLinesUntil({terminator:t,skipFirstLine:!0,readLastLine:!0,skipProcessing:!0,context:"comment"})}else this._shift()}async skipLineComments(){if(await this.empty())return[];let t=[],e;for(;(e=await this.peekLine())!==void 0&&e!==""&&e.startsWith("//");)t.push(this._shift());return t}terminate(){this.lineno+=this._lines.length,this._lines.length=0,this._lookAhead=0}async readLinesUntil(t={},e=null){let i=[],s=!1;this.processLines&&(t.skipProcessing||t.skip_processing)&&(this.processLines=!1,s=!0);let n=t.terminator??null,o,c,a;n?(o=t.cursor||this.cursor,c=!1,a=!1):(c=t.breakOnBlankLines||t.break_on_blank_lines||!1,a=t.breakOnListContinuation||t.break_on_list_continuation||!1);let l=t.skipLineComments||t.skip_line_comments||!1,u=!1,f=!1,h;for((t.skipFirstLine||t.skip_first_line)&&this._shift();(h=await this.readLine())!==void 0;){let p=!1;if(n?p=h===n:c&&h===""?p=!0:a&&u&&h===de?(t.preserveLastLine=t.preserve_last_line=!0,p=!0):e?.(h)&&(p=!0),p){(t.readLastLine||t.read_last_line)&&i.push(h),(t.preserveLastLine||t.preserve_last_line)&&(this._unshift(h),f=!0);break}l&&h.startsWith("//")&&!h.startsWith("///")||(i.push(h),u=!0)}if(s&&(this.processLines=!0,f&&!n&&this._lookAhead--),n&&n!==h){let p="context"in t?t.context:n;if(p){let m=o==="at_mark"?this.cursorAtMark():o;this._logWarn(`unterminated ${p} block`,{sourceLocation:m}),this.unterminated=!0}}return i}get cursor(){return new dt(this.file,this._dir,this.path,this.lineno)}cursorAtLine(t){return new dt(this.file,this._dir,this.path,t)}cursorAtMark(){return this.#t?new dt(...this.#t):this.cursor}cursorBeforeMark(){if(this.#t){let[t,e,i,s]=this.#t;return new dt(t,e,i,s-1)}return new dt(this.file,this._dir,this.path,this.lineno-1)}cursorAtPrevLine(){return new dt(this.file,this._dir,this.path,this.lineno-1)}mark(){this.#t=[this.file,this._dir,this.path,this.lineno]}lineInfo(){return`${this.path}: line ${this.lineno}`}get lines(){let t=this._lines,e=t.slice().reverse();return new Proxy(e,{set(i,s,n){i[s]=n;let o=parseInt(s,10);return!Number.isNaN(o)&&o>=0&&o<t.length&&(t[t.length-1-o]=n),!0}})}string(){return this._lines.slice().reverse().join(y)}source(){return this.sourceLines.join(y)}save(){this._saved={file:this.file,dir:this._dir,path:this.path,lineno:this.lineno,lines:[...this._lines],mark:this.#t,lookAhead:this._lookAhead,processLines:this.processLines,unescapeNextLine:this._unescapeNextLine,unterminated:this.unterminated}}restoreSave(){if(!this._saved)return;let t=this._saved;this.file=t.file,this._dir=t.dir,this.path=t.path,this.lineno=t.lineno,this._lines=t.lines,this.#t=t.mark,this._lookAhead=t.lookAhead,this.processLines=t.processLines,this._unescapeNextLine=t.unescapeNextLine,this.unterminated=t.unterminated,this._saved=null}discardSave(){this._saved=null}toString(){return`#<Reader {path: ${JSON.stringify(this.path)}, line: ${this.lineno}}>`}_shift(){return this.lineno++,this._lookAhead>0&&this._lookAhead--,this._lines.pop()}_unshift(t){this.lineno--,this._lookAhead++,this._lines.push(t)}_unshiftAll(t){this.lineno-=t.length,this._lookAhead+=t.length,this._lines.push(...t.slice().reverse())}processLine(t){return this.processLines&&this._lookAhead++,t}_prepareLines(t,e={}){let i=e.normalize;if(i){let s=i!=="chomp";return Array.isArray(t)?Lr(t,s):Bt(t!=null?String(t):"",s)}if(Array.isArray(t))return[...t];if(t!=null){let s=String(t);return s.includes("\r")&&(s=s.replace(/\r\n/g,`
`).replace(/\r/g,`
`)),s.replace(/\n$/,"").split(`
`)}return[]}getCursor(){return this.cursor}getLines(){return this.sourceLines}getString(){return this.source()}getLogger(){return this._document?.logger??nt.logger}createLogMessage(t,e={}){return W.AutoFormattingMessage.attach({text:t,...e})}get logger(){return this._document?.logger??console}_logWarn(t,e={}){this.logger.warn(this._messageWithContext(t,e))}_logError(t,e={}){this.logger.error(this._messageWithContext(t,e))}_logInfo(t,e={}){this.logger.info(this._messageWithContext(t,e))}_messageWithContext(t,{sourceLocation:e,includeLocation:i}={}){return!e&&!i?t:W.AutoFormattingMessage.attach({text:t,source_location:e??null,include_location:i??null})}},zt=class extends lt{#t;#e;#s;#i;#n;#r;constructor(t,e=null,i=null,s={}){"skip-front-matter"in t.attributes&&!("skipFrontMatter"in s)&&(s={...s,skipFrontMatter:!0}),s.document||(s={...s,document:t}),super(e,i,s),this._document=t,this.#t=t.sourcemap;let n=parseInt(t.attributes["max-include-depth"]??64,10);this.#e=n>0?{abs:n,curr:n,rel:n}:null,this.includeStack=[],this.#s=t.catalog.includes,this.#i=!1,this.#n=[],this.#r=null}get logger(){return this._document?.logger??console}async hasMoreLines(){return await this.peekLine()!==void 0}async empty(){return await this.peekLine()===void 0}async eof(){return await this.empty()}async peekLine(t=!1){let e=await super.peekLine(t);if(e!==void 0)return e;if(this.includeStack.length===0){let i=null;this.#n=this.#n.filter(s=>{let n=s.sourceLocation||(i??=this.cursorAtPrevLine());return this._logError(`detected unterminated preprocessor conditional directive: ${s.name}::${s.target||""}[${s.expr||""}]`,{sourceLocation:n}),!1});return}return this.#c(),await this.peekLine(t)}_shift(){return this._unescapeNextLine?(this._unescapeNextLine=!1,super._shift().slice(1)):super._shift()}pushInclude(t,e=null,i=null,s=1,n={}){if(this.includeStack.push([this._lines,this.file,this._dir,this.path,this.lineno,this.#e,this.processLines]),this.file=e){this._dir=Pi(String(e)),this.path=i||Os(String(e));let o=String(e);if(this.processLines=Object.keys(ri).some(c=>o.endsWith(c))){let c=this.path.slice(0,this.path.lastIndexOf("."));this.#s[c]??="partial-option"in n?null:!0}}else this._dir=".",this.processLines=!0,(this.path=i)?this.#s[Rr(this.path)]??="partial-option"in n?null:!0:this.path="<stdin>";if(this.lineno=s,this.#e&&"depth"in n){let o=parseInt(n.depth,10);if(o>0){let c=this.#e.abs,a=this.includeStack.length+o,l=o;a>c&&(a=l=c),this.#e={abs:c,curr:a,rel:l}}else this.#e={abs:this.#e.abs,curr:this.includeStack.length,rel:0}}if(this._lines=this._prepareLines(t,{include:!0,normalize:this.processLines||"chomp",indent:n.indent,skipFrontMatter:"skip-front-matter-option"in n}),this._lines.length===0)this.#c();else if("leveloffset"in n){let o=this._document.getAttribute("leveloffset"),c=o?`:leveloffset: ${o}`:":leveloffset!:",a=`:leveloffset: ${n.leveloffset}`;this._lines=[c,"",...this._lines.slice().reverse(),"",a],this.lineno-=2}else this._lines.reverse();return this._lookAhead=0,this}get includeDepth(){return this.includeStack.length}exceedsMaxDepth(){return this.#e&&this.includeStack.length>=this.#e.curr&&this.#e.rel}exceededMaxDepth(){return this.exceedsMaxDepth()}hasIncludeProcessors(){if(this.#r===null){let t=this._document.extensions;if(t&&(this.#r=t.includeProcessors?.()))return!0;this.#r=!1}return this.#r!==!1}createIncludeCursor(t,e,i){return new dt(String(t),Pi(String(t)),e,i)}toString(){return`#<PreprocessorReader {path: ${JSON.stringify(this.path)}, line: ${this.lineno}, include depth: ${this.includeStack.length}}>`}save(){super.save(),Object.assign(this._saved,{maxdepth:this.#e,skipping:this.#i,conditionalStack:this.#n.map(t=>({...t})),includeStack:[...this.includeStack]})}restoreSave(){this._saved&&(this.#e=this._saved.maxdepth,this.#i=this._saved.skipping,this.#n=this._saved.conditionalStack,this.includeStack=this._saved.includeStack,super.restoreSave())}_prepareLines(t,e={}){let i=super._prepareLines(t,e);if(e.skipFrontMatter){let s=this._skipFrontMatter(i);s!==null&&!e.include&&(this._document.attributes["front-matter"]=s.join(y))}if(e.include){if(e.indent!=null){let s=parseInt(e.indent,10)||0,n=parseInt(this._document.getAttribute("tabsize")??0,10);Ea(i,s,n)}}else for(;i.length>0&&i[i.length-1]==="";)i.pop();return i}async processLine(t){if(!this.processLines)return t;if(t===""){if(this.#i){super._shift();return}return this._lookAhead++,t}if(t.endsWith("]")&&!t.startsWith("[")&&t.includes("::")){if(t.includes("if")){let e=cn.exec(t);if(e){let[,i,s,n,o,c]=e;if(i==="\\")return this._unescapeNextLine=!0,this._lookAhead++,t.slice(1);if(this.#h(s,n||"",o||null,c||null)){super._shift();return}return this._lookAhead++,t}}if(this.#i){super._shift();return}if(t.startsWith("inc")||t.startsWith("\\inc")){let e=un.exec(t);if(e){let[,i,s,n]=e;return i==="\\"?(this._unescapeNextLine=!0,this._lookAhead++,t.slice(1)):await this.#a(s,n??null)?void 0:(this._lookAhead++,t)}}return this._lookAhead++,t}if(this.#i){super._shift();return}return this._lookAhead++,t}#h(t,e,i,s){let n=e==="";if(n||(e=e.toLowerCase()),t==="endif"){if(s)this._logError(`malformed preprocessor directive - text not permitted: endif::${e}[${s}]`,{sourceLocation:this.cursor});else if(this.#n.length===0)this._logError(`unmatched preprocessor directive: endif::${e}[]`,{sourceLocation:this.cursor});else{let c=this.#n[this.#n.length-1];n||e===c.target?(this.#n.pop(),this.#i=this.#n.length===0?!1:this.#n[this.#n.length-1].skipping):this._logError(`mismatched preprocessor directive: endif::${e}[], expected endif::${c.target||""}[]`,{sourceLocation:this.cursor})}return!0}let o;if(this.#i){if(t==="ifeval"){if(!(n&&s&&ss.test(s.trim())))return!0}else if(n)return!0;o=!1}else{let c=this._document.attributes;if(t==="ifdef"){if(n)return this._logError(`malformed preprocessor directive - missing target: ifdef::[${s}]`,{sourceLocation:this.cursor}),!0;o=i===","?!e.split(",").some(a=>a in c):i==="+"?e.split("+").some(a=>!(a in c)):!(e in c)}else if(t==="ifndef"){if(n)return this._logError(`malformed preprocessor directive - missing target: ifndef::[${s}]`,{sourceLocation:this.cursor}),!0;o=i===","?e.split(",").some(a=>a in c):i==="+"?e.split("+").every(a=>a in c):e in c}else if(t==="ifeval"){if(!n)return this._logError(`malformed preprocessor directive - target not permitted: ifeval::${e}[${s}]`,{sourceLocation:this.cursor}),!0;let a=s&&ss.exec(s.trim());if(a)try{o=!this.#d(this.#p(a[1]),a[2],this.#p(a[3]))}catch{o=!0}else return this._logError(`malformed preprocessor directive - ${s?"invalid expression":"missing expression"}: ifeval::[${s}]`,{sourceLocation:this.cursor}),!0}}return t==="ifeval"?(o&&(this.#i=!0),this.#n.push({name:t,expr:s,skip:o,skipping:this.#i,sourceLocation:this.#t?this.cursor:null})):s?!this.#i&&!o&&(this.replaceNextLine(s.trimEnd()),this._lines.push(""),s.startsWith("include::")&&this._lookAhead--):(o&&(this.#i=!0),this.#n.push({name:t,target:e,skip:o,skipping:this.#i,sourceLocation:this.#t?this.cursor:null})),!0}async#a(t,e){let i=await Jt(),s=this._document,n=t;if(n.includes(P)){let p=s.attributes["attribute-missing"]||M.attribute_missing;if(n=s.subAttributes(t,{attributeMissing:p==="warn"?"drop-line":p}),n==="")return"optional-option"in(e?await s.parseAttributes(e,[],{subInput:!0}):{})?(this._logInfo(`optional include dropped because resolved target is blank: include::${t}[${e??""}]`,{sourceLocation:this.cursor}),super._shift(),!0):p==="drop-line"?(this._logInfo(`include dropped due to missing attribute: include::${t}[${e??""}]`,{sourceLocation:this.cursor}),super._shift(),!0):(this._logWarn(`include dropped because resolved target is blank: include::${t}[${e??""}]`,{sourceLocation:this.cursor}),this.replaceNextLine(`Unresolved directive in ${this.path} - include::${t}[${e??""}]`))}if(this.hasIncludeProcessors()){let p=this.#r.find(m=>m.instance.handles(s,n));if(p){super._shift();let m=e?await s.parseAttributes(e,[],{subInput:!0}):{};return await p.processMethod(s,this,n,m),!0}}if(s.safe>=O.SECURE){let p=n.includes(" ")?`pass:c[${n}]`:n,m=s.hasAttribute("compat-mode")?e??"":`role=include${e?`,${e}`:""}`;return this.replaceNextLine(`link:${p}[${m}]`)}if(!this.#e)return;if(this.includeStack.length>=this.#e.curr){this._logError(`maximum include depth of ${this.#e.rel} exceeded`,{sourceLocation:this.cursor});return}let o=e?await s.parseAttributes(e,[],{subInput:!0}):{},c=await this.#f(n,e,o);if(!Array.isArray(c))return c;let[a,l,u]=c,f=null,h=null;if(e){if("lines"in o&&o.lines!==""){f=[];for(let p of this.#m(o.lines))if(p.includes("..")){let m=p.indexOf(".."),d=parseInt(p.slice(0,m),10),g=p.slice(m+2);if(g===""||parseInt(g,10)<0)f.push(d,1/0);else{let $=parseInt(g,10);for(let b=d;b<=$;b++)f.push(b)}}else f.push(parseInt(p,10));f=f.length>0?[...new Set(f)].sort((p,m)=>p-m):null}else if("tag"in o){let p=o.tag;p&&p!=="!"&&(h=p.startsWith("!")?{[p.slice(1)]:!1}:{[p]:!0})}else if("tags"in o){h={};for(let p of this.#m(o.tags))p&&p!=="!"&&(h[p.startsWith("!")?p.slice(1):p]=!p.startsWith("!"));Object.keys(h).length===0&&(h=null)}}if(l==="uri"){let p;try{let m=await Be(a,this._document);if(!m.ok)throw new Error(`HTTP ${m.status} ${m.statusText}`);p=await m.text(),super._shift()}catch(m){return"optional-option"in o?(this._logInfo(`optional include dropped because include URI not readable: ${a}`,{sourceLocation:this.cursor}),super._shift(),!0):(this._logError(`include URI not readable: ${a} (${m.message})`,{sourceLocation:this.cursor}),this.replaceNextLine(`Unresolved directive in ${this.path} - include::${n}[${e??""}]`))}if(f){let{incLines:m,incOffset:d}=this.#o(p.split(`
`),f);d!==null&&(o["partial-option"]="",this.pushInclude(m,a,u,d,o))}else if(h){let{incLines:m,incOffset:d}=this.#u(p.split(`
`),a,n,l,h,o);d!==null&&this.pushInclude(m,a,u,d,o)}else this.pushInclude(p,a,u,1,o);return!0}try{if(f){let p=(await i.readFile(a,"utf8")).split(`
`);super._shift();let{incLines:m,incOffset:d}=this.#o(p,f);d!==null&&(o["partial-option"]="",this.pushInclude(m,a,u,d,o))}else if(h){let p=(await i.readFile(a,"utf8")).split(`
`);super._shift();let{incLines:m,incOffset:d}=this.#u(p,a,n,l,h,o);d!==null&&this.pushInclude(m,a,u,d,o)}else{let p;try{p=await i.readFile(a,"utf8"),super._shift()}catch{return this._logError(`include ${l} not readable: ${a}`,{sourceLocation:this.cursor}),this.replaceNextLine(`Unresolved directive in ${this.path} - include::${n}[${e??""}]`)}this.pushInclude(p,a,u,1,o)}}catch{return this._logError(`include ${l} not readable: ${a}`,{sourceLocation:this.cursor}),this.replaceNextLine(`Unresolved directive in ${this.path} - include::${n}[${e??""}]`)}return!0}#l(){if(!Mr())return!0;let t=this._document.baseDir;return!!t&&t!=="."&&(t.startsWith("file://")||J(t))}async#f(t,e,i){let s=this._document;if(this.#l()){let c=Qr(this,t,e);if(!Array.isArray(c))return c;let[a,l]=c;return[a,"uri",l]}if(J(t)||typeof this._dir!="string"){if(!s.hasAttribute("allow-uri-read")){this._logWarn(`cannot include contents of URI: ${t} (allow-uri-read attribute not enabled)`,{sourceLocation:this.cursor});let c=t.includes(" ")?`pass:c[${t}]`:t,a=s.hasAttribute("compat-mode")?e??"":`role=include${e?`,${e}`:""}`;return this.replaceNextLine(`link:${c}[${a}]`)}return[t,"uri",t]}let n=s.normalizeSystemPath(t,this._dir,null,{targetName:"include file"});if(!await Pr(n))return"optional-option"in i?(this._logInfo(`optional include dropped because include file not found: ${n}`,{sourceLocation:this.cursor}),super._shift(),!0):(this._logError(`include file not found: ${n}`,{sourceLocation:this.cursor}),this.replaceNextLine(`Unresolved directive in ${this.path} - include::${t}[${e??""}]`));let o=s.pathResolver.relativePath(n,s.baseDir);return[n,"file",o]}#c(){this.includeStack.length!==0&&([this._lines,this.file,this._dir,this.path,this.lineno,this.#e,this.processLines]=this.includeStack.pop(),this._lookAhead=0)}#o(t,e){let i=[...e],s=[],n=null,o=!1;for(let c=0;c<t.length;c++){let a=c+1,l=t[c]+(c<t.length-1?`
`:"");if(o||i[0]===1/0&&(o=!0))n??=a,s.push(l);else if(i[0]===a&&(n??=a,s.push(l),i.shift(),i.length===0))break}return{incLines:s,incOffset:n}}#u(t,e,i,s,n,o){let c={...n},a,l,u;"**"in c?(a=l=c["**"],delete c["**"],"*"in c?(u=c["*"],delete c["*"]):!a&&Object.values(c)[0]===!1&&(u=!0)):"*"in c?(Object.keys(c)[0]==="*"?a=l=!(u=c["*"]):(a=l=!1,u=c["*"]),delete c["*"]):a=l=!Object.values(c).includes(!0);let f=[],h=null,p=[],m=new Set,d=null;for(let $=0;$<t.length;$++){let b=$+1,A=t[$]+($<t.length-1?`
`:"");if(A.includes("::")&&A.includes("[]")){let x=hn.exec(A);if(x){let[,_,w]=x;if(_){if(w===d)p.pop(),[d,a]=p.length===0?[null,l]:p[p.length-1];else if(w in c){let S=this.createIncludeCursor(e,i,b),k=p.findLastIndex(([v])=>v===w);k>=0?(p.splice(k,1),this._logWarn(`mismatched end tag (expected '${d}' but found '${w}') at line ${b} of include ${s}: ${e}`,{sourceLocation:this.cursor,includeLocation:S})):this._logWarn(`unexpected end tag '${w}' at line ${b} of include ${s}: ${e}`,{sourceLocation:this.cursor,includeLocation:S})}}else w in c?((a=c[w])&&m.add(w),p.push([d=w,a,b])):u!==void 0&&(a=d&&!a?!1:u,p.push([d=w,a,b]));continue}}a&&(h??=b,f.push(A))}for(let[$,,b]of p){let A=this.createIncludeCursor(e,i,b);this._logWarn(`detected unclosed tag '${$}' starting at line ${b} of include ${s}: ${e}`,{sourceLocation:this.cursor,includeLocation:A})}let g=Object.entries(c).filter(([,$])=>$).map(([$])=>$).filter($=>!m.has($));return g.length>0&&this._logWarn(`tag${g.length>1?"s":""} '${g.join(", ")}' not found in include ${s}: ${e}`,{sourceLocation:this.cursor}),(!l||u===!1||Object.keys(c).length>0)&&(o["partial-option"]=""),{incLines:f,incOffset:h}}_skipFrontMatter(t,e=!0){let i=t[0];if(i!=="---"&&i!=="+++")return null;let s=[...t];t.shift();let n=[];e&&this.lineno++;let o=!1;for(;!(o=t.length===0)&&t[0]!==i;)n.push(t.shift()),e&&this.lineno++;return o?(t.length=0,t.push(...s),e&&(this.lineno-=s.length),null):(t.shift(),e&&this.lineno++,n)}#p(t){let e=!1;return(t.startsWith('"')&&t.endsWith('"')||t.startsWith("'")&&t.endsWith("'"))&&(e=!0,t=t.slice(1,t.length-1)),t.includes(P)&&(t=this._document.subAttributes(t,{attributeMissing:"drop"})),e?t:t===""?null:t==="true"?!0:t==="false"?!1:t.trimEnd()===""?" ":t.includes(".")?parseFloat(t):parseInt(t,10)}#d(t,e,i){if(typeof t=="boolean"!=(typeof i=="boolean"))throw new TypeError("incompatible operand types");return e==="=="?t===i:e==="!="?t!==i:e==="<"?t<i:e===">"?t>i:e==="<="?t<=i:e===">="?t>=i:!1}#m(t){return t.includes(",")?t.split(","):t.split(";")}getIncludeDepth(){return this.includeDepth}};Et();ct();Y();var Ia=new Proxy({audio:"empty",image:"empty",listing:"verbatim",literal:"verbatim",stem:"raw",open:"compound",page_break:"empty",pass:"raw",thematic_break:"empty",video:"empty"},{get:(r,t)=>Object.hasOwn(r,t)?r[t]:"simple"}),N=class r extends at{lines;defaultSubs;static create(t,e,i={}){return new r(t,e,i)}constructor(t,e,i={}){if(super(t,e,i),this.contentModel=i.content_model??Ia[e],"subs"in i){let n=i.subs;n?(n==="default"?this.defaultSubs=i.default_subs??null:Array.isArray(n)?(this.defaultSubs=[...n],delete this.attributes.subs):(this.defaultSubs=null,this.attributes.subs=String(n)),this.commitSubs()):(this.defaultSubs=[],delete this.attributes.subs)}else this.defaultSubs=null;let s=i.source;!s&&s!==0?this.lines=[]:typeof s=="string"?this.lines=Bt(s):this.lines=[...s]}get blockname(){return this.context}async content(){switch(this.contentModel){case"compound":return super.content();case"simple":return this.applySubs(this.lines.join(y),this.subs);case"verbatim":case"raw":{let t=await this.applySubs(this.lines,this.subs);if(t.length<2)return t[0]??"";for(;t.length>0&&t[0].trimEnd()==="";)t.shift();for(;t.length>0&&t[t.length-1].trimEnd()==="";)t.pop();return t.join(y)}default:return this.contentModel!=="empty"&&this.logger.warn(`unknown content model '${this.contentModel}' for block: ${this}`),null}}getSourceLines(){return this.lines}get source(){return this.lines.join(y)}getSource(){return this.source}getBlockName(){return this.blockname}toString(){let t=this.contentModel==="compound"?`blocks: ${this.blocks.length}`:`lines: ${this.lines.length}`;return`#<Block {context: '${this.context}', content_model: '${this.contentModel}', style: ${JSON.stringify(this.style??null)}, ${t}}>`}};Y();var St=class extends at{constructor(t,e,i={}){super(t,e,i)}async content(){return this.blocks}get items(){return this.blocks}hasItems(){return this.blocks.length>0}outline(){return this.context==="ulist"||this.context==="olist"}async convert(){let t=await super.convert();return this.context==="colist"&&this.document.callouts.nextList(),t}render(){return this.convert()}getItems(){return this.blocks}toString(){return`#<List {context: '${this.context}', style: ${JSON.stringify(this.style??null)}, items: ${this.blocks.length}}>`}},Pt=class extends at{marker;_text;_convertedText;_subsSnapshot;constructor(t,e=null){super(t,"list_item"),this._text=e,this.level=t.level,this.subs=[...rt],this.marker=null}get list(){return this.getParent()}get text(){if(this._convertedText!=null&&this._subsSnapshot!=null){let t=this.subs;if(t.length!==this._subsSnapshot.length||t.some((e,i)=>e!==this._subsSnapshot[i]))return this._text??null}return this._convertedText==null?this._text??null:this.document._converting?(this._convertedText=this.document._resolveFootnotePlaceholdersIn(this._convertedText),this._convertedText):this.document._previewFootnotePlaceholdersIn(this._convertedText)}set text(t){this._text=t,this._convertedText=null,this._subsSnapshot=null}hasText(){return!!(this._text&&this._text.length>0)}async precomputeText(){this._text!=null&&this._convertedText==null&&(this._convertedText=await this.applySubs(this._text,this.subs),this._subsSnapshot=[...this.subs])}simple(){return this.blocks.length===0||this.blocks.length===1&&this.blocks[0]instanceof St&&this.blocks[0].outline()}compound(){return!this.simple()}foldFirst(){let t=this.blocks.shift().source;this._text=!this._text||this._text.length===0?t:`${this._text}${y}${t}`}getList(){return this.list}getMarker(){return this.marker}getText(){return this.text}setText(t){this.text=t}toString(){return`#<ListItem {list_context: '${this.getParent().context}', text: ${JSON.stringify(this._text)}, blocks: ${(this.blocks??[]).length}}>`}};Ct();Et();Y();X();function Fe(r,t){let e=10**t;return Math.trunc(r*e)/e}function Ms(r,t){let e=t+t;for(;r.includes(e);)r=r.replaceAll(e,t);return r}var Zr=4,st=class r extends at{constructor(t,e){super(t,"table"),this.rows=new r.Rows,this.columns=[],this.hasHeaderOption=!1;let i=100,s=e.width;if(s!=null){let o=parseInt(s,10);Number.isNaN(o)&&(o=0),(o>100||o<1)&&(o===0&&(s==="0"||s==="0%")||(o=100)),i=o}this.attributes.tablepcwidth=i;let n=this.document.attributes.pagewidth;if(n!=null){let o=Fe(i/100*parseFloat(n),Zr);this.attributes.tableabswidth=o===Math.trunc(o)?Math.trunc(o):o}"rotate-option"in e&&(this.attributes.orientation="landscape")}headerRow(){let t=this.hasHeaderOption;return t&&this.rows.body.length===0?t:!1}createColumns(t){let e=[],i=null,s=0;for(let o of t){let c=o.width;e.push(new r.Column(this,e.length,o)),c<0?(i??=[]).push(e[e.length-1]):s+=c}this.columns=e;let n=e.length;if(n>0){this.attributes.colcount=n;let o=s>0||i?s:null;this.assignColumnWidths(o,i)}}assignColumnWidths(t=null,e=null){let i=Zr,s=0,n=0;if(t!=null){if(e){let o;t>100?(o=0,this.logger.warn(`total column width must not exceed 100% when using autowidth columns; got ${t}%`)):(o=Fe((100-t)/e.length,i),Math.trunc(o)===o&&(o=Math.trunc(o)),t=100);let c={width:o,"autowidth-option":""};for(let a of e)a.updateAttributes(c)}for(let o of this.columns)s+=n=o.assignWidth(null,t,i)}else{n=Fe(100/this.columns.length,i),Math.trunc(n)===n&&(n=Math.trunc(n));for(let o of this.columns)s+=o.assignWidth(n,null,i)}if(s!==100){let o=+(100-s+n).toFixed(i);this.columns[this.columns.length-1].assignWidth(o,null,i)}}async partitionHeaderFooter(t){let e=this.rows.body,i=this.attributes.rowcount=e.length;i>0&&(this.hasHeaderOption===!0?(this.rows.head=[await Promise.all(e.shift().map(s=>s.reinitialize(!0)))],i--):this.hasHeaderOption===null&&(this.hasHeaderOption=!1,e.unshift(await Promise.all(e.shift().map(s=>s.reinitialize(!1)))))),i>0&&"footer-option"in t&&(this.rows.foot=[e.pop()])}};st.Rows=class{constructor(t=[],e=[],i=[]){this.head=t,this.foot=e,this.body=i}bySection(){return[["head",this.head],["body",this.body],["foot",this.foot]]}toObject(){return{head:this.head,body:this.body,foot:this.foot}}};st.Column=class extends et{constructor(t,e,i={}){super(t,"table_column"),this.style=i.style??null,i.colnumber=e+1,"width"in i||(i.width=1),"halign"in i||(i.halign="left"),"valign"in i||(i.valign="top"),this.updateAttributes(i)}get table(){return this.getParent()}assignWidth(t,e,i){e!=null&&(t=Fe(parseFloat(this.attributes.width)*100/e,i),Math.trunc(t)===t&&(t=Math.trunc(t)));let s=this.getParent().attributes.tableabswidth;if(s!=null){let n=Fe(t/100*s,i);this.attributes.colabswidth=n===Math.trunc(n)?Math.trunc(n):n}return this.attributes.colpcwidth=t,t}isBlock(){return!1}isInline(){return!1}getTable(){return this.table}};var Ps=class extends at{static get DOUBLE_LF(){return y+y}_reinitializeArgs;_innerDocSetup;_subs;_text;_cellbgcolor;_convertedText;constructor(t,e,i={},s={}){super(t,"table_cell"),this._cursor=null,this._reinitializeArgs=null,this.document.sourcemap&&s.cursor&&(this.sourceLocation=Object.assign({},s.cursor));let n=null,o=!1,c=!1,a=!1,l=!1,u=null;if(t){if(o=t.table.headerRow(),o){if(o==="implicit"){let f=t.style??i?.style;(f==="asciidoc"||f==="literal")&&(this._reinitializeArgs=[t,e,i&&{...i},s]),n=null}}else n=t.style??null;this.updateAttributes(t.attributes)}if(i!=null)switch(Object.keys(i).length===0?(this.colspan=null,this.rowspan=null):(this.colspan=i.colspan?parseInt(i.colspan,10):null,this.rowspan=i.rowspan?parseInt(i.rowspan,10):null,delete i.colspan,delete i.rowspan,o||(n=i.style??n),this.updateAttributes(i)),n){case"asciidoc":{if(c=!0,u=s.cursor,e=e.trimEnd(),e.startsWith(y)){let f=0;for(;e.startsWith(y);)e=e.slice(1),f++;u&&typeof u.advance=="function"&&u.advance(f)}else e=e.trimStart();break}case"literal":for(a=!0,e=e.trimEnd();e.startsWith(y);)e=e.slice(1);break;default:l=!0,e=e!=null?e.trim():""}else this.colspan=null,this.rowspan=null,n==="asciidoc"&&(c=!0);if(c){let f=this.document;this._innerDocSetup={lines:e.split(y,-1),parentDoc:f,parentDoctitle:f.attributes.doctitle,options:{safe:f.safe,backend:f.backend,header_footer:!1,parent:f,cursor:u}},delete f.attributes.doctitle,this._subs=null}else a?(this.contentModel="verbatim",this._subs=[...ft]):(l&&(o?this._cursor=s.cursor??null:this._catalogInlineAnchor(e,s.cursor)),this.contentModel="simple",this._subs=[...rt]);this._text=e,this.style=n}get column(){return this.getParent()}static async create(t,e,i={},s={}){let n=new st.Cell(t,e,i,s);if(n._innerDocSetup){let{lines:o,parentDoc:c,parentDoctitle:a,options:l}=n._innerDocSetup;if(n._innerDocSetup=null,o.length>0&&o[0].includes("::")){let f=o[0],p=await new zt(c,[f],l.cursor).readLines();p.length===1&&p[0]===f||(o.shift(),p.length>0&&o.unshift(...p))}let u=await c.constructor.create(o,l);a&&(c.attributes.doctitle=a),n._innerDocument=u}return n}async reinitialize(t){if(t)this._reinitializeArgs=null;else{if(this._reinitializeArgs)return st.Cell.create(...this._reinitializeArgs);this.style=this.attributes.style??null}return this._cursor&&this._catalogInlineAnchor(),this}_catalogInlineAnchor(t=this._text,e=null){if(e||(e=this._cursor,this._cursor=null),!t.startsWith("[["))return;let i=t.match(Gt);if(!i)return;let s=this.document,n=i[2]??null;n?.includes(P)&&(n=s.subAttributes(n)),s.register("refs",[i[1],new T(this,"anchor",n,{type:"ref",id:i[1]})])}get text(){return this._convertedText==null?this._text??null:this.document._converting?(this._convertedText=this.document._resolveFootnotePlaceholdersIn(this._convertedText),this._convertedText):this.document._previewFootnotePlaceholdersIn(this._convertedText)}async precomputeText(){this._subs&&this._convertedText==null&&(this._convertedText=await this.applySubs(this._text,this._subs),this._cellbgcolor=this.document.attributes.cellbgcolor)}set text(t){this._text=t,this._convertedText=null}async content(){if(this.style==="asciidoc")return this._innerContent??"";if(this._text.includes(st.Cell.DOUBLE_LF)){let i=[];for(let s of this.text.split(Vn)){let n=s.trim();if(!n)continue;let o=this.style;i.push(o&&o!=="header"?await new T(this.getParent(),"quoted",n,{type:o}).convert():n)}return i}let t=this.text;if(!t)return[];let e=this.style;return e&&e!=="header"?[await new T(this.getParent(),"quoted",t,{type:e}).convert()]:[t]}lines(){return this._text.split(y)}source(){return this._text}get innerDocument(){return this._innerDocument??null}get file(){return this.sourceLocation?.file??null}get lineno(){return this.sourceLocation?.lineno??null}toString(){return`${super.toString()} - [text: ${this._text}, colspan: ${this.colspan??1}, rowspan: ${this.rowspan??1}, attributes: ${JSON.stringify(this.attributes)}]`}getText(){return this.text}setText(t){this.text=t}getInnerDocument(){return this.innerDocument}getFile(){return this.file}getLineNumber(){return this.lineno}};st.Cell=Ps;st.ParserContext=class js{static get FORMATS(){return new Set(["psv","csv","dsv","tsv"])}static get DELIMITERS(){return{psv:["|",/\|/],csv:[",",/,/],dsv:[":",/:/],tsv:["	",/\t/],"!sv":["!",/!/]}}constructor(t,e,i={}){this._reader=t,this._startCursor=t.cursor,t.mark(),this.table=e,this.buffer="";let s;"format"in i?(s=i.format,js.FORMATS.has(s)?s==="tsv"?this.format="csv":(this.format=s,s==="psv"&&e.document.nested()&&(s="!sv")):(this.logger.error(this.messageWithContext(`illegal table format: ${s}`,{source_location:t.cursorAtPrevLine()})),this.format="psv",s=e.document.nested()?"!sv":"psv")):(this.format="psv",s=e.document.nested()?"!sv":"psv");let n=js.DELIMITERS;if("separator"in i){let o=i.separator;o?o==="\\t"?[this.delimiter,this.delimiterRe]=n.tsv:(this.delimiter=o,this.delimiterRe=new RegExp(o.replace(/[.*+?^${}()|[\]\\]/g,"\\$&"))):[this.delimiter,this.delimiterRe]=n[s]}else[this.delimiter,this.delimiterRe]=n[s];this.colcount=e.columns.length===0?-1:e.columns.length,this._cellspecs=[],this._cellOpen=!1,this._activeRowspans=[0],this._columnVisits=0,this._currentRow=[],this._linenum=-1}startsWith(t){return t.startsWith(this.delimiter)}matchDelimiter(t){return t.match(this.delimiterRe)}skipPastDelimiter(t){this.buffer=`${this.buffer}${t}${this.delimiter}`}skipPastEscapedDelimiter(t){this.buffer=`${this.buffer}${t.slice(0,-1)}${this.delimiter}`}bufferHasUnclosedQuotesInText(t,e='"'){let i=t.trim();if(i===e)return!0;if(!i.startsWith(e))return!1;let s=e+e,n=i.endsWith(e);return n&&i.endsWith(s)||i.startsWith(s)?(i=Ms(i,e),i.startsWith(e)&&!i.endsWith(e)):!n}bufferHasUnclosedQuotes(t=null,e='"'){let i=(t?this.buffer+t:this.buffer).trim();if(!i.startsWith(e))return!1;let s=1;for(;s<i.length;)if(i[s]===e)if(s+1<i.length&&i[s+1]===e)s+=2;else return!1;else s++;return!0}takeCellspec(){return this._cellspecs.shift()??null}pushCellspec(t={}){this._cellspecs.push(t??{})}keepCellOpen(){this._cellOpen=!0}markCellClosed(){this._cellOpen=!1}isCellOpen(){return this._cellOpen}isCellClosed(){return!this._cellOpen}async closeOpenCell(t={}){this.pushCellspec(t),this.isCellOpen()&&await this.closeCell(!0),this._advance()}async closeCell(t=!1){let e,i,s;if(this.format==="psv")e=this.buffer,this.buffer="",i=this.takeCellspec(),i?(s=i.repeatcol??1,delete i.repeatcol):(this.logger.error(this.messageWithContext("table missing leading separator; recovering automatically",{source_location:this._startCursor})),i={},s=1);else if(e=this.buffer.trim(),this.buffer="",i=null,s=1,this.format==="csv"&&e&&e.includes('"'))if(e.startsWith('"'))if(e.length>1&&e.endsWith('"')&&!this.bufferHasUnclosedQuotesInText(e,'"')){let o=e.slice(1,e.length-1);e=Ms(o.trim(),'"')}else this.logger.error(this.messageWithContext("unclosed quote in CSV data; setting cell to empty",{source_location:this._reader.cursorAtPrevLine()})),e="";else e=Ms(e,'"');for(let n=1;n<=s;n++){let o;if(this.colcount===-1){if(this.table.columns.push(o=new st.Column(this.table,this.table.columns.length+n-1)),i&&"colspan"in i){let u=parseInt(i.colspan,10)-1;if(u>0){let f=this.table.columns.length;for(let h=0;h<u;h++)this.table.columns.push(new st.Column(this.table,f+h))}}}else o=this.table.columns[this._currentRow.length]??null;let c=this._reader.cursorBeforeMark();this._reader.mark();let a=await st.Cell.create(o,e,i,{cursor:c});a.rowspan&&a.rowspan!==1&&this._activateRowspan(a.rowspan,a.colspan??1),this._columnVisits+=a.colspan??1,this._currentRow.push(a);let l=this._endOfRow();l>-1&&(this.colcount!==-1||this._linenum>0||t&&n===s)&&(l>0?(this.logger.error(this.messageWithContext("dropping cell because it exceeds specified number of columns",{source_location:c})),this._closeRow(!0)):this._closeRow())}this._cellOpen=!1}closeTable(){this._columnVisits!==0&&this.logger.error(this.messageWithContext("dropping cells from incomplete row detected end of table",{source_location:this._reader.cursorBeforeMark()}))}_closeRow(t=!1){t||this.table.rows.body.push(this._currentRow),this.colcount===-1&&(this.colcount=this._columnVisits),this._columnVisits=0,this._currentRow=[],this._activeRowspans.shift(),this._activeRowspans[0]??=0}_activateRowspan(t,e){for(let i=1;i<t;i++)this._activeRowspans[i]=(this._activeRowspans[i]??0)+e}_endOfRow(){if(this.colcount===-1)return 0;let t=this._columnVisits+(this._activeRowspans[0]??0);return t<this.colcount?-1:t===this.colcount?0:1}_advance(){this._linenum++}get logger(){return this.table?.document?.logger??nt.logger}getLogger(){return this.logger}messageWithContext(t,e={}){return W.AutoFormattingMessage.attach({text:t,...e})}createLogMessage(t,e={}){return this.messageWithContext(t,e)}};_t(st.ParserContext.prototype);X();var we="'",Ca="\\",ji='"',to={[ji]:/.*?[^\\](?=")/,[we]:/.*?[^\\](?=')/,",":/.*?(?=[ \t]*(,|$))/},Oa={[ji]:'\\"',[we]:"\\'"},Ma={",":/[ \t]*(,|$)/},Pa=new RegExp(`${j}[${L}\\-]*`,"u"),ja=/[ \t]+/,Ds=class{#t;#e=0;#s=0;#i=new Map;constructor(t){this.#t=t}get source(){return this.#t}eos(){return this.#e>=this.#t.length}peek(t){return this.#t.slice(this.#e,this.#e+t)}getByte(){if(this.#e>=this.#t.length){this.#s=0;return}return this.#s=1,this.#t[this.#e++]}unscan(){this.#e-=this.#s,this.#s=0}skip(t){let e=this.#n(t);return e?e[0].length:0}scan(t){let e=this.#n(t);return e?e[0]:null}#n(t){let e=this.#i.get(t);if(!e){let s=t.flags.includes("y")?t.flags:`${t.flags}y`;e=new RegExp(t.source,s),this.#i.set(t,e)}e.lastIndex=this.#e;let i=e.exec(this.#t);return i?(this.#s=i[0].length,this.#e+=i[0].length,i):(this.#s=0,null)}},ut=class r{#t;#e;#s;#i;#n;#r=null;constructor(t,e=null,i=","){this.#t=new Ds(t),this.#e=e,this.#s=i,this.#i=Ma[i],this.#n=to[i]}async parseInto(t,e=[]){return Object.assign(t,await this.parse(e))}async parse(t=[]){if(this.#r)return this.#r;this.#r={};let e=0;for(;await this.#h(e,t)&&!this.#t.eos();)this.#f(),e++;return this.#r}rekey(t){return r.rekey(this.#r,t)}static rekey(t,e){for(let i=0;i<e.length;i++){let s=e[i];if(s){let n=t[i+1];n!=null&&(t[s]=n)}}return t}async#h(t,e){let i=!0;this.#l();let s=this.#t.peek(1),n,o,c;if(s===ji)n=this.#a(this.#t.getByte());else if(s===we)n=this.#a(this.#t.getByte()),n.startsWith(we)||(c=!0);else{n=this.#c();let a=n!==null&&this.#l()||0;if(this.#t.eos()){if(!n&&!this.#t.source.trimEnd().endsWith(this.#s))return!1;i=!1}else{let l=this.#t.getByte();if(l===this.#s)this.#t.unscan();else if(n)if(l==="="){this.#l();let u=this.#t.getByte();if(u===ji)o=this.#a(u);else if(u===we)o=this.#a(u),o.startsWith(we)||(c=!0);else if(u===this.#s)o="",this.#t.unscan();else if(u===void 0)o="";else if(o=`${u}${this.#o()??""}`,o==="None")return!0}else n=`${n}${" ".repeat(a)}${l}${this.#o()??""}`;else n=`${l}${this.#o()??""}`}}if(o!==void 0)if(n==="options"||n==="opts")if(o.includes(",")){o.includes(" ")&&(o=o.replace(/ /g,""));for(let a of o.split(","))a&&(this.#r[`${a}-option`]="")}else o&&(this.#r[`${o}-option`]="");else c&&this.#e?n==="title"||n==="reftext"?this.#r[n]=o:this.#r[n]=await this.#e.applySubs(o):this.#r[n]=o;else{c&&this.#e&&(n=await this.#e.applySubs(n));let a=e[t];a&&n!=null&&(this.#r[a]=n),this.#r[t+1]=n}return i}#a(t){if(this.#t.peek(1)===t)return this.#t.getByte(),"";let e=this.#u(t);return e!==null?(this.#t.getByte(),e.includes(Ca)?e.replaceAll(Oa[t],t):e):`${t}${this.#o()??""}`}#l(){return this.#t.skip(ja)}#f(){return this.#t.skip(this.#i)}#c(){return this.#t.scan(Pa)}#o(){return this.#t.scan(this.#n)}#u(t){return this.#t.scan(to[t])}};var Di=Symbol("attribute_entries");function eo(r){return r[Di]}var Ut=class{constructor(t,e,i=null){this.name=t,this.value=e,this.negate=i??e==null}saveTo(t){return(t[Di]??=[]).push(this),this}};ct();Y();X();var Ue=class extends String{};function ie(r){return r instanceof Ue}var io=new Ue(""),so=new Ue(de),Ns=new Set(["author","authorinitials","firstname","middlename","lastname","email"]),Ni={"<":"left",">":"right","^":"center"},Bi={"<":"top",">":"bottom","^":"middle"},Wi={d:"none",s:"strong",e:"emphasis",m:"monospaced",h:"header",l:"literal",a:"asciidoc"},Tt=class r{constructor(){throw new Error("Parser cannot be instantiated")}static async parse(t,e,i={}){let s=i.header_only??!1,n=await r.parseDocumentHeader(t,e,s);if(!s)for(;await t.hasMoreLines();){let[o,c]=await r.nextSection(t,e,n);n=c,o&&(e.assignNumeral(o),e.blocks.push(o))}return e}static async parseDocumentHeader(t,e,i=!1){let s=await t.skipBlankLines()!=null?await r.parseBlockMetadataLines(t,e):{},n=e.attributes,o=await r.isNextLineDoctitle(t,s,n.leveloffset);if(o&&(s.title||s.style))return n.authorcount=0,e.finalizeHeader(s,!1);let c=null,a=n.doctitle;if(a&&a!==""&&(e.title=c=a),o){let l=e.sourcemap?t.cursor:null,[u,,f,,h]=await r.parseSectionTitle(t,e),p=f;if(c)p=null;else{e.title=p;let g=e.subSpecialchars(p);g.includes(P)&&(g=e.subAttributes(g,{attribute_missing:"skip"})),n.doctitle=c=g}l&&e.header&&(e.header.sourceLocation=l),!h&&!e.isAttributeLocked("compat-mode")&&(n["compat-mode"]=""),s.separator&&!e.isAttributeLocked("title-separator")&&(n["title-separator"]=s.separator);let m=s.id;m&&(e.id=m),s.role&&(n.role=s.role),s.reftext&&(n.reftext=s.reftext),s={};let d=e._attributesModified;if(d.delete("doctitle"),await r.parseHeaderMetadata(t,e,null),d.has("doctitle")){let g=n.doctitle;!g||g===""||g===c?n.doctitle=c:e.title=g}else p||d.add("doctitle");m&&e.register("refs",[m,e])}else if(n.author){let l=r.processAuthors(n.author,!0,!1);n.authorinitials&&delete l.authorinitials,Object.assign(n,l)}else if(n.authors){let l=r.processAuthors(n.authors,!0);Object.assign(n,l)}else n.authorcount=0;return e.doctype==="manpage"&&await r.parseManpageHeader(t,e,s,i),e.finalizeHeader(s)}static async parseManpageHeader(t,e,i,s=!1){let n=e.attributes,o=n.doctitle||"",c=o.match(an),a;if(c){a=n.manvolnum=c[2];let u=c[1];u.includes(P)&&(u=e.subAttributes(u)),n.mantitle=u.toLowerCase()}else r.logger.error(r.messageWithContext("non-conforming manpage title",{source_location:t.cursorAtLine(1)})),n.mantitle=o||n.docname||"command",a=n.manvolnum="1";let l=n.manname;if(l&&n.manpurpose)n["manname-title"]??="Name",n.mannames=[l],e.backend==="manpage"&&(n.docname=l,n.outfilesuffix=`.${a}`);else if(!s){await t.skipBlankLines(),t.save(),Object.assign(i,await r.parseBlockMetadataLines(t,e));let u=await r.isNextLineSection(t,{});if(u!=null)if(u===1){let f=await r.initializeSection(t,e,{}),p=(await t.readLinesUntil({break_on_blank_lines:!0,skip_line_comments:!0})).map(d=>d.trimStart()).join(" ").match(ln),m=null;if(p){let d=p[1];d.includes(P)&&(d=e.subAttributes(d));let g;d.includes(",")?(g=d.split(",").map(b=>b.trimStart()),d=g[0]):g=[d];let $=p[2];$.includes(P)&&($=e.subAttributes($)),n["manname-title"]??=f.title,f.id&&(n["manname-id"]=f.id),n.manname=d,n.mannames=g,n.manpurpose=$,e.backend==="manpage"&&(n.docname=d,n.outfilesuffix=`.${a}`)}else m="non-conforming name section body";if(m){t.restoreSave(),r.logger.error(r.messageWithContext(m,{source_location:t.cursor}));let d=n.docname||"command";n.manname=d,n.mannames=[d],e.backend==="manpage"&&(n.docname=d,n.outfilesuffix=`.${a}`)}else t.discardSave()}else t.restoreSave(),r.logger.error(r.messageWithContext("name section must be at level 1",{source_location:t.cursor}));else{t.restoreSave(),r.logger.error(r.messageWithContext("name section expected",{source_location:t.cursor}));let f=n.docname||"command";n.manname=f,n.mannames=[f],e.backend==="manpage"&&(n.docname=f,n.outfilesuffix=`.${a}`)}}}static async nextSection(t,e,i={}){let s=null,n=null,o=!1,c=e.context==="document",a,l,u,f,h,p;if(c&&e.blocks.length===0&&(e.hasHeader()||"invalid-header"in i&&i["invalid-header"]&&delete i["invalid-header"]!==void 0||typeof await r.isNextLineSection(t,i)!="number"))p=e,h=p.doctype==="book",(e.hasHeader()||h&&i[1]!=="abstract")&&(s=n=new N(e,"preamble",{content_model:"compound"}),h&&e.hasAttribute("preface-title")&&(s.title=e.getAttribute("preface-title")),e.blocks.push(s)),a=e,l=0,"fragment"in e.attributes?u=-1:h?(u=1,f=0):u=1;else{p=e.document,h=p.doctype==="book",a=await r.initializeSection(t,e,i);let m=i.title;if(i=m?{title:m}:{},l=a.level,u=l+1,l===0)o=h;else if(l===1&&a.special){let d=a.sectname;d!=="appendix"&&d!=="preface"&&d!=="abstract"&&(u=null)}}for(await t.skipBlankLines();await t.hasMoreLines();){await r.parseBlockMetadataLines(t,p,i);let m=await r.isNextLineSection(t,i);if(m!=null&&m!==!1){let d=p.getAttribute("leveloffset");if(d&&(m+=parseInt(d,10),m<0&&(m=0)),m>l){if(u!=null){if(m!==u&&!(f!=null&&m===f)&&u>=0){let b=f!=null?`expected levels ${f} or ${u}`:`expected level ${u}`;r.logger.warn(r.messageWithContext(`section title out of sequence: ${b}, got level ${m}`,{source_location:t.cursor}))}}else r.logger.error(r.messageWithContext(`${a.sectname} sections do not support nested sections`,{source_location:t.cursor}));let[g,$]=await r.nextSection(t,a,i);i=$,a.assignNumeral(g),a.blocks.push(g)}else if(m===0&&a===p){h||r.logger.error(r.messageWithContext("level 0 sections can only be used when doctype is book",{source_location:t.cursor}));let[g,$]=await r.nextSection(t,a,i);i=$,a.assignNumeral(g),a.blocks.push(g)}else break}else{let d=t.cursor,g=await r.nextBlock(t,n??a,i,{parse_metadata:!1});if(g){if(o){if(!a.hasBlocks())g.style!=="partintro"?g.style==="open"&&g.context==="open"?g.style="partintro":(g.parent=n=new N(a,"open",{content_model:"compound"}),n.style="partintro",a.blocks.push(n)):g.contentModel==="simple"&&(g.contentModel="compound",g.append(new N(g,"paragraph",{source:g.lines,subs:g.subs})),g.lines.length=0,g.subs.length=0);else if(a.blocks.length===1){let $=a.blocks[0];!n&&$.contentModel==="compound"?r.logger.error(r.messageWithContext("illegal block content outside of partintro block",{source_location:d})):$.contentModel!=="compound"&&(g.parent=n=new N(a,"open",{content_model:"compound"}),$.style===(n.style="partintro")&&($.context="paragraph",$.style=null),a.blocks.shift(),n.append($),a.blocks.push(n))}}(n??a).blocks.push(g);for(let $ of Reflect.ownKeys(i))delete i[$]}}if(await t.skipBlankLines()==null)break}if(o)(!a.hasBlocks()||a.blocks[a.blocks.length-1].context!=="section")&&r.logger.error(r.messageWithContext("invalid part, must have at least one section (e.g., chapter, appendix, etc.)",{source_location:t.cursor}));else if(s)if(s.hasBlocks())if(h||p.blocks[1]||!M.unwrapStandalonePreamble)p.sourcemap&&(s.sourceLocation=s.blocks[0].sourceLocation);else for(p.blocks.shift();s.blocks.length>0;)p.append(s.blocks.shift());else p.blocks.shift();return[a===e?null:a,{...i}]}static async nextBlock(t,e,i={},s={}){let n=await t.skipBlankLines();if(n==null)return null;let o=s.text_only??null;o&&n>0&&(delete s.text_only,o=null);let c=e.document;if(s.parse_metadata!==!1){for(;await r.parseBlockMetadataLine(t,c,i,s);)if(await t.readLine(),await t.skipBlankLines()==null)return null}let l=c.extensions,u=l?.hasBlocks?.(),f=l?.hasBlockMacros?.();t.mark();let h=await t.readLine();if(h===void 0)return null;let p=c.attributes,m=i[1]??null,d=null,g=null,$=null,b=null,A=r.isDelimitedBlock(h,!0);if(A&&(g=$=A.context,b=A.terminator,m?m!==g&&(A.masq.has(m)?g=m:A.masq.has("admonition")&&oi.has(m)?g="admonition":u&&l.registeredForBlock(m,g)?g=m:r.logger.isDebug()&&r.logger.debug(r.messageWithContext(`unknown style for ${g} block: ${m}`,{source_location:t.cursor}))):i.style=g),!A)do{if(m&&M.strictVerbatimParagraphs&&rr.has(m)){g=m,$="paragraph",t.unshiftLine(h);break}let _,w,S=M.markdownSyntax;if(h.startsWith(" ")){if(_=!0,w=" ",S){let v=h.trimStart()[0];if(ws[v]&&qn.test(h)){d=new N(e,"thematic_break",{content_model:"empty"});break}}}else if(h.startsWith("	"))_=!0,w="	";else{_=!1,w=h[0];let k=S?ar:_s;if(!o&&k[w]){let v=h.length;if(S?Hn.test(h):ze(h,w,v)&&v>2){d=new N(e,k[w],{content_model:"empty"});break}}if(h.endsWith("]")&&h.includes("::")){if(w==="i"||h.startsWith("video:")||h.startsWith("audio:")){let v=h.match(Tn);if(v){let[,I,F,V]=v,z=I;d=new N(e,z,{content_model:"empty"});let yt=F;if(V){let Z=[];z==="video"?Z=["poster","width","height"]:z==="image"&&(Z=["alt","width","height"]),await d.parseAttributes(V,Z,{sub_input:!0,into:i})}if(delete i.style,yt.includes(P)){let Z=d.subAttributes(yt,{returnDropSentinel:!0});if(Z===null){for(let ae of Object.keys(i))delete i[ae];return null}yt=Z}if(z==="image"){c.register("images",yt),i.imagesdir??=p.imagesdir,i.alt??=m??(i["default-alt"]=Wt(yt,!0).replace(/[_-]/g," "));let Z=i.scaledwidth;Z&&(delete i.scaledwidth,Z.match(/\D/)||(Z+="%"),i.scaledwidth=Z),i.title&&(d.title=i.title,delete i.title,d.assignCaption(i.caption,"figure"),delete i.caption)}i.target=yt;break}}if(w==="t"&&h.startsWith("toc:")){let v=h.match(Ln);if(v){d=new N(e,"toc",{content_model:"empty"}),v[1]&&await d.parseAttributes(v[1],[],{sub_input:!0,into:i});break}}if(f){let v=h.match(Sn);if(v){let I=l.registeredForBlockMacro(v[1]);if(I){let F=v[2],V=v[3];if(F.includes(P)){let le=e.subAttributes(F,{returnDropSentinel:!0});if(le===null){for(let Gi of Object.keys(i))delete i[Gi];return null}F=le}let z=I.config;(z.contentModel??z.content_model)==="attributes"?V&&await c.parseAttributes(V,z.positionalAttrs??z.positional_attrs??z.posAttrs??z.pos_attrs??[],{sub_input:!0,into:i}):i.text=V??"";let Z=z.defaultAttrs??z.default_attrs;if(Z)for(let[le,Gi]of Object.entries(Z))i[le]??=Gi;let ae=await I.processMethod(e,F,i);if(ae&&ae!==e){Object.assign(i,ae.attributes),d=ae;break}for(let le of Object.keys(i))delete i[le];return null}}}}}if(!_&&(w??h[0])==="<"){let k=h.match(ti);if(k){t.unshiftLine(h),d=await r.parseCalloutList(t,k,e,c.callouts),i.style="arabic";break}}if(cs.test(h)){t.unshiftLine(h),!m&&e instanceof mt&&e.sectname==="bibliography"&&(i.style="bibliography"),d=await r.parseList(t,"ulist",e,m??i.style??null);break}if(us.test(h)){t.unshiftLine(h);let k="start"in i?i.start:null;delete i.start,d=await r.parseList(t,"olist",e,m,{start:k}),d.style&&(i.style=d.style);break}if(h.includes("::")||h.includes(";;")){let k=h.match(he);if(k){t.unshiftLine(h),d=await r.parseDescriptionList(t,k,e);break}}if((m==="float"||m==="discrete")&&(M.underlineStyleSectionTitles?r.isSectionTitle(h,await t.peekLine())!=null:!_&&r.atxSectionTitle(h)!=null)){t.unshiftLine(h);let[k,v,I,F]=await r.parseSectionTitle(t,c,i.id);v&&(i.reftext=v),d=new N(e,"floating_title",{content_model:"empty"}),d.title=I,delete i.title,I.includes(P)&&await d.precomputeTitle(),k?d.id=k:"sectids"in p&&(await d.precomputeTitle(),d.id=mt.generateId(d.title,c)),d.level=F;break}if(m&&m!=="normal"){if(nr.has(m)){g=m,$="paragraph",t.unshiftLine(h);break}if(oi.has(m)){g="admonition",$="paragraph",t.unshiftLine(h);break}if(u&&l.registeredForBlock(m,"paragraph")){g=m,$="paragraph",t.unshiftLine(h);break}m&&r.logger.isDebug()&&r.logger.debug(r.messageWithContext(`unknown style for paragraph: ${m}`,{source_location:t.cursor}))}if(t.unshiftLine(h),_&&!m){let k=n===0?s.list_type:null,v=await r.readParagraphLines(t,k,{skip_line_comments:!!o});r.adjustIndentation(v),o||k==="dlist"?d=new N(e,"paragraph",{content_model:"simple",source:v,attributes:i}):d=new N(e,"literal",{content_model:"verbatim",source:v,attributes:i})}else{let k=await r.readParagraphLines(t,n===0&&s.list_type,{skip_line_comments:!0});if(o)_&&m==="normal"&&r.adjustIndentation(k),d=new N(e,"paragraph",{content_model:"simple",source:k,attributes:i});else if(sr.has(w)&&h.includes(":")){let v=h.match(gn);if(v){k[0]=h.slice(v[0].length);let I=v[1].toLowerCase();i.name=I,i.style=v[1],i.textlabel=i.caption??p[`${I}-caption`],delete i.caption,d=new N(e,"admonition",{content_model:"simple",source:k,attributes:i})}else _&&m==="normal"&&r.adjustIndentation(k),d=new N(e,"paragraph",{content_model:"simple",source:k,attributes:i})}else if(S&&w===">"&&h.startsWith("> ")){let v=k.map(V=>V===">"?V.slice(1):V.startsWith("> ")?V.slice(2):V),I=null;if(v[v.length-1]?.startsWith("-- "))for(I=v.pop().slice(3);v.length>0&&v[v.length-1]==="";)v.pop();i.style="quote";let F=lt;if(d=await r.buildBlock("quote","compound",!1,e,new F(v),i),I){let V=await d.applySubs(I,["specialcharacters","quotes","attributes","replacements","macros","post_replacements"]),z=V.indexOf(", "),yt=z!==-1?V.slice(0,z):V,Z=z!==-1?V.slice(z+2):null;yt&&(i.attribution=yt),Z&&(i.citetitle=Z)}}else if(w==='"'&&k.length>1&&k[k.length-1].startsWith("-- ")&&k[k.length-2].endsWith('"')){k[0]=h.slice(1);let v=k.pop().slice(3);for(;k.length>0&&k[k.length-1]==="";)k.pop();k[k.length-1]=k[k.length-1].slice(0,-1),i.style="quote",d=new N(e,"quote",{content_model:"simple",source:k,attributes:i});let I=await d.applySubs(v,["specialcharacters","quotes","attributes","replacements","macros","post_replacements"]),F=I.indexOf(", "),V=F!==-1?I.slice(0,F):I,z=F!==-1?I.slice(F+2):null;V&&(i.attribution=V),z&&(i.citetitle=z)}else _&&m==="normal"&&r.adjustIndentation(k),d=new N(e,"paragraph",{content_model:"simple",source:k,attributes:i});r.catalogInlineAnchors(k.join(y),d,c,t)}}while(!1);if(!d)switch(g){case"listing":case"source":{let _=g!=="source"&&!i[1]?i[2]??p["source-language"]:null;_?(i.style="source",i.language=_,ut.rekey(i,[null,null,"linenums"])):g==="source"&&(ut.rekey(i,[null,"language","linenums"]),"source-language"in p&&!("language"in i)&&(i.language=p["source-language"]),$!=="listing"&&(i["cloaked-context"]=$)),!("linenums-option"in i)&&("linenums"in i||"source-linenums-option"in p)&&(i["linenums-option"]=""),!("indent"in i)&&"source-indent"in p&&(i.indent=p["source-indent"]),d=await r.buildBlock("listing","verbatim",b,e,t,i);break}case"fenced_code":{i.style="source";let _=h.length,w=null;if(_>3){let S=h.slice(3),k=S.indexOf(",");k>=0?(k>0&&(w=S.slice(0,k).trim()),k<_-4&&(i.linenums="")):w=S.trimStart()}w?i.language=w:"source-language"in p&&(i.language=p["source-language"]),i["cloaked-context"]=$,!("linenums-option"in i)&&("linenums"in i||"source-linenums-option"in p)&&(i["linenums-option"]=""),!("indent"in i)&&"source-indent"in p&&(i.indent=p["source-indent"]),b=b.slice(0,3),d=await r.buildBlock("listing","verbatim",b,e,t,i);break}case"table":{let _=t.cursor,w=lt,S=new w(await t.readLinesUntil({terminator:b,skip_line_comments:!0,context:"table",cursor:"at_mark"}),_);!b.startsWith("|")&&!b.startsWith("!")&&(i.format??=b.startsWith(",")?"csv":"dsv"),d=await r.parseTable(S,e,i);break}case"sidebar":d=await r.buildBlock(g,"compound",b,e,t,i);break;case"admonition":{let _=i.style??g;i.name=_.toLowerCase(),i.textlabel=i.caption??p[`${i.name}-caption`],delete i.caption,d=await r.buildBlock(g,"compound",b,e,t,i);break}case"open":case"abstract":case"partintro":d=await r.buildBlock("open","compound",b,e,t,i);break;case"literal":d=await r.buildBlock(g,"verbatim",b,e,t,i);break;case"example":"collapsible-option"in i&&(i.caption??=""),d=await r.buildBlock(g,"compound",b,e,t,i);break;case"quote":case"verse":ut.rekey(i,[null,"attribution","citetitle"]),d=await r.buildBlock(g,g==="verse"?"verbatim":"compound",b,e,t,i);break;case"stem":case"latexmath":case"asciimath":g==="stem"&&(i.style=ui[i[2]??p.stem]),d=await r.buildBlock("stem","raw",b,e,t,i);break;case"pass":d=await r.buildBlock(g,"raw",b,e,t,i);break;case"comment":await r.buildBlock(g,"skip",b,e,t,i);for(let _ of Object.keys(i))delete i[_];return null;default:{if(!u||!l.registeredForBlock(g,$))throw new Error(`Unsupported block type ${g} at ${t.cursor}`);let _=l.registeredForBlock(g,$),w=_.config,S=w.contentModel??w.content_model;if(S!=="skip"){let k=w.positionalAttrs??w.positional_attrs??w.posAttrs??w.pos_attrs;k&&k.length>0&&ut.rekey(i,[null,...k]);let v=w.defaultAttrs??w.default_attrs;if(v)for(let[I,F]of Object.entries(v))i[I]??=F;i["cloaked-context"]=$}if(d=await r.buildBlock(g,S,b,e,t,i,{extension:_}),!d){for(let k of Object.keys(i))delete i[k];return null}}}if(!d)return null;if(c.sourcemap&&(d.sourceLocation=t.cursorAtMark()),i.title){let _=i.title;d.title=_,delete i.title,_.includes(P)&&await d.precomputeTitle(),me[d.context]&&(d.assignCaption(i.caption),delete i.caption)}d.style=i.style??null;let x=d.id??(d.id=i.id??null);return x&&(c.register("refs",[x,d])||r.logger.warn(r.messageWithContext(`id assigned to block already in use: ${x}`,{source_location:t.cursorAtMark()}))),Reflect.ownKeys(i).length>0&&d.updateAttributes(i),d.commitSubs(),d.hasSub("callouts")&&(r.catalogCallouts(d.source,c)||d.removeSub("callouts")),d}static async buildBlock(t,e,i,s,n,o,c={}){let a,l;e==="skip"?(a=!0,l="simple"):e==="raw"?(a=!1,l="simple"):(a=!1,l=e);let u=null,f=null;if(i==null)l==="verbatim"?u=await n.readLinesUntil({break_on_blank_lines:!0,break_on_list_continuation:!0}):(e==="compound"&&(e="simple"),u=await r.readParagraphLines(n,!1,{skip_line_comments:!0,skip_processing:a}));else if(l!=="compound")u=await n.readLinesUntil({terminator:i,skip_processing:a,context:t,cursor:"at_mark"});else if(i===!1)f=n;else{let p=n.cursor,m=lt;f=new m(await n.readLinesUntil({terminator:i,skip_processing:a,context:t,cursor:"at_mark"}),p,{document:s.document})}if(e==="verbatim"){let p=parseInt(o.tabsize??s.document.attributes.tabsize??"0",10),m=o.indent;m!=null?r.adjustIndentation(u,parseInt(m,10),p):p>0&&r.adjustIndentation(u,-1,p)}else if(e==="skip")return null;let h;if(c.extension){let p=c.extension;delete o.style;let m=lt,d=await p.processMethod(s,f??new m(u,null,{document:s.document}),{...o});if(!d||d===s)return null;h=d,Object.assign(o,h.attributes),h.contentModel==="compound"&&h instanceof N&&h.lines.length>0&&(e="compound",f=new m(h.lines))}else h=new N(s,t,{content_model:e,source:u,attributes:o});return e==="compound"&&await r.parseBlocks(f,h),h}static async parseBlocks(t,e,i=null){for(;;){let s=await r.nextBlock(t,e,i?{...i}:{});if(s&&e.blocks.push(s),!await t.hasMoreLines())break}}static async parseList(t,e,i,s=null,n={}){let o=n.start!=null?parseInt(n.start,10):null,c=o!=null&&o!==1?{start:o}:null,a=new St(i,e,c?{attributes:c}:{}),l=fe[e];for(;await t.hasMoreLines()&&l.test(await t.peekLine());){let u=(await t.peekLine()).match(l),f=await r.parseListItem(t,a,u,u[1],s);if(f&&a.blocks.push(f),await t.skipBlankLines()==null)break}return a}static catalogCallouts(t,e){if(!t.includes("<"))return!1;let i=!1,s=0,n=new RegExp(fs.source,`${fs.flags}g`),o;for(;(o=n.exec(t))!==null;)o[0].startsWith("\\")||e.callouts.register(o[2]==="."?String(++s):o[2]),i=!0;return i}static catalogInlineAnchor(t,e,i,s,n=i.document){e?.includes(P)&&(e=n.subAttributes(e));let o=s?.cursor?s.cursor:s;n.register("refs",[t,new T(i,"anchor",e,{type:"ref",id:t})])||r.logger.warn(r.messageWithContext(`id assigned to anchor already in use: ${t}`,{source_location:o}))}static catalogInlineAnchors(t,e,i,s){if(!t.includes("[[")&&!t.includes("anchor:"))return;let n;ps.lastIndex=0;let o=new RegExp(ps.source,"gu");for(;(n=o.exec(t))!==null;){let c,a;if(n[1]){if(c=n[1],a=n[2],a?.includes(P)&&(a=i.subAttributes(a),!a))continue}else c=n[3],a=n[4],a&&(a.includes("]")&&(a=a.replace(/\\]/g,"]")),a.includes(P)&&(a=i.subAttributes(a),a||(a=null)));i.register("refs",[c,new T(e,"anchor",a,{type:"ref",id:c})])||r.logger.warn(r.messageWithContext(`id assigned to anchor already in use: ${c}`,{source_location:s.cursorAtMark()}))}}static catalogInlineBiblioAnchor(t,e,i,s){let n=e!=null?`[${e}]`:null;i.document.register("refs",[t,new T(i,"anchor",n,{type:"bibref",id:t})])||r.logger.warn(r.messageWithContext(`id assigned to bibliography anchor already in use: ${t}`,{source_location:s.cursor}))}static async parseDescriptionList(t,e,i){let s=new St(i,"dlist"),n=$n[e[2]],o=await r.parseListItem(t,s,e,n);for(s.blocks.push(o);await t.hasMoreLines();){let a=(await t.peekLine()).match(n);if(!a)break;let l=await r.parseListItem(t,s,a,n);o[1]?s.blocks.push(o=l):(o[0].push(l[0][0]),o[1]=l[1])}return s}static async parseCalloutList(t,e,i,s){let n=new St(i,"colist"),o=1,c=0;for(;;){if(!e){let u=await t.peekLine();if(!u)break;let f=u.match(ti);if(!f)break;e=f,t.mark()}let a=e[1];a==="."&&(a=String(++c)),a!==String(o)&&r.logger.warn(r.messageWithContext(`callout list item index: expected ${o}, got ${a}`,{source_location:t.cursorAtMark()}));let l=await r.parseListItem(t,n,e,"<1>");if(l){n.blocks.push(l);let u=s.getCalloutIds(n.blocks.length);u?l.attributes.coids=u:r.logger.warn(r.messageWithContext(`no callout found for <${n.blocks.length}>`,{source_location:t.cursorAtMark()}))}o++,e=null}return s.nextList(),n}static async parseListItem(t,e,i,s,n=null){let o=e.context,c=o==="dlist",a,l,u,f;if(c){let g=i[1];if(a=new Pt(e,g),g.startsWith("[[")){let b=g.match(Gt);b&&r.catalogInlineAnchor(b[1],b[2]??g.slice(b[0].length).trimStart(),a,t)}let $=i[3]??null;u=!!$,l=new Pt(e,$),e.document.sourcemap&&(a.sourceLocation=t.cursor,u?l.sourceLocation=a.sourceLocation:f=!0)}else{u=!0;let g=i[2];if(l=new Pt(e,g),e.document.sourcemap&&(l.sourceLocation=t.cursor),o==="ulist"){if(l.marker=s,g.startsWith("["))if(n&&n==="bibliography"){let $=g.match(ei);$&&r.catalogInlineBiblioAnchor($[1],$[2],l,t)}else if(g.startsWith("[[")){let $=g.match(Gt);$&&r.catalogInlineAnchor($[1],$[2],l,t)}else(g.startsWith("[ ] ")||g.startsWith("[x] ")||g.startsWith("[*] "))&&(e.attributes["checklist-option"]="",l.attributes.checkbox="",g.startsWith("[ ")||(l.attributes.checked=""),l.setText(g.slice(4)))}else if(o==="olist"){let $=e.blocks.length,b=$===0,A=!0,x=e.attributes.start,_=$;if(x!=null)_+=parseInt(x,10)-1;else if(b){let k=r.resolveOrderedListStart(s);k!==1&&(e.attributes.start=k,_+=k-1,A=!1)}let[w,S]=r.resolveOrderedListMarker(s,_,A,t);if(l.marker=w,b&&!n&&(e.style=S??ci[w.length-1]??"arabic"),g.startsWith("[[")){let k=g.match(Gt);k&&r.catalogInlineAnchor(k[1],k[2],l,t)}}else if(l.marker=s,g.startsWith("[[")){let $=g.match(Gt);$&&r.catalogInlineAnchor($[1],$[2],l,t)}}await t.readLine();let h=t.cursor,p=lt,m=await r.readLinesForListItem(t,o,s,u),d=new p(m,h);if(await d.hasMoreLines()){f&&(l.sourceLocation=h);let g=await d.skipLineComments(),$=await d.peekLine();if($!=null){g.length>0&&d.unshiftLines(g);let b=!1;String($)!==""&&(b=!0,c||(u=null));let A=await r.nextBlock(d,l,{},{text_only:u?null:!0,list_type:o});for(A&&l.blocks.push(A);await d.hasMoreLines();){let x=await r.nextBlock(d,l,{},{list_type:o});x&&l.blocks.push(x)}b&&l.blocks.length>0&&l.blocks[0].context==="paragraph"&&l.foldFirst()}}return c?[[a],l.hasText()||l.blocks.length>0?l:null]:l}static async readLinesForListItem(t,e,i=null,s=!0){let n=[],o="inactive",c=!1,a=null,l=e==="dlist",u=null;for(;await t.hasMoreLines()&&(u=await t.readLine(),!r.isSiblingListItem(u,e,i));){u===de&&(u=so);let f=n.length>0?n[n.length-1]:null;if(ie(f)&&(o==="inactive"&&(o="active",s=!0,c||(n[n.length-1]=io)),ie(u))){o!=="frozen"&&(o="frozen",n.push(u)),u=null;continue}let h=r.isDelimitedBlock(u,!0);if(h){if(o!=="active")break;n.push(u);let p=await t.readLinesUntil({terminator:h.terminator,read_last_line:!0,context:h.context});n.push(...p),o="inactive"}else if(l&&o!=="active"&&u.startsWith("[")&&ue.test(u)){let p=[u],m=!1;for(;;){let d=await t.peekLine();if(d==null)break;if(r.isDelimitedBlock(d)){m=!0;break}if(d===""||d.startsWith("[")&&ue.test(d))p.push(await t.readLine());else if(Ze.test(d)&&!r.isSiblingListItem(d,e,i)){n.push(...p);break}else{m=!0;break}}if(m){u=null,t.unshiftLines(p);break}}else if(o==="active"&&u!=="")if(rs.test(u)){if(t.unshiftLine(u),l){let p=await t.readLinesUntil({preserve_last_line:!0,break_on_blank_lines:!0,break_on_list_continuation:!0},m=>r.isSiblingListItem(m,e,i));n.push(...p)}else{let p=await t.readLinesUntil({preserve_last_line:!0,break_on_blank_lines:!0,break_on_list_continuation:!0});n.push(...p)}o="inactive"}else if(u[0]==="."&&ns.test(u)||u[0]==="["&&ue.test(u)||u[0]===":"&&Xe.test(u))n.push(u);else{if(!c){let p=li.find(m=>fe[m].test(u));p&&(c=!0,p==="dlist"&&!u.match(he)?.[3]&&(s=!1))}n.push(u),o="inactive"}else if(f!==null&&f===""){if(u===""){if(await t.skipBlankLines()==null){u=null;break}if(u=await t.readLine(),u==null||r.isSiblingListItem(u,e,i))break}if(String(u)===de)a=n.length,n.push(so);else if(s){if(r.isSiblingListItem(u,e,i))break;let p=li.find(m=>fe[m].test(u));if(p)n.push(u),c=!0,p==="dlist"&&!u.match(he)?.[3]&&(s=!1);else if(rs.test(u))if(t.unshiftLine(u),l){let m=await t.readLinesUntil({preserve_last_line:!0,break_on_blank_lines:!0,break_on_list_continuation:!0},d=>r.isSiblingListItem(d,e,i));n.push(...m)}else{let m=await t.readLinesUntil({preserve_last_line:!0,break_on_blank_lines:!0,break_on_list_continuation:!0});n.push(...m)}else break}else c||n.pop(),n.push(u),s=!0}else if(ie(u))s=!0,n.push(u);else{if(u!==""){s=!0;let p=(c?["dlist"]:li).find(m=>fe[m].test(u));p&&(c=!0,p==="dlist"&&!u.match(he)?.[3]&&(s=!1))}n.push(u)}u=null}for(u!=null&&t.unshiftLine(u),a!=null&&(n[a]=io);n.length>0;){let f=n[n.length-1];if(ie(f)){n.pop();break}if(f==="")n.pop();else break}return n}static async initializeSection(t,e,i={}){let s=e.document,n=s.doctype,o=n==="book",c=s.sourcemap?t.cursor:null,a=i[1]??null,[l,u,f,h,p]=await r.parseSectionTitle(t,s,i.id),m=h,d,g=!1,$=!1;a?o&&a==="abstract"?d="chapter":a.startsWith("sect")&&bn.test(a)?d="section":(d=a,g=!0,o&&m===0&&(m=1),$=d==="appendix"):o?d=m===0?"part":m>1?"section":"chapter":n==="manpage"&&f.toLowerCase()==="synopsis"?(d="synopsis",g=!0):d="section",u&&(i.reftext=u);let b=new mt(e,m);b.id=l??null,b.title=f,b.sectname=d,b.sourceLocation=c,g?(b.special=!0,$?b.numbered=!0:s.attributes.sectnums==="all"&&(b.numbered=o&&m===1?"chapter":!0)):"sectnums"in s.attributes&&m>0?b.numbered=b.special?e.numbered&&!0:!0:o&&m===0&&"partnums"in s.attributes&&(b.numbered=!0);let A=b.id;if(A!=null?A===""?b.id=A=null:f.includes(P)&&await b.precomputeTitle():"sectids"in s.attributes&&(await b.precomputeTitle(),b.id=A=mt.generateId(b.title,s)),A&&!s.register("refs",[A,b])){let x=t.lineno-(p?1:2);r.logger.warn(r.messageWithContext(`id assigned to section already in use: ${A}`,{source_location:t.cursorAtLine(x)}))}return b.updateAttributes(i),await t.skipBlankLines(),b}static async isNextLineSection(t,e){let i=e[1];if(i&&(i==="discrete"||i==="float"))return null;if(M.underlineStyleSectionTitles){let s=await t.peekLines(2,i&&i==="comment");return r.isSectionTitle(s[0]??"",s[1]??null)}return r.atxSectionTitle(await t.peekLine()??"")}static async isNextLineDoctitle(t,e,i){let s=await r.isNextLineSection(t,e);return s==null||s===!1?!1:i?s+parseInt(i,10)===0:s===0}static isSectionTitle(t,e=null){let i=r.atxSectionTitle(t);return i??(e?r.setextSectionTitle(t,e):null)}static atxSectionTitle(t){let e=M.markdownSyntax?as:os;if(!(M.markdownSyntax?t.startsWith("=")||t.startsWith("#"):t.startsWith("=")))return null;let i=t.match(e);return i?i[1].length-1:null}static setextSectionTitle(t,e){let i=e[0],s=xs[i];return s==null||!ze(e,i,e.length)||!Je.test(t)||Math.abs(t.length-e.length)>=2?null:s}static async parseSectionTitle(t,e,i=null){let s=null,n,o,c,a=await t.readLine(),l=M.markdownSyntax?as:os;if((M.markdownSyntax?a.startsWith("=")||a.startsWith("#"):a.startsWith("="))&&l.test(a)){let f=a.match(l);if(o=f[1].length-1,n=f[2],c=!0,!i&&n.endsWith("]]")){let h=n.match(ls);h&&!h[1]&&(n=n.slice(0,n.length-h[0].length),i=h[2],s=h[3]??null)}}else if(M.underlineStyleSectionTitles){let f=await t.peekLine(!0);if(f){let h=f[0],p=xs[h];if(p!=null&&ze(f,h,f.length)&&Je.test(a)&&Math.abs(a.length-f.length)<2){o=p;let m=a.match(Je);if(n=m?m[1]:a,c=!1,!i&&n.endsWith("]]")){let d=n.match(ls);d&&!d[1]&&(n=n.slice(0,n.length-d[0].length),i=d[2],s=d[3]??null)}await t.readLine()}}}if(n==null)throw new Error(`Unrecognized section at ${t.cursorAtPrevLine()}`);let u=e.getAttribute("leveloffset");return u&&(o+=parseInt(u,10),o<0&&(o=0)),[i,s,n,o,c]}static async parseHeaderMetadata(t,e=null,i=!0){let s=e?.attributes;await r.processAttributeEntries(t,e);let n={},o=null,c=null,a=null,l=null;if(await t.hasMoreLines()&&!await t.isNextLineEmpty()){let f=await t.readLine(),h=r.processAuthors(f);if(o=h.authorcount,delete h.authorcount,n=h,n.authorcount=o,e&&s&&(s.authorcount=o,o>0)){for(let[p,m]of Object.entries(h))p in s||(s[p]=await e.applyHeaderSubs(m));c=s.author,a=s.authorinitials,l=s.authors}if(await r.processAttributeEntries(t,e),await t.hasMoreLines()&&!await t.isNextLineEmpty()){let p=await t.readLine(),m=p.match(on);if(m){let d={};if(m[1]&&(d.revnumber=m[1].trimEnd()),m[2]){let g=m[2].trim();g!==""&&(!m[1]&&g.startsWith("v")?d.revnumber=g.slice(1):d.revdate=g)}if(m[3]&&(d.revremark=m[3].trimEnd()),e&&s&&Object.keys(d).length>0)for(let[g,$]of Object.entries(d))g in s||(s[g]=await e.applyHeaderSubs($));Object.assign(n,d)}else t.unshiftLine(p)}await r.processAttributeEntries(t,e),await t.skipBlankLines()}let u=null;if(e){if("author"in s&&s.author!==c)u=r.processAuthors(s.author,!0,!1),s.authorinitials!==a&&delete u.authorinitials;else if("authors"in s&&s.authors!==l)u=r.processAuthors(s.authors,!0);else{let f=[],h=1,p="author_1",m=!1,d=!1;for(;p in s;){let g=s[p];g===n[p]?(f.push(null),d=!0):(f.push(g),m=!0),p=`author_${++h}`}if(m){if(d)for(let g=0;g<f.length;g++){if(f[g]!=null)continue;let $=g+1,b=[n[`firstname_${$}`],n[`middlename_${$}`],n[`lastname_${$}`]].filter(Boolean).map(A=>A.replace(/ /g,"_"));f[g]=b.join(" ")}u=r.processAuthors(f,!0,!1)}else u={authorcount:0}}u.authorcount===0?o!=null?u=null:s.authorcount=0:(Object.assign(s,u),!("email"in s)&&"email_1"in s&&(s.email=s.email_1))}return i?Object.assign({},n,u??{}):null}static processAuthors(t,e=!1,i=!0){let s={},n=0,o=i&&String(t).includes(";")?String(t).split(rn):[].concat(t);for(let c of o){let a=String(c);if(a==="")continue;n++;let l={};if(n===1)for(let f of Ns)l[f]=f;else for(let f of Ns)l[f]=`${f}_${n}`;let u=null;if(e){let f=a;a.includes("<")&&(s[l.author]=a.replace(/_/g," "),f=a.replace(gt,""));let h=f.split(/\s+/).filter(Boolean),p=h.length>3?[...h.slice(0,2),h.slice(2).join(" ")]:h;if(p.length===3){let m=p.pop();p.push(m.replace(/ {2,}/g," "))}u=p}else{let f=a.match(nn);f&&(u=f.slice(1))}if(u){let f=u[0].replace(/_/g," ");s[l.firstname]=f,s[l.authorinitials]=f[0];let h=f;if(u[1])if(u[2]){let p=u[1].replace(/_/g," "),m=u[2].replace(/_/g," ");s[l.middlename]=p,s[l.lastname]=m,h=`${f} ${p} ${m}`,s[l.authorinitials]=`${f[0]}${p[0]}${m[0]}`}else{let p=u[1].replace(/_/g," ");s[l.lastname]=p,h=`${f} ${p}`,s[l.authorinitials]=`${f[0]}${p[0]}`}s[l.author]??=h,!e&&u[3]&&(s[l.email]=u[3])}else{let f=a.replace(/ {2,}/g," ").trim();s[l.author]=f,s[l.firstname]=f,s[l.authorinitials]=f[0]}if(n===1)s.authors=s[l.author];else{if(n===2)for(let f of Ns)f in s&&(s[`${f}_1`]=s[f]);s.authors=`${s.authors}, ${s[l.author]}`}}return s.authorcount=n,s}static async parseBlockMetadataLines(t,e,i={},s={}){for(;await r.parseBlockMetadataLine(t,e,i,s)&&(await t.readLine(),await t.skipBlankLines()!=null););return i}static async parseBlockMetadataLine(t,e,i,s={}){let n=await t.peekLine();if(!n)return null;let o=s.text_only,c=!o&&(n.startsWith("[")||n.startsWith(".")||n.startsWith("/")||n.startsWith(":"));if(!(o?n.startsWith("[")||n.startsWith("/"):c))return null;if(n.startsWith("[")){if(n.startsWith("[[")){if(n.endsWith("]]")){let l=n.match(mn);if(l){if(i.id=l[1],l[2]){let u=l[2];i.reftext=u.includes(P)?e.subAttributes(u):u}return!0}}}else if(n.endsWith("]")){let l=n.match(dn);if(l){let u=i[1];return(await e.parseAttributes(l[1],[],{sub_input:!0,sub_result:!0,into:i}))[1]&&(i[1]=r.parseStyleAttribute(i,t)??u),!0}}}else if(c&&n.startsWith(".")){let l=n.match(ns);if(l)return i.title=l[1],!0}else if(!c||n.startsWith("/")){if(n==="//")return!0;if(c&&n.startsWith("//")&&ze(n,"/",n.length)){if(n.length!==3)return await t.readLinesUntil({terminator:n,skip_first_line:!0,preserve_last_line:!0,skip_processing:!0,context:"comment"}),!0}else if(n.startsWith("//")&&!n.startsWith("///"))return!0}else if(c&&n.startsWith(":")){let l=n.match(Xe);if(l)return await r.processAttributeEntry(t,e,i,l),!0}return null}static async processAttributeEntries(t,e,i=null){for(await t.skipCommentLines();await r.processAttributeEntry(t,e,i);)await t.readLine(),await t.skipCommentLines()}static async processAttributeEntry(t,e,i=null,s=null){if(!s){if(!await t.hasMoreLines())return!1;let o=await t.peekLine(),c=o?o.match(Xe):null;if(!c)return!1;s=c}let n=s[2]??"";if(n===""||n==null)n="";else if(n.endsWith(cr)||n.endsWith(ur)){let o=n.slice(-2);for(n=n.slice(0,-2).trimEnd();await t.advance();){let c=await t.peekLine()??"";if(c==="")break;let a=c.trimStart(),l=a.endsWith(o);if(l&&(a=a.slice(0,-2).trimEnd()),n=`${n}${n.endsWith(" +")?y:" "}${a}`,!l)break}}return e&&n!==""&&n.match(Me)?(n=await e._applyAttributeEntryValueSubs(n),r.storeAttribute(s[1],n,e,i,{skipSubs:!0}),!0):(r.storeAttribute(s[1],n,e,i),!0)}static storeAttribute(t,e,i=null,s=null,n={}){if(t.endsWith("!")?(t=t.slice(0,-1),e=null):t.startsWith("!")&&(t=t.slice(1),e=null),t=r.sanitizeAttributeName(t),t==="numbered"?t="sectnums":t==="hardbreaks"?t="hardbreaks-option":t==="showtitle"&&r.storeAttribute("notitle",e!==null?null:"",i,s),i)if(e!=null){if(e!==""&&t==="leveloffset"){let c=parseInt(i.getAttribute("leveloffset",0),10)||0;e.startsWith("+")?e=String(c+parseInt(e.slice(1),10)):e.startsWith("-")&&(e=String(c-parseInt(e.slice(1),10)))}let o=n.skipSubs?i._setAttributeRaw(t,e):i.setAttribute(t,e);o!=null&&(e=o,s&&new Ut(t,e).saveTo(s))}else i.deleteAttribute(t)&&s&&new Ut(t,e).saveTo(s);else s&&new Ut(t,e).saveTo(s);return[t,e]}static async readParagraphLines(t,e,i={}){i.break_on_blank_lines=!0,i.break_on_list_continuation=!0,i.preserve_last_line=!0;let s=o=>ie(o)&&String(o)==="",n=null;return e?n=M.blockTerminatesParagraph?o=>s(o)||r.isDelimitedBlock(o)||o.startsWith("[")&&ue.test(o)||Ze.test(o):o=>s(o)||Ze.test(o):M.blockTerminatesParagraph?n=o=>s(o)||o.startsWith("[")&&ue.test(o)||r.isDelimitedBlock(o):n=o=>s(o),await t.readLinesUntil(i,n)}static isDelimitedBlock(t,e=!1){let i=t.length;if(i<2||!or[t.slice(0,2)])return null;let s,n;if(i===2)s=t,n=2;else if(n=i<5?i:4,s=t.slice(0,n),M.markdownSyntax&&s.startsWith("`")){if(n===4){if(s==="````"||(s=s.slice(0,3),s!=="```"))return null;t=s,i=n=3}else if(s!=="```")return null}else if(n===3)return null;let o=ai[s];if(!o)return null;let[c,a]=o;return i===n||ys[s]!=null&&ze(t.slice(1),ys[s],i-1)?e?{context:c,masq:a,tip:s,terminator:t}:!0:null}static resolveListMarker(t,e){return t==="ulist"?e:t==="olist"?r.resolveOrderedListMarker(e)[0]:"<1>"}static resolveOrderedListMarker(t,e=null,i=!1,s=null){if(t.startsWith("."))return[t];let n=ci.find(l=>hs[l].test(t)),o,c,a;switch(n){case"arabic":i&&(c=String(e+1),a=String(parseInt(t,10))),o="1.";break;case"loweralpha":i&&(c=String.fromCharCode(97+e),a=t.slice(0,-1)),o="a.";break;case"upperalpha":i&&(c=String.fromCharCode(65+e),a=t.slice(0,-1)),o="A.";break;case"lowerroman":i&&(c=Ne(e+1).toLowerCase(),a=t.slice(0,-1)),o="i)";break;case"upperroman":i&&(c=Ne(e+1),a=t.slice(0,-1)),o="I)";break;default:o=t}return e!=null?(i&&c!==a&&r.logger.warn(r.messageWithContext(`list item index: expected ${c}, got ${a}`,{source_location:s?.cursor})),[o,n]):[o]}static resolveOrderedListStart(t){if(t.startsWith("."))return 1;switch(ci.find(i=>hs[i].test(t))){case"arabic":return parseInt(t,10);case"loweralpha":return t.slice(0,-1).charCodeAt(0)-96;case"upperalpha":return t.slice(0,-1).charCodeAt(0)-64;case"lowerroman":return Ls(t.slice(0,-1).toUpperCase());case"upperroman":return Ls(t.slice(0,-1));default:return 1}}static isSiblingListItem(t,e,i){if(i instanceof RegExp)return i.test(t);let s=t.match(fe[e]);return s?r.resolveListMarker(e,i)===r.resolveListMarker(e,s[1]):!1}static async parseTable(t,e,i){let s=new st(e,i),n=!1;if("cols"in i){let h=r.parseColspecs(i.cols);h.length>0&&(s.createColumns(h),n=!0)}let o=await t.skipBlankLines()??0;"header-option"in i?s.hasHeaderOption=!0:o===0&&!("noheader-option"in i)&&(s.hasHeaderOption="implicit");let c=s.hasHeaderOption==="implicit",a=new st.ParserContext(t,s,i),l=a.format,u=-1,f=null;for(;;){let h=await t.readLine();if(h==null)break;let p=++u>0;if(p&&h==="")h=null,f!=null&&f++;else if(l==="psv")if(a.startsWith(h))h=h.slice(1),await a.closeOpenCell(),f!=null&&(f=null);else{let[m,d]=r.parseCellspec(h,"start",a.delimiter);m!=null?(await a.closeOpenCell(m),f!=null&&(f=null)):f!=null&&f===u&&(s.hasHeaderOption=c=f=null),h=d}for(p||(t.mark(),c&&(await t.hasMoreLines()&&await t.peekLine()===""?f=1:s.hasHeaderOption=c=null));;)if(h!=null){let m=h.match(a.delimiterRe);if(m){let d=h.slice(0,m.index),g=h.slice(m.index+m[0].length);if(l==="csv"){if(a.bufferHasUnclosedQuotes(d)){if(a.skipPastDelimiter(d),h=g,h==="")break;continue}a.buffer+=d}else if(l==="dsv"){if(d.endsWith("\\")){if(a.skipPastEscapedDelimiter(d),g===""){a.buffer+=y,a.keepCellOpen();break}h=g;continue}a.buffer+=d}else{if(d.endsWith("\\")){if(a.skipPastEscapedDelimiter(d),g===""){a.buffer+=y,a.keepCellOpen();break}h=g;continue}let[$,b]=r.parseCellspec(d);a.pushCellspec($),a.buffer+=b}h=g||null,await a.closeCell(),g===""&&(l==="csv"||l==="dsv"?await a.closeCell(!0):l==="psv"&&a.keepCellOpen())}else{a.buffer+=h+y,l==="csv"?a.bufferHasUnclosedQuotes()?(f!=null&&u===0&&(s.hasHeaderOption=c=f=null),a.keepCellOpen()):await a.closeCell(!0):l==="dsv"?await a.closeCell(!0):a.keepCellOpen();break}}else{l==="psv"&&a.buffer!==""?(a.buffer+=y,a.keepCellOpen()):l==="csv"&&a.isCellOpen()&&(a.buffer+=y);break}if(a.isCellOpen())await t.hasMoreLines()||await a.closeCell(!0);else if(await t.skipBlankLines()==null)break}return await a.closeTable(),(s.attributes.colcount??=s.columns.length)!==0&&!n&&s.assignColumnWidths(),c&&(s.hasHeaderOption=!0),await s.partitionHeaderFooter(i),s}static parseColspecs(t){if(t=t.replace(/ /g,""),!t)return[];if(t===String(parseInt(t,10)))return Array.from({length:parseInt(t,10)},()=>({width:1}));let e=[],i=t.includes(",")?t.split(","):t.split(";");for(let s of i)if(s==="")e.push({width:1});else{let n=s.match(An);if(!n)continue;let o={};if(n[2]){let[a,l]=n[2].split(".");a&&Ni[a]&&(o.halign=Ni[a]),l&&Bi[l]&&(o.valign=Bi[l])}o.width=n[3]?n[3]==="~"?-1:parseInt(n[3],10):1,n[4]&&Wi[n[4]]&&(o.style=Wi[n[4]]);let c=n[1]?parseInt(n[1],10):1;for(let a=0;a<c;a++)e.push({...o})}return e}static parseCellspec(t,e="end",i=null){let s,n="";if(e==="start"){if(!t.includes(i))return[null,t];let c=t.indexOf(i),a=t.slice(0,c);if(n=t.slice(c+i.length),s=a.match(kn),!s)return[null,t];if(s[0]==="")return[{},n];if(a.trim()==="")return[null,t]}else{if(s=t.match(vn),!s)return[{},t];if(s[0].trimStart()==="")return[{},t.trimEnd()];n=t.slice(0,s.index)}let o={};if(s[1]){let[c,a]=s[1].split("."),l=c?parseInt(c,10):1,u=a?parseInt(a,10):1;s[2]==="+"?(l!==1&&(o.colspan=l),u!==1&&(o.rowspan=u)):s[2]==="*"&&l!==1&&(o.repeatcol=l)}if(s[3]){let[c,a]=s[3].split(".");c&&Ni[c]&&(o.halign=Ni[c]),a&&Bi[a]&&(o.valign=Bi[a])}return s[4]&&Wi[s[4]]&&(o.style=Wi[s[4]]),[o,n]}static parseStyleAttribute(t,e=null){let i=t[1];if(!i||i.includes(" ")||!M.shorthandPropertySyntax)return t.style=i;let s=null,n="",o={};for(let c of i)c==="."?(r._yieldBufferedAttribute(o,s,n,e),n="",s="role"):c==="#"?(r._yieldBufferedAttribute(o,s,n,e),n="",s="id"):c==="%"?(r._yieldBufferedAttribute(o,s,n,e),n="",s="option"):n+=c;if(s){if(r._yieldBufferedAttribute(o,s,n,e),o.style&&(t.style=o.style),"id"in o&&(t.id=o.id),"role"in o){let c=t.role;t.role=!c||c===""?o.role.join(" "):`${c} ${o.role.join(" ")}`}if("option"in o)for(let c of o.option)t[`${c}-option`]="";return o.style??null}return t.style=i}static _yieldBufferedAttribute(t,e,i,s){if(e)if(i===""){let n=`invalid empty ${e} detected in style attribute`;s?r.logger.warn(r.messageWithContext(n,{source_location:s.cursorAtPrevLine()})):r.logger.warn(n)}else if(e==="id"){if("id"in t){let n="multiple ids detected in style attribute";s?r.logger.warn(r.messageWithContext(n,{source_location:s.cursorAtPrevLine()})):r.logger.warn(n)}t.id=i}else(t[e]??=[]).push(i);else i!==""&&(t.style=i)}static adjustIndentation(t,e=0,i=0){if(!t||t.length===0)return;if(i>0&&t.some(n=>n.includes("	")))for(let n=0;n<t.length;n++){let o=t[n];if(o===""||!o.includes("	"))continue;let c="",a=0,l=0;for(let u of o){if(u==="	"){let f=l+a,h=i-f%i||i;a+=h-1,c+=" ".repeat(h)}else c+=u;l++}t[n]=c}if(e<0)return;let s=null;for(let n of t){if(String(n)==="")continue;let o=n.length-n.trimStart().length;if(o===0){s=null;break}(s==null||o<s)&&(s=o)}if(e===0){if(s)for(let n=0;n<t.length;n++)String(t[n])!==""&&!ie(t[n])&&(t[n]=t[n].slice(s))}else{let n=" ".repeat(e);for(let o=0;o<t.length;o++)String(t[o])!==""&&!ie(t[o])&&(t[o]=n+(s?t[o].slice(s):t[o]))}}static uniform(t,e,i){if(t.length!==i)return!1;for(let s of t)if(s!==e)return!1;return!0}static sanitizeAttributeName(t){return t.replace(new RegExp(fn.source,"gu"),"").toLowerCase()}static get logger(){return nt.logger}static getLogger(){return this.logger}static messageWithContext(t,e={}){return W.AutoFormattingMessage.attach({text:t,...e})}static createLogMessage(t,e={}){return this.messageWithContext(t,e)}};_t(Tt);function ze(r,t,e){return Tt.uniform(r,t,e)}ct();Y();X();var no={option(r,t){this.config[r]=t},process(...r){if(r.length===1&&typeof r[0]=="function")this._processBlock=r[0].bind(this);else{if(this._processBlock!==void 0)return this._processBlock(...r);throw new Error(`${this.constructor.name} #process method called before being registered`)}},processBlockGiven(){return this._processBlock!==void 0}},He={...no,prefer(){this.option("position",">>")},prepend(){this.prefer()}},Ws={...no,named(r){this instanceof xt?this.name=r:this.option("name",r)},contentModel(r){this.option("contentModel",r)},parseContentAs(r){this.option("contentModel",r)},positionalAttributes(...r){this.option("positionalAttrs",r.flat().map(String))},namePositionalAttributes(...r){this.option("positionalAttrs",r.flat().map(String))},positionalAttrs(...r){this.option("positionalAttrs",r.flat().map(String))},defaultAttributes(r){this.option("defaultAttrs",r)},defaultAttrs(r){this.option("defaultAttrs",r)},resolveAttributes(...r){if(r.length<=1){let t=r.length===0?!0:r[0];typeof t=="string"||typeof t=="symbol"?r=[t]:r=t}if(r===!0)this.option("positionalAttrs",[]),this.option("defaultAttrs",{});else if(Array.isArray(r)){let t=[],e={};for(let i of r)if(i=String(i),i.includes("=")){let s=i.indexOf("="),n=i.slice(0,s),o=i.slice(s+1);if(n.includes(":")){let c=n.indexOf(":"),a=n.slice(0,c);n=n.slice(c+1);let l=a==="@"?t.length:parseInt(a,10);t[l]=n}e[n]=o}else if(i.includes(":")){let s=i.indexOf(":"),n=i.slice(0,s),o=i.slice(s+1),c=n==="@"?t.length:parseInt(n,10);t[c]=o}else t.push(i);this.option("positionalAttrs",t.filter(i=>i!=null)),this.option("defaultAttrs",e)}else if(typeof r=="object"&&r!==null){let t=[],e={};for(let[i,s]of Object.entries(r)){let n=String(i);if(n.includes(":")){let o=n.indexOf(":"),c=n.slice(0,o);n=n.slice(o+1);let a=c==="@"?t.length:parseInt(c,10);t[a]=n}s&&(e[n]=s)}this.option("positionalAttrs",t.filter(i=>i!=null)),this.option("defaultAttrs",e)}else throw new Error(`unsupported attributes specification for macro: ${r}`)},resolvesAttributes(...r){this.resolveAttributes(...r)}},Na={...He,handles(...r){if(r.length===1&&typeof r[0]=="function"){let t=r[0];this._handlesBlock=t.length===1?(e,i)=>t(i):t.bind(this)}else return this._handlesBlock!==void 0?this._handlesBlock(r[0],r[1]):!0}},Ba={...He,atLocation(r){this.option("location",r)}},Wa={...Ws,contexts(...r){this.option("contexts",new Set(r.flat()))},onContexts(...r){this.contexts(...r)},onContext(...r){this.contexts(...r)},bindTo(...r){this.contexts(...r)}},ro={...Ws,resolveAttributes(...r){r.length===1&&!r[0]?this.option("contentModel","text"):(Ws.resolveAttributes.call(this,...r),this.option("contentModel","attributes"))},resolvesAttributes(...r){this.resolveAttributes(...r)}},Fa={...ro,format(r){this.option("format",r)},matchFormat(r){this.option("format",r)},usingFormat(r){this.option("format",r)},match(r){this.option("regexp",r)}},za={content_model:"contentModel",positional_attrs:"positionalAttrs",pos_attrs:"positionalAttrs",default_attrs:"defaultAttrs"};function Bs(r){for(let[t,e]of Object.entries(za))r[e]===void 0&&r[t]!==void 0&&(r[e]=r[t]);return r}var xt=class{static get config(){return Object.hasOwn(this,"_config")||(this._config={}),this._config}static set config(t){this._config=t}static option(t,e){this.config[t]=e}static enableDsl(){let t=this.DSL;t&&Object.assign(this.prototype,t)}static useDsl(){this.enableDsl()}constructor(t={}){this.config={...Bs({...this.constructor.config}),...Bs({...t})}}updateConfig(t){Object.assign(this.config,Bs({...t}))}process(...t){throw new Error(`${this.constructor.name} subclass must implement the process method`)}createSection(t,e,i,s={}){let n=t.document,o=n.doctype,c=o==="book",a=s.level??t.level+1,l,u=!1,f=i.style;f?(delete i.style,c&&f==="abstract"?(l="chapter",Object.defineProperty(s,"_level",{value:1})):(l=f,u=!0)):c?l=a===0?"part":a>1?"section":"chapter":o==="manpage"&&e.toLowerCase()==="synopsis"?(l="synopsis",u=!0):l="section";let h=f&&c&&f==="abstract"||f&&u&&a===0?1:a,p=new mt(t,h);return p.title=e,p.sectname=l,u?(p.special=!0,("numbered"in s?s.numbered:f==="appendix")?p.numbered=!0:!("numbered"in s)&&n.hasAttribute("sectnums","all")&&(p.numbered=c&&h===1?"chapter":!0)):h>0?("numbered"in s?s.numbered:n.hasAttribute("sectnums"))&&(p.numbered=p.special?!!t.numbered:!0):("numbered"in s?s.numbered:c&&n.hasAttribute("partnums"))&&(p.numbered=!0),i.id===!1?delete i.id:p.id=i.id=i.id||(n.hasAttribute("sectids")?mt.generateId(p.title,n):null),p.updateAttributes(i),p}createBlock(t,e,i,s,n={}){return new N(t,e,{source:i,attributes:s,...n})}createList(t,e,i=null){let s=new St(t,e);return i&&s.updateAttributes(i),s}createListItem(t,e=null){return new Pt(t,e)}createImageBlock(t,e,i={}){let s=e.target;if(!s)throw new Error("Unable to create an image block, target attribute is required");e.alt||(e.alt=e["default-alt"]=Wt(s,!0).replace(/[_-]/g," "));let n="title"in e?e.title:null;n!==null&&delete e.title;let o=this.createBlock(t,"image",null,e,i);if(n){o.title=n;let c=e.caption;delete e.caption,o.assignCaption(c,"figure")}return o}createInline(t,e,i,s={}){let n=e==="quoted"?{type:"unquoted",...s}:s;return new T(t,e,i,n)}async parseContent(t,e,i=null){let s=e instanceof lt?e:new lt(e);return await Tt.parseBlocks(s,t,i),t}async parseAttributes(t,e,i={}){return!e||e.length===0?{}:(i.sub_attributes&&e.includes(P)&&(e=t.subAttributes(e)),new ut(e).parse(i.positional_attributes||[]))}createParagraph(t,...e){return this.createBlock(t,"paragraph",...e)}createOpenBlock(t,...e){return this.createBlock(t,"open",...e)}createExampleBlock(t,...e){return this.createBlock(t,"example",...e)}createPassBlock(t,...e){return this.createBlock(t,"pass",...e)}createListingBlock(t,...e){return this.createBlock(t,"listing",...e)}createLiteralBlock(t,...e){return this.createBlock(t,"literal",...e)}createAnchor(t,...e){return this.createInline(t,"anchor",...e)}createInlinePass(t,...e){return this.createInline(t,"quoted",...e)}},ke=class extends xt{process(t,e){throw new Error(`${this.constructor.name} must implement the process method`)}};ke.DSL=He;var ve=class extends xt{process(t){throw new Error(`${this.constructor.name} must implement the process method`)}};ve.DSL=He;var Se=class extends xt{process(t,e){throw new Error(`${this.constructor.name} must implement the process method`)}};Se.DSL=He;var Te=class extends xt{process(t,e,i,s){throw new Error(`${this.constructor.name} must implement the process method`)}handles(t,e){return!0}};Te.DSL=Na;var Le=class extends xt{constructor(t={}){super(t),this.config.location??="head"}process(t){throw new Error(`${this.constructor.name} must implement the process method`)}};Le.DSL=Ba;var Re=class extends xt{constructor(t=null,e={}){super(e),this.name=t||this.config.name||null;let i=this.config.contexts;i==null?this.config.contexts=new Set(["open","paragraph"]):typeof i=="string"?this.config.contexts=new Set([i]):Array.isArray(i)&&(this.config.contexts=new Set(i)),this.config.contentModel??="compound"}process(t,e,i){throw new Error(`${this.constructor.name} must implement the process method`)}};Re.DSL=Wa;var Fi=class extends xt{constructor(t=null,e={}){super(e),this.name=t||this.config.name||null,this.config.contentModel??="attributes"}process(t,e,i){throw new Error(`${this.constructor.name} must implement the process method`)}},Ee=class extends Fi{get name(){if(this._name!=null&&!ms.test(String(this._name)))throw new Error(`invalid name for block macro: ${this._name}`);return this._name}set name(t){this._name=t}process(t,e,i){return super.process(t,e,i)}};Ee.DSL=ro;var Ie=class r extends Fi{static rxCache=new Map;get regexp(){return this.config.regexp??=this.resolveRegexp(String(this.name),this.config.format)}process(t,e,i){return super.process(t,e,i)}resolveRegexp(t,e){if(!ms.test(t))throw new Error(`invalid name for inline macro: ${t}`);let i=`${t}:${e}`;if(!r.rxCache.has(i)){let s=e==="short"?"(){0}":"(\\S+?)";r.rxCache.set(i,new RegExp(`\\\\?${t}:${s}\\[(|(?:${"."})*?(?<!\\\\))\\]`))}return r.rxCache.get(i)}};Ie.DSL=Fa;var Fs=class{constructor(t,e,i){this.kind=t,this.instance=e,this.config=i}},Ae=class extends Fs{constructor(t,e,i=null){super(t,e,e.config),this.processMethod=i||((...s)=>e.process(...s)),this._direct=!1}};var Ua={preprocessor:ke,tree_processor:ve,postprocessor:Se,include_processor:Te,docinfo_processor:Le},qa={block:Re,block_macro:Ee,inline_macro:Ie},se=class{constructor(t={}){this.groups=t,this._activating=!1,this._reset()}activate(t){this.document&&this._reset(),this.document=t;let e=[...Object.values(Ce.groups()),...Object.values(this.groups)];this._activating=!0;try{for(let i of e)typeof i=="function"?i.prototype&&typeof i.prototype.activate=="function"?new i().activate(this):i.length===0?i.call(this):i(this):i&&typeof i.activate=="function"&&i.activate(this)}finally{this._activating=!1}return this}preprocessor(...t){return this._addDocumentProcessor("preprocessor",t)}preprocessors(){return this._preprocessor_extensions}hasPreprocessors(){return!!this._preprocessor_extensions}get preprocessor_extensions(){return this._preprocessor_extensions}treeProcessor(...t){return this._addDocumentProcessor("tree_processor",t)}treeprocessor(...t){return this.treeProcessor(...t)}tree_processor(...t){return this.treeProcessor(...t)}treeProcessors(){return this._tree_processor_extensions}hasTreeProcessors(){return!!this._tree_processor_extensions}hasTeeProcessors(){return!!this._tree_processor_extensions}treeprocessors(){return this._tree_processor_extensions}get tree_processor_extensions(){return this._tree_processor_extensions}postprocessor(...t){return this._addDocumentProcessor("postprocessor",t)}postprocessors(){return this._postprocessor_extensions}hasPostprocessors(){return!!this._postprocessor_extensions}get postprocessor_extensions(){return this._postprocessor_extensions}includeProcessor(...t){return this._addDocumentProcessor("include_processor",t)}includeProcessors(){return this._include_processor_extensions}hasIncludeProcessors(){return!!this._include_processor_extensions}include_processor(...t){return this.includeProcessor(...t)}get include_processor_extensions(){return this._include_processor_extensions}docinfoProcessor(...t){return this._addDocumentProcessor("docinfo_processor",t)}hasDocinfoProcessors(t=null){return this._docinfo_processor_extensions?t?this._docinfo_processor_extensions.some(e=>e.config.location===t):!0:!1}docinfoProcessors(t=null){return this._docinfo_processor_extensions?t?this._docinfo_processor_extensions.filter(e=>e.config.location===t):this._docinfo_processor_extensions:[]}docinfo_processor(...t){return this.docinfoProcessor(...t)}get docinfo_processor_extensions(){return this._docinfo_processor_extensions}block(...t){return this._addSyntaxProcessor("block",t)}hasBlocks(){return!!this._block_extensions}blocks(){return this._block_extensions?Object.values(this._block_extensions):[]}registeredForBlock(t,e){let i=this._block_extensions?.[String(t)];return i?i.config.contexts.has(e)&&i:!1}findBlockExtension(t){return this._block_extensions?.[String(t)]??null}blockMacro(...t){return this._addSyntaxProcessor("block_macro",t)}block_macro(...t){return this.blockMacro(...t)}hasBlockMacros(){return!!this._block_macro_extensions}blockMacros(){return this._block_macro_extensions?Object.values(this._block_macro_extensions):[]}registeredForBlockMacro(t){return this._block_macro_extensions?.[String(t)]||!1}findBlockMacroExtension(t){return this._block_macro_extensions?.[String(t)]??null}inlineMacro(...t){return this._addSyntaxProcessor("inline_macro",t)}inline_macro(...t){return this.inlineMacro(...t)}hasInlineMacros(){return!!this._inline_macro_extensions}registeredForInlineMacro(t){return this._inline_macro_extensions?.[String(t)]||!1}findInlineMacroExtension(t){return this._inline_macro_extensions?.[String(t)]??null}inlineMacros(){return this._inline_macro_extensions?Object.values(this._inline_macro_extensions):[]}prefer(...t){let e=t.shift(),i;e instanceof Ae?i=e:i=this[e](...t);let s=`_${i.kind}_extensions`,n=this[s];if(Array.isArray(n)){let o=n.indexOf(i);o>-1&&n.splice(o,1),n.unshift(i)}return i}getGroups(){return this.groups}getPreprocessors(){return this.preprocessors()}getTreeProcessors(){return this.treeProcessors()}getIncludeProcessors(){return this.includeProcessors()}getPostprocessors(){return this.postprocessors()}getDocinfoProcessors(t=null){return this.docinfoProcessors(t)}getBlocks(){return this.blocks()}getBlockMacros(){return this.blockMacros()}getInlineMacros(){return this.inlineMacros()}getInlineMacroFor(t){return this.registeredForInlineMacro(t)}getBlockFor(t,e){return this.registeredForBlock(t,e)}getBlockMacroFor(t){return this.registeredForBlockMacro(t)}_addDocumentProcessor(t,e){let i=t.replace(/_/g," "),s=Ua[t];this[`_${t}_extensions`]||(this[`_${t}_extensions`]=[]);let n=this[`_${t}_extensions`],o=e[e.length-1],c=e.length>0&&typeof o=="function"&&!!(Object.getOwnPropertyDescriptor(o,"prototype")?.writable??!0),a;if(c){let u=e.pop(),f=this._resolveArgs(e,1),h=new s(f);if(Object.assign(h,s.DSL),u.length===0?u.call(h):u(h),!h.processBlockGiven())throw new Error(`No block specified to process ${i} extension`);a=h}else{let[u,f]=this._resolveArgs(e,2);if(typeof u=="function"){if(!(u.prototype instanceof s))throw new Error(`Invalid type for ${i} extension: ${u}`);a=new u(f)}else if(u instanceof s)u.updateConfig(f),a=u;else throw new Error(`Invalid arguments specified for registering ${i} extension: ${e}`)}if(t==="include_processor"){let u=a.handles;if(typeof u=="function"&&u.length===1){let f=u.bind(a);a.handles=(h,p)=>f(p)}}let l=new Ae(t,a);return l._direct=!this._activating,l.config.position===">>"?n.unshift(l):n.push(l),l}_addSyntaxProcessor(t,e){let i=t.replace(/_/g," "),s=qa[t];this[`_${t}_extensions`]||(this[`_${t}_extensions`]=Object.create(null));let n=this[`_${t}_extensions`],o=e[e.length-1],c=e.length>0&&typeof o=="function"&&!!(Object.getOwnPropertyDescriptor(o,"prototype")?.writable??!0),a,l;if(c){let u=e.pop(),[f,h]=this._resolveArgs(e,2),p=new s(this._asSymbol(f),h);if(Object.assign(p,s.DSL),u.length===0?u.call(p):u(p),l=this._asSymbol(p.name),!l)throw new Error(`No name specified for ${i} extension`);if(!p.processBlockGiven())throw new Error(`No block specified to process ${i} extension`);a=p}else{let[u,f,h]=this._resolveArgs(e,3);if(typeof u=="function"){if(!(u.prototype instanceof s))throw new Error(`Class specified for ${i} extension does not inherit from ${s.name}: ${u}`);if(a=new u(this._asSymbol(f),h),l=this._asSymbol(a.name),!l)throw new Error(`No name specified for ${i} extension: ${u}`)}else if(u instanceof s){if(u.updateConfig(h),l=f?u.name=this._asSymbol(f):this._asSymbol(u.name),!l)throw new Error(`No name specified for ${i} extension: ${u}`);a=u}else throw new Error(`Invalid arguments specified for registering ${i} extension: ${e}`)}return n[l]=new Ae(t,a),n[l]._direct=!this._activating,n[l]}_reset(){let t=i=>{let s=i?.filter(n=>n._direct)??[];return s.length?s:null},e=i=>{if(!i)return null;let s=Object.create(null);for(let[n,o]of Object.entries(i))o._direct&&(s[n]=o);return Object.keys(s).length?s:null};this._preprocessor_extensions=t(this._preprocessor_extensions),this._tree_processor_extensions=t(this._tree_processor_extensions),this._postprocessor_extensions=t(this._postprocessor_extensions),this._include_processor_extensions=t(this._include_processor_extensions),this._docinfo_processor_extensions=t(this._docinfo_processor_extensions),this._block_extensions=e(this._block_extensions),this._block_macro_extensions=e(this._block_macro_extensions),this._inline_macro_extensions=e(this._inline_macro_extensions),this.document=null}_resolveArgs(t,e){let i=t[t.length-1],s=t.length>0&&i!==null&&typeof i=="object"&&!Array.isArray(i)&&!(i instanceof xt)?t.pop():{};if(e===1)return s;let n=e-1-t.length;if(n>0)for(let o=0;o<n;o++)t.push(void 0);else n<0&&t.splice(t.length+n,-n);return t.push(s),t}_asSymbol(t){return t!=null?String(t):null}},Ha=-1,qe=Object.create(null),Ce={generateName(){return`extgrp${this.nextAutoId()}`},nextAutoId(){return++Ha},groups(){return qe},getGroups(){return this.groups()},create(r=null,t=null){return t?new se({[r||this.generateName()]:t}):new se},register(...r){let t=r.length;if(t===0)throw new Error("Extension group to register not specified");let e=r.pop();if(!e)throw new Error("Extension group to register not specified");let i=r.pop()??this.generateName();if(r.length>0)throw new Error(`Wrong number of arguments (${t} for 1..2)`);return qe[String(i)]=e,e},unregisterAll(){for(let r of Object.keys(qe))delete qe[r]},unregister(...r){for(let t of r)delete qe[String(t)]},_buildProcessorClass(r,t,e){arguments.length===2&&(e=t,t=null);let i=class extends r{};return t&&Object.defineProperty(i,"name",{value:t}),Object.assign(i.prototype,e),i},createPreprocessor(r,t){return arguments.length===1&&(t=r,r=null),this._buildProcessorClass(ke,r,t)},newPreprocessor(r,t){return arguments.length===1&&(t=r,r=null),new(this.createPreprocessor(r,t))},createTreeProcessor(r,t){return arguments.length===1&&(t=r,r=null),this._buildProcessorClass(ve,r,t)},newTreeProcessor(r,t){return arguments.length===1&&(t=r,r=null),new(this.createTreeProcessor(r,t))},createPostprocessor(r,t){return arguments.length===1&&(t=r,r=null),this._buildProcessorClass(Se,r,t)},newPostprocessor(r,t){return arguments.length===1&&(t=r,r=null),new(this.createPostprocessor(r,t))},createIncludeProcessor(r,t){return arguments.length===1&&(t=r,r=null),this._buildProcessorClass(Te,r,t)},newIncludeProcessor(r,t){return arguments.length===1&&(t=r,r=null),new(this.createIncludeProcessor(r,t))},createDocinfoProcessor(r,t){return arguments.length===1&&(t=r,r=null),this._buildProcessorClass(Le,r,t)},newDocinfoProcessor(r,t){return arguments.length===1&&(t=r,r=null),new(this.createDocinfoProcessor(r,t))},createBlockProcessor(r,t){return arguments.length===1&&(t=r,r=null),this._buildProcessorClass(Re,r,t)},newBlockProcessor(r,t){return arguments.length===1&&(t=r,r=null),new(this.createBlockProcessor(r,t))},createInlineMacroProcessor(r,t){return arguments.length===1&&(t=r,r=null),this._buildProcessorClass(Ie,r,t)},newInlineMacroProcessor(r,t){return arguments.length===1&&(t=r,r=null),new(this.createInlineMacroProcessor(r,t))},createBlockMacroProcessor(r,t){return arguments.length===1&&(t=r,r=null),this._buildProcessorClass(Ee,r,t)},newBlockMacroProcessor(r,t){return arguments.length===1&&(t=r,r=null),new(this.createBlockMacroProcessor(r,t))}};var qt=class{constructor(t,e,i){this.index=t,this.id=e??null,this.text=i}getIndex(){return this.index}getId(){return this.id}getText(){return this.text}};var qi=class{constructor(t,e){this.target=t,this.imagesdir=e}getTarget(){return this.target}getImagesDirectory(){return this.imagesdir}toString(){return this.target}};var zi="",oo=/\x01\x01fn:\d+\x01\x01/g;var Hi=class{constructor(t,e={}){this._sanitized=!!(e.sanitize&&t.includes("<")),this._sanitized&&(t=t.replace(gt,"").replace(/ {2,}/g," ").trim());let i=e.separator??":",s=i?`${i} `:null;if(!s||!t.includes(s))this.main=t,this.subtitle=null;else{let n=t.lastIndexOf(s);this.main=t.slice(0,n),this.subtitle=t.slice(n+s.length)}this.combined=t}get title(){return this.main}isSanitized(){return this._sanitized}hasSubtitle(){return this.subtitle!=null}getMain(){return this.main}getCombined(){return this.combined}getSubtitle(){return this.subtitle}toString(){return this.combined}},Ve=class{constructor(t,e,i,s,n,o){this.name=t,this.firstname=e,this.middlename=i,this.lastname=s,this.initials=n,this.email=o}getName(){return this.name}getFirstName(){return this.firstname}getMiddleName(){return this.middlename}getLastName(){return this.lastname}getInitials(){return this.initials}getEmail(){return this.email}},Vi=class{constructor(t,e,i){this._number=t??null,this._date=e??null,this._remark=i??null}isEmpty(){return!this._number&&!this._date&&!this._remark}getNumber(){return this._number}getDate(){return this._date}getRemark(){return this._remark}},Ht=class r extends at{_converter;_maxAttributeValueSize;_docinfoProcessorExtensions;_attributesModified;_counters;_footnotesDeferred=!1;_footnotePlaceholderSeq=0;_converting=!1;_headerAttributes;_reftexts;_parsed;_inputMtime;_parentDoctype;_initializeExtensions;_timings;_attributeOverrides;reader;doctype;baseDir;backend;safe;compatMode;get converter(){return this._converter}set converter(t){this._converter=t}constructor(t=null,e={}){super(null,"document",e),this._parent=this,this.document=this;let i=e.parent??null;if(delete e.parent,i){this.parentDocument=i,e.base_dir??=i.baseDir,i.options.catalog_assets&&(e.catalog_assets=!0),i.options.to_dir&&(e.to_dir=i.options.to_dir),this.catalog={...i.catalog,footnotes:[]},this._attributeOverrides={...i._attributeOverrides,...i.attributes};let u=this._attributeOverrides;delete u["compat-mode"];let f=u.doctype;delete u.doctype,delete u.notitle,delete u.showtitle,delete u.toc,this.attributes["toc-placement"]=u["toc-placement"]??"auto",delete u["toc-placement"],delete u["toc-position"],this.safe=i.safe,this.compatMode=i.compatMode,this.compatMode&&(this.attributes["compat-mode"]=""),this.outfilesuffix=i.outfilesuffix,this.sourcemap=i.sourcemap,this._timings=null,this.pathResolver=i.pathResolver,this.converter=i.converter,this.extensions=i.extensions,this.syntaxHighlighter=i.syntaxHighlighter,this._initializeExtensions=null,this._parentDoctype=f}else{this.parentDocument=null,this.catalog={ids:{},refs:{},footnotes:[],links:[],images:[],callouts:new Ii,includes:{}},this._attributeOverrides={};let u=this._attributeOverrides;for(let[h,p]of Object.entries(e.attributes??{}))h.endsWith("@")?h.startsWith("!")?(h=h.slice(1,-1),p=!1):h.endsWith("!@")?(h=h.slice(0,-2),p=!1):(h=h.slice(0,-1),p=`${p}@`):h.startsWith("!")?(h=h.slice(1),p=p==="@"?!1:null):h.endsWith("!")&&(h=h.slice(0,-1),p=p==="@"?!1:null),u[h.toLowerCase()]=p;typeof e.to_file=="string"&&(u.outfilesuffix=bt(e.to_file));let f=e.safe;if(f?typeof f=="number"?this.safe=f:this.safe=O.valueForName(f)??O.SECURE:this.safe=O.SECURE,this._inputMtime=e.input_mtime??null,delete e.input_mtime,this.compatMode="compat-mode"in u,this.sourcemap=e.sourcemap??!1,this._timings=e.timings??null,delete e.timings,this.pathResolver=new Nt,e.extension_registry)this.extensions=e.extension_registry.activate(this);else{this.extensions=null;let h=Ce.groups();Object.keys(h).length>0&&(this.extensions=new se,this.extensions.activate(this))}this.syntaxHighlighter=null,this._initializeExtensions=!0,this._parentDoctype=null,"header_footer"in e&&!("standalone"in e)&&(e.standalone=e.header_footer)}this._parsed=!1,this._reftexts=null,this.header=null,this._headerAttributes=null,this._counters={},this._attributesModified=new Set,this._docinfoProcessorExtensions={};let s=e.standalone??!1;this.options=Object.freeze({...e});let n=this.attributes;if(i||(n["attribute-undefined"]=M.attributeUndefined,n["attribute-missing"]=M.attributeMissing,Object.assign(n,pr)),s)delete this._attributeOverrides.embedded,n.copycss="",n["iconfont-remote"]="",n.stylesheet="",n.webfonts="";else{this._attributeOverrides.embedded="";let u=this._attributeOverrides,f=u.showtitle,h=u.notitle;"showtitle"in u&&["showtitle","notitle"].filter(p=>p in u).pop()==="showtitle"?u.notitle={null:"",false:"@","@":!1}[f]:"notitle"in u?u.showtitle={null:"",false:"@","@":!1}[h]:n.notitle=""}let o=this._attributeOverrides;o.asciidoctor="",o["asciidoctor-version"]=Xr.version;let c=O.nameForValue(this.safe);if(o["safe-mode-name"]=c,o[`safe-mode-${c}`]="",o["safe-mode-level"]=this.safe,o["max-include-depth"]??=64,o["allow-uri-read"]??=null,"numbered"in o){let u=o.numbered;delete o.numbered,o.sectnums=u}if("hardbreaks"in o){let u=o.hardbreaks;delete o.hardbreaks,o["hardbreaks-option"]=u}if(e.base_dir?this.baseDir=o.docdir=Va(e.base_dir):o.docdir?this.baseDir=o.docdir:this.baseDir=o.docdir=Ka(),e.backend&&(o.backend=String(e.backend)),e.doctype&&(o.doctype=String(e.doctype)),this.safe>=O.SERVER){if(o.copycss??=null,o["source-highlighter"]??=null,o.backend??=$s,!i&&"docfile"in o){let u=o.docdir??"";o.docfile=o.docfile.slice(u.length+1)}o.docdir="",o["user-home"]??=".",this.safe>=O.SECURE&&("max-attribute-value-size"in o||(o["max-attribute-value-size"]=4096),o.linkcss??="",o.icons??=null)}else o["user-home"]??=gs;let a=o["max-attribute-value-size"]??=null;this._maxAttributeValueSize=a!=null?Math.abs(parseInt(a,10)):null;let l=[];for(let[u,f]of Object.entries(o))if(f!=null&&f!==!1){let h=f,p=!1;typeof f=="string"&&f.endsWith("@")&&(h=f.slice(0,-1),p=!0),n[u]=h,p&&l.push(u)}else delete n[u],f===!1&&l.push(u);for(let u of l)delete o[u];if(i){this.backend=n.backend;let u=this._parentDoctype;(this.doctype=n.doctype=u)!==si&&this._updateDoctypeAttributes(si),this.reader=new lt(t,e.cursor,{document:this}),this.sourcemap&&(this.sourceLocation=this.reader.cursor)}else{this.backend=null;let u=n.backend||$s;u==="manpage"?this.doctype=n.doctype=o.doctype="manpage":this.doctype=n.doctype??=si,this._updateBackendAttributes(u,!0),n.stylesdir??=".",n.iconsdir??=`${n.imagesdir??"./images"}/icons`,this._fillDatetimeAttributes(n,this._inputMtime),this.reader=new zt(this,t,new dt(n.docfile??null,this.baseDir),{normalize:!0}),this.sourcemap&&(this.sourceLocation=this.reader.cursor)}}get references(){return this.catalog}nested(){return!!this.parentDocument}static async create(t,e={}){let i=new r(t,e);return await i.parse(),i}async parse(t=null){if(this._parsed)return this;if(t&&(this.reader=new zt(this,t,new dt(this.attributes.docfile??null,this.baseDir),{normalize:!0}),this.sourcemap&&(this.sourceLocation=this.reader.cursor)),!this.parentDocument&&this.extensions?.hasPreprocessors?.())for(let i of this.extensions.preprocessors())this.reader=i.processMethod(this,this.reader)??this.reader;if(await Tt.parse(this.reader,this,{header_only:this.options.parse_header_only}),this.restoreAttributes(),!this.parentDocument&&this.extensions?.hasTreeProcessors?.())for(let i of this.extensions.treeProcessors()){let s=i.processMethod(this);if(s instanceof r&&s!==this)return s}let e={...this.attributes};await this._resolveAllTexts(this,!1),this._restoreAttributeSnapshot(e);for(let i of Object.values(this.catalog.refs))i&&typeof i.precomputeReftext=="function"&&await i.precomputeReftext();return await this._buildReftextsMap(),this._footnotesDeferred=!0,await this._resolveAllTexts(this,!0),this._footnotesDeferred=!1,this._restoreAttributeSnapshot(e),delete this.attributes["footnote-number"],delete this._counters["footnote-number"],this._parsed=!0,this}isParsed(){return this._parsed}counter(t,e=null){if(this.parentDocument)return this.parentDocument.counter(t,e);let i=this.isAttributeLocked(t),s=this._counters[t],n;return i&&s!=null||(s=this.attributes[t])!=null&&s!==""?n=this._counters[t]=Er(s):e!=null?n=this._counters[t]=String(e)===String(parseInt(e,10))?parseInt(e,10):e:n=this._counters[t]=1,i||(this.attributes[t]=n),n}_deferFootnoteIndex(){return`${zi}fn:${this._footnotePlaceholderSeq++}${zi}`}_resolveFootnoteIndex(t){return typeof t.index!="number"&&(t.index=this.counter("footnote-number")),t.index}_resolveFootnotePlaceholdersIn(t){if(typeof t!="string"||!t.includes(zi))return t;let e=new Map;return t.replace(oo,i=>{if(e.has(i))return e.get(i);let s=this.catalog.footnotes.find(o=>o.index===i),n=s?String(this._resolveFootnoteIndex(s)):i;return e.set(i,n),n})}_previewFootnotePlaceholdersIn(t){return typeof t!="string"||!t.includes(zi)?t:t.replace(oo,"1")}incrementAndStoreCounter(t,e){return new Ut(t,this.counter(t)).saveTo(e.attributes).value}counterIncrement(t,e){return this.incrementAndStoreCounter(t,e)}register(t,e){switch(t){case"ids":{let i=e[0],s=new T(this,"anchor",e[1],{type:"ref",id:i});return this.catalog.refs[i]??=s,this._reftexts&&e[1]&&(this._reftexts[e[1]]??=i),s}case"refs":{let i=e[0];return i in this.catalog.refs?!1:(this.catalog.refs[i]=e[1],!0)}case"footnotes":this.catalog.footnotes.push(e);return;default:if(this.options.catalog_assets){let i=t==="images"?new qi(e,this.attributes.imagesdir):e;this.catalog[t]?.push(i)}}}resolveId(t){if(this._reftexts)return this._reftexts[t]??null;for(let[e,i]of Object.entries(this.catalog.refs))if((i.reftext??null)===t)return e;return null}async _buildReftextsMap(){this._reftexts={};for(let[t,e]of Object.entries(this.catalog.refs)){let i=e.xreftext?await e.xreftext():null;i!=null&&(this._reftexts[i]??=t)}}hasSections(){return this._nextSectionIndex>0}isMultipart(){if(this.doctype==="book")return this.blocks.some(t=>t.context!=="section"?!1:t.level===0?!0:(t.special,!1))}hasFootnotes(){return this.catalog.footnotes.length>0}get footnotes(){return[...this.catalog.footnotes].sort((t,e)=>t.index-e.index)}get callouts(){return this.catalog.callouts}isNested(){return this.parentDocument!=null}isEmbedded(){return"embedded"in this.attributes}hasExtensions(){return this.extensions!=null}source(){return this.reader?.source?.()??null}sourceLines(){return this.reader?.sourceLines??null}basebackend(t){return this.attributes.basebackend===t}get title(){return this.doctitle()}set title(t){let e=this.header;e||(e=this.header=new mt(this,0),e.sectname="header"),e.title=t}doctitle(t={}){let e=this.attributes.title;if(e==null){let i=this.firstSection();if(i?e=i.title:t.use_fallback&&(e=this.attributes["untitled-label"]),e==null)return null}if(t.partition){let i=t.partition===!0?this.attributes["title-separator"]:t.partition;return new Hi(e,{...t,separator:i})}return t.sanitize&&e.includes("<")?e.replace(gt,"").replace(/ {2,}/g," ").trim():e}get name(){return this.doctitle()}xreftext(t=null){let e=this.reftext;return e&&e.length>0?e:this.title}get author(){return this.attributes.author??null}get revdate(){return this.attributes.revdate??null}authors(){let t=this.attributes;if(!("author"in t))return[];let e=[new Ve(t.author,t.firstname,t.middlename,t.lastname,t.authorinitials,t.email)],i=parseInt(t.authorcount??"0",10);for(let s=2;s<=i;s++)e.push(new Ve(t[`author_${s}`],t[`firstname_${s}`],t[`middlename_${s}`],t[`lastname_${s}`],t[`authorinitials_${s}`],t[`email_${s}`]));return e}isNotitle(){return"notitle"in this.attributes}isNoheader(){return"noheader"in this.attributes}isNofooter(){return"nofooter"in this.attributes}firstSection(){return this.header??this.blocks.find(t=>t.context==="section")??null}hasHeader(){return this.header!=null}append(t){return t.context==="section"&&this.assignNumeral(t),super.append(t)}finalizeHeader(t,e=!0){return this._clearPlaybackAttributes(t),this._saveAttributes(),e||(t["invalid-header"]=!0),t}playbackAttributes(t){let e=eo(t);if(e)for(let i of e)i.negate?(delete this.attributes[i.name],i.name==="compat-mode"&&(this.compatMode=!1)):(this.attributes[i.name]=i.value,i.name==="compat-mode"&&(this.compatMode=!0))}setAttribute(t,e=""){return this._setAttributeInternal(t,e,!1)}deleteAttribute(t){return this.isAttributeLocked(t)?!1:(delete this.attributes[t],this._attributesModified.add(t),!0)}isAttributeLocked(t){return t in this._attributeOverrides}attributeLocked(t){return this.isAttributeLocked(t)}setHeaderAttribute(t,e="",i=!0){let s=this._headerAttributes??this.attributes;return!i&&t in s?!1:(s[t]=e,!0)}async convert(t={}){this._timings&&this._timings.start("convert"),await this.parse(),this._converting=!0;try{this.parentDocument||await this._convertAsciiDocCells(),this.safe<O.SERVER&&Object.keys(t).length>0&&(t.outfile?this.attributes.outfile=t.outfile:delete this.attributes.outfile,t.outdir?this.attributes.outdir=t.outdir:delete this.attributes.outdir);let e;if(this.doctype==="inline"){let i=this.blocks[0]??this.header;i&&(i.contentModel==="compound"||i.contentModel==="empty"?this.logger.warn("no inline candidate; use the inline doctype to convert a single paragraph, verbatim, or raw block"):e=await i.content())}else{let i;"standalone"in t?i=t.standalone?"document":"embedded":"header_footer"in t?i=t.header_footer?"document":"embedded":i=this.options.standalone?"document":"embedded",e=await this.converter.convert(this,i)}if(!this.parentDocument&&this.extensions?.hasPostprocessors?.())for(let i of this.extensions.postprocessors())e=i.processMethod(this,e);return e}finally{this._converting=!1,this._timings&&this._timings.record("convert")}}render(t={}){return this.convert(t)}async write(t,e){if(this._timings&&this._timings.start("write"),typeof this.converter.write=="function")this.converter.write(t,e);else{if(e&&typeof e.write=="function")t&&t.length>0&&(e.write(t.replace(/\n$/,"")),e.write(y));else try{let{writeFile:i}=await Promise.resolve().then(()=>(U(),tt));await i(e,t??"","utf8")}catch{}this.backend==="manpage"&&typeof e=="string"&&typeof this.converter.constructor?.writeAlternatePages=="function"&&this.converter.constructor.writeAlternatePages(this.attributes.mannames,this.attributes.manvolnum,e)}this._timings&&this._timings.record("write")}async content(){return delete this.attributes.title,super.content()}async docinfo(t="head",e=null){let i=null;if(this.safe<O.SECURE){let s=t!=="head"?`-${t}`:"";e??=this.outfilesuffix;let n=this.attributes.docinfo;if(n?n=n.split(",").map(o=>o.trim()):"docinfo2"in this.attributes?n=["private","shared"]:"docinfo1"in this.attributes?n=["shared"]:n=n!=null?["private"]:null,n){i=[];let o=`docinfo${s}${e}`,c=this.attributes.docinfodir,a=this._resolveDocinfoSubs();if(n.includes("shared")||n.includes(`shared-${t}`)){let h=this.normalizeSystemPath(o,c),p=await this.readAsset(h,{normalize:!0});p&&i.push(await this.applySubs(p,a))}let u=this.attributes.docname;if(u&&(n.includes("private")||n.includes(`private-${t}`))){let h=this.normalizeSystemPath(`${u}-${o}`,c),p=await this.readAsset(h,{normalize:!0});p&&i.push(await this.applySubs(p,a))}}}if(this.extensions&&this.hasDocinfoProcessors(t)){let s=this._docinfoProcessorExtensions[t].map(n=>n.processMethod(this)).filter(Boolean);return(i??[]).concat(s).join(y)}return i?i.join(y):""}hasDocinfoProcessors(t="head"){if(t in this._docinfoProcessorExtensions)return this._docinfoProcessorExtensions[t]!==!1;if(this.extensions?.hasDocinfoProcessors?.(t)){let e=this.extensions.docinfoProcessors(t);return this._docinfoProcessorExtensions[t]=e||!1,!!e}return this._docinfoProcessorExtensions[t]=!1,!1}getTitle(){return this.title}setTitle(t){this.title=t}getDoctitle(t={}){return this.doctitle(t)}getDocumentTitle(t={}){return this.doctitle(t)}getCaptionedTitle(){return this.captionedTitle()}getDoctype(){return this.doctype}getBackend(){return this.backend}getSafe(){return this.safe}getCompatMode(){return this.compatMode}getSourcemap(){return this.sourcemap}setSourcemap(t){this.sourcemap=t}getOutfilesuffix(){return this.outfilesuffix}getOptions(){return this.options}getConverter(){return this.converter}setConverter(t){this.converter=t}getSource(){return this.source()}getSourceLines(){return this.sourceLines()}getReader(){return this.reader}getFootnotes(){return this.footnotes}getCallouts(){return this.callouts}getCatalog(){return this.catalog}getCounters(){return this._counters}getAuthor(){return this.author}getAuthors(){return this.authors()}getBaseDir(){return this.baseDir}getRevisionInfo(){let t=this.attributes;return new Vi(t.revnumber??null,t.revdate??null,t.revremark??null)}getExtensions(){return this.extensions}getParentDocument(){return this.parentDocument??void 0}getParent(){}getSyntaxHighlighter(){return this.syntaxHighlighter}getRefs(){return this.catalog.refs}getImages(){return this.catalog.images}getLinks(){return this.catalog.links}getHeader(){return this.header}isBasebackend(){return!!this.attributes.basebackend}getReferences(){return this.catalog}getRevisionDate(){return this.attributes.revdate??void 0}getRevdate(){return this.attributes.revdate??void 0}getRevisionNumber(){return this.attributes.revnumber??void 0}getRevisionRemark(){return this.attributes.revremark??void 0}hasRevisionInfo(){return!this.getRevisionInfo().isEmpty()}getNotitle(){return this.isNotitle()}getNoheader(){return this.isNoheader()}getNofooter(){return this.isNofooter()}restoreAttributes(){this.parentDocument||this.catalog.callouts.rewind();let t=this._headerAttributes;if(t){for(let e of Object.keys(this.attributes))e in t||delete this.attributes[e];Object.assign(this.attributes,t)}}async getDocinfo(t="head",e=void 0){return this.docinfo(t,e)}removeAttribute(t){let e=this.attributes[t];return this.deleteAttribute(t),e}toString(){return`#<Document {doctype: '${this.doctype}', doctitle: ${JSON.stringify(this.header?.title??null)}, blocks: ${this.blocks.length}}>`}_setAttributeRaw(t,e=""){return this._setAttributeInternal(t,e,!0)}_setAttributeInternal(t,e,i){if(this.isAttributeLocked(t))return null;if(!i&&e&&e!==""&&(e=this._applyAttributeValueSubs(e)),this._headerAttributes)this.attributes[t]=e;else{switch(t){case"backend":this._updateBackendAttributes(e,this._attributesModified.delete("htmlsyntax")&&e===this.backend);break;case"doctype":this._updateDoctypeAttributes(e);break;default:this.attributes[t]=e}this._attributesModified.add(t)}return e}async _convertAsciiDocCells(t=this){for(let e of t.blocks??[])if(e.context==="table")for(let i of["head","body","foot"])for(let s of e.rows[i]??[])for(let n of s)n.style==="asciidoc"&&n._innerDocument&&n._innerContent==null&&(await this._convertAsciiDocCells(n._innerDocument),n._innerContent=await n._innerDocument.convert());else await this._convertAsciiDocCells(e)}_applyAttributeValueSubs(t){let e=t.match(Me);if(e){let s=e[2]??"";if(e[1]){let n=this.resolvePassSubs(e[1]);if(n)for(let o of n)o==="specialcharacters"?s=this.subSpecialchars(s):o==="attributes"?s=this.subAttributes(s):o==="replacements"&&(s=this.subReplacements(s))}return this._maxAttributeValueSize!=null?Ui(s,this._maxAttributeValueSize):s}let i=this.applyHeaderSubs(t);return this._maxAttributeValueSize!=null?Ui(i,this._maxAttributeValueSize):i}async _applyAttributeEntryValueSubs(t){let e=t.match(Me);if(e){let s=e[2]??"";if(e[1]){let n=this.resolvePassSubs(e[1]);n&&(s=await this.applySubs(s,n))}return this._maxAttributeValueSize!=null?Ui(s,this._maxAttributeValueSize):s}let i=this.applyHeaderSubs(t);return this._maxAttributeValueSize!=null?Ui(i,this._maxAttributeValueSize):i}_resolveDocinfoSubs(){return"docinfosubs"in this.attributes?this.resolveSubs(this.attributes.docinfosubs,"block",null,"docinfo"):["attributes"]}_restoreAttributeSnapshot(t){for(let e of Reflect.ownKeys(this.attributes))delete this.attributes[e];Object.assign(this.attributes,t)}async _resolveAllTexts(t,e){this.playbackAttributes(t.attributes),t===this&&this.header&&await this.header.precomputeTitle?.(),t.attributes?.id!==""&&await t.precomputeTitle?.(),await t.precomputeReftext?.();let i=t.context;if(i==="dlist")for(let[s,n]of t.blocks??[]){for(let o of s??[])e&&await o.precomputeText?.(),await this._resolveAllTexts(o,e);n&&(e&&await n.precomputeText?.(),await this._resolveAllTexts(n,e))}else if(i==="table")for(let s of[...t.rows?.head??[],...t.rows?.body??[],...t.rows?.foot??[]])for(let n of s)e&&await n.precomputeText?.(),await n.precomputeReftext?.();else for(let s of t.blocks??[])e&&await s.precomputeText?.(),await this._resolveAllTexts(s,e)}_createConverter(t,e){let i=this.options;if(!this.converter&&i._preCreatedConverter)return i._preCreatedConverter;let s={document:this,htmlsyntax:this.attributes.htmlsyntax};return(i.template_dirs||i.template_dir)&&(s.template_dirs=[].concat(i.template_dirs??i.template_dir),s.template_cache=i.template_cache??!0,s.template_engine=i.template_engine,s.template_engine_options=i.template_engine_options,s.eruby=i.eruby,s.safe=this.safe,e&&(s.delegate_backend=e)),i.converter?new _e({[t]:i.converter}).createSync(t,s):(i.converter_factory??Ft).createSync(t,s)}_clearPlaybackAttributes(t){delete t[Di]}_saveAttributes(){let t=this.attributes;if(!("doctitle"in t)){let s=this.doctitle();s&&(t.doctitle=s)}this.id??=t["css-signature"]??null;let e;if("toc2"in t?(delete t.toc2,e="left"):"toc"in t&&(e=t.toc,delete t.toc),e!=null){let s=t["toc-placement"]??"macro",n=s&&s!=="auto"?s:t["toc-position"];if(e!==""||n){let o="left",c="toc2",a=n||e||o;switch(t["toc-placement"]="auto",a){case"left":case"<":case"&lt;":t["toc-position"]="left";break;case"right":case">":case"&gt;":t["toc-position"]="right";break;case"top":case"^":t["toc-position"]="top";break;case"bottom":case"v":t["toc-position"]="bottom";break;case"preamble":case"macro":t["toc-position"]="content",t["toc-placement"]=a,c=null;break;default:delete t["toc-position"],c=null}c&&(t["toc-class"]??=c)}t.toc=""}let i=t.icons;if(i!=null&&!("icontype"in t)&&i!==""&&i!=="font"&&(t.icons="",i!=="image"&&(t.icontype=i)),this.compatMode="compat-mode"in t,this.compatMode&&"language"in t&&(t["source-language"]=t.language),!this.parentDocument){let s=t.basebackend;if(s==="html"){let n=t["source-highlighter"];if(n&&!t[`${n}-unavailable`])try{let o=this.options.syntax_highlighter_factory,c=this.options.syntax_highlighters;o?this.syntaxHighlighter=o.create(n,this.backend,{document:this}):c?this.syntaxHighlighter=new Oi(c,ee).create(n,this.backend,{document:this}):this.syntaxHighlighter=ee.create(n,this.backend,{document:this})}catch{}}else s==="docbook"&&(!this.isAttributeLocked("toc")&&!this._attributesModified.has("toc")&&(t.toc=""),!this.isAttributeLocked("sectnums")&&!this._attributesModified.has("sectnums")&&(t.sectnums=""));this.outfilesuffix=t.outfilesuffix??null;for(let n of mr){let o=this._attributeOverrides[n];n in this._attributeOverrides&&o!=null&&o!==!1&&delete this._attributeOverrides[n]}}this._headerAttributes={...t}}_fillDatetimeAttributes(t,e){let i=typeof process<"u"?process.env.SOURCE_DATE_EPOCH:null,s=i&&i!==""?new Date(parseInt(i,10)*1e3):new Date,n=t.localdate;n?t.localyear??=n.length>=4?n.slice(0,4):null:(n=t.localdate=ao(s),t.localyear??=String(s.getFullYear()));let o=t.localtime??=lo(s);t.localdatetime??=`${n} ${o}`;let c=i&&i!==""?s:e instanceof Date?e:s,a=t.docdate;a?t.docyear??=a.length>=4?a.slice(0,4):null:(a=t.docdate=ao(c),t.docyear??=String(c.getFullYear()));let l=t.doctime??=lo(c);t.docdatetime??=`${a} ${l}`}_updateBackendAttributes(t,e=!1){if(!e&&t===this.backend)return;let i=this.backend,s=this.attributes,n=s.basebackend,o=this.doctype,c=null,a=null;if(t.includes(":")){let m=t.split(":");a=m[0],t=m[1]}t.startsWith("xhtml")?(s.htmlsyntax="xml",t=t.slice(1)):t.startsWith("html")&&(s.htmlsyntax??="html"),t=ni[t]??t,a&&(c=t,t=a),o?(i&&(delete s[`backend-${i}`],delete s[`backend-${i}-doctype-${o}`]),s[`backend-${t}-doctype-${o}`]="",s[`doctype-${o}`]=""):i&&delete s[`backend-${i}`],s[`backend-${t}`]="",this.backend=s.backend=t;let l=this._createConverter(t,c),u,f;if(l&&typeof l._getBackendTraits=="function"){let m=l._getBackendTraits();u=m.basebackend,f=m.filetype;let d=m.htmlsyntax;d&&(s.htmlsyntax=d),e?s.outfilesuffix??=m.outfilesuffix:this.isAttributeLocked("outfilesuffix")||(s.outfilesuffix=m.outfilesuffix)}else if(l){let m=Zt(t);u=m.basebackend,f=m.filetype,e?s.outfilesuffix??=m.outfilesuffix:this.isAttributeLocked("outfilesuffix")||(s.outfilesuffix=m.outfilesuffix)}else throw new Error(`asciidoctor: FAILED: missing converter for backend '${t}'. Processing aborted.`);this.converter=l;let h=s.filetype;h&&delete s[`filetype-${h}`],s.filetype=f,s[`filetype-${f}`]="";let p=er[u];return p?s.pagewidth=p:delete s.pagewidth,u!==n&&(o?(n&&(delete s[`basebackend-${n}`],delete s[`basebackend-${n}-doctype-${o}`]),s[`basebackend-${u}-doctype-${o}`]=""):n&&delete s[`basebackend-${n}`],s[`basebackend-${u}`]="",s.basebackend=u),t}_updateDoctypeAttributes(t){if(!t||t===this.doctype)return;let e=this.backend,i=this.attributes,s=i.basebackend,n=this.doctype;return n?(delete i[`doctype-${n}`],e&&(delete i[`backend-${e}-doctype-${n}`],i[`backend-${e}-doctype-${t}`]=""),s&&(delete i[`basebackend-${s}-doctype-${n}`],i[`basebackend-${s}-doctype-${t}`]="")):(e&&(i[`backend-${e}-doctype-${t}`]=""),s&&(i[`basebackend-${s}-doctype-${t}`]="")),i[`doctype-${t}`]="",this.doctype=i.doctype=t,t}messageWithContext(t,e={}){return W.AutoFormattingMessage.attach({text:t,...e})}createLogMessage(t,e={}){return this.messageWithContext(t,e)}};function Va(r){let t=new Nt,e=r.replace(/\\/g,"/");return t.absolutePath(e)?t.expandPath(e):t.expandPath(`${t.workingDir}/${e}`)}function Ka(){return typeof process<"u"?process.cwd():"/"}function ne(r){return String(r).padStart(2,"0")}function ao(r){return`${r.getFullYear()}-${ne(r.getMonth()+1)}-${ne(r.getDate())}`}function lo(r){let t=-r.getTimezoneOffset(),e=t>=0?"+":"-",i=Math.abs(t),s=ne(Math.floor(i/60)),n=ne(i%60);return`${ne(r.getHours())}:${ne(r.getMinutes())}:${ne(r.getSeconds())} ${t===0?"UTC":`${e}${s}${n}`}`}function Ui(r,t){let e=new TextEncoder().encode(r);if(e.length<=t)return r;let i=t;for(;i>0&&(e[i-1]&192)===128;)i--;if(i>0&&(e[i-1]&128)!==0){let s=e[i-1],n=s>=240?4:s>=224?3:s>=192?2:1;i-1+n>t?i--:i=t}return new TextDecoder().decode(e.slice(0,i))}_t(Ht.prototype);Ht.Footnote=qt;kt();Y();var Ja={},Ki,Us;async function zs(){if(Ki)return Ki;let{createRequire:r}=await Promise.resolve().then(()=>(U(),tt));Us=r(Ja.url);let t;try{t=Us("highlight.js")}catch{throw new Error("Build-time syntax highlighting (:highlightjs-mode: build) requires the optional 'highlight.js' package, which is not installed. Install it with `npm install highlight.js`.")}return Ki=t.default??t,Ki}function Ya(r){let t=[],e="",i=/(<span\b[^>]*>)|(<\/span>)|([^<]+)/g,s;for(;(s=i.exec(r))!==null;)if(s[1])t.push(s[1]),e+=s[1];else if(s[2])t.pop(),e+=s[2];else{let n=s[3].split(`
`);for(let o=0;o<n.length;o++)o>0&&(e+="</span>".repeat(t.length),e+=`
`,e+=t.join("")),e+=n[o]}return e}function Ga(r){let t=r.endsWith(`
`);return{lines:(t?r.slice(0,-1):r).split(`
`),trailingNewline:t}}function Xa(r){let{lines:t,trailingNewline:e}=Ga(r),i='<span class="hljs-ln-highlight">';return t.map(n=>{let o=n.startsWith(i)&&n.endsWith("</span>"),c=o?"line hljs-ln-highlight":"line",a=o?n.slice(i.length,-7):n;return`<span class="ln"></span><span class="${c}">${a}</span>`}).join(`
`)+(e?`
`:"")}var Ke={supported:!0,async highlight(r,t,e){let i=await zs(),s=t&&i.getLanguage(t)?t:null,{value:n}=s?i.highlight(r,{language:s,ignoreIllegals:!0}):i.highlightAuto(r),o=Ya(n);if(e.highlightLines?.length){let c=new Set(e.highlightLines);o=o.split(`
`).map((a,l)=>c.has(l+1)?`<span class="hljs-ln-highlight">${a}</span>`:a).join(`
`)}return e.numberLines?Xa(o):o},async readThemeStylesheet(r){try{await zs();let t=Us.resolve(`highlight.js/styles/${r}.min.css`),{readFile:e}=await Promise.resolve().then(()=>(U(),tt));return await e(t,{encoding:"utf8"})}catch{return null}},async version(){try{return(await zs()).versionString??null}catch{return null}}};var co=`pre.highlightjs{overflow-x:auto}
/* non-numbered emphasis: a full-width highlighted line */
pre.highlightjs .hljs-ln-highlight{display:inline-block;width:100%;background-color:rgba(255,229,100,.28)}
/* line numbers: a two-column grid (auto-sized gutter | code). The number is a CSS
   counter on the gutter cell, so it is never selected/copied and the column sizes
   itself to the widest number. The gutter cell stretches to the row height, so its
   separator spans a wrapped line; the emphasis lives in the code column only, so it
   never covers the number and its background fills the column width */
pre.highlightjs code.linenums{display:grid;grid-template-columns:auto 1fr}
pre.highlightjs .ln{counter-increment:line;grid-column:1;text-align:right;padding:0 .8ch;border-right:1px solid;opacity:.3;-webkit-user-select:none;user-select:none}
pre.highlightjs .ln::before{content:counter(line)}
pre.highlightjs .line{grid-column:2;padding-left:.8ch}
pre.highlightjs .line.hljs-ln-highlight{background-color:rgba(255,229,100,.28)}
/* nowrap blocks: the code column grows to its content so the whole grid (numbers
   included) scrolls horizontally instead of wrapping */
pre.highlightjs.nowrap code.linenums{grid-template-columns:auto max-content}`;function Qa(r){return r.split(`
`).map(t=>{let e=t.match(/^(.*<span class="line[ "].*)<\/span>(.+)$/);return e?.[2].includes('class="conum"')?`${e[1]}${e[2]}</span>`:t.includes("hljs-ln-highlight")?(e=t.match(/^(.*<span class="hljs-ln-highlight">.*)<\/span>(.+)$/),e?.[2].includes('class="conum"')?`${e[1]}${e[2]}</span>`:t):t}).join(`
`)}var qs=class extends te{constructor(...t){super(...t),this.name="highlightjs",this._preClass="highlightjs",this._document=t[2]?.document??null}_buildMode(){return this._document?.getAttribute("highlightjs-mode")!=="build"?!1:Ke.supported?!0:(this._warnedBuildUnsupported||(this._warnedBuildUnsupported=!0,this._document?.logger?.warn("highlightjs-mode=build is not supported in this environment (it requires a server runtime); falling back to client-side highlighting")),!1)}handlesHighlighting(){return this._buildMode()}async highlight(t,e,i,s){return Ke.highlight(e,i,s)}async format(t,e,i){let s=this._buildMode()&&t.hasOption("linenums"),n=(c,a)=>{if(t.hasAttribute("nohighlight-option")&&(c.class=c.class.replace(" highlight","")),a.class=`language-${e||"none"} hljs${s?" linenums":""}`,s){let l=parseInt(t.getAttribute("start",1),10)||1;a.style=`counter-reset:line ${l-1}`}},o=this._buildMode()?Qa:void 0;return super.format(t,e,{...i,transform:n,transformContent:o})}hasDocinfo(t){return this._buildMode()?t==="head":!0}async docinfo(t,e,i){if(this._buildMode())return this._buildDocinfo(t,e,i);let s=e.getAttribute("highlightjsdir")??`${i.cdn_base_url}/highlight.js/${ks}`;if(t==="head"){let o=e.getAttribute("highlightjs-theme")??"github";return`<link rel="stylesheet" href="${s}/styles/${o}.min.css"${i.self_closing_tag_slash??""}>`}let n=e.getAttribute("highlightjs-languages")?e.getAttribute("highlightjs-languages").split(",").map(o=>`<script src="${s}/languages/${o.trimStart()}.min.js"></script>
`).join(""):"";return`<script src="${s}/highlight.min.js"></script>
${n}<script>
if (!hljs.initHighlighting.called) {
  hljs.initHighlighting.called = true
  ;[].slice.call(document.querySelectorAll('pre.highlight > code[data-lang]')).forEach(function (el) { hljs.highlightBlock(el) })
}
</script>`}async _buildDocinfo(t,e,i){let s=e.getAttribute("highlightjs-theme")??"github";if((e.getAttribute("highlightjs-stylesheet")??"embed")!=="link"){let a=await Ke.readThemeStylesheet(s);if(a)return`<style>
${a}
${co}
</style>`;e?.logger?.warn(`highlightjs (build mode): could not read the '${s}' theme stylesheet from the installed highlight.js package; linking it from the CDN instead (check the highlightjs-theme attribute)`)}let o=await Ke.version()??ks;return`<link rel="stylesheet" href="${e.getAttribute("highlightjsdir")??`${i.cdn_base_url}/highlight.js/${o}`}/styles/${s}.min.css"${i.self_closing_tag_slash??""}>
<style>
${co}
</style>`}},uo=qs;var Hs=class extends te{constructor(...t){super(...t),this.name="html-pipeline"}async format(t,e,i){return`<pre${e?` lang="${e}"`:""}><code>${await t.content()}</code></pre>`}},ho=Hs;Ct();Y();ct();var Za=/[<&>]/g,tl={">":"&gt;","<":"&lt;","&":"&amp;"},el={false:/[*_`#^~]/,true:/[*'_+#^~]/},mh=Object.freeze(["specialcharacters","attributes"]),po=Object.freeze([]),il=Object.freeze(["specialcharacters","quotes","replacements"]),mo=Object.freeze(["specialcharacters","callouts"]),oe={none:po,normal:rt,verbatim:mo,specialchars:ft},fo={a:"attributes",m:"macros",n:"normal",p:"post_replacements",q:"quotes",r:"replacements",c:"specialcharacters",v:"verbatim"},sl={block:[...Object.keys(oe),...rt,"callouts"],inline:[...Object.keys(oe),...rt]},Vt="",jt="",Lt="",Kt="",nl=new RegExp(`${Lt}(\\d+)${Kt}`,"g"),rl=new RegExp(`<span\\b[^>]*>${Lt}</span>[^\\d]*(\\d+)[^\\d]*<span\\b[^>]*>${Kt}</span>`,"g"),C="\\",ht="]",re="\\]",ol="+";function Ye(r,t){let e=r.indexOf(t);return e===-1?[r,"",""]:[r.slice(0,e),t,r.slice(e+t.length)]}function al(r,t){let e=new Set(r);for(let i of t)e.add(i);return[...e]}function ll(r,t){let e=new Set(t),i=new Set;return r.filter(s=>!e.has(s)||i.has(s)?!1:(i.add(s),!0))}function Vs(r,t){let e=new Set(t);return r.filter(i=>!e.has(i))}function B(r){return r.global?r:new RegExp(r.source,`${r.flags}g`)}var go={async applySubs(r,t=rt){if((Array.isArray(r),r.length===0)||!t||t.length===0)return r;let i=Array.isArray(r);i&&(r=r.length>1?r.join(y):r[0]);let s,n=!1;t.includes("macros")&&(r=this.extractPassthroughs(r),this.passthroughs.length>0&&(s=this.passthroughs,this.passthroughsLocked||(this.passthroughsLocked=!0,n=!0)));for(let o of t)switch(o){case"specialcharacters":r=this.subSpecialchars(r);break;case"quotes":r=await this.subQuotes(r);break;case"attributes":r.includes(P)&&(r=this.subAttributes(r));break;case"replacements":r=this.subReplacements(r);break;case"macros":r=await this.subMacros(r);break;case"highlight":r=await this.highlightSource(r,t.includes("callouts"));break;case"callouts":t.includes("highlight")||(r=await this.subCallouts(r));break;case"post_replacements":r=await this.subPostReplacements(r);break;default:this.logger.warn(`unknown substitution type ${o}`)}return s&&(r=await this.restorePassthroughs(r),n&&(s.length=0,this.passthroughsLocked=null)),i?r.split(y):r},async applyNormalSubs(r){return this.applySubs(r,rt)},applyHeaderSubs(r){return this.subAttributes(this.subSpecialchars(r))},async applyTitleSubs(r,t=rt){return this.applySubs(r,t)},async applyReftextSubs(r){return this.applySubs(r,il)},subSpecialchars(r){return r.includes(">")||r.includes("&")||r.includes("<")?r.replace(Za,t=>tl[t]):r},subSpecialcharacters(r){return this.subSpecialchars(r)},async subQuotes(r){let t=this.document.compatMode;if(el[t].test(r))for(let[e,i,s]of br[t])r=await Q(r,B(s),async(...n)=>this.convertQuotedText(n,e,i));return r},subAttributes(r,t={}){let e=this.document.attributes,i=!1,s=!1,n=null,o=!1,c=null,a=null;if(r=r.replace(B(pn),(l,u,f,h,p)=>{if(u===C||p===C)return`{${f}}`;if(h){let g=f.split(":",3),$=g.shift();if($==="set"){let[,b]=Tt.storeAttribute(g[0],g[1]||"",this.document);return b!=null||(c||=e["attribute-undefined"]||M.attributeUndefined)!=="drop-line"?(i=!0,o=!0,jt):(i=!0,s=!0,Vt)}else return $==="counter2"?(this.document.counter(...g),i=!0,o=!0,jt):this.document.counter(...g)}let m=f.toLowerCase();if(Object.hasOwn(e,m))return e[m];let d=dr[m];if(d!==void 0)return d;switch(a||=t.attributeMissing||e["attribute-missing"]||M.attributeMissing){case"drop":return i=!0,o=!0,jt;case"drop-line":return n||=t.dropLineSeverity||"info",n==="info"&&this.logger.info(`dropping line containing reference to missing attribute: ${m}`),i=!0,s=!0,Vt;case"warn":return this.logger.warn(`skipping reference to missing attribute: ${m}`),l;default:return l}}),i)if(o){let l=r.replace(new RegExp(`${jt}+`,"g"),jt).split(y);return s?l.filter(u=>u!==jt&&u!==Vt&&!u.startsWith(Vt)&&!u.includes(Vt)).join(y).split(jt).join(""):l.filter(u=>u!==jt).join(y).split(jt).join("")}else return r.includes(y)?r.split(y).filter(l=>l!==Vt&&!l.startsWith(Vt)&&!l.includes(Vt)).join(y):t.returnDropSentinel?null:"";return r},subReplacements(r){if(ii.test(r))for(let[t,e,i]of $r)r=r.replace(B(t),(...s)=>this.doReplacement(s,e,i));return r},async subMacros(r){let t=r.includes("["),e=r.includes(":"),i=t&&e,s=i&&r.includes(":["),n=this.document,o=n.attributes,c=n.extensions;if(c?.inlineMacros())for(let a of c.inlineMacros())r=await Q(r,B(a.instance.regexp),async(...l)=>{let u=l[0];if(u.startsWith(C))return u.slice(1);let f=typeof l[l.length-1]=="object"&&l[l.length-1]!==null?l[l.length-1]:null,h,p;!f||Object.keys(f).length===0?(h=l[1],p=l[2]):(h=f.target??null,p=f.content??null);let m=a.config,d=m.defaultAttrs||m.default_attrs,g=d?{...d}:{},$=m.contentModel||m.content_model;p!=null&&(p?(p=this.normalizeText(p,!0,!0),$==="attributes"?await this.parseAttributes(p,m.positionalAttrs||m.positional_attrs||m.posAttrs||m.pos_attrs||[],{into:g}):g.text=p):$!=="attributes"&&(g.text=p),h=h??(m.format==="short"?p:null));let b=a.processMethod(this,h,g);if(b instanceof T){let A=b.attributes.subs;if(A){let x=this.expandSubs(A,"custom inline macro");x&&(b.text=await this.applySubs(b.text,x)),delete b.attributes.subs}return b.convert()}else if(b)return this.logger.info(`expected substitution value for custom inline macro to be of type Inline; got ${b.constructor.name}: ${u}`),b;return""});return o.experimental!==void 0&&(s&&(r.includes("kbd:")||r.includes("btn:"))&&(r=await Q(r,B(Mn),async(a,l,u,f)=>{if(l)return a.slice(1);if(u==="kbd"){let h=f.trim();if(h.includes(ht)&&(h=h.split(re).join(ht)),h.length>1){let p=h.indexOf(",",1),m=h.indexOf("+",1);if(p!==-1&&m!==-1?p=Math.min(p,m):p===-1&&(p=m),p!==-1){let d=h.charAt(p);h.endsWith(d)?(h=h.slice(0,-1).split(d).map(g=>g.trim()),h[h.length-1]+=d):h=h.split(d).map(g=>g.trim())}else h=[h]}else h=[h];return new T(this,"kbd",null,{attributes:{keys:h}}).convert()}else return new T(this,"button",this.normalizeText(f,!0,!0)).convert()})),i&&r.includes("menu:")&&(r=await Q(r,B(Nn),async(a,l,u)=>{if(a.startsWith(C))return a.slice(1);let f=l,h,p;if(u){let m=u.includes(ht)?u.split(re).join(ht):u,d=null;if(m.includes("&gt;")?d="&gt;":m.includes(",")&&(d=","),d){let g=m.split(d).map($=>$.trim());p=g.pop(),h=g}else h=[],p=m.trimEnd()}else h=[],p=null;return new T(this,"menu",null,{attributes:{menu:f,submenus:h,menuitem:p}}).convert()})),r.includes('"')&&r.includes("&gt;")&&(r=await Q(r,B(Bn),async(a,l)=>{if(a.startsWith(C))return a.slice(1);let u=l.split("&gt;").map(m=>m.trim()),f=u.shift(),h=u.pop()??null,p=u;return new T(this,"menu",null,{attributes:{menu:f,submenus:p,menuitem:h}}).convert()}))),i&&(r.includes("image:")||r.includes("icon:"))&&(r=await Q(r,B(Cn),async(a,l,u)=>{if(a.startsWith(C))return a.slice(1);let f,h;a.startsWith("icon:")?(f="icon",h=["size"]):(f="image",h=["alt","width","height"]);let p=l,m=await this.parseAttributes(u,h,{unescapeInput:!0}),d;return f!=="icon"&&(d=m.id,n.register("images",p),m.imagesdir=m.imagesdir??o.imagesdir),m.alt=m.alt??(m["default-alt"]=Wt(p,!0).replace(/[_-]/g," ")),new T(this,"image",null,{type:f,target:p,id:d,attributes:m}).convert()})),(r.includes("((")&&r.includes("))")||s&&r.includes("dexterm"))&&(r=await Q(r,B(On),async(a,l,u,f)=>{switch(l){case"indexterm":{if(a.startsWith(C))return a.slice(1);let h=this.normalizeText(u,!0,!0),p;if(h.includes("=")){let m=await new ut(h,this).parse(),d=m[1];if(d){let g=[d],$=m[2];if($){g.push($);let b=m[3];b&&g.push(b)}if(p={...m,terms:g},p["see-also"]){let b=p["see-also"];p["see-also"]=b.includes(",")?b.split(",").map(A=>A.trimStart()):[b]}}else p={terms:h}}else p={terms:this.splitSimpleCsv(h)};return new T(this,"indexterm",null,{attributes:p}).convert()}case"indexterm2":{if(a.startsWith(C))return a.slice(1);let h=this.normalizeText(u,!0,!0),p=null;if(h.includes("=")){let m=await new ut(h,this).parse();h=m[1]||h,m[1]?(p=m,p["see-also"]&&(p["see-also"]=p["see-also"].includes(",")?p["see-also"].split(",").map(d=>d.trimStart()):[p["see-also"]])):p=null}return new T(this,"indexterm",h,{attributes:p,type:"visible"}).convert()}default:{let h=f,p=!0,m=null,d=null;if(a.startsWith(C))if(h.startsWith("(")&&h.endsWith(")"))h=h.slice(1,-1),p=!0,m="(",d=")";else return a.slice(1);else h.startsWith("(")?h.endsWith(")")?(h=h.slice(1,-1),p=!1):(h=h.slice(1),m="(",d=""):h.endsWith(")")&&(h=h.slice(0,-1),m="",d=")");let g;if(p){let $=this.normalizeText(h,!0),b=null;if($.includes(";&")){if($.includes(" &gt;&gt; ")){let[A,,x]=Ye($," &gt;&gt; ");$=A,b={see:x}}else if($.includes(" &amp;&gt; ")){let A=$.split(" &amp;&gt; ");$=A.shift(),b={"see-also":A}}}g=await new T(this,"indexterm",$,{attributes:b,type:"visible"}).convert()}else{let $={},b=this.normalizeText(h,!0);if(b.includes(";&")){if(b.includes(" &gt;&gt; ")){let[A,,x]=Ye(b," &gt;&gt; ");b=A,$.see=x}else if(b.includes(" &amp;&gt; ")){let A=b.split(" &amp;&gt; ");b=A.shift(),$["see-also"]=A}}$.terms=this.splitSimpleCsv(b),g=await new T(this,"indexterm",null,{attributes:$}).convert()}return m!==null?`${m}${g}${d}`:g}}})),e&&r.includes("://")&&(r=await Q(r,B(Pn),async(a,l,u,f,h,p,m,d,g)=>{if(u&&p==null){if(l.startsWith(C))return a.slice(1);if(f.startsWith(C))return l+a.slice(l.length+1);if(!m)return a;let $=f+m;n.register("links",$);let b=o["hide-uri-scheme"]!==void 0?$.replace(wt,""):$;return new T(this,"anchor",b,{type:"link",target:$,attributes:{role:"bare"}}).convert()}else{if(f.startsWith(C))return l+a.slice(l.length+1);let $=l,b=f+(h||d||""),A="",x;if(p!=null)$==="link:"&&($=""),x=p||null;else{switch($){case"link:":case'"':case"'":return a}switch(g){case";":if(b=b.slice(0,-1),b.endsWith(")")?(b=b.slice(0,-1),A=");"):A=";",b===f)return a;break;case":":if(b=b.slice(0,-1),b.endsWith(")")?(b=b.slice(0,-1),A="):"):A=":",b===f)return a;break}x=null}let _={type:"link"},w=null,S=!1;if(x!==null){let k=x.includes(ht)?x.split(re).join(ht):x;if(x=k,!n.compatMode&&x.includes("=")){let[v,I]=await this.extractAttributesFromText(x,"");x=v,k=v,w=I,_.id=w?.id}x.endsWith("^")&&(k=x=x.slice(0,-1),w?w.window=w.window??"_blank":w={window:"_blank"}),k!=null&&k===""&&(x=o["hide-uri-scheme"]!==void 0?b.replace(wt,""):b,S=!0)}else x=o["hide-uri-scheme"]!==void 0?b.replace(wt,""):b,S=!0;return S&&(w?w.role="role"in(w||{})?`bare ${w.role}`:"bare":w={role:"bare"}),_.target=b,n.register("links",b),w&&(_.attributes=w),`${$}${await new T(this,"anchor",x,_).convert()}${A}`}})),i&&(r.includes("link:")||r.includes("ilto:"))&&(r=await Q(r,B(jn),async(a,l,u,f)=>{if(a.startsWith(C))return a.slice(1);let h,p;l?(p=u,h=`mailto:${p}`):h=u;let m=null,d={type:"link"},g=f;if(g){if(g=g.includes(ht)?g.split(re).join(ht):g,l){if(!n.compatMode&&g.includes(",")){let[$,b]=await this.extractAttributesFromText(g,"");g=$,m=b,d.id=m?.id,m?.[2]&&(m[3]?h=`${h}?subject=${bi(m[2])}&amp;body=${bi(m[3])}`:h=`${h}?subject=${bi(m[2])}`)}}else if(!n.compatMode&&g.includes("=")){let[$,b]=await this.extractAttributesFromText(g,"");g=$,m=b,d.id=m?.id}g.endsWith("^")&&(g=g.slice(0,-1),m?m.window=m.window??"_blank":m={window:"_blank"})}return g||(l?g=p:(o["hide-uri-scheme"]!==void 0?g=h.replace(wt,"")||h:g=h,m?m.role="role"in m?`bare ${m.role}`:"bare":m={role:"bare"})),d.target=h,n.register("links",h),m&&(d.attributes=m),new T(this,"anchor",g,d).convert()})),r.includes("@")&&(r=await Q(r,B(En),async(a,l)=>{if(l)return l===C?a.slice(1):a;let u=a,f=`mailto:${u}`;return n.register("links",f),new T(this,"anchor",u,{type:"link",target:f}).convert()})),t&&this.context==="list_item"&&this.getParent().style==="bibliography"&&(r=await Q(r,ei,async(a,l,u)=>new T(this,"anchor",u,{type:"bibref",id:l}).convert())),(t&&r.includes("[[")||i&&r.includes("or:"))&&(r=await Q(r,B(Rn),async(a,l,u,f,h,p)=>{if(l)return a.slice(1);let m,d;return u?(m=u,d=f):(m=h,d=p?p.includes(ht)?p.split(re).join(ht):p:null),new T(this,"anchor",d,{type:"ref",id:m}).convert()})),(r.includes("&")&&r.includes(";&l")||i&&r.includes("xref:"))&&(r=await Q(r,B(zn),async(a,l,u,f)=>{if(a.startsWith(C))return a.slice(1);let h={},p,m,d,g,$,b,A;if(l){if(p=l,p.includes(",")){let x=p.indexOf(","),_=p.slice(x+1).trimStart();p=p.slice(0,x),m=_||null}}else if(d=!0,p=u,f&&(m=f.includes(ht)?f.split(re).join(ht):f,!n.compatMode&&m.includes("="))){let[x,_]=await this.extractAttributesFromText(m);m=x,Object.assign(h,_)}if(n.compatMode)$=p;else{let x=p.indexOf("#");x!==-1&&(x===0||p[x-1]!=="&")?x>0?(p.length-1-x>0?(g=p.slice(0,x),$=p.slice(x+1)):g=p.slice(0,-1),d?g.endsWith(".adoc")?A=g=g.slice(0,-5):De(g)||(A=g):Object.keys(ri).some(w=>g.endsWith(w))?A=g=g.slice(0,g.lastIndexOf(".")):A=g):(b=p,$=p.slice(1)):d?p.endsWith(".adoc")?A=g=p.slice(0,-5):De(p)?g=p:$=p:$=p}if(b)p=$,this.logger.isInfo?.()&&!n.catalog.refs[p]&&this.logger.info(`possible invalid reference: ${p}`);else if(g)if(A&&(n.attributes.docname===g||n.catalog.includes[g]))$?(p=$,g=null,b=`#${$}`,this.logger.isInfo?.()&&!n.catalog.refs[p]&&this.logger.info(`possible invalid reference: ${p}`)):(p=null,g=null,b="#");else{let x=n.attributes.relfileprefix||"",_=A?n.attributes.relfilesuffix??n.outfilesuffix:"",w=`${x}${g}${_}`;p=g,g=w,$?(p=`${p}#${$}`,b=`${g}#${$}`):b=g}else n.compatMode||!M.naturalXrefs?(p=$,b=`#${$}`,this.logger.isInfo?.()&&!n.catalog.refs[p]&&this.logger.info(`possible invalid reference: ${p}`)):n.catalog.refs[$]?(p=$,b=`#${$}`):($.includes(" ")||$.toLowerCase()!==$)&&(p=await n.resolveId($))?($=p,b=`#${p}`):(p=$,b=`#${$}`,this.logger.isInfo?.()&&this.logger.info(`possible invalid reference: ${p}`));return g!=null&&(h.path=g),$!=null&&(h.fragment=$),h.refid=p,new T(this,"anchor",m,{type:"xref",target:b,attributes:h}).convert()})),i&&r.includes("tnote")&&(r=await Q(r,B(In),async(a,l,u,f)=>{if(a.startsWith(C))return a.slice(1);let h,p,m,d;if(l)if(f){let $=f.indexOf(",");$>=0?(h=f.slice(0,$),p=f.slice($+1)):h=f,n.compatMode||this.logger.warn(`found deprecated footnoteref macro: ${a}; use footnote macro with target instead`)}else return a;else h=u,p=f;let g;if(h){let $=n.catalog.footnotes.find(b=>b.id===h);$?(g=n._footnotesDeferred?$.index:n._resolveFootnoteIndex($),p=$.text,m="xref",d=h,h=null):p?(p=await this.restorePassthroughs(this.normalizeText(p,!0,!0)),g=n._footnotesDeferred?n._deferFootnoteIndex():n.counter("footnote-number"),n.register("footnotes",new qt(g,h,p)),m="ref",d=null):(this.logger.warn(`invalid footnote reference: ${h}`),m="xref",d=h,p=h,h=null)}else if(p)p=await this.restorePassthroughs(this.normalizeText(p,!0,!0)),g=n._footnotesDeferred?n._deferFootnoteIndex():n.counter("footnote-number"),n.register("footnotes",new qt(g,h,p)),m=null,d=null;else return a;return new T(this,"footnote",p,{attributes:{index:g},id:h,target:d,type:m}).convert()})),r},async subPostReplacements(r){if("hardbreaks-option"in this.attributes||"hardbreaks-option"in this.document.attributes){let t=r.split(y);if(t.length<2)return r;let e=t.pop();return[...await Promise.all(t.map(s=>new T(this,"break",s.endsWith(As)?s.slice(0,-2):s,{type:"line"}).convert())),e].join(y)}else if(r.includes(ol)&&r.includes(As))return Q(r,B(Un),async(t,e)=>new T(this,"break",e,{type:"line"}).convert());return r},async subSource(r,t){return t?await this.subCallouts(this.subSpecialchars(r)):this.subSpecialchars(r)},async subCallouts(r){let t=this.hasAttribute("line-comment")?wn[this.getAttribute("line-comment")]:_n,e=0;return Q(r,B(t),async(i,s,n,o,c)=>{if(n)return i.replace(C,"");let a=s||(o==="--"?["<!--","-->"]:null),l=c==="."?String(++e):c;return new T(this,"callout",l,{id:this.document.callouts.readNextId(),attributes:{guard:a}}).convert()})},async highlightSource(r,t){let e=this.document.syntaxHighlighter;if(!e?.handlesHighlighting())return this.subSource(r,t);let i;t&&([r,i]=this.extractCallouts(r));let s=this.document.attributes,n=e.name,o=null,c=null;this.hasOption("linenums")&&(o=s[`${n}-linenums-mode`]||"table",c=parseInt(this.getAttribute("start",1),10),c<1&&(c=1));let a=null;this.hasAttribute("highlight")&&(a=this.resolveLinesToHighlight(r,this.getAttribute("highlight"),c));let l=await e.highlight(this,r,this.getAttribute("language"),{callouts:i,cssMode:s[`${n}-css`]||"class",highlightLines:a,numberLines:o,startLineNumber:c,style:s[`${n}-style`]}),[u,f]=Array.isArray(l)?l:[l,void 0],h=u;return this.passthroughs.length>0&&(h=h.replace(B(rl),`${Lt}$1${Kt}`)),!i||Object.keys(i).length===0?h:await this.restoreCallouts(h,i,f)},resolveLinesToHighlight(r,t,e=null){let i=[];t.includes(" ")&&(t=t.split(" ").join(""));let s=t.includes(",")?t.split(","):t.split(";");for(let n of s){let o=!1;n.startsWith("!")&&(n=n.slice(1),o=!0);let c=n.includes("..")?"..":n.includes("-")?"-":null;if(c){let[a,,l]=Ye(n,c),u=parseInt(a,10),f;(!l||(f=parseInt(l,10))<0)&&(f=r.split(y).length+1);let h=Array.from({length:f-u+1},(p,m)=>u+m);o?i=Vs(i,h):i=al(i,h)}else if(o){let a=parseInt(n,10);i=i.filter(l=>l!==a)}else{let a=parseInt(n,10);i.includes(a)||i.push(a)}}if(e){let n=e-1;n!==0&&(i=i.map(o=>o-n))}return i.sort((n,o)=>n-o)},extractPassthroughs(r){let t=this.document.compatMode,e=this.passthroughs;(r.includes("++")||r.includes("$$")||r.includes("ss:"))&&(r=r.replace(B(Fn),(o,c,a,l,u,f,h,p,m)=>{let d=u;if(d){if(t&&d==="++")return`${a?`${c}[${a}]${l}`:`${c}${l}`}++${this.extractPassthroughs(f)}++`;let g,$,b;if(a){let _=a,w=l.length;if(w>0)return`${c}[${_}]${C.repeat(w-1)}${d}${f}${d}`;c===C?b=`[${_}]`:d==="++"?_==="x-"?($=!0,g={}):_.endsWith(" x-")?($=!0,g=this.parseQuotedTextAttributes(_.slice(0,-3))):g=this.parseQuotedTextAttributes(_):g=this.parseQuotedTextAttributes(_)}else{let _=l.length;if(_>0)return`${C.repeat(_-1)}${d}${f}${d}`}let A=d==="+++"?[]:[...ft],x;return g?$?e[x=e.length]={text:f,subs:rt,type:"monospaced",attributes:g}:e[x=e.length]={text:f,subs:A,type:"unquoted",attributes:g}:e[x=e.length]={text:f,subs:A},`${b||""}${Lt}${x}${Kt}`}else{if(h===C)return o.slice(1);let g;return p?e[g=e.length]={text:this.normalizeText(m,null,!0),subs:this.resolvePassSubs(p)}:e[g=e.length]={text:this.normalizeText(m,null,!0),subs:[]},`${Lt}${g}${Kt}`}}));let[i,s,n]=Wn[t];return(r.includes(i)||s&&r.includes(s))&&(r=r.replace(B(n),(o,c,a,l,u,f,h,p,m)=>{let d=c,g=u||l,$=!!f,b=h,A=p,x=m,_,w,S;if(t?_=!0:g&&(g==="x-"||g.endsWith(" x-"))&&(_=!0,w=!0),g){if($)return`${d}[${g}]${b.slice(1)}`;if(d===C){if(w&&A==="`")return`${d}[${g}]${b}`;if(t&&A==="`"){let v;return e[v=e.length]={text:x,subs:ft,type:"monospaced"},`[${g}]${Lt}${v}${Kt}`}return`[${g}]${b}`}else w?S=g==="x-"?{}:this.parseQuotedTextAttributes(g.slice(0,-3)):S=this.parseQuotedTextAttributes(g)}else{if($)return`${d}${b.slice(1)}`;if(t&&d===C)return b}let k;if(t)e[k=e.length]={text:x,subs:ft,attributes:S,type:"monospaced"};else if(S)if(_){let v=A==="`"?ft:rt;e[k=e.length]={text:x,subs:v,attributes:S,type:"monospaced"}}else e[k=e.length]={text:x,subs:ft,attributes:S,type:"unquoted"};else e[k=e.length]={text:x,subs:ft};return`${d||""}${Lt}${k}${Kt}`})),r.includes(":")&&(r.includes("stem:")||r.includes("math:"))&&(r=r.replace(B(Dn),(o,c,a,l)=>{if(o.startsWith(C))return o.slice(1);let u=c;u==="stem"&&(u=ui[this.document.attributes.stem]);let f=this.normalizeText(l,null,!0);u==="latexmath"&&f.startsWith("$")&&f.endsWith("$")&&(f=f.slice(1,-1));let h=a?this.resolvePassSubs(a,"stem macro"):this.document.basebackend("html")?ft:null,p=e.length;return e[p]={text:f,subs:h,type:u},`${Lt}${p}${Kt}`})),r},async restorePassthroughs(r){if(!r.includes(Lt))return r;let t=this.passthroughs;return Q(r,B(nl),async(e,i)=>{let s=t[parseInt(i,10)];if(s){let n=await this.applySubs(s.text,s.subs),o=s.type;if(o){let c=s.attributes,a=c?.id;n=await new T(this,"quoted",n,{type:o,id:a,attributes:c}).convert()}return n.includes(Lt)?this.restorePassthroughs(n):n}else return this.logger.error(`unresolved passthrough detected: ${r}`),"??pass??"})},resolveSubs(r,t="block",e=null,i=null){if(!r||r.length===0)return;let s=null;r.includes(" ")&&(r=r.split(" ").join(""));let n=Gn.test(r);for(let a of r.split(",")){let l=null;if(n){let f=a.charAt(0);f==="+"?(l="append",a=a.slice(1)):f==="-"?(l="remove",a=a.slice(1)):a.endsWith("+")&&(l="prepend",a=a.slice(0,-1))}let u;if(t==="inline"&&(a==="verbatim"||a==="v"))u=ft;else if(a in oe)u=oe[a];else if(t==="inline"&&a.length===1&&a in fo){let f=fo[a];u=oe[f]||[f]}else u=[a];if(l)switch(s=s??(e?[...e]:[]),l){case"append":s=[...s,...u];break;case"prepend":s=[...u,...s];break;case"remove":s=Vs(s,u);break}else s=s??[],s=[...s,...u]}if(!s)return;let o=ll(s,sl[t]),c=Vs(s,o);return c.length>0&&this.logger.warn(`invalid substitution type${c.length>1?"s":""}${i?" for ":""}${i||""}: ${c.join(", ")}`),o},resolveBlockSubs(r,t,e){return this.resolveSubs(r,"block",t,e)},resolvePassSubs(r,t="passthrough macro"){return this.resolveSubs(r,"inline",null,t)},expandSubs(r,t=null){if(typeof r=="string")return r==="none"?null:oe[r]||[r];if(Array.isArray(r)){let e=[];for(let i of r)if(i!=="none"){let s=oe[i];s?e.push(...s):e.push(i)}return e.length===0?null:e}else return this.resolveSubs(r,"inline",null,t)},commitSubs(){let r=this.defaultSubs;if(!r)switch(this.contentModel){case"simple":r=rt;break;case"verbatim":r=this.context==="verse"?rt:mo;break;case"raw":r=this.context==="stem"?ft:po;break;default:return this.subs}let t=this.attributes.subs;if(t?this.subs=this.resolveBlockSubs(t,r,this.context)||[]:this.subs=[...r],this.context==="listing"&&this.style==="source"&&this.document.syntaxHighlighter?.handlesHighlighting()){let e=this.subs.indexOf("specialcharacters");e!==-1&&(this.subs[e]="highlight")}return null},async parseAttributes(r,t=[],e={}){if(!r||r.length===0)return{};e.unescapeInput&&(r=this.normalizeText(r,!0,!0)),(e.subInput||e.sub_input)&&r.includes(P)&&(r=this.document.subAttributes(r));let i=e.subResult||e.sub_result?this:null,s=new ut(r,i);return e.into?s.parseInto(e.into,t):s.parse(t)},async extractAttributesFromText(r,t=null){let e=r.includes(y)?r.split(y).join(" "):r,i=await new ut(e,this).parse(),s=i[1];return s!=null?s===e?(Object.keys(i).forEach(n=>{delete i[n]}),[r,i]):[s,i]:[t,i]},extractCallouts(r){let t={},e=0,i=0,s=null,n=this.hasAttribute("line-comment")?yn[this.getAttribute("line-comment")]:xn,c=r.split(y).map(a=>(i++,a.replace(B(n),(l,u,f,h,p)=>{if(f)return l.replace(C,"");let m=u||(h==="--"?["<!--","-->"]:null),d=p==="."?String(++e):p;return(t[i]=t[i]||[]).push([m,d]),s=i,""}))).join(y);if(s!==null)s===i&&(c=`${c}${y}`);else return[c,null];return[c,t]},async restoreCallouts(r,t,e=null){let i="";e!==null&&(i=r.slice(0,e),r=r.slice(e));let s=0,n=await Promise.all(r.split(y).map(async o=>{let c=t[++s];if(c)if(delete t[s],c.length===1){let[a,l]=c[0];return`${o}${await new T(this,"callout",l,{id:this.document.callouts.readNextId(),attributes:{guard:a}}).convert()}`}else{let a=await Promise.all(c.map(([l,u])=>new T(this,"callout",u,{id:this.document.callouts.readNextId(),attributes:{guard:l}}).convert()));return`${o}${a.join(" ")}`}return o}));return i+n.join(y)},async convertQuotedText(r,t,e){let i=r[0];if(i.startsWith(C)){if(e==="constrained"){let s=r[2];if(s)return`[${s}]${await new T(this,"quoted",r[3],{type:t}).convert()}`}return i.slice(1)}if(e==="constrained"){let s=r[2],n,o;return s&&(o=this.parseQuotedTextAttributes(s),n=o.id,t==="mark"&&(t="unquoted")),`${r[1]||""}${await new T(this,"quoted",r[3],{type:t,id:n,attributes:o}).convert()}`}else{let s=r[1],n,o;return s&&(o=this.parseQuotedTextAttributes(s),n=o.id,t==="mark"&&(t="unquoted")),new T(this,"quoted",r[2],{type:t,id:n,attributes:o}).convert()}},doReplacement(r,t,e){let i=r[0];if(i.includes(C))return i.replace(C,"");switch(e){case"none":return t;case"bounding":return r[1]+t+r[2];default:return r[1]+t}},subPlaceholder(r,...t){let e=0;return r.replace(/%s/g,()=>String(t[e++]??""))},parseQuotedTextAttributes(r){if(r.includes(P)&&(r=this.subAttributes(r)),r.includes(",")&&(r=r.slice(0,r.indexOf(","))),r=r.trim(),!r)return{};if((r.startsWith(".")||r.startsWith("#"))&&M.shorthandPropertySyntax){let[t,,e]=Ye(r,"#"),i={};if(!e)t.length>1&&(i.role=t.slice(1).split(".").join(" ").trimStart());else{let[s,,n]=Ye(e,".");s&&(i.id=s),n?t.length>1?i.role=`${t}.${n}`.slice(1).split(".").join(" ").trimStart():i.role=n.split(".").join(" "):t.length>1&&(i.role=t.slice(1).split(".").join(" ").trimStart())}return i}return{role:r}},normalizeText(r,t=null,e=null){return r&&r.length>0&&(t&&(r=r.trim().split(y).join(" ")),e&&r.includes(ht)&&(r=r.split(re).join(ht))),r},splitSimpleCsv(r){if(!r||r.length===0)return[];if(r.includes('"')){let t=[],e="",i=!1;for(let s of r)s===","?i?e+=s:(t.push(e.trim()),e=""):s==='"'?i=!i:e+=s;return t.push(e.trim()),t}return r.split(",").map(t=>t.trim())}};Object.assign(et.prototype,go);ee.register(uo,"highlightjs","highlight.js");ee.register(ho,"html-pipeline");async function Yi(r,t={}){if(t=Object.assign({},t),"logger"in t){let e=t.logger??new Yt;return delete t.logger,Zs(e,()=>bo(r,t,e))}return bo(r,t)}async function bo(r,t,e=null){let i=t.timings??null;i&&i.start("read");let s=t.attributes;if(!s)s={};else if(typeof s=="string")s=cl(s);else if(Array.isArray(s))s=ul(s);else if(typeof s=="object")s=Object.assign({},s);else throw new TypeError(`illegal type for attributes option: ${typeof s}`);let n;if(r&&typeof r=="object"&&typeof r.read=="function"){if(r.path){let a=await fl(),l=a.resolve(r.path);r.mtime&&(t.input_mtime=r.mtime),s.docfile=l,s.docdir=a.dirname(l);let u=bt(l);s.docfilesuffix=u,s.docname=Wt(l,u)}n=await hl(r)}else if(r instanceof Uint8Array)n=new TextDecoder("utf-8").decode(r);else if(typeof r=="string")n=r;else if(Array.isArray(r))n=r.slice();else if(r)throw new TypeError(`unsupported input type: ${typeof r}`);i&&(i.record("read"),i.start("parse")),t.attributes=s;let o;try{let a=String(s.backend||t.backend||"html5");if(a.endsWith("@")&&(a=a.slice(0,-1)),a.startsWith("xhtml")&&(a=`html${a.slice(5)}`),a=ni[a]??a,await Ft.create(a,{}),t.template_dir||t.template_dirs){let u={template_dirs:[].concat(t.template_dirs??t.template_dir),template_cache:t.template_cache??!0,template_engine:t.template_engine,template_engine_options:t.template_engine_options};t._preCreatedConverter=await Ft.create(a,u)}t.parse!==!1?o=await Ht.create(n,t):o=new Ht(n,t)}catch(a){let u=`asciidoctor: FAILED: ${s.docfile||"<stdin>"}: Failed to load AsciiDoc document`,f;try{f=new Error(`${u} - ${a.message}`),f.stack=a.stack,f.cause=a}catch{f=a}throw f}i&&i.record("parse");let c=Qs()??e;return c&&Object.defineProperty(o,"logger",{get:()=>c,configurable:!0}),o}function cl(r){let t=r.replace(Yn,`$1${bs}`).replace(Kn,"$1"),e={};for(let i of t.split(bs)){if(!i)continue;let s=i.indexOf("=");s<0?e[i]="":e[i.slice(0,s)]=i.slice(s+1)}return e}function ul(r){let t={};for(let e of r){let i=e.indexOf("=");i<0?t[e]="":t[e.slice(0,i)]=e.slice(i+1)}return t}async function hl(r){let t=r.read();return t instanceof Promise?t:Promise.resolve(t??"")}async function fl(){return Promise.resolve().then(()=>(U(),tt))}ct();Y();vi();async function Ys(r,t={}){t=Object.assign({},t),delete t.parse;let e=t.to_dir;delete t.to_dir;let i=t.mkdirs;delete t.mkdirs;let s=t.to_file;delete t.to_file;let n=null,o=null,c=!1;if(s===!0||s==null)o=e||null,!o&&r&&typeof r=="object"&&r.path&&(n=(await Oe()).resolve(r.path)),s=null;else if(s===!1)s=null;else{if(s==="/dev/null")return Yi(r,t);typeof s=="object"&&typeof s.write=="function"?c=!0:(t.to_file=s,o=s)}if("standalone"in t||(n||o?t.standalone="header_footer"in t?t.header_footer:!0:"header_footer"in t&&(t.standalone=t.header_footer)),n){let h=await Oe();t.to_dir=h.dirname(n)}else if(o){let h=await Oe();e?s?t.to_dir=h.dirname(h.resolve(e,s)):t.to_dir=h.resolve(e):s&&(t.to_dir=h.dirname(h.resolve(s)))}let a=await Yi(r,t),l,u;if(n){let h=await Oe();if(u=h.dirname(n),l=h.join(u,`${a.attributes.docname}${a.outfilesuffix}`),l===n)throw new Error(`input file and output file cannot be the same: ${l}`)}else if(o){let h=await Oe(),p=t.base_dir?h.resolve(t.base_dir):process.cwd(),m=a.safe>=O.SAFE?p:null;if(e?(u=a.normalizeSystemPath(e,p,m,{targetName:"to_dir",recover:!1}),s?(l=a.normalizeSystemPath(s,u,null,{targetName:"to_dir",recover:!1}),u=h.dirname(l)):l=h.join(u,`${a.attributes.docname}${a.outfilesuffix}`)):s&&(l=a.normalizeSystemPath(s,p,m,{targetName:"to_dir",recover:!1}),u=h.dirname(l)),r&&typeof r=="object"&&r.path){let d=h.resolve(r.path);if(h.normalize(l)===h.normalize(d))throw new Error(`input file and output file cannot be the same: ${l}`)}if(i)await xi(u);else if(!await Ks(u))throw new Error(`target directory does not exist: ${e} (hint: set mkdirs option)`)}else l=c?s:null,u=null;let f;if(l&&!c?f=await a.convert({outfile:l,outdir:u}):f=await a.convert(),l){if(await a.write(f,l),!c&&a.safe<O.SECURE&&a.hasAttribute("linkcss")&&a.hasAttribute("copycss")&&a.basebackend("html")&&!(a.getAttribute("stylesdir")&&J(a.getAttribute("stylesdir")))){let h=!1,p=!1,m=a.getAttribute("stylesheet");m!=null&&(pe.has(m)?h=!0:J(m)||(p=!0));let d=a.syntaxHighlighter,g=d?.writeStylesheet(a);if(h||p||g){let $=a.getAttribute("stylesdir"),b=a.normalizeSystemPath($,u,a.safe>=O.SAFE?u:null);if(i)await xi(b);else if(!await Ks(b))throw new Error(`target stylesheet directory does not exist: ${b} (hint: set mkdirs option)`);if(h)await Qt.instance.writePrimaryStylesheet(b)||a.logger.info("skipping default stylesheet copy: filesystem writes are not supported in this environment");else if(p){let A=a.getAttribute("copycss");A===""||A===!0?A=a.normalizeSystemPath(m):A=a.normalizeSystemPath(String(A));let x=a.normalizeSystemPath(m,b,a.safe>=O.SAFE?u:null);if(A!==x){let _=!await pl(x),w=await a.readAsset(A,{warnOnFailure:_,label:"stylesheet"});if(w){let{writeFile:S}=await Promise.resolve().then(()=>(U(),tt)),v=(await Oe()).dirname(x);if(v!==b&&!await Ks(v)){if(!i)throw new Error(`target stylesheet directory does not exist: ${v} (hint: set mkdirs option)`);await xi(v)}await S(x,w,"utf8")}}}g&&await d.writeStylesheetToDisk(a,b)}}return a}else return f}async function Oe(){return Promise.resolve().then(()=>(U(),tt))}async function Ks(r){try{let{stat:t}=await Promise.resolve().then(()=>(U(),tt));return(await t(r)).isDirectory()}catch{return!1}}async function pl(r){try{let{stat:t}=await Promise.resolve().then(()=>(U(),tt));return(await t(r)).isFile()}catch{return!1}}Et();wi();Y();Ct();kt();Si();Ei();return wo(ml);})();
