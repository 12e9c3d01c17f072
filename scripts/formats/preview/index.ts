export { bookletSheets } from './sheets.ts'
export { type PageProofs, pageProofs, type ProofLayout } from './proofs.ts'
export { type ReaderView, readerView } from './reader.ts'
