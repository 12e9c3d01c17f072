import type { Mdast, Section } from './publication.ts'
import type { Place } from './reference.ts'

/** One citation of the finished text. */
export interface Citation {
  /** The id of its element: `cite-3`. */
  readonly id: string
  /** The works cited that the bibliography has. */
  readonly keys: readonly string[]
  readonly items: readonly CitedItem[]
  readonly section: Section<Mdast>
  readonly place: Place | undefined
}

/** One work cited, and which place of it: `label` is CSL's term, `page`. */
export interface CitedItem {
  readonly key: string
  readonly label?: string
  readonly locator?: string
  /** What else stands behind the key: `, quoted in the preface`. */
  readonly suffix?: string
}
