import { diagnose } from '../model/diagnose.ts'
import type { Metadata } from '../model/metadata.ts'
import { nearest } from '../model/nearest.ts'
import type { Config } from '../model/source.ts'
import type { Template } from '../model/template.ts'
import type { World } from '../model/world.ts'
import type { Words } from '../model/words.ts'
import { readTemplate } from './template.ts'
import { readWords } from './words.ts'

/** Characters that are named in a message; the rest are only counted. */
const shown = 12

/** A template by its name, and where publication.yaml gives it: `['template']`. */
export interface Choice {
  readonly name: string
  readonly at: readonly string[]
}

/**
 * The template of that name, with the fonts for these characters.
 *
 * An unknown name is an error there, with the nearest name; characters that no font of it draws are a warning.
 */
export async function chooseTemplate(
  { name, at }: Choice,
  config: Config,
  characters: string,
  world: World,
): Promise<Template | undefined> {
  const result = await readTemplate(name, characters, world)
  if (!result.template) {
    const near = nearest(name, result.names)
    const hint = near
      ? `Did you mean \`${near}\`?`
      : `Templates are ${result.names.map((other) => `\`${other}\``).join(', ')}.`
    diagnose(config.file, 'template-unknown', `There is no template \`${name}\``, config.at(at), hint)
    return undefined
  }
  const missing = result.template.uncovered.filter((character) => !/[\s\p{C}]/u.test(character))
  if (missing.length > 0) {
    const more = missing.length > shown ? ` and ${missing.length - shown} more` : ''
    const which = at.length > 1 ? `the template \`${name}\`` : 'the template'
    const reason = `No font of ${which} has ${missing.slice(0, shown).join(' ')}${more}`
    diagnose(config.file, 'font-uncovered', reason, config.at(at))
  }
  return result.template
}

/** The publication's words in its language; English, and a warning, where they have not been translated. */
export async function chooseWords(metadata: Metadata, config: Config, world: World): Promise<Words> {
  const words = await readWords(metadata.lang, world)
  const [wanted] = metadata.lang.toLowerCase().split('-')
  if (!words.lang.toLowerCase().startsWith(wanted ?? '')) {
    diagnose(
      config.file,
      'language-unknown',
      `The program has no words for \`${metadata.lang}\``,
      config.at(['lang']),
    )
  }
  return words
}
