import type { Nodes } from 'hast'
import { EXIT, visit } from 'unist-util-visit'

import { diagnose } from '../../model/diagnose.ts'
import type { Edition } from '../../model/format.ts'
import type { Section } from '../../model/publication.ts'
import type { Boxes } from './boxes.ts'

/** Letters that are named in a message; the rest are only counted. */
const shown = 12

/** Tell the author, once in each file, of letters that are empty boxes in the PDF: their words can't be read there. */
export function reportBoxes({ publication, template }: Edition, { count, letters }: Boxes): void {
  if (count === 0) return
  const missing = template.uncovered.filter((letter) => letters.has(letter))
  const wanted = missing.length > 0 ? missing : template.uncovered
  const { sections } = publication
  const found = sections.map((section) => ({ section, first: firstOf(wanted, section.tree) }))
  const places = found.filter(({ first }) => first !== undefined)
  const files = new Map(places.toReversed().map((one) => [one.section.file, one]))
  // They may stand in the title alone.
  const told = files.size > 0 ? [...files.values()].toReversed() : found.slice(0, 1)
  for (const { section, first } of told) report(section, wanted, first)
}

function report({ file }: Section, letters: readonly string[], place: Place | undefined): void {
  const more = letters.length > shown ? ` and ${letters.length - shown} more` : ''
  const reason = `No font of this machine has ${letters.slice(0, shown).join(' ')}${more}: the PDF shows boxes`
  // Every edition finds them again.
  if (file.messages.some((message) => message.ruleId === 'font-missing')) return
  diagnose(file, 'font-missing', reason, place, remedyFor(letters.join('')))
}

/** Debian's packages; other systems have them by names like these. */
function remedyFor(letters: string): string {
  const packages = [
    ...(/[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(letters) ? ['fonts-noto-cjk'] : []),
    ...(/\p{Emoji_Presentation}/u.test(letters) ? ['fonts-noto-color-emoji'] : []),
    ...(/[^\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{Emoji_Presentation}]/u.test(letters)
      ? ['fonts-noto-core']
      : []),
  ]
  return `Install a font that has them: \`sudo apt install ${packages.join(' ')}\`.`
}

interface Place {
  readonly line: number
  readonly column: number
}

/** Where the first of the letters stands. */
function firstOf(letters: readonly string[], tree: Nodes): Place | undefined {
  const wanted = new Set(letters)
  let place: Place | undefined
  visit(tree, 'text', ({ value, position }) => {
    const before = [...value]
    const index = before.findIndex((letter) => wanted.has(letter))
    if (index < 0 || !position) return undefined
    const lines = before.slice(0, index).join('').split('\n')
    const { line, column } = position.start
    const steps = lines.at(-1)?.length ?? 0
    place =
      lines.length > 1
        ? { line: line + lines.length - 1, column: steps + 1 }
        : { line, column: column + steps }
    return EXIT
  })
  return place
}
