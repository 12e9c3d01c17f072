import { createRequire } from 'node:module'

import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import { portPair } from './port.ts'

/** A document that Mozilla's reader has opened. */
export interface Opened {
  readonly document: PDFDocumentProxy
  close(): Promise<void>
}

/**
 * Open a PDF in Mozilla's reader, which shares no code with what makes our PDFs.
 *
 * The bytes are read where they are: they must not change until the document is closed.
 *
 * @throws {Error} where the bytes are no PDF, or a password is needed.
 */
export async function openDocument(value: Uint8Array): Promise<Opened> {
  const { getDocument, PDFWorker, WorkerMessageHandler } = await (engine ??= loadEngine())
  const [near, far] = portPair()
  WorkerMessageHandler.initializeFromPort(far)
  // Its types want a worker of the browser; any port does.
  const worker = new PDFWorker({ port: near as never, verbosity: 0 })
  const task = getDocument({
    // A Buffer is refused.
    data: new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength),
    worker,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
  })
  const close = async (): Promise<void> => {
    await task.destroy()
    worker.destroy()
  }
  try {
    return { document: await task.promise, close }
  } catch (error) {
    await close()
    throw error
  }
}

let engine: ReturnType<typeof loadEngine> | undefined

/** Loads in about 0.2 s: once, and only by whom it is needed. */
async function loadEngine() {
  forgoCanvas()
  const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push')
  // The reader makes one as it loads, though only drawing needs it; where the canvas that it comes with is not
  // installed, any will do.
  if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: function DOMMatrix() {} })
  const [{ getDocument, PDFWorker }, { WorkerMessageHandler }] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.min.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs'),
  ])
  // For arrays of a kind that is never met here it puts a slow `push` in the place of Node 20's own, for the whole
  // program: give it back its own.
  // oxlint-disable-next-line no-extend-native
  if (push) Object.defineProperty(Array.prototype, 'push', push)
  return { getDocument, PDFWorker, WorkerMessageHandler }
}

/** Nothing is drawn here: the canvas that the reader loads for that, 33 MB of it, stays where it is (0.1 s). */
function forgoCanvas(): void {
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    const file = near.resolve('@napi-rs/canvas')
    const blank = function Blank() {}
    const exports = { DOMMatrix: blank, ImageData: blank, Path2D: blank }
    near.cache[file] ??= { id: file, filename: file, loaded: true, exports } as unknown as NodeJS.Module
  } catch {
    // It is not installed.
  }
}
