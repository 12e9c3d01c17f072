export { bookletSheets } from './sheets.ts'
export { pageProofs, type ProofLayout } from './proofs.ts'
export { type ReaderView, readerView } from './reader.ts'
