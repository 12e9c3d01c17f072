interface Rule {
  readonly severity: 'error' | 'warning'
  /** What to do, in one sentence. */
  readonly help: string
}

const error = (help: string): Rule => ({ severity: 'error', help })
const warning = (help: string): Rule => ({ severity: 'warning', help })

/** Every rule that a build can report. Each has a case in tests/cases. */
export const rules = {
  // publication.yaml
  'metadata-duplicate': error('Keep one of the two.'),
  'metadata-identifier': error('Compare the identifier with its original.'),
  'metadata-missing': error('Add the field.'),
  'metadata-unknown': error('Correct the name of the field, or take it out.'),
  'metadata-value': error('Write a value of the kind that the field takes.'),
  'metadata-yaml': error('Mend the YAML at this place.'),

  // Templates
  'font-uncovered': warning('They are shown in a font of the machine: look at them in each edition.'),
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
  'link-dead': error('Correct the link, or give its target that id: `# Heading {#id}`.'),
  'link-empty': error('Write the text of the link between its square brackets.'),
  'appendix-unknown': warning('Correct the letter, or add the appendix.'),

  // Sections
  'label-differs': warning(
    'Leave the label out: the program numbers chapters and letters appendices in order.',
  ),
  'front-matter': warning('Move it to publication.yaml, and remove it here.'),
  'section-empty': warning('Write its text, or remove the heading.'),
  'section-title': error('Begin the file with a heading: `# Title`.'),

  // Notes
  'note-duplicate': error('Give one of them another name.'),
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
  'reference-duplicate': error('Give each entry a key of its own.'),
  'reference-field': warning('Use the names of fields that CSL defines.'),
  'reference-format': error('Use CSL-YAML (.yaml), CSL-JSON (.json) or BibTeX (.bib).'),
  'reference-id': error('Give the entry a key: `id: doe2004`.'),
  'reference-syntax': error('Mend the file at this place.'),
  'reference-type': warning(
    'Give the entry a type that CSL defines, such as `book`; it is printed as a document.',
  ),
  'reference-uncited': warning('Cite the entry, list it under nocite, or remove it.'),
  'reference-value': error(
    'Write the value as CSL has it: `issued: 2004-05-01`, `author: [{family: Doe, given: Jane}]`.',
  ),
} satisfies Record<string, Rule>

export type RuleId = keyof typeof rules
