export type { Imposed } from './folded.ts'
export { type PdfOptions, readPdf } from './read.ts'
