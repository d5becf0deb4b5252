/** What is chosen in the ticket besides the subscription; the texts differ between editions of the portal. */
export type TicketValues = {
  issueType: string;
  supportPlan: string;
  severity: string;
  problemType: string;
};

/** The article's own values, used unless settings say otherwise. */
export const ARTICLE_TICKET_VALUES: TicketValues = {
  issueType: 'Subscription management',
  supportPlan: 'Cloud Solution Provider',
  severity: 'C-Minimal impact',
  problemType: 'Other General Questions',
};
