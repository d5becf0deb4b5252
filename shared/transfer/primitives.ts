import { z } from 'zod';

const NIL = '00000000-0000-0000-0000-000000000000';

/** Control and bidirectional-override characters would let a name lie about itself on paper, in mails and in logs. */
const HOSTILE = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

/** One line of human text: trimmed, NFC, without control or direction characters. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((text) => !HOSTILE.test(text), 'must not contain control or direction characters'),
    );

/** Several lines of human text; line breaks and tabs are allowed. */
export const paragraph = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine(
          (text) => !HOSTILE.test(text.replace(/[\n\t]/g, ' ')),
          'must not contain control or direction characters',
        ),
    );

const NAME_WITH_LINK = /https?:|www\./i;

/** A person's or organisation's name; addresses are refused because names are used to phish (RELIABILITY T11). */
export const name = (max: number) =>
  line(max).refine((text) => !NAME_WITH_LINK.test(text), 'must be a name, not an address');

/** Why a Microsoft ID of 16 digits is refused: one published instruction calls it so, but it is a GUID. */
const GUID_HINT =
  'must be a GUID such as b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0 (32 hexadecimal digits in groups 8-4-4-4-12)';
const SIXTEEN = /^\d{4}-?\d{4}-?\d{4}-?\d{4}$/;

/** A GUID in lower case; never all zeros. 16-digit "Microsoft IDs" are explained. */
export const Guid = z
  .string()
  .trim()
  .toLowerCase()
  .superRefine((text, context) => {
    if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text) && text !== NIL) return;
    const message = SIXTEEN.test(text)
      ? `${GUID_HINT}; the "16-digit Microsoft ID" of older instructions is this GUID`
      : GUID_HINT;
    context.addIssue({ code: 'custom', message });
  });

/** ISO 3166-1 alpha-2, upper case. `UK` is not a code: the United Kingdom is `GB`. */
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as US')
  .refine((code) => code !== 'UK', 'the code of the United Kingdom is GB');

/** An address mail can be sent to. */
export const Email = z.email('must be an e-mail address').max(254);

/** A telephone number Microsoft Support can call. */
export const Phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ().-]{7,25}$/, 'must be a telephone number');

/** A tenant's domain, such as `contoso.onmicrosoft.com`. */
export const HostName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
    'must be a domain name such as contoso.onmicrosoft.com',
  );

/** A calendar date, `2026-11-22`. */
export const CalendarDate = z.iso.date();

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');

/** Opaque, generated, and safe as table key, blob folder and Durable instance id (RELIABILITY T3). */
export const TransferId = z.string().regex(/^t[a-z0-9]{25}$/);
export type TransferId = z.infer<typeof TransferId>;

/** A value as JSON text, as settings hold it; its faults name the place and never repeat the text. */
export const jsonText = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
