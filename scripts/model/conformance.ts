/** Something that a finished file has against a standard, or against what it says of itself. */
export interface Finding {
  /** Who found it: `EPUBCheck`, `PDF/UA-1`, `claims`. */
  readonly tool: string
  /** A standard is broken; it is not good practice; it is worth knowing. */
  readonly severity: 'error' | 'warning' | 'info'
  /** As the tool names the rule: `RSC-005`, `7.1-3`. */
  readonly code: string
  readonly reason: string
  /** Path of the edition below the output folder. */
  readonly file: string
  /** A file inside of an EPUB. */
  readonly part?: string
  readonly line?: number
  readonly column?: number
  /** Of a PDF, from 1. */
  readonly page?: number
}

/** One judge, and what it said of all files that are its business. */
export interface ToolReport {
  readonly tool: string
  /** Of the tool, or for a check of our own of the standard; empty where it is not known. */
  readonly version: string
  /** It failed where there is an error or a warning among its findings. */
  readonly state: 'passed' | 'failed' | 'absent'
  readonly findings: readonly Finding[]
  readonly seconds: number
  /** Where it is absent: how to get it. */
  readonly remedy?: string
}

export interface Conformance {
  /** Those of all tools, in their order. */
  readonly findings: readonly Finding[]
  /** Only tools whose kind of file was there. */
  readonly tools: readonly ToolReport[]
}
