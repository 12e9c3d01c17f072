import { describe, expect, test } from 'vitest'

import { checkClaims } from '../scripts/audit/conformance/claims/index.ts'
import { features } from '../scripts/audit/conformance/claims/features.ts'
import { hazards, modes } from '../scripts/audit/conformance/claims/modes.ts'
import { picture, samples } from './audit-claims-samples.ts'
import { claim, type Parts, smallEpub } from './audit-work.ts'

const found = (parts: Parts) => checkClaims({ path: 'salt.epub', value: smallEpub(parts) })
const errors = (parts: Parts) => found(parts).filter(({ severity }) => severity === 'error')

test('every measure is tried', () => {
  expect(Object.keys(samples).toSorted()).toEqual(Object.keys(features).toSorted())
})

describe.each(Object.entries(samples))('%s', (feature, { has, lacks }) => {
  const claims = [claim('accessibilityFeature', feature)]

  test('is believed where it is there, and not missed where it is not claimed but for old names', () => {
    expect(errors({ ...has, claims })).toEqual([])
    const unsaid = found({ ...has, claims: [claim('accessMode', 'textual')] })
    const note = unsaid
      .filter(({ reason }) => reason.includes(`“${feature}”`))
      .map(({ severity }) => severity)
    expect(note).toEqual(feature === 'printPageNumbers' ? [] : ['info'])
  })

  test.each(Object.entries(lacks))('is an error with %s', (_, parts) => {
    const [error, ...others] = errors({ ...parts, claims })
    expect(others).toEqual([])
    expect(error).toMatchObject({
      tool: 'claims',
      code: 'accessibilityFeature',
      file: 'salt.epub',
      part: 'in/book.opf',
    })
    expect(error?.reason).toContain(`“${feature}” is claimed, but `)
    expect(error?.line).toBe(6)
  })
})

const sound = '<audio src="a.mp3"></audio>'

describe.each([
  ['textual', '<h1 id="one">One</h1>', '<p id="one"><img src="a.png" alt=""/></p>'],
  [
    'visual',
    `<h1 id="one">One</h1>${picture}`,
    '<h1 id="one">x</h1><img src="c.jpg" alt="C" role="doc-cover"/>',
  ],
  ['auditory', `<h1 id="one">One</h1>${sound}`, '<h1 id="one">One</h1>'],
])('the mode %s', (mode, body, other) => {
  test('is measured', () => {
    expect(Object.keys(modes)).toContain(mode)
    const claims = [claim('accessMode', mode)]
    expect(errors({ body, claims })).toEqual([])
    expect(errors({ body: other, claims }).map(({ code }) => code)).toEqual(['accessMode'])
  })
})

test.each([
  ['textual', picture, true],
  ['textual', '<img src="a.png" alt=""/>', false],
  ['textual,visual', '<img src="a.png" alt=""/>', true],
  ['visual', picture, false],
  ['textual', sound, false],
  ['textual auditory', sound, true],
])('%s suffices for %s: %s', (claimed, body, isEnough) => {
  const parts = { body: `<h1 id="one">One</h1>${body}`, claims: [claim('accessModeSufficient', claimed)] }
  expect(errors(parts)).toHaveLength(isEnough ? 0 : 1)
})

describe('hazards', () => {
  const moving: Record<string, Parts> = {
    'a film': { body: '<h1 id="one">One</h1><video src="a.mp4"></video>' },
    'a script': { body: '<h1 id="one">One</h1><script>1</script>' },
    'an animation': { css: 'p { animation: fade 1s }' },
    'a drawing that moves': {
      items: '<item id="d" href="d.svg" media-type="image/svg+xml"/>',
      files: { 'in/d.svg': '<svg xmlns="http://www.w3.org/2000/svg"><animate/></svg>' },
    },
  }
  test.each(Object.entries(moving))('%s is one', (_, parts) => {
    for (const hazard of ['none', 'noFlashingHazard', 'noMotionSimulationHazard'])
      expect(errors({ ...parts, claims: [claim('accessibilityHazard', hazard)] })).toHaveLength(1)
  })
  test('sound is one', () => {
    const body = `<h1 id="one">One</h1>${sound}`
    for (const hazard of ['none', 'noSoundHazard'])
      expect(errors({ body, claims: [claim('accessibilityHazard', hazard)] })).toHaveLength(1)
  })
  test('a still text has none', () => {
    const claims = Object.keys(hazards).map((hazard) => claim('accessibilityHazard', hazard))
    expect(errors({ claims })).toEqual([])
  })
})

const standard = '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
const asked = [
  claim('accessMode', 'textual'),
  claim('accessibilityFeature', 'unlocked'),
  claim('accessibilityHazard', 'none'),
]
const vouched = '<meta property="a11y:certifiedBy">Eve Five</meta>'

test('conformance to EPUB Accessibility needs what it asks for, a person, and no error of Ace', () => {
  expect(errors({ claims: [...asked, vouched, standard] })).toEqual([])
  expect(errors({ claims: [...asked, standard] })[0]?.reason).toContain('nobody vouches')
  expect(errors({ claims: [...asked.slice(1), vouched, standard] })[0]?.reason).toContain('accessMode')
  const ace = { tool: 'Ace', severity: 'error', code: 'image-alt', reason: '', file: 'salt.epub' } as const
  const value = smallEpub({ claims: [...asked, vouched, standard] })
  const judged = checkClaims({ path: 'salt.epub', value }, [ace])
  expect(judged.map(({ reason }) => reason).join()).toContain('Ace found image-alt')
})

test.each([
  claim('accessibilityFeature', 'transcript'),
  claim('accessMode', 'tactile'),
  claim('accessModeSufficient', 'tactile'),
  claim('accessibilityHazard', 'flashing'),
  claim('accessibilityFeature', 'constructor'),
  '<meta property="dcterms:conformsTo">Something else</meta>',
])('%s is a claim that nothing measures', (said) => {
  const [warning] = found({ claims: [said] })
  expect(warning).toMatchObject({ severity: 'warning' })
  expect(warning?.reason).toContain('not measured')
})

test('claims of a page stand in its head or in JSON-LD', () => {
  const page = (head: string, body = '<h1>One</h1>') =>
    checkClaims({
      path: 'salt.html',
      value: new TextEncoder().encode(
        `<!doctype html><html><head><title>Salt</title>${head}</head><body>${body}</body></html>`,
      ),
    }).filter(({ severity }) => severity === 'error')
  const meta = '<meta property="schema:accessibilityFeature" content="alternativeText">'
  const linked =
    '<script type="application/ld+json">{"@type":"Book","accessibilityFeature":["alternativeText","MathML"]}</script>'
  expect(page(meta).map(({ code }) => code)).toEqual(['accessibilityFeature'])
  expect(page(meta, picture)).toEqual([])
  expect(page(linked, picture).map(({ reason }) => reason.slice(0, 8))).toEqual(['“MathML”'])
  expect(page('', picture)).toEqual([])
})
