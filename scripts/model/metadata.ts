import * as v from 'valibot'

import { adjustableRules, type RuleId, rules, type Severities } from './rules.ts'

// A description tells an editor what a field is for. Where a value has a form (a date, a tag), the description is
// a noun phrase, and messages say "must be" and the phrase.

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const described = (description: string) =>
  v.pipe(v.string(), v.description(description), v.trim(), v.nonEmpty())
const oneOrMany = <T extends v.GenericSchema>(item: T, description: string) =>
  v.pipe(
    v.union([item, v.array(item)]),
    v.description(description),
    v.transform((value) => (Array.isArray(value) ? value : [value]) as v.InferOutput<T>[]),
  )

/** Roles by their MARC relator code: author, editor, translator, author of introduction, illustrator. */
const contributor = v.strictObject({
  name: described('The name as it is printed'),
  fileAs: v.optional(described('The name as it is sorted: Luxemburg, Rosa')),
  role: v.optional(
    v.pipe(
      v.picklist(['aut', 'edt', 'trl', 'aui', 'ill']),
      v.description(
        'aut: author, edt: editor, trl: translator, aui: author of the introduction, ill: illustrator',
      ),
    ),
    'aut',
  ),
})

const identifier = v.strictObject({
  scheme: v.picklist(['ISBN-13', 'DOI', 'URI']),
  value: described(
    'The identifier, in quotes: "978-0-306-40615-7", "10.1000/182", "https://example.org/book"',
  ),
  for: v.optional(
    v.pipe(
      v.picklist(['epub', 'pdf', 'print']),
      v.description('The edition it belongs to; without it, all editions'),
    ),
  ),
})

const subject = v.strictObject({
  scheme: v.optional(v.picklist(['BISAC', 'Thema', 'LCSH'])),
  code: v.optional(described('The code in that scheme: POL042010')),
  label: described('The subject in words'),
})

/** What can't be measured in the finished files: a person has to say it. */
const accessibility = v.strictObject({
  summary: v.optional(described('What a reader with a disability should know before buying')),
  hazards: v.optional(v.array(v.picklist(['none', 'flashing', 'motionSimulation', 'sound', 'unknown']))),
  certifiedBy: v.optional(described('Who has certified the accessibility')),
  report: v.optional(
    v.pipe(v.string(), v.url(), v.description('The web address of an accessibility report')),
  ),
})

const part = v.strictObject({
  part: described('The title of the part'),
  chapters: v.pipe(v.array(text), v.description('The files of its chapters, in order')),
})

const contents = v.strictObject({
  /** Chapters get a number; false leaves them with their titles alone. */
  numbered: v.optional(
    v.pipe(v.boolean(), v.description('Chapters get a number; false leaves them with their titles alone')),
    true,
  ),
  front: v.optional(v.pipe(v.array(text), v.description('Files before the body: dedication, preface'))),
  body: v.optional(
    v.pipe(v.array(v.union([text, part])), v.description('Files of the chapters, or parts with chapters')),
  ),
  appendices: v.optional(v.pipe(v.array(text), v.description('Files of the appendices'))),
  back: v.optional(v.pipe(v.array(text), v.description('Files after the appendices: glossary, afterword'))),
})

/** What help a rule gives, it gives in an editor as well. */
const severity = (rule: RuleId) =>
  v.optional(
    v.pipe(
      v.picklist(['off', 'warning', 'error']),
      v.description(`${rules[rule].help} (${rules[rule].severity} where nothing is said)`),
    ),
  )

const severities = v.pipe(
  v.strictObject(Object.fromEntries(adjustableRules.map((rule) => [rule, severity(rule)]))),
  v.description('Which of the checks are made: `off`, `warning` or `error` for each by its name'),
  v.transform((given): Severities => given),
)

const tagPattern = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** RFC 5646: `en-12` looks like a tag and is none. What does not even look like one is reported by the pattern. */
function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return !tagPattern.test(tag)
  }
}

/** An address of the web without the parts that only a page has: a query or a fragment. */
function isFolderAddress(address: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) return false
  const { search, hash, username } = new URL(address)
  return search === '' && hash === '' && username === ''
}

const folderAddress = (address: string): string => new URL(address).href.replace(/\/*$/, '/')

/**
 * `publication.yaml`. The parser, the types and the JSON Schema all come from this one definition.
 * Each format checks its own options under `formats`.
 */
export const metadataSchema = v.strictObject({
  title: described('The title of the publication'),
  subtitle: v.optional(described('The subtitle')),
  /** The short name in file names: lower-case letters, digits and hyphens. */
  id: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
      v.description('A short name for the files, in lower-case letters, digits and hyphens'),
    ),
  ),
  /** BCP 47. */
  lang: v.optional(
    v.pipe(
      v.string(),
      v.regex(tagPattern),
      v.check(isLanguageTag),
      v.description('A language tag like en, pt-BR or zh-Hant'),
    ),
    'en',
  ),
  dir: v.optional(
    v.pipe(
      v.picklist(['ltr', 'rtl']),
      v.description('The direction of the text; without it, that of the language'),
    ),
  ),
  /** A year, a month or a day: `2026`, `2026-11`, `2026-11-24`. */
  date: v.optional(
    v.pipe(
      v.union([
        v.pipe(v.string(), v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)),
        v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(9999)),
      ]),
      v.description('A year, a month or a day like 2026-11-24'),
      v.transform(String),
    ),
  ),
  publisher: v.optional(described('Who publishes it')),
  /** Where the editions will stand; it ends with a slash, so that their names can be joined to it. */
  url: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.check(isFolderAddress),
      v.description('The web address of the folder of the editions, like https://example.org/pamphlets/'),
      v.transform(folderAddress),
    ),
  ),
  rights: v.optional(described('The copyright line')),
  /** An SPDX identifier or the address of a licence. */
  license: v.optional(described('An SPDX identifier like CC-BY-4.0, or the address of a licence')),
  description: v.optional(described('A few sentences for catalogues and shops')),
  authors: v.optional(
    oneOrMany(
      v.union([
        contributor,
        v.pipe(
          text,
          v.transform((name) => ({ name, role: 'aut' as const })),
        ),
      ]),
      'A name, or a list of people with name and role',
    ),
    [],
  ),
  edition: v.optional(
    v.strictObject({ number: v.optional(v.number()), note: v.optional(described('Revised and enlarged')) }),
  ),
  identifiers: v.optional(v.pipe(v.array(identifier), v.description('ISBN, DOI or web addresses')), []),
  subjects: v.optional(v.pipe(v.array(subject), v.description('Subjects for catalogues and shops')), []),
  series: v.optional(v.strictObject({ title: text, position: v.optional(v.number()) })),
  cover: v.optional(
    v.strictObject({
      image: v.optional(described('A picture below the manuscript folder; without one, a cover is drawn')),
      alt: v.optional(described('What the picture shows')),
    }),
    {},
  ),
  accessibility: v.optional(accessibility, {}),
  bibliography: v.optional(oneOrMany(text, 'A file of references, or a list of files'), []),
  /** Name of a vendored citation style. */
  csl: v.optional(described('The name of a citation style'), 'mla'),
  /** Keys that stand in the bibliography without being cited; `*` for all. */
  nocite: v.optional(
    oneOrMany(text, 'A key of a source that is not cited, a list of keys, or "*" for all'),
    [],
  ),
  contents: v.optional(contents, {}),
  template: v.optional(described('The name of a template'), 'classic'),
  /** A rule that is not named has the severity of the table of rules. */
  rules: v.optional(severities, {}),
  formats: v.optional(v.record(v.string(), v.unknown()), {}),
})

export type Metadata = Readonly<v.InferOutput<typeof metadataSchema>>
export type Contributor = Readonly<v.InferOutput<typeof contributor>>
