import CSL from 'citeproc'

import { diagnose } from '../model/diagnose.ts'
import { nearest } from '../model/nearest.ts'
import type { Config } from '../model/source.ts'
import type { World } from '../model/world.ts'
import { type LocatorLabels, locatorLabels } from './labels.ts'
import { primaryDialect, resolveLocale } from './locale.ts'
import type { CslItem } from '../model/reference.ts'

/** A citation style, ready to print. */
export interface Style {
  readonly name: string
  /** The CSL locale it prints in: `de-AT`. */
  readonly locale: string
  /** True where the style cites in notes. */
  readonly notes: boolean
  readonly engine: CSL.Engine
  readonly labels: LocatorLabels
  /** The works that the engine may ask for, by key. */
  readonly items: Map<string, CslItem>
}

/**
 * Build the engine of a vendored style, in the document's language.
 *
 * Takes 0.1 to 2.5 seconds and no references: start it early. An unknown style or language is reported in
 * the configuration file; no other style stands in for it.
 */
export async function loadStyle(
  name: string,
  lang: string,
  world: World,
  config: Config,
): Promise<Style | undefined> {
  if (!(await checkStyle(name, world, config))) return undefined
  const locales = (await world.resources('csl/locales')).map((file) => file.replace(/^locales-|\.xml$/g, ''))
  const read = async (path: string) => new TextDecoder().decode(await world.resource(path))
  const xml = await read(`csl/styles/${name}.csl`)
  const locale = resolveLocale(styleLanguage(xml, lang), locales)
  if (!locale) {
    reportLocale(lang, locales, config)
    return undefined
  }

  const base = primaryDialect(locale.split('-')[0] ?? '', locales) ?? locale
  const files = new Map<string, string>()
  for (const file of new Set([locale, base, 'en-US']))
    files.set(file, await read(`csl/locales/locales-${file}.xml`))
  const items = new Map<string, CslItem>()
  const engine = new CSL.Engine(
    {
      // Asked for the locale, its base and en-US, under the engine's own names for them.
      retrieveLocale: (wanted) =>
        files.get(wanted) ?? files.get(wanted.startsWith('en') ? 'en-US' : locale) ?? '',
      retrieveItem: (id) => items.get(id) ?? { id, type: 'document' },
    },
    xml,
    locale,
    true,
  )
  // Locators have been read before: `{ch. A}` is to be printed as it is.
  engine.opt.development_extensions['locator_label_parse'] = false
  const labels = locatorLabels([
    xml,
    files.get(locale) ?? '',
    files.get(base) ?? '',
    files.get('en-US') ?? '',
  ])
  return { name, locale, notes: engine.opt.xclass === 'note', engine, labels, items }
}

/** A style for British English keeps it in a document that says just `en`. */
function styleLanguage(xml: string, lang: string): string {
  const own = /<style\b[^>]*\bdefault-locale="([^"]*)"/.exec(xml)?.[1]
  return own?.split('-')[0] === lang ? own : lang
}

/** True where there is such a style; else it is reported with the nearest name. */
export async function checkStyle(name: string, world: World, config: Config): Promise<boolean> {
  const styles = (await world.resources('csl/styles')).map((file) => file.replace(/\.csl$/, ''))
  if (styles.includes(name)) return true
  const near = nearest(name, styles)
  const hint = near ? `Did you mean \`${near}\`?` : `Choose one of ${styles.join(', ')}.`
  diagnose(config.file, 'citation-style', `There is no citation style \`${name}\``, config.at(['csl']), hint)
  return false
}

function reportLocale(lang: string, locales: readonly string[], config: Config): void {
  const near = nearest(lang, locales)
  const hint = near && `Did you mean \`${near}\`?`
  diagnose(
    config.file,
    'citation-locale',
    `Citations can't be printed in the language \`${lang}\``,
    config.at(['lang']),
    hint,
  )
}
