#!/usr/bin/env node
// The program is TypeScript without a build step: tsx reads it as it stands.
import { register } from 'tsx/esm/api'

register()
await import('./cli.ts')
