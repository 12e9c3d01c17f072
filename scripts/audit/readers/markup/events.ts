/** Where a tag or text begins, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** By name, without namespaces but for `epub:type`, `xml:lang` and `xlink:href`. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** What a document says, one tag after another: the same for XHTML and for HTML. Names are without a prefix. */
export interface MarkupEvents {
  open(name: string, attributes: Attributes, place: Place): void
  text(value: string, place: Place): void
  close(): void
}

/** Why a document was read no further. */
export interface MarkupFault {
  readonly reason: string
  readonly place: Place
  /** No other way of reading would help. */
  readonly isFinal?: boolean
}

/** Several listeners to one document. */
export function together(...listeners: readonly MarkupEvents[]): MarkupEvents {
  return {
    open: (name, attributes, place) => {
      for (const listener of listeners) listener.open(name, attributes, place)
    },
    text: (value, place) => {
      for (const listener of listeners) listener.text(value, place)
    },
    close: () => {
      for (const listener of listeners) listener.close()
    },
  }
}
