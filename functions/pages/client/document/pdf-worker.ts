/*! PDF.js, © Mozilla Foundation, Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0 */

/** The worker of PDF.js in the build for older phones; a file of its own, since a worker is loaded by its address. */
export { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
