/** The publication's own words in the document's language, from `templates/base/words/LANG.yaml`. */
export interface Words {
  /** BCP 47 primary language the words are written in. */
  readonly lang: string
  /** Opening and closing quotation marks, outer then inner; a mark may hold a no-break space. */
  readonly quotes: readonly [string, string, string, string]
  readonly contents: string
  readonly cover: string
  readonly titlePage: string
  readonly copyrightPage: string
  readonly colophon: string
  readonly notes: string
  readonly landmarks: string
  readonly startOfText: string
  /** `Chapter`, `Appendix`, `Part`, `Figure`, `Table`: the noun before a number or letter. */
  readonly chapter: string
  readonly appendix: string
  readonly appendices: string
  readonly part: string
  readonly figure: string
  readonly table: string
  readonly dedication: string
  readonly epigraph: string
  readonly bibliography: string
  /** `Back to text`, read aloud by screen readers before a note's number. */
  readonly backToText: string
  readonly note: string
  readonly citedIn: string
  /** The same on paper: `cited on p. {pages}`, where `{pages}` stands for one number or several. */
  readonly citedOn: string
  /** A page, behind what stands on it: `, p. {n}`. The marks before the first word part several numbers as well. */
  readonly onPage: string
  readonly by: string
  readonly editedBy: string
  readonly translatedBy: string
  readonly introductionBy: string
  readonly illustratedBy: string
  readonly publishedBy: string
  readonly edition: string
  readonly license: string
  readonly and: string
  /** Said of an identifier that belongs to the printed edition. */
  readonly print: string
  readonly typefaces: string
  readonly citationStyle: string
  readonly madeWith: string
  readonly labels: Labels
}

/**
 * A noun with its number, as the language orders them: `Chapter {n}`, `{n}. fejezet`, `第{n}章`.
 * `{n}` stands for the number or letter.
 */
export interface Labels {
  readonly chapter: string
  readonly appendix: string
  readonly part: string
  readonly figure: string
  readonly table: string
  readonly edition: string
}
