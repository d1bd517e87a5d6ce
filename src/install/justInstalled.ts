/** What the installer leaves in the tab: the portal's page loads itself anew at the end, and the form then says what to try first. */
export const JUST_INSTALLED = 'justInstalled'
