export { readPdf } from './read.ts'
export { loadPdfReader } from './engine.ts'
