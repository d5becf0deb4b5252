/** The secret, message and signature that Standard Webhooks publishes for its libraries. */
export const PUBLISHED = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1614265330,
  body: Buffer.from('{"test": 2432232314}'),
  key: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
const SEED = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const PUBLIC = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';

/** Test key 1 of RFC 8032, 7.1, in both forms a secret key is written in. */
export const ED25519 = {
  secret: `whsk_${base64(SEED)}`,
  longSecret: `whsk_${base64(SEED + PUBLIC)}`,
  public: `whpk_${base64(PUBLIC)}`,
  publicBytes: Buffer.from(PUBLIC, 'hex'),
};

/** Test key 2 of RFC 8032, 7.1: the key that comes after in a rotation. */
export const NEXT_ED25519 = {
  secret: `whsk_${base64('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')}`,
  public: `whpk_${base64('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')}`,
};

/** A shared secret of `length` bytes. */
export const hmacKey = (fill: number, length = 32) =>
  `whsec_${Buffer.alloc(length, fill).toString('base64')}`;
