declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  /** What PDF.js looks for when a browser cannot start the worker and it has to run on the page. */
  export const WorkerMessageHandler: object;
}
