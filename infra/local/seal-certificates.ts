import { createPrivateKey, randomBytes, webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

/** A fresh key with its certificate; `key` is PKCS#8 PEM, `der` the certificate. */
export interface CertifiedKey {
  key: string;
  der: Uint8Array;
}

/** A root and a leaf it issued, both good from `from` for the given years. */
export interface SealPki {
  root: CertifiedKey;
  leaf: CertifiedKey;
}

/** What a seal key can be: its name on the certificates, how long it is good, its algorithm, and what it is for. */
export interface SealPkiOptions {
  name?: string;
  years?: number;
  keyType?: 'RSA' | 'EC';
  purpose?: 'seal' | 'timestamps';
}

const ALGORITHMS = {
  RSA: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  EC: { name: 'ECDSA', namedCurve: 'P-256' },
};
const OID = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;
/** Bits of KeyUsage (RFC 5280 4.2.1.3), most significant first. */
const USAGE = { signsCertificates: 0x06, seals: 0xc0 } as const;

/** Makes a root and a leaf for sealing or timestamps on one machine; nobody outside trusts it, and nobody should. */
export async function makeSealPki(from: Date, options: SealPkiOptions = {}): Promise<SealPki> {
  const { name = 'CSP subscription transfer', years = 10, keyType = 'RSA', purpose = 'seal' } = options;
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  const rootKeys = await newKeys(keyType);
  const leafKeys = await newKeys(keyType);
  const root = certificate(`${name} (local root)`, from, until, true);
  const leaf = certificate(`${name} ${purpose} (local)`, from, until, false);
  if (purpose === 'timestamps') leaf.extensions?.push(forTimestamps());
  root.issuer = root.subject;
  leaf.issuer = root.subject;
  return { root: await issue(root, rootKeys, rootKeys), leaf: await issue(leaf, leafKeys, rootKeys) };
}

async function newKeys(keyType: 'RSA' | 'EC'): Promise<webcrypto.CryptoKeyPair> {
  const usages: webcrypto.KeyUsage[] = ['sign', 'verify'];
  return keyType === 'RSA'
    ? webcrypto.subtle.generateKey(ALGORITHMS.RSA, true, usages)
    : webcrypto.subtle.generateKey(ALGORITHMS.EC, true, usages);
}

function certificate(commonName: string, from: Date, until: Date, authority: boolean): pkijs.Certificate {
  const made = new pkijs.Certificate();
  made.version = 2;
  const serial = randomBytes(16);
  serial.writeUInt8(0x40 | (serial.readUInt8(0) & 0x3f), 0);
  made.serialNumber = new asn1js.Integer({ valueHex: new Uint8Array(serial).buffer });
  made.subject.typesAndValues.push(rdn(OID.commonName, commonName), rdn(OID.organisation, 'Local stack'));
  made.notBefore.value = from;
  made.notAfter.value = until;
  const usage = new Uint8Array([authority ? USAGE.signsCertificates : USAGE.seals]).buffer;
  made.extensions = [
    extension(OID.basicConstraints, new pkijs.BasicConstraints({ cA: authority }).toSchema()),
    extension(OID.keyUsage, new asn1js.BitString({ valueHex: usage, unusedBits: authority ? 1 : 6 })),
  ];
  return made;
}

async function issue(
  made: pkijs.Certificate,
  subject: webcrypto.CryptoKeyPair,
  issuer: webcrypto.CryptoKeyPair,
): Promise<CertifiedKey> {
  await made.subjectPublicKeyInfo.importKey(subject.publicKey);
  await made.sign(issuer.privateKey, 'SHA-256');
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', subject.privateKey));
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return {
    key: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    der: new Uint8Array(made.toSchema(true).toBER()),
  };
}

function rdn(type: string, value: string): pkijs.AttributeTypeAndValue {
  return new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) });
}

/** RFC 3161 2.3: the only purpose, and critical. */
function forTimestamps(): pkijs.Extension {
  const usage = new pkijs.ExtKeyUsage({ keyPurposes: [OID.timeStamping] });
  return extension(OID.extendedKeyUsage, usage.toSchema());
}

function extension(extnID: string, value: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical: true, extnValue: value.toBER() });
}
