import { spawnSync } from 'node:child_process';

/** What every reader of PKCS#12 knows, the one of @signpdf too. */
const CIPHER = 'PBE-SHA1-3DES';

/** A key and its certificates (PEM) as the PKCS#12 file @signpdf wants. Throws where there is no OpenSSL to make it. */
export function pkcs12(key: string, certificates: readonly string[], password: string): Buffer {
  const how = ['-export', '-certpbe', CIPHER, '-keypbe', CIPHER, '-macalg', 'sha1', '-passout', 'stdin'];
  const input = `${password}\n${[key, ...certificates].join('\n')}`;
  const { status, stdout, stderr } = spawnSync('openssl', ['pkcs12', ...how], { input });
  if (status !== 0) throw new Error(`openssl could not make a PKCS#12 file. ${stderr ?? ''}`);
  return stdout;
}
