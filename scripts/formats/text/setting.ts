import type { Words } from '../../model/words.ts'

/** What a part of the text has to know to be set. */
export interface Setting {
  /** Columns that are left between the margins; Infinity for lines as long as the paragraph. */
  readonly width: number
  /** BCP 47, of the text around: where a script has no spaces, words are told apart by it. */
  readonly lang: string
  readonly words: Words
  /** The number of a note, as it is called and as it stands before its words. */
  readonly mark: (number: string) => string
}

/** Lines that stand together; between two blocks is an empty line. */
export type Block = readonly string[]

/** The same between narrower margins. Something is always left: words are set on lines of their own at worst. */
export const narrowed = (setting: Setting, columns: number): Setting => ({
  ...setting,
  width: Math.max(narrowest, setting.width - columns),
})

const narrowest = 16

/** Set blocks in from the margin: `first` stands before their first line, spaces before all others. */
export function indented(blocks: readonly Block[], indent: number, first = ' '.repeat(indent)): Block[] {
  const margin = ' '.repeat(indent)
  return blocks.map((lines, block) =>
    lines.map((line, index) => {
      const before = block === 0 && index === 0 ? first : margin
      return line === '' ? before.trimEnd() : before + line
    }),
  )
}
