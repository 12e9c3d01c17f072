import { PDFDocument, PDFDict, PDFArray, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import { readFileSync } from 'node:fs'
const d = await PDFDocument.load(readFileSync(process.argv[2]!), { updateMetadata: false }); const cx = d.context
const N = (s: string) => PDFName.of(s)
const max = Number(process.argv[3] ?? 120); const skip = Number(process.argv[4] ?? 0); let n = 0
const pages = new Map(d.getPages().map((p, i) => [p.ref.toString(), i + 1]))
function walk(ref: any, dep: number) { const e: any = cx.lookup(ref); if (e instanceof PDFDict && e.has(N('S'))) { n++; if (n > skip && n < skip + max) console.log(' '.repeat(dep) + e.get(N('S')) + ' ' + (e.has(N('Lang')) ? (e.get(N('Lang')) as any).decodeText() : '') + ' ' + (e.has(N('ID')) ? 'ID' + (e.get(N('ID')) as any).decodeText?.() : '') + (e.has(N('Alt')) ? ' Alt=' + (e.get(N('Alt')) as any).decodeText() : '') + (e.has(N('A')) ? ' A' + e.get(N('A')).toString().replace(/\s+/g, ' ') : '') + ' p' + pages.get(String(e.get(N('Pg')))))
  const k = cx.lookup(e.get(N('K'))); const ks = k instanceof PDFArray ? k.asArray() : e.has(N('K')) ? [e.get(N('K'))] : []
  let mc = ''
  for (const x of ks) { const v: any = cx.lookup(x as any); if (v instanceof PDFNumber) mc += ' ' + v; else if (v instanceof PDFDict && v.has(N('MCID'))) mc += ' M' + v.get(N('MCID')); else if (v instanceof PDFDict && v.get(N('Type')) === N('OBJR')) mc += ' OBJR'; else { if (mc && n > skip && n < skip + max) console.log(' '.repeat(dep + 1) + mc); mc = ''; walk(x, dep + 1) } }
  if (mc && n > skip && n < skip + max) console.log(' '.repeat(dep + 1) + mc) } }
const st: any = cx.lookup(d.catalog.get(N('StructTreeRoot'))); const k0 = cx.lookup(st.get(N('K'))); for (const x of k0 instanceof PDFArray ? k0.asArray() : [st.get(N('K'))]) walk(x, 0)
