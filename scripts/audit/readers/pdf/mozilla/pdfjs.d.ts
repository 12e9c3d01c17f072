/** The packed files are those with types, but smaller: they load in half the time. */
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
}

declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  /** The half of the reader that does the work; it answers at the port's other end. */
  export const WorkerMessageHandler: { initializeFromPort(port: unknown): void }
}
