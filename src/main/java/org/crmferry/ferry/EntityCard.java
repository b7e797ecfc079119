package org.crmferry.ferry;

/**
 * One entity as the mapping page lists it.
 *
 * @param name unique at its side
 * @param label what people call it
 * @param meaning the common CRM word, or empty
 * @param count its records; -1 if unknown
 * @param fields number of its fields
 * @param technical whether it belongs to the product's machinery and is not offered unasked
 * @param writable whether records can be written to it
 */
public record EntityCard(
        String name, String label, String meaning, long count, int fields, boolean technical, boolean writable) {}
