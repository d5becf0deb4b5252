import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../functions/runtime/settings.ts';
import { ED25519 } from './webhook-keys.ts';

const ENVIRONMENT = {
  DATA_STORAGE: 'UseDevelopmentStorage=true',
  ACS_CONNECTION_STRING: 'endpoint=http://127.0.0.1:1/;accesskey=eA==',
  MAIL_FROM: 'transfers@csp-transfer.example',
  OPS_MAIL_TO: 'ops@csp-transfer.example',
  BASE_URL: 'http://127.0.0.1:7071/api',
  LINK_SECRET: Buffer.alloc(32, 1).toString('base64'),
  NOTICE_SIGNING_KEY: ED25519.secret,
  SEAL_KEY_PEM: 'not a PRIVATE KEY, but named like one',
  SEAL_CERTIFICATES_PEM: '-----BEGIN CERTIFICATE-----',
  API_AUDIENCE: 'api://csp-subscription-transfer',
  OPS_TENANT_ID: '9b1d1c5e-7b1a-4d53-8a7e-5d0d7c1f0a10',
};

describe('the settings for notices', () => {
  it('are a key, and portals on this machine only when asked for', () => {
    expect(readSettings(ENVIRONMENT)).toMatchObject({
      NOTICE_SIGNING_KEY: ED25519.secret,
      PORTALS_ON_LOOPBACK: false,
    });
    expect(readSettings({ ...ENVIRONMENT, PORTALS_ON_LOOPBACK: 'true' }).PORTALS_ON_LOOPBACK).toBe(true);
  });

  it('are missed when there is no key', () => {
    const { NOTICE_SIGNING_KEY: _, ...rest } = ENVIRONMENT;
    expect(() => readSettings(rest)).toThrow('NOTICE_SIGNING_KEY');
  });

  it('say that a key is none without repeating it', () => {
    const key = `${ED25519.secret}AAAA`;
    expect(() => readSettings({ ...ENVIRONMENT, NOTICE_SIGNING_KEY: key })).toThrow(
      /^The settings are not complete:\s+NOTICE_SIGNING_KEY: must be whsk_ and an Ed25519 seed in base64$/,
    );
  });

  it('allow no portal on the machine itself in Azure', () => {
    const azure = { ...ENVIRONMENT, WEBSITE_SITE_NAME: 'csp-transfer', PORTALS_ON_LOOPBACK: 'true' };
    expect(() => readSettings(azure)).toThrow('PORTALS_ON_LOOPBACK: must not be set in Azure');
  });
});
