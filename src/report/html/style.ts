/** The one style sheet of a report. `banners` stand in the margin of every printed page: fixed words of ours, never a case's. */
export function styleSheet(banners: readonly string[]): string {
  const margin = banners.map(text => text.replace(/[^\w:+ ]/g, '')).join(' · ');
  return `${colours}${page(margin)}${type}${layout}${tables}${entries}${pictures}${narrow}${print}`;
}

const colours = `
:root{color-scheme:light dark;--paper:#fdfcfa;--ink:#1f2226;--soft:#646a71;--faint:#9aa0a6;--rule:#dcd9d2;--wash:#f3f1ec;--accent:#1f5680;--tint:#b9cddc;--good:#2c6e49;--warn:#8a5a00;--bad:#a8321f;--tint-bad:#e2b3aa}
@media screen and (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e4e1da;--soft:#a3a7ab;--faint:#757a80;--rule:#34383d;--wash:#1e2124;--accent:#86b6dc;--tint:#34536b;--good:#7fc29b;--warn:#e0b25c;--bad:#f08a76;--tint-bad:#6b352c}}
`;

function page(margin: string): string {
  return `
@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt ui-sans-serif,system-ui,sans-serif;color:#646a71}@top-center{content:"${margin}";font:600 8pt ui-sans-serif,system-ui,sans-serif;letter-spacing:.08em;color:#646a71}}
`;
}

const type = `
*{box-sizing:border-box}
html{font:17px/1.5 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"DejaVu Serif",serif;color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0}
main{max-width:54rem;margin:0 auto;padding:0 1.5rem 4rem}
h1,h2,h3,p,dl,dd,ol,ul,figure{margin:0;padding:0}
h1{font-size:2.5rem;line-height:1.1;font-weight:400;letter-spacing:-.015em;overflow-wrap:anywhere}
h2{font-size:1.5rem;line-height:1.2;font-weight:400;margin:0 0 1.1rem}
h3{font:600 .74rem/1.4 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;letter-spacing:.02em;color:var(--soft);margin:1.8rem 0 .5rem}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
code{font:.86em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
small{display:block;font-size:.84em;line-height:1.35;color:var(--soft)}
p,td,dd,small,li{white-space:pre-line;overflow-wrap:anywhere}
.quiet{color:var(--soft)}.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
`;

const layout = `
.banner{position:sticky;top:0;z-index:1;padding:.35rem 1rem;text-align:center;font:700 .8rem/1.4 ui-sans-serif,system-ui,sans-serif;letter-spacing:.12em;color:#fff;background:#8a5a00}
footer.banner{position:static}
.masthead{padding:4rem 0 0}
.kind{font:600 .76rem/1.4 ui-sans-serif,system-ui,sans-serif;color:var(--soft);margin-bottom:1rem}
.marking{margin-left:.8rem;padding:.1rem .45rem;border:1px solid var(--faint);border-radius:2px;color:var(--ink);letter-spacing:.04em}
.subtitle{font-size:1.25rem;color:var(--soft);margin-top:.4rem}
.colophon{font:.76rem/1.6 ui-sans-serif,system-ui,sans-serif;color:var(--soft);margin-top:1.6rem}
nav{margin-top:1.4rem;font:.8rem/1.9 ui-sans-serif,system-ui,sans-serif}
nav ul{list-style:none;display:flex;flex-wrap:wrap;column-gap:1.1rem}
nav a{text-decoration:none}
nav a:hover,nav a:focus-visible{text-decoration:underline}
section{scroll-margin-top:2.2rem;margin-top:3.4rem;padding-top:1.1rem;border-top:1px solid var(--rule)}
.prose{max-width:38rem}
.prose+.prose{margin-top:.5rem}
table+.prose{margin-top:1rem}
.figures{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1.6rem 2rem;margin-bottom:2.2rem}
.figures>div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dd{font-size:1.9rem;line-height:1.15;letter-spacing:-.01em;font-variant-numeric:lining-nums tabular-nums}
.figures dd.quiet{font-size:1.15rem;line-height:2.18rem;font-style:italic}
.figures dt{font:.76rem/1.4 ui-sans-serif,system-ui,sans-serif;color:var(--soft);margin-top:.15rem}
.facts{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:.9rem 1.5rem}
.facts dt{font:600 .76rem/1.4 ui-sans-serif,system-ui,sans-serif;color:var(--soft);padding-top:.3rem}
.facts dd{max-width:38rem}
.facts p+p{margin-top:.35rem}
`;

const tables = `
table{width:100%;border-collapse:collapse;font:.8rem/1.45 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:lining-nums tabular-nums}
th{text-align:left;font-weight:600;color:var(--soft);padding:.3rem 1.1rem .3rem 0;border-bottom:1px solid var(--faint);vertical-align:bottom}
td{padding:.5rem 1.1rem .5rem 0;border-bottom:1px solid var(--rule);vertical-align:top}
th:last-child,td:last-child{padding-right:0}
td{min-width:5rem}
td:first-child{min-width:7rem}
td.time{min-width:6.4rem}
`;

const entries = `
.day{position:static;margin:2rem 0 .4rem;color:var(--ink);font-variant-numeric:tabular-nums}
.entries{list-style:none;content-visibility:auto;contain-intrinsic-size:auto 3000px;font:.82rem/1.45 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.entries li{display:grid;grid-template-columns:4.6rem minmax(0,1fr) 11rem;column-gap:1rem;padding:.4rem 0;border-top:1px solid var(--rule)}
.entries time{color:var(--soft);font-variant-numeric:tabular-nums}
.entries b{font-weight:600;font-size:.9em;letter-spacing:.02em;color:var(--accent)}
.entries .failed b{color:var(--bad)}.entries .warning b,.entries .skipped b{color:var(--warn)}
.entries li>small{text-align:right}
.entries p{max-width:36rem}
`;

const pictures = `
figure{margin:0 0 2.2rem}
figcaption{font:600 .76rem/1.4 ui-sans-serif,system-ui,sans-serif;color:var(--soft);margin-bottom:.8rem}
span.exercise{color:var(--warn);font:600 .76rem/1.4 ui-sans-serif,system-ui,sans-serif;letter-spacing:.08em}
svg{display:block;width:100%;height:auto;overflow:hidden;font:10px ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:var(--ink)}
.narrow{display:none}
svg .grid{stroke:var(--rule);stroke-width:.7}
svg .tick,svg .gap{fill:var(--soft);font-size:9px;font-variant-numeric:tabular-nums}
svg .day{font-weight:600}
svg .gap{fill:var(--faint)}
svg .quiet-time{fill:var(--wash)}
svg .band{fill:var(--soft);font-weight:600}
svg line.milestone{stroke:var(--accent);stroke-width:.8;stroke-opacity:.35}
svg .milestone circle{fill:var(--accent)}
svg .deadline path{fill:var(--paper);stroke:var(--warn);stroke-width:1.2}
svg .deadline.bad path{fill:var(--bad);stroke:var(--bad)}
svg .handover path{fill:var(--good)}
svg .note circle{fill:var(--faint)}
svg .phase line{stroke:var(--rule)}
svg .phase rect{fill:var(--ink)}
svg .phase text,svg .phase-title{font-size:12px;font-weight:600}
svg .step{font-size:10.5px}
svg .rule{stroke:var(--wash)}
svg .bar{fill:var(--tint)}
svg .bar.done{fill:var(--accent);fill-opacity:.62}
svg .bar.decided{fill:var(--accent)}
svg .bar.bad{fill:var(--bad)}
svg .bar.left{fill:var(--paper);stroke:var(--faint);stroke-width:.8}
svg .bar.open{fill:var(--warn);fill-opacity:.55}
svg .allowed{fill:var(--wash)}
svg .used{fill:var(--accent);fill-opacity:.62}
svg .running .used{fill:var(--warn);fill-opacity:.6}
svg .bad .used{fill:var(--tint-bad)}
svg .over{fill:var(--bad)}
svg .due{stroke:var(--ink);stroke-width:.8}
svg .margin{fill:var(--soft);font-variant-numeric:tabular-nums}
svg .bad .margin{fill:var(--bad)}
svg .spine{fill:none;stroke:var(--tint);stroke-width:2}
svg .jump{fill:none;stroke:var(--warn);stroke-width:1;stroke-opacity:.7}
svg .jump-head{fill:var(--warn)}
svg .node path,svg .node circle{fill:var(--accent)}
svg .node.bad path,svg .node.bad circle{fill:var(--bad)}
svg .node.open path,svg .node.open circle{fill:var(--warn)}
svg .node.left path,svg .node.left circle{fill:var(--paper);stroke:var(--faint)}
svg .passed,svg tspan.note{fill:var(--faint);font-weight:400;font-size:9.5px}
svg .phase-title.passed{font-size:12px;fill:var(--faint)}
svg .taken{fill:var(--accent);font-weight:600}
svg .untaken{fill:var(--faint)}
svg .one{fill:var(--accent);fill-opacity:.45}
svg .median{stroke:var(--ink);stroke-width:1.6}
svg .real{fill:var(--accent);fill-opacity:.62}
svg .none{fill:var(--tint)}
`;

const narrow = `
@media screen and (max-width:44rem){
html{font-size:16px}
main{padding:0 1rem 3rem}
.masthead{padding-top:2rem}
h1{font-size:1.8rem}
.figures{grid-template-columns:repeat(2,minmax(0,1fr));gap:1.2rem 1rem}
.figures dd{font-size:1.45rem}
.figures dd.quiet{font-size:1rem;line-height:1.67rem}
.facts{grid-template-columns:minmax(0,1fr);gap:.2rem}
.facts dd{margin-bottom:.8rem}
.wide{display:none}.narrow{display:block}
thead{display:none}
table,tbody,tr,td{display:block}
tr{padding:.6rem 0;border-bottom:1px solid var(--rule)}
td,td:first-child,td.time{display:grid;grid-template-columns:6.4rem minmax(0,1fr);min-width:0;padding:.12rem 0;border:0}
td::before{content:attr(data-of);color:var(--soft);grid-row:span 2;padding-right:.6rem}
td>small{grid-column:2}
td.none{display:none}
.entries li{grid-template-columns:minmax(0,1fr)}
.entries li>small{text-align:left}
}
`;

const print = `
@media print{
html{font-size:10.5pt;background:none}
main{max-width:none;padding:0}
nav{display:none}
.banner{position:static;padding:0;text-align:left;background:none;color:#8a5a00}
.masthead{padding-top:0}
section{margin-top:2rem}
h2,h3,figcaption{break-after:avoid}
tr,.entries li,.figures,.facts dd>p{break-inside:avoid}
figure{break-inside:avoid}
figure svg{max-height:228mm}
thead{display:table-header-group}
.entries{content-visibility:visible}
.figures dd{font-size:1.6rem}
a{color:inherit;text-decoration:none}
}
`;
