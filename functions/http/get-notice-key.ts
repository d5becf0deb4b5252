import { noticePublicKey } from '../../shared/partners/portal-notice.ts';
import { anybody, endpoint } from '../runtime/endpoint.ts';

/** The public key our notices are signed by (Standard Webhooks `v1a`), for a portal to pin. */
export const getNoticeKey = endpoint({
  name: 'getNoticeKey',
  method: 'GET',
  route: 'notice-key',
  caller: anybody,
  async handle({ services }) {
    return { json: { publicKey: noticePublicKey(services.settings.NOTICE_SIGNING_KEY) } };
  },
});
