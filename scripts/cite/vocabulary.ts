const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** CSL 1.0.2, Appendix III. */
export const types = words(`
  article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
  dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
  legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
  periodical personal_communication post post-weblog regulation report review review-book software song speech
  standard thesis treaty webpage`)

/** CSL 1.0.2, Appendix IV: names. */
export const nameVariables = words(`
  author chair collection-editor compiler composer container-author contributor curator director editor
  editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
  original-author performer producer recipient reviewed-author script-writer series-creator translator`)

/** CSL 1.0.2, Appendix IV: dates. */
export const dateVariables = words(`accessed available-date event-date issued original-date submitted`)

/** Titles: their text may carry emphasis. */
export const titleVariables = words(`
  title title-short container-title container-title-short collection-title original-title reviewed-title
  volume-title part-title event-title`)

const otherVariables = words(`
  abstract annote archive archive-place archive_collection archive_location authority call-number categories
  chapter-number citation-key citation-label citation-number collection-number country custom dimensions division
  DOI edition event event-place first-reference-note-number genre ISBN ISSN issue journalAbbreviation jurisdiction
  keyword language license locator medium note number number-of-pages number-of-volumes original-publisher
  original-publisher-place page page-first part-number PMCID PMID printing-number publisher publisher-place
  references reviewed-genre scale section shortTitle source status supplement-number URL version volume
  year-suffix`)

export const variables: ReadonlySet<string> = new Set([
  ...nameVariables,
  ...dateVariables,
  ...titleVariables,
  ...otherVariables,
])
