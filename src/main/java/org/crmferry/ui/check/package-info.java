/** The check: what will happen to every record, decided and shown before anything is written. */
package org.crmferry.ui.check;
