/** The page where a mapping is looked at and edited: entity pairs, field pairs, values through the mapping. */
package org.crmferry.ui.map;
