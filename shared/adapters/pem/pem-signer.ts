import { constants, createPrivateKey, privateEncrypt, X509Certificate } from 'node:crypto';
import type { Signer } from '../../seal/signer.ts';
import { certificatesIn } from './pem-certificates.ts';

/** DER of `DigestInfo` up to the SHA-256 digest (RFC 8017 9.2): what PKCS#1 v1.5 signs. */
const DIGEST_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * A signer from PEM text: an RSA private key and its certificates, the signing one first.
 * Throws a TypeError when the key is not RSA (node:crypto signs no bare digest with EC; a vault does) or when
 * certificate and key do not belong together.
 */
export function pemSigner({ key, certificates }: { key: string; certificates: string }): Signer {
  const privateKey = createPrivateKey(key);
  if (privateKey.asymmetricKeyType !== 'rsa') throw new TypeError('The seal key must be an RSA key.');
  const [certificate, ...chain] = certificatesIn(certificates).map((der) => new X509Certificate(der));
  if (!certificate) throw new TypeError('The seal certificate is missing.');
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new TypeError('The seal certificate belongs to another key.');
  }
  return {
    certificate: certificate.raw,
    chain: chain.map((each) => each.raw),
    keyType: 'RSA',
    async signDigest(sha256) {
      const padding = constants.RSA_PKCS1_PADDING;
      return privateEncrypt({ key: privateKey, padding }, Buffer.concat([DIGEST_INFO, sha256]));
    },
  };
}
