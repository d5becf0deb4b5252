import { campaignSuite } from '../support/simulation/campaign-suite.ts';
import { CAMPAIGNS } from '../support/simulation/campaigns.ts';

campaignSuite(CAMPAIGNS.brokenHost);
