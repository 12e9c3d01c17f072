import { diagnose } from '../model/diagnose.ts'
import type { Section } from '../model/publication.ts'
import type { Checked } from './check.ts'
import { isHeading } from './prose/passage.ts'

/** A heading that is more than one level below the heading before: `#`, then `###`. WCAG 2.2, technique G141. */
export function checkHeadings({ passages }: Checked): void {
  let last: { section: Section; level: number } | undefined
  for (const passage of passages) {
    // A heading in a quotation is another text's.
    if (!isHeading(passage) || passage.quote || passage.note !== undefined) continue
    const { section } = passage
    const level = Number(passage.element.tagName.slice(1))
    // A section without a heading of its own begins as if it had one.
    const above = last?.section === section ? last.level : 1
    if (level > above + 1) {
      const [is, may] = [level, above + 1].map((count) => '#'.repeat(count))
      const reason = `A heading of level ${level} (\`${is}\`) stands below one of level ${above}`
      const hint = `Write \`${may}\`, or put a heading between.`
      diagnose(section.file, 'heading-skip', reason, passage.element, hint)
    }
    last = { section, level }
  }
}
