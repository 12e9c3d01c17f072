import type { Element } from 'xast'

import type { AccessibilityFacts } from '../../model/catalogue.ts'
import { isReadableWithoutSight } from '../accessibility.ts'
import { x } from '../xml.ts'
import { languageCode } from './language.ts'

/** Schema.org's features in list 196. `unlocked` is said by EpubTechnicalProtection. */
const features: Readonly<Record<string, string>> = {
  alternativeText: '14',
  ARIA: '30',
  describedMath: '53',
  displayTransformability: '36',
  highContrastDisplay: '26',
  index: '12',
  latex: '35',
  longDescription: '15',
  MathML: '17',
  pageBreakMarkers: '19',
  pageNavigation: '41',
  printPageNumbers: '19',
  readingOrder: '13',
  structuralNavigation: '29',
  synchronizedAudioText: '20',
  tableOfContents: '11',
  ttsMarkup: '21',
}

/** Schema.org's hazards in list 143; `none` and `unknown` speak of all three. */
const hazards: Readonly<Record<string, readonly string[]>> = {
  none: ['00'],
  flashing: ['13'],
  noFlashingHazard: ['14'],
  sound: ['15'],
  noSoundHazard: ['16'],
  motionSimulation: ['17'],
  noMotionSimulationHazard: ['18'],
  unknown: ['24', '25', '26'],
  unknownFlashingHazard: ['24'],
  unknownSoundHazard: ['25'],
  unknownMotionSimulationHazard: ['26'],
}

/** What was measured of this file, as features of its form (list 79: 09 accessibility, 12 hazards). */
export function accessibilityFeatures(facts: AccessibilityFacts | undefined): Element[] {
  // List 196: 08 is unknown accessibility.
  if (!facts) return [feature('09', '08')]
  const codes = new Set([
    ...(facts.conformsTo ?? []).flatMap(standardCodes),
    ...facts.features.flatMap((name) => features[name] ?? []),
    ...(isReadableWithoutSight(facts) ? ['52'] : []),
  ])
  const { summary, certifiedBy, report } = facts
  return [
    ...(summary.text ? [feature('09', '00', summary.text, summary.lang)] : []),
    ...[...codes].toSorted().map((code) => feature('09', code)),
    ...(certifiedBy ? [feature('09', '90', certifiedBy)] : []),
    ...(report ? [feature('09', '94', report)] : []),
    ...[...new Set(facts.hazards.flatMap((name) => hazards[name] ?? []))].map((code) => feature('12', code)),
  ]
}

/** A standard, its version and its level are each a code of their own. */
function standardCodes(standard: string): string[] {
  if (/^PDF\/UA-[12]\b/.test(standard)) return [standard.startsWith('PDF/UA-1') ? '05' : '06']
  const codes: Readonly<Record<string, string>> = {
    '2.0': '80',
    '2.1': '81',
    '2.2': '82',
    A: '84',
    AA: '85',
    AAA: '86',
  }
  const [, wcag = '', level = ''] = /WCAG (2\.[012]) Level (A{1,3})$/.exec(standard) ?? []
  const epub = standard.startsWith('EPUB Accessibility 1.1') ? ['04'] : []
  return [...epub, ...[codes[wcag], codes[level]].flatMap((code) => code ?? [])]
}

function feature(type: string, value: string, description?: string, lang?: string): Element {
  return x(
    'ProductFormFeature',
    x('ProductFormFeatureType', type),
    x('ProductFormFeatureValue', value),
    description ? x('ProductFormFeatureDescription', textLanguage(lang), description) : undefined,
  )
}

/** No attribute where nothing is known of the words' language. */
function textLanguage(lang: string | undefined): Record<string, string> {
  const code = lang ? languageCode(lang) : 'und'
  return code === 'und' ? {} : { language: code }
}
