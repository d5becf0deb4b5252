import type { Cloud } from '../transfer/transfer.ts';

/** Where people work in a cloud, and how PowerShell signs in there (DOMAIN 12). */
export type CloudPlaces = {
  name: string;
  partnerCenter: string;
  partnerCenterHint?: string;
  azurePortal: string;
  signInAuthority: string;
  /** What `Connect-AzAccount` needs besides the tenant; empty where it needs nothing. */
  signInSwitch: string;
  /** Where the customer's Global admin accepts a partner's invitation, and ends its relationship (D-11, D-12). */
  adminCenter: string;
};

/** The places of both clouds; a case uses those of its own cloud and no others. */
export type Places = Readonly<Record<Cloud, CloudPlaces>>;

/** The published addresses (DOMAIN 12); of Partner Center for US Government only the older host is. */
export const PLACES: Places = {
  usgov: {
    name: 'Microsoft Cloud for US Government',
    partnerCenter: 'https://partnercenter.microsoft.com',
    partnerCenterHint:
      'Sign in with the link in the mail that came with your account of Partner Center for US Government.',
    azurePortal: 'https://portal.azure.us',
    signInAuthority: 'https://login.microsoftonline.us',
    signInSwitch: '-Environment AzureUSGovernment',
    adminCenter: 'https://portal.office365.us/adminportal/home',
  },
  public: {
    name: 'Microsoft commercial cloud',
    partnerCenter: 'https://partner.microsoft.com/dashboard',
    azurePortal: 'https://portal.azure.com',
    signInAuthority: 'https://login.microsoftonline.com',
    signInSwitch: '',
    adminCenter: 'https://admin.microsoft.com',
  },
};

/** The places with other Azure portals: documents for US Government partners name both addresses. */
export const placesWith = (azurePortals: Readonly<Record<Cloud, string>>): Places => ({
  usgov: { ...PLACES.usgov, azurePortal: azurePortals.usgov },
  public: { ...PLACES.public, azurePortal: azurePortals.public },
});
