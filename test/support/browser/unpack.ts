import sparticuz from '@sparticuz/chromium';

// A program of its own: the package reads TMPDIR and its flags from the environment, and nobody else's may change.
await sparticuz.executablePath();
