import { z } from 'zod';

/** The e-mail service takes no more recipients than this in one message (AZURE 5). */
const RECIPIENT_LIMIT = 50;

/** One mailbox, with the name its owner is greeted by. */
export const MailAddress = z.object({ address: z.email(), displayName: z.string().optional() });
export type MailAddress = z.infer<typeof MailAddress>;

const addresses = z.array(MailAddress).default([]);

const Content = z
  .object({ subject: z.string().min(1), plainText: z.string().optional(), html: z.string().optional() })
  .refine(
    ({ plainText, html }) => Boolean(plainText) || Boolean(html),
    'Either plainText or html is required.',
  );

const Recipients = z
  .object({ to: addresses, cc: addresses, bcc: addresses })
  .refine(({ to, cc, bcc }) => to.length + cc.length + bcc.length > 0, 'At least one recipient is required.')
  .refine(
    ({ to, cc, bcc }) => to.length + cc.length + bcc.length <= RECIPIENT_LIMIT,
    `At most ${RECIPIENT_LIMIT} recipients are allowed.`,
  );

const Attachment = z.object({
  name: z.string().min(1),
  contentType: z.string().min(1),
  contentInBase64: z.base64(),
  contentId: z.string().optional(),
});

/** The body of `POST /emails:send` as Azure Communication Services takes it, api-version 2025-09-01. */
export const EmailMessage = z.object({
  senderAddress: z.email(),
  content: Content,
  recipients: Recipients,
  replyTo: addresses,
  headers: z.record(z.string(), z.string()).default({}),
  attachments: z.array(Attachment).default([]),
  userEngagementTrackingDisabled: z.boolean().default(false),
});
export type EmailMessage = z.infer<typeof EmailMessage>;

/** Everybody the message goes to, hidden recipients too. */
export const recipientsOf = ({ recipients: { to, cc, bcc } }: EmailMessage): readonly MailAddress[] => [
  ...to,
  ...cc,
  ...bcc,
];
