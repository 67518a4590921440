#!/usr/bin/env node
// npm start. This file only checks the version of Node, in words that old ones understand too; steps/start.mjs goes on.
import { createRequire } from 'module'

const version = process.versions.node
const [major, minor] = version.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  const messages = createRequire(import.meta.url)('../lib/i18n/messages/en.json')
  console.error(messages.start.nodeTooOld.replace('{version}', version))
  process.exitCode = 1
} else {
  void import('./steps/start.mjs')
}
