/** Compares two databases, record by record and field by field: the support engineer's page. Reads only. */
package org.crmferry.ui.compare;
