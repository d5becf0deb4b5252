/** The clean-up of the old partner's access, while it is to be done (R-35… ). */
export const roles = {
  heading: 'Remove the old partner’s access',
  whose:
    'This is the new partner’s task. Often only an Owner in your organisation may do it: then run these commands yourself, or let the new partner be made Owner first.',
  found: (time: string, ranBy: string, remaining: number, review: number) =>
    `The list of ${time}, made by ${ranBy}, shows ${remaining} ${remaining === 1 ? 'role' : 'roles'} of the old partner, and ${review} to look at.`,
  listsOnly: 'The commands below only list the roles. They change nothing.',
  firstShows:
    'Do not run the file as a whole: copy its lines into PowerShell one after the other. Before every removal there is a line that ends in -WhatIf: it only shows what would be removed and changes nothing. Look at what it shows; the line after it removes that role at once, without asking again.',
  grantFirst:
    'First the new partner is made Owner, then the old partner’s roles are removed. Your resources keep running, and nobody else’s role changes. A role removed by mistake can be given again by an Owner.',
  commands: 'PowerShell commands',
  download: 'Download the commands as a file',
  handIn: 'Hand in the list',
  handInWhy:
    'The last command writes a file roles.json. Hand it in here: when it shows nobody of the old partner any more, the transfer is complete.',
  ranBy: 'Who made the list',
  commerceId: 'New Partner Center subscription ID',
  commerceIdHint: 'The new partner knows it; it is needed to complete the transfer',
  content: 'The content of roles.json',
  contentHint: 'Open the file in an editor, copy all of it and paste it here.',
  send: 'Hand in the list',
  list: 'The list',
  ranByLabel: 'The name of who made the list',
  faultsTitle: 'The list was not accepted',
};
