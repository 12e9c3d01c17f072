/** One thing that a file says of itself, by the words of schema.org, Dublin Core or EPUB Accessibility. */
export interface Claim {
  /** `accessibilityFeature`, `accessMode`, `conformsTo`, `certifiedBy` … without the prefix. */
  readonly property: string
  readonly value: string
  /** The file inside, where it is said. */
  readonly part?: string
  readonly line?: number
}

/** Whether a claim is true of this file, and why. */
export interface Measured {
  readonly isTrue: boolean
  readonly reason: string
  /** It is true of so little that nobody misses the claim. */
  readonly isSlight?: boolean
}

export const measured = (isTrue: boolean, reason: string): Measured => ({ isTrue, reason })
