/** The last page: the proof that every value arrived, the report, and the way back. */
package org.crmferry.ui.finish;
