import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** One line of a PDF's outline, with the page it leads to, from 1. */
export interface OutlineItem {
  readonly title: string
  readonly page: number
  readonly items: readonly OutlineItem[]
}

/** One link of a page: to a page of the same file, or to an address. */
export interface PdfLink {
  readonly from: number
  readonly page?: number
  readonly url?: string
}

interface RawOutline {
  title: string
  dest: unknown
  items: RawOutline[]
}

/** A PDF as Mozilla's reader sees it. */
export async function openPdf(value: Uint8Array) {
  // The reader takes the bytes for itself: give it a copy.
  const document = await getDocument({ data: new Uint8Array(value), verbosity: 0 }).promise
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)

  const pageOf = async (destination: unknown): Promise<number> => {
    const explicit =
      typeof destination === 'string' ? await document.getDestination(destination) : destination
    const [reference] = Array.isArray(explicit) ? (explicit as unknown[]) : []
    return reference ? (await document.getPageIndex(reference as never)) + 1 : 0
  }
  const outlineOf = (items: readonly RawOutline[]): Promise<OutlineItem[]> =>
    Promise.all(
      items.map(async ({ title, dest, items: below }) => ({
        title,
        page: await pageOf(dest),
        items: await outlineOf(below),
      })),
    )

  return {
    pages: document.numPages,
    /** The text of one page, or of all, with a space for a line's end. */
    async text(page?: number): Promise<string> {
      const texts = (page === undefined ? numbers : [page]).map(async (number) => {
        const { items } = await (await document.getPage(number)).getTextContent()
        return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('')
      })
      return (await Promise.all(texts)).join('\f').trim()
    },
    /** Each page's own number: `iv`, `12`. */
    labels: async () => (await document.getPageLabels()) ?? [],
    destinations: async () => Object.keys(await document.getDestinations()),
    outline: async () => outlineOf(((await document.getOutline()) ?? []) as RawOutline[]),
    async links(): Promise<PdfLink[]> {
      const perPage = numbers.map(async (from) => {
        const annotations = (await (await document.getPage(from)).getAnnotations()) as {
          subtype: string
          dest?: unknown
          url?: string
        }[]
        const links = annotations.filter(({ subtype }) => subtype === 'Link')
        return Promise.all(
          links.map(async ({ dest, url }) => (url ? { from, url } : { from, page: await pageOf(dest) })),
        )
      })
      return (await Promise.all(perPage)).flat()
    },
    metadata: async () =>
      (await document.getMetadata()) as unknown as {
        info: Record<string, unknown>
        metadata: { get(name: string): unknown } | null
      },
    /** Every node of the structure tree with its role and its alternative text. */
    async structure(): Promise<{ role: string; alt?: string; lang?: string }[]> {
      const trees = await Promise.all(
        numbers.map(async (number) => (await document.getPage(number)).getStructTree()),
      )
      const nodes: { role: string; alt?: string; lang?: string }[] = []
      const walk = (node: unknown): void => {
        if (!node || typeof node !== 'object' || !('role' in node)) return
        nodes.push(node as { role: string })
        for (const child of (node as { children?: unknown[] }).children ?? []) walk(child)
      }
      for (const tree of trees) walk(tree)
      return nodes
    },
  }
}
