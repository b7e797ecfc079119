/** What the pages share: the open migration, who we are at its ends, and what the program remembers between two starts. */
package org.crmferry.ui.session;
