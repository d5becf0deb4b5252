const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** Nothing our pages need: what is not named here is off by the policy above, sensors and payments are off by this one. */
const FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/**
 * On every answer, errors included: nothing is framed, sniffed, cached or loaded from elsewhere (RELIABILITY E4, I2).
 * PDF.js works under this policy: its fonts come from memory and its styles through the CSSOM, and it gets neither
 * eval nor WebAssembly. The referrer stays on our own origin rather than nowhere: with `no-referrer` a browser posts a
 * form with `Origin: null`, and browsers without Sec-Fetch-Site could no longer prove that the form is ours (E3). No
 * address of ours holds a secret; fragments are never in a referrer.
 */
export const SECURITY_HEADERS: Record<string, string> = {
  'content-security-policy': POLICY.join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': FEATURES.map((feature) => `${feature}=()`).join(', '),
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};
