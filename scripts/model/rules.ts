/** What a finding of a rule does: nothing, be said, or forbid the build. */
export type Severity = 'off' | 'warning' | 'error'

interface Rule {
  /** Where the author says nothing else. */
  readonly severity: Severity
  /** What to do, in one sentence. */
  readonly help: string
}

const error = (help: string): Rule => ({ severity: 'error', help })
const warning = (help: string): Rule => ({ severity: 'warning', help })
const off = (help: string): Rule => ({ severity: 'off', help })

/** Every rule that a build can report. Each has a case in tests/cases. */
const table = {
  // publication.yaml
  'metadata-duplicate': error('Keep one of the two.'),
  'metadata-identifier': error('Compare the identifier with its original.'),
  'metadata-missing': error('Add the field.'),
  'metadata-unknown': error('Correct the name of the field, or take it out.'),
  'metadata-value': error('Write a value of the kind that the field takes.'),
  'metadata-yaml': error('Mend the YAML at this place.'),

  // Templates
  'font-missing': error('Install a font that has them.'),
  'font-uncovered': warning(
    'They are shown in a font of the machine, where it has one: look at them in each edition.',
  ),
  'language-unknown': warning(
    'Headings such as “Contents” stand in English: add templates/base/words/LANG.yaml.',
  ),
  'template-unknown': error('Name a folder of templates/.'),

  // Files
  'file-encoding': error('Save the file as UTF-8 text.'),
  'file-missing': error('Correct the path, or create the file.'),
  'file-unlisted': warning('Add it to `contents`, or move it out of the manuscript folder.'),
  'manuscript-missing': error('Name the folder that holds publication.yaml: `pamphlet build FOLDER`.'),
  'manuscript-empty': error('Write a chapter: a file that ends in `.md` and begins with `# Title`.'),

  // Pictures
  'image-active': error('Save the drawing as plain SVG, with its pictures embedded and without scripts.'),
  'image-large': error('Make the picture smaller: 3,000 pixels on the longer side are enough for print.'),
  'image-missing': error('Correct the path, or add the picture.'),
  'image-remote': error('Save the picture in the manuscript folder and name it by its path.'),
  'image-type': error('Save the picture as JPEG, PNG, GIF, WebP or SVG.'),
  'block-squeezed': warning('Look at it in the PDF: a narrower table, or one picture less, may read better.'),
  'figure-alt': warning('Say in a few words what the picture shows: `![description](picture.svg)`.'),

  // Markdown
  'caption-stray': warning('Put the caption right before or behind its table, with a blank line between.'),
  'attribute-unknown': warning('Braces may hold an `#id`, `.class`, `lang=` and `dir=`.'),
  'block-stray': error('Remove the line, or write the opening line of its block: `:::note`.'),
  'block-unclosed': error('End the block with a line of three colons: `:::`.'),
  'block-unknown': error('Blocks are `:::epigraph`, `:::verse`, `:::dedication` and `:::note`.'),
  'html-raw': warning('Say it in Markdown: not every reader shows raw HTML alike.'),
  'html-unsafe': error('Remove it: a book holds no program and nothing that loads from elsewhere.'),
  'id-duplicate': error('Give one of them another id.'),
  'id-invalid': error('An id begins with a letter and holds letters, digits, `-`, `_` and `.`.'),
  'table-cells': error('Give the header row a cell for every column, or mend the row.'),
  'link-dead': error('Correct the link, or give its target that id: `# Heading {#id}`.'),
  'link-empty': error('Write the text of the link between its square brackets.'),
  'link-text': warning('Say in the words of the link where it leads: on paper there is nothing to press.'),
  'heading-skip': warning('Go down one level at a time: contents and screen readers follow the levels.'),

  // Appendices and numbers
  'appendix-unknown': warning('Correct the letter, or add the appendix.'),
  'appendix-unused': warning('Refer to it where the text needs it: `[](#its-id)` or “see Appendix A”.'),
  'number-unknown': warning(
    'Correct the number, or link to what is meant: `[](#its-id)` keeps the number right.',
  ),

  // Quotations
  'quotation-uncited': warning(
    'Cite where it is from, as in `[@key, p. 12]` or a note; or say it in your own words.',
  ),
  'quotation-locator': warning('Add the page to the citation: `[@key, p. 12]`.'),
  'quotes-mixed': warning('Put the missing mark in, or take this one out.'),

  // Wording
  'doubled-word': warning('Take one of the two out.'),
  'abbreviation-unexplained': off(
    'Write it out where it comes first: “International Labour Organization (ILO)”.',
  ),
  spacing: warning('Mend the space.'),

  // Sections
  'label-differs': warning(
    'Leave the label out: the program numbers chapters and letters appendices in order.',
  ),
  'front-matter': warning('Move it to publication.yaml, and remove it here.'),
  'section-empty': warning('Write its text, or remove the heading.'),
  'section-title': error('Begin the file with a heading: `# Title`.'),

  // Notes
  'note-duplicate': error('Give one of them another name.'),
  'note-empty': warning('Write the note, or take its call out.'),
  'note-place': warning('Put the calls of all notes on the same side of the punctuation.'),
  'note-unclosed': error('End the note with a square bracket: `^[…]`.'),
  'note-undefined': error('Write the note on a line of its own: `[^name]: Text.`'),
  'note-unused': error('Call the note in the text with its name in brackets, or remove it.'),

  // Import
  'import-empty': error('Give a file with text in it.'),
  'import-encoding': error(
    'Save the file as UTF-8 plain text in the program that wrote it, then import it again.',
  ),
  'import-link-stripped': warning('Look up the address that stood here and add it after these words.'),
  'import-lost': error('Compare the imported files with the text at this line and report the fault.'),
  'import-unsure': warning(
    'Compare the imported files with the text and mend them where the guess is wrong.',
  ),

  // Citations
  'citation-empty': error('Give the entry an author or a title, or cite a page of it.'),
  'citation-locale': error('Choose a language that citations can be printed in.'),
  'citation-missing': error('Add the entry to the bibliography, or mend the key.'),
  'citation-separator': error('Part two works with a semicolon: `[@one, p. 3; see @two]`.'),
  'citation-style': error('Name one of the styles that come with the program.'),
  'reference-accessed': warning('Add the day on which you looked at it: `accessed: 2026-11-24`.'),
  'reference-duplicate': error('Give each entry a key of its own.'),
  'reference-field': warning('Use the names of fields that CSL defines.'),
  'reference-format': error('Use CSL-YAML (.yaml), CSL-JSON (.json) or BibTeX (.bib).'),
  'reference-identifier': warning('Compare the identifier with its original.'),
  'reference-id': error('Give the entry a key: `id: doe2004`.'),
  'reference-syntax': error('Mend the file at this place.'),
  'reference-twins': warning('Keep one of the two, and cite it by its key.'),
  'reference-type': warning(
    'Give the entry a type that CSL defines, such as `book`; it is printed as a document.',
  ),
  'reference-uncited': warning('Cite the entry, list it under nocite, or remove it.'),
  'reference-value': error(
    'Write the value as CSL has it: `issued: 2004-05-01`, `author: [{family: Doe, given: Jane}]`.',
  ),
} satisfies Record<string, Rule>

export type RuleId = keyof typeof table

export const rules: Readonly<Record<RuleId, Rule>> = table

/** `publication.yaml` says what becomes of these; an import has no such file yet. */
export const adjustableRules: readonly RuleId[] = (Object.keys(table) as RuleId[]).filter(
  (rule) => table[rule].severity !== 'error' && !rule.startsWith('import-'),
)

/** What the author made of the rules, by their names. */
export type Severities = Readonly<Partial<Record<RuleId, Severity>>>

export const severityOf = (rule: RuleId, given: Severities): Severity => given[rule] ?? rules[rule].severity
