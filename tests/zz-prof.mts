import { readFileSync } from 'node:fs'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
const T=(l:string,t:number)=>console.log(l,((performance.now()-t)/1000).toFixed(2))
let t=performance.now()
const d=await PDFDocument.load(readFileSync('/tmp/fin/run0.pdf'),{updateMetadata:false}); T('load',t)
t=performance.now(); const d2=await PDFDocument.load(readFileSync('/tmp/fin/run1.pdf'),{updateMetadata:false,parseSpeed:Infinity}); T('load fast',t)
t=performance.now(); d2.getPages(); T('pages',t)
t=performance.now(); const o=d2.context.enumerateIndirectObjects(); T('enum '+o.length,t)
t=performance.now(); const v=await d2.save({useObjectStreams:true,objectsPerTick:Infinity,updateFieldAppearances:false}); T('save '+v.length,t)
t=performance.now(); const v2=await d2.save({useObjectStreams:false,objectsPerTick:Infinity}); T('save plain '+v2.length,t)
