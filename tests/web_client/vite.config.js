import { defineConfig } from 'vite';

// Into a folder outside the tree, which the test names; relative, so that it can be served from anywhere.
export default defineConfig({
  base: './',
  build: { target: 'esnext', outDir: process.env.WEB_CLIENT_OUT, emptyOutDir: true, chunkSizeWarningLimit: 10000 },
});
