import { severityOf } from '../model/rules.ts'
import { checkAbbreviations } from './abbreviation-unexplained.ts'
import { checkAppendices } from './appendix-unused.ts'
import type { Check, Checked, Edited } from './check.ts'
import { checkDoubledWords } from './doubled-word.ts'
import { checkDescriptions } from './figure-alt.ts'
import { checkHeadings } from './heading-skip.ts'
import { checkLinkTexts } from './link-text.ts'
import { checkEmptyNotes } from './note-empty.ts'
import { checkNotePlaces } from './note-place.ts'
import { checkNumbers } from './number-unknown.ts'
import { readPassages } from './prose/read.ts'
import { openSources } from './prose/source.ts'
import { checkQuotationLocators } from './quotation-locator.ts'
import { checkQuotationSources } from './quotation-uncited.ts'
import { checkQuoteMarks } from './quotes-mixed.ts'
import { checkAccessDates } from './reference-accessed.ts'
import { checkReferenceIdentifiers } from './reference-identifier.ts'
import { checkTwins } from './reference-twins.ts'
import { checkSpacing } from './spacing.ts'

/** Every check, by what it looks at. A new one is a file and a line here. */
const checks: readonly Check[] = [
  // The prose, run by run.
  { rules: ['doubled-word'], check: checkDoubledWords },
  { rules: ['spacing'], check: checkSpacing },
  { rules: ['quotes-mixed'], check: checkQuoteMarks },
  { rules: ['link-text'], check: checkLinkTexts },
  { rules: ['heading-skip'], check: checkHeadings },
  { rules: ['abbreviation-unexplained'], check: checkAbbreviations },
  { rules: ['note-place'], check: checkNotePlaces },
  // The prose, with what is cited in it.
  { rules: ['quotation-uncited'], check: checkQuotationSources },
  { rules: ['quotation-locator'], check: checkQuotationLocators },
  // The sections, with what refers to them.
  { rules: ['appendix-unknown', 'number-unknown'], check: checkNumbers },
  { rules: ['appendix-unused'], check: checkAppendices },
  { rules: ['figure-alt'], check: checkDescriptions },
  { rules: ['note-empty'], check: checkEmptyNotes },
  // The references.
  { rules: ['reference-twins'], check: checkTwins },
  { rules: ['reference-identifier'], check: checkReferenceIdentifiers },
  { rules: ['reference-accessed'], check: checkAccessDates },
]

/**
 * What an editor would raise about the text, reported at its places. Nothing is changed.
 *
 * A check whose rules the author has switched off is not made.
 */
export function checkText({ metadata, words, sections, references, citations }: Edited): void {
  const sourceOf = openSources()
  const book: Checked = {
    words,
    sections,
    references,
    citations: new Map(citations.map((citation) => [citation.id, citation])),
    passages: sections.flatMap((section) => readPassages(section, sourceOf(section.file), metadata.lang)),
    sourceOf,
  }
  for (const { rules, check } of checks) {
    if (rules.some((rule) => severityOf(rule, metadata.rules) !== 'off')) check(book)
  }
}
