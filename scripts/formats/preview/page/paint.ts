import type * as pdfjs from 'pdfjs-dist'
import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Draws pages of PDFs, which are fetched once each. */
export interface Painter {
  /**
   * Draw a page over a holder's whole width. What it showed before stays until then.
   *
   * @returns false where the PDF is not there any more: newer pages are on their way.
   */
  paint(holder: HTMLElement, proof: string, index: number): Promise<boolean>
  /** Forget all other PDFs. */
  keep(proofs: ReadonlySet<string>): void
}

type Library = typeof pdfjs

export function openPainter(): Painter {
  const documents = new Map<string, Promise<PDFDocumentProxy | undefined>>()
  const library = load()

  const documentOf = (proof: string): Promise<PDFDocumentProxy | undefined> => {
    const known = documents.get(proof) ?? fetchDocument(library, proof)
    documents.set(proof, known)
    return known
  }
  return {
    async paint(holder, proof, index) {
      const found = await documentOf(proof)
      if (!found || index >= found.numPages) {
        documents.delete(proof)
        return false
      }
      const page = await found.getPage(index + 1)
      const { width } = page.getViewport({ scale: 1 })
      const wanted = holder.clientWidth * devicePixelRatio
      const viewport = page.getViewport({ scale: Math.max(0.1, wanted / width) })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      await page.render({ canvas, viewport }).promise
      holder.replaceChildren(canvas)
      return true
    },
    keep(proofs) {
      for (const [proof, document] of documents) {
        if (proofs.has(proof)) continue
        documents.delete(proof)
        void document.then((open) => open?.loadingTask.destroy())
      }
    },
  }
}

async function load(): Promise<Library> {
  const address = new URL('pdfjs/pdf.min.mjs', document.baseURI).href
  const library = (await import(address)) as Library
  library.GlobalWorkerOptions.workerSrc = new URL('pdfjs/pdf.worker.min.mjs', document.baseURI).href
  return library
}

async function fetchDocument(
  library: Promise<Library>,
  proof: string,
): Promise<PDFDocumentProxy | undefined> {
  const [{ getDocument }, response] = await Promise.all([library, fetch(`proofs/${proof}.pdf`)])
  if (!response.ok) return undefined
  const data = new Uint8Array(await response.arrayBuffer())
  // Of an earlier layout: newer pages are on their way.
  if (data.length === 0) return undefined
  return getDocument({ data, isEvalSupported: false, verbosity: 0 }).promise
}
