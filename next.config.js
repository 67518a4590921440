import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  // Messages are compiled while building, so that no page carries the compiler.
  experimental: {
    messages: {
      path: './lib/i18n/messages',
      locales: 'infer',
      sourceLocale: 'en',
      format: 'json',
      precompile: true,
    },
  },
})

const inBrowser = (name, instead) => ({ [name]: { browser: instead } })

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run types`; Next's own check cannot load TypeScript 7.
  typescript: { ignoreBuildErrors: true },
  // One copy of Yjs for the whole process, and nothing native or worker-based through the bundler.
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@node-rs/argon2',
    'yjs',
    'lib0',
    'y-protocols',
    'y-prosemirror',
    '@tiptap/y-tiptap',
    'ws',
    'docx',
    '@myriaddreamin/typst-ts-node-compiler',
    'tsx',
    'esbuild',
  ],
  turbopack: {
    resolveAlias: {
      // What a browser needs of them, and not what else they bring.
      ...inBrowser('lib0/buffer', './components/editor/connection/lib0/buffer.ts'),
      ...inBrowser('lib0/dom', './components/editor/connection/lib0/dom.ts'),
      ...inBrowser('lib0/logging', './components/editor/connection/lib0/logging.ts'),
    },
  },
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Referrer-Policy', value: 'no-referrer' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
          {
            key: 'Permissions-Policy',
            value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
          },
          { key: 'X-DNS-Prefetch-Control', value: 'off' },
          { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
        ],
      },
    ]
  },
}

export default withNextIntl(config)
