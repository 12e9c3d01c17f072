declare module 'foliate-js/view.js' {
  interface TocItem {
    readonly label: string
    readonly href: string
    readonly subitems?: readonly TocItem[] | null
  }
  /** Words, or the same words by language. */
  type Words = string | Readonly<Record<string, string>>
  type Contributor = Words | { readonly name: Words }
  interface Book {
    readonly metadata: {
      readonly title: Words
      readonly author?: Contributor | readonly Contributor[]
      readonly language?: string | readonly string[]
    }
    readonly dir?: string | null
    readonly sections: readonly { readonly id: string }[]
    readonly toc?: readonly TocItem[] | null
    readonly pageList?: readonly TocItem[] | null
  }
  interface Renderer extends HTMLElement {
    readonly atEnd: boolean
    getContents(): readonly { readonly index: number; readonly doc: Document }[]
    setStyles(css: string): void
  }
  export class View extends HTMLElement {
    readonly book: Book
    readonly renderer: Renderer
    open(book: string): Promise<void>
    next(): Promise<void>
    goTo(target: number | string): Promise<unknown>
  }
}
