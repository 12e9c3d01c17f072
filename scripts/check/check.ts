import type { VFile } from 'vfile'

import type { Citation } from '../model/citation.ts'
import type { Metadata } from '../model/metadata.ts'
import type { Section } from '../model/publication.ts'
import type { Reference } from '../model/reference.ts'
import type { RuleId } from '../model/rules.ts'
import type { Words } from '../model/words.ts'
import type { Passage } from './prose/passage.ts'
import type { SourceText } from './prose/source.ts'

/** A book as the checks see it: set in type, cited and linked, but not yet made into any edition. */
export interface Checked {
  readonly words: Words
  readonly sections: readonly Section[]
  readonly references: readonly Reference[]
  /** By the id of the citation's element. */
  readonly citations: ReadonlyMap<string, Citation>
  /** Every run of prose, in reading order; notes behind the text of their section. */
  readonly passages: readonly Passage[]
  readonly sourceOf: (file: VFile) => SourceText
}

/** What an editor would look for. It reports what it finds and changes nothing. */
export interface Check {
  /** What it may report. It is made where at least one of them is on. */
  readonly rules: readonly RuleId[]
  readonly check: (book: Checked) => void
}

/** What the recipe has in hand before anything is rendered. */
export interface Edited {
  readonly metadata: Pick<Metadata, 'rules' | 'lang'>
  readonly words: Words
  readonly sections: readonly Section[]
  readonly references: readonly Reference[]
  readonly citations: readonly Citation[]
}
