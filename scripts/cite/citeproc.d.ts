/** The parts of citeproc-js 2.4 that this program uses; the package has no types. */
declare module 'citeproc' {
  namespace CSL {
    interface Sys {
      /** The XML of a locale; called for the engine's language, its primary dialect and en-US. */
      retrieveLocale(name: string): string
      retrieveItem(id: string): object
    }

    interface CiteItem {
      id: string
      prefix?: string
      suffix?: string
      locator?: string
      label?: string
      /** 0 first, 1 subsequent, 2 ibid, 3 ibid with another locator. */
      position?: 0 | 1 | 2 | 3
      'first-reference-note-number'?: number
      'near-note'?: boolean
      'suppress-author'?: boolean
      'author-only'?: boolean
      sortkeys?: unknown
    }

    /** A number that may become part of a range when the cluster is put together. */
    interface NumericBlob {
      num: number
      strings: { prefix: string; suffix: string }
    }

    type Rendered = (string | NumericBlob)[] | string
    type Entry = [item: object, cite: CiteItem]

    interface Queue {
      queue: unknown[]
      string(engine: Engine, blobs: unknown[], parent?: unknown): Rendered
    }

    class Engine {
      constructor(sys: Sys, style: string, lang: string, forceLang: boolean)
      readonly opt: {
        readonly xclass: 'note' | 'in-text'
        readonly lang: string
        readonly development_extensions: Record<string, boolean>
      }
      readonly tmp: {
        readonly just_looking: boolean
        readonly area: string
        /** The place of the cite that is being printed in its cluster. */
        readonly cite_index: number
        suppress_decorations: boolean
        citation_errors: unknown[]
        /** The names printed last in the cluster, to be dropped where they come again. */
        last_primary_names_string: string | false
      }
      readonly citation: {
        readonly tokens: readonly unknown[]
        readonly opt: {
          readonly layout_prefix: string
          readonly layout_suffix: string
          readonly layout_delimiter: string
          readonly [name: string]: unknown
        }
        readonly srt: { compareCompositeKeys(this: void, a: Entry, b: Entry): number }
      }
      readonly citation_sort: { readonly tokens: readonly unknown[] }
      output: Queue
      retrieveItem(id: string): object
      updateItems(ids: readonly string[]): void
      /** With no citations it forgets everything but the style. */
      restoreProcessorState(citations: readonly []): void
      getTerm(name: string, form?: string, plural?: 0 | 1): string | undefined
      getOpt(name: 'punctuation-in-quote'): boolean | undefined
      makeBibliography(): false | [BibliographyShape, string[]]
    }

    interface BibliographyShape {
      readonly entry_ids: readonly (readonly string[])[]
      readonly hangingindent?: number | boolean
      readonly 'second-field-align'?: string | false
      readonly entryspacing?: number
    }

    function getSortKeys(this: Engine, item: object, area: 'citation_sort'): unknown
    function getCitationCluster(this: Engine, entries: Entry[]): string
  }

  export default CSL
}
