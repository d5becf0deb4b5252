import { placesWith } from '../../shared/guidance/cloud-places.ts';
import type { GuideSources } from '../../shared/mail/facts/guide-facts.ts';
import type { Settings } from './settings.ts';

/** What settings say of tickets and of the places of clouds. */
export const guidanceOf = (settings: Settings): GuideSources => ({
  ticketValues: {
    issueType: settings.TICKET_ISSUE_TYPE,
    supportPlan: settings.TICKET_SUPPORT_PLAN,
    severity: settings.TICKET_SEVERITY,
    problemType: settings.TICKET_PROBLEM_TYPE,
  },
  places: placesWith({ usgov: settings.AZURE_PORTAL_USGOV, public: settings.AZURE_PORTAL_PUBLIC }),
});
